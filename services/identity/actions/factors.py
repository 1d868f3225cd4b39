"""What do all changes of second factors have in common, and how are they taken away?"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from services.identity.actions.notices import notify
from services.identity.actions.sessions import end_sessions, record
from services.identity.models.people import Utilisateur
from services.identity.problems import CompteInconnu, DernierFacteur
from services.identity.queries import factors, passwords, people
from services.identity.rules.person import user_id as person_of
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import IdentityMfaChange
from shared.database import Connection

MfaChange = Literal["ENROLE", "REMPLACE", "REINITIALISE"]


async def owner(conn: Connection, who: Principal) -> Utilisateur:
    """Return the caller, whose factors nobody else changes until the transaction ends.

    Raises: CompteInconnu — they may not sign in any more.
    """
    user_id = person_of(who)
    await passwords.lock_person(conn, user_id)
    user = await people.find_utilisateur(conn, user_id)
    if user is None or user.statut != "ACTIF":
        raise CompteInconnu
    return user


async def changed(
    conn: Connection, user_id: UUID, kind: str, change: MfaChange | None, **details: str
) -> None:
    """Say that a factor changed: to the person by mail, to the log and, with `change`, to all."""
    await notify(conn, user_id, f"mfa-{kind}", le=clock.now().isoformat(), **details)
    await record(conn, f"mfa.{kind}", user_id=user_id, details=details)
    if change is not None:
        event = IdentityMfaChange(user_id=user_id, changement=change)
        await outbox.publish(conn, event, subject=str(user_id))


async def keep_one_strong(conn: Connection, user_id: UUID) -> None:
    """Refuse what would leave the person with a mailbox or a number alone.

    Raises: DernierFacteur. Source: ASVS 5.0, 6.3.3.
    """
    held = await factors.count_held(conn, user_id)
    if not held.has_strong:
        raise DernierFacteur


async def reset_factors(conn: Connection, user_id: UUID, by: UUID, now: datetime) -> None:
    """Remove every second factor of a person, end their sessions and sign-ins begun, and tell them;
    who signs in next enrols a new one, after the password and a code by mail.

    The caller's transaction makes it one act; the caller says who may ask for it: an administrator
    of the person's company or an operator, never the person.
    """
    await passwords.lock_person(conn, user_id)
    await factors.delete_all(conn, user_id)
    # A sign-in that a factor has already let through must not enrol the next one.
    await passwords.end_other_transactions(conn, user_id, None, now)
    await end_sessions(conn, user_id, "factors-reset")
    await notify(conn, user_id, "mfa-reinitialise", le=now.isoformat())
    await record(conn, "mfa.reinitialise", user_id=user_id, details={"by": str(by)})
    event = IdentityMfaChange(user_id=user_id, changement="REINITIALISE")
    await outbox.publish(conn, event, subject=str(user_id))
