import asyncio
from collections import defaultdict
from datetime import timedelta

import msgspec
import nats
import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from shared import clock, outbox, telemetry
from shared.broker import STREAM, Broker
from shared.database import Pool, connect_once, value
from shared.outbox import Relay, publish, publish_raw
from tests.conftest import NatsServer
from tests.shared.conftest import FrailNats, at_work, settings_for
from tests.shared.essai import REGISTRY, SERVICE, Choeur, Dit, Fait
from tests.support.clock import at
from tests.support.tokens import ICE, Issuer
from tests.support.waiting import until

SUBJECT = "evt.dashboard.essai.dit.v1"


async def say(pool: Pool, numero: str, *rangs: int) -> None:
    """Say in one transaction that `numero` has these ranks."""
    async with pool.acquire() as conn, conn.transaction():
        for rang in rangs:
            await publish(conn, Dit(numero=numero, rang=rang), subject=numero, ice=ICE)


async def waiting(pool: Pool) -> int:
    async with pool.acquire() as conn:
        left: int = await value(conn, "SELECT count(*) FROM outbox WHERE published_at IS NULL")
        return left


async def all_sent(pool: Pool) -> None:
    async def sent() -> bool:
        return await waiting(pool) == 0

    await until(sent)


async def stream(client: Client) -> list[tuple[str, int]]:
    """Return numero and rang of everything in the stream, in its order."""
    jetstream = client.jetstream()
    info = await jetstream.stream_info(STREAM)
    found = []
    for seq in range(info.state.first_seq, info.state.last_seq + 1):
        message = await jetstream.get_msg(STREAM, seq)
        data = msgspec.json.decode(message.data or b"")["data"]
        found.append((data["numero"], data["rang"]))
    return found


