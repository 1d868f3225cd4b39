"""How does one ask for a change of one's data, and who decides?"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from litestar import get, post
from litestar.datastructures import State

from services.identity.actions import modifications
from services.identity.models.desk import DireMotif
from services.identity.models.modifications import (
    DemanderModification,
    Etat,
    MesModifications,
    ModificationADecider,
)
from services.identity.queries import modifications as queries
from services.identity.routes.entreprises import Cursor, Limit
from services.identity.rules.modifications import may_see_queue
from services.identity.rules.person import user_id
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import Forbidden

READS = requires(acr="mfa")
DECIDES = replace(READS, recent=True)
"""Who decides, the action says: an operator, or the administrator of the person's company."""


@get("/moi/modifications", guards=[SIGNED_IN])
async def read_mine(conn: Connection, who: Principal) -> MesModifications:
    """Return what the caller may ask to change, and what they have asked."""
    return await modifications.read_mine(conn, who)


@post("/moi/modifications", guards=[SIGNED_IN])
async def ask(conn: Connection, who: Principal, data: DemanderModification) -> MesModifications:
    """Ask for a change; one of each kind at a time."""
    return await modifications.ask(conn, who, data)


@post("/moi/modifications/{modification_id:uuid}/annulation", guards=[SIGNED_IN], status_code=200)
async def cancel(conn: Connection, who: Principal, modification_id: UUID) -> MesModifications:
    """Take back what the caller asked for."""
    return await modifications.cancel(conn, who, modification_id)


@get("/modifications", guards=[READS])
async def page_queue(
    conn: Connection,
    who: Principal,
    etat: Etat = "SOUMISE",
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ModificationADecider]:
    """Return the changes that are the caller's to decide on, the oldest first."""
    if not may_see_queue(who):
        raise Forbidden
    after = None if cursor is None else decode_cursor(cursor, tuple[datetime, UUID])
    ice = None if who.is_operator else who.ice
    found = await queries.page_queue(conn, user_id(who), ice, etat, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].cree_le, shown[-1].modification_id) if more else None,
    )


@post("/modifications/{modification_id:uuid}/acceptation", guards=[DECIDES], status_code=204)
async def accept(conn: Connection, who: Principal, state: State, modification_id: UUID) -> None:
    """Accept a change: it holds, or for an e-mail address, a link goes to the new one."""
    await modifications.accept(conn, state.means, state.letters, who, modification_id)


@post("/modifications/{modification_id:uuid}/refus", guards=[DECIDES], status_code=204)
async def refuse(conn: Connection, who: Principal, modification_id: UUID, data: DireMotif) -> None:
    """Refuse a change; the person reads why."""
    await modifications.refuse(conn, who, modification_id, data.motif)


ROUTES = [read_mine, ask, cancel, page_queue, accept, refuse]
