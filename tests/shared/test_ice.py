import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import ice

KNOWN = ("999001000000165", "999001001000138")


@pytest.mark.parametrize("known", KNOWN)
def test_company_number_with_its_key_is_valid(known: str) -> None:
    assert ice.is_valid(known)


@given(st.sampled_from(KNOWN), st.integers(0, 14), st.integers(1, 9))
def test_one_digit_mistaken_is_noticed(known: str, place: int, by: int) -> None:
    wrong = str((int(known[place]) + by) % 10)

    assert not ice.is_valid(known[:place] + wrong + known[place + 1 :])


@given(st.sampled_from(KNOWN), st.integers(0, 13))
def test_two_digits_exchanged_are_noticed(known: str, place: int) -> None:
    swapped = known[:place] + known[place + 1] + known[place] + known[place + 2 :]

    assert ice.is_valid(swapped) == (swapped == known)


@pytest.mark.parametrize(
    "text", ["", "0", "99900100000016", "9990010000001650", "99900100000016A", "٩٩٩٠٠١٠٠٠٠٠٠١٦٥",
             "999 001 000 000 165", " 999001000000165", "999001000000165\n"],
)  # fmt: skip
def test_what_is_not_fifteen_plain_digits_is_not_valid(text: str) -> None:
    assert not ice.is_valid(text)


def test_what_people_type_is_brought_to_its_plain_form() -> None:
    assert ice.compact("999 001 000 000 165") == "999001000000165"
    assert ice.compact(" 999001000000165 ") == "999001000000165"
