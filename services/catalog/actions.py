"""What can the catalogue do?"""

from datetime import datetime
from uuid import UUID

from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.billing import ForfaitActive
from shared.contracts.catalog import ServicePublie, ServiceRetire
from shared.contracts.fields import Textes
from shared.database import Connection
from shared.telemetry import log

from . import queries, rules
from .models import Catalogue, Label, Published, SeedService, StarService
from .problems import FavorisPleins, ServiceInconnu


async def publish_catalogue(conn: Connection, catalogue: Catalogue) -> Published:
    """Bring the catalogue to `catalogue`, and say each service that is new, changed or withdrawn.

    Raises: ValueError — the catalogue names codes it does not define.
    """
    if wrong := rules.broken_references(catalogue):
        raise ValueError("; ".join(wrong))
    sections = {section.code: section.label for section in catalogue.sections}
    organismes = {organisme.code: organisme.label for organisme in catalogue.organismes}
    produits = {produit.code: produit.label for produit in catalogue.produits}
    published: list[str] = []
    at = clock.now()
    async with conn.transaction():
        await queries.lock_catalogue(conn)
        await _write_names(conn, catalogue)
        for rang, service in enumerate(catalogue.services):
            names = (
                sections[service.section],
                organismes[service.organisme],
                produits[service.produit],
            )
            changed = await queries.upsert_service(
                conn,
                rang,
                service,
                folded=rules.folded_text(service, *names),
                revision=rules.revision(service, *names),
                at=at,
            )
            if changed:
                await _say_published(conn, service, *names)
                published.append(service.code)
        offered = [service.code for service in catalogue.services]
        await queries.replace_quick_links(conn, [link.service for link in catalogue.acces_rapides])
        withdrawn = await queries.retire_services_but(conn, offered, at)
        for code in withdrawn:
            await outbox.publish(conn, ServiceRetire(service_code=code), subject=code)
    return Published(publies=published, retires=withdrawn)


async def _write_names(conn: Connection, catalogue: Catalogue) -> None:
    for rang, section in enumerate(catalogue.sections):
        await queries.upsert_section(conn, rang, section)
    for rang, organisme in enumerate(catalogue.organismes):
        await queries.upsert_organisme(conn, rang, organisme)
    for rang, produit in enumerate(catalogue.produits):
        await queries.upsert_produit(conn, rang, produit)
    await queries.delete_liens_but(conn, [lien.code for lien in catalogue.liens])
    for rang, lien in enumerate(catalogue.liens):
        await queries.upsert_lien(conn, rang, lien)


async def _say_published(
    conn: Connection, service: SeedService, section: Label, organisme: Label, produit: Label
) -> None:
    event = ServicePublie(
        service_code=service.code,
        label=_textes(service.label),
        section=service.section,
        genre=service.kind,
        flux=service.flux,
        profils=tuple(service.profils),
        organisme=_textes(organisme),
        produit=_textes(produit),
        description=_textes(service.description),
        url=service.url,
        keywords=tuple(dict.fromkeys([*service.keywords, section.fr, section.ar, section.en])),
    )
    await outbox.publish(conn, event, subject=service.code)


def _textes(label: Label) -> Textes:
    return Textes(fr=label.fr, ar=label.ar, en=label.en)


async def star_service(conn: Connection, who: Principal, order: StarService) -> None:
    """Star a service for the caller; starring twice is starring once.

    Raises: ServiceInconnu, FavorisPleins.
    """
    async with conn.transaction():
        profil = rules.menu_profile(who.profil, is_operator=who.is_operator)
        if await queries.find_service(conn, profil, order.service_code) is None:
            raise ServiceInconnu
        await queries.lock_favourites(conn, who.person)
        if (
            await queries.insert_favourite(conn, who.person, order.service_code, clock.now())
            and await queries.count_favourites(conn, who.person) > rules.MAX_FAVOURITES
        ):
            raise FavorisPleins(maximum=rules.MAX_FAVOURITES)
    log.info("service.starred", service_code=order.service_code)


async def unstar_service(conn: Connection, who: Principal, code: str) -> None:
    """Take the caller's star from a service, if it is there."""
    async with conn.transaction():
        await queries.delete_favourite(conn, who.person, code)
    log.info("service.unstarred", service_code=code)


async def open_right(conn: Connection, ice: str, event: ForfaitActive, at: datetime) -> None:
    """Note that a package of the company allows submissions."""
    await queries.open_right(conn, ice, event.forfait_id, event.date_debut, event.date_fin, at)


async def close_right(conn: Connection, ice: str, forfait_id: UUID, at: datetime) -> None:
    """Note that a package of the company allows nothing more."""
    await queries.close_right(conn, ice, forfait_id, at)
