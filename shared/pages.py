"""How is a long list handed out piece by piece?

By keyset: a page carries the opaque cursor of the next one. Cursors hold sort keys only, never a
right: the owner's id is filtered on every page again.
"""

import base64
import binascii
from typing import Any, Generic, TypeVar

import msgspec

from shared.problems import FieldError, InvalidInput

T = TypeVar("T")
K = TypeVar("K")


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some items, and the cursor of the page after them (null on the last)."""

    items: list[T]
    next: str | None = None


def encode_cursor(*keys: Any) -> str:
    """Return the opaque cursor that stands after the row with these sort keys."""
    return base64.urlsafe_b64encode(msgspec.json.encode(keys)).decode().rstrip("=")


def decode_cursor(cursor: str, kind: type[K]) -> K:
    """Return the sort keys in `cursor` as `kind` (e.g. `tuple[datetime, UUID]`).

    Raises: InvalidInput — the cursor was not made by `encode_cursor` for this list.
    """
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        return msgspec.json.decode(raw, type=kind)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise InvalidInput(errors=[FieldError("cursor", "not a cursor of this list")]) from error
