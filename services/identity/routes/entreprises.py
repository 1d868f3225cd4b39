"""What may PORTNET's operators ask and order about companies?"""

from typing import Annotated

from litestar import get, post, put
from litestar.params import Parameter

from services.identity.actions import desk
from services.identity.models.desk import (
    DireMotif,
    EnregistrerEntreprise,
    EtatEntreprise,
    FicheEntreprise,
    LigneEntreprise,
    ModifierEntreprise,
)
from services.identity.models.people import Profil
from services.identity.queries import desk as queries
from services.identity.routes.members import named_company
from services.identity.rules.desk import patterns
from shared.auth import DESK, DESK_ACTS, Principal
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor

Asked = Annotated[str | None, Parameter(max_length=200)]
Cursor = Annotated[str | None, Parameter(max_length=600)]
Ice = Annotated[str | None, Parameter(pattern=r"^[0-9]{15}$")]
Limit = Annotated[int, Parameter(ge=1, le=100)]


@get("/entreprises", guards=[DESK])
async def page_entreprises(
    conn: Connection,
    q: Asked = None,
    profil: Profil | None = None,
    etat: EtatEntreprise | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[LigneEntreprise]:
    """Return companies by name, found by words of the name or digits of the ICE."""
    after = None if cursor is None else decode_cursor(cursor, tuple[str, str])
    found = await queries.page_entreprises(conn, patterns(q), profil, etat, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].raison_sociale, shown[-1].ice) if more else None,
    )


@post("/entreprises", guards=[DESK_ACTS])
async def register_entreprise(
    conn: Connection, who: Principal, data: EnregistrerEntreprise
) -> FicheEntreprise:
    """Register a company by hand."""
    return await desk.register_entreprise(conn, who, data)


@get("/entreprises/{ice:str}", guards=[DESK])
async def read_entreprise(conn: Connection, ice: str) -> FicheEntreprise:
    """Return a company with the number of its people and what was done to it."""
    return await desk.read_entreprise(conn, named_company(ice))


@put("/entreprises/{ice:str}", guards=[DESK_ACTS])
async def change_entreprise(
    conn: Connection, who: Principal, ice: str, data: ModifierEntreprise
) -> FicheEntreprise:
    """Change a company; refused when it was changed since it was read."""
    return await desk.change_entreprise(conn, who, named_company(ice), data)


@post("/entreprises/{ice:str}/suspension", guards=[DESK_ACTS], status_code=200)
async def suspend_entreprise(
    conn: Connection, who: Principal, ice: str, data: DireMotif
) -> FicheEntreprise:
    """Let nobody work for the company any more; sessions in its name end."""
    return await desk.suspend_entreprise(conn, who, named_company(ice), data.motif)


@post("/entreprises/{ice:str}/retablissement", guards=[DESK_ACTS], status_code=200)
async def reinstate_entreprise(
    conn: Connection, who: Principal, ice: str, data: DireMotif
) -> FicheEntreprise:
    """Let the company's people work again."""
    return await desk.reinstate_entreprise(conn, who, named_company(ice), data.motif)


ROUTES = [
    page_entreprises,
    register_entreprise,
    read_entreprise,
    change_entreprise,
    suspend_entreprise,
    reinstate_entreprise,
]
