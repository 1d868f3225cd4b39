"""Does the embedded PostgreSQL keep services apart, and what they were told?"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from deploy.local import postgres as local_postgres
from deploy.local import unprivileged
from deploy.local.process import Running, StartFailed
from tests.conftest import free_port

PASSWORDS = {"dashboard": 'it\'s a "secret"', "billing": "another"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with databases for two services, set up twice."""
    running = local_postgres.start_postgres(
        tmp_path_factory.mktemp("local") / "data", free_port(), durable=False
    )
    yield running
    running.stop()


@pytest.fixture
async def databases(server: Running) -> Running:
    await local_postgres.create_databases(server.url, PASSWORDS)
    return server


async def enter(server: Running, user: str, database: str, password: str) -> asyncpg.Connection:
    return await asyncpg.connect(
        host="127.0.0.1", port=server.port, user=user, database=database, password=password
    )


async def test_service_works_in_its_own_database(databases: Running) -> None:
    conn = await enter(databases, "dashboard", "dashboard", PASSWORDS["dashboard"])

    await conn.execute("CREATE TABLE IF NOT EXISTS fact (n int); INSERT INTO fact VALUES (7)")
    kept = await conn.fetchval("SELECT max(n) FROM fact")
    version = await conn.fetchval("SHOW server_version")
    await conn.close()

    assert kept == 7
    assert version.startswith("18.")


@pytest.mark.parametrize("database", ["billing", "postgres", "template1"])
async def test_service_enters_no_other_database(databases: Running, database: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await enter(databases, "dashboard", database, PASSWORDS["dashboard"])


@pytest.mark.parametrize("password", ["", "wrong", PASSWORDS["billing"]])
async def test_nobody_enters_without_the_roles_password(databases: Running, password: str) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await enter(databases, "dashboard", "dashboard", password)


async def test_service_cannot_make_roles_or_databases_or_read_files(databases: Running) -> None:
    conn = await enter(databases, "billing", "billing", PASSWORDS["billing"])
    try:
        for statement in (
            "CREATE ROLE intruder",
            "CREATE DATABASE mine",
            "SELECT pg_read_file('/etc/passwd')",
            "COPY (SELECT 1) TO PROGRAM 'id'",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await conn.execute(statement)
    finally:
        await conn.close()


async def test_creating_again_keeps_data_and_renews_the_password(databases: Running) -> None:
    conn = await enter(databases, "billing", "billing", PASSWORDS["billing"])
    await conn.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
    await conn.close()

    await local_postgres.create_databases(databases.url, {"billing": "renewed"})

    conn = await enter(databases, "billing", "billing", "renewed")
    assert await conn.fetchval("SELECT to_regclass('kept') IS NOT NULL")
    await conn.close()


async def test_name_that_is_no_name_is_refused(databases: Running) -> None:
    with pytest.raises(ValueError, match="does not name a database"):
        await local_postgres.create_databases(databases.url, {'x"; DROP ROLE billing; --': "x"})


async def test_what_was_committed_survives_a_kill(tmp_path: Path) -> None:
    port = free_port()
    running = local_postgres.start_postgres(tmp_path / "data", port)
    conn = await asyncpg.connect(running.url)
    await conn.execute("CREATE TABLE fact (n int); INSERT INTO fact VALUES (42)")

    running.kill()
    again = local_postgres.start_postgres(tmp_path / "data", port)

    conn = await asyncpg.connect(again.url)
    assert await conn.fetchval("SELECT n FROM fact") == 42
    assert await conn.fetchval("SHOW synchronous_commit") == "on"
    assert await conn.fetchval("SHOW fsync") == "on"
    await conn.close()
    again.stop()
    assert again.process.returncode == 0


def test_second_server_on_a_port_says_why_it_cannot_start(server: Running, tmp_path: Path) -> None:
    with pytest.raises(StartFailed, match="Address already in use"):
        local_postgres.start_postgres(tmp_path / "data", server.port, durable=False)


def test_data_and_password_are_private(server: Running, tmp_path: Path) -> None:
    directory = Path(server.log).with_suffix("")

    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE(directory.with_name("data.password").stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives up rights")
def test_server_of_root_is_not_root_and_keeps_one_capability_at_most(server: Running) -> None:
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)

    who = unprivileged.account()
    assert who is not None
    assert fields["Uid"].split() == [str(who.pw_uid)] * 4
    assert fields["Gid"].split() == [str(who.pw_gid)] * 4
    assert fields["Groups"].split() == []
    assert int(fields["CapEff"], 16) & ~(1 << unprivileged.CAP_DAC_OVERRIDE) == 0
