import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from httpx_sse import EventSource, ServerSentEvent
from litestar import get
from litestar.response import Stream

from shared import sse
from shared.auth import PUBLIC
from shared.database import Connection, value
from shared.service import Running
from shared.sse import RESYNC, Broadcast, Message, respond
from tests.conftest import Started
from tests.shared.conftest import House
from tests.support.waiting import until

PATH = "/api/dashboard/v1/flux"


@get("/flux", guards=[PUBLIC])
async def flux(running: Running, cle: str = "a") -> Stream:
    return respond(running.broadcast, cle, "tous")


@get("/flux-avec-base", guards=[PUBLIC])
async def flux_avec_base(running: Running, conn: Connection) -> Stream:
    async def first() -> list[Message]:
        return [Message("premier", {"n": 1}, id="7")]

    assert await value(conn, "SELECT 1") == 1
    return respond(running.broadcast, "a", first=first)


def broadcast(started: Started) -> Broadcast:
    found: Broadcast = started.app.state.running.broadcast
    return found


def readers(started: Started) -> int:
    return sum(map(len, broadcast(started)._readers.values()))


@asynccontextmanager
async def reading(
    started: Started, path: str = PATH
) -> AsyncIterator[tuple[httpx.Response, AsyncIterator[ServerSentEvent]]]:
    """Read a stream as a browser does, from the moment the server listens for it."""
    async with started.client.stream("GET", path) as answer:
        events = EventSource(answer).aiter_sse()
        assert (await anext(events)).retry == sse.RETRY_MILLISECONDS
        yield answer, events


async def test_message_reaches_the_readers_of_its_key_and_no_other(house: House) -> None:
    started = await house([flux])
    async with reading(started) as (answer, a), reading(started, f"{PATH}?cle=b") as (_, b):
        broadcast(started).say("a", Message("carte", {"n": 1}))
        broadcast(started).say("tous", Message("carte", {"n": 2}))

        assert (await anext(a)).data == '{"n":1}'
        assert (await anext(a)).data == '{"n":2}'
        assert (await anext(b)).data == '{"n":2}'
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"


async def test_wire_form_survives_every_text(house: House) -> None:
    started = await house([flux])
    nasty = "a\r\nb\n\ndata: x\u2028é\x00"
    async with reading(started) as (_, events):
        broadcast(started).say("a", Message("carte", {"texte": nasty}, id="12"))

        event = await anext(events)

    assert (event.event, event.id, json.loads(event.data)) == ("carte", "12", {"texte": nasty})


async def test_stream_begins_with_how_things_stand(house: House) -> None:
    started = await house([flux_avec_base])
    async with reading(started, "/api/dashboard/v1/flux-avec-base") as (_, events):
        event = await anext(events)

    assert (event.event, event.id, event.data) == ("premier", "7", '{"n":1}')


async def test_open_stream_holds_no_database_connection(house: House) -> None:
    started = await house([flux_avec_base], environment={"POOL_SIZE": "1"})
    path = "/api/dashboard/v1/flux-avec-base"
    async with reading(started, path), reading(started, path), reading(started, path):
        pool = started.app.state.running.pool
        assert pool.get_idle_size() == pool.get_size()


async def test_silence_is_filled_with_heartbeats(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.02)
    started = await house([flux])
    async with reading(started) as (_, events):
        assert [(await anext(events)).event for _ in range(3)] == ["ping"] * 3
        broadcast(started).say("a", Message("carte", {}))

        while (event := await anext(events)).event == "ping":
            continue
        assert event.event == "carte"


async def test_stream_ends_after_its_life(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "HEARTBEAT_SECONDS", 0.02)
    monkeypatch.setattr(sse, "LIFETIME_SECONDS", 0.1)
    started = await house([flux])
    async with reading(started) as (_, events):
        assert {event.event async for event in events} <= {"ping"}
    assert readers(started) == 0


async def test_reader_who_is_behind_is_told_to_look_again() -> None:
    told = Broadcast()
    with told.subscribe("a") as queue:
        for number in range(sse.QUEUE_SIZE + 5):
            told.say("a", Message("carte", {"n": number}))

        seen = [queue.get_nowait() for _ in range(queue.qsize())]

    assert seen[0] is RESYNC
    assert [message.data for message in seen[1:] if message] == [
        {"n": number} for number in range(sse.QUEUE_SIZE + 1, sse.QUEUE_SIZE + 5)
    ]


async def test_slow_reader_holds_back_no_other() -> None:
    told = Broadcast()
    with told.subscribe("a"), told.subscribe("a") as quick:
        for number in range(3 * sse.QUEUE_SIZE):
            told.say("a", Message("carte", {"n": number}))
            assert quick.get_nowait() == Message("carte", {"n": number})


async def test_nothing_is_left_of_a_reader_who_went_away(house: House) -> None:
    started = await house([flux])
    for _ in range(5):
        async with reading(started), reading(started):
            pass

    async def gone() -> bool:
        return readers(started) == 0

    await until(gone)
    assert not broadcast(started)._readers, "not even an empty place per key"


async def test_reader_who_goes_away_while_much_is_said_leaves_nothing(house: House) -> None:
    started = await house([flux])
    bulky = Message("carte", {"texte": "x" * 100_000})

    async def talk() -> None:
        while True:
            broadcast(started).say("a", bulky)
            await asyncio.sleep(0.001)

    talking = asyncio.create_task(talk())
    try:
        async with reading(started) as (_, events):
            await anext(events)

        async def gone() -> bool:
            return readers(started) == 0

        await until(gone)
    finally:
        talking.cancel()


async def test_stop_ends_every_stream_and_lets_none_begin(house: House) -> None:
    started = await house([flux])
    async with reading(started) as (_, a), reading(started, f"{PATH}?cle=b") as (_, b):
        broadcast(started).say("a", Message("carte", {}))
        broadcast(started).close()

        assert [event async for event in b] == []
        assert len([event async for event in a]) <= 1
    late = await started.client.get(PATH)
    assert late.text == f"retry: {sse.RETRY_MILLISECONDS}\n\n"


async def test_everyone_is_told_once_whatever_they_read() -> None:
    told = Broadcast()
    with told.subscribe("a", "b") as both, told.subscribe("b") as one:
        told.say_all(RESYNC)

        assert [both.qsize(), one.qsize()] == [1, 1]
