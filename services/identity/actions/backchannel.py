"""How are clients told that a session has ended?"""

import asyncio
from datetime import timedelta

from services.identity.means import Means
from services.identity.models.signin import Delivery
from services.identity.queries import backchannel as queries
from services.identity.relying_party import RelyingParties
from services.identity.rules import backchannel as rules
from shared import clock, telemetry
from shared.database import Pool

BATCH = 20
LEASE = timedelta(seconds=30)
"""How long a replica may take over a batch before another tries it."""


async def deliver(pool: Pool, means: Means, parties: RelyingParties) -> float | None:
    """Tell every client that is due; return the seconds until the next one is, None without any."""
    while True:
        signer = await means.keyring.signer(pool)
        now = clock.now()
        async with pool.acquire() as conn:
            due = await queries.take_due(conn, now, now + LEASE, BATCH)
        if not due:
            break
        tokens = [rules.logout_token(each, signer, now, clock.new_id()) for each in due]
        taken = await asyncio.gather(
            *(
                parties.tell(each.uri, token, is_own=each.is_own)
                for each, token in zip(due, tokens, strict=True)
            )
        )
        for each, was_taken in zip(due, taken, strict=True):
            await _note(pool, each, was_taken=was_taken)
    async with pool.acquire() as conn:
        next_at = await queries.find_next_due(conn)
    return None if next_at is None else max(0.05, (next_at - clock.now()).total_seconds())


async def _note(pool: Pool, delivery: Delivery, *, was_taken: bool) -> None:
    now = clock.now()
    async with pool.acquire() as conn:
        if was_taken:
            await queries.note_delivered(conn, delivery.delivery_id, now)
            return
        next_at = rules.next_try(delivery.attempts, now)
        if next_at is not None:
            await queries.postpone(conn, delivery.delivery_id, next_at)
            return
        telemetry.log.warning("backchannel.given_up", client_id=delivery.client_id)
        await queries.give_up(conn, delivery.delivery_id, now)
