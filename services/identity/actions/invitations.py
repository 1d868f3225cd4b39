"""How does a company invite someone, and how does that person come in?"""

import unicodedata
from datetime import datetime
from uuid import UUID

from msgspec import structs

from services.identity.actions.authorization import well_formed
from services.identity.actions.members import Held, hold_company
from services.identity.actions.passwords import judged
from services.identity.actions.sessions import end_session, record
from services.identity.letters import Letters
from services.identity.mailer import MailFailed
from services.identity.means import Means
from services.identity.models.members import HeldInvitation, Invitation, Invite, NewAccount
from services.identity.models.passwords import PasswordOwner
from services.identity.models.people import Utilisateur
from services.identity.models.signin import Browser, Lost, Refused, Visitor
from services.identity.problems.members import (
    DejaMembre,
    EnvoiImpossible,
    InvitationInconnue,
    InvitationTerminee,
    ProfilEtranger,
    TropDEnvois,
)
from services.identity.queries import invitations as queries
from services.identity.queries import people, sessions
from services.identity.rules import interaction
from services.identity.rules import members as rules
from services.identity.vault import new_token, sha256
from shared import clock
from shared.auth import Principal
from shared.database import Connection, Pool, violated


async def invite(
    pool: Pool, means: Means, letters: Letters, who: Principal, ice: str, order: Invite
) -> Invitation:
    """Invite the owner of an address, or send their invitation anew with these rights.

    The answer never tells whether the address has an account.

    Raises: DejaMembre, ProfilEtranger, TropDEnvois, EnvoiImpossible; as `hold_company`.
    """
    async with pool.acquire() as conn, conn.transaction():
        held = await hold_company(conn, who, ice)
        known = await queries.lock_invitation_of_address(conn, ice, order.email)
        sent, token = await _sent(conn, held, known, order)
    return await _mailed(pool, means, letters, ice, sent, token)


async def send_again(
    pool: Pool, means: Means, letters: Letters, who: Principal, ice: str, invitation_id: UUID
) -> Invitation:
    """Send an invitation anew, with another link and seven more days.

    Raises: InvitationInconnue, InvitationTerminee; as `invite`.
    """
    async with pool.acquire() as conn, conn.transaction():
        held = await hold_company(conn, who, ice)
        known = await queries.lock_invitation(conn, ice, invitation_id)
        if known is None:
            raise InvitationInconnue
        if known.accepte_le is not None or known.annule_le is not None:
            raise InvitationTerminee
        order = Invite(
            email=known.email,
            profil=known.profil,
            roles=known.roles,
            langue=known.langue,
        )
        sent, token = await _sent(conn, held, known, order)
    return await _mailed(pool, means, letters, ice, sent, token)


async def cancel(conn: Connection, who: Principal, ice: str, invitation_id: UUID) -> None:
    """Void an invitation: its link leads nowhere from now on.

    Raises: InvitationInconnue, InvitationTerminee; as `hold_company`.
    """
    now = clock.now()
    async with conn.transaction():
        held = await hold_company(conn, who, ice)
        known = await queries.lock_invitation(conn, ice, invitation_id)
        if known is None:
            raise InvitationInconnue
        if known.accepte_le is not None or known.annule_le is not None:
            raise InvitationTerminee
        await queries.cancel_invitation(conn, ice, invitation_id, now)
        await _record(conn, "invitation.cancelled", ice, invitation_id, by=held.by)


async def open_link(conn: Connection, token: str | None) -> tuple[HeldInvitation, bool]:
    """Return the invitation of a link, and whether its addressee has an account.

    Raises: Lost — the link is unknown, replaced, void, too old or was used.
    """
    invitation = await _good(conn, token, clock.now())
    holder = await people.find_utilisateur_by_email(conn, invitation.email)
    return invitation, holder is not None


async def join(
    pool: Pool, means: Means, visitor: Visitor, token: str | None, typed: NewAccount
) -> None:
    """Make the invited person's account, with the company's rights and no session yet: the first
    sign-in enrols the second factor.

    Raises: Refused — a name or the username cannot be taken. PasswordRefused — the password breaks
    rules. Lost — as `open_link`.
    """
    typed = _normal(typed)
    async with pool.acquire() as conn:
        invitation, known = await open_link(conn, token)
    if known:
        raise Refused("has-account")
    _check_typed(typed)
    owner = PasswordOwner(
        user_id=clock.new_id(),
        username=typed.username,
        email=invitation.email,
        langue=invitation.langue,
        statut="ACTIF",
        hash=None,
        mots=(
            typed.username,
            invitation.email.partition("@")[0],
            typed.prenom,
            typed.nom,
            invitation.raison_sociale,
            invitation.ice,
            invitation.ice[:9],
        ),
    )
    hash_ = await judged(means, owner, typed.nouveau, typed.confirmation)
    now = clock.now()
    user = Utilisateur(
        user_id=owner.user_id,
        username=typed.username,
        email=invitation.email,
        prenom=typed.prenom,
        nom=typed.nom,
        statut="ACTIF",
        langue=invitation.langue,
    )
    try:
        async with pool.acquire() as conn, conn.transaction():
            # Again, under lock: the same form may be sent twice.
            invitation = await _good(conn, token, now)
            await people.insert_utilisateur(conn, user, now)
            await people.set_hash(conn, user.user_id, hash_, now)
            await record(conn, "account.opened", visitor, user_id=user.user_id)
            await _accept(conn, invitation, user.user_id, now)
    except Exception as error:
        match violated(error):
            case "utilisateur_username":
                raise Refused("username-taken") from error
            case "utilisateur_email":
                raise Refused("has-account") from error
        raise


