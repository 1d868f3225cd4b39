"""What is asked about changes that people ask for?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.modifications import (
    Demande,
    Modification,
    ModificationADecider,
    Valeurs,
)
from shared.database import Connection, many, one, run


async def find_valeurs(conn: Connection, user_id: UUID, ice: str | None) -> Valeurs | None:
    """Return what a person and the company under which they work are today."""
    return await one(
        conn,
        Valeurs,
        """
        SELECT u.prenom, u.nom, u.email, e.raison_sociale, e.rc, e.if_fiscal, e.adresse
          FROM utilisateur u
          LEFT JOIN entreprise e ON e.ice = $2
         WHERE u.user_id = $1
        """,
        user_id,
        ice,
    )


async def list_ouvertes(conn: Connection, user_id: UUID, ice: str | None) -> list[str]:
    """Return the fields of a person and their company of which a change is asked for already."""
    rows = await conn.fetch(
        """
        SELECT champ
          FROM modification
         WHERE ouverte
           AND CASE WHEN de_entreprise THEN ice = $2::bpchar ELSE user_id = $1 END
        """,
        user_id,
        ice,
    )
    return [row["champ"] for row in rows]


async def list_mine(conn: Connection, user_id: UUID, limit: int) -> list[Modification]:
    """Return what a person has asked for, the latest first."""
    return await many(
        conn,
        Modification,
        """
        SELECT modification_id, champ, avant, apres, motif, etat, cree_le, decidee_le, reponse,
               etat = 'ACCEPTEE' AND appliquee_le IS NULL AS a_confirmer
          FROM modification
         WHERE user_id = $1
         ORDER BY cree_le DESC, modification_id DESC
         LIMIT $2
        """,
        user_id,
        limit,
    )


async def insert_modification(
    conn: Connection, user_id: UUID, asked: Demande, avant: str | None, now: datetime
) -> bool:
    """Keep what a person asks for; False when the same is asked for already."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO modification
                   (modification_id, champ, user_id, ice, avant, apres, motif, cree_le)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT DO NOTHING
            """,
            asked.modification_id,
            asked.champ,
            user_id,
            asked.ice,
            avant,
            asked.apres,
            asked.motif,
            now,
        )
    )


async def page_queue(
    conn: Connection,
    user_id: UUID,
    ice: str | None,
    etat: str,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[ModificationADecider]:
    """Return what waits for the caller, the oldest first: everything without `ice`, otherwise the
    personal data of those who asked under this company and still work for it.
    """
    at, modification_id = after or (None, None)
    return await many(
        conn,
        ModificationADecider,
        """
        SELECT m.modification_id, m.champ, m.apres, m.motif, m.etat, m.cree_le, m.decidee_le,
               m.reponse, m.user_id, m.ice, u.username, u.prenom, u.nom, e.raison_sociale,
               d.username AS decidee_par, m.user_id = $1 AS la_mienne,
               m.etat = 'ACCEPTEE' AND m.appliquee_le IS NULL AS a_confirmer,
               CASE m.champ WHEN 'prenom' THEN u.prenom WHEN 'nom' THEN u.nom
                            WHEN 'email' THEN u.email WHEN 'raison_sociale' THEN e.raison_sociale
                            WHEN 'rc' THEN e.rc WHEN 'if_fiscal' THEN e.if_fiscal
                            ELSE e.adresse END AS actuelle
          FROM modification m
          JOIN utilisateur u ON u.user_id = m.user_id
          LEFT JOIN entreprise e ON e.ice = m.ice
          LEFT JOIN utilisateur d ON d.user_id = m.decidee_par
         WHERE m.etat = $3
           AND ($2::bpchar IS NULL
                OR (m.ice = $2 AND NOT m.de_entreprise
                    AND EXISTS (SELECT FROM affectation a
                                 WHERE a.ice = $2 AND a.user_id = m.user_id)))
           AND ($4::timestamptz IS NULL OR (m.cree_le, m.modification_id) > ($4, $5::uuid))
         ORDER BY m.cree_le, m.modification_id
         LIMIT $6
        """,
        user_id,
        ice,
        etat,
        at,
        modification_id,
        limit,
    )


async def lock_demande(conn: Connection, modification_id: UUID) -> Demande | None:
    """Return what was asked for, and keep others from deciding on it meanwhile."""
    return await one(
        conn,
        Demande,
        """
        SELECT m.modification_id, m.champ, m.user_id, m.ice, m.apres, m.motif, m.etat,
               m.de_entreprise, m.lien_expire_le, m.appliquee_le,
               EXISTS (SELECT FROM affectation a
                        WHERE a.ice = m.ice AND a.user_id = m.user_id) AS y_travaille
          FROM modification m
         WHERE m.modification_id = $1
           FOR UPDATE OF m
        """,
        modification_id,
    )


async def lock_by_link(conn: Connection, digest: bytes) -> Demande | None:
    """Return the change of address that a link confirms."""
    return await one(
        conn,
        Demande,
        """
        SELECT modification_id, champ, user_id, ice, apres, motif, etat, de_entreprise,
               lien_expire_le, appliquee_le
          FROM modification
         WHERE lien_digest = $1
           FOR UPDATE
        """,
        digest,
    )


async def cancel(conn: Connection, user_id: UUID, modification_id: UUID, now: datetime) -> bool:
    """Take back what a person asked for; False when it is not open, or not theirs."""
    return bool(
        await run(
            conn,
            """
            UPDATE modification
               SET etat = 'ANNULEE', decidee_le = $3, lien_digest = NULL
             WHERE user_id = $1 AND modification_id = $2 AND ouverte
            """,
            user_id,
            modification_id,
            now,
        )
    )


async def decide(
    conn: Connection,
    modification_id: UUID,
    etat: str,
    by: UUID,
    reponse: str | None,
    now: datetime,
) -> None:
    """Note what was decided."""
    await run(
        conn,
        """
        UPDATE modification
           SET etat = $2, decidee_par = $3, reponse = $4, decidee_le = $5
         WHERE modification_id = $1
        """,
        modification_id,
        etat,
        by,
        reponse,
        now,
    )


async def set_link(
    conn: Connection, modification_id: UUID, digest: bytes, expires_at: datetime
) -> None:
    """Keep the link that confirms a new address."""
    await run(
        conn,
        """
        UPDATE modification
           SET lien_digest = $2, lien_expire_le = $3
         WHERE modification_id = $1
        """,
        modification_id,
        digest,
        expires_at,
    )


async def note_applied(conn: Connection, modification_id: UUID, now: datetime) -> None:
    """Note that the change holds."""
    await run(
        conn,
        """
        UPDATE modification
           SET appliquee_le = $2, lien_digest = NULL
         WHERE modification_id = $1
        """,
        modification_id,
        now,
    )


async def set_prenom(conn: Connection, user_id: UUID, prenom: str) -> None:
    """Change a person's first name."""
    await run(conn, "UPDATE utilisateur SET prenom = $2 WHERE user_id = $1", user_id, prenom)


async def set_nom(conn: Connection, user_id: UUID, nom: str) -> None:
    """Change a person's family name."""
    await run(conn, "UPDATE utilisateur SET nom = $2 WHERE user_id = $1", user_id, nom)


async def set_email(conn: Connection, user_id: UUID, email: str) -> None:
    """Change a person's address; violates `utilisateur_email` when it is another's."""
    await run(conn, "UPDATE utilisateur SET email = $2 WHERE user_id = $1", user_id, email)
