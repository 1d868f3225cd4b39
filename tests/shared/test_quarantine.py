import asyncio
from typing import Any

import msgspec
import pytest
from nats.aio.client import Client

from shared import inbox
from shared.broker import STREAM, Broker
from shared.database import Connection, Pool, value
from shared.events import CloudEvent, Rejected
from shared.inbox import Consumers, replay, take
from tests.shared.conftest import at_work
from tests.shared.essai import REGISTRY, SERVICE, Fait, consumers, leave
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
from tests.support.heard import message
from tests.support.waiting import until

# --- Refusing


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


# --- Replaying


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
