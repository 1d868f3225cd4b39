"""What does billing ask its database?"""

from datetime import date, datetime
from uuid import UUID

from shared.database import Connection, many, one, run, value

from .models import Etat, Forfait, NewForfait, Offre, Operation

# --- offers ---------------------------------------------------------------------------------


async def list_offres(conn: Connection) -> list[Offre]:
    """Return the offers on sale in their order."""
    return await many(
        conn,
        Offre,
        """
        SELECT code, label, ht_centimes, ttc_centimes, operations, mois
          FROM offre
         WHERE en_vente
         ORDER BY rang
        """,
    )


async def find_offre(conn: Connection, code: str) -> Offre | None:
    """Return an offer on sale, None when there is no such one."""
    return await one(
        conn,
        Offre,
        """
        SELECT code, label, ht_centimes, ttc_centimes, operations, mois
          FROM offre
         WHERE code = $1 AND en_vente
        """,
        code,
    )


async def upsert_offre(conn: Connection, rang: int, offre: Offre) -> None:
    """Put an offer on sale."""
    await run(
        conn,
        """
        INSERT INTO offre (code, rang, label, ht_centimes, ttc_centimes, operations, mois, en_vente)
        VALUES ($1, $2, $3, $4, $5, $6, $7, true)
            ON CONFLICT (code) DO UPDATE
           SET rang = excluded.rang, label = excluded.label, ht_centimes = excluded.ht_centimes,
               ttc_centimes = excluded.ttc_centimes, operations = excluded.operations,
               mois = excluded.mois, en_vente = true
        """,
        offre.code,
        rang,
        offre.label,
        offre.ht_centimes,
        offre.ttc_centimes,
        offre.operations,
        offre.mois,
    )


async def withdraw_offres_but(conn: Connection, codes: list[str]) -> None:
    """Take off sale every offer whose code is not in `codes`; packages bought stay."""
    await run(
        conn,
        "UPDATE offre SET en_vente = false WHERE en_vente AND code <> ALL ($1::text[])",
        codes,
    )


# --- companies ------------------------------------------------------------------------------


async def upsert_entreprise(
    conn: Connection, ice: str, raison_sociale: str, profils: list[str], at: datetime
) -> None:
    """Keep what identity said of a company at `at`, unless something newer is known."""
    await run(
        conn,
        """
        INSERT INTO entreprise (ice, raison_sociale, profils, dit_le)
        VALUES ($1, $2, $3, $4)
            ON CONFLICT (ice) DO UPDATE
           SET raison_sociale = excluded.raison_sociale, profils = excluded.profils,
               dit_le = excluded.dit_le
         WHERE entreprise.dit_le < excluded.dit_le
        """,
        ice,
        raison_sociale,
        profils,
        at,
    )


async def entreprise_exists(conn: Connection, ice: str) -> bool:
    """Say whether identity has told of a company with this ICE."""
    known: bool = await value(conn, "SELECT EXISTS (SELECT FROM entreprise WHERE ice = $1)", ice)
    return known


# --- packages -------------------------------------------------------------------------------


async def lock_company(conn: Connection, ice: str) -> None:
    """Let one change of the company's packages at a time pass, until the transaction ends."""
    await value(conn, "SELECT pg_advisory_xact_lock(hashtextextended('forfait ' || $1, 0))", ice)


async def list_forfaits(conn: Connection, ice: str) -> list[Forfait]:
    """Return all packages of the company, the oldest first."""
    return await many(
        conn,
        Forfait,
        """
        SELECT f.forfait_id, f.ice, f.offre_code, o.label, f.etat, f.total, f.solde, f.consommees,
               f.date_debut, f.date_fin, f.cree_le, f.active_le, f.clos_le, f.motif
          FROM forfait f
          JOIN offre o ON o.code = f.offre_code
         WHERE f.ice = $1
         ORDER BY f.cree_le, f.forfait_id
        """,
        ice,
    )


async def page_forfaits(
    conn: Connection, ice: str, after: tuple[datetime, UUID] | None, limit: int
) -> list[Forfait]:
    """Return the company's packages after a cursor, the latest first."""
    return await many(
        conn,
        Forfait,
        """
        SELECT f.forfait_id, f.ice, f.offre_code, o.label, f.etat, f.total, f.solde, f.consommees,
               f.date_debut, f.date_fin, f.cree_le, f.active_le, f.clos_le, f.motif
          FROM forfait f
          JOIN offre o ON o.code = f.offre_code
         WHERE f.ice = $1
           AND ($2::timestamptz IS NULL OR (f.cree_le, f.forfait_id) < ($2, $3::uuid))
         ORDER BY f.cree_le DESC, f.forfait_id DESC
         LIMIT $4
        """,
        ice,
        None if after is None else after[0],
        None if after is None else after[1],
        limit,
    )


async def find_forfait(conn: Connection, ice: str | None, forfait_id: UUID) -> Forfait | None:
    """Return a package of the company (None: of any), None when there is no such one."""
    return await one(
        conn,
        Forfait,
        """
        SELECT f.forfait_id, f.ice, f.offre_code, o.label, f.etat, f.total, f.solde, f.consommees,
               f.date_debut, f.date_fin, f.cree_le, f.active_le, f.clos_le, f.motif
          FROM forfait f
          JOIN offre o ON o.code = f.offre_code
         WHERE ($1::text IS NULL OR f.ice = $1) AND f.forfait_id = $2
        """,
        ice,
        forfait_id,
    )


