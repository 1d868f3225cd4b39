"""How far did the simulator get, so that a second start goes on instead of starting over?

One small file beside the other data of the one-machine stack. Losing it is harmless: the history
is told again with the same ids, and the listeners recognise them.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

RESERVED: Final = 1000
"""Numbers of live lives taken at once: a crash skips some, and never gives one out twice."""
LONGEST_LIFE: Final = timedelta(days=400)
"""Lives begun earlier have nothing left to say."""


class Suivi(msgspec.Struct, kw_only=True):
    """What must be remembered between two runs."""

    seed: str
    first: date
    """The day on which the first lives begin."""
    intensity: float
    """Volume of the natural history, against that of the population."""
    told_until: datetime | None = None
    """Everything the history says before this instant has been acknowledged."""
    live: int = 0
    """The first number of the live phase that is not given out."""

    def resume_day(self) -> date:
        """Return the first day whose lives may still have something to say."""
        if self.told_until is None:
            return self.first
        return max(self.first, (self.told_until - LONGEST_LIFE).date())


class Journal:
    """The file in which a `Suivi` is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Suivi | None:
        """Return what was written last, or None when there is nothing readable."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Suivi)
        except (FileNotFoundError, msgspec.MsgspecError):
            return None

    def write(self, suivi: Suivi) -> None:
        """Replace what is kept, all or nothing."""
        draft = self._path.with_suffix(".new")
        draft.write_bytes(msgspec.json.encode(suivi))
        draft.replace(self._path)


class Numbers:
    """Numbers for the lives of the live phase, never the same one twice."""

    def __init__(self, suivi: Suivi, journal: Journal) -> None:
        self._suivi, self._journal = suivi, journal
        self._next = self._end = suivi.live

    def __call__(self) -> int:
        """Return the next number."""
        if self._next == self._end:
            self._suivi.live = self._end = self._next + RESERVED
            self._journal.write(self._suivi)
        self._next += 1
        return self._next - 1
