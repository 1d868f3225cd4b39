from datetime import UTC, date, datetime, timedelta

import pytest

from shared import clock
from shared.database import connect_once, value
from tests.support.clock import at

CIVIL_DAYS = [
    ("2025-12-31T22:59:59Z", date(2025, 12, 31)),
    ("2025-12-31T23:00:00Z", date(2026, 1, 1)),
    ("2026-01-31T23:30:00Z", date(2026, 2, 1)),
    ("2026-02-15T02:00:00Z", date(2026, 2, 15)),  # Ramadan begins: 03:00 becomes 02:00
    ("2026-02-28T23:30:00Z", date(2026, 2, 28)),
    ("2026-03-22T02:00:00Z", date(2026, 3, 22)),  # and ends
    ("2026-03-31T23:30:00Z", date(2026, 4, 1)),
    ("2027-02-07T23:30:00Z", date(2027, 2, 7)),
    ("2030-12-31T23:30:00Z", date(2030, 12, 31)),  # Ramadan spans the new year
]
"""Morocco keeps UTC+1 and, in Ramadan, UTC+0. Source: tzdata, Africa/Casablanca."""


@pytest.mark.parametrize(("instant", "day"), CIVIL_DAYS)
def test_civil_day_is_casablancas_also_in_ramadan(instant: str, day: date) -> None:
    assert clock.day(datetime.fromisoformat(instant)) == day


@pytest.mark.parametrize(("instant", "day"), CIVIL_DAYS)
async def test_database_counts_the_same_civil_days(postgres: str, instant: str, day: date) -> None:
    conn = await connect_once(postgres)
    try:
        counted = await value(
            conn,
            "SELECT ($1::timestamptz AT TIME ZONE 'Africa/Casablanca')::date",
            datetime.fromisoformat(instant),
        )
    finally:
        await conn.close()

    assert counted == day


def test_instant_without_time_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock.day(datetime(2026, 1, 1))  # noqa: DTZ001 - that is the point


def test_clock_started_elsewhere_runs_on_from_there() -> None:
    with at("2030-12-31T23:30:00Z"):
        first = clock.now()
        second = clock.now()

    assert datetime(2030, 12, 31, 23, 30, tzinfo=UTC) <= first <= second
    assert second - first < timedelta(minutes=1)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_identifiers_are_version_7_and_sort_by_time() -> None:
    made = []
    for minute in range(50):
        with at(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)):
            made.append(clock.new_id())

    assert [each.version for each in made] == [7] * 50
    assert {each.variant for each in made} == {"specified in RFC 4122"}
    assert sorted(made) == made
    assert sorted(made, key=str) == made


def test_identifier_begins_with_the_millisecond() -> None:
    with at("2026-11-24T09:00:00Z"):
        made = clock.new_id()

    milliseconds = made.int >> 80
    assert abs(milliseconds - 1_795_510_800_000) < 60_000


def test_identifiers_of_one_instant_differ() -> None:
    assert len({clock.new_id() for _ in range(10_000)}) == 10_000
