"""A clock that a test sets, and that runs right again afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from shared import clock


@contextmanager
def at(instant: datetime | str) -> Iterator[None]:
    """Set the process's clock to `instant` for the duration of the block."""
    moment = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    before = clock._shift_seconds
    clock.start_at(moment)
    try:
        yield
    finally:
        clock._shift_seconds = before
