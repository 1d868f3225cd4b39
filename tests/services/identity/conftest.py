"""Portnet ID as it runs: real HTTP, real database, real signatures, a relay that keeps mail."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller

from services.identity.app import create_app
from services.identity.settings import Settings
from shared.database import connect_once
from shared.settings import load
from tests.conftest import environment, free_port, serving
from tests.services.identity.acting import KEY_SECRET, SEED, House, Mailbox


@pytest.fixture(scope="session")
def mail() -> Any:
    """A relay."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield mailbox, controller.port
    controller.stop()


@pytest.fixture
async def open_house(
    database: Callable[[str], Awaitable[str]], issuer: Any, mail: Any
) -> AsyncIterator[Callable[..., Awaitable[House]]]:
    """Start Portnet ID with the seed; keyword arguments change its environment."""
    mailbox, smtp_port = mail
    mailbox.messages.clear()
    mailbox.down = False
    async with AsyncExitStack() as opened:

        async def begin(**changes: str) -> House:
            url, port = await database("identity"), free_port()
            variables = environment("identity", url, issuer, None) | {
                "OIDC_JWKS_URL": f"http://127.0.0.1:{port}/id/jwks",
                "IDENTITY_KEY_SECRET": KEY_SECRET,
                "IDENTITY_SMTP_HOST": "127.0.0.1",
                "IDENTITY_SMTP_PORT": str(smtp_port),
                "IDENTITY_MAIL_FROM": "portnet-id@portnet.example",
                # The real cost is measured by the bench; here it would only be waited for.
                "IDENTITY_ARGON2_MEMORY_KIB": "1024",
            }
            settings = load(Settings, "identity", variables | changes)
            app = create_app(settings)
            base = await opened.enter_async_context(serving(app, port))
            client = await opened.enter_async_context(httpx.AsyncClient(base_url=base))
            conn = await connect_once(url)
            opened.push_async_callback(conn.close)
            house = House(base, client, conn, url, mailbox, app, settings)
            await house.seed(**SEED)
            return house

        yield begin


@pytest.fixture
async def house(open_house: Callable[..., Awaitable[House]]) -> House:
    """A running Portnet ID with the seed."""
    return await open_house()
