"""What may PORTNET's operators ask and order about the systems of partners?"""

from litestar import get, post, put
from litestar.datastructures import State

from services.identity.actions import clients
from services.identity.models.clients import (
    ClientRemis,
    EnregistrerClient,
    FicheClient,
    LigneClient,
    ModifierClient,
    Partenaire,
    Partenaires,
    RenouvelerSecret,
)
from services.identity.models.desk import DireMotif
from services.identity.queries import clients as queries
from services.identity.routes.entreprises import Asked, Cursor, Limit
from services.identity.rules.desk import patterns
from shared.auth import DESK, DESK_ACTS, Principal
from shared.contracts.partners import PARTNERS
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor


@get("/partenaires", guards=[DESK])
async def list_partenaires() -> Partenaires:
    """Return the partners whose systems may be registered."""
    by_name = sorted(PARTNERS.values(), key=lambda partner: partner.nom)
    return Partenaires(
        items=[Partenaire(code=each.code, nom=each.nom, genre=each.kind.code) for each in by_name]
    )


@get("/clients", guards=[DESK])
async def page_clients(
    conn: Connection, q: Asked = None, cursor: Cursor = None, limit: Limit = 20
) -> Page[LigneClient]:
    """Return clients by identifier, found by words of it, of the name or of the partner."""
    after = None if cursor is None else decode_cursor(cursor, tuple[str])[0]
    found = await queries.page_clients(conn, patterns(q), after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(items=shown, next=encode_cursor(shown[-1].client_id) if more else None)


@post("/clients", guards=[DESK_ACTS])
async def register_client(
    conn: Connection, who: Principal, state: State, data: EnregistrerClient
) -> ClientRemis:
    """Register a partner's system; the answer holds its secret, this once."""
    return await clients.register_client(conn, state.means, who, data)


@get("/clients/{client_id:str}", guards=[DESK])
async def read_client(conn: Connection, client_id: str) -> FicheClient:
    """Return a client with what was done to it."""
    return await clients.read_client(conn, client_id)


@put("/clients/{client_id:str}", guards=[DESK_ACTS])
async def change_client(
    conn: Connection, who: Principal, state: State, client_id: str, data: ModifierClient
) -> FicheClient:
    """Change what a partner's system may do; refused when it was changed since it was read."""
    return await clients.change_client(conn, state.means, who, client_id, data)


@post("/clients/{client_id:str}/secret", guards=[DESK_ACTS], status_code=200)
async def renew_secret(
    conn: Connection, who: Principal, client_id: str, data: RenouvelerSecret
) -> ClientRemis:
    """Give a client another secret; the old one is worth nothing from that moment on."""
    return await clients.renew_secret(conn, who, client_id, data)


@post("/clients/{client_id:str}/desactivation", guards=[DESK_ACTS], status_code=200)
async def disable_client(
    conn: Connection, who: Principal, client_id: str, data: DireMotif
) -> FicheClient:
    """Let a partner's system in no more; its tokens end."""
    return await clients.disable_client(conn, who, client_id, data.motif)


@post("/clients/{client_id:str}/activation", guards=[DESK_ACTS], status_code=200)
async def enable_client(
    conn: Connection, who: Principal, client_id: str, data: DireMotif
) -> FicheClient:
    """Let a partner's system in again."""
    return await clients.enable_client(conn, who, client_id, data.motif)


ROUTES = [
    list_partenaires,
    page_clients,
    register_client,
    read_client,
    change_client,
    renew_secret,
    disable_client,
    enable_client,
]
