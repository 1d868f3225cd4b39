from collections import Counter
from typing import Any

import nats
import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from shared import inbox
from shared.broker import Broker
from shared.database import Connection, Pool
from shared.events import CloudEvent
from shared.inbox import Consumers
from tests.shared.conftest import at_work
from tests.shared.essai import REGISTRY, Fait, consumers, leave
from tests.shared.hearing import all_acknowledged, effects_are, fait, listen, publish, quarantined


async def test_event_that_always_fails_is_set_aside_after_eight_attempts_and_blocks_no_other(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    tried: Counter[str] = Counter()

    async def frail(conn: Connection, event: CloudEvent[Any]) -> None:
        tried[event.data.numero] += 1
        await leave(conn, event)
        if event.data.numero == "poison":
            raise ZeroDivisionError

    good = [f"N{number}" for number in range(40)]
    async with at_work(listen(pool, broker, consumers(frail)).run()):
        await publish(admin, *(fait(numero) for numero in good[:20]))
        await publish(admin, fait("poison", id="p"))
        await publish(admin, *(fait(numero) for numero in good[20:]))
        await effects_are(pool, **dict.fromkeys(good, 1))
        ((reason, detail, event_id),) = await quarantined(pool, 1)
        await all_acknowledged(admin)
        await publish(admin, fait("after"))
        await effects_are(pool, **dict.fromkeys([*good, "after"], 1))

    assert (reason, event_id) == ("ECHEC", "p")
    assert "8" in detail
    assert tried["poison"] >= inbox.ATTEMPTS


async def test_each_attempt_waits_longer_than_the_one_before(
    pool: Pool, broker: Broker, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    delays: list[float] = []
    nak = nats.aio.msg.Msg.nak

    async def watched(self: Any, delay: float | None = None) -> None:
        delays.append(delay or 0)
        await nak(self, delay=0.001)

    monkeypatch.setattr("nats.aio.msg.Msg.nak", watched)

    async def fails(conn: Connection, event: CloudEvent[Any]) -> None:
        raise ZeroDivisionError

    heard = consumers(fails)
    async with at_work(listen(pool, broker, heard, first_delay_seconds=1.0).run()):
        await publish(admin, fait("poison"))
        await quarantined(pool, 1)

    assert delays == [1, 2, 4, 8, 16, 32, 60]


async def test_failure_is_logged_with_its_cause_and_without_the_data(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async def fails(conn: Connection, event: CloudEvent[Any]) -> None:
        raise ZeroDivisionError

    with capture_logs() as logged:
        async with at_work(listen(pool, broker, consumers(fails)).run()):
            await publish(admin, fait("personnel"))
            await quarantined(pool, 1)

    failures = [line for line in logged if line["event"] == "event.failed"]
    assert [line["attempts"] for line in failures] == list(range(1, 9))
    assert all(isinstance(line["exc_info"], ZeroDivisionError) for line in failures)
    assert "personnel" not in repr(logged)


async def test_value_the_database_cannot_hold_is_refused_at_once(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("A"), fait("big", rang=2**31, id="big"), fait("B"))
        await effects_are(pool, A=1, B=1)
        assert await quarantined(pool, 1) == [
            ("SCHEMA", "data: a value is too large to be kept", "big")
        ]
        await all_acknowledged(admin)


async def test_handler_that_fails_like_a_lost_database_blocks_nothing(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    """An OSError of its own is no outage: the database answers."""

    async def frail(conn: Connection, event: CloudEvent[Any]) -> None:
        if event.data.numero == "poison":
            raise ConnectionRefusedError
        await leave(conn, event)

    async with at_work(listen(pool, broker, consumers(frail)).run()):
        await publish(admin, fait("A"), fait("poison"), fait("B"))
        await effects_are(pool, A=1, B=1)
        assert [reason for reason, _, _ in await quarantined(pool, 1)] == ["ECHEC"]


async def test_batch_that_fails_is_halved_until_the_one_is_found(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    sizes: list[int] = []

    async def together(conn: Connection, heard: list[CloudEvent[Any]]) -> list[Any]:
        sizes.append(len(heard))
        for event in heard:
            await leave(conn, event)
        if any(event.data.numero == "poison" for event in heard):
            raise ZeroDivisionError
        return []

    numbers = [f"N{number}" for number in range(99)]
    await publish(admin, *(fait(numero) for numero in [*numbers[:37], "poison", *numbers[37:]]))
    heard = Consumers(registry=REGISTRY, batch_types=frozenset({Fait}), batch=together)
    async with at_work(listen(pool, broker, heard).run()):
        await effects_are(pool, **dict.fromkeys(numbers, 1))
        await quarantined(pool, 1)

    assert len(sizes) < 60, "one by one it would have been a hundred and more"
