"""Who may import whom?"""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, command, imports, modules, services

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_layers() -> None:
    status, said = command("lint-imports", "--no-cache")

    assert status == 0, (
        "services stand on shared, never on each other or on the gateway; inside one: app → routes "
        f"or consumers → actions → rules, queries → models, problems, settings.\n{said}"
    )


def test_every_service_is_under_the_import_contracts() -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    listed = [contract.get("modules") or contract.get("containers") for contract in contracts]

    for contract in filter(None, listed):
        missing = [name for name in services() if f"services.{name}" not in contract]
        assert contract == ["services.*"] or not missing, f"pyproject.toml: add {missing}"


def names(requirements: list[object]) -> set[str]:
    """Return the normalised names of requirements, groups left out."""
    texts = [text for text in requirements if isinstance(text, str)]
    return {re.split(r"[^A-Za-z0-9._-]", text)[0].lower().replace("_", "-") for text in texts}


def third_parties(files: list[Path]) -> dict[str, Path]:
    """Return the distributions that these files import, with one file that does."""
    known = packages_distributions()
    found: dict[str, Path] = {}
    for path in files:
        for name in imports(path):
            top = name.partition(".")[0]
            if top in sys.stdlib_module_names or (ROOT / top).is_dir():
                continue
            for distribution in known.get(top, [top]):
                found[distribution.lower().replace("_", "-")] = path
    return found


@pytest.mark.parametrize("room", [*services(), "gateway", "shared"])
def test_isolation(room: str) -> None:
    """A process imports what every process needs and what its own group lists: nothing else."""
    folder = Path(room) if room in ("gateway", "shared") else Path("services") / room
    own = PYPROJECT["dependency-groups"].get(room, [])
    allowed = names(PYPROJECT["project"]["dependencies"]) | names(own)
    web = Path("gateway/web")  # its tools run when the client is built, never in the process
    files = [
        path
        for path in modules(folder.parts[0])
        if folder in path.parents and web not in path.parents
    ]

    undeclared = {
        name: str(path)
        for name, path in third_parties(files).items()
        if name not in allowed and not name.startswith(("opentelemetry", "multipart"))
    }

    assert not undeclared, f"add to the group {room!r} in pyproject.toml, or remove: {undeclared}"
