"""How is Portnet ID put together?"""

import asyncio

from litestar import Litestar

from shared import telemetry
from shared.database import UNAVAILABLE
from shared.service import Running, create_service

from .actions.keys import sweep
from .letters import Letters
from .means import make
from .pages import PAGES
from .routes import ROUTES
from .screens import Screens
from .settings import Settings

SWEEP_SECONDS = 3_600.0


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

    return create_service(
        "identity",
        settings,
        routes=ROUTES,
        pages=PAGES,
        background=[keep_house],
        state={"means": means, "screens": screens, "letters": Letters(screens.texts)},
    )
