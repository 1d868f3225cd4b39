"""What does Portnet ID ask about companies' requests to join?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.identity.models.souscriptions import (
    ActeVu,
    Identification,
    LigneSouscription,
    Rejeu,
    Souscription,
)
from shared.database import Connection, many, one, run, value


async def next_number(conn: Connection) -> int:
    """Return the serial part of the next public number."""
    number: int = await value(conn, "SELECT nextval('souscription_numero')")
    return number


async def lock_cle(conn: Connection, cle: str) -> None:
    """Let one transaction at a time decide what becomes of requests for one company."""
    await run(conn, "SELECT pg_advisory_xact_lock(hashtextextended('souscription/' || $1, 0))", cle)


async def insert_souscription(
    conn: Connection,
    souscription: Souscription,
    idempotence: bytes | None,
    corps: bytes,
) -> bool:
    """Keep a new request; False when its Idempotency-Key came before."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO souscription
                   (souscription_id, reference, etat, ice, ice_atteste, raison_sociale, rc,
                    if_fiscal, adresse, ville, telephone, email, profils, administrateur, langue,
                    consentement_le, deposee_le, idempotence, corps)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16,
                    $17, $18)
            ON CONFLICT (idempotence) DO NOTHING
            """,
            souscription.souscription_id,
            souscription.reference,
            souscription.etat,
            souscription.ice,
            souscription.ice_atteste,
            souscription.raison_sociale,
            souscription.rc,
            souscription.if_fiscal,
            souscription.adresse,
            souscription.ville,
            souscription.telephone,
            souscription.email,
            list(souscription.profils),
            souscription.administrateur,
            souscription.langue,
            souscription.deposee_le,
            idempotence,
            corps,
        )
    )


async def find_by_idempotence(conn: Connection, idempotence: bytes, corps: bytes) -> Rejeu | None:
    """Return the request that a key opened."""
    return await one(
        conn,
        Rejeu,
        """
        SELECT souscription_id, reference, deposee_le, corps = $2 AS est_la_meme
          FROM souscription
         WHERE idempotence = $1
        """,
        idempotence,
        corps,
    )


async def find_souscription(conn: Connection, souscription_id: UUID) -> Souscription | None:
    """Return a request."""
    return await one(
        conn,
        Souscription,
        """
        SELECT souscription_id, reference, etat, version, ice, ice_atteste, raison_sociale, rc,
               if_fiscal, adresse, ville, telephone, email, profils, administrateur, langue,
               deposee_le, soumise_le, decidee_le, operateur_id, derogation_ice
          FROM souscription
         WHERE souscription_id = $1
        """,
        souscription_id,
    )


async def lock_souscription(conn: Connection, souscription_id: UUID) -> Souscription | None:
    """Return a request and keep others from changing it meanwhile."""
    await run(
        conn, "SELECT FROM souscription WHERE souscription_id = $1 FOR UPDATE", souscription_id
    )
    return await find_souscription(conn, souscription_id)


async def find_by_reference(conn: Connection, reference: str) -> Souscription | None:
    """Return the request with this public number."""
    return await one(
        conn,
        Souscription,
        """
        SELECT souscription_id, reference, etat, version, ice, ice_atteste, raison_sociale, rc,
               if_fiscal, adresse, ville, telephone, email, profils, administrateur, langue,
               deposee_le, soumise_le, decidee_le, operateur_id, derogation_ice
          FROM souscription
         WHERE reference = $1
        """,
        reference,
    )


async def lock_en_cours(conn: Connection, cle: str) -> Souscription | None:
    """Return the request that is being examined for a company, and hold it."""
    found: UUID | None = await value(
        conn,
        """
        SELECT souscription_id
          FROM souscription
         WHERE cle = $1 AND etat IN ('SOUMISE', 'COMPLEMENT_DEMANDE')
           FOR UPDATE
        """,
        cle,
    )
    return None if found is None else await find_souscription(conn, found)


async def move(
    conn: Connection,
    souscription_id: UUID,
    etat: str,
    *,
    soumise_le: datetime | None = None,
    decidee_le: datetime | None = None,
    derogation_ice: str | None = None,
) -> None:
    """Lead a request to `etat`; what is not given stays."""
    await run(
        conn,
        """
        UPDATE souscription
           SET etat = $2, version = version + 1, soumise_le = coalesce($3, soumise_le),
               decidee_le = coalesce($4, decidee_le),
               derogation_ice = coalesce($5, derogation_ice)
         WHERE souscription_id = $1
        """,
        souscription_id,
        etat,
        soumise_le,
        decidee_le,
        derogation_ice,
    )


async def assign(conn: Connection, souscription_id: UUID, operateur_id: UUID) -> None:
    """Put a request in an operator's charge."""
    await run(
        conn,
        "UPDATE souscription SET operateur_id = $2 WHERE souscription_id = $1",
        souscription_id,
        operateur_id,
    )


