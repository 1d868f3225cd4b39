"""What does the operator's desk ask about companies and accounts?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.identity.models.desk import (
    Acte,
    AffectationCompte,
    FicheCompte,
    FicheEntreprise,
    LigneCompte,
    LigneEntreprise,
)
from services.identity.models.people import EntrepriseRow
from shared.database import Connection, many, one, run, value


async def page_entreprises(
    conn: Connection,
    patterns: Sequence[str],
    profil: str | None,
    statut: str | None,
    after: tuple[str, str] | None,
    limit: int,
) -> list[LigneEntreprise]:
    """Return companies by name; each of `patterns` must fit the folded name or the ICE."""
    name, ice = after or (None, None)
    return await many(
        conn,
        LigneEntreprise,
        """
        SELECT e.ice, e.raison_sociale, e.statut,
               ARRAY(SELECT p.profil FROM entreprise_profil p WHERE p.ice = e.ice ORDER BY p.profil)
                   AS profils,
               (SELECT count(DISTINCT a.user_id) FROM affectation a WHERE a.ice = e.ice)
                   AS personnes
          FROM entreprise e
         WHERE e.recherche LIKE ALL($1::text[])
           AND ($2::text IS NULL OR EXISTS (SELECT FROM entreprise_profil p
                                             WHERE p.ice = e.ice AND p.profil = $2))
           AND ($3::text IS NULL OR e.statut = $3)
           AND ($4::text IS NULL OR (e.raison_sociale, e.ice) > ($4, $5::bpchar))
         ORDER BY e.raison_sociale, e.ice
         LIMIT $6
        """,
        list(patterns),
        profil,
        statut,
        name,
        ice,
        limit,
    )


async def find_fiche_entreprise(conn: Connection, ice: str) -> FicheEntreprise | None:
    """Return the company with this ICE, without what was done to it."""
    return await one(
        conn,
        FicheEntreprise,
        """
        SELECT e.ice, e.raison_sociale, e.rc, e.if_fiscal, e.adresse, e.statut, e.cree_le,
               e.modifie_le, e.derogation_ice, e.organisme,
               ARRAY(SELECT p.profil FROM entreprise_profil p WHERE p.ice = e.ice ORDER BY p.profil)
                   AS profils,
               (SELECT count(DISTINCT a.user_id) FROM affectation a WHERE a.ice = e.ice)
                   AS personnes
          FROM entreprise e
         WHERE e.ice = $1
        """,
        ice,
    )


async def lock_fiche_entreprise(conn: Connection, ice: str) -> FicheEntreprise | None:
    """Return the company with this ICE and keep others from changing it meanwhile."""
    await run(conn, "SELECT FROM entreprise WHERE ice = $1 FOR UPDATE", ice)
    return await find_fiche_entreprise(conn, ice)


async def save_entreprise(conn: Connection, row: EntrepriseRow, now: datetime) -> None:
    """Give the company the row's name, numbers and address, also where they are empty."""
    await run(
        conn,
        """
        UPDATE entreprise
           SET raison_sociale = $2, rc = $3, if_fiscal = $4, adresse = $5, organisme = $6,
               modifie_le = $7
         WHERE ice = $1
        """,
        row.ice,
        row.raison_sociale,
        row.rc,
        row.if_fiscal,
        row.adresse,
        row.organisme,
        now,
    )


async def set_statut_entreprise(conn: Connection, ice: str, statut: str, now: datetime) -> None:
    """Suspend the company or put it back."""
    await run(
        conn,
        "UPDATE entreprise SET statut = $2, modifie_le = $3 WHERE ice = $1",
        ice,
        statut,
        now,
    )


async def count_carriers(conn: Connection, ice: str, profils: Sequence[str]) -> int:
    """Return how many people work for the company under one of `profils`."""
    count: int = await value(
        conn,
        """
        SELECT count(DISTINCT user_id)
          FROM affectation
         WHERE ice = $1 AND profil = ANY($2::text[])
        """,
        ice,
        list(profils),
    )
    return count


async def delete_profils(conn: Connection, ice: str, profils: Sequence[str]) -> None:
    """Take profiles from the company that nobody carries; invitations under them lapse."""
    await run(
        conn,
        "DELETE FROM invitation WHERE ice = $1 AND profil = ANY($2::text[])",
        ice,
        list(profils),
    )
    await run(
        conn,
        "DELETE FROM entreprise_profil WHERE ice = $1 AND profil = ANY($2::text[])",
        ice,
        list(profils),
    )


async def list_sessions_of_entreprise(conn: Connection, ice: str) -> list[UUID]:
    """Return the live sessions that act for the company, or have opened tokens that do."""
    rows = await conn.fetch(
        """
        SELECT s.session_id
          FROM sso_session s
         WHERE s.ended_at IS NULL
           AND (EXISTS (SELECT FROM affectation a
                         WHERE a.affectation_id = s.affectation_id AND a.ice = $1)
             OR EXISTS (SELECT FROM oauth_grant g
                          JOIN affectation a USING (affectation_id)
                         WHERE g.session_id = s.session_id AND g.revoked_at IS NULL
                           AND a.ice = $1))
         ORDER BY s.session_id
        """,
        ice,
    )
    return [row["session_id"] for row in rows]


async def list_actes_of_entreprise(conn: Connection, ice: str, limit: int) -> list[Acte]:
    """Return what was done to the company, the latest first."""
    return await many(
        conn,
        Acte,
        """
        SELECT l.seq, l.at AS le, l.kind AS acte, u.username AS par,
               l.details ->> 'reason' AS motif, l.details - 'reason' - 'by' AS details
          FROM security_log l
          LEFT JOIN utilisateur u ON u.user_id = (l.details ->> 'by')::uuid
         WHERE l.details ? 'ice' AND l.details ->> 'ice' = $1
           AND l.kind LIKE 'entreprise.%'
         ORDER BY l.seq DESC
         LIMIT $2
        """,
        ice,
        limit,
    )


