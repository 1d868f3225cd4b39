from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.money import to_centimes, to_text

LARGEST = 10**17 - 1
"""Fifteen digits before the point: far beyond a country's yearly trade."""


@given(st.integers(-LARGEST, LARGEST))
def test_centimes_come_back_from_their_text(centimes: int) -> None:
    assert to_centimes(to_text(centimes)) == centimes


@given(st.integers(-LARGEST, LARGEST))
def test_text_is_the_exact_decimal_with_two_places(centimes: int) -> None:
    text = to_text(centimes)

    assert Decimal(text) * 100 == centimes
    assert len(text.partition(".")[2]) == 2


@given(st.decimals(-(10**9), 10**9, places=1))
def test_fewer_decimals_mean_the_same(amount: Decimal) -> None:
    assert to_centimes(str(amount)) == amount * 100


@given(st.integers(-LARGEST // 2, LARGEST // 2), st.integers(-LARGEST // 2, LARGEST // 2))
def test_sums_lose_nothing(one: int, other: int) -> None:
    assert to_centimes(to_text(one)) + to_centimes(to_text(other)) == one + other


@pytest.mark.parametrize(
    "text",
    ["", " ", "1.005", "1,50", "1e3", "+1", "1.", ".5", "NaN", "Infinity", "0x10", "1_000",
     "١٢٣", "--1", "1 000.00", "1\n", "9" * 16],
)  # fmt: skip
def test_what_is_no_plain_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        to_centimes(text)


def test_known_amounts() -> None:
    assert to_centimes("270307.50") == 27_030_750
    assert to_text(27_030_750) == "270307.50"
    assert to_text(-5) == "-0.05"
    assert to_centimes("-0.05") == -5
    assert to_centimes("007") == 700
