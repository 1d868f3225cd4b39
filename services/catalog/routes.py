"""What can be asked of the catalogue?"""

from typing import Annotated

from litestar import delete, get, post
from litestar.params import Parameter

from shared import clock, fold
from shared.auth import ANY_SERVICE, PUBLIC, Principal, requires
from shared.database import Connection

from . import actions, queries, rules
from .models import (
    Filters,
    Flux,
    Liens,
    Menu,
    QuickLinks,
    SearchResult,
    Services,
    ServiceSheet,
    StarService,
)
from .problems import ServiceInconnu

Words = Annotated[
    str, Parameter(max_length=200, description="What was typed; case and accents do not matter.")
]
Code = Annotated[str | None, Parameter(max_length=64)]


FINDS = requires(mandate=ANY_SERVICE)
"""Anyone signed in; under a mandate too, which shows the services that it lists."""


def _profile(who: Principal) -> str | None:
    return rules.menu_profile(who.profil, is_operator=who.is_operator)


@get("/menu", guards=[FINDS])
async def read_menu(conn: Connection, who: Principal) -> Menu:
    """Return the menu of the caller's profile, section by section."""
    sections = await queries.list_sections(conn)
    services = await queries.list_services(conn, _profile(who), [])
    return rules.build_menu(sections, rules.within_mandate(services, who.mandate))


@get("/services", guards=[FINDS])
async def search_services(
    conn: Connection,
    who: Principal,
    q: Words = "",
    section: Code = None,
    organisme: Code = None,
    produit: Code = None,
    flux: Flux | None = None,
) -> SearchResult:
    """Return the services of the caller's profile that hold every word typed, best first."""
    asked = fold.words(q)
    filters = Filters(section=section, organisme=organisme, produit=produit, flux=flux)
    named = await queries.list_services(conn, _profile(who), fold.like_patterns(asked))
    found = rules.within_mandate(named, who.mandate)
    items = rules.rank(rules.narrow(found, filters), asked)
    facettes = rules.facets(found, filters, await queries.list_sections(conn))
    return SearchResult(items=items, total=len(items), facettes=facettes)


@get("/services/{code:str}", guards=[FINDS])
async def read_service(conn: Connection, who: Principal, code: str) -> ServiceSheet:
    """Return a service's own page, with whether the caller's company may submit now."""
    card = await queries.find_service(conn, _profile(who), code)
    if card is None or not rules.within_mandate([card], who.mandate):
        raise ServiceInconnu
    rights = None if who.ice is None else await queries.list_rights(conn, who.ice)
    return rules.sheet(
        card,
        await queries.find_service_profiles(conn, code),
        rights,
        clock.day(clock.now()),
    )


@get("/acces-rapides", guards=[FINDS])
async def read_quick_links(conn: Connection, who: Principal) -> QuickLinks:
    """Return the dashboard's shortcuts."""
    links = await queries.list_quick_links(conn, _profile(who))
    return QuickLinks(items=rules.within_mandate(links, who.mandate))


@get("/liens", guards=[PUBLIC])
async def read_liens(conn: Connection) -> Liens:
    """Return PORTNET's portals, its social networks and other useful sites."""
    return Liens(
        portails=await queries.list_liens(conn, "PORTAIL"),
        reseaux=await queries.list_liens(conn, "RESEAU"),
        autres=await queries.list_liens(conn, "AUTRE"),
    )


@get("/favoris", guards=[FINDS])
async def read_favourites(conn: Connection, who: Principal) -> Services:
    """Return the services the caller has starred."""
    starred = await queries.list_favourites(conn, who.person, _profile(who))
    return Services(items=rules.within_mandate(starred, who.mandate))


@post("/favoris", guards=[FINDS], status_code=204)
async def star_service(conn: Connection, who: Principal, data: StarService) -> None:
    """Star a service."""
    await actions.star_service(conn, who, data)


@delete("/favoris/{code:str}", guards=[FINDS])
async def unstar_service(conn: Connection, who: Principal, code: str) -> None:
    """Take the star from a service."""
    await actions.unstar_service(conn, who, code)


ROUTES = [
    read_menu,
    search_services,
    read_service,
    read_quick_links,
    read_liens,
    read_favourites,
    star_service,
    unstar_service,
]
