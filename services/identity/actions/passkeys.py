"""What happens with passkeys: signing in with one, adding one, removing one?"""

import json
from datetime import datetime
from secrets import token_bytes
from uuid import UUID

from services.identity.actions import recovery
from services.identity.actions.factors import changed, keep_one_strong, owner
from services.identity.actions.notices import notify
from services.identity.actions.opening import Proved, enter, first_factor_person, repeated
from services.identity.actions.sessions import record
from services.identity.actions.signin import own_transaction
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.factors import AddCle, Nommer, Passkey
from services.identity.models.people import Utilisateur
from services.identity.models.signin import (
    Browser,
    LoginTransaction,
    Outcome,
    Refused,
    Visitor,
)
from services.identity.problems import (
    CleDejaConnue,
    CleInconnue,
    CleRefusee,
    CompteInconnu,
    TropDeCles,
)
from services.identity.queries import passkeys as queries
from services.identity.queries import people, signin
from services.identity.rules import passkeys as rules
from services.identity.rules import steps
from services.identity.vault import new_token, sha256
from shared import clock
from shared.auth import Principal
from shared.database import Connection, Pool

DEVICE_NAMES = {"fr": "Clé d’accès", "ar": "مفتاح مرور", "en": "Passkey"}
"""How a passkey is called until its owner names it."""


async def submit_passkey(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    response: str,
) -> Outcome:
    """Sign in with a passkey: alone when nobody has given a password yet, else after it; or add the
    first one, for someone who must enrol.

    Raises: Refused — not a passkey of this person. Lost — no such sign-in in this browser.
    """
    work, now = await new_work(pool, means), clock.now()
    wrong = Refused("wrong-passkey")
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True, opening=True)
        if transaction.is_proved:
            return await repeated(conn, means, transaction, response, now)
        if transaction.user_id is not None:
            transaction = await own_transaction(conn, browser, transaction_id)
        challenge = await queries.take_transaction_challenge(conn, transaction_id)
        try:
            user, proved = await _proved(conn, means, transaction, challenge, response, now)
        except rules.WrongPasskey as error:
            await signin.count_code_failure(conn, transaction_id)
            await record(
                conn,
                "passkey.refused",
                visitor,
                user_id=transaction.user_id,
                client_id=transaction.client_id,
                details={"why": str(error)[:200]},
            )
        else:
            secret = new_token()
            if transaction.user_id is None:
                await signin.accept_password(
                    conn, transaction_id, user.user_id, sha256(secret), now
                )
            if transaction.is_enrolling:
                transaction = await recovery.first_codes(
                    conn, means, transaction, user.user_id, now
                )
            outcome = await enter(conn, work, means, transaction, user, proved, visitor)
            if transaction.user_id is None:
                return Outcome(
                    location=outcome.location,
                    transaction_cookie=secret,
                    session_cookie=outcome.session_cookie,
                    device_cookie=outcome.device_cookie,
                )
            return outcome
    raise wrong


async def _proved(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    challenge: bytes | None,
    response: str,
    now: datetime,
) -> tuple[Utilisateur, Proved]:
    """Return who answered the challenge, and what that proves.

    Raises: WrongPasskey. Lost — the person may not sign in any more.
    """
    if challenge is None:
        raise rules.WrongPasskey("no challenge")
    step = steps.current(transaction)
    if step == "enrol":
        user = await first_factor_person(conn, transaction, now)
        made = rules.verified_enrolment(means.issuer, means.origin, challenge, response)
        if not await _add(conn, user.user_id, made, DEVICE_NAMES[transaction.langue], now):
            raise rules.WrongPasskey("known already")
        return user, Proved(level="mfa-phr", amr=rules.AMR_AFTER_PASSWORD, proof=response)
    passkey = await queries.lock_passkey(conn, rules.credential_id(response))
    if passkey is None or transaction.user_id not in {None, passkey.user_id}:
        raise rules.WrongPasskey("of nobody here")
    alone = transaction.user_id is None
    try:
        count = rules.verified_sign_in(
            means.issuer, means.origin, challenge, passkey, response, alone=alone
        )
    except rules.CopiedPasskey:
        told = {"le": now.isoformat(), "nom": passkey.nom}
        await notify(conn, passkey.user_id, "cle-copiee", **told)
        raise
    if alone:
        found = await people.find_utilisateur(conn, passkey.user_id)
        if found is None or found.statut != "ACTIF":
            raise rules.WrongPasskey("of someone suspended")
        user = found
    else:
        user = await first_factor_person(conn, transaction, now)
    await queries.note_passkey_used(conn, passkey.cle_id, count, now)
    amr = rules.AMR_ALONE if alone else rules.AMR_AFTER_PASSWORD
    return user, Proved(level="mfa-phr", amr=amr, proof=response)


