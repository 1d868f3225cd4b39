"""How many events a second does the dashboard count, each exactly once?

A working day's mix waits on the stream; the dashboard starts; the clock runs from its first event
to its last acknowledgement. PostgreSQL (synchronous commit, fsync) and NATS work on the same
machine. Afterwards the kept events are compared with what was said, and a rebuild must change
nothing.
"""

import argparse
import asyncio
import statistics
import time
from itertools import islice

import msgspec
import nats

from services.dashboard.actions.rebuilding import rebuild_figures
from shared import clock
from shared.broker import STREAM
from shared.database import connect_once
from tests.bench.stack import Stack, standing, until
from tests.bench.trade import Day


async def measure(stack: Stack, run: int, count: int, companies: int) -> float:
    """Return the events a second of one run."""
    client = await nats.connect(stack.nats.admin_url)
    jetstream = client.jetstream(publish_async_max_pending=2_000)
    try:
        await jetstream.purge_stream(STREAM)
        day = Day(run, companies, clock.now())
        deliveries = list(islice(day.events(), count))
        for subject, body in deliveries:
            await jetstream.publish_async(subject, body)
        await jetstream.publish_async_completed()
        url = await stack.database(f"bench{run}")
        with stack.dashboard(url, ROLES="events"):
            started = 0.0

            async def is_started() -> bool:
                nonlocal started
                try:
                    info = await jetstream.consumer_info(STREAM, "dashboard")
                except nats.js.errors.NotFoundError:
                    return False
                started = time.perf_counter()
                return bool(info.delivered and info.delivered.consumer_seq)

            async def is_finished() -> bool:
                info = await jetstream.consumer_info(STREAM, "dashboard")
                return not info.num_pending and not info.num_ack_pending

            await until(is_started)
            await until(is_finished, 600)
            seconds = time.perf_counter() - started
        await jetstream.delete_consumer(STREAM, "dashboard")
    finally:
        await client.close()
    await verify(url, {msgspec.json.decode(body)["id"] for _, body in deliveries})
    return count / seconds


async def verify(url: str, said: set[str]) -> None:
    """Check that every event is kept or refused once, and that a rebuild changes nothing."""
    conn = await connect_once(url)
    try:
        kept = await conn.fetchval("SELECT count(*) FROM event")
        refused = await conn.fetchval("SELECT count(*) FROM dead_letter")
        if kept + refused != len(said):
            raise SystemExit(f"{kept} kept and {refused} refused, of {len(said)} said")
        differed = await rebuild_figures(conn)
        if sum(differed.values()):
            raise SystemExit(f"a rebuild differs: {differed}")
    finally:
        await conn.close()


def main() -> None:
    """Measure, and print one row of a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=40_000)
    arguments.add_argument("--companies", type=int, default=2_000)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with standing() as stack:
        rates = [
            asyncio.run(measure(stack, run, asked.events, asked.companies))
            for run in range(asked.runs)
        ]
    print("| measurement | events | runs | median events/s | runs |")
    print("|---|---|---|---|---|")
    each = ", ".join(f"{rate:,.0f}" for rate in rates)
    print(
        f"| ingestion, exactly once | {asked.events:,} | {asked.runs} "
        f"| {statistics.median(rates):,.0f} | {each} |"
    )


if __name__ == "__main__":
    main()
