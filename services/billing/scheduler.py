"""What does billing do by itself, when the clock says so?"""

import asyncio
from contextlib import suppress

from shared.database import UNAVAILABLE
from shared.service import Running
from shared.telemetry import log

from .actions import expire_due


async def expire_packages(running: Running) -> None:
    """Close packages past their last day, again and again, through outages of the database."""
    interval: int = running.settings.expiry_interval_seconds
    while not running.stopping.is_set():
        try:
            async with running.pool.acquire() as conn:
                # A batch at a time, so that a backlog never holds one long transaction.
                while await expire_due(conn):
                    pass
        except UNAVAILABLE as error:
            log.warning("expiry.database_lost", error=type(error).__name__)
        with suppress(TimeoutError):
            async with asyncio.timeout(interval):
                await running.stopping.wait()
