"""Months, means and texts of the cards."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

import pytest

from services.dashboard import kpis
from services.dashboard.models.board import BoardCounters, Standing
from shared.database import Connection
from tests.services.dashboard.builders import ICE, NOW

VECTORS = [
    ("2025-12-31T22:59:59Z", (2025, 12)),
    ("2025-12-31T23:00:00Z", (2026, 1)),
    ("2026-10-31T23:30:00Z", (2026, 10)),
    ("2026-01-31T23:30:00Z", (2026, 2)),
    ("2026-02-15T02:00:00Z", (2026, 2)),
    ("2026-02-28T23:30:00Z", (2026, 2)),
    ("2026-03-22T02:00:00Z", (2026, 3)),
    ("2026-03-31T23:30:00Z", (2026, 4)),
    ("2030-12-31T23:30:00Z", (2030, 12)),
    ("2027-02-28T23:30:00Z", (2027, 2)),
    ("2027-02-06T23:30:00Z", (2027, 2)),
]
"""Morocco lives on UTC+1, on UTC+0 during Ramadan. Source: tzdata; domain model, 'Time zone'."""


@pytest.mark.parametrize(("instant", "month"), VECTORS)
def test_bucket_is_the_month_of_casablanca_in_and_out_of_ramadan(
    instant: str, month: tuple[int, int]
) -> None:
    assert kpis.bucket(datetime.fromisoformat(instant)) == month


@pytest.mark.parametrize(("instant", "month"), VECTORS)
async def test_database_agrees_on_the_month(
    connection: Callable[[str], Awaitable[Connection]], instant: str, month: tuple[int, int]
) -> None:
    conn = await connection("dashboard")

    row = await conn.fetchrow(
        """
        SELECT extract(year FROM local)::int AS year, extract(month FROM local)::int AS month
          FROM (SELECT $1::timestamptz AT TIME ZONE 'Africa/Casablanca' AS local) AS here
        """,
        datetime.fromisoformat(instant),
    )

    assert row is not None
    assert (row["year"], row["month"]) == month


@pytest.mark.parametrize(("seconds", "n", "text"), [
    (0, 0, "0h 0min"), (0, 1, "0h 0min"), (29, 1, "0h 0min"), (30, 1, "0h 1min"),
    (13_230, 1, "3h 41min"), (7_200, 1, "2h 0min"), (59, 2, "0h 0min"), (60, 2, "0h 1min"),
    (360_000, 1, "100h 0min"), (89, 1, "0h 1min"), (90, 1, "0h 2min"), (90, 3, "0h 1min"),
])  # fmt: skip
def test_affichage_rounds_to_the_nearest_minute_half_up(seconds: int, n: int, text: str) -> None:
    assert kpis.affichage(seconds * 1_000_000, n) == text


def test_mean_of_nothing_is_no_figure() -> None:
    assert kpis.mean_seconds(0, 0) is None
    assert kpis.mean_seconds(2_000_000, 3) == 0.667


@pytest.mark.parametrize(("companies", "shown"), [(4, False), (5, True)])
def test_place_is_hidden_below_five_companies(companies: int, shown: bool) -> None:
    market = BoardCounters(
        role="PLACE", n_domiciliations=50, domiciliation_us=50_000_000, n_entreprises=companies
    )

    board = kpis.board(ICE, NOW, [market], None)

    delay = board.delai_domiciliation
    assert (delay.place_secondes, delay.place_n) == ((1.0, 50) if shown else (None, None))


def test_last_months_end_with_the_running_one_of_casablanca() -> None:
    months = kpis.last_months(datetime(2026, 1, 31, 23, 30, tzinfo=UTC))

    assert months[0] == (2025, 3)
    assert months[-2:] == [(2026, 1), (2026, 2)]
    assert len(months) == 12


@pytest.mark.parametrize(("total", "consumed", "etat", "solde"), [
    (None, 7, "ILLIMITE", None), (50, 0, "PACK", 50), (50, 49, "PACK", 1), (50, 50, "EPUISE", 0),
    (50, 51, "EPUISE", 0),
])  # fmt: skip
def test_forfait_card_says_what_is_left(
    total: int | None, consumed: int, etat: str, solde: int | None
) -> None:
    standing = Standing(
        a_jour_a=None,
        in_force=True,
        code="X",
        total=total,
        date_fin=date(2026, 12, 31),
        consommees=consumed,
    )

    card = kpis.forfait_card(standing)

    assert (card.etat, card.solde, card.consommees) == (etat, solde, consumed)
