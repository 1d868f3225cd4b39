"""Do the recipes lead where they say? Each is followed to the letter in a copy of the house."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "recipes.md"
BLOCK = re.compile(r"^( *)```(\w+)(?: (\S+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
MAKE = ("make", "-o", ".venv/.dev-ready")
"""The copy borrows this environment; nothing is installed."""


def recipes() -> dict[str, str]:
    """Return the text of each recipe by its title."""
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


class Copy:
    """A copy of the house, in which recipes are followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.run("git", "init", "-q")

    def run(self, *words: str) -> str:
        """Run a command in the copy; return what it says.

        Raises: AssertionError — it fails.
        """
        done = subprocess.run(words, cwd=self.root, capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{' '.join(words)}\n{said[-6000:]}"
        return said

    def python(self, *words: str) -> str:
        """Run Python in the copy."""
        return self.run(".venv/bin/python", *words)

    def fails(self, *words: str) -> str:
        """Run tests in the copy that must fail; return what they say."""
        with pytest.raises(AssertionError) as failure:
            self.python("-m", "pytest", "-q", *words)
        return str(failure.value)

    def follow(self, recipe: str) -> None:
        """Write what the recipe writes and run what it runs."""
        for indent, language, name, body in BLOCK.findall(recipe):
            text = re.sub(f"^{indent}", "", body, flags=re.MULTILINE)
            if language == "sh":
                self.shell(text)
            elif language == "diff":
                self.change(self.root / name, text)
            else:
                self.add(self.root / name, text)

    def shell(self, text: str) -> None:
        """Run the lines of a block."""
        for line in text.replace("\\\n", " ").splitlines():
            if not line.startswith("make "):
                self.run("sh", "-c", line)
                continue
            for target in line.split()[1:]:
                if target == "openapi":  # the client's types need the web tools; the document not
                    self.python("-m", "deploy.local.openapi")
                else:
                    self.run(*MAKE, target)

    def add(self, path: Path, text: str) -> None:
        """Add a block at the end of a file, which may be new."""
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8").rstrip() + "\n\n\n" if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    def change(self, path: Path, text: str) -> None:
        """Apply a block of signs to a file, where its old lines stand exactly once."""
        lines = text.splitlines()
        old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        before = path.read_text(encoding="utf-8")
        found = before.count(old)
        assert found == 1, f"{PAGE.name}: stands {found} times in {path.name}, not once:\n{old}"
        path.write_text(before.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """The house as it is in the checkout, with this environment."""
    root = tmp_path_factory.mktemp("recipes") / "house"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    (root / ".venv").symlink_to(ROOT / ".venv")
    if (ROOT / ".mypy_cache").is_dir():  # what is not changed need not be judged again
        shutil.copytree(ROOT / ".mypy_cache", root / ".mypy_cache")
    yield Copy(root)
    shutil.rmtree(root)


# In the order of the page: a recipe may stand on what an earlier one has made.


def test_endpoint(copy: Copy) -> None:
    copy.follow(recipes()["A new endpoint"])

    copy.python("-m", "pytest", "-q", "tests/services/catalog/test_organismes.py")
    copy.python("-m", "deploy.local.openapi")
    assert "/api/catalog/v1/organismes" in (copy.root / "gateway/openapi.json").read_text()


def test_event(copy: Copy) -> None:
    copy.follow(recipes()["A new event"])

    sample = copy.root / "tests/contracts/samples/evt.catalog.favori.ajoute.v1.json"
    assert sample.exists()
    assert "favori.ajoute" in (copy.root / "docs/generated/events.md").read_text()
    assert "CREATE TABLE etoile" in (copy.root / "services/assistant/schema.sql").read_text()
    copy.python(
        "-m", "pytest", "-q", "tests/services/assistant/test_etoiles.py", "tests/contracts/",
        "--deselect", "tests/contracts/test_openapi.py",
    )  # fmt: skip


def test_kpi(copy: Copy) -> None:
    copy.follow(recipes()["A new KPI"])

    copy.python("-m", "pytest", "-q", "tests/services/dashboard/test_rectifiees.py")
    copy.run(*MAKE, "schema", "docs")
    assert "`n_rectifiees`" in (copy.root / "docs/generated/kpis.md").read_text()


def test_service(copy: Copy) -> None:
    copied, rest = re.split(r"^2\. ", recipes()["A new service"], maxsplit=1, flags=re.MULTILINE)

    copy.follow(copied)
    checklist = copy.fails("tests/architecture/test_services_complete.py", "-k", "annuaire")
    for what in ("pyproject.toml", "upstreams.py", "NATS user", "services/__init__.py", "speakers"):
        assert what in checklist, f"the checklist does not name {what}:\n{checklist}"

    copy.follow(rest)
    routes = "tests/services/annuaire/test_routes.py"
    copy.python("-m", "pytest", "-q", routes, "-k", "anonymous or menu_of_an_importer")


def test_house_accepts_what_the_recipes_made(copy: Copy) -> None:
    """Layers, rooms, guards, statements, migrations, schemas, names, sizes, pages: all of it."""
    copy.python("-m", "deploy.local.openapi")
    copy.run(*MAKE, "docs")

    copy.python(
        "-m", "pytest", "-q", "tests/architecture", "--ignore", "tests/architecture/test_recipes.py"
    )
    copy.python("-m", "ruff", "check", ".")
    copy.python("-m", "mypy", "services", "shared", "gateway")
