"""On which days and hours does the trade work, and what are the rates of the day?

Source: monthly bulletins of the Office des Changes for the seasons; the rest is assumed. Ramadan
is read from the civil clock, which is on UTC+0 for its duration (tzdata).
"""

import math
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Final, Literal

import holidays

from deploy.local.simulateur import laws
from shared import clock
from shared.clock import CASABLANCA

Activity = Literal["BANQUE", "DOUANE"]

MOIS: Final = (0.94, 0.95, 1.00, 1.00, 1.00, 1.02, 1.02, 0.90, 0.98, 1.01, 1.04, 1.14)
SEMAINE: Final = (1.05, 1.10, 1.08, 1.05, 0.82, 0.30, 0.12)
"""Monday to Sunday. Saturday is worked by customs only, Sunday by Tanger Med only."""
HEURES: Final = {
    8: 4.0,
    9: 12.0,
    10: 15.0,
    11: 14.0,
    12: 9.0,
    13: 5.0,
    14: 10.0,
    15: 13.0,
    16: 10.0,
    17: 5.0,
}
"""Submissions by hour of the day, percent; the rest falls at any other hour."""
RESTE: Final = 3.0
RAMADAN: Final = 0.9
FERIE: Final[dict[Activity, float]] = {"BANQUE": 0.0, "DOUANE": 0.25}

_BUSIEST = max(MOIS) * max(SEMAINE)
_MEMORY_DAYS = 120
_KEPT = 0.97


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("MA", years=year))


@lru_cache(maxsize=4096)
def is_ramadan(day: date) -> bool:
    """Say whether the civil clock of `day` is the one of Ramadan."""
    noon = datetime.combine(day, time(12), CASABLANCA)
    return noon.utcoffset() == timedelta(0)


@lru_cache(maxsize=4096)
def weight(day: date, activity: Activity) -> float:
    """Return how busy `day` is, 1 being a plain working day."""
    factor = MOIS[day.month - 1] * SEMAINE[day.weekday()]
    if activity == "BANQUE" and day.weekday() >= 5:
        return 0.0
    if is_ramadan(day):
        factor *= RAMADAN
    if day in _holidays(day.year):
        factor *= FERIE[activity]
    return factor


@lru_cache(maxsize=16)
def _year_weight(year: int, activity: Activity) -> float:
    days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    return sum(weight(date(year, 1, 1) + timedelta(n), activity) for n in range(days))


def share_of_year(day: date, activity: Activity) -> float:
    """Return the part of a year's volume that falls on `day`; a year's days sum to 1."""
    return weight(day, activity) / _year_weight(day.year, activity)


def midnight(day: date) -> datetime:
    """Return the instant at which the civil day `day` begins."""
    return datetime.combine(day, time.min, CASABLANCA).astimezone(UTC)


def instant(rng: Random, day: date) -> datetime:
    """Draw an instant (UTC) of the civil day `day` by the hours of submissions.

    In Ramadan the working day from 8 to 18 is squeezed into 9 to 15.
    """
    worked = rng.random() * (sum(HEURES.values()) + RESTE) >= RESTE
    if worked:
        hour = laws.pick(rng, HEURES) + rng.random()
        if is_ramadan(day):
            hour = 9 + (hour - 8) * 0.6
    else:
        hour = rng.choice((*range(8), *range(18, 24))) + rng.random()
    seconds = int(hour * 3600)
    local = datetime.combine(day, time(seconds // 3600, seconds // 60 % 60, seconds % 60))
    return local.replace(tzinfo=CASABLANCA).astimezone(UTC)


@lru_cache(maxsize=8192)
def cours(devise: str, day: date) -> float:
    """Return the fictitious rate of `devise` on `day`: MAD for one unit, 6 decimals.

    Each day moves it by about 0.3 %; a move is forgotten by 3 % a day, which keeps the rate near
    its start for ever.
    """
    if devise == "MAD":
        return 1.0
    moves = (_move(devise, day.toordinal() - age) * _KEPT**age for age in range(_MEMORY_DAYS))
    return round(laws.COURS[devise] * math.exp(sum(moves)), 6)


@lru_cache(maxsize=8192)
def _move(devise: str, day: int) -> float:
    return Random(f"{devise}/{day}").gauss(0.0, laws.COURS_PAS)


def worked(rng: Random, at: datetime, activity: Activity) -> datetime:
    """Return when something that is ready at `at` is done: on a day and hour that are worked.

    A day is taken as often as it is busy, so what is due on a Sunday mostly waits for Monday.
    """
    day = clock.day(at)
    while rng.random() * _BUSIEST >= weight(day, activity):
        day += timedelta(days=1)
    return max(instant(rng, day), at)
