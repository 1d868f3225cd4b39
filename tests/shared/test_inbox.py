import asyncio
from collections import Counter
from typing import Any

import asyncpg
import msgspec
import nats
import pytest
from nats.aio.client import Client
from structlog.testing import capture_logs

from deploy.local import nats as local_nats
from shared import inbox, telemetry
from shared.broker import STREAM, Broker
from shared.database import Connection, Pool, connect, value
from shared.events import CloudEvent, Rejected
from shared.inbox import Consumers, Inbox, replay, take
from tests.conftest import NatsServer
from tests.shared.conftest import FrailNats, at_work, settings_for
from tests.shared.essai import REGISTRY, SERVICE, Fait, consumers, leave
from tests.support.heard import message
from tests.support.tokens import Issuer
from tests.support.waiting import PATIENCE_SECONDS, until


def fait(numero: str, rang: int = 0, **envelope: Any) -> tuple[str, bytes]:
    return message("essai.fait", {"numero": numero, "rang": rang}, **envelope)


async def publish(admin: Client, *messages: tuple[str, bytes]) -> None:
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


# Exactly once


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


# Failing


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


# Refusing


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (("evt.badr.essai.fait.v1", b"{"), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b""), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b"\x00\xff"), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b"[" * 100_000), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b'{"id":"x","source":"badr","data":"a\\u0000b"}'), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b'{"id":"a\\u0000b","source":5}'), "SCHEMA"),
        (("evt.badr.essai.fait.v1", b'"' + b"x" * 260_000 + b'"'), "SCHEMA"),
        (message("essai.fait", {"numero": 5}), "SCHEMA"),
        (message("essai.inconnu", {}), "SCHEMA"),
        (fait("A", source="agent-cma"), "AUTORITE"),
        (fait("A", time="2099-01-01T00:00:00Z"), "DATE"),
        (fait("A", ice="999001000000166"), "ICE_INCONNU"),
    ],
    ids=lambda case: repr(case)[:40],
)
async def test_what_cannot_be_believed_is_quarantined_with_its_reason(
    pool: Pool, broker: Broker, admin: Client, refused: tuple[str, bytes], reason: str
) -> None:
    heard = consumers(subjects=("evt.>",))
    async with at_work(listen(pool, broker, heard).run()):
        await publish(admin, fait("B"), refused, refused, fait("C"))
        await effects_are(pool, B=1, C=1)
        found = await quarantined(pool, 1)
        await all_acknowledged(admin)

    assert [each for each, _, _ in found] == [reason], "and once, however often it came"
    async with pool.acquire() as conn:
        assert await value(conn, "SELECT body FROM dead_letter") == refused[1]


OLD_ICE = "999001000000166"
"""Fifteen digits with a wrong key, as some companies have whose number is older than the key."""


async def told_of(conn: Connection, numbers: list[str]) -> set[str]:
    """Take for registered the companies that a service has spoken of."""
    rows = await conn.fetch(
        "SELECT numero FROM effect WHERE source = $1 AND numero = ANY($2)", SERVICE, numbers
    )
    return {row["numero"] for row in rows}


def company_named(number: str) -> tuple[str, bytes]:
    return message("essai.dit", {"numero": number}, source=SERVICE, ice=number)


@pytest.mark.parametrize("told_first", [True, False])
async def test_company_with_a_wrong_key_counts_once_it_is_registered_in_any_order(
    pool: Pool, broker: Broker, admin: Client, told_first: bool
) -> None:
    facts = [fait("A", ice=OLD_ICE), fait("B", ice=OLD_ICE), fait("C", ice="999001000000167")]
    heard = consumers(registered=told_of)
    async with at_work(listen(pool, broker, heard).run()):
        if told_first:
            await publish(admin, company_named(OLD_ICE))
            await effects_are(pool, **{OLD_ICE: 1})
            await publish(admin, *facts)
        else:
            await publish(admin, *facts)
            await quarantined(pool, 3)
            await publish(admin, company_named(OLD_ICE), company_named(OLD_ICE))
        await publish(admin, *facts)
        await effects_are(pool, A=1, B=1, **{OLD_ICE: 1 if told_first else 2})
        await all_acknowledged(admin)

    async with pool.acquire() as conn:
        waiting = await conn.fetch("SELECT ice FROM dead_letter WHERE replayed_at IS NULL")
    assert [row["ice"] for row in waiting] == ["999001000000167"]


