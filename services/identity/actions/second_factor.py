"""What happens at the second factor: a code of the app, a code by mail, a new app?"""

import contextlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions import attempts
from services.identity.actions.authorization import page
from services.identity.actions.opening import Proved, enter, first_factor_person, repeated
from services.identity.actions.sessions import record
from services.identity.actions.signin import own_transaction
from services.identity.actions.tokens import new_work
from services.identity.letters import Letters
from services.identity.mailer import MailFailed
from services.identity.means import Means
from services.identity.models.factors import TotpDevice
from services.identity.models.people import Utilisateur
from services.identity.models.signin import (
    Browser,
    EmailCode,
    LoginTransaction,
    Lost,
    Outcome,
    Refused,
    Visitor,
)
from services.identity.queries import applications, codes, oauth, passkeys, signin
from services.identity.rules import authorization, interaction, steps, totp
from shared import clock, outbox
from shared.contracts.identity import IdentityConnexion, IdentityMfaChange
from shared.database import Connection, Pool

AMR = ("pwd", "otp", "mfa")
"""Source: RFC 8176, section 2."""
DEVICE_NAME = "Application d'authentification"


async def submit_code(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    typed: str,
) -> Outcome:
    """Check the code of the authenticator app, or the one that was mailed, and sign in.

    The same form sent twice is answered twice alike.

    Raises: Refused — wrong, too old or too soon. Lost — no such sign-in in this browser, or too
    many wrong codes.
    """
    work = await new_work(pool, means)
    code, now = totp.clean_code(typed), clock.now()
    wrong: Refused | Lost | None = None
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.is_proved:
            return await repeated(conn, means, transaction, code, now)
        if not interaction.satisfies("mfa", transaction.acr_wanted):
            raise Refused("stronger-factor")
        user = await first_factor_person(conn, transaction, now)
        resting: attempts.Subjects = [
            ("code", means.vault.digest("throttle-code", str(user.user_id)))
        ]
        await attempts.begin_within(conn, resting)
        acr = await _accepted(conn, means, transaction, user, code, now)
        if acr is None:
            wrong = await _refused(conn, transaction, user, visitor)
        else:
            await attempts.succeed(conn, resting)
            if acr == "email-only":
                await _begin_enrolment(conn, means, transaction, user, now)
                return Outcome(location=page(transaction_id))
            proved = Proved(level="mfa" if acr == "mfa" else "mfa-oob", amr=AMR, proof=code)
            return await enter(conn, work, means, transaction, user, proved, visitor)
    raise wrong


