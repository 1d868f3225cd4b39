"""What happens at the second factor: a code of the app, one that was sent, a recovery code?

A recovery code proves no more than a code by mail, `mfa-oob`: it lies on paper, and whoever copies
it is as good as its owner. It was given to someone who had proved more, though, and losing the
device is what it is for: so it lets its owner associate a new app there and then, whose first code
proves `mfa`. The person may also go on as they are, where `mfa-oob` is enough (ADR 0018).
"""

from datetime import datetime
from uuid import UUID

from services.identity.actions import applications as apps
from services.identity.actions import attempts, recovery
from services.identity.actions.authorization import page
from services.identity.actions.factors import changed
from services.identity.actions.one_time_codes import sent_by
from services.identity.actions.opening import Proved, enter, first_factor_person, repeated
from services.identity.actions.sessions import record
from services.identity.actions.signin import own_transaction
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.people import Utilisateur
from services.identity.models.signin import (
    Acr,
    Browser,
    LoginTransaction,
    Lost,
    Outcome,
    Refusal,
    Refused,
    Visitor,
)
from services.identity.queries import applications, factors, oauth, signin
from services.identity.queries import recovery as recovery_queries
from services.identity.rules import authorization, interaction, steps, totp
from services.identity.rules import recovery as recovery_rules
from shared import clock, outbox
from shared.contracts.identity import IdentityConnexion
from shared.database import Connection, Pool

AMR = ("pwd", "otp", "mfa")
"""Source: RFC 8176, section 2."""
DEVICE_NAMES = {
    "fr": "Application d’authentification",
    "ar": "تطبيق المصادقة",
    "en": "Authenticator app",
}
"""How an app is called until its owner names it."""
LATER = "plus-tard"


async def submit_code(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    typed: str,
) -> Outcome:
    """Check the code of the authenticator app, or the one that was sent, and sign in.

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
        resting = _resting(means, user)
        await attempts.begin_within(conn, resting)
        method = await _accepted(conn, means, transaction, user, code, now)
        if method is None:
            wrong = await _refused(conn, transaction, user, visitor, "wrong-code")
        else:
            await attempts.succeed(conn, resting)
            held = await factors.count_held(conn, user.user_id)
            if not held.has_strong:
                # The mailbox is proved, and a device must be enrolled before anything else.
                await signin.note_email_proved(conn, transaction_id, now)
                await _begin_enrolment(conn, means, transaction, user, now)
                return Outcome(location=page(transaction_id))
            if transaction.is_enrolling:
                transaction = await recovery.first_codes(
                    conn, means, transaction, user.user_id, now
                )
            level: Acr = "mfa" if method == "totp" else "mfa-oob"
            proved = Proved(level=level, amr=AMR, proof=code, method=method)
            return await enter(conn, work, means, transaction, user, proved, visitor)
    raise wrong


async def submit_recovery(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    typed: str,
) -> Outcome:
    """Spend a recovery code; its owner may then associate a new app.

    Raises: Refused — wrong, spent, or too soon. Lost — no such sign-in in this browser, or too
    many wrong codes.
    """
    now = clock.now()
    wrong: Refused | Lost | None = None
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if steps.current(transaction) != "code":
            return Outcome(location=page(transaction_id))
        if not interaction.satisfies("mfa", transaction.acr_wanted):
            raise Refused("stronger-factor")
        user = await first_factor_person(conn, transaction, now)
        resting = _resting(means, user)
        await attempts.begin_within(conn, resting)
        digest = recovery.digest(means, user.user_id, typed)
        if not await recovery_queries.spend_code(conn, user.user_id, digest, now):
            wrong = await _refused(conn, transaction, user, visitor, "wrong-recovery")
        else:
            await attempts.succeed(conn, resting)
            left = await recovery_queries.read_codes(conn, user.user_id)
            await changed(conn, user.user_id, "code-utilise", None, reste=str(left.restants))
            await signin.note_recovered(conn, transaction_id, now)
            await _begin_enrolment(conn, means, transaction, user, now)
    if wrong is not None:
        raise wrong
    return Outcome(location=page(transaction_id))


async def go_on(
    pool: Pool, means: Means, visitor: Visitor, browser: Browser, transaction_id: UUID
) -> Outcome:
    """Sign in with the recovery code alone; a new device may wait.

    Raises: Refused — this sign-in needs more. Lost — no such sign-in in this browser.
    """
    work, now = await new_work(pool, means), clock.now()
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.is_proved:
            return await repeated(conn, means, transaction, LATER, now)
        if transaction.recovered_at is None:
            return Outcome(location=page(transaction_id))
        if not interaction.satisfies("mfa-oob", transaction.acr_wanted):
            raise Refused("stronger-factor")
        user = await first_factor_person(conn, transaction, now)
        proved = Proved(level="mfa-oob", amr=recovery_rules.AMR, proof=LATER, method="secours")
        return await enter(conn, work, means, transaction, user, proved, visitor)


def _resting(means: Means, user: Utilisateur) -> attempts.Subjects:
    """Return what wrong codes of every kind count against: they are guesses at one lock."""
    return [("code", means.vault.digest("throttle-code", str(user.user_id)))]


async def _accepted(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    code: str,
    now: datetime,
) -> str | None:
    """Return with what the person has proved themselves, None when `code` is wrong.

    Raises: Refused — it is right, and too old or spent.
    """
    if transaction.is_enrolling:
        return await _enrolled(conn, means, transaction, user, code, now)
    for device in await applications.list_totp_devices(conn, user.user_id):
        if await apps.matches(conn, means, device, code, now):
            return "totp"
    canal = await sent_by(conn, means, transaction, user, code, now)
    return None if canal is None else canal.lower()


async def _enrolled(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    code: str,
    now: datetime,
) -> str | None:
    """Confirm the app being enrolled with its first code."""
    device = await applications.find_enrolling(conn, transaction.transaction_id)
    if device is None or not await apps.matches(conn, means, device, code, now):
        return None
    await changed(conn, user.user_id, "application-ajoutee", "ENROLE", nom=device.nom)
    return "totp"


async def _refused(
    conn: Connection,
    transaction: LoginTransaction,
    user: Utilisateur,
    visitor: Visitor,
    reason: Refusal,
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
    return Refused(reason, tries=steps.CODES_PER_TRANSACTION - failures)


async def _begin_enrolment(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    now: datetime,
) -> None:
    """Make an app that only this sign-in may confirm."""
    if await applications.find_enrolling(conn, transaction.transaction_id) is not None:
        return
    nom = DEVICE_NAMES[transaction.langue]
    device, _ = apps.new_device(means, user.user_id, nom, transaction.transaction_id)
    await applications.insert_totp_device(conn, device, now)
