"""How long from an event's publication until an open page is told that its card changed?

The dashboard answers and counts in one process; pages of twenty companies are open as event
streams. Events of other companies flow at the asked rate; in between, one event at a time is
published for a watched company, and the clock runs until its page is told.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterator

import httpx
import nats
from httpx_sse import aconnect_sse

from shared import clock
from shared.broker import STREAM
from tests.bench.stack import Stack, standing
from tests.bench.trade import Day, Said, ice, said

WATCHED = 20
RATES = (10, 100, 1000)


class Watch:
    """An open page of one company, and when it was last told."""

    def __init__(self, company: str) -> None:
        self.company = company
        self.told = asyncio.Event()
        self.open = asyncio.Event()

    async def read(self, url: str, headers: dict[str, str]) -> None:
        """Read the stream until cancelled."""
        async with (
            httpx.AsyncClient(base_url=url, timeout=60) as client,
            aconnect_sse(client, "GET", "/api/dashboard/v1/stream", headers=headers) as source,
        ):
            if source.response.status_code != 200:
                raise SystemExit((await source.response.aread()).decode())
            self.open.set()
            async for event in source.aiter_sse():
                if event.event == "carte" and event.json()["carte"] == "bons_a_delivrer":
                    self.told.set()


async def flow(client: nats.NATS, events: Iterator[Said], rate: float) -> None:
    """Publish `events` at `rate` a second until cancelled."""
    started, sent = time.perf_counter(), 0
    while True:
        due = int((time.perf_counter() - started) * rate)
        while sent < due:
            await client.publish(*next(events))
            sent += 1
        await asyncio.sleep(0.005)


async def probe(client: nats.NATS, watch: Watch, number: int) -> float:
    """Return the milliseconds until `watch` is told of an event published now."""
    subject, body = said(
        "agent-cma",
        "bad.emis",
        clock.now(),
        watch.company,
        {"bad_no": f"P-{number}", "mode_bad": "MARITIME", "beneficiaire_ice": watch.company},
    )
    watch.told.clear()
    started = time.perf_counter()
    await client.publish(subject, body)
    await asyncio.wait_for(watch.told.wait(), 30)
    return (time.perf_counter() - started) * 1000


async def measure(stack: Stack, rate: float, seconds: float) -> list[float]:
    """Return the latencies of one rate, in milliseconds."""
    client = await nats.connect(stack.nats.admin_url)
    await client.jetstream().purge_stream(STREAM)
    url = await stack.database(f"live{int(rate)}")
    found: list[float] = []
    pauses = random.Random(1)
    with stack.dashboard(url) as base:
        await _until_ready(base)
        watches = [Watch(ice(900_000 + number)) for number in range(WATCHED)]
        tasks = [
            asyncio.create_task(watch.read(base, stack.issuer.bearer(ice=watch.company)))
            for watch in watches
        ]
        await asyncio.gather(*(watch.open.wait() for watch in watches))
        tasks.append(asyncio.create_task(flow(client, Day(7, 2_000, clock.now()).events(), rate)))
        await asyncio.sleep(2)
        ends_at, number = time.perf_counter() + seconds, 0
        while time.perf_counter() < ends_at:
            found.append(await probe(client, watches[number % WATCHED], number))
            number += 1
            # Uneven, so as not to march in step with whatever beats on the other side.
            await asyncio.sleep(0.02 + pauses.random() * 0.1)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    await client.close()
    return found


async def _until_ready(base: str) -> None:
    async with httpx.AsyncClient(base_url=base) as client, asyncio.timeout(30):
        while True:
            try:
                answer = await client.get("/health/ready")
                if answer.json()["nats"] == "up":
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.1)


def main() -> None:
    """Measure, and print one row of a table a rate."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=12)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    print(f"Medians of {asked.runs} runs:\n")
    print("| event published → page told | probes a run | p50 ms | p95 ms | p99 ms | worst ms |")
    print("|---|---|---|---|---|---|")
    for rate in RATES:
        runs = []
        for _ in range(asked.runs):
            with standing() as stack:
                found = sorted(asyncio.run(measure(stack, rate, asked.seconds)))
            cuts = statistics.quantiles(found, n=100)
            runs.append((len(found), cuts[49], cuts[94], cuts[98], found[-1]))
        shown = " | ".join(f"{statistics.median(column):.0f}" for column in zip(*runs, strict=True))
        print(f"| at {rate:,} events/s | {shown} |", flush=True)


if __name__ == "__main__":
    main()
