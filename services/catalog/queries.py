"""What does the catalogue ask its database?"""

from datetime import date, datetime
from uuid import UUID

from shared.database import Connection, many, one, run, value

from .models import (
    DroitForfait,
    Famille,
    Lien,
    Named,
    QuickLink,
    SeedLien,
    SeedService,
    ServiceCard,
)

CATALOGUE_LOCK = 0x43415441
"""The advisory lock of a publication (any constant; 'CATA' in ASCII)."""


async def lock_catalogue(conn: Connection) -> None:
    """Let one publication at a time pass, until the transaction ends."""
    await value(conn, "SELECT pg_advisory_xact_lock($1)", CATALOGUE_LOCK)


async def list_sections(conn: Connection) -> list[Named]:
    """Return the sections of the menu in their order."""
    return await many(conn, Named, "SELECT code, label FROM section ORDER BY rang")


async def list_services(
    conn: Connection, profil: str | None, patterns: list[str]
) -> list[ServiceCard]:
    """Return the services of `profil` (None: all) whose folded text is LIKE every pattern, in the
    order of the menu.
    """
    return await many(
        conn,
        ServiceCard,
        """
        SELECT s.code, s.label, s.description, s.section_code AS section,
               s.organisme_code, o.label AS organisme, s.produit_code, p.label AS produit,
               s.flux, s.kind, s.url, s.url_verified, s.consomme, s.keywords
          FROM service s
          JOIN section x ON x.code = s.section_code
          JOIN organisme o ON o.code = s.organisme_code
          JOIN produit p ON p.code = s.produit_code
         WHERE s.retire_le IS NULL
           AND ($1::text IS NULL OR $1 = ANY (s.profils))
           AND s.folded LIKE ALL ($2::text[])
         ORDER BY x.rang, s.rang
        """,
        profil,
        patterns,
    )


async def find_service(conn: Connection, profil: str | None, code: str) -> ServiceCard | None:
    """Return a service of `profil` (None: of any), or None when the profile has no such service."""
    return await one(
        conn,
        ServiceCard,
        """
        SELECT s.code, s.label, s.description, s.section_code AS section,
               s.organisme_code, o.label AS organisme, s.produit_code, p.label AS produit,
               s.flux, s.kind, s.url, s.url_verified, s.consomme, s.keywords
          FROM service s
          JOIN organisme o ON o.code = s.organisme_code
          JOIN produit p ON p.code = s.produit_code
         WHERE s.retire_le IS NULL
           AND ($1::text IS NULL OR $1 = ANY (s.profils))
           AND s.code = $2
        """,
        profil,
        code,
    )


async def find_service_profiles(conn: Connection, code: str) -> list[str]:
    """Return the codes of the profiles that have the service; none when there is no such one."""
    return await value(conn, "SELECT profils FROM service WHERE code = $1", code) or []


async def list_quick_links(conn: Connection, profil: str | None) -> list[QuickLink]:
    """Return the dashboard's shortcuts, each with whether `profil` (None: any) has the service."""
    return await many(
        conn,
        QuickLink,
        """
        SELECT s.code, s.label, s.description, s.section_code AS section,
               s.organisme_code, o.label AS organisme, s.produit_code, p.label AS produit,
               s.flux, s.kind, s.url, s.url_verified, s.consomme, s.keywords,
               $1::text IS NULL OR $1 = ANY (s.profils) AS accessible
          FROM acces_rapide a
          JOIN service s ON s.code = a.service_code
          JOIN organisme o ON o.code = s.organisme_code
          JOIN produit p ON p.code = s.produit_code
         WHERE s.retire_le IS NULL
         ORDER BY a.rang
        """,
        profil,
    )


async def list_liens(conn: Connection, famille: Famille) -> list[Lien]:
    """Return the links of one family in their order."""
    return await many(
        conn,
        Lien,
        """
        SELECT code, label, description, url, connexion, verified
          FROM lien
         WHERE famille = $1
         ORDER BY rang
        """,
        famille,
    )


