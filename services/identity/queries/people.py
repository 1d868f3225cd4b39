"""What does Portnet ID ask about companies and people?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.identity.models.people import (
    Affectation,
    Credentials,
    Entreprise,
    EntrepriseRow,
    MonEspace,
    Utilisateur,
)
from shared.database import Connection, many, one, run, value


async def find_entreprise(conn: Connection, ice: str) -> Entreprise | None:
    """Return the company with this ICE."""
    return await one(
        conn,
        Entreprise,
        """
        SELECT e.ice, e.raison_sociale, e.rc, e.if_fiscal, e.adresse, e.cree_le, e.modifie_le,
               ARRAY(SELECT p.profil FROM entreprise_profil p WHERE p.ice = e.ice ORDER BY p.profil)
                   AS profils
          FROM entreprise e
         WHERE e.ice = $1
        """,
        ice,
    )


async def lock_entreprise(conn: Connection, ice: str) -> EntrepriseRow | None:
    """Return the company with this ICE and keep others from changing it meanwhile."""
    return await one(
        conn,
        EntrepriseRow,
        """
        SELECT e.ice, e.raison_sociale, e.rc, e.if_fiscal, e.adresse, e.organisme,
               ARRAY(SELECT p.profil FROM entreprise_profil p WHERE p.ice = e.ice) AS profils
          FROM entreprise e
         WHERE e.ice = $1
           FOR UPDATE OF e
        """,
        ice,
    )


async def insert_entreprise(conn: Connection, row: EntrepriseRow, now: datetime) -> bool:
    """Add the company; False when another has this ICE already."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO entreprise (ice, raison_sociale, rc, if_fiscal, adresse, cree_le,
                                    modifie_le, derogation_ice, organisme)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)
            ON CONFLICT (ice) DO NOTHING
            """,
            row.ice,
            row.raison_sociale,
            row.rc,
            row.if_fiscal,
            row.adresse,
            now,
            row.derogation_ice,
            row.organisme,
        )
    )


async def update_entreprise(conn: Connection, row: EntrepriseRow, now: datetime) -> None:
    """Change the company's name, and its numbers and address where the row gives them."""
    await run(
        conn,
        """
        UPDATE entreprise
           SET raison_sociale = $2, rc = coalesce($3, rc), if_fiscal = coalesce($4, if_fiscal),
               adresse = coalesce($5, adresse), organisme = coalesce($6, organisme),
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


async def insert_profils(conn: Connection, ice: str, profils: Sequence[str]) -> None:
    """Add profiles that the company does not have yet."""
    await run(
        conn,
        """
        INSERT INTO entreprise_profil (ice, profil)
        SELECT $1, unnest($2::text[])
        ON CONFLICT DO NOTHING
        """,
        ice,
        list(profils),
    )


async def find_mon_espace(
    conn: Connection, user_id: UUID, ice: str | None, profil: str
) -> MonEspace | None:
    """Return what "Mon Espace" shows of a person under one affectation; `acr` is the token's."""
    return await one(
        conn,
        MonEspace,
        """
        SELECT u.username, u.email, u.prenom, u.nom, e.raison_sociale, a.ice, a.profil, a.roles,
               coalesce(a.organisme, CASE WHEN a.profil = 'BNK' THEN e.organisme END) AS organisme,
               '' AS acr
          FROM utilisateur u
          JOIN affectation a ON a.user_id = u.user_id
          LEFT JOIN entreprise e ON e.ice = a.ice
         WHERE u.user_id = $1 AND a.ice IS NOT DISTINCT FROM $2 AND a.profil = $3
        """,
        user_id,
        ice,
        profil,
    )


async def find_credentials(conn: Connection, identifier: str) -> Credentials | None:
    """Return what a sign-in checks, by username or, when it holds an @, by e-mail."""
    return await one(
        conn,
        Credentials,
        """
        SELECT u.user_id, u.username, u.statut, c.hash
          FROM utilisateur u
          JOIN credential c USING (user_id)
         WHERE CASE WHEN position('@' IN $1) > 0
                    THEN lower(u.email) = lower($1)
                    ELSE lower(u.username) = lower($1) END
        """,
        identifier,
    )


async def find_utilisateur(conn: Connection, user_id: UUID) -> Utilisateur | None:
    """Return the person."""
    return await one(
        conn,
        Utilisateur,
        """
        SELECT user_id, username, email, prenom, nom, statut, langue
          FROM utilisateur
         WHERE user_id = $1
        """,
        user_id,
    )


async def find_utilisateur_by_username(conn: Connection, username: str) -> Utilisateur | None:
    """Return the person with this username."""
    return await one(
        conn,
        Utilisateur,
        """
        SELECT user_id, username, email, prenom, nom, statut, langue
          FROM utilisateur
         WHERE lower(username) = lower($1)
        """,
        username,
    )


async def find_utilisateur_by_email(conn: Connection, email: str) -> Utilisateur | None:
    """Return the person with this address."""
    return await one(
        conn,
        Utilisateur,
        """
        SELECT user_id, username, email, prenom, nom, statut, langue
          FROM utilisateur
         WHERE lower(email) = lower($1)
        """,
        email,
    )


async def insert_utilisateur(conn: Connection, user: Utilisateur, now: datetime) -> None:
    """Add a person."""
    await run(
        conn,
        """
        INSERT INTO utilisateur (user_id, username, email, prenom, nom, statut, langue, cree_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        user.user_id,
        user.username,
        user.email,
        user.prenom,
        user.nom,
        user.statut,
        user.langue,
        now,
    )


async def update_utilisateur(conn: Connection, user: Utilisateur) -> None:
    """Change a person's name and address."""
    await run(
        conn,
        """
        UPDATE utilisateur
           SET email = $2, prenom = $3, nom = $4, langue = coalesce($5, langue)
         WHERE user_id = $1
        """,
        user.user_id,
        user.email,
        user.prenom,
        user.nom,
        user.langue,
    )


async def find_hash(conn: Connection, user_id: UUID) -> str | None:
    """Return the hash of the person's password."""
    hash_: str | None = await value(conn, "SELECT hash FROM credential WHERE user_id = $1", user_id)
    return hash_


async def set_hash(conn: Connection, user_id: UUID, hash_: str, now: datetime) -> None:
    """Keep `hash_` as the person's password from now on."""
    await run(
        conn,
        """
        INSERT INTO credential (user_id, hash, changed_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (user_id) DO UPDATE
           SET hash = excluded.hash, changed_at = excluded.changed_at, change_because = NULL
        """,
        user_id,
        hash_,
        now,
    )


async def renew_hash(conn: Connection, user_id: UUID, old: str, new: str) -> None:
    """Replace the hash of the same password by one with today's cost."""
    await run(
        conn,
        "UPDATE credential SET hash = $3 WHERE user_id = $1 AND hash = $2",
        user_id,
        old,
        new,
    )


async def list_affectations(conn: Connection, user_id: UUID) -> list[Affectation]:
    """Return for which companies, as what and with which roles the person may work now: not
    under a suspended company, nor where they are suspended themselves.
    """
    return await many(
        conn,
        Affectation,
        """
        SELECT a.affectation_id, a.user_id, a.ice, e.raison_sociale, a.profil, a.roles,
               coalesce(a.organisme, CASE WHEN a.profil = 'BNK' THEN e.organisme END) AS organisme
          FROM affectation a
          LEFT JOIN entreprise e ON e.ice = a.ice
         WHERE a.user_id = $1 AND e.statut IS DISTINCT FROM 'SUSPENDUE'
           AND NOT EXISTS (SELECT FROM suspension s
                            WHERE s.user_id = a.user_id AND s.ice = a.ice)
         ORDER BY e.raison_sociale NULLS FIRST, a.profil
        """,
        user_id,
    )


async def set_affectation(
    conn: Connection,
    affectation_id: UUID,
    user_id: UUID,
    ice: str | None,
    profil: str,
    roles: Sequence[str],
    organisme: str | None,
    now: datetime,
) -> None:
    """Add the affectation, or change the roles of the one that exists; without `organisme`, the
    partner it names stays.
    """
    await run(
        conn,
        """
        INSERT INTO affectation (affectation_id, user_id, ice, profil, roles, organisme, cree_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT ON CONSTRAINT affectation_unique
        DO UPDATE SET roles = excluded.roles,
                      organisme = coalesce(excluded.organisme, affectation.organisme)
        """,
        affectation_id,
        user_id,
        ice,
        profil,
        list(roles),
        organisme,
        now,
    )
