"""How is Portnet ID put together?"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from litestar import Litestar

from shared import telemetry
from shared.database import UNAVAILABLE, listen_forever
from shared.service import Running, create_service

from .actions import backchannel, lost_device, notices, procurations
from .actions.keys import sweep
from .consumers import CONSUMERS
from .letters import Letters
from .means import make
from .pages import PAGES
from .relying_party import RelyingParties
from .routes import ROUTES
from .screens import Screens
from .settings import Settings

SWEEP_SECONDS = 3_600.0
LOGOUTS = "backchannel_logout"
"""What the database notifies when a client is to be told something."""
NOTICES = "notice"
"""The same for a mail that is to be sent."""
LOST_DEVICES = "appareil_perdu"
"""The same for a request for help that was decided."""


def create_app(settings: Settings) -> Litestar:
    """Return Portnet ID's application.

    Raises: SettingsError — the issuer or the key cannot be used.
    """
    means = make(settings)
    screens = Screens(means.origin, means.policy)
    letters = Letters(screens.texts)

    async def keep_house(running: Running) -> None:
        """Make signing keys when they are due, and forget what has expired."""
        while True:
            pause = SWEEP_SECONDS
            try:
                await means.keyring.signer(running.pool)
                await sweep(running.pool, settings.journal_days)
                while await procurations.expire(running.pool) == procurations.OVERDUE_AT_ONCE:
                    pass
            except UNAVAILABLE as error:
                telemetry.log.warning("sweep.postponed", error=type(error).__name__)
                pause = 5
            await asyncio.sleep(pause)

    async def tell_clients(running: Running) -> None:
        """Tell clients of sessions that ended, as soon as they do."""
        parties = RelyingParties(on_loopback=means.is_on_loopback)
        try:
            await _whenever(
                running, LOGOUTS, lambda: backchannel.deliver(running.pool, means, parties)
            )
        finally:
            await parties.close()

    async def tell_people(running: Running) -> None:
        """Mail people what happened to their accounts, as soon as it does."""
        await _whenever(running, NOTICES, lambda: notices.deliver(running.pool, means, letters))

    async def help_people(running: Running) -> None:
        """Carry out approved requests for help when their delay has passed."""
        await _whenever(running, LOST_DEVICES, lambda: lost_device.carry_out(running.pool))

    async def watch(_: Running) -> None:
        """Say in the metrics whether passwords, keys and pages keep anyone waiting."""
        await telemetry.watch_loop()

    return create_service(
        "identity",
        settings,
        routes=ROUTES,
        pages=PAGES,
        consumers=CONSUMERS,
        background=[keep_house, tell_clients, tell_people, help_people, watch],
        state={"means": means, "screens": screens, "letters": letters},
    )


async def _whenever(
    running: Running, channel: str, deliver: Callable[[], Awaitable[float | None]]
) -> None:
    """Deliver what waits: now, whenever the database notifies `channel`, and after the seconds
    that `deliver` returns.
    """
    woken = asyncio.Event()
    woken.set()
    url = running.settings.database_url.reveal()

    async def listen() -> None:
        await listen_forever(url, channel, lambda _: woken.set(), woken.set)

    listening = asyncio.create_task(listen())
    try:
        while True:
            woken.clear()
            try:
                pause = await deliver()
            except UNAVAILABLE as error:
                telemetry.log.warning(f"{channel}.postponed", error=type(error).__name__)
                pause = 5
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await woken.wait()
    finally:
        listening.cancel()
