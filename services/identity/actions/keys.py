"""What is done about signing keys?"""

from datetime import timedelta

from services.identity.actions.sessions import record
from services.identity.keyring import new_key
from services.identity.means import Means
from services.identity.queries import (
    applications,
    backchannel,
    codes,
    journal,
    passwords,
    sessions,
    signin,
    souscriptions,
)
from services.identity.queries import oauth as queries
from services.identity.rules import keys as rules
from services.identity.rules.souscriptions import CONFIRMABLE
from shared import clock
from shared.database import Pool


async def rotate(pool: Pool, means: Means, *, at_once: bool = False) -> list[str]:
    """Publish the next signing keys and return what was done, a line each.

    They sign after a day, when everybody has read them; until then and for a day after, the old
    ones stay published, so that no live token is broken. `at_once` is for a stolen key: the new
    keys sign now and every older one is void, with the tokens it signed.
    """
    now, lines = clock.now(), []
    async with pool.acquire() as conn, conn.transaction():
        await queries.lock_keys(conn)
        before = await queries.list_keys(conn)
        if at_once and before:
            await queries.revoke_keys(conn, [key.kid for key in before], now)
        for alg in rules.ALGORITHMS:
            first = at_once or not any(key.alg == alg for key in before)
            waiting = [key for key in before if key.alg == alg and key.active_from > now]
            if waiting and not at_once:
                lines.append(
                    f"{alg}: {waiting[0].kid} waits already, signs from "
                    f"{waiting[0].active_from.isoformat(timespec='seconds')}"
                )
                continue
            active_from = now if first else now + rules.PUBLISHED_BEFORE_USE
            key = new_key(means.vault, alg, now, active_from)
            await queries.insert_key(conn, key)
            lines.append(
                f"{alg}: {key.kid} published, signs from "
                f"{active_from.isoformat(timespec='seconds')}"
            )
        await record(conn, "keys.rotated", details={"at_once": at_once, "published": lines})
    means.keyring.forget()
    return lines


async def sweep(pool: Pool, journal_days: int) -> None:
    """Forget what has expired, a day later: tokens, sign-ins, counts, sessions. The security log is
    kept `journal_days`.
    """
    now = clock.now()
    before = now - timedelta(days=1)
    async with pool.acquire() as conn:
        await queries.delete_expired_requests(conn, before)
        await queries.delete_spent_jtis(conn, before)
        await queries.delete_expired_tokens(conn, before)
        await queries.delete_expired(conn, before)
        await signin.delete_old_transactions(conn, before)
        await codes.delete_old_confirmations(conn, before)
        await applications.delete_old_pending(conn, before)
        await journal.delete_old_throttles(conn, before)
        await backchannel.delete_old_deliveries(conn, before)
        await passwords.delete_old_links(conn, before)
        await souscriptions.delete_unconfirmed(conn, now - CONFIRMABLE)
        await sessions.delete_old(conn, before)
        await journal.delete_old_lines(conn, now - timedelta(days=journal_days))
