"""What does Portnet ID ask about mails that are to be sent?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.identity.models.signin import Notice
from shared.database import Connection, many, run, value


async def insert_notice(
    conn: Connection,
    user_id: UUID,
    notice_id: UUID,
    kind: str,
    details: dict[str, Any],
    now: datetime,
) -> None:
    """Keep a mail to a person's present address, in their language."""
    await run(
        conn,
        """
        INSERT INTO notice (notice_id, email, langue, kind, details, next_at, created_at)
        SELECT $2, u.email, coalesce(u.langue, 'fr'), $3, $4, $5, $5
          FROM utilisateur u
         WHERE u.user_id = $1
        """,
        user_id,
        notice_id,
        kind,
        details,
        now,
    )


async def insert_letter(
    conn: Connection,
    email: str,
    langue: str,
    notice_id: UUID,
    kind: str,
    details: dict[str, Any],
    now: datetime,
) -> None:
    """Keep a mail to an address that need not be anybody's account's."""
    await run(
        conn,
        """
        INSERT INTO notice (notice_id, email, langue, kind, details, next_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        """,
        notice_id,
        email,
        langue,
        kind,
        details,
        now,
    )


async def take_due(conn: Connection, now: datetime, again_at: datetime, limit: int) -> list[Notice]:
    """Return mails that are due, and let nobody else take them before `again_at`."""
    return await many(
        conn,
        Notice,
        """
        UPDATE notice
           SET next_at = $2, attempts = attempts + 1
         WHERE notice_id IN (SELECT d.notice_id
                               FROM notice d
                              WHERE d.next_at <= $1
                              ORDER BY d.next_at
                              LIMIT $3
                                FOR UPDATE SKIP LOCKED)
        RETURNING notice_id, email, langue, kind, details, attempts
        """,
        now,
        again_at,
        limit,
    )


async def postpone(conn: Connection, notice_id: UUID, next_at: datetime) -> None:
    """Try again at `next_at`."""
    await run(conn, "UPDATE notice SET next_at = $2 WHERE notice_id = $1", notice_id, next_at)


async def delete_notice(conn: Connection, notice_id: UUID) -> None:
    """Forget a mail that was sent, or is given up."""
    await run(conn, "DELETE FROM notice WHERE notice_id = $1", notice_id)


async def find_next_due(conn: Connection) -> datetime | None:
    """Return when the next mail is due."""
    found: datetime | None = await value(conn, "SELECT min(next_at) FROM notice")
    return found
