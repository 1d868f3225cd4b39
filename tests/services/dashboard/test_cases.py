"""The three acceptance cases through the real consumer, database and API: exact to the centime."""

import asyncio
import os
import random
import sys
from collections.abc import Awaitable, Callable

import msgspec
import pytest

from services.dashboard.actions.rebuilding import rebuild_figures
from services.dashboard.consumers import CONSUMERS
from services.dashboard.queries.rebuild import FIGURES
from shared import events
from shared.database import Connection
from shared.events import Rejected
from shared.inbox import take
from shared.quarantine import Refused, quarantine
from tests.conftest import Started, environment
from tests.services.dashboard.cases import NAMES, Case, read
from tests.support import clock
from tests.support.tokens import Issuer

Start = Callable[..., Awaitable[Started]]
Connect = Callable[[str], Awaitable[Connection]]


async def deliver(conn: Connection, deliveries: list[tuple[str, bytes]], size: int) -> None:
    """Take `deliveries` in batches of `size`, as the consume loop does."""
    for start in range(0, len(deliveries), size):
        believed = []
        origins = {}
        refused = []
        async with conn.transaction():
            for subject, body in deliveries[start : start + size]:
                try:
                    event = events.decode(body, subject, CONSUMERS.registry)
                except Rejected as rejected:
                    refused.append(Refused(subject, body, rejected))
                else:
                    believed.append(event)
                    origins[id(event)] = subject, body
            for event, rejected in await take(conn, CONSUMERS, believed):
                refused.append(Refused(*origins[id(event)], rejected))
            for each in refused:
                await quarantine(conn, "dashboard", each)


async def quarantined(conn: Connection) -> dict[str, str]:
    """Return event id → reason of what is in quarantine."""
    return {
        row["event_id"]: row["reason"]
        for row in await conn.fetch("SELECT event_id, reason FROM dead_letter")
    }


async def figures(conn: Connection) -> dict[str, list[tuple]]:
    """Return every row of every table that follows from the events, but for the freshness."""
    rows = {}
    for table in FIGURES:
        found = [dict(row) for row in await conn.fetch(f"SELECT * FROM {table}")]
        for row in found:
            row.pop("a_jour_a", None)
        rows[table] = sorted(tuple(map(repr, row.values())) for row in found)
    return rows


async def assert_cards(house: Started, issuer: Issuer, case: Case) -> None:
    for ice, cards in case.expected.cards.items():
        answer = await house.client.get("/api/dashboard/v1/kpis", headers=issuer.bearer(ice=ice))
        assert answer.status_code == 200, answer.text
        board = answer.json()
        assert {name: board[name] for name in cards} == cards


@pytest.mark.parametrize("name", NAMES)
async def test_case_gives_the_expected_cards_at_the_api(
    start: Start, issuer: Issuer, name: str
) -> None:
    case = read(name)
    with clock.at(case.expected.now):
        house = await start("dashboard")

        await deliver(house.conn, case.deliveries, 100)

        await assert_cards(house, issuer, case)
        assert await quarantined(house.conn) == case.expected.quarantined
        kept = await house.conn.fetchval("SELECT count(*) FROM event")
        assert kept == case.expected.distinct_valid


@pytest.mark.parametrize(("name", "seed", "size"), [
    ("small", 1, 1), ("small", 2, 7), ("small", 3, 1000),
    ("ramadan", 4, 1), ("ramadan", 5, 60), ("ramadan", 6, 1000),
    ("medium", 7, 13), ("medium", 8, 500), ("medium", 9, 10_000),
])  # fmt: skip
async def test_any_order_with_duplicates_gives_the_same_rows(
    connection: Connect, name: str, seed: int, size: int
) -> None:
    case = read(name)
    shuffled = [*case.deliveries, *case.deliveries[::5]]
    random.Random(seed).shuffle(shuffled)
    with clock.at(case.expected.now):
        in_order, disorder = await connection("dashboard"), await connection("dashboard")

        await deliver(in_order, case.deliveries, 200)
        await deliver(disorder, shuffled, size)

        assert await figures(disorder) == await figures(in_order)
        assert await quarantined(disorder) == case.expected.quarantined


@pytest.mark.parametrize("name", NAMES)
async def test_rebuild_from_kept_events_gives_identical_rows(
    connection: Connect, database: Callable[[str], Awaitable[str]], name: str
) -> None:
    case = read(name)
    url = await database("dashboard")
    conn = await connection(url)
    with clock.at(case.expected.now):
        await deliver(conn, case.deliveries, 37)
        live = await figures(conn)

        differed = await rebuild_figures(await connection(url))

        assert differed == dict.fromkeys(FIGURES, 0)
        assert await figures(conn) == live


async def test_rebuild_puts_right_what_was_damaged(
    connection: Connect, database: Callable[[str], Awaitable[str]]
) -> None:
    case = read("small")
    url = await database("dashboard")
    conn = await connection(url)
    with clock.at(case.expected.now):
        await deliver(conn, case.deliveries, 100)
        sound = await figures(conn)
        await conn.execute("UPDATE compteur SET n_bad = n_bad + 1 WHERE month = 0")
        await conn.execute("DELETE FROM dum WHERE ice = '999001000000165'")
        await conn.execute("INSERT INTO titre (ice, titre_no) VALUES ('999001000000165', 'X')")

        differed = await rebuild_figures(await connection(url))

        assert await figures(conn) == sound
        assert differed["dum"] > 0
        assert differed["compteur"] > 0
        assert differed["titre"] == 1


async def test_rebuild_while_events_come_in_loses_none(
    connection: Connect, database: Callable[[str], Awaitable[str]]
) -> None:
    case = read("small")
    url = await database("dashboard")
    conn, alone = await connection(url), await connection("dashboard")
    with clock.at(case.expected.now):
        await deliver(alone, case.deliveries, 100)
        await deliver(conn, case.deliveries[:200], 100)

        _, differed = await asyncio.gather(
            deliver(conn, case.deliveries[200:], 5),
            rebuild_figures(await connection(url)),
        )

        assert differed == dict.fromkeys(FIGURES, 0)
        assert await figures(conn) == await figures(alone)


async def test_rebuild_command_says_what_differed(
    connection: Connect, database: Callable[[str], Awaitable[str]], issuer: Issuer
) -> None:
    case = read("small")
    url = await database("dashboard")
    conn = await connection(url)
    with clock.at(case.expected.now):
        await deliver(conn, case.deliveries, 100)
    await conn.execute("DELETE FROM bad")
    gone = await conn.fetchval("SELECT count(*) FROM event WHERE type = 'bad.emis'")

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.dashboard", "rebuild",
        env={**os.environ, **environment("dashboard", url, issuer, None)},
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    printed, _ = await process.communicate()

    assert process.returncode == 0
    assert f"bad: {gone} rows differed" in printed.decode()
    assert await conn.fetchval("SELECT count(*) FROM bad") == gone


def test_expected_cards_are_all_there() -> None:
    sizes = {name: len(read(name).expected.cards) for name in NAMES}
    assert sizes == {"small": 6, "ramadan": 6, "medium": 12}
    assert msgspec.json.decode(read("small").deliveries[0][1])["type"] == "titre.souscrit"
