"""What happens when someone signs in: the password, then a second factor, then the profile?"""

import json
import unicodedata
from secrets import token_bytes
from uuid import UUID

from authlib.oauth2.rfc6749 import OAuth2Error
from msgspec import structs

from services.identity.actions import attempts
from services.identity.actions.authorization import finish, page, well_formed
from services.identity.actions.sessions import record
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.people import Credentials
from services.identity.models.signin import (
    Browser,
    LoginTransaction,
    Lost,
    Outcome,
    Progress,
    Refused,
    SsoSession,
    Visitor,
)
from services.identity.queries import (
    applications,
    codes,
    factors,
    oauth,
    passkeys,
    people,
    sessions,
    signin,
    telephones,
)
from services.identity.rules import authorization, interaction, steps
from services.identity.rules import passkeys as rules
from services.identity.rules.telephone import masked
from services.identity.vault import new_token, sha256
from shared import clock
from shared.database import Connection, Pool

LONGEST_IDENTIFIER = 254
LONGEST_PASSWORD = 1024
"""Far above the 64 characters that must be taken (NIST SP 800-63B-4, 3.1.1.2), not a flood."""


async def show(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    langue: str | None,
) -> Progress | Outcome:
    """Return how far a sign-in has come; or where to go when nothing is asked any more.

    Raises: Lost — it is not this browser's, or over. OAuth2Error — the client is to be told.
    """
    work = await new_work(pool, means)
    async with pool.acquire() as conn, conn.transaction():
        # Two pages asked for at once must not both be given a code that works.
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if langue in interaction.LANGUAGES and langue != transaction.langue:
            await signin.set_transaction_language(conn, transaction_id, langue)
            transaction = await own_transaction(conn, browser, transaction_id)
        step = steps.current(transaction)
        if step in {"recovery", "profil", "done"}:
            session = await own_session(conn, browser, transaction)
            if step == "done":
                location = await finish(conn, work, transaction, session, visitor)
                return Outcome(location=location)
        return await progress(conn, means, transaction)


async def progress(conn: Connection, means: Means, transaction: LoginTransaction) -> Progress:
    """Return what a page needs to show a sign-in.

    Raises: Lost — the client or the person is gone. UnmetAuthenticationRequirements — the client
    wants a passkey and the person has none.
    """
    client = await oauth.find_client(conn, transaction.client_id)
    if client is None:
        raise Lost("expired")
    step = steps.current(transaction)
    challenge = await _challenge(conn, transaction)
    shown = Progress(
        transaction=transaction,
        step=step,
        client_nom=client.nom,
        client_origins=authorization.origins(client.redirect_uris),
        passkey_options=rules.sign_in_options(means.issuer, challenge, [], alone=True),
    )
    if transaction.user_id is None:
        return shown
    user = await people.find_utilisateur(conn, transaction.user_id)
    if user is None:
        raise Lost("expired", authorization.home(client))
    held = await factors.count_held(conn, user.user_id)
    keys = await passkeys.list_passkeys(conn, user.user_id)
    wanted = transaction.acr_wanted
    if step == "code" and not keys and not interaction.satisfies("mfa", wanted):
        wanted = interaction.attainable(transaction.request, "mfa")
        if wanted is None:
            raise _unmet(transaction)
        await signin.set_level_wanted(conn, transaction.transaction_id, wanted)
    options = None
    if step == "enrol":
        options = rules.enrol_options(means.issuer, challenge, user, keys)
    elif keys and step == "code":
        options = rules.sign_in_options(means.issuer, challenge, keys, alone=False)
    sent = await codes.find_email_code(conn, transaction.transaction_id)
    phone = await telephones.find_confirmed(conn, user.user_id)
    number = None if phone is None else masked(phone.numero)
    email = steps.masked(user.email)
    oob_will_do = interaction.satisfies("mfa-oob", wanted)
    return structs.replace(
        shown,
        username=user.username,
        email=email,
        telephone=number,
        has_totp=held.applications > 0,
        may_use_code=interaction.satisfies("mfa", wanted),
        may_use_email=oob_will_do or not held.has_strong,
        may_use_sms=oob_will_do and held.has_strong and None not in (means.sms, number),
        may_recover=held.secours > 0 and interaction.satisfies("mfa", wanted),
        may_go_on=transaction.recovered_at is not None and oob_will_do,
        passkey_options=options,
        code_sent_to=None if sent is None else (number if sent.canal == "SMS" else email),
        totp_secret=await _secret_to_enrol(conn, means, transaction) if step == "enrol" else None,
        recovery_codes=_codes_to_keep(means, transaction) if step == "recovery" else (),
        affectations=tuple(await people.list_affectations(conn, user.user_id)),
    )


async def _challenge(conn: Connection, transaction: LoginTransaction) -> bytes:
    """Return what a passkey must sign in this sign-in."""
    if transaction.challenge is not None:
        return transaction.challenge
    challenge = token_bytes(rules.CHALLENGE_BYTES)
    await passkeys.set_transaction_challenge(conn, transaction.transaction_id, challenge)
    return challenge


async def _secret_to_enrol(
    conn: Connection, means: Means, transaction: LoginTransaction
) -> str | None:
    device = await applications.find_enrolling(conn, transaction.transaction_id)
    if device is None:
        return None
    return means.vault.open("totp", str(device.device_id), device.secret).decode()


def _codes_to_keep(means: Means, transaction: LoginTransaction) -> tuple[str, ...]:
    """Return the recovery codes that the sign-in has made. Source: ASVS 5.0, 6.5 (shown once)."""
    sealed = transaction.recovery_shown or b""
    opened = means.vault.open("recovery-shown", str(transaction.transaction_id), sealed)
    return tuple(json.loads(opened))


