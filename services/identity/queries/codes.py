"""What does Portnet ID ask about one-time codes that it sends?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.signin import EmailCode
from shared.database import Connection, many, one, run


async def insert_email_code(
    conn: Connection,
    code: EmailCode,
    transaction_id: UUID,
    user_id: UUID,
) -> None:
    """Keep the digest of a code that is about to be mailed."""
    await run(
        conn,
        """
        INSERT INTO email_code (code_id, transaction_id, user_id, digest, sent_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        code.code_id,
        transaction_id,
        user_id,
        code.digest,
        code.sent_at,
        code.expires_at,
    )


async def list_codes_sent(conn: Connection, user_id: UUID, since: datetime) -> list[EmailCode]:
    """Return the codes mailed to a person since an instant, newest first."""
    return await many(
        conn,
        EmailCode,
        """
        SELECT code_id, digest, sent_at, expires_at
          FROM email_code
         WHERE user_id = $1 AND sent_at > $2
         ORDER BY sent_at DESC
        """,
        user_id,
        since,
    )


async def find_email_code(conn: Connection, transaction_id: UUID) -> EmailCode | None:
    """Return the last unused code mailed for a sign-in: it is the only one that counts."""
    return await one(
        conn,
        EmailCode,
        """
        SELECT code_id, digest, sent_at, expires_at
          FROM email_code
         WHERE transaction_id = $1 AND used_at IS NULL
         ORDER BY sent_at DESC
         LIMIT 1
        """,
        transaction_id,
    )


async def spend_email_code(conn: Connection, code_id: UUID, now: datetime) -> bool:
    """Mark a code used; False when it was already."""
    return bool(
        await run(
            conn,
            "UPDATE email_code SET used_at = $2 WHERE code_id = $1 AND used_at IS NULL",
            code_id,
            now,
        )
    )


async def delete_email_code(conn: Connection, code_id: UUID) -> None:
    """Forget a code whose mail could not be handed over."""
    await run(conn, "DELETE FROM email_code WHERE code_id = $1", code_id)
