"""What does a visitor of the whole portal meet, and what does it take of the machine?

The portal as `make run` starts it, after the simulator has played its year, while events come
live. Idle memory is each process's own part and its share of what it shares (PSS), and everything
counts: PostgreSQL, NATS, the simulator. Boards are read through the gateway with a browser's
session, at a rate that does not wait for answers. The first page is judged by Lighthouse, which is
fetched from npm for it: a mobile telephone at 1.6 Mbit/s.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.http import Client
from tests.bench.processor import shared_mebibytes
from tests.journeys.conftest import FLAGS, sign_in
from tests.journeys.demo import Portal
from tests.support.stack import started

LIGHTHOUSE = "lighthouse@12.8.2"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
BOARD = "/api/dashboard/v1/kpis"
RESTING_SECONDS = 20
"""From the end of the simulator's year to the weighing of what rests."""
HISTORY_SECONDS = 900


def wait_for_history(portal: Portal) -> None:
    """Wait until the simulator has played its year."""
    log, until = portal.logs / "simulator.log", time.monotonic() + HISTORY_SECONDS
    while not log.is_file() or "simulateur.backfilled" not in log.read_text():
        if time.monotonic() > until:
            raise SystemExit(f"the simulator has not played its year in {HISTORY_SECONDS} s")
        time.sleep(1)


def session_of(portal: Portal, username: str) -> str:
    """Return the cookie header of someone who has signed in."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(base_url=portal.url, locale="fr-FR")
        sign_in(context.new_page(), portal, username)
        cookies = context.cookies()
        browser.close()
    return "; ".join(f"{one['name']}={one['value']}" for one in cookies)


async def read_boards(portal: Portal, cookie: str, rate: float, seconds: float) -> list[float]:
    """Read a board at `rate` a second; return how long each took, from when it was due, sorted.

    Raises: SystemExit — an answer is not a board.
    """
    client, headers = Client(portal.url), {"Cookie": cookie}

    async def read(due: float) -> float:
        answer = await client.get(BOARD, headers=headers)
        if answer.status_code != 200 or "bons_a_delivrer" not in answer.json():
            raise SystemExit(f"{answer.status_code}: {answer.text[:300]}")
        return time.perf_counter() - due

    tasks, start = [], time.perf_counter()
    for number in range(int(rate * seconds)):
        due = start + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(read(due)))
    found = sorted(await asyncio.gather(*tasks))
    client.close()
    return found


def lighthouse(address: str, report: Path) -> dict[str, Any]:
    """Return what Lighthouse reports of the page at `address`."""
    flags = "--headless --no-sandbox --disable-gpu --disable-background-networking"
    subprocess.run(
        [
            *("npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json"),
            *(f"--output-path={report}", f"--chrome-flags={flags}"),
        ],
        env={**os.environ, "CHROME_PATH": CHROMIUM},
        check=True,
        capture_output=True,
    )
    told: dict[str, Any] = json.loads(report.read_text())
    return told


def shown(told: list[Mapping[str, Any]]) -> str:
    """Return the row of a page: the medians of its reports."""

    def score(category: str) -> float:
        return statistics.median(each["categories"][category]["score"] * 100 for each in told)

    def value(audit: str) -> float:
        return statistics.median(each["audits"][audit]["numericValue"] for each in told)

    scores = [f"{score(each):.0f}" for each in ("performance", "accessibility", "best-practices")]
    times = [
        f"{value(each) / 1000:.2f}"
        for each in ("first-contentful-paint", "largest-contentful-paint")
    ]
    return " | ".join([*scores, *times, f"{value('total-blocking-time'):.0f}"])


def main() -> None:
    """Measure, and print three Markdown tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rate", type=float, default=200)
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="pmpce-bench-") as name:
        home = Path(name)
        home.chmod(0o755)
        with started(home / "local") as (portal, pid):
            wait_for_history(portal)
            time.sleep(RESTING_SECONDS)
            print("| all processes, resting | MiB |\n|---|---|")
            print(f"| after a year of events | {shared_mebibytes(pid):.0f} |\n", flush=True)
            if not os.access(CHROMIUM, os.X_OK):
                raise SystemExit(f"SKIPPED the rest: no Chromium at {CHROMIUM}")
            cookie = session_of(portal, "importateur")
            print("| boards read | p50 ms | p95 ms | p99 ms | worst ms |\n|---|---|---|---|---|")
            asyncio.run(read_boards(portal, cookie, 20, 3))
            for _ in range(asked.runs):
                found = asyncio.run(read_boards(portal, cookie, asked.rate, asked.seconds))
                cuts = statistics.quantiles(found, n=100)
                times = (cuts[49], cuts[94], cuts[98], found[-1])
                row = " | ".join(f"{1000 * each:.1f}" for each in times)
                print(f"| {asked.rate:.0f}/s for {asked.seconds:.0f} s | {row} |", flush=True)
            if shutil.which("npx") is None:
                raise SystemExit("SKIPPED the first page: there is no npx")
            print(
                "\n| page | performance | accessibility | best practices | first paint s "
                "| largest paint s | blocked ms |\n|---|---|---|---|---|---|---|"
            )
            for path in ("/", "/bienvenue?lang=ar"):
                told = [lighthouse(portal.url + path, home / "report") for _ in range(asked.runs)]
                print(f"| `{path}` | {shown(told)} |", flush=True)


if __name__ == "__main__":
    main()
