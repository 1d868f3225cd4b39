"""What can people see and end of their sessions, and administrators of their colleagues'?"""

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, delete, get, post
from litestar.datastructures import State
from litestar.params import Parameter

from services.identity.actions import contestation
from services.identity.actions import sessions as actions
from services.identity.models.journal import (
    Connexion,
    Contestation,
    Sessions,
    Terminees,
)
from services.identity.queries import journal
from services.identity.queries import sessions as queries
from services.identity.routes.journal import Cursor, Limit, before, paged
from services.identity.rules import interaction
from services.identity.rules import journal as rules
from services.identity.rules.person import user_id as person
from services.identity.visiting import visitor
from shared import clock
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection, Pool
from shared.pages import Page

Asked = Request[Any, Any, Any]
PROVED_ANEW = requires(acr="mfa", recent=True)
ADMINISTRATORS = requires(roles={"administrateur"}, acr="mfa")
ADMINISTRATORS_ANEW = replace(ADMINISTRATORS, recent=True)
COLLEAGUE = "/entreprise/utilisateurs/{user_id:uuid}/sessions"
Seq = Annotated[int, Parameter(ge=1, le=2**63 - 1, description="The sign-in's `seq`.")]


@get("/sessions", guards=[SIGNED_IN])
async def list_sessions(conn: Connection, who: Principal) -> Sessions:
    """Return the caller's open sessions."""
    return await _open(conn, person(who), None, who.sid)


@delete("/sessions/{session_id:uuid}", guards=[PROVED_ANEW])
async def end_session(request: Asked, conn: Connection, who: Principal, session_id: UUID) -> None:
    """End one of the caller's sessions: its tokens are void and its portals are told."""
    await actions.end_own(conn, who, session_id, visitor(request))


@delete("/sessions", guards=[PROVED_ANEW], status_code=200)
async def end_other_sessions(request: Asked, conn: Connection, who: Principal) -> Terminees:
    """End the caller's sessions but the one that asks."""
    return Terminees(terminees=await actions.end_others(conn, who, visitor(request)))


@get("/connexions", guards=[SIGNED_IN])
async def page_connexions(
    conn: Connection, who: Principal, cursor: Cursor = None, limit: Limit = 20
) -> Page[Connexion]:
    """Return the caller's sign-ins and refused ones of the last 90 days, the latest first."""
    whose, since = person(who), clock.now() - rules.RECENT
    found = await journal.page_own(conn, whose, rules.SIGN_INS, since, before(cursor), limit + 1)
    page = paged(found, limit)
    said = rules.contested(await journal.page_own(conn, whose, [rules.CONTESTED], since))
    return Page(items=[rules.connexion(line, who.sid, said) for line in page.items], next=page.next)


@post("/connexions/{seq:int}/contester", guards=[PROVED_ANEW], status_code=200)
async def contest_connexion(
    request: Asked, pool: Pool, who: Principal, state: State, seq: Seq
) -> Contestation:
    """Say that a sign-in was not the caller's: all their sessions end, this one too, the password
    is void, and the help desk is told.
    """
    return await contestation.contest(pool, state.means, who, seq, visitor(request))


@get(COLLEAGUE, guards=[ADMINISTRATORS])
async def list_colleague_sessions(conn: Connection, who: Principal, user_id: UUID) -> Sessions:
    """Return the open sessions that a person has in the name of the administrator's company."""
    ice = await actions.company_of(conn, who, user_id)
    return await _open(conn, user_id, ice, who.sid)


@delete(COLLEAGUE, guards=[ADMINISTRATORS_ANEW], status_code=200)
async def end_colleague_sessions(
    request: Asked, conn: Connection, who: Principal, user_id: UUID
) -> Terminees:
    """End a person's sessions in the name of the administrator's company."""
    ended = await actions.end_of_colleague(conn, who, user_id, None, visitor(request))
    return Terminees(terminees=ended)


@delete(COLLEAGUE + "/{session_id:uuid}", guards=[ADMINISTRATORS_ANEW])
async def end_colleague_session(
    request: Asked, conn: Connection, who: Principal, user_id: UUID, session_id: UUID
) -> None:
    """End one session that a person has in the name of the administrator's company."""
    await actions.end_of_colleague(conn, who, user_id, session_id, visitor(request))


async def _open(conn: Connection, whose: UUID, ice: str | None, sid: str | None) -> Sessions:
    now = clock.now()
    found = await queries.list_open(conn, whose, ice, now, now - interaction.SSO_IDLE)
    return Sessions(
        items=[
            msgspec.structs.replace(each, courante=str(each.session_id) == sid) for each in found
        ]
    )


ROUTES = [
    list_sessions,
    end_session,
    end_other_sessions,
    page_connexions,
    contest_connexion,
    list_colleague_sessions,
    end_colleague_sessions,
    end_colleague_session,
]
