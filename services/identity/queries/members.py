"""What does Portnet ID ask about a company's people? The company's ICE comes first, always."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.identity.models.members import FicheMembre, MembreTrouve
from shared.database import Connection, many, one, run


async def list_members(
    conn: Connection,
    ice: str,
    patterns: Sequence[str],
    etat: str | None,
    role: str | None,
    after: tuple[str, UUID] | None,
    limit: int,
) -> list[MembreTrouve]:
    """Return the company's people by name, those whose name, username or address is like all of
    `patterns`.
    """
    return await many(
        conn,
        MembreTrouve,
        """
        SELECT m.user_id, m.username, m.email, m.prenom, m.nom, m.etat, m.tri,
               (SELECT jsonb_agg(jsonb_build_object('profil', a.profil, 'roles', a.roles)
                                 ORDER BY a.profil)
                  FROM affectation a
                 WHERE a.ice = $1 AND a.user_id = m.user_id) AS affectations,
               (SELECT max(c.auth_time)
                  FROM sso_session c
                  JOIN affectation a USING (affectation_id)
                 WHERE a.ice = $1 AND a.user_id = m.user_id) AS derniere_connexion
          FROM (SELECT u.user_id, u.username, u.email, u.prenom, u.nom, u.recherche,
                       fold(u.nom || ' ' || u.prenom) COLLATE "C" AS tri,
                       CASE WHEN u.statut <> 'ACTIF' THEN 'BLOQUE'
                            WHEN s.user_id IS NOT NULL THEN 'SUSPENDU'
                            ELSE 'ACTIF' END AS etat
                  FROM utilisateur u
                  LEFT JOIN suspension s ON s.ice = $1 AND s.user_id = u.user_id) m
         WHERE EXISTS (SELECT
                         FROM affectation a
                        WHERE a.ice = $1 AND a.user_id = m.user_id
                          AND ($4::text IS NULL OR $4 = ANY(a.roles)))
           AND m.recherche LIKE ALL($2::text[])
           AND ($3::text IS NULL OR m.etat = $3)
           AND ($5::text IS NULL OR (m.tri, m.user_id) > ($5, $6::uuid))
         ORDER BY m.tri, m.user_id
         LIMIT $7
        """,
        ice,
        list(patterns),
        etat,
        role,
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def find_member(conn: Connection, ice: str, user_id: UUID) -> FicheMembre | None:
    """Return one of the company's people."""
    return await one(
        conn,
        FicheMembre,
        """
        SELECT u.user_id, u.username, u.email, u.prenom, u.nom,
               CASE WHEN u.statut <> 'ACTIF' THEN 'BLOQUE'
                    WHEN s.user_id IS NOT NULL THEN 'SUSPENDU'
                    ELSE 'ACTIF' END AS etat,
               m.affectations, m.membre_depuis, s.suspendu_le, s.motif,
               (SELECT max(c.auth_time)
                  FROM sso_session c
                  JOIN affectation a USING (affectation_id)
                 WHERE a.ice = $1 AND a.user_id = u.user_id) AS derniere_connexion,
               array_remove(ARRAY[
                   CASE WHEN EXISTS (SELECT
                                       FROM totp_device d
                                      WHERE d.user_id = u.user_id AND d.confirmed_at IS NOT NULL)
                        THEN 'APPLICATION' END,
                   CASE WHEN EXISTS (SELECT FROM passkey p WHERE p.user_id = u.user_id)
                        THEN 'CLE' END,
                   CASE WHEN EXISTS (SELECT
                                       FROM telephone t
                                      WHERE t.user_id = u.user_id AND t.confirmed_at IS NOT NULL)
                        THEN 'TELEPHONE' END,
                   CASE WHEN EXISTS (SELECT
                                       FROM recovery_code r
                                      WHERE r.user_id = u.user_id AND r.used_at IS NULL)
                        THEN 'CODES' END], NULL) AS facteurs,
               (SELECT d.effective_at
                  FROM appareil_perdu d
                 WHERE d.user_id = u.user_id AND d.etat = 'APPROUVEE') AS facteurs_retires_le
          FROM utilisateur u
          JOIN (SELECT a.user_id, min(a.cree_le) AS membre_depuis,
                       jsonb_agg(jsonb_build_object('profil', a.profil, 'roles', a.roles)
                                 ORDER BY a.profil) AS affectations
                  FROM affectation a
                 WHERE a.ice = $1 AND a.user_id = $2
                 GROUP BY a.user_id) m USING (user_id)
          LEFT JOIN suspension s ON s.ice = $1 AND s.user_id = u.user_id
         WHERE u.user_id = $2
        """,
        ice,
        user_id,
    )


async def list_administrators(conn: Connection, ice: str) -> list[UUID]:
    """Return who can administer the company now: nobody while it is suspended."""
    rows = await conn.fetch(
        """
        SELECT DISTINCT a.user_id
          FROM affectation a
          JOIN utilisateur u USING (user_id)
          JOIN entreprise e ON e.ice = a.ice AND e.statut = 'ACTIVE'
         WHERE a.ice = $1 AND 'administrateur' = ANY(a.roles) AND u.statut = 'ACTIF'
           AND NOT EXISTS (SELECT
                             FROM suspension s
                            WHERE s.ice = $1 AND s.user_id = a.user_id)
        """,
        ice,
    )
    return [row["user_id"] for row in rows]


async def works_elsewhere(conn: Connection, ice: str, user_id: UUID) -> bool:
    """Say whether the person also works for others than the company."""
    found = await conn.fetchval(
        """
        SELECT true
          FROM affectation
         WHERE ice IS DISTINCT FROM $1 AND user_id = $2
         LIMIT 1
        """,
        ice,
        user_id,
    )
    return bool(found)


async def delete_affectations(
    conn: Connection, ice: str, user_id: UUID, kept: Sequence[str]
) -> None:
    """End the person's work for the company, but under the profiles `kept`."""
    await run(
        conn,
        """
        DELETE FROM affectation
         WHERE ice = $1 AND user_id = $2 AND profil <> ALL($3::text[])
        """,
        ice,
        user_id,
        list(kept),
    )


async def list_sessions(conn: Connection, ice: str, user_id: UUID) -> list[UUID]:
    """Return the person's live sessions that work for the company, or hold tokens of it."""
    rows = await conn.fetch(
        """
        SELECT c.session_id
          FROM sso_session c
         WHERE c.user_id = $2 AND c.ended_at IS NULL
           AND EXISTS (SELECT
                         FROM affectation a
                        WHERE a.ice = $1 AND a.user_id = $2
                          AND (a.affectation_id = c.affectation_id
                               OR EXISTS (SELECT
                                            FROM oauth_grant g
                                           WHERE g.session_id = c.session_id
                                             AND g.affectation_id = a.affectation_id
                                             AND g.revoked_at IS NULL)))
         ORDER BY c.session_id
        """,
        ice,
        user_id,
    )
    return [row["session_id"] for row in rows]


async def insert_suspension(
    conn: Connection, ice: str, user_id: UUID, motif: str, by: UUID, now: datetime
) -> bool:
    """Suspend the person in the company; False when they are."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO suspension (ice, user_id, motif, suspendu_par, suspendu_le)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            ice,
            user_id,
            motif,
            by,
            now,
        )
    )


async def delete_suspension(conn: Connection, ice: str, user_id: UUID) -> bool:
    """Reinstate the person in the company; False when they are not suspended."""
    return bool(
        await run(conn, "DELETE FROM suspension WHERE ice = $1 AND user_id = $2", ice, user_id)
    )