async def find_forfait_by_key(conn: Connection, ice: str, cle: str) -> Forfait | None:
    """Return the company's package that was ordered under an idempotency key."""
    return await one(
        conn,
        Forfait,
        """
        SELECT f.forfait_id, f.ice, f.offre_code, o.label, f.etat, f.total, f.solde, f.consommees,
               f.date_debut, f.date_fin, f.cree_le, f.active_le, f.clos_le, f.motif
          FROM forfait f
          JOIN offre o ON o.code = f.offre_code
         WHERE f.ice = $1 AND f.cle = $2
        """,
        ice,
        cle,
    )


async def insert_forfait(conn: Connection, forfait: NewForfait, at: datetime) -> bool:
    """Write a package that awaits payment; False when its key was used before."""
    written = await run(
        conn,
        """
        INSERT INTO forfait (forfait_id, ice, offre_code, cle, etat, total, solde, date_debut,
                             date_fin, cree_le)
        VALUES ($1, $2, $3, $4, 'EN_ATTENTE_PAIEMENT', $5, $5, $6, $7, $8)
            ON CONFLICT ON CONSTRAINT forfait_key DO NOTHING
        """,
        forfait.forfait_id,
        forfait.ice,
        forfait.offre_code,
        forfait.cle,
        forfait.total,
        forfait.date_debut,
        forfait.date_fin,
        at,
    )
    return written == 1


async def activate_forfait(conn: Connection, forfait_id: UUID, by: str, at: datetime) -> bool:
    """Set a package that awaits payment to ACTIF; False when it is in another state."""
    changed = await run(
        conn,
        """
        UPDATE forfait
           SET etat = 'ACTIF', active_le = $3, active_par = $2
         WHERE forfait_id = $1 AND etat = 'EN_ATTENTE_PAIEMENT'
        """,
        forfait_id,
        by,
        at,
    )
    return changed == 1


async def consume_operation(conn: Connection, forfait_id: UUID, at: datetime) -> Etat | None:
    """Take one operation from a package and return its state after, None when none was left."""
    etat: Etat | None = await value(
        conn,
        """
        UPDATE forfait
           SET solde = solde - 1,
               consommees = consommees + 1,
               etat = CASE WHEN etat = 'ACTIF' AND solde = 1 THEN 'EPUISE' ELSE etat END,
               clos_le = CASE WHEN etat = 'ACTIF' AND solde = 1 THEN $2 ELSE clos_le END
         WHERE forfait_id = $1 AND etat IN ('ACTIF', 'EXPIRE') AND (solde IS NULL OR solde > 0)
        RETURNING etat
        """,
        forfait_id,
        at,
    )
    return etat


async def terminate_forfait(conn: Connection, forfait_id: UUID, motif: str, at: datetime) -> bool:
    """Set a running package to RESILIE; False when it is in another state."""
    changed = await run(
        conn,
        """
        UPDATE forfait
           SET etat = 'RESILIE', clos_le = $3, motif = $2
         WHERE forfait_id = $1 AND etat = 'ACTIF'
        """,
        forfait_id,
        motif,
        at,
    )
    return changed == 1


async def expire_forfaits(conn: Connection, today: date, at: datetime, limit: int) -> list[Forfait]:
    """Set up to `limit` running packages whose last day is before `today` to EXPIRE."""
    return await many(
        conn,
        Forfait,
        """
        WITH over AS (
            SELECT forfait_id
              FROM forfait
             WHERE etat = 'ACTIF' AND date_fin < $1
             ORDER BY date_fin
             LIMIT $3
               FOR UPDATE SKIP LOCKED
        )
        UPDATE forfait f
           SET etat = 'EXPIRE', clos_le = $2
          FROM over, offre o
         WHERE f.forfait_id = over.forfait_id AND o.code = f.offre_code
        RETURNING f.forfait_id, f.ice, f.offre_code, o.label, f.etat, f.total, f.solde,
                  f.consommees, f.date_debut, f.date_fin, f.cree_le, f.active_le, f.clos_le, f.motif
        """,
        today,
        at,
        limit,
    )


# --- operations -----------------------------------------------------------------------------


async def insert_operation(
    conn: Connection, ice: str, operation_ref: str, service_code: str, at: datetime
) -> bool:
    """Write a submission of the company; False when it was known."""
    written = await run(
        conn,
        """
        INSERT INTO operation (ice, operation_ref, service_code, soumise_le)
        VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
        """,
        ice,
        operation_ref,
        service_code,
        at,
    )
    return written == 1


async def charge_operation(
    conn: Connection, ice: str, operation_ref: str, forfait_id: UUID
) -> None:
    """Note which package bore the company's submission."""
    await run(
        conn,
        "UPDATE operation SET forfait_id = $3 WHERE ice = $1 AND operation_ref = $2",
        ice,
        operation_ref,
        forfait_id,
    )


async def page_operations(
    conn: Connection, forfait_id: UUID, after: tuple[datetime, str] | None, limit: int
) -> list[Operation]:
    """Return the submissions a package bore after a cursor, the latest first."""
    return await many(
        conn,
        Operation,
        """
        SELECT operation_ref, service_code, soumise_le
          FROM operation
         WHERE forfait_id = $1
           AND ($2::timestamptz IS NULL OR (soumise_le, operation_ref) < ($2, $3::text))
         ORDER BY soumise_le DESC, operation_ref DESC
         LIMIT $4
        """,
        forfait_id,
        None if after is None else after[0],
        None if after is None else after[1],
        limit,
    )
