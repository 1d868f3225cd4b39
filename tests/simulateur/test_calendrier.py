"""Work has its days and hours, and Ramadan its own."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import mean

import pytest

from deploy.local.simulateur import calendrier, laws
from shared import clock

MONDAY, SATURDAY, SUNDAY = date(2026, 6, 8), date(2026, 6, 13), date(2026, 6, 14)
THRONE_DAY = date(2026, 7, 30)
RAMADAN_MONDAY = date(2026, 3, 2)


def test_banks_close_at_weekends_and_customs_hardly():
    assert calendrier.weight(SATURDAY, "BANQUE") == calendrier.weight(SUNDAY, "BANQUE") == 0
    assert calendrier.weight(SATURDAY, "DOUANE") == pytest.approx(0.30 * 1.02)
    assert calendrier.weight(SUNDAY, "DOUANE") == pytest.approx(0.12 * 1.02)


def test_public_holidays_close_banks_and_slow_customs():
    assert calendrier.weight(THRONE_DAY, "BANQUE") == 0
    assert calendrier.weight(THRONE_DAY, "DOUANE") == pytest.approx(1.02 * 1.05 * 0.25)


def test_ramadan_takes_a_tenth_of_the_volume():
    assert calendrier.is_ramadan(RAMADAN_MONDAY)
    assert not calendrier.is_ramadan(MONDAY)
    assert calendrier.weight(RAMADAN_MONDAY, "BANQUE") == pytest.approx(1.05 * 0.9)


@pytest.mark.parametrize("activity", ["BANQUE", "DOUANE"])
def test_the_days_of_a_year_share_its_volume(activity):
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert sum(calendrier.share_of_year(day, activity) for day in days) == pytest.approx(1)


@pytest.mark.parametrize(("day", "opens", "closes"), [(MONDAY, 8, 18), (RAMADAN_MONDAY, 9, 15)])
def test_submissions_fall_into_the_working_day(day, opens, closes):
    rng = Random(1)
    instants = [calendrier.instant(rng, day) for _ in range(5000)]

    assert all(clock.day(at) == day for at in instants)
    worked = [opens <= at.astimezone(clock.CASABLANCA).hour < closes for at in instants]
    assert mean(worked) == pytest.approx(0.97, abs=0.015)


def test_what_is_ready_on_a_sunday_mostly_waits():
    sunday = datetime(2026, 6, 14, 8, tzinfo=UTC)
    rng = Random(1)

    banks = [calendrier.worked(rng, sunday, "BANQUE") for _ in range(500)]

    assert {clock.day(at).weekday() for at in banks} <= {0, 1, 2, 3, 4}
    assert all(at >= sunday for at in banks)


@pytest.mark.parametrize("devise", laws.COURS)
def test_rates_stay_near_and_move_little_by_day(devise):
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    rates = [calendrier.cours(devise, day) for day in days]

    assert all(abs(rate / laws.COURS[devise] - 1) < 0.08 for rate in rates)
    moves = [abs(after / before - 1) for before, after in pairwise(rates)]
    assert max(moves) < 0.02
    assert devise == "MAD" or mean(moves) == pytest.approx(0.0024, abs=0.0008)
