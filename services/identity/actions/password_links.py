"""What happens with the links that let their owner choose a password?

A link proves the mailbox and nothing else: whoever has a second factor proves it too, and nobody is
signed in by it.
"""

import unicodedata
from datetime import datetime, timedelta
from secrets import token_bytes

from services.identity.actions import applications as apps
from services.identity.actions import attempts, passwords, recovery
from services.identity.actions.authorization import well_formed
from services.identity.actions.devices import new_device_cookie
from services.identity.actions.factors import changed
from services.identity.actions.sessions import record
from services.identity.actions.signin import LONGEST_IDENTIFIER
from services.identity.letters import Letters
from services.identity.mailer import MailFailed
from services.identity.means import Means
from services.identity.models.passwords import LinkPage, LinkStep, PasswordLink, PasswordOwner
from services.identity.models.people import Utilisateur
from services.identity.models.signin import Lost, Refusal, Refused, Visitor
from services.identity.problems.desk import CourrierIndisponible
from services.identity.problems.members import TropDEnvois
from services.identity.queries import applications, factors, passkeys, people
from services.identity.queries import passwords as queries
from services.identity.queries import recovery as recovery_queries
from services.identity.rules import passkeys as rules
from services.identity.rules import steps, totp
from services.identity.vault import new_token, sha256
from shared import clock, telemetry
from shared.database import UNAVAILABLE, Connection, Pool

RESET_LIFE = timedelta(minutes=30)
"""Source: ASVS 5.0, 6.4.1 (short), domain decision."""
RESETS_PER_HOUR = 3
"""Domain decision: enough for a slow mailbox, too few to flood it or to void its links for long."""


async def ask_reset(pool: Pool, means: Means, visitor: Visitor) -> None:
    """Count a request for a link against the address it comes from.

    Raises: Refused — too many from there.
    """
    subject = means.vault.digest("throttle-reset", visitor.address)
    await attempts.begin(pool, [("adresse", subject)])


async def send_reset(
    pool: Pool, means: Means, letters: Letters, visitor: Visitor, identifier: str, langue: str
) -> None:
    """Mail a link to the person of this username or e-mail address, if there is one.

    The answer has left before: whether there is such a person, nobody can tell or measure.
    """
    identifier = unicodedata.normalize("NFKC", identifier).strip()[:LONGEST_IDENTIFIER]
    try:
        async with pool.acquire() as conn, conn.transaction():
            owner, link = await _find_owner(conn, identifier), None
            whose = None if owner is None else owner.user_id
            await record(conn, "password.reset-asked", visitor, user_id=whose)
            if owner is not None:
                link = await _new_link(conn, means, owner)
        # Nobody waits with a connection for the relay: anybody may ask, as often as they like.
        if owner is not None and link is not None:
            await _mail(means, letters, owner, link, langue)
    except MailFailed:
        return  # the mailer has said so; the person asks again
    except UNAVAILABLE as error:
        telemetry.log.warning("reset.lost", error=type(error).__name__)


async def send_for(
    conn: Connection, means: Means, letters: Letters, owner: PasswordOwner | Utilisateur
) -> None:
    """Mail a person the same link at the wish of somebody who looks after their account, and sees
    neither link nor password.

    In the caller's transaction: a link that was not sent must void none that was.

    Raises: TropDEnvois. CourrierIndisponible — nothing was done.
    """
    link = await _new_link(conn, means, owner)
    if link is None:
        raise TropDEnvois(headers={"Retry-After": "3600"})
    try:
        await _mail(means, letters, owner, link, "fr")
    except MailFailed as error:
        raise CourrierIndisponible(headers={"Retry-After": "30"}) from error


async def _new_link(
    conn: Connection, means: Means, owner: PasswordOwner | Utilisateur
) -> str | None:
    """Return a link, None when the person was given enough within the hour, whoever asked."""
    await queries.lock_person(conn, owner.user_id)
    since = clock.now() - timedelta(hours=1)
    made = await queries.count_links(conn, owner.user_id, "reinitialisation", since)
    if made >= RESETS_PER_HOUR:
        return None
    return await passwords.begin_setting(conn, means, owner.user_id, "reinitialisation", RESET_LIFE)


async def _mail(
    means: Means, letters: Letters, owner: PasswordOwner | Utilisateur, link: str, langue: str
) -> None:
    langue = owner.langue or langue
    await letters.password_link(means.mailer, owner.email, f"{link}&lang={langue}", langue)


async def _find_owner(conn: Connection, identifier: str) -> PasswordOwner | None:
    """Return the person who may have a link: known, not suspended, with a password to replace."""
    known = await people.find_credentials(conn, identifier)
    if known is None or known.statut != "ACTIF":
        return None
    return await queries.find_owner(conn, known.user_id)


async def show(pool: Pool, means: Means, held: str | None) -> LinkPage:
    """Return what the link that the browser holds asks next.

    Raises: Lost — it has served, is too old, or another has replaced it.
    """
    async with pool.acquire() as conn, conn.transaction():
        link, owner, step = await _held(conn, held)
        if step == "password":
            return LinkPage(kind=link.kind, step=step, username=owner.username)
        options = None
        keys = await passkeys.list_passkeys(conn, owner.user_id)
        if keys:
            challenge = token_bytes(rules.CHALLENGE_BYTES)
            await queries.set_link_challenge(conn, link.link_id, challenge)
            options = rules.sign_in_options(means.issuer, challenge, keys, alone=False)
        return LinkPage(
            kind=link.kind,
            step=step,
            username=owner.username,
            may_use_code=bool(await applications.list_totp_devices(conn, owner.user_id)),
            may_recover=bool((await recovery_queries.read_codes(conn, owner.user_id)).restants),
            passkey_options=options,
        )


