"""The gateway as a process of its own, before services of the tests."""

import asyncio
import base64
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from tests.conftest import NatsServer, free_port, plain_client
from tests.gateway.browser import Browser
from tests.gateway.provider import Provider
from tests.gateway.provider import serving as serving_provider
from tests.gateway.running import Running
from tests.gateway.upstream import Service
from tests.gateway.upstream import serving as serving_service
from tests.support.tokens import Issuer

CLIENT_ID = "gateway"
CLIENT_SECRET = "a secret of the tests"
SESSION_KEY = base64.urlsafe_b64encode(b"k" * 32).decode()
START_SECONDS = 30


Starter = Callable[..., Awaitable[Running]]


async def launch(
    opened: AsyncExitStack,
    directory: Path,
    *,
    issuer: Issuer,
    nats: NatsServer,
    service: Service,
    provider: Provider,
    port: int | None = None,
    **changes: str,
) -> Running:
    """Start a gateway process; it is stopped when `opened` closes."""
    port, admin_port = port or free_port(), free_port()
    portal = changes.pop("PORTAL_URL", provider.portal)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "GATEWAY_PORT": str(port),
        "GATEWAY_ADMIN_PORT": str(admin_port),
        "GATEWAY_NATS_USER": "gateway",
        "GATEWAY_NATS_PASSWORD": nats.users["gateway"],
        "GATEWAY_CLIENT_ID": CLIENT_ID,
        "GATEWAY_CLIENT_SECRET": CLIENT_SECRET,
        "GATEWAY_SESSION_KEY": SESSION_KEY,
        "GATEWAY_WEB_DIR": str(Path(__file__).parent / "dist"),
        "GATEWAY_REQUESTS_PER_MINUTE": "60000",
        "GATEWAY_ADDRESS_REQUESTS_PER_MINUTE": "60000",
        "GATEWAY_FAILURES_PER_MINUTE": "60000",
        "NATS_URL": nats.url,
        "OIDC_ISSUER": provider.issuer,
        "OIDC_AUDIENCE": provider.audience,
        "OIDC_JWKS_URL": issuer.jwks_url,
        "PORTAL_URL": portal,
        "IDENTITY_URL": provider.url,
        "DASHBOARD_URL": service.url,
        "CATALOG_URL": service.url,
        "HELPDESK_URL": service.url,
        "ASSISTANT_URL": service.url,
        "BILLING_URL": f"http://127.0.0.1:{free_port()}",
    } | changes
    log = directory / f"gateway-{port}.log"
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "gateway", "serve", env=environment, stdout=out, stderr=out
        )
    client = await opened.enter_async_context(plain_client(f"http://localhost:{port}", timeout=20))
    running = Running(port, admin_port, process, log, client)

    async def stop() -> None:
        if not running.stopped:
            await running.stop()

    opened.push_async_callback(stop)
    began = time.monotonic()
    while True:
        try:
            await client.get("/health/live")
            return running
        except httpx.TransportError:
            if process.returncode is not None or time.monotonic() - began > START_SECONDS:
                raise AssertionError(f"the gateway did not start:\n{log.read_text()}") from None
            await asyncio.sleep(0.02)


@pytest.fixture(scope="session")
async def service() -> AsyncIterator[Service]:
    """The service that every prefix but billing leads to."""
    async with serving_service() as running:
        yield running


@pytest.fixture(autouse=True)
def _afresh(service: Service, provider: Provider) -> None:
    service.forget()
    provider.forget()


@pytest.fixture(scope="session")
async def provider(issuer: Issuer) -> AsyncIterator[Provider]:
    """An OpenID provider that speaks the protocol with the tests' own key."""
    async with serving_provider(issuer, CLIENT_ID, CLIENT_SECRET) as running:
        yield running


@pytest.fixture(scope="session")
async def gateway(
    tmp_path_factory: pytest.TempPathFactory,
    issuer: Issuer,
    nats_server: NatsServer,
    service: Service,
    provider: Provider,
) -> AsyncIterator[Running]:
    """The gateway that most tests share."""
    async with AsyncExitStack() as opened:
        yield await launch(
            opened,
            tmp_path_factory.mktemp("gateway"),
            issuer=issuer,
            nats=nats_server,
            service=service,
            provider=provider,
        )


@pytest.fixture
def browser(gateway: Running, provider: Provider) -> Browser:
    """A browser that nobody has signed in with."""
    return Browser(gateway, provider)


@pytest.fixture
async def start_gateway(
    tmp_path: Path,
    issuer: Issuer,
    nats_server: NatsServer,
    service: Service,
    provider: Provider,
) -> AsyncIterator[Starter]:
    """Start a gateway of the test's own: `await start_gateway(GATEWAY_BURST_SECONDS="1")`."""
    async with AsyncExitStack() as opened:

        async def start(**changes: str) -> Running:
            given = {"nats": nats_server, "service": service} | {
                name: changes.pop(name) for name in ("nats", "service", "port") if name in changes
            }
            return await launch(
                opened, tmp_path, issuer=issuer, provider=provider, **given, **changes
            )

        yield start


@pytest.fixture
def bearer(issuer: Issuer, provider: Provider) -> dict[str, str]:
    """The header of an API client."""
    return issuer.bearer(iss=provider.issuer, aud=[provider.audience])
