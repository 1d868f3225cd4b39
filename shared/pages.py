"""How is a long list handed out piece by piece?

By keyset: a page carries the opaque cursor of the next one. Cursors hold sort keys only, never a
right: the owner's id is filtered on every page again.
"""

import base64
import binascii
from datetime import datetime
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
        keys = msgspec.json.decode(raw, type=kind)
    except (binascii.Error, ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise _not_ours() from error
    if isinstance(keys, tuple) and not all(map(_is_comparable, keys)):
        raise _not_ours()
    return keys


def _not_ours() -> InvalidInput:
    return InvalidInput(errors=[FieldError("cursor", "not a cursor of this list")])


def _is_comparable(key: object) -> bool:
    """Say whether a row's column can be compared with `key`: no NUL, no instant without a zone."""
    if isinstance(key, datetime):
        return key.tzinfo is not None
    return not (isinstance(key, str) and "\0" in key)
