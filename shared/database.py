"""How is a service's database spoken to?

Raw SQL through asyncpg: a row becomes a Struct by its column names, jsonb goes through msgspec, and
a violated constraint is known by its name. Only `shared` imports the driver.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import asyncpg
import msgspec

from shared import telemetry

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy
    from typing_extensions import TypeAliasType

    Connection = TypeAliasType(
        "Connection",
        "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
    )
    Pool = TypeAliasType("Pool", "asyncpg.Pool[asyncpg.Record]")
else:
    # Handlers name these types for their readers; the framework need not check them.
    Connection = Any
    Pool = Any

T = TypeVar("T")

UNAVAILABLE: tuple[type[BaseException], ...] = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.ReadOnlySQLTransactionError,
)
"""What the driver raises when the database is not there, as opposed to a wrong statement.

`InternalClientError` among it: a server's last word on an idle connection confuses the driver. A
database that is not there yet, does not know us yet or has become a standby is away as well.
"""

WRONG_VALUE: tuple[type[BaseException], ...] = (
    asyncpg.DataError,
    asyncpg.CharacterNotInRepertoireError,
    asyncpg.DatetimeFieldOverflowError,
    asyncpg.InvalidTextRepresentationError,
    asyncpg.NumericValueOutOfRangeError,
    asyncpg.StringDataRightTruncationError,
    asyncpg.UntranslatableCharacterError,
)
"""What a value raises that the database cannot hold: NUL in a text, a number or a year too large.

Source: PostgreSQL, appendix A, class 22 (data exception).
"""

ACQUIRE_TIMEOUT_SECONDS = 5.0
"""How long a request waits for a connection before it is told 503; below the gateway's 30 s."""
COMMAND_TIMEOUT_SECONDS = 30.0
"""How long one statement may take; a server that stopped answering is noticed by it."""


def is_wrong_value(error: BaseException) -> bool:
    """Say whether `error` is about a value that cannot be kept, and not about the statement."""
    # Not by inheritance: every error of class 22 is a DataError, a division by zero too.
    return type(error) in WRONG_VALUE


class _Lent(asyncpg.Connection):
    """A connection that is given back as it was lent: nothing here sets, locks or listens for a
    session with it, so that cleaning up after each request would be a round trip for nothing. An
    open transaction is rolled back all the same.
    """

    def get_reset_query(self) -> str:
        """Return nothing to be run when a connection is given back."""
        return ""


async def connect(url: str, size: int, name: str = "pmpce") -> Pool:
    """Return a pool of at most `size` connections; opens none yet, so it succeeds with the
    database down.
    """
    return await asyncpg.create_pool(
        url,
        min_size=0,
        max_size=size,
        init=_prepare,
        connection_class=_Lent,
        timeout=ACQUIRE_TIMEOUT_SECONDS,
        command_timeout=COMMAND_TIMEOUT_SECONDS,
        server_settings={"application_name": name},
    )


@asynccontextmanager
async def lend(pool: Pool) -> AsyncIterator[Connection]:
    """Lend a connection of `pool` for the block.

    Raises: TimeoutError — all are lent, for longer than a request can wait.
    """
    async with pool.acquire(timeout=ACQUIRE_TIMEOUT_SECONDS) as connection:
        yield connection


async def connect_once(url: str, command_timeout: float | None = None) -> Connection:
    """Return one connection outside any pool (migrations, listeners, commands).

    Raises: the errors in `UNAVAILABLE`.
    """
    connection = await asyncpg.connect(
        url, timeout=ACQUIRE_TIMEOUT_SECONDS, command_timeout=command_timeout
    )
    await _prepare(connection)
    return connection


async def _prepare(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: msgspec.json.encode(value).decode(),
        decoder=msgspec.json.decode,
    )
    # The driver's own UUID subclass is not taken for a UUID by msgspec.
    await connection.set_type_codec(
        "uuid",
        schema="pg_catalog",
        encoder=lambda value: (value if isinstance(value, UUID) else UUID(value)).bytes,
        decoder=lambda value: UUID(bytes=bytes(value)),
        format="binary",
    )


async def one(conn: Connection, kind: type[T], sql: str, *arguments: Any) -> T | None:
    """Run `sql` and return its first row as `kind`, None when there is no row."""
    row = await conn.fetchrow(sql, *arguments)
    return None if row is None else msgspec.convert(dict(row), kind)


async def many(conn: Connection, kind: type[T], sql: str, *arguments: Any) -> list[T]:
    """Run `sql` and return its rows as a list of `kind`."""
    rows = await conn.fetch(sql, *arguments)
    return [msgspec.convert(dict(row), kind) for row in rows]


async def value(conn: Connection, sql: str, *arguments: Any) -> Any:
    """Run `sql` and return the first column of its first row, None when there is no row."""
    return await conn.fetchval(sql, *arguments)


async def run(conn: Connection, sql: str, *arguments: Any) -> int:
    """Run `sql` and return how many rows it touched."""
    status = await conn.execute(sql, *arguments)
    last = status.rpartition(" ")[2]
    return int(last) if last.isdigit() else 0


def violated(error: BaseException) -> str | None:
    """Return the name of the constraint that `error` reports as violated, if it does."""
    if isinstance(error, asyncpg.IntegrityConstraintViolationError):
        name: str | None = error.constraint_name
        return name
    return None


@asynccontextmanager
async def listening(
    url: str, channel: str, heard: Callable[[str], None]
) -> AsyncIterator[Connection]:
    """Open a connection that calls `heard(payload)` for every NOTIFY on `channel`.

    Raises: the errors in `UNAVAILABLE`, also later, from the caller's own use of the connection.
    """
    connection = await connect_once(url, COMMAND_TIMEOUT_SECONDS)
    try:
        await connection.add_listener(channel, lambda *said: heard(str(said[3])))
        yield connection
    finally:
        try:
            await asyncio.wait_for(connection.close(), 2)
        except UNAVAILABLE:
            connection.terminate()


async def listen_forever(
    url: str, channel: str, heard: Callable[[str], None], reconnected: Callable[[], None]
) -> None:
    """Call `heard(payload)` for every NOTIFY on `channel`, through outages, until cancelled.

    `reconnected` is called each time the connection stands (anew): what was said meanwhile was
    lost, so the caller must look for itself.
    """
    pause = 0.2
    while True:
        try:
            async with listening(url, channel, heard) as connection:
                reconnected()
                pause = 0.2
                while True:
                    # Notifications arrive by themselves; this notices a dead connection.
                    await asyncio.sleep(5)
                    await connection.execute("SELECT 1")
        except UNAVAILABLE as error:
            telemetry.log.warning("listener.lost", channel=channel, error=type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5)