async def prove_code(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    held: str | None,
    typed: str,
    *,
    is_recovery: bool = False,
) -> str | None:
    """Check the second factor's code and return the cookie with which the browser goes on; None
    when it has proved one before.

    A code by mail would be the mailbox again, so it is not taken.

    Raises: Refused — wrong, spent or too soon. Lost — the link is void, now or before.
    """
    now = clock.now()
    is_right = _is_recovery_code if is_recovery else _is_of_an_app
    async with pool.acquire() as conn, conn.transaction():
        link, owner, step = await _held(conn, held)
        if step == "password":
            return None
        resting: attempts.Subjects = [
            ("code", means.vault.digest("throttle-code", str(owner.user_id)))
        ]
        await attempts.begin_within(conn, resting)
        if await is_right(conn, means, owner, typed, now):
            await attempts.succeed(conn, resting)
            return await _bind(conn, link)
        reason: Refusal = "wrong-recovery" if is_recovery else "wrong-code"
        wrong = await _wrong(conn, link, owner, visitor, reason)
    raise wrong


async def prove_passkey(
    pool: Pool, means: Means, visitor: Visitor, held: str | None, response: str
) -> str | None:
    """Check a passkey's answer; as `prove_code`.

    Raises: Refused, Lost.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        link, owner, step = await _held(conn, held)
        if step == "password":
            return None
        await queries.set_link_challenge(conn, link.link_id, None)
        try:
            passkey = await passkeys.lock_passkey(conn, rules.credential_id(response))
            if link.challenge is None or passkey is None or passkey.user_id != owner.user_id:
                raise rules.WrongPasskey("of nobody here")  # noqa: TRY301
            count = rules.verified_sign_in(
                means.issuer, means.origin, link.challenge, passkey, response, alone=False
            )
        except rules.WrongPasskey:
            wrong = await _wrong(conn, link, owner, visitor, "wrong-passkey")
        else:
            await passkeys.note_passkey_used(conn, passkey.cle_id, count, now)
            return await _bind(conn, link)
    raise wrong


async def choose(
    pool: Pool, means: Means, visitor: Visitor, held: str | None, nouveau: str, confirmation: str
) -> str:
    """Take the new password. The link has served; the person signs in as always.

    Return the cookie that tells the browser from strangers' from now on: while somebody else keeps
    guessing at the account, its owner is not slowed with them.

    Raises: PasswordRefused — it breaks rules. Lost — the link is void, or no factor proved.
    """
    async with pool.acquire() as conn, conn.transaction():
        _, owner, step = await _held(conn, held)
    if step != "password":
        raise Lost("link-void")
    hash_ = await passwords.judged(means, owner, nouveau, confirmation)
    async with pool.acquire() as conn, conn.transaction():
        link, _, step = await _held(conn, held)
        if step != "password":
            raise Lost("link-void")
        await queries.use_link(conn, link.link_id, clock.now())
        if not await passwords.keep(conn, owner, hash_, visitor, link.kind):
            raise Lost("link-void")
    return new_device_cookie(means.vault, owner.user_id)


async def _held(
    conn: Connection, cookie: str | None
) -> tuple[PasswordLink, PasswordOwner, LinkStep]:
    """Return the link that a browser holds, locked, whose it is, and what it asks next.

    Raises: Lost.
    """
    secret = well_formed(cookie)
    digest = b"" if secret is None else sha256(secret)
    link = await queries.lock_link(conn, digest)
    if (
        link is None
        or link.used_at is not None
        or link.cancelled_at is not None
        or link.expires_at <= clock.now()
        or link.failures >= steps.CODES_PER_TRANSACTION
    ):
        raise Lost("link-void")
    owner = await queries.find_owner(conn, link.user_id)
    if owner is None or owner.statut != "ACTIF":
        raise Lost("link-void")
    held = await factors.count_held(conn, owner.user_id)
    is_proved = link.browser_digest == digest or not held.has_strong
    return link, owner, "password" if is_proved else "factor"


async def _is_of_an_app(
    conn: Connection, means: Means, owner: PasswordOwner, typed: str, now: datetime
) -> bool:
    """Say whether one of the person's apps shows this code, and spend it.

    Raises: Refused — it was spent before.
    """
    code = totp.clean_code(typed)
    for device in await applications.list_totp_devices(conn, owner.user_id):
        if await apps.matches(conn, means, device, code, now):
            return True
    return False


async def _is_recovery_code(
    conn: Connection, means: Means, owner: PasswordOwner, typed: str, now: datetime
) -> bool:
    """Say whether this is one of the person's recovery codes; spend it and tell them."""
    digest = recovery.digest(means, owner.user_id, typed)
    if not await recovery_queries.spend_code(conn, owner.user_id, digest, now):
        return False
    left = await recovery_queries.read_codes(conn, owner.user_id)
    await changed(conn, owner.user_id, "code-utilise", None, reste=str(left.restants))
    return True


async def _bind(conn: Connection, link: PasswordLink) -> str:
    """Let only this browser go on, with a cookie that no mail has held."""
    cookie = new_token()
    await queries.bind_link(conn, link.link_id, sha256(cookie))
    return cookie


async def _wrong(
    conn: Connection, link: PasswordLink, owner: PasswordOwner, visitor: Visitor, reason: Refusal
) -> Refused | Lost:
    """Count a wrong factor, and return what the person is told."""
    failures = await queries.count_link_failure(conn, link.link_id)
    await record(conn, "code.refused", visitor, user_id=owner.user_id, details={"for": link.kind})
    left = steps.CODES_PER_TRANSACTION - failures
    return Refused(reason, tries=left) if left > 0 else Lost("link-void")
