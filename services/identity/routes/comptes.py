"""What may PORTNET's operators ask and order about accounts?"""

from uuid import UUID

from litestar import get, post
from litestar.datastructures import State

from services.identity.actions import desk
from services.identity.models.desk import (
    DireMotif,
    EtatCompte,
    FicheCompte,
    LigneCompte,
    SessionsFermees,
)
from services.identity.queries import desk as queries
from services.identity.routes.entreprises import Asked, Cursor, Ice, Limit
from services.identity.rules.desk import patterns
from shared.auth import DESK, DESK_ACTS, Principal
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor


@get("/comptes", guards=[DESK])
async def page_comptes(
    conn: Connection,
    q: Asked = None,
    etat: EtatCompte | None = None,
    ice: Ice = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[LigneCompte]:
    """Return accounts by user name, found by words of the names or the e-mail address."""
    after = None if cursor is None else decode_cursor(cursor, tuple[str])[0]
    found = await queries.page_comptes(conn, patterns(q), etat, ice, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(items=shown, next=encode_cursor(shown[-1].username.lower()) if more else None)


@get("/comptes/{compte_id:uuid}", guards=[DESK])
async def read_compte(conn: Connection, compte_id: UUID) -> FicheCompte:
    """Return an account: for whom it works, how it is protected, what was done to it."""
    return await desk.read_compte(conn, compte_id)


@post("/comptes/{compte_id:uuid}/suspension", guards=[DESK_ACTS], status_code=200)
async def suspend_compte(
    conn: Connection, who: Principal, compte_id: UUID, data: DireMotif
) -> FicheCompte:
    """Lock an account; its sessions end."""
    return await desk.suspend_compte(conn, who, compte_id, data.motif)


@post("/comptes/{compte_id:uuid}/retablissement", guards=[DESK_ACTS], status_code=200)
async def reinstate_compte(
    conn: Connection, who: Principal, compte_id: UUID, data: DireMotif
) -> FicheCompte:
    """Let the person sign in again."""
    return await desk.reinstate_compte(conn, who, compte_id, data.motif)


@post("/comptes/{compte_id:uuid}/deconnexion", guards=[DESK_ACTS], status_code=200)
async def end_sessions(
    conn: Connection, who: Principal, compte_id: UUID, data: DireMotif
) -> SessionsFermees:
    """End every session of the account."""
    ended = await desk.end_sessions_of_compte(conn, who, compte_id, data.motif)
    return SessionsFermees(fermees=ended)


@post("/comptes/{compte_id:uuid}/lien-mot-de-passe", guards=[DESK_ACTS], status_code=204)
async def send_password_link(
    conn: Connection, who: Principal, state: State, compte_id: UUID, data: DireMotif
) -> None:
    """Mail the person the link with which they choose a new password."""
    await desk.send_password_link(conn, state.means, state.letters, who, compte_id, data.motif)


ROUTES = [
    page_comptes,
    read_compte,
    suspend_compte,
    reinstate_compte,
    end_sessions,
    send_password_link,
]
