"""The servers and databases that tests stand on: real PostgreSQL, real NATS, a database per test.

Uses `TEST_DATABASE_URL` (an administrator's URL) and `TEST_NATS_URL` (with an administrator) when
they are given, otherwise servers of its own from the wheels.
"""

import asyncio
import gc
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import nats
import pytest
import uvicorn
from litestar import Litestar
from nats.js.errors import NotFoundError

from deploy.local import nats as local_nats
from deploy.local import postgres as local_postgres
from shared import telemetry
from shared.broker import STREAM
from shared.command import directory
from shared.database import Connection, connect_once
from shared.migrate import migrate
from tests.support.memory import in_memory
from tests.support.stack import portal as portal  # noqa: PLC0414 - a fixture for all tests below
from tests.support.tokens import AUDIENCE, ISSUER, PORTAL, Issuer

SERVICES = ("identity", "dashboard", "billing", "catalog", "helpdesk", "assistant")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what lasts as long as the tests: all modules and
    thousands of tests, which it would search anew after every few applications.
    """
    gc.collect()
    gc.freeze()


def free_port() -> int:
    """Return a TCP port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session", autouse=True)
def _telemetry() -> None:
    telemetry.configure("tests", "info", None)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An administrator's URL of a PostgreSQL server."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    with in_memory(tmp_path_factory.mktemp("postgres")) as directory:
        running = local_postgres.start_postgres(directory / "data", free_port(), durable=False)
        yield running.url
        running.stop()


@dataclass(frozen=True)
class NatsServer:
    """A NATS server with the stream, and who may speak to it."""

    url: str
    """Without credentials."""
    admin_url: str
    """With those of the administrator, who may say and hear everything."""
    users: dict[str, str]
    """User to password: each service, the gateway, partners and `nats_admin`."""


@pytest.fixture(scope="session")
def nats_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    """A NATS server with JetStream, users and permissions as in the one-machine stack."""
    passwords = local_nats.new_passwords()
    running = local_nats.start_nats(
        tmp_path_factory.mktemp("nats"), free_port(), local_nats.users(passwords)
    )
    asyncio.run(local_nats.provision(running.url))
    yield NatsServer(f"nats://{running.url.rpartition('@')[2]}", running.url, passwords)
    running.stop()


@pytest.fixture
async def clean_stream(nats_server: NatsServer) -> NatsServer:
    """The NATS server with nothing in its streams and no consumers of services."""
    client = await nats.connect(nats_server.admin_url)
    try:
        jetstream = client.jetstream()
        for service in SERVICES:
            with suppress(NotFoundError):
                await jetstream.delete_consumer(STREAM, service)
        await jetstream.purge_stream(STREAM)
        await jetstream.purge_stream(local_nats.DEAD_LETTERS)
    finally:
        await client.close()
    return nats_server


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Issuer:
    """Portnet ID's signing key, as far as services are concerned."""
    return Issuer(tmp_path_factory.mktemp("issuer"))


