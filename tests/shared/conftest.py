"""A service of the tests' own, put together by `create_service` like every other, and its parts."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import nats
import pytest
from nats.aio.client import Client

from deploy.local import nats as local_nats
from deploy.local.process import Running
from shared.broker import Broker
from shared.database import Pool, connect, connect_once
from shared.service import create_service
from shared.settings import ServiceSettings, load
from shared.tasks import end
from tests.conftest import NatsServer, Started, environment, free_port, plain_client, serving
from tests.shared.essai import EFFECT, SERVICE
from tests.support.tokens import Issuer

House = Callable[..., Awaitable[Started]]


def settings_for(
    database_url: str, issuer: Issuer, server: NatsServer | None, **changes: str
) -> ServiceSettings:
    """Return the settings of the tests' own service."""
    variables = environment(SERVICE, database_url, issuer, server, **changes)
    return load(ServiceSettings, SERVICE, variables)


@pytest.fixture
async def database_url(database: Callable[[str], Awaitable[str]]) -> str:
    """A database with the shared tables and one for effects."""
    url = await database("plain")
    conn = await connect_once(url)
    await conn.execute(EFFECT)
    await conn.close()
    return url


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Pool]:
    """A pool on that database."""
    opened = await connect(database_url, 4)
    yield opened
    opened.terminate()


@pytest.fixture
async def house(database_url: str, issuer: Issuer) -> AsyncIterator[House]:
    """Start a service with these routes: `house = await house([route])`, `nats=` to let it hear."""
    async with AsyncExitStack() as opened:

        async def begin(
            routes: Any = (),
            *,
            nats: NatsServer | None = None,
            url: str | None = None,
            **given: Any,
        ) -> Started:
            variables = given.pop("environment", {})
            settings = settings_for(url or database_url, issuer, nats, **variables)
            app = create_service(SERVICE, settings, routes=routes, **given)
            base_url = await opened.enter_async_context(serving(app))
            client = await opened.enter_async_context(plain_client(base_url))
            conn = await connect_once(database_url)
            opened.push_async_callback(conn.close)
            return Started(base_url, client, database_url, conn, app)

        yield begin


@asynccontextmanager
async def at_work(*works: Coroutine[Any, Any, None]) -> AsyncIterator[list[asyncio.Task[None]]]:
    """Let these run beside the test, and end them with it."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield tasks
    finally:
        await end(tasks)


@pytest.fixture
async def admin(clean_stream: NatsServer) -> AsyncIterator[Client]:
    """The administrator's connection to an empty NATS."""
    client = await nats.connect(clean_stream.admin_url)
    yield client
    await client.close()


@pytest.fixture
async def broker(
    clean_stream: NatsServer, database_url: str, issuer: Issuer
) -> AsyncIterator[Broker]:
    """The tests' service's connection to an empty NATS."""
    opened = Broker(settings_for(database_url, issuer, clean_stream), SERVICE)
    async with at_work(opened.run()):
        await opened.client()
        yield opened


class FrailNats:
    """A NATS server of the test's own, that can be killed and started again."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._port = free_port()
        self._passwords = local_nats.new_passwords()
        self._running: Running | None = None
        self.start()
        assert self._running is not None
        self.admin_url = self._running.url
        address = f"nats://{self.admin_url.rpartition('@')[2]}"
        self.server = NatsServer(address, self.admin_url, self._passwords)
        asyncio.run(local_nats.provision(self.admin_url))

    def start(self) -> None:
        """Start it, with what it had written."""
        everyone = local_nats.users(self._passwords)
        self._running = local_nats.start_nats(self._directory, self._port, everyone)

    def kill(self) -> None:
        """End it as a crash would."""
        assert self._running is not None
        self._running.kill()


@pytest.fixture
def frail_nats(tmp_path: Path) -> Iterator[FrailNats]:
    """A NATS server that the test may kill."""
    server = FrailNats(tmp_path / "nats")
    yield server
    server.kill()