async def update_identification(
    conn: Connection, souscription_id: UUID, now: Identification
) -> None:
    """Keep what the request says of the company from now on."""
    await run(
        conn,
        """
        UPDATE souscription
           SET ice = $2, ice_atteste = $3, raison_sociale = $4, rc = $5, if_fiscal = $6,
               adresse = $7, ville = $8, telephone = $9, profils = $10, administrateur = $11
         WHERE souscription_id = $1
        """,
        souscription_id,
        now.ice,
        now.ice_atteste,
        now.raison_sociale,
        now.rc,
        now.if_fiscal,
        now.adresse,
        now.ville,
        now.telephone,
        list(now.profils),
        now.administrateur,
    )


async def insert_acte(
    conn: Connection,
    acte_id: UUID,
    souscription_id: UUID,
    le: datetime,
    acte: str,
    par: str,
    etat: str,
    *,
    user_id: UUID | None = None,
    message: str | None = None,
    motif: str | None = None,
    champs: Sequence[str] = (),
    avant: dict[str, Any] | None = None,
) -> None:
    """Append a line to a request's history."""
    await run(
        conn,
        """
        INSERT INTO souscription_acte
               (acte_id, souscription_id, le, acte, par, etat, user_id, message, motif, champs,
                avant)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        acte_id,
        souscription_id,
        le,
        acte,
        par,
        etat,
        user_id,
        message,
        motif,
        list(champs),
        avant,
    )


async def list_actes(conn: Connection, souscription_id: UUID) -> list[ActeVu]:
    """Return a request's history, oldest first."""
    return await many(
        conn,
        ActeVu,
        """
        SELECT a.le, a.acte, a.par, a.etat, a.message, a.motif, a.champs,
               btrim(u.prenom || ' ' || u.nom) AS operateur
          FROM souscription_acte a
          LEFT JOIN utilisateur u USING (user_id)
         WHERE a.souscription_id = $1
         ORDER BY a.le, a.acte_id
        """,
        souscription_id,
    )


async def find_last_double(conn: Connection, souscription_id: UUID) -> datetime | None:
    """Return when somebody last asked a second time for the same company."""
    found: datetime | None = await value(
        conn,
        """
        SELECT max(le)
          FROM souscription_acte
         WHERE souscription_id = $1 AND acte = 'DEPOSER_DOUBLE'
        """,
        souscription_id,
    )
    return found


async def list_souscriptions(
    conn: Connection,
    etat: str | None,
    words: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[LigneSouscription]:
    """Return requests as operators see them, the longest waiting first."""
    return await many(
        conn,
        LigneSouscription,
        """
        SELECT s.souscription_id, s.reference, s.etat, s.ice, NOT s.ice_atteste AS ice_valide,
               s.raison_sociale, s.profils, s.soumise_le,
               btrim(u.prenom || ' ' || u.nom) AS operateur
          FROM souscription s
          LEFT JOIN utilisateur u ON u.user_id = s.operateur_id
         WHERE s.etat <> 'A_CONFIRMER'
           AND s.soumise_le IS NOT NULL
           AND ($1::text IS NULL OR s.etat = $1)
           AND ($2::text IS NULL
                OR strpos(lower(s.raison_sociale), lower($2)) > 0
                OR strpos(s.reference, upper($2)) > 0
                OR strpos(s.ice::text, replace($2, ' ', '')) = 1
                OR lower(s.email) = lower($2))
           AND ($3::timestamptz IS NULL OR (s.soumise_le, s.souscription_id) > ($3, $4))
         ORDER BY s.soumise_le, s.souscription_id
         LIMIT $5
        """,
        etat,
        words,
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def find_person(conn: Connection, user_id: UUID) -> str | None:
    """Return an operator's name."""
    name: str | None = await value(
        conn, "SELECT btrim(prenom || ' ' || nom) FROM utilisateur WHERE user_id = $1", user_id
    )
    return name


async def find_entreprise_by_cle(conn: Connection, cle: str) -> str | None:
    """Return the name of the company whose ICE begins with these nine digits."""
    name: str | None = await value(
        conn,
        "SELECT raison_sociale FROM entreprise WHERE cle = $1 ORDER BY ice LIMIT 1",
        cle,
    )
    return name


async def list_administrateurs(conn: Connection, cle: str) -> list[UUID]:
    """Return the administrators of a company, of whichever establishment, but those whom it or
    PORTNET has suspended.
    """
    found: list[UUID] = await value(
        conn,
        """
        SELECT coalesce(array_agg(DISTINCT u.user_id), '{}')
          FROM entreprise e
          JOIN affectation a ON a.ice = e.ice AND 'administrateur' = ANY (a.roles)
          JOIN utilisateur u ON u.user_id = a.user_id AND u.statut = 'ACTIF'
         WHERE e.cle = $1
           AND NOT EXISTS (SELECT FROM suspension s WHERE s.ice = a.ice AND s.user_id = a.user_id)
        """,
        cle,
    )
    return found


async def find_raison_sociale(conn: Connection, cle: str) -> str | None:
    """Return how a company is registered, its first establishment's name."""
    found: str | None = await value(
        conn, "SELECT raison_sociale FROM entreprise WHERE cle = $1 ORDER BY ice LIMIT 1", cle
    )
    return found


async def delete_unconfirmed(conn: Connection, before: datetime) -> None:
    """Forget requests whose address nobody has confirmed, with their documents."""
    await run(
        conn, "DELETE FROM souscription WHERE etat = 'A_CONFIRMER' AND deposee_le < $1", before
    )
