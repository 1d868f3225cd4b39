"""An open page hears of its own cards, on whichever replica, and of what it missed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import msgspec
import nats
import pytest
from httpx_sse import ServerSentEvent, aconnect_sse

from services.dashboard.consumers import CONSUMERS
from services.dashboard.live import Gathering, event_id
from shared.sse import Broadcast
from tests.conftest import NatsServer, Started, plain_client
from tests.services.dashboard.builders import ICE, NOW, OTHER_ICE, bad_emis, domicilie
from tests.support import clock
from tests.support.heard import hear, message
from tests.support.tokens import Issuer

Start = Callable[..., Awaitable[Started]]
STREAM = "/api/dashboard/v1/stream"


@pytest.fixture(autouse=True)
def _now():
    with clock.at(NOW):
        yield


@asynccontextmanager
async def page(
    house: Started, headers: dict[str, str], **params: Any
) -> AsyncIterator[AsyncIterator[ServerSentEvent]]:
    """Open the stream and wait until it listens."""
    async with (
        plain_client(house.url, timeout=20) as client,
        aconnect_sse(client, "GET", STREAM, headers=headers, params=params) as source,
    ):
        assert source.response.status_code == 200
        assert source.response.headers["cache-control"] == "no-store"
        listening(house)
        yield source.aiter_sse()


def listening(house: Started) -> Broadcast:
    broadcast: Broadcast = house.app.state.running.broadcast
    assert broadcast._readers
    return broadcast


async def told_of_source(events: AsyncIterator[ServerSentEvent], *expected: bool) -> None:
    """Read until a page was told, in this order, whether the line to the partners is cut."""
    waited = list(expected)
    async with asyncio.timeout(20):
        async for event in events:
            if event.event == "source" and event.json() == {"coupee": waited[0]}:
                waited.pop(0)
                if not waited:
                    return


async def test_a_page_that_opens_is_told_that_partners_cannot_be_heard(
    start: Start, issuer: Issuer
) -> None:
    deaf = await start("dashboard", DASHBOARD_ROLES="http,events")

    async with page(deaf, issuer.bearer(ice=ICE)) as events:
        await told_of_source(events, True)


async def test_an_open_page_is_told_when_partners_cannot_be_heard_any_more(
    start: Start, issuer: Issuer, clean_stream: NatsServer
) -> None:
    hearing = await start("dashboard", nats=clean_stream)
    broker = hearing.app.state.running.broker
    await broker.client()

    async with page(hearing, issuer.bearer(ice=ICE)) as events:
        # What an outage looks like from here, without one for the other tests.
        closed = await nats.connect(clean_stream.admin_url)
        await closed.close()
        asyncio.get_running_loop().call_later(1.5, setattr, broker, "_client", closed)
        await told_of_source(events, False, True)


LISTENERS = """
    SELECT pid FROM pg_stat_activity
     WHERE datname = current_database()
       AND (query LIKE 'LISTEN%tableau%' OR query = 'SELECT 1')
    """
"""The replica's connection for NOTIFY: it says so, and from time to time asks whether it lives."""


async def until_listening(house: Started) -> None:
    """Wait until the replica hears NOTIFY."""
    async with asyncio.timeout(20):
        while not await house.conn.fetch(LISTENERS):  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.02)


async def cartes(events: AsyncIterator[ServerSentEvent], count: int) -> list[str]:
    """Return the next `count` cards told, in order."""
    found: list[str] = []
    async with asyncio.timeout(20):
        async for event in events:
            if event.event == "carte":
                data = event.json()
                assert set(data) == {"carte", "a_jour_a"}
                found.append(data["carte"])
                if len(found) == count:
                    break
    return found


async def test_partners_event_changes_the_card_of_an_open_page(
    start: Start, issuer: Issuer, clean_stream: NatsServer
) -> None:
    house = await start("dashboard", nats=clean_stream)
    await until_listening(house)
    partner = await nats.connect(
        clean_stream.url,
        user="agent-cma",
        password=clean_stream.users["agent-cma"],
        inbox_prefix=b"_INBOX_agent-cma",
    )
    subject, body = message(
        "bad.emis",
        {"bad_no": "B1", "mode_bad": "MARITIME", "beneficiaire_ice": ICE},
        source="agent-cma",
        time=NOW,
    )
    try:
        async with page(house, issuer.bearer()) as events:
            await partner.jetstream().publish(subject, body)

            assert await cartes(events, 1) == ["bons_a_delivrer"]
    finally:
        await partner.close()
    board = await house.client.get("/api/dashboard/v1/kpis", headers=issuer.bearer())
    assert board.json()["bons_a_delivrer"] == {"annee": 1, "mois": 1}