def _unmet(transaction: LoginTransaction) -> OAuth2Error:
    """Return what the client is told when its level cannot be reached by this person."""
    error = interaction.UnmetAuthenticationRequirements("The person has no passkey")
    error.redirect_uri = transaction.request["redirect_uri"]
    error.state = transaction.request.get("state")
    return error


async def own_transaction(
    conn: Connection,
    browser: Browser,
    transaction_id: UUID,
    *,
    lock: bool = False,
    opening: bool = False,
) -> LoginTransaction:
    """Return the sign-in that this browser opened.

    `opening` also takes the cookie it held before the password was accepted.

    Raises: Lost — another browser's, unknown or expired.
    """
    find = signin.lock_transaction if lock else signin.find_transaction
    transaction = await find(conn, transaction_id)
    secret = well_formed(browser.transaction)
    if transaction is None or secret is None:
        raise Lost("expired")
    known = {transaction.browser_digest} | ({transaction.opening_digest} if opening else set())
    if sha256(secret) not in known:
        raise Lost("expired")
    if transaction.expires_at <= clock.now():
        raise Lost("expired", await _home(conn, transaction))
    if transaction.code_failures >= steps.CODES_PER_TRANSACTION:
        raise Lost("too-many-codes", await _home(conn, transaction))
    return transaction


async def own_session(
    conn: Connection, browser: Browser, transaction: LoginTransaction
) -> SsoSession:
    """Return the live session that a sign-in opened, when this browser holds it.

    Raises: Lost — it ended (signed out), or is another browser's.
    """
    secret = well_formed(browser.session)
    session = None if secret is None else await sessions.find_session(conn, sha256(secret))
    if (
        session is None
        or session.session_id != transaction.session_id
        or not interaction.is_usable(session, clock.now())
    ):
        raise Lost("signed-out", await _home(conn, transaction))
    return session


async def submit_password(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    identifier: str,
    password: str,
) -> Outcome:
    """Check username or e-mail and password, and go on to the second factor.

    An unknown name, a wrong password and a suspended account are one answer after the same work.

    Raises: Refused — wrong, or too soon. Lost — not this browser's sign-in.
    """
    identifier = unicodedata.normalize("NFKC", identifier).strip()[:LONGEST_IDENTIFIER]
    password = unicodedata.normalize("NFKC", password)
    async with pool.acquire() as conn:
        transaction = await own_transaction(conn, browser, transaction_id, opening=True)
        if transaction.is_proved:
            return Outcome(location=page(transaction_id))
        known = await people.find_credentials(conn, identifier)
    subjects = _subjects(means, visitor, identifier, known)
    await attempts.begin(pool, subjects)
    # No connection is held while Argon2 works: others need it meanwhile.
    right = await means.passwords.matches(
        known.hash if known else None, password[:LONGEST_PASSWORD]
    )
    if not right or known is None or known.statut != "ACTIF" or len(password) > LONGEST_PASSWORD:
        async with pool.acquire() as conn, conn.transaction():
            await record(
                conn,
                "password.refused",
                visitor,
                user_id=known.user_id if known else None,
                client_id=transaction.client_id,
            )
        raise Refused("wrong-password")
    renewed = None
    if means.passwords.is_outdated(known.hash):
        renewed = await means.passwords.hash(password)
    secret = new_token()
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True, opening=True)
        await attempts.succeed(conn, subjects)
        await signin.carry_over_browser(conn, transaction.browser_digest, sha256(secret))
        await signin.accept_password(
            conn, transaction_id, known.user_id, sha256(secret), clock.now()
        )
        if renewed is not None:
            await people.renew_hash(conn, known.user_id, known.hash, renewed)
        await record(
            conn,
            "password.accepted",
            visitor,
            user_id=known.user_id,
            client_id=transaction.client_id,
        )
    return Outcome(location=page(transaction_id), transaction_cookie=secret)


def _subjects(
    means: Means, visitor: Visitor, identifier: str, known: Credentials | None
) -> attempts.Subjects:
    """Return what a password attempt counts against: the account, or the device that its owner
    has signed in with before; and the address.
    """
    if known is not None and visitor.device_user_id == known.user_id and visitor.device_digest:
        first: attempts.Subjects = [("appareil", visitor.device_digest)]
    else:
        # A person has one count, whether the name or the e-mail address is tried.
        who = str(known.user_id) if known else identifier.lower()
        first = [("compte", means.vault.digest("throttle-account", who))]
    return [*first, ("adresse", means.vault.digest("throttle-address", visitor.address))]


async def choose_profil(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    affectation_id: str,
) -> Outcome:
    """Work under one of the person's companies and profiles from now on.

    Raises: Refused — none, or not theirs. Lost — no such sign-in in this browser.
    """
    try:
        chosen = UUID(affectation_id)
    except ValueError as error:
        raise Refused("choose-one") from error
    work = await new_work(pool, means)
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        session = await own_session(conn, browser, transaction)
        if not await sessions.choose_affectation(conn, session.user_id, session.session_id, chosen):
            raise Refused("choose-one")
        session = await own_session(conn, browser, transaction)
        return Outcome(location=await finish(conn, work, transaction, session, visitor))


async def _home(conn: Connection, transaction: LoginTransaction) -> str | None:
    client = await oauth.find_client(conn, transaction.client_id)
    return None if client is None else authorization.home(client)
