"""One trace leads from the browser's request to the log line of the service that heard of it."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from shared import clock
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

PATIENCE_SECONDS = 30
ORDER = """async ([ice, traceparent]) => {
    const session = await (await fetch("/auth/session")).json();
    const answer = await fetch("/api/billing/v1/forfaits", {
        method: "POST",
        headers: {
            "Content-Type": "application/json",
            "X-CSRF-Token": session.csrf,
            "Idempotency-Key": traceparent,
            "traceparent": traceparent,
        },
        body: JSON.stringify({ ice, offre_code: "PACK-5" }),
    });
    return [answer.status, await answer.text()];
}"""


def lines(portal: Portal, process: str, trace: str) -> list[dict[str, object]]:
    """Return what a process has logged under a trace."""
    log: Path = portal.logs / f"{process}.log"
    return [json.loads(line) for line in log.read_text().splitlines() if trace in line]


def test_trace_is_followed_from_the_browser_to_the_consumers(
    signed_in: Callable[..., Page], portal: Portal
) -> None:
    page = signed_in("operateur")
    trace = f"{clock.new_id().int:032x}"

    status, text = page.evaluate(
        ORDER, [portal.accounts["exportateur"]["ice"], f"00-{trace}-00000000000000aa-01"]
    )

    assert status == 201, text
    deadline = time.monotonic() + PATIENCE_SECONDS
    heard: dict[str, list[str]] = {}
    # The gateway writes its journal a moment after it has answered.
    while not (
        all(heard.get(process) for process in ("catalog", "dashboard"))
        and lines(portal, "gateway", trace)
    ):
        assert time.monotonic() < deadline, f"not heard with the trace: {heard}"
        heard = {
            process: [
                str(line["type"])
                for line in lines(portal, process, trace)
                if line["event"] == "event.handled"
            ]
            for process in ("catalog", "dashboard")
        }
        time.sleep(0.05)
    assert "forfait.active" in heard["catalog"]
    assert "forfait.active" in heard["dashboard"]
    for process in ("gateway", "billing"):
        answered = [line["path"] for line in lines(portal, process, trace) if "status" in line]
        assert answered == ["/api/billing/v1/forfaits"], process
