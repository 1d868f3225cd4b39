"""How did the database come to be what it is?

Numbered SQL files, forward only: first those of `shared/schema`, then the service's own. One
runner at a time (advisory lock); what was applied is remembered with its checksum and never edited.
"""

import asyncio
import hashlib
from pathlib import Path

from shared import telemetry
from shared.database import UNAVAILABLE, Connection, connect_once, run, value

SHARED = Path(__file__).parent / "schema"
MIGRATION_LOCK = 0x504D4947
"""Any constant ('PMIG' in ASCII); held by the one runner."""
LOCK_TIMEOUT = "4s"
"""A migration that cannot have its table within this gives up instead of stopping the portal."""
STATEMENT_TIMEOUT = "60s"
PATIENCE_SECONDS = 30


class MigrationError(SystemExit):
    """A file was edited after it was applied, or is missing; as an exit it prints itself."""


def files(service_directory: Path) -> list[Path]:
    """Return the migrations of a service, the shared ones first, each group in number order."""
    return [
        *sorted(SHARED.glob("*.sql")),
        *sorted((service_directory / "migrations").glob("*.sql")),
    ]


async def migrate(url: str, service_directory: Path) -> list[str]:
    """Bring the database at `url` up to date and return the names of what was applied.

    Waits up to 30 s for a database that is still starting.

    Raises: MigrationError — an applied file is missing or was edited.
    """
    conn = await _connect_patiently(url)
    try:
        await value(conn, "SELECT pg_advisory_lock($1)", MIGRATION_LOCK)
        return await _apply(conn, files(service_directory))
    finally:
        await conn.close()


async def pending(url: str, service_directory: Path) -> list[str]:
    """Return the names of the migrations that the database at `url` has not had."""
    conn = await connect_once(url)
    try:
        applied = await _applied(conn)
        return [path.name for path in files(service_directory) if path.name not in applied]
    finally:
        await conn.close()


async def _connect_patiently(url: str) -> Connection:
    for _ in range(PATIENCE_SECONDS * 2):
        try:
            return await connect_once(url)
        except UNAVAILABLE:
            await asyncio.sleep(0.5)
    return await connect_once(url)


async def _applied(conn: Connection) -> dict[str, str]:
    if await value(conn, "SELECT to_regclass('migration')") is None:
        return {}
    rows = await conn.fetch("SELECT name, checksum FROM migration")
    return {row["name"]: row["checksum"] for row in rows}


async def _apply(conn: Connection, paths: list[Path]) -> list[str]:
    await run(
        conn,
        """
        CREATE TABLE IF NOT EXISTS migration (
            name       text PRIMARY KEY,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """,
    )
    applied = await _applied(conn)
    if gone := set(applied) - {path.name for path in paths}:
        raise MigrationError(f"applied migrations have no file any more: {sorted(gone)}")
    done: list[str] = []
    for path in paths:
        sql = path.read_text(encoding="utf-8")
        checksum = hashlib.sha256(sql.encode()).hexdigest()
        if path.name in applied:
            if applied[path.name] != checksum:
                raise MigrationError(f"{path.name} was edited after it was applied; write another")
            continue
        async with conn.transaction():
            await run(conn, f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
            await run(conn, f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'")
            await conn.execute(sql)
            await run(
                conn, "INSERT INTO migration (name, checksum) VALUES ($1, $2)", path.name, checksum
            )
        telemetry.log.info("migration.applied", name=path.name)
        done.append(path.name)
    return done
