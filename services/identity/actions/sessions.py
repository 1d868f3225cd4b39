"""What does Portnet ID do about sessions: end them, and write down what happened?"""

from typing import Any
from uuid import UUID

from services.identity.models.signin import SsoSession, Visitor
from services.identity.queries import backchannel, journal, oauth, sessions
from shared import clock, outbox
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
    details: dict[str, Any] | None = None,
) -> None:
    """Append a line to the security log, now."""
    await journal.record(
        conn,
        clock.now(),
        kind,
        visitor=visitor,
        user_id=user_id,
        client_id=client_id,
        sid=sid,
        details=details,
    )


async def end_session(
    conn: Connection, session_id: UUID, why: str, visitor: Visitor | None = None
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
        details={"why": why},
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
) -> int:
    """End a person's sessions, in the caller's transaction; return how many there were.

    `ice`: only those in the name of that company. `but`: all others.
    """
    ended = 0
    for session_id in await sessions.list_open_ids(conn, user_id, ice):
        if session_id != but:
            ended += await end_session(conn, session_id, why, visitor) is not None
    return ended


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
