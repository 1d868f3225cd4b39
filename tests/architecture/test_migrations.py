"""Are the migrations in order, explained, and is what they make written down?"""

import re

import pytest

from deploy.local import schema
from shared.migrate import SHARED
from tests.architecture.house import ROOT, services

HEADER = re.compile(r"-- Why: \S.*\n(-- .*\n)*?-- Safe with running code: \S.*\n")
FOLDERS = {"shared": SHARED} | {
    name: ROOT / "services" / name / "migrations" for name in services()
}


@pytest.mark.parametrize("room", FOLDERS)
def test_migrations_are_numbered_without_gaps(room: str) -> None:
    files = sorted(path.name for path in FOLDERS[room].glob("*"))
    first = 0 if room == "shared" else 1

    numbers = [int(name[:4]) for name in files if re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name)]
    assert len(numbers) == len(files), f"name them NNNN_noun_or_change.sql: {files}"
    assert numbers == list(range(first, first + len(files))), f"{room}: a gap or a double: {files}"


@pytest.mark.parametrize("room", FOLDERS)
def test_migration_says_why_and_whether_it_is_safe(room: str) -> None:
    silent = [
        path.name
        for path in sorted(FOLDERS[room].glob("*.sql"))
        if not HEADER.match(path.read_text(encoding="utf-8"))
    ]

    assert not silent, (
        f"{room}: begin {silent} with '-- Why: …' and '-- Safe with running code: yes, additive'"
    )


async def test_schemas_are_what_the_migrations_make(postgres: str) -> None:
    made = await schema.schemas(postgres)

    stale = [name for name, text in made.items() if schema.path(name).read_text() != text]
    assert not stale, f"run `make schema`: {stale}"
