"""What happens to recovery codes: made, shown once, kept?"""

import json
from datetime import datetime
from uuid import UUID

from msgspec import structs

from services.identity.actions.authorization import finish, page
from services.identity.actions.factors import changed, owner
from services.identity.actions.signin import own_session, own_transaction
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.factors import NouveauxCodes
from services.identity.models.signin import Browser, LoginTransaction, Outcome, Visitor
from services.identity.queries import recovery as queries
from services.identity.queries import signin
from services.identity.rules import recovery as rules
from services.identity.rules import steps
from shared import clock
from shared.auth import Principal
from shared.database import Connection, Pool


async def renew(conn: Connection, means: Means, who: Principal) -> NouveauxCodes:
    """Make ten new codes for the caller and return them, this once; earlier ones end.

    Raises: CompteInconnu.
    """
    async with conn.transaction():
        user = await owner(conn, who)
        codes = await _make(conn, means, user.user_id, clock.now())
    return NouveauxCodes(codes=codes)


async def first_codes(
    conn: Connection, means: Means, transaction: LoginTransaction, user_id: UUID, now: datetime
) -> LoginTransaction:
    """Give codes to someone who has just enrolled and has none; the sign-in shows them until they
    are kept.
    """
    if (await queries.read_codes(conn, user_id)).restants:
        return transaction
    codes = await _make(conn, means, user_id, now)
    sealed = means.vault.seal(
        "recovery-shown", str(transaction.transaction_id), json.dumps(codes).encode()
    )
    await signin.set_recovery_shown(conn, transaction.transaction_id, sealed)
    return structs.replace(transaction, recovery_shown=sealed)


async def keep(
    pool: Pool, means: Means, visitor: Visitor, browser: Browser, transaction_id: UUID
) -> Outcome:
    """Show the codes no more, and go on to the client or to the choice of a profile.

    Raises: Lost — no such sign-in in this browser.
    """
    work = await new_work(pool, means)
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if steps.current(transaction) != "recovery":
            return Outcome(location=page(transaction_id))
        session = await own_session(conn, browser, transaction)
        await signin.set_recovery_shown(conn, transaction_id, None)
        if transaction.choose_profil:
            return Outcome(location=page(transaction_id))
        return Outcome(location=await finish(conn, work, transaction, session, visitor))


async def _make(conn: Connection, means: Means, user_id: UUID, now: datetime) -> list[str]:
    codes = rules.new_codes()
    await queries.replace_codes(
        conn, user_id, [digest(means, user_id, code) for code in codes], now
    )
    await changed(conn, user_id, "codes-crees", "REMPLACE")
    return codes


def digest(means: Means, user_id: UUID, typed: str) -> bytes:
    """Return what is kept of a code."""
    return means.vault.digest("recovery-code", str(user_id), rules.cleaned(typed))
