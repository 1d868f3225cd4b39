"""Is it seen when something holds the event loop?"""

import asyncio
import gc
import time
from collections.abc import AsyncIterator

import pytest

from shared import telemetry
from tests.shared.conftest import at_work


def held() -> dict[str, float]:
    """Return what the metrics say, which begins anew with each reading."""
    lines = telemetry.metrics().decode().splitlines()
    found = [line for line in lines if line.startswith("event_loop_held_seconds{")]
    return {line.split('"')[1]: float(line.rpartition(" ")[2]) for line in found}


@pytest.fixture
async def watched() -> AsyncIterator[None]:
    """An event loop that is asked whether it is free."""
    async with at_work(telemetry.watch_loop()):
        await asyncio.sleep(0.05)
        held()
        gc.disable()  # It would hold the loop too.
        yield
        gc.enable()


async def test_loop_that_was_held_is_told_once(watched: None) -> None:
    time.sleep(0.3)  # noqa: ASYNC251 - it is this that must be seen
    await asyncio.sleep(0.05)

    first = held()

    assert first["wall"] >= 0.3
    await asyncio.sleep(0.05)
    assert held()["wall"] > 0


async def test_waiting_for_the_processor_is_told_apart_from_using_it(watched: None) -> None:
    time.sleep(0.3)  # noqa: ASYNC251
    await asyncio.sleep(0.05)
    waited = held()
    until = time.thread_time() + 0.1
    while time.thread_time() < until:
        pass
    await asyncio.sleep(0.05)
    worked = held()

    assert waited["processor"] < 0.1 <= worked["processor"]