async def page_comptes(
    conn: Connection,
    patterns: Sequence[str],
    statut: str | None,
    ice: str | None,
    after: str | None,
    limit: int,
) -> list[LigneCompte]:
    """Return accounts by user name; each of `patterns` must fit its names or address, folded.

    `ice`: only people of that company.
    """
    return await many(
        conn,
        LigneCompte,
        """
        SELECT u.user_id, u.username, u.email, u.prenom, u.nom, u.statut,
               ARRAY(SELECT DISTINCT e.raison_sociale
                       FROM affectation a JOIN entreprise e USING (ice)
                      WHERE a.user_id = u.user_id
                      ORDER BY e.raison_sociale) AS entreprises
          FROM utilisateur u
         WHERE u.recherche LIKE ALL($1::text[])
           AND ($2::text IS NULL OR u.statut = $2)
           AND ($3::bpchar IS NULL OR EXISTS (SELECT FROM affectation a
                                               WHERE a.user_id = u.user_id AND a.ice = $3))
           AND ($4::text IS NULL OR lower(u.username) > $4)
         ORDER BY lower(u.username)
         LIMIT $5
        """,
        list(patterns),
        statut,
        ice,
        after,
        limit,
    )


async def find_fiche_compte(conn: Connection, user_id: UUID, now: datetime) -> FicheCompte | None:
    """Return the account, without its affectations and what was done to it."""
    return await one(
        conn,
        FicheCompte,
        """
        SELECT u.user_id, u.username, u.email, u.prenom, u.nom, u.statut, u.langue, u.cree_le,
               (SELECT count(*) FROM totp_device d
                 WHERE d.user_id = u.user_id AND d.confirmed_at IS NOT NULL) AS applications,
               (SELECT count(*) FROM passkey k WHERE k.user_id = u.user_id) AS cles,
               (SELECT count(*) FROM sso_session s
                 WHERE s.user_id = u.user_id AND s.ended_at IS NULL AND s.expires_at > $2)
                   AS sessions,
               (SELECT max(s.created_at) FROM sso_session s WHERE s.user_id = u.user_id)
                   AS derniere_connexion
          FROM utilisateur u
         WHERE u.user_id = $1
        """,
        user_id,
        now,
    )


async def list_affectations_of_compte(conn: Connection, user_id: UUID) -> list[AffectationCompte]:
    """Return for which companies, as what and with which roles the person works."""
    return await many(
        conn,
        AffectationCompte,
        """
        SELECT a.affectation_id, a.ice, e.raison_sociale, a.profil, a.roles,
               coalesce(a.organisme, CASE WHEN a.profil = 'BNK' THEN e.organisme END) AS organisme,
               coalesce(e.statut = 'ACTIVE', true)
                   AND NOT EXISTS (SELECT FROM suspension s
                                    WHERE s.user_id = a.user_id AND s.ice = a.ice) AS en_vigueur
          FROM affectation a
          LEFT JOIN entreprise e ON e.ice = a.ice
         WHERE a.user_id = $1
         ORDER BY e.raison_sociale NULLS FIRST, a.profil
        """,
        user_id,
    )


async def list_actes_of_compte(conn: Connection, user_id: UUID, limit: int) -> list[Acte]:
    """Return what others did to the account, the latest first."""
    return await many(
        conn,
        Acte,
        """
        SELECT l.seq, l.at AS le, l.kind AS acte, u.username AS par,
               l.details ->> 'reason' AS motif, l.details - 'reason' - 'by' AS details
          FROM security_log l
          LEFT JOIN utilisateur u ON u.user_id = (l.details ->> 'by')::uuid
         WHERE l.user_id = $1 AND l.details ? 'by'
         ORDER BY l.seq DESC
         LIMIT $2
        """,
        user_id,
        limit,
    )


async def lock_operators(conn: Connection) -> list[UUID]:
    """Return the operators who may sign in, and keep others from suspending one meanwhile."""
    rows = await conn.fetch(
        """
        SELECT u.user_id
          FROM utilisateur u
         WHERE u.statut = 'ACTIF'
           AND EXISTS (SELECT FROM affectation a
                        WHERE a.user_id = u.user_id AND a.profil = 'OPE'
                          AND NOT EXISTS (SELECT FROM suspension s
                                           WHERE s.user_id = a.user_id AND s.ice = a.ice))
         ORDER BY u.user_id
           FOR UPDATE OF u
        """
    )
    return [row["user_id"] for row in rows]


async def is_operator(conn: Connection, user_id: UUID) -> bool:
    """Say whether the person is an operator who may still sign in."""
    found: bool = await value(
        conn,
        """
        SELECT EXISTS (SELECT FROM utilisateur u JOIN affectation a USING (user_id)
                        WHERE u.user_id = $1 AND u.statut = 'ACTIF' AND a.profil = 'OPE'
                          AND NOT EXISTS (SELECT FROM suspension s
                                           WHERE s.user_id = a.user_id AND s.ice = a.ice))
        """,
        user_id,
    )
    return found


async def set_statut_compte(conn: Connection, user_id: UUID, statut: str) -> bool:
    """Suspend the account or put it back; False when it is so already."""
    return bool(
        await run(
            conn,
            "UPDATE utilisateur SET statut = $2 WHERE user_id = $1 AND statut <> $2",
            user_id,
            statut,
        )
    )