async def test_service_that_knows_no_companies_takes_none_with_a_wrong_key_from_a_partner(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, company_named(OLD_ICE), fait("A", ice=OLD_ICE))
        await quarantined(pool, 1)
        await effects_are(pool, **{OLD_ICE: 1})


async def test_company_is_not_missed_by_a_replica_that_refuses_it_meanwhile(pool: Pool) -> None:
    """A fact is refused while another replica hears of its company: one waits for the other."""
    heard = consumers(registered=told_of)
    fact, company = fait("A", ice=OLD_ICE), company_named(OLD_ICE)
    events = [inbox.events.decode(body, subject, REGISTRY) for subject, body in (fact, company)]
    async with pool.acquire() as one, pool.acquire() as other:
        async with one.transaction():
            assert len(await take(one, heard, [events[0]])) == 1

            async def hear_of_company() -> None:
                async with other.transaction():
                    assert await take(other, heard, [events[1]]) == []

            hearing = asyncio.create_task(hear_of_company())
            waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"

            async def waits() -> bool:
                return bool(await value(one, waiting))

            await until(waits)
            refused = inbox.Refused(*fact, Rejected("ICE_INCONNU", "unknown"))
            await inbox.quarantine(one, SERVICE, refused)
        await hearing
    assert await replay(pool, heard, "ICE_INCONNU", OLD_ICE) == (1, 0)


