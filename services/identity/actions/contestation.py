"""What happens when a person says of a sign-in: that was not me?

Whoever was there may know the password, may have opened sessions and added factors of their own;
and it may be the intruder who says so. So nothing here lets anybody in: sessions end, the password
is void, and a new one needs the mailbox and a factor enrolled before. Where none is left, the
mailbox stands in for it as at a first sign-in.
"""

from services.identity.actions.notices import notify
from services.identity.actions.passwords import require_change
from services.identity.actions.sessions import end_sessions, record
from services.identity.means import Means
from services.identity.models.journal import Contestation, Ligne
from services.identity.models.signin import Visitor
from services.identity.problems.sessions import ConnexionInconnue
from services.identity.queries import factors, journal, passwords, people
from services.identity.rules import journal as rules
from services.identity.rules.person import user_id
from services.identity.vault import new_token
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import (
    IdentityConnexionContestee,
    IdentityMfaChange,
)
from shared.database import Connection, Pool


async def contest(
    pool: Pool, means: Means, who: Principal, seq: int, visitor: Visitor
) -> Contestation:
    """End every session of the caller's, void the password and what factors were added since.

    Said twice of the same sign-in, it is done once.

    Raises: ConnexionInconnue — not one of the caller's recent sign-ins, or one with a wrong
    password. CompteInconnu — a program asks.
    """
    whose, now = user_id(who), clock.now()
    # Nobody knows this one. No connection is held while Argon2 works.
    void = await means.passwords.hash(new_token())
    async with pool.acquire() as conn, conn.transaction():
        await passwords.lock_person(conn, whose)
        line = await journal.find_own(conn, whose, seq, rules.CONTESTABLE, now - rules.RECENT)
        if line is None:
            raise ConnexionInconnue
        said = await journal.page_own(conn, whose, [rules.CONTESTED], line.le)
        if seq in rules.contested(said):
            return Contestation(sessions_terminees=0, facteurs_retires=0)
        await record(
            conn, rules.CONTESTED, visitor, user_id=whose, ice=who.ice, details={"seq": seq}
        )
        ended = await end_sessions(conn, whose, "contested", visitor)
        # An intruder without a factor of the person's would have enrolled one in that sign-in.
        removed = await factors.delete_since(conn, whose, rules.beginning(line))
        await people.set_hash(conn, whose, void, now)
        await require_change(conn, whose, "contested", now)
        await passwords.cancel_links(conn, whose, now)
        await passwords.end_other_transactions(conn, whose, None, now)
        await notify(conn, whose, "connexion-contestee", le=line.le.isoformat())
        await _say(conn, who, line, removed=removed)
    return Contestation(sessions_terminees=ended, facteurs_retires=removed)


async def _say(conn: Connection, who: Principal, line: Ligne, *, removed: int) -> None:
    whose, subject = user_id(who), who.sub
    if removed:
        change = IdentityMfaChange(user_id=whose, changement="REINITIALISE")
        await outbox.publish(conn, change, subject=subject)
    said = IdentityConnexionContestee(
        contestation_id=clock.new_id(),
        user_id=whose,
        connexion_le=line.le,
        resultat=rules.result(line),
        appareil=line.appareil,
        ip=line.adresse,
    )
    await outbox.publish(conn, said, subject=subject, ice=who.ice)
