"""Who is sent a one-time code, by mail or SMS, and is this the one?"""

import contextlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions.authorization import page
from services.identity.actions.opening import first_factor_person
from services.identity.actions.signin import own_transaction
from services.identity.letters import Letters
from services.identity.mailer import MailFailed, SmsFailed
from services.identity.means import Means
from services.identity.models.people import Utilisateur
from services.identity.models.signin import (
    Browser,
    Canal,
    EmailCode,
    LoginTransaction,
    Outcome,
    Refused,
)
from services.identity.queries import codes, factors, signin, telephones
from services.identity.rules import interaction, steps, totp
from shared import clock
from shared.database import Connection, Pool


async def send_code(
    pool: Pool,
    means: Means,
    letters: Letters,
    browser: Browser,
    transaction_id: UUID,
    canal: Canal = "EMAIL",
) -> Outcome:
    """Send a one-time code by mail or SMS.

    Raises: Refused — too soon, too many, not strong enough for this sign-in, or nobody takes it.
    Lost — no such sign-in in this browser.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.is_proved or transaction.is_enrolling:
            return Outcome(location=page(transaction_id))
        user = await first_factor_person(conn, transaction, now)
        number = await _number(conn, means, transaction, user) if canal == "SMS" else None
        if number is None and not (
            canal == "EMAIL" and await _may_use_email(conn, transaction, user)
        ):
            raise Refused("stronger-factor")
        seconds = await wait_seconds(conn, user.user_id, canal, now)
        if seconds:
            raise Refused("mail-wait" if seconds <= 60 else "mail-limit", seconds)
        code, digits = new_code(means, canal, str(transaction_id), now)
        await codes.insert_email_code(conn, code, user.user_id, transaction_id=transaction_id)
    try:
        if number is None:
            await letters.one_time_code(means.mailer, user.email, digits, transaction.langue)
        else:
            await letters.text_message(means, number, digits, transaction.langue)
    except (MailFailed, SmsFailed) as error:
        async with pool.acquire() as conn:
            await codes.delete_email_code(conn, code.code_id)
        raise Refused("mail-failed") from error
    return Outcome(location=page(transaction_id))


async def send_first_code(
    pool: Pool, means: Means, letters: Letters, browser: Browser, transaction_id: UUID
) -> None:
    """Mail a code at once to someone who has no app yet; what fails, the page offers to repeat."""
    async with pool.acquire() as conn:
        transaction = await signin.find_transaction(conn, transaction_id)
        if transaction is None or transaction.user_id is None:
            return
        if (await factors.count_held(conn, transaction.user_id)).has_strong:
            return
    with contextlib.suppress(Refused):
        await send_code(pool, means, letters, browser, transaction_id)


def new_code(means: Means, canal: Canal, purpose: str, now: datetime) -> tuple[EmailCode, str]:
    """Return a code for `purpose` as it is kept, and its digits."""
    digits = f"{secrets.randbelow(10**totp.DIGITS):0{totp.DIGITS}}"
    kept = EmailCode(
        code_id=clock.new_id(),
        digest=means.vault.digest("email-code", purpose, digits),
        canal=canal,
        sent_at=now,
        expires_at=now + steps.EMAIL_CODE_LIFE,
    )
    return kept, digits


async def wait_seconds(conn: Connection, user_id: UUID, canal: Canal, now: datetime) -> int:
    """Return how long a person must wait for another code: 0 when one may be sent now, over a
    minute when there were too many within the hour.
    """
    hour = timedelta(hours=1)
    sent = await codes.list_codes_sent(conn, user_id, canal, now - hour)
    if not sent:
        return 0
    free_at = sent[0].sent_at + steps.EMAIL_CODE_PAUSE
    if len(sent) >= steps.EMAIL_CODES_PER_HOUR:
        free_at = max(free_at, sent[steps.EMAIL_CODES_PER_HOUR - 1].sent_at + hour)
    if free_at <= now:
        return 0
    return round((free_at - now).total_seconds()) or 1


async def sent_by(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    code: str,
    now: datetime,
) -> Canal | None:
    """Spend `code` if it is the last one sent for this sign-in, and return by which way it went.

    Raises: Refused — it is right, and too old.
    """
    sent = await codes.find_email_code(conn, transaction.transaction_id)
    if sent is None or not await _may_use_email(conn, transaction, user):
        return None
    digest = means.vault.digest("email-code", str(transaction.transaction_id), code)
    if not secrets.compare_digest(digest, sent.digest):
        return None
    if sent.expires_at <= now:
        raise Refused("code-expired")
    if not await codes.spend_email_code(conn, sent.code_id, now):
        return None
    if sent.canal == "SMS":
        await telephones.note_used(conn, user.user_id, now)
    return sent.canal


async def _may_use_email(
    conn: Connection, transaction: LoginTransaction, user: Utilisateur
) -> bool:
    """Say whether a mailed code is enough; who must enrol begins with one in any case."""
    if interaction.satisfies("mfa-oob", transaction.acr_wanted):
        return True
    return not (await factors.count_held(conn, user.user_id)).has_strong


async def _number(
    conn: Connection, means: Means, transaction: LoginTransaction, user: Utilisateur
) -> str | None:
    """Return where a code by SMS may go; who must enrol proves the mailbox."""
    if means.sms is None or not interaction.satisfies("mfa-oob", transaction.acr_wanted):
        return None
    if not (await factors.count_held(conn, user.user_id)).has_strong:
        return None
    phone = await telephones.find_confirmed(conn, user.user_id)
    return None if phone is None else phone.numero