async def test_what_is_committed_is_said(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    async with at_work(Relay(database_url, broker).run()):
        await say(pool, "A", 1)
        await all_sent(pool)

    message = await admin.jetstream().get_last_msg(STREAM, SUBJECT)
    event = msgspec.json.decode(message.data or b"")
    assert event["source"] == "dashboard"
    assert event["subject"] == "A"
    assert event["ice"] == ICE
    assert event["dataversion"] == 1
    assert (message.headers or {})["Nats-Msg-Id"] == event["id"]


async def test_transaction_rolled_back_says_nothing(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    async with at_work(Relay(database_url, broker).run()):
        async with pool.acquire() as conn:
            transaction = conn.transaction()
            await transaction.start()
            await publish(conn, Dit(numero="never"))
            await transaction.rollback()
        await say(pool, "after", 1)
        await all_sent(pool)

    assert await stream(admin) == [("after", 1)]


async def test_relay_is_woken_by_the_commit(
    pool: Pool, broker: Broker, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "IDLE_SECONDS", 3600.0)
    async with at_work(Relay(database_url, broker).run()):
        await say(pool, "first", 1)
        await all_sent(pool)

        await say(pool, "second", 1)
        await all_sent(pool)


async def test_lost_wake_up_only_delays(
    pool: Pool, broker: Broker, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "IDLE_SECONDS", 0.05)
    async with at_work(Relay(database_url, broker).run()):
        async with pool.acquire() as conn:
            await conn.execute("ALTER TABLE outbox DISABLE TRIGGER outbox_inserted")
        await say(pool, "A", 1)
        await all_sent(pool)


async def test_each_entitys_events_leave_in_the_order_they_were_said(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    for rang in range(20):
        for numero in "ABC":
            await say(pool, numero, rang)

    async with at_work(Relay(database_url, broker).run()):
        await all_sent(pool)

    ranks = defaultdict(list)
    for numero, rang in await stream(admin):
        ranks[numero].append(rang)
    assert ranks == {numero: list(range(20)) for numero in "ABC"}


async def test_event_that_is_refused_holds_back_its_own_entity_and_no_other(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    async with pool.acquire() as conn, conn.transaction():
        # Longer than the stream takes: refused again and again.
        await publish(conn, Dit(numero="x" * 400_000), subject="heavy")
        await publish(conn, Dit(numero="heavy", rang=2), subject="heavy")
        for rang in range(3):
            await publish(conn, Dit(numero="light", rang=rang), subject="light")

    async with at_work(Relay(database_url, broker).run()):

        async def only_heavy_waits() -> bool:
            return await waiting(pool) == 2

        await until(only_heavy_waits)
        await say(pool, "later", 1)
        await until(only_heavy_waits)
        assert await stream(admin) == [("light", 0), ("light", 1), ("light", 2), ("later", 1)]

        async with pool.acquire() as conn:
            await conn.execute("DELETE FROM outbox WHERE length(body) > 300000")
        await all_sent(pool)
    assert (await stream(admin))[-1] == ("heavy", 2)


async def test_refused_events_do_not_fill_the_batch(
    pool: Pool, broker: Broker, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "BATCH", 5)
    async with pool.acquire() as conn, conn.transaction():
        for rang in range(5):
            await publish(conn, Dit(numero="x" * 400_000), subject=f"heavy-{rang}")
            await publish(conn, Dit(numero="light", rang=rang), subject=f"light-{rang}")

    async with at_work(Relay(database_url, broker).run()):

        async def only_heavy_waits() -> bool:
            return await waiting(pool) == 5

        await until(only_heavy_waits)


async def test_event_confirmed_but_not_marked_is_not_there_twice(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    """The relay dies between NATS' confirmation and its own mark: the same id is sent again."""
    await say(pool, "A", 1, 2)
    for _ in range(2):
        async with pool.acquire() as conn:
            await conn.execute("UPDATE outbox SET published_at = NULL")
        async with at_work(Relay(database_url, broker).run()):
            await all_sent(pool)

    assert await stream(admin) == [("A", 1), ("A", 2)]


async def test_several_relays_send_everything_once_and_in_order(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    async with at_work(*(Relay(database_url, broker).run() for _ in range(4))):
        for rang in range(30):
            await asyncio.gather(*(say(pool, numero, rang) for numero in "ABC"))
        await all_sent(pool)

    said = await stream(admin)
    assert sorted(said) == sorted((numero, rang) for numero in "ABC" for rang in range(30))
    for numero in "ABC":
        assert [rang for other, rang in said if other == numero] == list(range(30))


async def test_relay_whose_turn_it_is_not_takes_over_when_the_other_dies(
    pool: Pool, broker: Broker, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "IDLE_SECONDS", 0.05)
    holder = await connect_once(database_url)
    await value(holder, "SELECT pg_advisory_lock($1)", outbox.RELAY_LOCK)
    async with at_work(Relay(database_url, broker).run()):
        await say(pool, "A", 1)
        async with pool.acquire() as conn:
            await value(conn, "SELECT pg_terminate_backend($1)", holder.get_server_pid())
        await all_sent(pool)


async def test_request_never_waits_for_nats_and_everything_arrives_later(
    pool: Pool, database_url: str, issuer: Issuer, frail_nats: FrailNats
) -> None:
    broker = Broker(settings_for(database_url, issuer, frail_nats.server), SERVICE)
    async with at_work(broker.run(), Relay(database_url, broker).run()):
        await say(pool, "A", 1)
        await all_sent(pool)
        frail_nats.kill()

        for rang in range(2, 10):
            await say(pool, "A", rang)
        assert await waiting(pool) >= 8
        assert not broker.is_connected

        frail_nats.start()
        await all_sent(pool)

        client = await nats.connect(frail_nats.admin_url)
        said = await stream(client)
        await client.close()
    assert said == [("A", rang) for rang in range(1, 10)]


async def test_relay_outlives_its_database_connection(
    pool: Pool, broker: Broker, database_url: str
) -> None:
    async with at_work(Relay(database_url, broker).run()):
        await say(pool, "A", 1)
        await all_sent(pool)
        async with pool.acquire() as conn:
            await conn.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND query NOT LIKE '%terminate%'"
            )
        await say(pool, "A", 2)
        await all_sent(pool)


async def test_stopped_relay_sends_what_waits_first(
    pool: Pool, broker: Broker, database_url: str
) -> None:
    await say(pool, "A", *range(1200))
    relay = Relay(database_url, broker)
    async with at_work(relay.run()) as (task,):
        relay.stop()
        await asyncio.wait_for(task, 30)

    assert await waiting(pool) == 0


async def test_lag_is_the_age_of_the_oldest_that_waits(pool: Pool, database_url: str) -> None:
    with at(clock.now() - timedelta(minutes=10)):
        await say(pool, "A", 1)
    async with pool.acquire() as conn:
        await outbox._measure_lag(conn)
        assert 595 < telemetry.OUTBOX_LAG._value.get() < 700
        await conn.execute("UPDATE outbox SET published_at = now()")
        await outbox._measure_lag(conn)
    assert telemetry.OUTBOX_LAG._value.get() == 0


async def test_published_events_are_kept_a_week_and_waiting_ones_for_ever(pool: Pool) -> None:
    with at(clock.now() - timedelta(days=30)):
        await say(pool, "old", 1, 2)
    await say(pool, "new", 1)
    async with pool.acquire() as conn:
        await conn.execute(
            "UPDATE outbox SET published_at = created_at WHERE seq <> (SELECT min(seq) FROM outbox)"
        )
        await outbox._sweep(conn)

        assert await value(conn, "SELECT count(*) FROM outbox WHERE published_at IS NULL") == 1
        assert await value(conn, "SELECT count(*) FROM outbox") == 2


async def test_event_of_partners_is_not_ours_to_say(pool: Pool) -> None:
    async with pool.acquire() as conn:
        with pytest.raises(ValueError, match=r"essai\.fait"):
            await publish(conn, Fait(numero="A"))


async def test_event_that_several_services_say_needs_its_source(pool: Pool) -> None:
    async with pool.acquire() as conn:
        with pytest.raises(ValueError, match="name the source"):
            await publish(conn, Choeur(numero="A"))
        await publish(conn, Choeur(numero="A"), source="assistant")

        assert await value(conn, "SELECT nats_subject FROM outbox") == (
            "evt.assistant.essai.choeur.v1"
        )


async def test_raw_document_goes_where_it_is_sent(
    pool: Pool, broker: Broker, admin: Client, database_url: str, clean_stream: NatsServer
) -> None:
    async with pool.acquire() as conn, conn.transaction():
        await publish_raw(conn, f"dlq.{SERVICE}", "dlq/1", {"reason": "SCHEMA"})
    async with at_work(Relay(database_url, broker).run()):
        await all_sent(pool)

    message = await admin.jetstream().get_last_msg("DLQ", f"dlq.{SERVICE}")
    assert msgspec.json.decode(message.data or b"") == {"reason": "SCHEMA"}


async def test_event_carries_the_trace_of_the_request_that_made_it(
    pool: Pool, broker: Broker, admin: Client, database_url: str
) -> None:
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with telemetry.span("request", parent):
        await say(pool, "A", 1)
    async with at_work(Relay(database_url, broker).run()):
        await all_sent(pool)

    message = await admin.jetstream().get_last_msg(STREAM, SUBJECT)
    event = msgspec.json.decode(message.data or b"")
    assert event["traceparent"].split("-")[1] == "0af7651916cd43dd8448eb211c80319c"
    assert (message.headers or {})["traceparent"] == event["traceparent"]


async def test_nothing_of_an_event_is_logged_when_it_cannot_be_sent(
    pool: Pool, broker: Broker, database_url: str
) -> None:
    with capture_logs() as logged:
        async with pool.acquire() as conn, conn.transaction():
            await publish(conn, Dit(numero="personnel" * 50_000), subject="heavy")
        async with at_work(Relay(database_url, broker).run()):

            async def refused() -> bool:
                return any(line["event"] == "outbox.not_sent" for line in logged)

            await until(refused)

    assert "personnel" not in repr(logged)
    assert REGISTRY
