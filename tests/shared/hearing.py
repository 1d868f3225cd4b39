"""What the tests' service is told, and what one sees of its hearing it."""

from collections import Counter
from typing import Any

from nats.aio.client import Client

from shared import inbox
from shared.broker import STREAM, Broker
from shared.database import Pool
from shared.inbox import Consumers, Inbox
from tests.shared.essai import SERVICE
from tests.support.heard import message
from tests.support.waiting import PATIENCE_SECONDS, until


def fait(numero: str, rang: int = 0, **envelope: Any) -> tuple[str, bytes]:
    """Return an event that the service knows."""
    return message("essai.fait", {"numero": numero, "rang": rang}, **envelope)


async def publish(admin: Client, *messages: tuple[str, bytes]) -> None:
    """Say these messages."""
    for subject, body in messages:
        await admin.jetstream().publish(subject, body)


def listen(pool: Pool, broker: Broker, heard: Consumers, **changes: Any) -> Inbox:
    """Return an inbox that tries a failed event again at once."""
    return Inbox(SERVICE, heard, pool, broker, **{"first_delay_seconds": 0.001} | changes)


async def effects(pool: Pool) -> Counter[str]:
    """Return how often each numero has left its effect."""
    async with pool.acquire() as conn:
        return Counter(row["numero"] for row in await conn.fetch("SELECT numero FROM effect"))


async def effects_are(pool: Pool, **expected: int) -> None:
    """Wait until each numero has left its effect so often."""

    async def reached() -> bool:
        return dict(await effects(pool)) == expected

    try:
        # What a lost connection had fetched comes again only when its time to be acknowledged ends.
        await until(reached, PATIENCE_SECONDS + inbox.ACK_WAIT_SECONDS)
    except AssertionError:
        assert dict(await effects(pool)) == expected


async def letters(pool: Pool) -> list[tuple[str, str, str | None]]:
    """Return reason, detail and id of what is in quarantine."""
    async with pool.acquire() as conn:
        rows = await conn.fetch(
            "SELECT reason, detail, event_id FROM dead_letter ORDER BY dead_letter_id"
        )
        return [tuple(row) for row in rows]


async def quarantined(pool: Pool, count: int) -> list[tuple[str, str, str | None]]:
    """Wait until so many are in quarantine and return them."""

    async def reached() -> bool:
        return len(await letters(pool)) >= count

    await until(reached)
    return await letters(pool)


async def all_acknowledged(admin: Client) -> None:
    """Wait until the consumer owes nothing and nothing waits."""

    async def done() -> bool:
        info = await admin.jetstream().consumer_info(STREAM, SERVICE)
        return not info.num_ack_pending and not info.num_pending

    await until(done)