async def test_page_hears_of_its_own_company_only(start: Start, issuer: Issuer) -> None:
    house = await start("dashboard")
    await until_listening(house)
    async with page(house, issuer.bearer(ice=OTHER_ICE)) as events:
        await hear(house.conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00"))
        await hear(house.conn, CONSUMERS, domicilie("T1", "2026-11-02T08:00", "2026-11-02T09:00",
                                                    ice=OTHER_ICE))  # fmt: skip

        assert await cartes(events, 2) == ["delai_domiciliation", "titres_domicilies"]


async def test_replica_that_only_answers_hears_what_another_counts(
    start: Start, issuer: Issuer, clean_stream: NatsServer
) -> None:
    counting = await start("dashboard", nats=clean_stream, ROLES="events")
    answering = await start("dashboard", url=counting.database_url)
    await until_listening(answering)
    admin = await nats.connect(clean_stream.admin_url)
    data = {"bad_no": "B1", "mode_bad": "MARITIME", "beneficiaire_ice": ICE}
    try:
        async with page(answering, issuer.bearer()) as events:
            await admin.jetstream().publish(
                *message("bad.emis", data, source="agent-cma", time=NOW)
            )

            assert await cartes(events, 1) == ["bons_a_delivrer"]
    finally:
        await admin.close()


async def test_news_rings_the_bell(start: Start, issuer: Issuer) -> None:
    house = await start("dashboard")
    await until_listening(house)
    async with page(house, issuer.bearer()) as events:
        await hear(house.conn, CONSUMERS, bad_emis("B1", NOW - timedelta(hours=1)))
        async with asyncio.timeout(20):
            async for event in events:
                if event.event == "notification":
                    break

    told = await house.conn.fetchval("SELECT notification_id FROM notification")
    assert event.json() == {"notification_id": str(told)}


async def test_page_that_comes_back_hears_what_it_missed(start: Start, issuer: Issuer) -> None:
    house = await start("dashboard")
    await hear(house.conn, CONSUMERS, bad_emis("B1", NOW - timedelta(hours=1)))

    missed = issuer.bearer() | {"Last-Event-ID": event_id(NOW - timedelta(minutes=5))}
    async with page(house, missed) as events:
        assert len(await cartes(events, 8)) == 8

    up_to_date = issuer.bearer() | {"Last-Event-ID": event_id(NOW + timedelta(minutes=5))}
    await until_listening(house)
    async with page(house, up_to_date) as events:
        await hear(house.conn, CONSUMERS, domicilie("T1", "2026-11-02T08:00", "2026-11-02T09:00"))
        assert await cartes(events, 1) == ["delai_domiciliation"]


async def test_nonsense_as_last_event_id_is_ignored(start: Start, issuer: Issuer) -> None:
    house = await start("dashboard")
    await until_listening(house)
    for nonsense in ("x", "-1", "9" * 40, "1.5"):
        async with page(house, issuer.bearer() | {"Last-Event-ID": nonsense}):
            pass


async def test_operator_may_watch_any_company(start: Start, issuer: Issuer) -> None:
    house = await start("dashboard")
    await until_listening(house)
    async with page(house, issuer.operator(), ice=OTHER_ICE) as events:
        await hear(house.conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00", ice=OTHER_ICE))

        assert await cartes(events, 1) == ["bons_a_delivrer"]


async def test_lost_listener_comes_back_and_tells_every_page_to_look(
    start: Start, issuer: Issuer
) -> None:
    house = await start("dashboard")
    await until_listening(house)
    async with page(house, issuer.bearer()) as events:
        for row in await house.conn.fetch(LISTENERS):
            await house.conn.execute("SELECT pg_terminate_backend($1)", row["pid"])

        assert len(await cartes(events, 8)) == 8


async def test_flood_is_gathered_into_few_messages() -> None:
    broadcast = Broadcast()
    gathering = Gathering(broadcast)
    payload = msgspec.json.encode(
        {"at": NOW, "cartes": {ICE: "07", OTHER_ICE: "1"}, "place": True}
    ).decode()

    with broadcast.subscribe(ICE) as mine, broadcast.subscribe(OTHER_ICE) as other:
        for _ in range(500):
            gathering.heard(payload)
        async with asyncio.timeout(5):
            first = [await mine.get() for _ in range(2)]
            await other.get()
        assert [said.data["carte"] for said in first if said] == [
            "delai_domiciliation",
            "bons_a_delivrer",
        ]
        assert mine.empty()
        assert other.empty()


async def test_market_is_told_rarely() -> None:
    broadcast = Broadcast()
    gathering = Gathering(broadcast)
    payload = msgspec.json.encode({"at": NOW, "cartes": {ICE: "0"}, "place": True}).decode()

    with broadcast.subscribe("place") as anyone, broadcast.subscribe(ICE) as mine:
        for _ in range(3):
            gathering.heard(payload)
            async with asyncio.timeout(5):
                await mine.get()

        assert anyone.qsize() == 1
