import asyncio
from typing import Any

import asyncpg
import nats
import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from deploy.local import nats as local_nats
from shared import inbox
from shared.broker import STREAM, Broker
from shared.database import Connection, Pool, connect
from shared.events import CloudEvent
from tests.conftest import NatsServer
from tests.shared.conftest import FrailNats, at_work, settings_for
from tests.shared.essai import SERVICE, consumers, leave
from tests.shared.hearing import (
    all_acknowledged,
    effects,
    effects_are,
    fait,
    letters,
    listen,
    publish,
)
from tests.support.tokens import Issuer
from tests.support.waiting import until


async def test_idle_service_hears_at_once(pool: Pool, broker: Broker, admin: Client) -> None:
    """Not after a batch has filled or a request has expired: those take half a minute."""
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def note(conn: Connection, event: CloudEvent[Any]) -> None:
        heard.put_nowait(event.data.numero)

    async with at_work(listen(pool, broker, consumers(note)).run()):
        for number in range(20):
            await publish(admin, fait(f"N{number}"))
            assert await asyncio.wait_for(heard.get(), 5) == f"N{number}"


async def test_database_away_is_waited_for(
    database_url: str, pool: Pool, broker: Broker, admin: Client
) -> None:
    attempts = 0

    async def away(*arguments: Any, **given: Any) -> Any:
        nonlocal attempts
        attempts += 1
        if attempts < 6:
            raise ConnectionRefusedError
        return await asyncpg.connect(*arguments, **given)

    unreliable = await asyncpg.create_pool(database_url, min_size=0, max_size=2, connect=away)
    async with at_work(listen(unreliable, broker, consumers()).run()):
        await publish(admin, fait("A"), fait("B"))
        await effects_are(pool, A=1, B=1)
        await all_acknowledged(admin)
    unreliable.terminate()

    assert attempts >= 6
    assert await letters(pool) == []


async def test_connections_ended_by_the_server_lose_nothing(
    database_url: str, pool: Pool, broker: Broker, admin: Client
) -> None:
    own = await connect(database_url, 2, "victim")
    numbers = [f"N{number}" for number in range(200)]
    async with at_work(listen(own, broker, consumers()).run()):
        for start in range(0, 200, 20):
            await publish(admin, *(fait(numero) for numero in numbers[start : start + 20]))
            async with pool.acquire() as conn:
                await conn.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE application_name = 'victim'"
                )
        await effects_are(pool, **dict.fromkeys(numbers, 1))
        await all_acknowledged(admin)
    own.terminate()
    assert await letters(pool) == []


async def test_nats_killed_and_started_again_loses_and_doubles_nothing(
    pool: Pool, database_url: str, issuer: Issuer, frail_nats: FrailNats
) -> None:
    broker = Broker(settings_for(database_url, issuer, frail_nats.server), SERVICE)
    numbers = [f"N{number}" for number in range(60)]
    async with at_work(broker.run(), listen(pool, broker, consumers()).run()):
        for start in (0, 20, 40):
            client = await nats.connect(frail_nats.admin_url, allow_reconnect=False)
            await publish(client, *(fait(numero) for numero in numbers[start : start + 20]))
            await client.close()
            if start == 20:
                await effects_are(pool, **dict.fromkeys(numbers[:40], 1))
            frail_nats.kill()
            frail_nats.start()
        await effects_are(pool, **dict.fromkeys(numbers, 1))

        client = await nats.connect(frail_nats.admin_url)
        await all_acknowledged(client)
        await client.close()


async def test_deleted_consumer_is_made_again(pool: Pool, broker: Broker, admin: Client) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("A"))
        await effects_are(pool, A=1)
        await admin.jetstream().delete_consumer(STREAM, SERVICE)
        await publish(admin, fait("B"))
        await effects_are(pool, A=1, B=1)


async def test_connection_the_server_ends_for_good_is_replaced(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("A"))
        await effects_are(pool, A=1)
        await (await broker.client()).close()
        await publish(admin, fait("B"))
        await effects_are(pool, A=1, B=1)


async def test_stream_that_is_not_there_yet_is_waited_for(
    pool: Pool, broker: Broker, admin: Client, clean_stream: NatsServer
) -> None:
    await admin.jetstream().delete_stream(STREAM)
    try:
        with capture_logs() as logged:
            async with at_work(listen(pool, broker, consumers()).run()):

                async def complained() -> bool:
                    return any(line["event"] == "inbox.nats_lost" for line in logged)

                await until(complained)
                await local_nats.provision(clean_stream.admin_url)
                await publish(admin, fait("A"))
                await effects_are(pool, A=1)
    finally:
        await local_nats.provision(clean_stream.admin_url)


async def test_stopped_inbox_finishes_its_batch_and_gives_back_the_rest(
    pool: Pool, broker: Broker, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given back means at once: whoever takes over does not wait for the acknowledgement's end."""
    monkeypatch.setattr(inbox, "BATCH", 10)
    numbers = [f"N{number}" for number in range(50)]
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(conn: Connection, event: CloudEvent[Any]) -> None:
        begun.set()
        await go_on.wait()
        await leave(conn, event)

    await publish(admin, *(fait(numero) for numero in numbers))
    first = listen(pool, broker, consumers(slow))
    async with at_work(first.run()) as (task,):
        await asyncio.wait_for(begun.wait(), 10)
        first.stop()
        go_on.set()
        await asyncio.wait_for(task, 10)
    taken = await effects(pool)
    assert 0 < len(taken) < 50

    async with at_work(listen(pool, broker, consumers()).run()):
        await effects_are(pool, **dict.fromkeys(numbers, 1))
        await all_acknowledged(admin)
