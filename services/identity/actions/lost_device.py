"""What happens when someone has lost their second factor and asks for help?

Whoever knows the password may ask; another person decides, and it takes effect after a delay in
which the mailbox's owner may still cancel. Everyone concerned is told at each step.
"""

from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions.desk import operator
from services.identity.actions.factors import reset_factors
from services.identity.actions.notices import notify
from services.identity.actions.opening import first_factor_person
from services.identity.actions.sessions import record
from services.identity.actions.signin import own_transaction
from services.identity.means import Means
from services.identity.models.lost_device import DecideDemande, Demande, DemandesAide
from services.identity.models.signin import Browser, Lost, Visitor
from services.identity.problems import CompteInconnu
from services.identity.problems.factors import DecisionPourSoi, DemandeInconnue
from services.identity.problems.members import ComptePartage
from services.identity.queries import factors, members, people
from services.identity.queries import lost_device as queries
from services.identity.rules import lost_device as rules
from services.identity.rules.person import user_id as person_of
from shared import clock
from shared.auth import Principal
from shared.database import Connection, Pool
from shared.problems import Forbidden


async def ask(pool: Pool, visitor: Visitor, browser: Browser, transaction_id: UUID) -> str:
    """Open a request for help for whoever has given the password; return the language to answer
    in. The answer is the same whether a request was opened, was open already or was one too many.

    Raises: Lost — no such sign-in in this browser, or no password yet.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.password_at is None:
            raise Lost("expired")
        user = await first_factor_person(conn, transaction, now)
        asked = await queries.count_since(conn, user.user_id, now - timedelta(days=1))
        held = await factors.count_held(conn, user.user_id)
        demande_id = clock.new_id()
        if (
            held.has_strong
            and asked < rules.PER_DAY
            and await queries.insert_demande(conn, demande_id, user.user_id, visitor, now)
        ):
            await _tell(conn, user.user_id, "ouverte", now, demande=str(demande_id))
            await record(
                conn,
                "aide.ouverte",
                visitor,
                user_id=user.user_id,
                client_id=transaction.client_id,
                details={"demande": str(demande_id)},
            )
    return transaction.langue


async def list_open(conn: Connection, who: Principal) -> DemandesAide:
    """Return what the caller may decide on: an administrator for their company, an operator for
    all.

    Raises: Forbidden.
    """
    return DemandesAide(items=await queries.list_demandes(conn, _whose(who)))


async def approve(
    conn: Connection, means: Means, who: Principal, demande_id: UUID, order: DecideDemande
) -> None:
    """Let a request take effect after the delay.

    Raises: Forbidden, DemandeInconnue, DecisionPourSoi. ComptePartage — the person works for others
    too, whose data a company must not come near: an operator decides.
    """
    now = clock.now()
    effective_at = rules.effective_at(now, means.settings.lost_device_delay_hours)
    async with conn.transaction():
        demande = await _to_decide(conn, who, demande_id)
        ice = _whose(who)
        if ice is not None and await members.works_elsewhere(conn, ice, demande.user_id):
            raise ComptePartage
        by = person_of(who)
        await queries.decide(conn, demande_id, by, order.motif, now, effective_at)
        effet = effective_at.isoformat()
        await _tell(conn, demande.user_id, "approuvee", now, demande=str(demande_id), effet=effet)
        await _log(conn, demande, "aide.approuvee", by=str(by), motif=order.motif)


async def refuse(conn: Connection, who: Principal, demande_id: UUID, order: DecideDemande) -> None:
    """Leave the factors in place, and say why.

    Raises: Forbidden, DemandeInconnue, DecisionPourSoi.
    """
    now = clock.now()
    async with conn.transaction():
        demande = await _to_decide(conn, who, demande_id)
        by = person_of(who)
        await queries.decide(conn, demande_id, by, order.motif, now, None)
        await _tell(conn, demande.user_id, "refusee", now, motif=order.motif)
        await _log(conn, demande, "aide.refusee", by=str(by), motif=order.motif)


async def is_open(pool: Pool, means: Means, demande_id: UUID, key: str) -> bool:
    """Say whether the link of a mail still cancels something."""
    if not rules.may_cancel(means.vault, demande_id, key):
        return False
    async with pool.acquire() as conn, conn.transaction():
        return _is_pending(await queries.lock_demande(conn, demande_id))


async def cancel(pool: Pool, means: Means, demande_id: UUID, key: str) -> bool:
    """Cancel a request by the link of the mail; False when there is nothing to cancel."""
    if not rules.may_cancel(means.vault, demande_id, key):
        return False
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        demande = await queries.lock_demande(conn, demande_id)
        if demande is None or not _is_pending(demande):
            return False
        await queries.close(conn, demande_id, "ANNULEE", now)
        await _tell(conn, demande.user_id, "annulee", now)
        await _log(conn, demande, "aide.annulee")
    return True


async def carry_out(pool: Pool) -> float | None:
    """Remove the factors of every approved request whose delay has passed; return the seconds
    until the next one, None without any.
    """
    while True:
        now = clock.now()
        async with pool.acquire() as conn, conn.transaction():
            demande = await queries.take_due(conn, now)
            if demande is None or demande.decided_by is None:
                break
            await reset_factors(conn, demande.user_id, demande.decided_by, now)
            await queries.close(conn, demande.demande_id, "EFFECTIVE", now)
            await _tell_administrators(conn, demande.user_id, "effective", now)
            await _log(conn, demande, "aide.effective")
    async with pool.acquire() as conn:
        next_at = await queries.find_next_due(conn)
    return None if next_at is None else max(0.05, (next_at - clock.now()).total_seconds())


def _whose(who: Principal) -> str | None:
    """Return the company whose requests the caller may see, None for all of them.

    Raises: Forbidden — neither an operator nor an administrator of a company.
    """
    if who.is_operator:
        return None
    if who.ice is None or "administrateur" not in who.roles:
        raise Forbidden
    return who.ice


async def _to_decide(conn: Connection, who: Principal, demande_id: UUID) -> Demande:
    ice = _whose(who)
    # The token may have outlived the right that it tells of.
    if ice is None:
        await operator(conn, who)
    elif person_of(who) not in await members.list_administrators(conn, ice):
        raise Forbidden
    demande = await queries.lock_demande(conn, demande_id, ice)
    if demande is None or demande.etat != "OUVERTE":
        raise DemandeInconnue
    if demande.user_id == person_of(who):
        raise DecisionPourSoi
    return demande


def _is_pending(demande: Demande | None) -> bool:
    return demande is not None and demande.etat in {"OUVERTE", "APPROUVEE"}


async def _log(conn: Connection, demande: Demande, kind: str, **details: str) -> None:
    details["demande"] = str(demande.demande_id)
    await record(conn, kind, user_id=demande.user_id, details=details)


async def _tell(conn: Connection, user_id: UUID, etat: str, now: datetime, **details: str) -> None:
    """Tell the person and the administrators what has become of the request."""
    await notify(conn, user_id, f"perte-{etat}", le=now.isoformat(), **details)
    # The link that cancels goes to the person alone.
    details.pop("demande", None)
    await _tell_administrators(conn, user_id, etat, now, **details)


async def _tell_administrators(
    conn: Connection, user_id: UUID, etat: str, now: datetime, **details: str
) -> None:
    user = await people.find_utilisateur(conn, user_id)
    if user is None:
        raise CompteInconnu
    details["personne"] = f"{user.prenom} {user.nom} ({user.username})"
    for administrator in await queries.list_administrators(conn, user_id):
        await notify(conn, administrator, f"perte-{etat}-admin", le=now.isoformat(), **details)
