"""A service of the tests' own, put together by `create_service` like every other."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from shared.database import Pool, connect, connect_once
from shared.service import create_service
from shared.settings import ServiceSettings, load
from tests.conftest import NatsServer, Started, environment, serving
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
            client = await opened.enter_async_context(httpx.AsyncClient(base_url=base_url))
            conn = await connect_once(database_url)
            opened.push_async_callback(conn.close)
            return Started(base_url, client, database_url, conn, app)

        yield begin