async def agree(pool: Pool, browser: Browser, token: str | None) -> bool:
    """Accept an invitation as someone who has an account.

    Whoever is signed in here with the invited address has accepted; True then. Otherwise the next
    sign-in of that account accepts; and somebody else's session in this browser is over.

    Raises: Lost — as `open_link`. Refused — nobody has an account with this address.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        invitation = await _good(conn, token, now)
        if await people.find_utilisateur_by_email(conn, invitation.email) is None:
            raise Refused("no-account")
        secret = well_formed(browser.session)
        session = None if secret is None else await sessions.find_session(conn, sha256(secret))
        user = None
        if session is not None and interaction.is_usable(session, now):
            user = await people.find_utilisateur(conn, session.user_id)
        if user is not None and user.email.lower() == invitation.email.lower():
            await _accept(conn, invitation, user.user_id, now)
            return True
        if session is not None:
            await end_session(conn, session.session_id, "another-person")
        await queries.note_agreed(conn, invitation.ice, invitation.invitation_id, now)
    return False


async def take_up(conn: Connection, user: Utilisateur, now: datetime) -> None:
    """Make good what the person agreed to before signing in; the caller's transaction holds it."""
    for each in await queries.list_agreed(conn, user.email, now - rules.AGREEMENT_LIFE):
        if rules.etat(each, now) == "ENVOYEE":
            await _accept(conn, each, user.user_id, now)


async def _sent(
    conn: Connection, held: Held, known: HeldInvitation | None, order: Invite
) -> tuple[UUID, str]:
    """Keep an invitation as sent now; return it with the token of its link.

    Raises: DejaMembre, ProfilEtranger, TropDEnvois.
    """
    ice, now, token = held.company.ice, clock.now(), new_token()
    if await queries.is_member(conn, ice, order.email):
        raise DejaMembre
    if order.profil not in held.company.profils:
        raise ProfilEtranger
    wait = rules.seconds_to_wait(known, now) if known is not None else 0
    if not wait and await queries.count_sent(conn, ice, now - rules.DAY) >= (
        rules.COMPANY_SENDS_A_DAY
    ):
        wait = int(rules.DAY.total_seconds())
    if wait:
        raise TropDEnvois(headers={"Retry-After": str(wait)})
    expires_at, digest = now + rules.INVITATION_LIFE, sha256(token)
    if known is None:
        invitation_id, kind = clock.new_id(), "invitation.sent"
        await queries.insert_invitation(
            conn, ice, invitation_id, order, digest, held.by, now, expires_at
        )
    else:
        invitation_id, kind = known.invitation_id, "invitation.sent_again"
        count = rules.sends_of_the_day(known.envois, known.envoye_le, now) + 1
        await queries.renew_invitation(
            conn, ice, invitation_id, order, digest, held.by, now, expires_at, count
        )
    await _record(conn, kind, ice, invitation_id, by=held.by)
    return invitation_id, token


async def _mailed(
    pool: Pool, means: Means, letters: Letters, ice: str, invitation_id: UUID, token: str
) -> Invitation:
    """Send the letter, holding no connection meanwhile, and return the invitation.

    Raises: EnvoiImpossible — the invitation stands and can be sent again.
    """
    async with pool.acquire() as conn:
        invitation = await queries.find_invitation(conn, ice, invitation_id, clock.now())
        company = await people.find_entreprise(conn, ice)
    if invitation is None or company is None:
        raise InvitationInconnue
    link = f"{means.issuer}/invitation?jeton={token}"
    try:
        await letters.invitation(means.mailer, invitation, company.raison_sociale, link)
    except MailFailed as error:
        raise EnvoiImpossible(headers={"Retry-After": "60"}) from error
    return invitation


async def _good(conn: Connection, token: str | None, now: datetime) -> HeldInvitation:
    """Return the invitation of a link while it can be accepted, under lock in a transaction.

    Raises: Lost.
    """
    secret = well_formed(token)
    found = None
    if secret is not None:
        found = await queries.lock_invitation_of_link(conn, sha256(secret))
    if found is None:
        raise Lost("invitation")
    match rules.etat(found, now):
        case "ACCEPTEE":
            raise Lost("invitation-used")
        case "ANNULEE":
            raise Lost("invitation")
        case "EXPIREE":
            raise Lost("invitation-expired")
    return found


async def _accept(
    conn: Connection, invitation: HeldInvitation, user_id: UUID, now: datetime
) -> None:
    """Take the person in, with the rights of the invitation; to who has come to work for the
    company meanwhile it adds nothing: only its administrators change their rights.
    """
    ice, invitation_id = invitation.ice, invitation.invitation_id
    await queries.accept_invitation(conn, ice, invitation_id, user_id, now)
    await queries.take_in(
        conn, ice, clock.new_id(), user_id, invitation.profil, invitation.roles, now
    )
    await _record(conn, "invitation.accepted", ice, invitation_id, user_id=user_id)


async def _record(
    conn: Connection,
    kind: str,
    ice: str,
    invitation_id: UUID,
    *,
    user_id: UUID | None = None,
    by: UUID | None = None,
) -> None:
    details = {"ice": ice, "invitation": str(invitation_id)}
    if by is not None:
        details["by"] = str(by)
    await record(conn, kind, user_id=user_id, details=details)


def _normal(typed: NewAccount) -> NewAccount:
    """Return what was typed as it is kept: one blank between words, one form of each letter."""

    def line(text: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", text).split())

    return structs.replace(
        typed,
        prenom=line(typed.prenom),
        nom=line(typed.nom),
        username=typed.username.strip(),
    )


def _check_typed(typed: NewAccount) -> None:
    """Raises: Refused — a name or the username cannot be taken."""
    if not (rules.is_name(typed.prenom) and rules.is_name(typed.nom)):
        raise Refused("name-missing")
    if not rules.is_username(typed.username):
        raise Refused("username-bad")