async def list_favourites(conn: Connection, sub: str, profil: str | None) -> list[ServiceCard]:
    """Return the services `sub` has starred and `profil` has, the latest first."""
    return await many(
        conn,
        ServiceCard,
        """
        SELECT s.code, s.label, s.description, s.section_code AS section,
               s.organisme_code, o.label AS organisme, s.produit_code, p.label AS produit,
               s.flux, s.kind, s.url, s.url_verified, s.consomme, s.keywords
          FROM favori f
          JOIN service s ON s.code = f.service_code
          JOIN organisme o ON o.code = s.organisme_code
          JOIN produit p ON p.code = s.produit_code
         WHERE f.sub = $1
           AND s.retire_le IS NULL
           AND ($2::text IS NULL OR $2 = ANY (s.profils))
         ORDER BY f.cree_le DESC, f.service_code
        """,
        sub,
        profil,
    )


async def lock_favourites(conn: Connection, sub: str) -> None:
    """Let one change of the person's list at a time pass, until the transaction ends."""
    await value(conn, "SELECT pg_advisory_xact_lock(hashtextextended('favori ' || $1, 0))", sub)


async def count_favourites(conn: Connection, sub: str) -> int:
    """Return how many services `sub` has starred."""
    number: int = await value(conn, "SELECT count(*) FROM favori WHERE sub = $1", sub)
    return number


async def insert_favourite(conn: Connection, sub: str, code: str, at: datetime) -> bool:
    """Star a service for `sub`; False when it already was."""
    starred = await run(
        conn,
        """
        INSERT INTO favori (sub, service_code, cree_le)
        VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING
        """,
        sub,
        code,
        at,
    )
    return starred == 1


async def delete_favourite(conn: Connection, sub: str, code: str) -> None:
    """Take the star of `sub` from a service."""
    await run(conn, "DELETE FROM favori WHERE sub = $1 AND service_code = $2", sub, code)


async def list_rights(conn: Connection, ice: str) -> list[DroitForfait]:
    """Return what is known of the company's packages."""
    return await many(
        conn,
        DroitForfait,
        """
        SELECT forfait_id, ouvert, date_debut, date_fin
          FROM droit_forfait
         WHERE ice = $1
         ORDER BY forfait_id
        """,
        ice,
    )


async def open_right(
    conn: Connection, ice: str, forfait_id: UUID, start: date, end: date, at: datetime
) -> None:
    """Note that a package of the company runs from `start` to `end`; a closed one stays closed."""
    await run(
        conn,
        """
        INSERT INTO droit_forfait (ice, forfait_id, ouvert, date_debut, date_fin, vu_le)
        VALUES ($1, $2, true, $3, $4, $5)
            ON CONFLICT (ice, forfait_id) DO UPDATE
           SET date_debut = excluded.date_debut, date_fin = excluded.date_fin,
               vu_le = excluded.vu_le
        """,
        ice,
        forfait_id,
        start,
        end,
        at,
    )


async def close_right(conn: Connection, ice: str, forfait_id: UUID, at: datetime) -> None:
    """Note that a package of the company allows nothing more, even if it was never heard of."""
    await run(
        conn,
        """
        INSERT INTO droit_forfait (ice, forfait_id, ouvert, vu_le)
        VALUES ($1, $2, false, $3)
            ON CONFLICT (ice, forfait_id) DO UPDATE
           SET ouvert = false, vu_le = excluded.vu_le
        """,
        ice,
        forfait_id,
        at,
    )


async def upsert_section(conn: Connection, rang: int, section: Named) -> None:
    """Write a section of the menu."""
    await run(
        conn,
        """
        INSERT INTO section (code, rang, label)
        VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET rang = excluded.rang, label = excluded.label
        """,
        section.code,
        rang,
        section.label,
    )


