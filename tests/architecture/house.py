"""What the tests of the house look at: its files, its services, their applications."""

import ast
import base64
import importlib
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from litestar import Litestar

from shared.settings import load
from tests.conftest import environment
from tests.support.tokens import Issuer

ROOT = Path(__file__).parents[2]
"""The checkout looked at."""
ROOMS = ("services", "gateway", "shared", "deploy", "docs")


def services() -> list[str]:
    """Return the names of the services, by their folders."""
    folders = (ROOT / "services").iterdir()
    return sorted(folder.name for folder in folders if (folder / "__init__.py").exists())


def modules(*folders: str) -> list[Path]:
    """Return the Python files under these folders of the checkout, as git would keep them."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    paths = [Path(name) for name in listed if (ROOT / name).exists()]
    return [path for path in paths if path.parts[0] in folders]


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file of the checkout."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def roles(service: str, role: str) -> list[Path]:
    """Return the files of a role: `queries.py`, or those of `queries/`."""
    folder = Path("services") / service
    return [
        path
        for path in modules("services")
        if path == folder / f"{role}.py" or (folder / role) in path.parents
    ]


def imports(path: Path) -> Iterator[str]:
    """Give the absolute names that a file imports when it runs."""
    for_types_only = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(path)):
        if id(node) in for_types_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


NEEDS = {
    "identity": {
        "IDENTITY_KEY_SECRET": base64.b64encode(bytes(range(32))).decode(),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": "9",
        "MAIL_FROM": "portail@example.ma",
    },
}
"""What a service is told beside what every service is told."""


def application(service: str, issuer: Issuer) -> Litestar:
    """Return a service's application as it starts, with nothing behind it."""
    url = "postgresql://x@127.0.0.1:9/x"
    variables = environment(service, url, issuer, None, **NEEDS.get(service, {}))
    settings = importlib.import_module(f"services.{service}.settings").Settings
    create_app: Any = importlib.import_module(f"services.{service}.app").create_app
    app: Litestar = create_app(load(settings, service, variables))
    return app


def command(*words: str) -> tuple[int, str]:
    """Run a program of the environment in the checkout; return its status and what it said."""
    program = Path(sys.executable).parent / words[0]
    done = subprocess.run(
        [str(program), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr
