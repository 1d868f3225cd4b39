"""What does Portnet ID do about sessions: end them, and write down what happened?"""

from typing import Any
from uuid import UUID

from services.identity.models.signin import SsoSession, Visitor
from services.identity.problems import CompteInconnu
from services.identity.problems.sessions import PersonneInconnue, SessionInconnue
from services.identity.queries import backchannel, journal, oauth, sessions
from services.identity.rules import person
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import IdentityCompteBloque, IdentityDeconnexion
from shared.database import Connection


async def record(
    conn: Connection,
    kind: str,
    visitor: Visitor | None = None,
    *,
    user_id: UUID | None = None,
    client_id: str | None = None,
    sid: UUID | None = None,
    ice: str | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Append a line to the security log, now.

    `ice`: in the name of which company; only its administrators read the line then. `details`
    may name who acted on somebody else's account: `by`, a user id.
    """
    await journal.record(
        conn,
        clock.now(),
        kind,
        visitor=visitor,
        user_id=user_id,
        client_id=client_id,
        sid=sid,
        ice=ice,
        details=details,
    )


async def end_session(
    conn: Connection,
    session_id: UUID,
    why: str,
    visitor: Visitor | None = None,
    *,
    by: UUID | None = None,
) -> SsoSession | None:
    """End a session with every token it opened, and say so; None when it had ended.

    The caller's transaction makes it one act.
    """
    now = clock.now()
    ended = await sessions.end_session(conn, session_id, why, now)
    if ended is None:
        return None
    await oauth.revoke_grants_of_session(conn, session_id, why, now)
    listeners = await backchannel.count_listeners(conn)
    delivery_ids = [clock.new_id() for _ in range(listeners)]
    await backchannel.insert_deliveries(conn, delivery_ids, session_id, ended.user_id, now)
    await record(
        conn,
        "session.ended",
        visitor,
        user_id=ended.user_id,
        sid=session_id,
        ice=await sessions.find_ice(conn, ended.affectation_id),
        details={"why": why} | ({"by": str(by)} if by else {}),
    )
    await outbox.publish(
        conn,
        IdentityDeconnexion(user_id=ended.user_id, sid=str(session_id)),
        subject=str(ended.user_id),
    )
    return ended


async def end_sessions(
    conn: Connection,
    user_id: UUID,
    why: str,
    visitor: Visitor | None = None,
    *,
    ice: str | None = None,
    but: UUID | None = None,
    by: UUID | None = None,
) -> int:
    """End a person's sessions, in the caller's transaction; return how many there were.

    `ice`: only those in the name of that company. `but`: all others. `by`: who ends them, when it
    is somebody else.
    """
    ended = 0
    for session_id in await sessions.list_open_ids(conn, user_id, ice):
        if session_id != but:
            ended += await end_session(conn, session_id, why, visitor, by=by) is not None
    return ended


async def end_own(conn: Connection, who: Principal, session_id: UUID, visitor: Visitor) -> None:
    """End one of the caller's sessions, be it the one that asks.

    Raises: SessionInconnue — it is another's, or has ended. CompteInconnu.
    """
    async with conn.transaction():
        whose = person.user_id(who)
        if await sessions.find_open(conn, whose, session_id) is None:
            raise SessionInconnue
        await end_session(conn, session_id, "ended-by-owner", visitor)


async def end_others(conn: Connection, who: Principal, visitor: Visitor) -> int:
    """End the caller's sessions but the one that asks; return how many there were.

    Raises: CompteInconnu — a program asks.
    """
    if who.sid is None:
        raise CompteInconnu
    async with conn.transaction():
        return await end_sessions(
            conn, person.user_id(who), "ended-by-owner", visitor, but=UUID(who.sid)
        )


async def end_of_colleague(
    conn: Connection, who: Principal, whose: UUID, session_id: UUID | None, visitor: Visitor
) -> int:
    """End a session, or with None all, that a person of the administrator's company has in its
    name; return how many there were.

    Raises: PersonneInconnue — not of this company. SessionInconnue — no such session in its name.
    """
    by = person.user_id(who)
    async with conn.transaction():
        ice = await company_of(conn, who, whose)
        if session_id is None:
            return await end_sessions(
                conn, whose, "ended-by-administrator", visitor, ice=ice, by=by
            )
        if await sessions.find_open(conn, whose, session_id, ice) is None:
            raise SessionInconnue
        await end_session(conn, session_id, "ended-by-administrator", visitor, by=by)
    return 1


async def company_of(conn: Connection, who: Principal, whose: UUID) -> str:
    """Return the administrator's company when `whose` works for it.

    Raises: PersonneInconnue — they do not; whether they exist at all is not said.
    """
    if who.ice is None or not await sessions.works_for(conn, whose, who.ice):
        raise PersonneInconnue
    return who.ice


async def block(
    conn: Connection, user_id: UUID, motif: str, visitor: Visitor | None = None
) -> None:
    """End every session of an account that has just been suspended, and say that it is blocked,
    in the caller's transaction.
    """
    await end_sessions(conn, user_id, "suspended", visitor)
    await outbox.publish(
        conn, IdentityCompteBloque(user_id=user_id, motif=motif), subject=str(user_id)
    )
