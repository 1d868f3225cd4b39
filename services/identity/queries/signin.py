"""What does Portnet ID ask about sign-ins in progress?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.signin import LoginTransaction
from shared.database import Connection, one, run, value


async def insert_transaction(conn: Connection, transaction: LoginTransaction) -> None:
    """Open a sign-in."""
    await run(
        conn,
        """
        INSERT INTO login_transaction
               (transaction_id, client_id, request, pushed_digest, browser_digest, opening_digest,
                langue, acr_wanted, user_id, password_at, session_id, renews_id, choose_profil,
                created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """,
        transaction.transaction_id,
        transaction.client_id,
        transaction.request,
        transaction.pushed_digest,
        transaction.browser_digest,
        transaction.opening_digest,
        transaction.langue,
        transaction.acr_wanted,
        transaction.user_id,
        transaction.password_at,
        transaction.session_id,
        transaction.renews_id,
        transaction.choose_profil,
        transaction.created_at,
        transaction.expires_at,
    )


async def find_transaction(conn: Connection, transaction_id: UUID) -> LoginTransaction | None:
    """Return a sign-in."""
    return await one(
        conn,
        LoginTransaction,
        """
        SELECT transaction_id, client_id, request, pushed_digest, browser_digest, opening_digest,
               langue, acr_wanted, user_id, password_at, email_proved_at, recovered_at,
               recovery_shown, code_failures, proved_acr, proved_amr, proved_method,
               proof_digest, session_id, renews_id, choose_profil, challenge, grant_id,
               created_at, expires_at, completed_at
          FROM login_transaction
         WHERE transaction_id = $1
        """,
        transaction_id,
    )


async def lock_transaction(conn: Connection, transaction_id: UUID) -> LoginTransaction | None:
    """Return a sign-in and keep other requests of it waiting."""
    return await one(
        conn,
        LoginTransaction,
        """
        SELECT transaction_id, client_id, request, pushed_digest, browser_digest, opening_digest,
               langue, acr_wanted, user_id, password_at, email_proved_at, recovered_at,
               recovery_shown, code_failures, proved_acr, proved_amr, proved_method,
               proof_digest, session_id, renews_id, choose_profil, challenge, grant_id,
               created_at, expires_at, completed_at
          FROM login_transaction
         WHERE transaction_id = $1
           FOR UPDATE
        """,
        transaction_id,
    )


async def find_transaction_of_pushed(
    conn: Connection, pushed_digest: bytes, browser_digest: bytes
) -> UUID | None:
    """Return the sign-in that this browser opened with a pushed request."""
    found: UUID | None = await value(
        conn,
        """
        SELECT transaction_id
          FROM login_transaction
         WHERE pushed_digest = $1 AND browser_digest = $2
         ORDER BY created_at DESC
         LIMIT 1
        """,
        pushed_digest,
        browser_digest,
    )
    return found


async def set_level_wanted(conn: Connection, transaction_id: UUID, level: str) -> None:
    """Ask for another level from now on."""
    await run(
        conn,
        "UPDATE login_transaction SET acr_wanted = $2 WHERE transaction_id = $1",
        transaction_id,
        level,
    )


async def set_transaction_language(conn: Connection, transaction_id: UUID, langue: str) -> None:
    """Show a sign-in in another language."""
    await run(
        conn,
        "UPDATE login_transaction SET langue = $2 WHERE transaction_id = $1",
        transaction_id,
        langue,
    )


async def accept_password(
    conn: Connection, transaction_id: UUID, user_id: UUID, browser_digest: bytes, now: datetime
) -> None:
    """Note that the password was right, and which cookie the browser holds from now on."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET user_id = $2, password_at = $4, browser_digest = $3,
               email_proved_at = CASE WHEN user_id = $2 THEN email_proved_at END,
               recovered_at = CASE WHEN user_id = $2 THEN recovered_at END
         WHERE transaction_id = $1
        """,
        transaction_id,
        user_id,
        browser_digest,
        now,
    )


async def carry_over_browser(conn: Connection, before: bytes, after: bytes) -> None:
    """Let the browser's other sign-ins that wait for a password follow its new cookie."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET browser_digest = $2
         WHERE browser_digest = $1 AND user_id IS NULL AND completed_at IS NULL
        """,
        before,
        after,
    )


async def count_code_failure(conn: Connection, transaction_id: UUID) -> int:
    """Count a wrong code against the sign-in and return how many there are."""
    failures: int = await value(
        conn,
        """
        UPDATE login_transaction
           SET code_failures = code_failures + 1
         WHERE transaction_id = $1
        RETURNING code_failures
        """,
        transaction_id,
    )
    return failures


async def note_email_proved(conn: Connection, transaction_id: UUID, now: datetime) -> None:
    """Note that the mailbox was proved; the device still has to be enrolled."""
    await run(
        conn,
        "UPDATE login_transaction SET email_proved_at = $2 WHERE transaction_id = $1",
        transaction_id,
        now,
    )


async def note_recovered(conn: Connection, transaction_id: UUID, now: datetime) -> None:
    """Note that a recovery code was accepted; a new device may be enrolled."""
    await run(
        conn,
        "UPDATE login_transaction SET recovered_at = $2 WHERE transaction_id = $1",
        transaction_id,
        now,
    )


async def set_recovery_shown(conn: Connection, transaction_id: UUID, sealed: bytes | None) -> None:
    """Keep new recovery codes, sealed, to be shown; None when they are kept."""
    await run(
        conn,
        "UPDATE login_transaction SET recovery_shown = $2 WHERE transaction_id = $1",
        transaction_id,
        sealed,
    )


async def note_session(
    conn: Connection, transaction_id: UUID, session_id: UUID, proof_digest: bytes, *, choose: bool
) -> None:
    """Note the session that both factors opened."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET session_id = $2, proof_digest = $3, choose_profil = $4
         WHERE transaction_id = $1
        """,
        transaction_id,
        session_id,
        proof_digest,
        choose,
    )


async def complete_transaction(
    conn: Connection, transaction_id: UUID, grant_id: UUID, now: datetime
) -> None:
    """Note that the client was sent a code under this grant."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET completed_at = coalesce(completed_at, $3), grant_id = $2
         WHERE transaction_id = $1
        """,
        transaction_id,
        grant_id,
        now,
    )


async def delete_old_transactions(conn: Connection, before: datetime) -> None:
    """Forget sign-ins that ended before `before`, with the codes mailed for them."""
    await run(conn, "DELETE FROM login_transaction WHERE expires_at < $1", before)
