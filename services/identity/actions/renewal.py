"""What happens at a sign-in that must end with a new password?

Both factors are proved and nothing is open yet: the session is given with the new password only.
"""

from uuid import UUID

from services.identity.actions import passwords
from services.identity.actions.authorization import page
from services.identity.actions.opening import Proved, enter, first_factor_person, repeated
from services.identity.actions.signin import own_transaction
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.signin import Browser, LoginTransaction, Lost, Outcome, Visitor
from services.identity.queries import passwords as queries
from services.identity.rules import steps
from services.identity.rules.password_policy import normalized
from shared import clock
from shared.database import Pool


async def submit_new_password(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    transaction_id: UUID,
    nouveau: str,
    confirmation: str,
) -> Outcome:
    """Take the new password and open the session that both factors have earned.

    Raises: PasswordRefused — it breaks rules. Lost — no such sign-in in this browser.
    """
    work = await new_work(pool, means)
    async with pool.acquire() as conn:
        transaction = await own_transaction(conn, browser, transaction_id)
        owner = None
        if transaction.user_id is not None:
            owner = await queries.find_owner(conn, transaction.user_id)
    if transaction.session_id is not None:
        return await _again(pool, means, transaction, nouveau)
    if owner is None or steps.current(transaction) != "renew":
        return Outcome(location=page(transaction_id))
    hash_ = await passwords.judged(means, owner, nouveau, confirmation)
    async with pool.acquire() as conn, conn.transaction():
        transaction = await own_transaction(conn, browser, transaction_id, lock=True)
        if transaction.session_id is None and transaction.proved_acr is not None:
            user = await first_factor_person(conn, transaction, clock.now())
            if not await passwords.keep(
                conn,
                owner,
                hash_,
                visitor,
                "required",
                session_id=transaction.renews_id,
                transaction_id=transaction_id,
            ):
                raise Lost("expired")
            proved = Proved(
                level=transaction.proved_acr,
                amr=transaction.proved_amr,
                proof=hash_,
                method=transaction.proved_method,
            )
            return await enter(conn, work, means, transaction, user, proved, visitor)
    return await _again(pool, means, transaction, nouveau)


async def _again(pool: Pool, means: Means, transaction: LoginTransaction, nouveau: str) -> Outcome:
    """Answer the same form sent twice like the first time, for the very password it has set."""
    async with pool.acquire() as conn:
        owner = None
        if transaction.user_id is not None:
            owner = await queries.find_owner(conn, transaction.user_id)
    proof = ""
    if owner and await means.passwords.matches(owner.hash, normalized(nouveau)):
        proof = owner.hash or ""
    async with pool.acquire() as conn, conn.transaction():
        return await repeated(conn, means, transaction, proof, clock.now())
