"""How does a person get another password: by changing it, because they must, or for the first time?

Whatever the way, a new password obeys the policy, ends what the old one opened, and is told.
"""

from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions import attempts
from services.identity.actions.notices import notify
from services.identity.actions.sessions import end_sessions, record
from services.identity.means import Means
from services.identity.models.passwords import (
    ChangeMotDePasse,
    LinkKind,
    PasswordOwner,
    PasswordRefused,
)
from services.identity.models.signin import Refused, Visitor
from services.identity.problems import CompteInconnu
from services.identity.problems.passwords import (
    MotDePasseIncorrect,
    MotDePasseModifie,
    TropDeTentatives,
)
from services.identity.queries import journal
from services.identity.queries import passwords as queries
from services.identity.rules.password_policy import Rule, normalized
from services.identity.rules.person import user_id as person
from services.identity.vault import new_token, sha256
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import IdentityMdpChange
from shared.database import Connection, Pool


async def require_change(conn: Connection, user_id: UUID, because: str, now: datetime) -> None:
    """Let the person's next sign-in end with a new password, in the caller's transaction.

    `because` is a word for the log, of 60 characters at most. Sessions go on until the caller ends
    them; somebody without a password has none to change.
    """
    if await queries.set_change_required(conn, user_id, because):
        await journal.record(
            conn, now, "password.change-required", user_id=user_id, details={"why": because}
        )


async def begin_setting(
    conn: Connection, means: Means, user_id: UUID, kind: LinkKind, life: timedelta
) -> str:
    """Return a link with which the person chooses a password, once, within `life`; in the caller's
    transaction, which mails nothing by itself.

    Links made before are void. Whoever has a second factor must prove it there; whoever has none
    enrols one at the sign-in that follows, which the link does not replace.
    """
    now, token = clock.now(), new_token()
    await queries.lock_person(conn, user_id)
    await queries.cancel_links(conn, user_id, now)
    await queries.insert_link(conn, clock.new_id(), user_id, kind, sha256(token), now, now + life)
    await record(conn, "password.link-made", user_id=user_id, details={"kind": kind})
    return f"{means.issuer}/mot-de-passe/lien?jeton={token}"


async def change(
    pool: Pool, means: Means, visitor: Visitor, who: Principal, order: ChangeMotDePasse
) -> None:
    """Change the caller's password; every other session of theirs ends.

    Raises: MotDePasseIncorrect, TropDeTentatives, MotDePasseModifie, CompteInconnu;
    PasswordRefused — the new one breaks rules.
    """
    async with pool.acquire() as conn:
        owner = await queries.find_owner(conn, person(who))
    if owner is None or owner.hash is None or owner.statut != "ACTIF" or who.sid is None:
        raise CompteInconnu
    subjects: attempts.Subjects = [
        # The count of the sign-in: a stolen session gives no second round of guesses.
        ("compte", means.vault.digest("throttle-account", str(owner.user_id))),
        ("adresse", means.vault.digest("throttle-address", visitor.address)),
    ]
    try:
        await attempts.begin(pool, subjects)
    except Refused as refused:
        raise TropDeTentatives(headers={"Retry-After": str(max(1, refused.seconds))}) from refused
    if not await means.passwords.matches(owner.hash, normalized(order.actuel)):
        async with pool.acquire() as conn:
            await record(conn, "password.refused", visitor, user_id=owner.user_id)
        raise MotDePasseIncorrect
    async with pool.acquire() as conn, conn.transaction():
        await attempts.succeed(conn, subjects)
    hash_ = await judged(means, owner, order.nouveau, order.confirmation)
    async with pool.acquire() as conn, conn.transaction():
        if not await keep(conn, owner, hash_, visitor, "changed", session_id=UUID(who.sid)):
            raise MotDePasseModifie


async def judged(means: Means, owner: PasswordOwner, nouveau: str, confirmation: str) -> str:
    """Return the hash of a new password that breaks no rule. Holds no connection: it takes time.

    Raises: PasswordRefused.
    """
    password = normalized(nouveau)
    broken: list[Rule] = means.policy.broken(password, owner.mots)
    if not broken and owner.hash and await means.passwords.matches(owner.hash, password):
        broken.append("same")
    if normalized(confirmation) != password:
        broken.append("confirmation")
    if broken:
        raise PasswordRefused(broken)
    return await means.passwords.hash(password)


async def keep(
    conn: Connection,
    owner: PasswordOwner,
    hash_: str,
    visitor: Visitor,
    how: str,
    *,
    session_id: UUID | None = None,
    transaction_id: UUID | None = None,
) -> bool:
    """Make `hash_` the person's password and end what the old one opened, in the caller's
    transaction: sessions but `session_id`, sign-ins but `transaction_id`, links.

    False when somebody else has changed it since `owner` was read.
    """
    now = clock.now()
    if not await queries.set_password(conn, owner.user_id, owner.hash, hash_, now):
        return False
    await end_sessions(conn, owner.user_id, "password-changed", visitor, but=session_id)
    await queries.end_other_transactions(conn, owner.user_id, transaction_id, now)
    await queries.cancel_links(conn, owner.user_id, now)
    await outbox.publish(conn, IdentityMdpChange(user_id=owner.user_id), subject=str(owner.user_id))
    if owner.hash is not None:
        await notify(
            conn,
            owner.user_id,
            "mdp-change",
            le=now.isoformat(),
            appareil=visitor.appareil or "–",
            adresse=visitor.address,
        )
    await record(
        conn,
        "password.changed",
        visitor,
        user_id=owner.user_id,
        sid=session_id,
        details={"how": how},
    )
    return True
