"""What does Portnet ID ask about telephone numbers?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import PhoneRow
from shared.database import Connection, one, run


async def find_confirmed(conn: Connection, user_id: UUID) -> PhoneRow | None:
    """Return the person's number for codes by SMS."""
    return await one(
        conn,
        PhoneRow,
        """
        SELECT telephone_id, user_id, numero, confirmed_at, last_used_at
          FROM telephone
         WHERE user_id = $1 AND confirmed_at IS NOT NULL
        """,
        user_id,
    )


async def find_pending(conn: Connection, user_id: UUID) -> PhoneRow | None:
    """Return the number that the person is to confirm."""
    return await one(
        conn,
        PhoneRow,
        """
        SELECT telephone_id, user_id, numero, confirmed_at, last_used_at
          FROM telephone
         WHERE user_id = $1 AND confirmed_at IS NULL
        """,
        user_id,
    )


async def replace_pending(conn: Connection, phone: PhoneRow, now: datetime) -> None:
    """Keep the number that the person is to confirm, instead of an earlier one."""
    await run(
        conn,
        "DELETE FROM telephone WHERE user_id = $1 AND confirmed_at IS NULL",
        phone.user_id,
    )
    await run(
        conn,
        """
        INSERT INTO telephone (telephone_id, user_id, numero, created_at)
        VALUES ($1, $2, $3, $4)
        """,
        phone.telephone_id,
        phone.user_id,
        phone.numero,
        now,
    )


async def confirm(conn: Connection, phone: PhoneRow, now: datetime) -> None:
    """Let codes go to this number from now on, and to no earlier one."""
    await run(
        conn,
        "DELETE FROM telephone WHERE user_id = $1 AND confirmed_at IS NOT NULL",
        phone.user_id,
    )
    await run(
        conn,
        "UPDATE telephone SET confirmed_at = $2 WHERE telephone_id = $1",
        phone.telephone_id,
        now,
    )


async def delete_all(conn: Connection, user_id: UUID) -> None:
    """Forget the person's number, and one that was to be confirmed."""
    await run(conn, "DELETE FROM telephone WHERE user_id = $1", user_id)


async def note_used(conn: Connection, user_id: UUID, now: datetime) -> None:
    """Note that a code by SMS was accepted."""
    await run(
        conn,
        "UPDATE telephone SET last_used_at = $2 WHERE user_id = $1 AND confirmed_at IS NOT NULL",
        user_id,
        now,
    )
