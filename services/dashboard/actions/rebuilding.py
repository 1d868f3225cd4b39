"""How are all figures computed again from the kept events?

Beside the live tables, by the same code, while events keep coming; only for the last of them, and
to compare, does counting wait. Rows that come out the same are not touched: on a sound database a
rebuild writes nothing, and says so.
"""

import asyncio
from typing import Any

import msgspec

from services.dashboard.queries import events, rebuild
from services.dashboard.queries.events import KeptEvent
from services.dashboard.rules import learning
from services.dashboard.settings import Settings
from shared.contracts import EVENTS
from shared.database import Connection, connect_once
from shared.events import CloudEvent

from .folding import fold

CHUNK = 5_000
"""Kept events folded in one transaction of a rebuild: large enough that statements cost nothing
beside rows, small enough to hold in memory."""


async def rebuild_figures(conn: Connection) -> dict[str, int]:
    """Compute all figures again on `conn`, a connection that nothing else uses, and put right what
    differs.

    Returns how many rows differed, by table.
    """
    await rebuild.create_shadows(conn)
    await rebuild.plan_afresh(conn)
    async with conn.transaction():
        # Below the number seen now, no event can appear any more.
        await rebuild.lock_consumers_out(conn)
        frontier = await events.last_event_no(conn)
    await _fold_kept(conn, 0, frontier)
    async with conn.transaction():
        await rebuild.lock_consumers_out(conn)
        await _fold_kept(conn, frontier, await events.last_event_no(conn))
        return {table: await rebuild.settle(conn, table) for table in rebuild.FIGURES}


async def _fold_kept(conn: Connection, after: int, until: int) -> None:
    types = sorted({kind.type for kind in learning.RULES})
    while True:
        rows = await events.list_events(conn, types, after, until, CHUNK)
        if not rows:
            return
        after = rows[-1].event_no
        stamped = [(_event(row), row.received_at) for row in rows]
        async with conn.transaction():
            await fold(conn, stamped)


def _event(row: KeptEvent) -> CloudEvent[Any]:
    kind = EVENTS[row.type, row.dataversion]
    return CloudEvent(
        id=row.event_id,
        source=row.source,
        type=row.type,
        time=row.time,
        data=msgspec.convert(row.data, kind),
        dataversion=row.dataversion,
        ice=row.ice,
    )


async def rebuild_command(settings: Settings, arguments: list[str]) -> int:
    """Rebuild, and say what differed; they are put right."""
    if arguments:
        raise SystemExit("usage: rebuild")
    conn = await connect_once(settings.database_url.reveal())
    try:
        started = asyncio.get_running_loop().time()
        differed = await rebuild_figures(conn)
        seconds = asyncio.get_running_loop().time() - started
    finally:
        await conn.close()
    for table, rows in differed.items():
        print(f"{table}: {rows} rows differed")
    print(f"rebuilt in {seconds:.1f} s; {sum(differed.values())} rows differed and were put right")
    return 0