class Templates:
    """A migrated database per service, from which each test's own is cloned."""

    def __init__(self, admin_url: str) -> None:
        self.admin_url = admin_url
        self._made: set[str] = set()
        self._count = 0

    def url(self, name: str) -> str:
        """Return the URL of the database `name` on the same server."""
        return self.admin_url.rpartition("/")[0] + "/" + name

    async def clone(self, service: str) -> str:
        """Return the URL of a fresh database with the service's tables."""
        template = f"template_{service}"
        if service not in self._made:
            await self._execute(f'DROP DATABASE IF EXISTS "{template}"')
            await self._execute(f'CREATE DATABASE "{template}"')
            await migrate(self.url(template), directory(service))
            self._made.add(service)
        self._count += 1
        name = f"test_{os.getpid()}_{self._count}_{service}"
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Drop a database made by `clone`, whoever is still connected."""
        await self._execute(f'DROP DATABASE IF EXISTS "{url.rpartition("/")[2]}" WITH (FORCE)')

    async def _execute(self, sql: str) -> None:
        admin = await connect_once(self.admin_url)
        try:
            await admin.execute(sql)
        finally:
            await admin.close()


@pytest.fixture(scope="session")
def templates(postgres: str) -> Templates:
    """The migrated template databases."""
    return Templates(postgres)


@pytest.fixture
async def database(templates: Templates) -> AsyncIterator[Callable[[str], Awaitable[str]]]:
    """Return the URL of a fresh database of a service: `url = await database("billing")`."""
    made: list[str] = []

    async def make(service: str) -> str:
        url = await templates.clone(service)
        made.append(url)
        return url

    yield make
    for url in made:
        await templates.drop(url)


@pytest.fixture
async def connection(
    database: Callable[[str], Awaitable[str]],
) -> AsyncIterator[Callable[[str], Awaitable[Connection]]]:
    """Return a connection to a fresh database: `conn = await connection("billing")`."""
    async with AsyncExitStack() as opened:

        async def make(service_or_url: str) -> Connection:
            known = service_or_url.startswith("postgres")
            url = service_or_url if known else await database(service_or_url)
            conn = await connect_once(url)
            opened.push_async_callback(conn.close)
            return conn

        yield make


class QuietServer(uvicorn.Server):
    """A server inside the tests' own loop that leaves the process's signals alone."""

    def capture_signals(self) -> Any:
        """Capture nothing."""
        return nullcontext()


@asynccontextmanager
async def serving(app: Any, port: int | None = None) -> AsyncIterator[str]:
    """Serve an ASGI application over real HTTP and give its URL."""
    config = uvicorn.Config(
        app,
        port=port or free_port(),
        log_config=None,
        access_log=False,
        proxy_headers=False,
        lifespan="on",
        timeout_graceful_shutdown=2,
    )
    server = QuietServer(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            raise RuntimeError("the application did not start") from task.exception()
        await asyncio.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{config.port}"
    finally:
        running = getattr(getattr(app, "state", None), "running", None)
        if running is not None:
            running.broadcast.close()
        server.should_exit = True
        await task


def plain_client(base_url: str, **options: Any) -> httpx.AsyncClient:
    """Return a client of a server without TLS: it reads no certificates, which would take longer
    than all its requests.
    """
    return httpx.AsyncClient(base_url=base_url, verify=False, **options)


def environment(
    service: str, database_url: str, issuer: Issuer, server: NatsServer | None, **changes: str
) -> dict[str, str]:
    """Return the environment of a service in tests; `changes` are full variable names."""
    prefix = service.upper()
    return {
        f"{prefix}_DATABASE_URL": database_url,
        f"{prefix}_NATS_USER": service,
        f"{prefix}_NATS_PASSWORD": server.users[service] if server else "none",
        f"{prefix}_PORT": str(free_port()),
        "NATS_URL": server.url if server else "nats://127.0.0.1:9",
        "OIDC_ISSUER": ISSUER,
        "OIDC_AUDIENCE": AUDIENCE,
        "OIDC_JWKS_URL": issuer.jwks_url,
        "PORTAL_URL": PORTAL,
        "ROLES": "http,events" if server else "http",
    } | changes


@dataclass(frozen=True)
class Started:
    """A service that answers over HTTP, with its database."""

    url: str
    client: httpx.AsyncClient
    database_url: str
    conn: Connection
    app: Litestar


@pytest.fixture
async def start(
    database: Callable[[str], Awaitable[str]],
    issuer: Issuer,
) -> AsyncIterator[Callable[..., Awaitable[Started]]]:
    """Start a service's real application: `house = await start("billing")`.

    `nats=` gives it a NATS server (and its relay and consumer), `environment=` more variables.
    """
    import importlib  # noqa: PLC0415 - services are named by tests

    from shared.settings import load  # noqa: PLC0415 - same

    async with AsyncExitStack() as opened:

        async def begin(
            service: str,
            *,
            nats: NatsServer | None = None,
            url: str | None = None,
            **changes: str,
        ) -> Started:
            url = url or await database(service)
            variables = environment(service, url, issuer, nats, **changes)
            settings_module = importlib.import_module(f"services.{service}.settings")
            app_module = importlib.import_module(f"services.{service}.app")
            settings = load(settings_module.Settings, service, variables)
            app = app_module.create_app(settings)
            base_url = await opened.enter_async_context(serving(app))
            client = await opened.enter_async_context(plain_client(base_url))
            conn = await connect_once(url)
            opened.push_async_callback(conn.close)
            return Started(base_url, client, url, conn, app)

        yield begin


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).parent.parent
