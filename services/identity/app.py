"""How is Portnet ID put together?"""

import asyncio
import contextlib

from litestar import Litestar

from shared import telemetry
from shared.database import UNAVAILABLE, listen_forever
from shared.service import Running, create_service

from .actions.backchannel import deliver
from .actions.keys import sweep
from .letters import Letters
from .means import make
from .pages import PAGES
from .relying_party import RelyingParties
from .routes import ROUTES
from .screens import Screens
from .settings import Settings

SWEEP_SECONDS = 3_600.0
CHANNEL = "backchannel_logout"
"""What the database notifies when a client is to be told something."""


def create_app(settings: Settings) -> Litestar:
    """Return Portnet ID's application.

    Raises: SettingsError — the issuer or the key cannot be used.
    """
    means = make(settings)
    screens = Screens(means.origin)

    async def keep_house(running: Running) -> None:
        """Make signing keys when they are due, and forget what has expired."""
        while True:
            pause = SWEEP_SECONDS
            try:
                await means.keyring.signer(running.pool)
                await sweep(running.pool)
            except UNAVAILABLE as error:
                telemetry.log.warning("sweep.postponed", error=type(error).__name__)
                pause = 5
            await asyncio.sleep(pause)

    async def tell_clients(running: Running) -> None:
        """Tell clients of sessions that ended, as soon as they do."""
        woken = asyncio.Event()
        woken.set()
        url = settings.database_url.reveal()
        parties = RelyingParties()

        async def listen() -> None:
            await listen_forever(url, CHANNEL, lambda _: woken.set(), woken.set)

        listening = asyncio.create_task(listen())
        try:
            while True:
                woken.clear()
                try:
                    pause = await deliver(running.pool, means, parties)
                except UNAVAILABLE as error:
                    telemetry.log.warning("backchannel.postponed", error=type(error).__name__)
                    pause = 5
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), pause)
        finally:
            listening.cancel()
            await parties.close()

    return create_service(
        "identity",
        settings,
        routes=ROUTES,
        pages=PAGES,
        background=[keep_house, tell_clients],
        state={"means": means, "screens": screens, "letters": Letters(screens.texts)},
    )