async def send_code(
    pool: Pool, means: Means, letters: Letters, browser: Browser, transaction_id: UUID
) -> Outcome:
    """Mail a one-time code.

    Raises: Refused — too soon, too many, not strong enough for this sign-in, or the relay is down.
    Lost — no such sign-in in this browser.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.is_proved or transaction.email_proved_at is not None:
            return Outcome(location=page(transaction_id))
        user = await first_factor_person(conn, transaction, now)
        if not await _may_use_email(conn, transaction, user):
            raise Refused("stronger-factor")
        sent = await codes.list_codes_sent(conn, user.user_id, now - timedelta(hours=1))
        if sent and now - sent[0].sent_at < steps.EMAIL_CODE_PAUSE:
            waited = (now - sent[0].sent_at).total_seconds()
            raise Refused("mail-wait", round(steps.EMAIL_CODE_PAUSE.total_seconds() - waited) or 1)
        if len(sent) >= steps.EMAIL_CODES_PER_HOUR:
            raise Refused("mail-limit")
        digits = f"{secrets.randbelow(10**totp.DIGITS):0{totp.DIGITS}}"
        code = EmailCode(
            code_id=clock.new_id(),
            digest=means.vault.digest("email-code", str(transaction_id), digits),
            sent_at=now,
            expires_at=now + steps.EMAIL_CODE_LIFE,
        )
        await codes.insert_email_code(conn, code, transaction_id, user.user_id)
    try:
        await letters.one_time_code(means.mailer, user.email, digits, transaction.langue)
    except MailFailed as error:
        async with pool.acquire() as conn:
            await codes.delete_email_code(conn, code.code_id)
        raise Refused("mail-failed") from error
    return Outcome(location=page(transaction_id))


async def _accepted(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    code: str,
    now: datetime,
) -> str | None:
    """Return the level that `code` proves, None when it is wrong.

    `email-only` means the mailbox is proved and a device must be enrolled before anything else.

    Raises: Refused — it is right, and too old or spent.
    """
    if transaction.email_proved_at is not None:
        return await _enrolled(conn, means, user, code, now)
    devices = await applications.list_totp_devices(conn, user.user_id)
    for device in devices:
        if await _matches(conn, means, device, code, now):
            return "mfa"
    if await _mailed(conn, means, transaction, user, code, now):
        enrolled = devices or await passkeys.list_passkeys(conn, user.user_id)
        return "mfa-oob" if enrolled else "email-only"
    return None


async def _enrolled(
    conn: Connection, means: Means, user: Utilisateur, code: str, now: datetime
) -> str | None:
    """Confirm the app being enrolled with its first code."""
    device = await applications.find_pending_totp_device(conn, user.user_id)
    if device is None or not await _matches(conn, means, device, code, now):
        return None
    await outbox.publish(conn, IdentityMfaChange(user_id=user.user_id), subject=str(user.user_id))
    await record(conn, "totp.enrolled", user_id=user.user_id)
    return "mfa"


async def _mailed(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    code: str,
    now: datetime,
) -> bool:
    """Say whether `code` is the last one mailed for this sign-in, and spend it."""
    mailed = await codes.find_email_code(conn, transaction.transaction_id)
    if mailed is None or not await _may_use_email(conn, transaction, user):
        return False
    digest = means.vault.digest("email-code", str(transaction.transaction_id), code)
    if not secrets.compare_digest(digest, mailed.digest):
        return False
    if mailed.expires_at <= now:
        raise Refused("code-expired")
    return await codes.spend_email_code(conn, mailed.code_id, now)


async def _matches(
    conn: Connection, means: Means, device: TotpDevice, code: str, now: datetime
) -> bool:
    secret = means.vault.open("totp", str(device.device_id), device.secret).decode()
    step = totp.accepted_step(secret, code, device.last_step, now)
    if step is None and totp.is_spent(secret, code, device.last_step, now):
        raise Refused("code-used")
    return step is not None and await applications.spend_totp_step(
        conn, device.device_id, step, now
    )


async def _may_use_email(
    conn: Connection, transaction: LoginTransaction, user: Utilisateur
) -> bool:
    """Say whether a mailed code is enough; who must enrol begins with one in any case."""
    if interaction.satisfies("mfa-oob", transaction.acr_wanted):
        return True
    return not (
        await applications.list_totp_devices(conn, user.user_id)
        or await passkeys.list_passkeys(conn, user.user_id)
    )


async def _refused(
    conn: Connection, transaction: LoginTransaction, user: Utilisateur, visitor: Visitor
) -> Refused | Lost:
    """Count a wrong code against the sign-in, say so, and return what the person is told."""
    failures = await signin.count_code_failure(conn, transaction.transaction_id)
    await record(
        conn, "code.refused", visitor, user_id=user.user_id, client_id=transaction.client_id
    )
    # Whoever types wrong codes has the right password: the account's owner should know.
    await outbox.publish(
        conn,
        IdentityConnexion(
            user_id=user.user_id, resultat="ECHEC", appareil=visitor.appareil, ip=visitor.address
        ),
        subject=str(user.user_id),
    )
    if failures >= steps.CODES_PER_TRANSACTION:
        client = await oauth.find_client(conn, transaction.client_id)
        return Lost("too-many-codes", authorization.home(client) if client else None)
    return Refused("wrong-code", tries=steps.CODES_PER_TRANSACTION - failures)


async def _begin_enrolment(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    now: datetime,
) -> None:
    await signin.note_email_proved(conn, transaction.transaction_id, now)
    if await applications.find_pending_totp_device(conn, user.user_id) is not None:
        return
    device_id = clock.new_id()
    sealed = means.vault.seal("totp", str(device_id), totp.new_secret().encode())
    device = TotpDevice(
        device_id=device_id,
        user_id=user.user_id,
        nom=DEVICE_NAME,
        secret=sealed,
        last_step=0,
        confirmed_at=None,
    )
    await applications.insert_totp_device(conn, device, now)


async def send_first_code(
    pool: Pool, means: Means, letters: Letters, browser: Browser, transaction_id: UUID
) -> None:
    """Mail a code at once to someone who has no app yet; what fails, the page offers to repeat."""
    async with pool.acquire() as conn:
        transaction = await signin.find_transaction(conn, transaction_id)
        if transaction is None or transaction.user_id is None:
            return
        if await applications.list_totp_devices(conn, transaction.user_id):
            return
        if await passkeys.list_passkeys(conn, transaction.user_id):
            return
    with contextlib.suppress(Refused):
        await send_code(pool, means, letters, browser, transaction_id)