async def offer_cle(conn: Connection, means: Means, who: Principal) -> dict[str, object]:
    """Return what the browser asks a device to make a passkey for the caller.

    Raises: CompteInconnu, TropDeCles.
    """
    async with conn.transaction():
        user = await owner(conn, who)
        known = await queries.list_passkeys(conn, user.user_id)
        if len(known) >= rules.PER_PERSON:
            raise TropDeCles
        challenge = token_bytes(rules.CHALLENGE_BYTES)
        if not await queries.set_session_challenge(conn, _session(who), challenge):
            raise CompteInconnu
    options: dict[str, object] = json.loads(
        rules.enrol_options(means.issuer, challenge, user, known)
    )
    return options


async def add_cle(conn: Connection, means: Means, who: Principal, order: AddCle) -> Passkey:
    """Add a passkey to the caller's factors, and say so.

    Raises: CompteInconnu, CleRefusee, CleDejaConnue, TropDeCles.
    """
    now = clock.now()
    # The challenge is spent whatever comes after.
    async with conn.transaction():
        challenge = await queries.take_session_challenge(conn, _session(who))
    async with conn.transaction():
        user = await owner(conn, who)
        if len(await queries.list_passkeys(conn, user.user_id)) >= rules.PER_PERSON:
            raise TropDeCles
        if challenge is None:
            raise CleRefusee
        try:
            made = rules.verified_enrolment(
                means.issuer, means.origin, challenge, json.dumps(order.reponse)
            )
        except rules.WrongPasskey as error:
            raise CleRefusee from error
        added = await _add(conn, user.user_id, made, order.nom.strip(), now)
        if added is None:
            raise CleDejaConnue
    return added


async def rename_cle(conn: Connection, who: Principal, cle_id: UUID, order: Nommer) -> None:
    """Rename one of the caller's passkeys.

    Raises: CompteInconnu, CleInconnue.
    """
    nom = order.nom.strip()
    async with conn.transaction():
        user = await owner(conn, who)
        avant = await queries.rename_passkey(conn, user.user_id, cle_id, nom)
        if avant is None:
            raise CleInconnue
        await changed(conn, user.user_id, "cle-renommee", None, nom=nom, avant=avant)


async def remove_cle(conn: Connection, who: Principal, cle_id: UUID) -> None:
    """Remove one of the caller's passkeys; never the last strong factor.

    Raises: CompteInconnu, CleInconnue, DernierFacteur.
    """
    async with conn.transaction():
        user = await owner(conn, who)
        nom = await queries.delete_passkey(conn, user.user_id, cle_id)
        if nom is None:
            raise CleInconnue
        await keep_one_strong(conn, user.user_id)
        await changed(conn, user.user_id, "cle-retiree", "REMPLACE", nom=nom)


async def _add(
    conn: Connection, user_id: UUID, made: rules.Registered, nom: str, now: datetime
) -> Passkey | None:
    """Keep a new passkey and say so; None when it is there already."""
    passkey = Passkey(
        cle_id=clock.new_id(),
        user_id=user_id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        nom=nom,
        synchronisee=made.synchronisee,
        created_at=now,
    )
    if not await queries.insert_passkey(conn, passkey):
        return None
    await changed(conn, user_id, "cle-ajoutee", "ENROLE", nom=nom)
    return passkey


def _session(who: Principal) -> UUID:
    """Return the session that a challenge belongs to.

    Raises: CompteInconnu — the token speaks for a program.
    """
    try:
        return UUID(who.sid or "")
    except ValueError as error:
        raise CompteInconnu from error
