import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shared.database import connect_once, value
from shared.migrate import SHARED, MigrationError, migrate, pending
from tests.conftest import Templates

OWN = sorted(path.name for path in SHARED.glob("*.sql"))


@pytest.fixture
async def empty_url(templates: Templates) -> AsyncIterator[str]:
    """A database with nothing in it."""
    name = f"empty_{id(object())}"
    await templates._execute(f'CREATE DATABASE "{name}"')
    url = templates.url(name)
    yield url
    await templates.drop(url)


def write(directory: Path, name: str, sql: str) -> Path:
    file = directory / "migrations" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(sql)
    return file


async def asked(url: str, sql: str) -> object:
    conn = await connect_once(url)
    try:
        return await value(conn, sql)
    finally:
        await conn.close()


async def test_shared_files_come_first_then_the_services_own_in_order(
    empty_url: str, tmp_path: Path
) -> None:
    write(tmp_path, "0002_b.sql", "ALTER TABLE a ADD COLUMN b int;")
    write(tmp_path, "0001_a.sql", "CREATE TABLE a (outbox bigint REFERENCES outbox (seq));")

    assert await pending(empty_url, tmp_path) == [*OWN, "0001_a.sql", "0002_b.sql"]
    assert await migrate(empty_url, tmp_path) == [*OWN, "0001_a.sql", "0002_b.sql"]
    assert await migrate(empty_url, tmp_path) == []
    assert await pending(empty_url, tmp_path) == []


async def test_new_file_alone_is_applied(empty_url: str, tmp_path: Path) -> None:
    write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int);")
    await migrate(empty_url, tmp_path)
    write(tmp_path, "0002_b.sql", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);")

    assert await migrate(empty_url, tmp_path) == ["0002_b.sql"]
    assert await asked(empty_url, "SELECT count(*) FROM a") == 2


async def test_edited_file_is_refused(empty_url: str, tmp_path: Path) -> None:
    file = write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int);")
    await migrate(empty_url, tmp_path)
    file.write_text("CREATE TABLE a (x int );")
    write(tmp_path, "0002_b.sql", "CREATE TABLE b (x int);")

    with pytest.raises(MigrationError, match=r"0001_a\.sql was edited"):
        await migrate(empty_url, tmp_path)
    assert await asked(empty_url, "SELECT to_regclass('b')") is None


async def test_missing_file_is_refused(empty_url: str, tmp_path: Path) -> None:
    file = write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int);")
    await migrate(empty_url, tmp_path)
    file.unlink()

    with pytest.raises(MigrationError, match=r"no file any more: \['0001_a\.sql'\]"):
        await migrate(empty_url, tmp_path)


async def test_failing_file_leaves_nothing_of_itself(empty_url: str, tmp_path: Path) -> None:
    write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int);")
    file = write(tmp_path, "0002_b.sql", "CREATE TABLE b (x int); SELECT 1 / 0;")

    with pytest.raises(Exception, match="division by zero"):
        await migrate(empty_url, tmp_path)

    assert await asked(empty_url, "SELECT to_regclass('b')") is None
    assert await pending(empty_url, tmp_path) == ["0002_b.sql"]
    file.write_text("CREATE TABLE b (x int);")
    assert await migrate(empty_url, tmp_path) == ["0002_b.sql"]


async def test_runners_at_once_apply_once(empty_url: str, tmp_path: Path) -> None:
    write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int); SELECT pg_sleep(0.05);")
    write(tmp_path, "0002_b.sql", "INSERT INTO a VALUES (1);")

    done = await asyncio.gather(*(migrate(empty_url, tmp_path) for _ in range(4)))

    assert sorted(done, key=len) == [[], [], [], [*OWN, "0001_a.sql", "0002_b.sql"]]
    assert await asked(empty_url, "SELECT count(*) FROM a") == 1


async def test_table_in_use_is_not_waited_for_without_end(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.migrate.LOCK_TIMEOUT", "100ms")
    write(tmp_path, "0001_a.sql", "CREATE TABLE a (x int);")
    await migrate(empty_url, tmp_path)
    write(tmp_path, "0002_b.sql", "ALTER TABLE a ADD COLUMN y int;")
    busy = await connect_once(empty_url)
    try:
        async with busy.transaction():
            await busy.execute("SELECT * FROM a")
            with pytest.raises(Exception, match="lock timeout"):
                await migrate(empty_url, tmp_path)
    finally:
        await busy.close()

    assert await migrate(empty_url, tmp_path) == ["0002_b.sql"]
