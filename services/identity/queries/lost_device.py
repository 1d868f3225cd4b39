"""What does Portnet ID ask about requests for help from who has lost their second factor?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.lost_device import Demande, DemandeAide
from services.identity.models.signin import Visitor
from shared.database import Connection, many, one, run, value


async def count_since(conn: Connection, user_id: UUID, since: datetime) -> int:
    """Return how often a person has asked since an instant."""
    found: int = await value(
        conn,
        "SELECT count(*) FROM appareil_perdu WHERE user_id = $1 AND opened_at > $2",
        user_id,
        since,
    )
    return found


async def insert_demande(
    conn: Connection, demande_id: UUID, user_id: UUID, visitor: Visitor, now: datetime
) -> bool:
    """Open a request; False when the person has one that is open or approved."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO appareil_perdu (demande_id, user_id, address, appareil, opened_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id) WHERE etat IN ('OUVERTE', 'APPROUVEE') DO NOTHING
            """,
            demande_id,
            user_id,
            visitor.address,
            visitor.appareil,
            now,
        )
    )


async def list_demandes(conn: Connection, ice: str | None) -> list[DemandeAide]:
    """Return the requests that are open or approved, oldest first; with `ice`, of that company's
    people.
    """
    return await many(
        conn,
        DemandeAide,
        """
        SELECT p.demande_id, u.username, u.prenom, u.nom, u.email, p.etat,
               p.opened_at AS ouverte_le, p.address AS adresse, p.appareil,
               p.effective_at AS effective_le,
               ARRAY(SELECT DISTINCT e.raison_sociale
                       FROM affectation a
                       JOIN entreprise e USING (ice)
                      WHERE a.user_id = p.user_id
                      ORDER BY e.raison_sociale) AS entreprises
          FROM appareil_perdu p
          JOIN utilisateur u USING (user_id)
         WHERE p.etat IN ('OUVERTE', 'APPROUVEE')
           AND ($1::text IS NULL OR EXISTS (SELECT FROM affectation a
                                             WHERE a.user_id = p.user_id AND a.ice = $1))
         ORDER BY p.opened_at, p.demande_id
        """,
        ice,
    )


async def lock_demande(
    conn: Connection, demande_id: UUID, ice: str | None = None
) -> Demande | None:
    """Return a request and let nobody else decide meanwhile; with `ice`, only if the person works
    for that company.
    """
    return await one(
        conn,
        Demande,
        """
        SELECT p.demande_id, p.user_id, p.etat, p.decided_by, p.effective_at
          FROM appareil_perdu p
         WHERE p.demande_id = $1
           AND ($2::text IS NULL OR EXISTS (SELECT FROM affectation a
                                             WHERE a.user_id = p.user_id AND a.ice = $2))
           FOR UPDATE OF p
        """,
        demande_id,
        ice,
    )


async def decide(
    conn: Connection,
    demande_id: UUID,
    by: UUID,
    motif: str,
    now: datetime,
    effective_at: datetime | None,
) -> None:
    """Approve a request, to take effect at an instant; refuse it without one."""
    await run(
        conn,
        """
        UPDATE appareil_perdu
           SET etat = CASE WHEN $5::timestamptz IS NULL THEN 'REFUSEE' ELSE 'APPROUVEE' END,
               decided_by = $2, motif = $3, decided_at = $4, effective_at = $5,
               closed_at = CASE WHEN $5::timestamptz IS NULL THEN $4::timestamptz END
         WHERE demande_id = $1
        """,
        demande_id,
        by,
        motif,
        now,
        effective_at,
    )


async def close(conn: Connection, demande_id: UUID, etat: str, now: datetime) -> None:
    """End a request: cancelled, or carried out."""
    await run(
        conn,
        "UPDATE appareil_perdu SET etat = $2, closed_at = $3 WHERE demande_id = $1",
        demande_id,
        etat,
        now,
    )


async def take_due(conn: Connection, now: datetime) -> Demande | None:
    """Return an approved request whose delay has passed, and keep other replicas from it."""
    return await one(
        conn,
        Demande,
        """
        SELECT demande_id, user_id, etat, decided_by, effective_at
          FROM appareil_perdu
         WHERE etat = 'APPROUVEE' AND effective_at <= $1
         ORDER BY effective_at
         LIMIT 1
           FOR UPDATE SKIP LOCKED
        """,
        now,
    )


async def find_next_due(conn: Connection) -> datetime | None:
    """Return when the next approved request takes effect."""
    found: datetime | None = await value(
        conn, "SELECT min(effective_at) FROM appareil_perdu WHERE etat = 'APPROUVEE'"
    )
    return found


async def list_administrators(conn: Connection, user_id: UUID) -> list[UUID]:
    """Return the other administrators of the companies that a person works for."""
    rows = await conn.fetch(
        """
        SELECT DISTINCT a.user_id
          FROM affectation a
          JOIN affectation own ON own.ice = a.ice
          JOIN utilisateur u ON u.user_id = a.user_id
         WHERE own.user_id = $1 AND a.user_id <> $1 AND u.statut = 'ACTIF'
           AND 'administrateur' = ANY (a.roles)
           AND NOT EXISTS (SELECT FROM suspension s
                            WHERE s.user_id = a.user_id AND s.ice = a.ice)
        """,
        user_id,
    )
    return [row["user_id"] for row in rows]
