"""Can a person still read it?"""

from pathlib import Path

import pytest

from tests.architecture.house import ROOT, modules, services

MODULE_LINES = 500
SERVICE_FILES = 14
LARGER = {"identity": 22}
"""Portnet ID also keeps keys, passwords, letters, screens and visitors (ADR 0015)."""


def lines(path: Path) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_an_hour() -> None:
    rooms = ("services", "gateway", "shared", "deploy", "docs", "tests")
    long = {str(path): lines(path) for path in modules(*rooms) if lines(path) > MODULE_LINES}

    assert not long, f"split by noun or subject, e.g. queries/accounts.py: {long}"


@pytest.mark.parametrize("service", services())
def test_service_has_few_rooms(service: str) -> None:
    folder = Path("services") / service
    rooms = {
        path.relative_to(folder).parts[0] for path in modules("services") if folder in path.parents
    }
    limit = LARGER.get(service, SERVICE_FILES)

    assert len(rooms) <= limit, f"{len(rooms)} rooms: {sorted(rooms)}; group them by noun"