async def test_refusal_is_announced_with_what_the_partner_needs(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        await publish(admin, fait("personnel", id="f", source="agent-cma"))
        await quarantined(pool, 1)

    async with pool.acquire() as conn:
        row = await conn.fetchrow("SELECT nats_subject, body FROM outbox")
        assert row is not None
    assert row["nats_subject"] == f"dlq.{SERVICE}"
    said = msgspec.json.decode(row["body"])
    assert said["nats_subject"] == "evt.agent-cma.essai.fait.v1"
    assert (said["source"], said["event_id"], said["type"]) == ("agent-cma", "f", "essai.fait")
    assert said["reason"] == "AUTORITE"
    assert said["detail"]
    assert b"personnel" not in row["body"]


async def test_handler_that_refuses_one_event_undoes_its_part_and_keeps_the_others(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async def strict(conn: Connection, event: CloudEvent[Any]) -> None:
        await leave(conn, event)
        if event.data.rang == 9:
            raise Rejected("TRANSITION", "not in this state")

    await publish(admin, fait("A"), fait("bad", 9, id="bad"), fait("B"), fait("bad", 9, id="bad2"))
    async with at_work(listen(pool, broker, consumers(strict)).run()):
        await effects_are(pool, A=1, B=1)
        assert await quarantined(pool, 2) == [
            ("TRANSITION", "not in this state", "bad"),
            ("TRANSITION", "not in this state", "bad2"),
        ]
    async with pool.acquire() as conn:
        assert await value(conn, "SELECT count(*) FROM inbox") == 2


async def test_refused_id_may_come_again_and_be_right(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async def strict(conn: Connection, event: CloudEvent[Any]) -> None:
        if event.data.rang == 9:
            raise Rejected("TRANSITION", "not in this state")
        await leave(conn, event)

    async with at_work(listen(pool, broker, consumers(strict)).run()):
        await publish(admin, fait("A", 9, id="1"))
        await publish(admin, message("essai.fait", {"numero": 5}, id="2"))
        await quarantined(pool, 2)
        await publish(admin, fait("A", 1, id="1"), fait("B", 1, id="2"))
        await effects_are(pool, A=1, B=1)


async def test_batch_consumer_refuses_some_and_keeps_the_others(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async def together(
        conn: Connection, heard: list[CloudEvent[Any]]
    ) -> list[tuple[CloudEvent[Any], Rejected]]:
        good = [event for event in heard if event.data.rang != 9]
        for event in good:
            await leave(conn, event)
        return [(e, Rejected("TRANSITION", "no")) for e in heard if e.data.rang == 9]

    heard = Consumers(registry=REGISTRY, batch_types=frozenset({Fait}), batch=together)
    async with at_work(listen(pool, broker, heard).run()):
        await publish(admin, fait("A"), fait("bad", 9, id="bad"), fait("B"))
        await effects_are(pool, A=1, B=1)
        assert [event_id for _, _, event_id in await quarantined(pool, 1)] == ["bad"]
        await publish(admin, fait("bad", 1, id="bad"))
        await effects_are(pool, A=1, B=1, bad=1)


async def test_event_nobody_handles_is_passed_over(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    heard = Consumers(registry=REGISTRY, handlers={Fait: leave}, subjects=("evt.>",))
    async with at_work(listen(pool, broker, heard).run()):
        await publish(admin, message("essai.dit", {"numero": "X"}, source=SERVICE), fait("A"))
        await effects_are(pool, A=1)
        await all_acknowledged(admin)
    assert await letters(pool) == []


async def test_service_that_hears_nothing_takes_nothing(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    await publish(admin, fait("A"))

    await asyncio.wait_for(listen(pool, broker, Consumers(registry=REGISTRY)).run(), 10)

    assert await admin.jetstream().consumers_info(STREAM) is not None
    assert await effects(pool) == {}


async def test_header_like_the_servers_own_does_not_hide_a_message(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async with at_work(listen(pool, broker, consumers()).run()):
        subject, body = fait("A")
        await admin.jetstream().publish(subject, body, headers={"Status": "100"})
        await effects_are(pool, A=1)
        await all_acknowledged(admin)


# Outages


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


# Replaying


async def test_quarantine_is_replayed_once_what_was_wrong_is_right(
    pool: Pool, broker: Broker, admin: Client
) -> None:
    async def unknown(conn: Connection, event: CloudEvent[Any]) -> None:
        raise Rejected("TRANSITION", "not yet")

    async with at_work(listen(pool, broker, consumers(unknown)).run()):
        await publish(admin, fait("A"), fait("B"), fait("C", ice="999001000000166"))
        await quarantined(pool, 3)

    assert await replay(pool, consumers(unknown)) == (0, 3)
    assert await replay(pool, consumers(), "SCHEMA") == (0, 0)
    assert await replay(pool, consumers(), "TRANSITION") == (2, 0)
    assert await replay(pool, consumers()) == (0, 1)
    assert await effects(pool) == {"A": 1, "B": 1}


async def test_replayed_event_that_comes_again_is_known(pool: Pool) -> None:
    subject, body = fait("A")
    async with pool.acquire() as conn, conn.transaction():
        refused = inbox.Refused(subject, body, Rejected("TRANSITION", "not yet"))
        await inbox.quarantine(conn, SERVICE, refused)

    assert await replay(pool, consumers()) == (1, 0)
    async with pool.acquire() as conn, conn.transaction():
        event = inbox.events.decode(body, subject, REGISTRY)
        assert await take(conn, consumers(), [event]) == []
    assert await effects(pool) == {"A": 1}


async def test_replay_goes_on_past_what_fails_and_past_a_hundred(pool: Pool) -> None:
    async def frail(conn: Connection, event: CloudEvent[Any]) -> None:
        if event.data.rang % 50 == 0:
            raise ZeroDivisionError
        await leave(conn, event)

    async with pool.acquire() as conn, conn.transaction():
        for rang in range(250):
            subject, body = fait(f"N{rang}", rang)
            rejected = Rejected("ECHEC", "failed")
            await inbox.quarantine(conn, SERVICE, inbox.Refused(subject, body, rejected))

    assert await replay(pool, consumers(frail)) == (245, 5)
    assert len(await effects(pool)) == 245
    assert await replay(pool, consumers()) == (5, 0)


# Watching


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
