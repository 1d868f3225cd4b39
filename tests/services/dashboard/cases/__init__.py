"""The acceptance cases: deliveries as partners send them, and the cards they must give."""

import gzip
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent
NAMES = ("small", "ramadan", "medium")


class Expected(msgspec.Struct):
    """What a case must come out at, read at `now`."""

    now: datetime
    distinct_valid: int
    invalid: int
    deliveries: int
    quarantined: dict[str, str]
    cards: dict[str, dict[str, Any]]


class Case(msgspec.Struct):
    """One case: (subject, body) in the order of delivery, and what is expected."""

    name: str
    deliveries: list[tuple[str, bytes]]
    expected: Expected


class _Addressed(msgspec.Struct):
    source: str
    type: str
    dataversion: int = 1


def read(name: str) -> Case:
    """Return the case called `name`."""
    directory = HERE / name
    plain = directory / "deliveries.ndjson"
    if plain.exists():
        lines = plain.read_bytes().splitlines()
    else:
        lines = gzip.decompress((directory / "deliveries.ndjson.gz").read_bytes()).splitlines()
    expected = msgspec.json.decode((directory / "expected.json").read_bytes(), type=Expected)
    deliveries = []
    for line in lines:
        to = msgspec.json.decode(line, type=_Addressed)
        deliveries.append((f"evt.{to.source}.{to.type}.v{to.dataversion}", line))
    return Case(name, deliveries, expected)
