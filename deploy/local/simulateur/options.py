"""What is the simulator asked to do, and with which accounts and keys?"""

import os
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from deploy.local.simulateur.partenaires import Credential
from deploy.local.simulateur.population import Account, Population
from deploy.local.simulateur.vies import Genre, yearly
from shared import clock

SEED: Final = "pmpce"
DAYS_PER_MONTH: Final = 30.44
YEAR: Final = timedelta(days=365)

EVENTS_PER_LIFE: Final[dict[Genre, float]] = {
    "TITRE": 17.1,
    "EXPORT": 5.1,
    "SANS_TITRE": 10.6,
    "DFD": 2.1,
}
"""Mean events of a life: measured on 3 000 lives of each kind."""


class OptionsError(SystemExit):
    """An option that cannot be read; as an exit it prints itself."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The simulator's environment."""

    directory: Path
    """LOCAL_DIR: where the one-machine stack keeps its files."""
    enabled: bool = True
    """SIMULATOR: `off` ends the process at once."""
    rate: float = 1.0
    """RATE: live events a second; 0 leaves the natural pace of one in some minutes."""
    backfill_days: int = 365
    backfill_events: int | None = None
    """BACKFILL: months (`12m`), or a number of events in the last year; `0` for neither."""

    def first_day(self, now: datetime) -> date:
        """Return the day on which the history begins."""
        return clock.day(now) - timedelta(days=self.backfill_days)

    def intensity(self, population: Population) -> float:
        """Return by how much the population's volume is multiplied to get the events asked."""
        if self.backfill_events is None:
            return 1.0
        return self.backfill_events / events_per_year(population)


def events_per_year(population: Population) -> float:
    """Return about how many events the population causes in a year."""
    return sum(
        volume * EVENTS_PER_LIFE[genre]
        for one in population.entreprises
        for genre, volume in yearly(one).items()
    )


def read(environment: Mapping[str, str] | None = None) -> Options:
    """Return the options in the environment.

    Raises: OptionsError — names what is missing or unreadable.
    """
    environment = os.environ if environment is None else environment
    directory = environment.get("LOCAL_DIR")
    if not directory:
        raise OptionsError("simulateur: LOCAL_DIR is missing")
    days, events = _backfill(environment.get("BACKFILL") or "12m")
    return Options(
        directory=Path(directory),
        enabled=environment.get("SIMULATOR", "on").lower() not in ("off", "0", "no", "false"),
        rate=_rate(environment.get("RATE") or "1"),
        backfill_days=days,
        backfill_events=events,
    )


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 <= rate <= 100_000:
        raise OptionsError(f"simulateur: RATE={text} is not a number of events a second")
    return rate


def _backfill(text: str) -> tuple[int, int | None]:
    if text.lower() in ("0", "off"):
        return 0, None
    match = re.fullmatch(r"([0-9]{1,9})(m?)", text)
    if match is None:
        raise OptionsError(
            f"simulateur: BACKFILL={text} is neither months (12m) nor a number of events (200000)"
        )
    number = int(match[1])
    if match[2]:
        return round(number * DAYS_PER_MONTH), None
    return YEAR.days, number


class Demo(msgspec.Struct, frozen=True, kw_only=True):
    """What the simulator reads of the demo's file."""

    nats: str
    accounts: tuple[Account, ...] = ()
    partners: tuple[Credential, ...] = ()


def demo(directory: Path) -> Demo:
    """Return the demo's accounts and keys.

    Raises: OptionsError — there is no such file, or it cannot be read.
    """
    file = directory / "demo.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=Demo)
    except (OSError, msgspec.MsgspecError) as error:
        raise OptionsError(f"simulateur: {file}: {error}") from error
