"""Does a secret leave by some route?"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.house import application, services
from tests.support.tokens import Issuer

SECRET = re.compile(r"(^|_)(hash|secret|password|mot_de_passe|digest|private_key)$")
MAY = {
    ("identity", "client_secret"),
    ("identity", "secret"),
}
"""Told once, to the one whose secret it is, when it is made."""


def properties(schema: Any) -> Iterator[str]:
    """Give the names of all properties in a piece of an OpenAPI document."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield from schema["properties"]
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


def answered(document: dict[str, Any]) -> set[str]:
    """Return the names of every property that some answer may hold."""
    found: set[str] = set()
    seen: set[str] = set()

    def follow(piece: Any) -> None:
        found.update(properties(piece))
        for name in re.findall(r"#/components/schemas/([^'\"]+)", repr(piece)):
            if name not in seen:
                seen.add(name)
                follow(document["components"]["schemas"][name])

    for path in document["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                follow(operation.get("responses", {}))
    return found


@pytest.mark.parametrize("service", services())
def test_no_answer_holds_a_secret(service: str, issuer: Issuer) -> None:
    document = application(service, issuer).openapi_schema.to_schema()

    told = {name for name in answered(document) if SECRET.search(name)}
    told -= {name for room, name in MAY if room == service}
    assert not told, f"make a view without {sorted(told)}: an entity with secrets is never answered"
