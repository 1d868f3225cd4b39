"""What does Portnet ID write down about security, and how often did something fail?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.identity.models.signin import Throttle, ThrottleKind, Visitor
from shared.database import Connection, one, run


async def record(
    conn: Connection,
    at: datetime,
    kind: str,
    *,
    visitor: Visitor | None = None,
    user_id: UUID | None = None,
    client_id: str | None = None,
    sid: UUID | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Append a line to the security log."""
    await run(
        conn,
        """
        INSERT INTO security_log (at, kind, user_id, client_id, sid, address, appareil, details)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        at,
        kind,
        user_id,
        client_id,
        sid,
        visitor.address if visitor else None,
        visitor.appareil if visitor else None,
        details or {},
    )


async def lock_throttle(conn: Connection, kind: ThrottleKind, subject: bytes) -> Throttle | None:
    """Return the failures counted for a subject, and keep others waiting until we have counted."""
    return await one(
        conn,
        Throttle,
        """
        SELECT failures, first_at, until
          FROM throttle
         WHERE kind = $1 AND subject = $2
           FOR UPDATE
        """,
        kind,
        subject,
    )


async def touch_throttle(
    conn: Connection, kind: ThrottleKind, subject: bytes, now: datetime
) -> None:
    """Make sure there is a row to lock, so that attempts at once are counted one by one."""
    await run(
        conn,
        """
        INSERT INTO throttle (kind, subject, failures, first_at, last_at, until)
        VALUES ($1, $2, 0, $3, $3, $3)
        ON CONFLICT DO NOTHING
        """,
        kind,
        subject,
        now,
    )


async def save_throttle(
    conn: Connection, kind: ThrottleKind, subject: bytes, state: Throttle, now: datetime
) -> None:
    """Keep the count."""
    await run(
        conn,
        """
        UPDATE throttle
           SET failures = $3, first_at = $4, until = $5, last_at = $6
         WHERE kind = $1 AND subject = $2
        """,
        kind,
        subject,
        state.failures,
        state.first_at,
        state.until,
        now,
    )


async def forgive(conn: Connection, kind: ThrottleKind, subject: bytes) -> None:
    """Forget the failures of a subject that has just succeeded."""
    await run(conn, "DELETE FROM throttle WHERE kind = $1 AND subject = $2", kind, subject)


async def forgive_one(conn: Connection, kind: ThrottleKind, subject: bytes, now: datetime) -> None:
    """Take back the one failure that was counted before a try that then succeeded."""
    await run(
        conn,
        """
        UPDATE throttle
           SET failures = greatest(failures - 1, 0), until = least(until, $3)
         WHERE kind = $1 AND subject = $2
        """,
        kind,
        subject,
        now,
    )


async def delete_old_throttles(conn: Connection, before: datetime) -> None:
    """Forget counts that nobody has added to since `before`."""
    await run(conn, "DELETE FROM throttle WHERE last_at < $1 AND until < $1", before)
