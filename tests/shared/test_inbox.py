import asyncio
from typing import Any

import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from shared import inbox, telemetry
from shared.broker import Broker
from shared.database import Connection, Pool, value
from shared.events import CloudEvent
from tests.shared.conftest import at_work
from tests.shared.essai import consumers, leave
from tests.shared.hearing import (
    all_acknowledged,
    effects,
    effects_are,
    fait,
    letters,
    listen,
    publish,
    quarantined,
)
from tests.support.waiting import until

# --- Exactly once


async def test_event_has_its_effect_and_is_acknowledged(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("A"))
        await effects_are(pool, A=1)
        await all_acknowledged(admin)

    async with pool.acquire() as conn:
        assert await value(conn, "SELECT count(*) FROM inbox WHERE source = 'badr'") == 1


async def test_what_was_said_before_the_service_was_born_is_heard(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    await publish(admin, fait("A"), fait("B"))

    async with at_work(listen(pool, broker, consumers()).run()):
        await effects_are(pool, A=1, B=1)


async def test_same_event_again_changes_nothing(pool: Pool, broker: Broker, admin: Client) -> None:
    twice = fait("A")
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, twice, twice, fait("B"), twice)  # in one batch
        await effects_are(pool, A=1, B=1)
        await publish(admin, twice, fait("C"))  # and later
        await effects_are(pool, A=1, B=1, C=1)


async def test_same_id_of_another_source_is_another_event(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(
            admin,
            fait("A", id="1"),
            fait("A", id="1", source="bank-007"),
            fait("A", id="1", source="bank-190"),
        )
        await effects_are(pool, A=3)


async def test_effect_and_mark_are_one_transaction(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    """A crash after the effect and before the commit leaves neither, and the event comes again."""
    crashes = iter([True, True, False])

    async def frail(conn: Connection, event: CloudEvent[Any]) -> None:
        await leave(conn, event)
        if next(crashes):
            raise RuntimeError("crash")

    async with at_work(listen(pool, broker, consumers(frail)).run()):
        await publish(admin, fait("A"))
        await effects_are(pool, A=1)
        await all_acknowledged(admin)

    async with pool.acquire() as conn:
        assert await value(conn, "SELECT count(*) FROM inbox") == 1
    assert await letters(pool) == []


async def test_killed_between_effect_and_commit_begins_again(
    pool: Pool, broker: Broker, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "ACK_WAIT_SECONDS", 1)
    reached = asyncio.Event()

    async def stuck(conn: Connection, event: CloudEvent[Any]) -> None:
        await leave(conn, event)
        reached.set()
        await asyncio.Event().wait()

    async with at_work(listen(pool, broker, consumers(stuck)).run()):
        await publish(admin, fait("A"))
        await asyncio.wait_for(reached.wait(), 10)

    async with at_work(listen(pool, broker, consumers()).run()):
        await effects_are(pool, A=1)


async def test_lost_acknowledgement_brings_it_again_and_changes_nothing(
    pool: Pool, broker: Broker, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "ACK_WAIT_SECONDS", 1)
    lost = 0

    async def lose(self: Any) -> None:
        nonlocal lost
        lost += 1

    async with at_work(listen(pool, broker, consumers()).run()):
        with monkeypatch.context() as patched:
            patched.setattr("nats.aio.msg.Msg.ack", lose)
            await publish(admin, fait("A"))

            async def brought_again() -> bool:
                return lost >= 2

            await until(brought_again)
        await all_acknowledged(admin)

    assert await effects(pool) == {"A": 1}


async def test_two_replicas_share_the_events_and_double_none(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    numbers = [f"N{number}" for number in range(300)]
    once = [fait(numero) for numero in numbers]
    async with at_work(*(listen(pool, broker, consumers()).run() for _ in range(2))):
        await publish(admin, *once, *once[::3])
        await effects_are(pool, **dict.fromkeys(numbers, 1))
        await all_acknowledged(admin)


async def test_order_of_one_sources_events_is_kept_within_a_service(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    await publish(admin, *(fait("A", rang) for rang in range(50)))

    async with at_work(listen(pool, broker, consumers()).run()):
        await effects_are(pool, A=50)

    async with pool.acquire() as conn:
        ranks = [row["rang"] for row in await conn.fetch("SELECT rang FROM effect ORDER BY ctid")]
    assert ranks == list(range(50))


# --- Watching


async def test_one_trace_leads_from_the_request_to_the_consumers_log_line(
    pool: Pool, broker: Broker, admin: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    traced = fait("A", traceparent=f"00-{trace}-b7ad6b7169203331-01")
    refused = fait("B", source="agent-cma", traceparent=f"00-{trace}-b7ad6b7169203331-01")
    with capture_logs(processors=[telemetry._add_trace]) as logged:
        async with at_work(listen(pool, broker, consumers()).run()):
            await publish(admin, traced, refused)
            await effects_are(pool, A=1)
            await quarantined(pool, 1)

    traces = {line["event"]: line.get("trace_id") for line in logged}
    assert traces["event.handled"] == trace
    assert traces["event.quarantined"] == trace


@pytest.mark.parametrize(
    "traceparent", ["", "x", "00-0-0-0", "00-" + "0" * 32 + "-0-01", "é" * 500]
)
async def test_nonsense_for_a_trace_changes_nothing(
    pool: Pool, broker: Broker, admin: Client, traceparent: str
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("A", traceparent=traceparent))
        await effects_are(pool, A=1)


async def test_metrics_tell_how_far_behind_the_service_is(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    await publish(admin, *(fait(f"N{number}") for number in range(5)))
    async with at_work(listen(pool, broker, consumers()).run()):
        await effects_are(pool, **{f"N{number}": 1 for number in range(5)})
        await all_acknowledged(admin)

    assert telemetry.INBOX_WAITING._value.get() == 0
    assert 0 <= telemetry.INBOX_LAG._value.get() < 60
