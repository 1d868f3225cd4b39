import base64
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import clock
from shared.pages import decode_cursor, encode_cursor
from shared.problems import InvalidInput

KEYS = tuple[datetime, UUID]


def cursor(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


@given(st.datetimes(timezones=st.just(UTC)), st.uuids(), st.text(st.characters(codec="utf-8")))
def test_cursor_gives_back_its_keys(instant: datetime, identifier: UUID, name: str) -> None:
    if "\0" in name:
        name = ""

    made = encode_cursor(instant, identifier, name)

    assert decode_cursor(made, tuple[datetime, UUID, str]) == (instant, identifier, name)
    assert made.isascii()
    assert made.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    "tampered",
    [
        "", "x", "====", "é", "'; DROP TABLE facture", "\0", "a" * 100_000,
        cursor(b""), cursor(b"null"), cursor(b"[]"), cursor(b"{}"), cursor(b"[1,2]"),
        cursor(b'["2026-01-01T00:00:00Z"]'), cursor(b"[" * 100_000), cursor(b"\xff\xfe"),
        cursor(b'["2026-01-01T00:00:00Z","not-a-uuid"]'),
        cursor(b'["2026-13-01T00:00:00Z","018f0000-0000-7000-8000-000000000001"]'),
        cursor(b'["2026-01-01T00:00:00","018f0000-0000-7000-8000-000000000001"]'),
    ],
)  # fmt: skip
def test_cursor_that_is_not_ours_is_refused(tampered: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        decode_cursor(tampered, KEYS)

    assert refusal.value.errors is not None
    assert refusal.value.errors[0].pointer == "cursor"


def test_cursor_with_a_text_no_column_takes_is_refused() -> None:
    with pytest.raises(InvalidInput):
        decode_cursor(cursor(b'["a\\u0000b"]'), tuple[str])


@given(st.text(max_size=200))
def test_no_cursor_crashes(text: str) -> None:
    with suppress(InvalidInput):
        decode_cursor(text, KEYS)


def test_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(InvalidInput):
        decode_cursor(encode_cursor("ABC", 3), KEYS)
    assert decode_cursor(encode_cursor(clock.now(), clock.new_id()), KEYS)
