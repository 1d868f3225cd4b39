"""Does every service have all its rooms, and does the rest of the house know it?"""

import re
import tomllib

import pytest

from deploy.local import nats as local_nats
from gateway.upstreams import UPSTREAMS
from shared.contracts import speakers
from tests import conftest
from tests.architecture.house import ROOT, roles, services

ROLES = (
    "__init__", "__main__", "app", "settings", "routes", "consumers", "actions", "rules",
    "queries", "models", "problems",
)  # fmt: skip
KNOWN_AS = {"identity": "id"}


@pytest.mark.parametrize("service", services())
def test_service_has_the_files_that_every_service_has(service: str) -> None:
    missing = [f"{role}.py" for role in ROLES if not roles(service, role)]
    folder = ROOT / "services" / service
    missing += [] if list(folder.glob("migrations/0001_*.sql")) else ["migrations/0001_….sql"]
    missing += [] if (folder / "schema.sql").exists() else ["schema.sql (make schema)"]

    assert not missing, f"services/{service} lacks {missing}; see docs/recipes.md, 'A new service'"


@pytest.mark.parametrize("service", services())
def test_house_knows_the_service(service: str) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    included = {each["include-group"] for each in groups["dev"] if isinstance(each, dict)}
    run = re.search(r"^RUN_GROUPS := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    known = {
        "a line in services/__init__.py": f"- {service}:"
        in (ROOT / "services/__init__.py").read_text(),
        "a dependency group in pyproject.toml": service in groups,
        "its group in the group dev": service in included,
        "its group in RUN_GROUPS of the Makefile": run is not None and service in run[1].split(),
        "a name among the speakers (shared/contracts/speakers.py)": service in speakers.SERVICES,
        "a NATS user (SERVICES in deploy/local/nats.py)": service in local_nats.SERVICES,
        "a database in tests (SERVICES in tests/conftest.py)": service in conftest.SERVICES,
        "a line in gateway/upstreams.py": any(
            each.name == KNOWN_AS.get(service, service) for each in UPSTREAMS
        ),
        "tests/services/<name>/": any((ROOT / "tests/services" / service).glob("**/test_*.py")),
        "a row in docs/architecture.md": f"| {service} |"
        in (ROOT / "docs/architecture.md").read_text(),
    }

    missing = [what for what, there in known.items() if not there]
    assert not missing, f"{service} needs: {missing}; see docs/recipes.md, 'A new service'"


@pytest.mark.parametrize("service", services())
def test_service_says_what_it_owns_says_and_hears(service: str) -> None:
    text = (ROOT / "services" / service / "__init__.py").read_text()

    for word in ("Owns:", "Says:", "Hears:"):
        assert re.search(rf"^{word}", text, re.MULTILINE), (
            f"services/{service}/__init__.py: add {word!r}"
        )
