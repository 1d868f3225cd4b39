"""How does a sign-in that has both factors become a session?"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from services.identity.actions.authorization import finish, page
from services.identity.actions.devices import new_device_cookie
from services.identity.actions.invitations import take_up
from services.identity.actions.notices import notify
from services.identity.actions.sessions import end_session, record
from services.identity.means import Means
from services.identity.models.people import Utilisateur
from services.identity.models.signin import (
    Acr,
    LoginTransaction,
    Lost,
    Outcome,
    SsoSession,
    Visitor,
)
from services.identity.queries import oauth, passwords, people, sessions, signin
from services.identity.rules import authorization, interaction, steps
from services.identity.rules.appareil import REMEMBERED, is_new
from services.identity.rules.provider import UnitOfWork
from services.identity.vault import new_token, sha256
from shared import clock, outbox
from shared.contracts.identity import IdentityConnexion
from shared.database import Connection

METHODS: dict[Acr, str] = {"mfa-oob": "email", "mfa": "totp", "mfa-phr": "passkey"}


@dataclass(frozen=True, kw_only=True)
class Proved:
    """What a person has proved, and with what."""

    level: Acr
    amr: tuple[str, ...]
    proof: str
    """The code or signature that was right: the same form sent again is known by it."""
    method: str | None = None
    """With which of the factors of this level, where it is not the usual one."""


async def enter(
    conn: Connection,
    work: UnitOfWork,
    means: Means,
    transaction: LoginTransaction,
    user: Utilisateur,
    proved: Proved,
    visitor: Visitor,
) -> Outcome:
    """Open the session, and lead on to the client or to the choice of a profile; first of all to
    a new password, for someone who must choose one, then to new recovery codes.

    Raises: Lost — the person has no company or profile to work under.
    """
    if await passwords.find_change_required(conn, user.user_id) is not None:
        await passwords.note_proved(
            conn, transaction.transaction_id, proved.level, list(proved.amr), proved.method
        )
        return Outcome(location=page(transaction.transaction_id))
    session, cookie = await _open_session(conn, transaction, user, proved, visitor)
    digest = means.vault.digest("proof", str(transaction.transaction_id), proved.proof)
    several = session.affectation_id is None
    await signin.note_session(
        conn, transaction.transaction_id, session.session_id, digest, choose=several
    )
    location = page(transaction.transaction_id)
    if not several and transaction.recovery_shown is None:
        location = await finish(conn, work, transaction, session, visitor)
    return Outcome(
        location=location,
        session_cookie=cookie,
        device_cookie=new_device_cookie(means.vault, user.user_id),
    )


async def _open_session(
    conn: Connection,
    transaction: LoginTransaction,
    user: Utilisateur,
    proved: Proved,
    visitor: Visitor,
) -> tuple[SsoSession, str]:
    """Open the session that both factors earned, or renew the one that asked for them.

    Raises: Lost — the person has no company or profile to work under.
    """
    now, cookie, level = clock.now(), new_token(), proved.level
    await take_up(conn, user, now)
    affectations = await people.list_affectations(conn, user.user_id)
    if not affectations:
        client = await oauth.find_client(conn, transaction.client_id)
        raise Lost("no-profil", authorization.home(client) if client else None)
    before = None
    if transaction.renews_id is not None:
        before = await sessions.find_session_by_id(conn, transaction.renews_id)
    is_renewed = before is not None and before.user_id == user.user_id
    if before is not None and is_renewed:
        session = _renewed(before, proved, now)
        await sessions.strengthen_session(conn, session, sha256(cookie), now)
    else:
        if before is not None:
            await end_session(conn, before.session_id, "another-person", visitor)
        session = SsoSession(
            session_id=clock.new_id(),
            user_id=user.user_id,
            affectation_id=affectations[0].affectation_id if len(affectations) == 1 else None,
            auth_time=now,
            acr=level,
            amr=proved.amr,
            last_seen_at=now,
            expires_at=now + interaction.SSO_LONGEST,
        )
        await _tell_if_new(conn, user, visitor, now)
        await sessions.insert_session(
            conn, session, sha256(cookie), visitor.address, visitor.appareil, now
        )
    method = proved.method or METHODS[level]
    await outbox.publish(
        conn,
        IdentityConnexion(
            user_id=user.user_id,
            methode_mfa=method,
            appareil=visitor.appareil,
            ip=visitor.address,
        ),
        subject=str(user.user_id),
    )
    await record(
        conn,
        "session.opened",
        visitor,
        user_id=user.user_id,
        client_id=transaction.client_id,
        sid=session.session_id,
        ice=await sessions.find_ice(conn, session.affectation_id),
        details={"acr": level, "methode": method, "began": transaction.created_at.isoformat()}
        | ({"renewed": True} if is_renewed else {}),
    )
    return session, cookie


async def _tell_if_new(
    conn: Connection, user: Utilisateur, visitor: Visitor, now: datetime
) -> None:
    """Mail the owner of a sign-in from a device or network not seen before."""
    before = await sessions.list_addresses(conn, user.user_id, now - REMEMBERED)
    known = visitor.device_user_id == user.user_id
    if is_new(visitor.address, known_device=known, before=before):
        await notify(
            conn,
            user.user_id,
            "connexion-nouvelle",
            le=now.isoformat(),
            appareil=visitor.appareil or "–",
            adresse=visitor.address,
        )


def _renewed(before: SsoSession, proved: Proved, now: datetime) -> SsoSession:
    """Return the session as a fresh authentication leaves it; a weaker one does not weaken it."""
    stays = interaction.satisfies(before.acr, proved.level)
    return SsoSession(
        session_id=before.session_id,
        user_id=before.user_id,
        affectation_id=before.affectation_id,
        auth_time=now,
        acr=before.acr if stays else proved.level,
        amr=proved.amr,
        last_seen_at=now,
        expires_at=before.expires_at,
    )


async def first_factor_person(
    conn: Connection, transaction: LoginTransaction, now: datetime
) -> Utilisateur:
    """Return who has proved a first factor: the password here, or the session being stepped up.

    Raises: Lost — nobody yet, the session ended since, or the account was suspended.
    """
    user = None
    if transaction.user_id is not None:
        user = await people.find_utilisateur(conn, transaction.user_id)
    if user is None or user.statut != "ACTIF":
        raise Lost("expired")
    if transaction.password_at is None:
        before = None
        if transaction.renews_id is not None:
            before = await sessions.find_session_by_id(conn, transaction.renews_id)
        if before is None or not interaction.is_usable(before, now):
            raise Lost("signed-out")
    return user


async def repeated(
    conn: Connection,
    means: Means,
    transaction: LoginTransaction,
    proof: str,
    now: datetime,
) -> Outcome:
    """Answer a form that was sent twice: the browser dropped the first answer and its cookie, so it
    is given another, but only for the very proof that was right, and only at once.
    """
    location = page(transaction.transaction_id)
    digest = means.vault.digest("proof", str(transaction.transaction_id), proof)
    session = None
    if transaction.session_id is not None:
        session = await sessions.find_session_by_id(conn, transaction.session_id)
    if (
        session is None
        or transaction.proof_digest is None
        or not secrets.compare_digest(digest, transaction.proof_digest)
        or now - session.auth_time > steps.REPEAT_WITHIN
    ):
        return Outcome(location=location)
    cookie = new_token()
    await sessions.renew_session_cookie(conn, session.session_id, sha256(cookie))
    return Outcome(
        location=location,
        session_cookie=cookie,
        device_cookie=new_device_cookie(means.vault, session.user_id),
    )
