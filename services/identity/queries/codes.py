"""What does Portnet ID ask about one-time codes that it sends?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.signin import EmailCode
from shared.database import Connection, many, one, run


async def insert_email_code(
    conn: Connection,
    code: EmailCode,
    user_id: UUID,
    transaction_id: UUID | None = None,
    telephone_id: UUID | None = None,
) -> None:
    """Keep the digest of a code that is about to be sent: for a sign-in, or to confirm a number."""
    await run(
        conn,
        """
        INSERT INTO email_code (code_id, transaction_id, telephone_id, canal, user_id, digest,
                                sent_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        code.code_id,
        transaction_id,
        telephone_id,
        code.canal,
        user_id,
        code.digest,
        code.sent_at,
        code.expires_at,
    )


async def list_codes_sent(
    conn: Connection, user_id: UUID, canal: str, since: datetime
) -> list[EmailCode]:
    """Return the codes sent to a person this way since an instant, newest first."""
    return await many(
        conn,
        EmailCode,
        """
        SELECT code_id, digest, canal, sent_at, expires_at, failures
          FROM email_code
         WHERE user_id = $1 AND canal = $2 AND sent_at > $3
         ORDER BY sent_at DESC
        """,
        user_id,
        canal,
        since,
    )


async def find_email_code(conn: Connection, transaction_id: UUID) -> EmailCode | None:
    """Return the last unused code sent for a sign-in: it is the only one that counts."""
    return await one(
        conn,
        EmailCode,
        """
        SELECT code_id, digest, canal, sent_at, expires_at, failures
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


async def void_codes(conn: Connection, user_id: UUID, canal: str, now: datetime) -> None:
    """Let no code count any more that a person was sent this way; each still counts as sent."""
    await run(
        conn,
        "UPDATE email_code SET used_at = $3 WHERE user_id = $1 AND canal = $2 AND used_at IS NULL",
        user_id,
        canal,
        now,
    )


async def delete_email_code(conn: Connection, code_id: UUID) -> None:
    """Forget a code that could not be handed over."""
    await run(conn, "DELETE FROM email_code WHERE code_id = $1", code_id)


async def lock_confirmation(conn: Connection, telephone_id: UUID) -> EmailCode | None:
    """Return the last unused code sent to confirm a number, and let one try at a time be made."""
    return await one(
        conn,
        EmailCode,
        """
        SELECT code_id, digest, canal, sent_at, expires_at, failures
          FROM email_code
         WHERE telephone_id = $1 AND used_at IS NULL
         ORDER BY sent_at DESC
         LIMIT 1
           FOR UPDATE
        """,
        telephone_id,
    )


async def count_failure(conn: Connection, code_id: UUID) -> None:
    """Count a wrong try."""
    await run(conn, "UPDATE email_code SET failures = failures + 1 WHERE code_id = $1", code_id)


async def delete_old_confirmations(conn: Connection, before: datetime) -> None:
    """Forget codes sent to confirm numbers before `before`."""
    await run(conn, "DELETE FROM email_code WHERE transaction_id IS NULL AND sent_at < $1", before)
