"""What time is it, which civil day is that, and what is a new identifier?

The only place where time, randomness for identifiers and the civil calendar enter the system, so
that tests and demonstrations can move the clock and everything follows.
"""

import os
import time
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from uuid import UUID
from zoneinfo import ZoneInfo


def _pinned(area: str, place: str) -> ZoneInfo:
    """Return a zone from the package tzdata, which uv.lock pins, and not from whatever the machine
    has: Morocco changes its clock by decree, and old machines do not know.
    """
    with resources.files("tzdata.zoneinfo").joinpath(area, place).open("rb") as file:
        return ZoneInfo.from_file(file, key=f"{area}/{place}")


CASABLANCA = _pinned("Africa", "Casablanca")
"""The portal's civil calendar: UTC+1, UTC+0 during Ramadan, and UTC+0 for good since 20 September
2026. Source: IANA tzdata 2026f."""

_shift_seconds = 0.0


def timestamp() -> float:
    """Return the present instant in seconds since the Unix epoch."""
    return time.time() + _shift_seconds


def now() -> datetime:
    """Return the present instant as an aware UTC datetime."""
    return datetime.fromtimestamp(timestamp(), UTC)


def start_at(instant: datetime) -> None:
    """Set this process's clock to `instant`; it runs on from there.

    Raises: ValueError — `instant` is naive.
    """
    global _shift_seconds  # noqa: PLW0603 - one clock a process is the point of this module
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    _shift_seconds = instant.timestamp() - time.time()


def advance(step: timedelta) -> None:
    """Move this process's clock by `step` (backwards when negative)."""
    global _shift_seconds  # noqa: PLW0603 - one clock a process is the point of this module
    _shift_seconds += step.total_seconds()


def day(at: datetime) -> date:
    """Return the civil day of Africa/Casablanca on which the instant `at` falls.

    Raises: ValueError — `at` is naive.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(CASABLANCA).date()


def new_id() -> UUID:
    """Return a new UUID of version 7: sortable by time, 74 random bits.

    Source: RFC 9562, section 5.7.
    """
    milliseconds = int(timestamp() * 1000)
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)