async def upsert_organisme(conn: Connection, rang: int, organisme: Named) -> None:
    """Write an organisme."""
    await run(
        conn,
        """
        INSERT INTO organisme (code, rang, label)
        VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET rang = excluded.rang, label = excluded.label
        """,
        organisme.code,
        rang,
        organisme.label,
    )


async def upsert_produit(conn: Connection, rang: int, produit: Named) -> None:
    """Write a produit."""
    await run(
        conn,
        """
        INSERT INTO produit (code, rang, label)
        VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET rang = excluded.rang, label = excluded.label
        """,
        produit.code,
        rang,
        produit.label,
    )


async def upsert_service(
    conn: Connection,
    rang: int,
    service: SeedService,
    *,
    folded: str,
    revision: str,
    at: datetime,
) -> bool:
    """Write a service; False when it was already offered in this revision."""
    changed = await value(
        conn,
        """
        INSERT INTO service AS old (code, rang, label, description, section_code, organisme_code,
                                    produit_code, flux, kind, url, url_verified, profils, consomme,
                                    phase, keywords, folded, revision, publie_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            ON CONFLICT (code) DO UPDATE
           SET rang = excluded.rang, label = excluded.label, description = excluded.description,
               section_code = excluded.section_code, organisme_code = excluded.organisme_code,
               produit_code = excluded.produit_code, flux = excluded.flux, kind = excluded.kind,
               url = excluded.url, url_verified = excluded.url_verified,
               profils = excluded.profils, consomme = excluded.consomme, phase = excluded.phase,
               keywords = excluded.keywords, folded = excluded.folded,
               revision = excluded.revision, publie_le = excluded.publie_le, retire_le = NULL
         WHERE (old.revision, old.rang, old.folded)
               IS DISTINCT FROM (excluded.revision, excluded.rang, excluded.folded)
            OR old.retire_le IS NOT NULL
        RETURNING true
        """,
        service.code,
        rang,
        service.label,
        service.description,
        service.section,
        service.organisme,
        service.produit,
        service.flux,
        service.kind,
        service.url,
        service.url_verified,
        service.profils,
        service.consomme,
        service.phase,
        service.keywords,
        folded,
        revision,
        at,
    )
    return changed is True


async def retire_services_but(conn: Connection, codes: list[str], at: datetime) -> list[str]:
    """Withdraw every offered service whose code is not in `codes`; return the codes withdrawn."""
    rows = await many(
        conn,
        Named,
        """
        UPDATE service
           SET retire_le = $2
         WHERE retire_le IS NULL AND code <> ALL ($1::text[])
        RETURNING code, label
        """,
        codes,
        at,
    )
    return [row.code for row in rows]


async def replace_quick_links(conn: Connection, codes: list[str]) -> None:
    """Make `codes` the shortcuts of the dashboard, in this order."""
    await run(conn, "DELETE FROM acces_rapide")
    await run(
        conn,
        """
        INSERT INTO acces_rapide (rang, service_code)
        SELECT rang, service_code
          FROM unnest($1::text[]) WITH ORDINALITY AS wanted (service_code, rang)
        """,
        codes,
    )


async def delete_liens_but(conn: Connection, codes: list[str]) -> None:
    """Remove every link whose code is not in `codes`."""
    await run(conn, "DELETE FROM lien WHERE code <> ALL ($1::text[])", codes)


async def upsert_lien(conn: Connection, rang: int, lien: SeedLien) -> None:
    """Write a link."""
    await run(
        conn,
        """
        INSERT INTO lien (code, famille, rang, label, description, url, connexion, verified)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (code) DO UPDATE
           SET famille = excluded.famille, rang = excluded.rang, label = excluded.label,
               description = excluded.description, url = excluded.url,
               connexion = excluded.connexion, verified = excluded.verified
        """,
        lien.code,
        lien.famille,
        rang,
        lien.label,
        lien.description,
        lien.url,
        lien.connexion,
        lien.verified,
    )
