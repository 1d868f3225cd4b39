"""Waiting for what will happen, as long as it takes and no longer."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE_SECONDS = 30.0
"""After this it will not happen any more; a failing test pays it, a passing one does not."""


async def until(look: Callable[[], Awaitable[T]], seconds: float = PATIENCE_SECONDS) -> T:
    """Return what `look` finds as soon as it is truthy.

    Raises: AssertionError — it never was; with what was seen last.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not (seen := await look()):
        assert loop.time() < deadline, f"did not happen in {seconds} s; last seen: {seen!r}"
        await asyncio.sleep(0.01)
    return seen


def wait_until(look: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """Return what `look` finds as soon as it is truthy, for tests that have no event loop.

    Raises: AssertionError — it never was; with what was seen last.
    """
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, f"did not happen in {seconds} s; last seen: {seen!r}"
        time.sleep(0.05)
    return seen
