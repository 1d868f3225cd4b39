"""Portnet ID as it runs: real HTTP, real database, real signatures, a relay that keeps mail."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import msgspec
import pytest
from aiosmtpd.controller import Controller

from services.identity.actions import entreprises
from services.identity.app import create_app
from services.identity.means import make
from services.identity.settings import Settings
from shared import clock
from shared.database import connect, connect_once
from shared.settings import load
from tests.conftest import Templates, environment, free_port, plain_client, serving
from tests.services.identity.acting import KEY_SECRET, SEED, House, Mailbox
from tests.services.identity.desk import Desk
from tests.services.identity.members import PEOPLE

OPENED: dict[str, Any] = {}
"""The signing keys that were opened: a tenth of a second each, and most houses have the same."""


@pytest.fixture(scope="session")
def mail() -> Any:
    """A relay."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield mailbox, controller.port
    controller.stop()


def variables(url: str, port: int, smtp_port: int, issuer: Any) -> dict[str, str]:
    """Return the environment of a Portnet ID in tests."""
    return environment("identity", url, issuer, None) | {
        "OIDC_JWKS_URL": f"http://127.0.0.1:{port}/id/jwks",
        "IDENTITY_KEY_SECRET": KEY_SECRET,
        "IDENTITY_SMTP_HOST": "127.0.0.1",
        "IDENTITY_SMTP_PORT": str(smtp_port),
        "IDENTITY_MAIL_FROM": "portnet-id@portnet.example",
        "IDENTITY_SMS_MAIL_DOMAIN": "sms.portnet.example",
        # The real cost is measured by the bench; here it would only be waited for.
        "IDENTITY_ARGON2_MEMORY_KIB": "1024",
    }


@pytest.fixture(scope="session")
async def seeded(templates: Templates, issuer: Any) -> str:
    """The name of a database that has been seeded once, from which each test's own is cloned."""
    url = await templates.clone("identity")
    means = make(load(Settings, "identity", variables(url, 1, 1, issuer)))
    pool = await connect(url, 2)
    try:
        await entreprises.seed(pool, means, msgspec.json.encode(SEED))
        # An RSA key takes longer to make than most tests take: theirs is made here, once.
        await means.keyring.signer(pool)
        async with pool.acquire() as conn:
            await conn.execute("DELETE FROM outbox")
    finally:
        await pool.close()
    return url.rpartition("/")[2]


@asynccontextmanager
async def opening(
    templates: Templates, seeded: str, issuer: Any, mail: Any
) -> AsyncIterator[Callable[..., Awaitable[House]]]:
    """Give a function that starts a Portnet ID with a database of its own."""
    mailbox, smtp_port = mail
    async with AsyncExitStack() as opened:

        async def begin(*, port: int | None = None, **changes: str) -> House:
            name, port = f"{seeded}_{clock.new_id().hex}", port or free_port()
            await templates._execute(f'CREATE DATABASE "{name}" TEMPLATE "{seeded}"')
            url = templates.url(name)
            opened.push_async_callback(templates.drop, url)
            settings = load(Settings, "identity", variables(url, port, smtp_port, issuer) | changes)
            app = create_app(settings)
            if not changes:
                app.state.means.keyring._opened = OPENED
            base = await opened.enter_async_context(serving(app, port))
            client = await opened.enter_async_context(plain_client(base))
            conn = await connect_once(url)
            opened.push_async_callback(conn.close)
            return House(base, client, conn, url, mailbox, app, settings)

        yield begin


@pytest.fixture
async def open_house(
    templates: Templates, seeded: str, issuer: Any, mail: Any
) -> AsyncIterator[Callable[..., Awaitable[House]]]:
    """Start Portnet ID with the seed; keyword arguments change its environment."""
    mail[0].messages.clear()
    mail[0].down = False
    async with opening(templates, seeded, issuer, mail) as begin:
        yield begin


@pytest.fixture
async def house(open_house: Callable[..., Awaitable[House]]) -> House:
    """A running Portnet ID with the seed."""
    return await open_house()


@pytest.fixture(scope="session")
async def still_house(
    templates: Templates, seeded: str, issuer: Any, mail: Any
) -> AsyncIterator[House]:
    """A running Portnet ID shared by tests that change nothing another could notice."""
    async with opening(templates, seeded, issuer, mail) as begin:
        yield await begin()


@pytest.fixture
async def desk(house: House) -> Desk:
    """The operator, signed in at a desk of their own."""
    return Desk(house, await house.sign_in(username="operateur"))


@pytest.fixture
async def company(house: House) -> House:
    """A running Portnet ID with a company of two administrators, and another company."""
    await house.seed(users=PEOPLE)
    house.mailbox.messages.clear()
    return house
