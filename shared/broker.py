"""How is NATS reached, and what happens while it cannot be?

One connection a process, kept in the background through outages: nothing here ever waits for NATS
on behalf of a request.
"""

import asyncio
from typing import Any

import nats
from nats.aio.client import Client
from nats.js import JetStreamContext

from shared import telemetry
from shared.settings import BaseSettings

STREAM = "EVENTS"
CONNECT_TIMEOUT_SECONDS = 2
RECONNECT_WAIT_SECONDS = 0.5


def inbox_prefix(user: str) -> bytes:
    """Return the private prefix under which `user` receives replies: its only readable inbox."""
    return f"_INBOX_{user}".encode()


async def connect(url: str, user: str, password: str, name: str) -> Client:
    """Connect to NATS as `user`, retrying for ever, at first as well as later."""
    return await nats.connect(
        url,
        user=user,
        password=password,
        name=name,
        inbox_prefix=inbox_prefix(user),
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        reconnect_time_wait=RECONNECT_WAIT_SECONDS,
        max_reconnect_attempts=-1,
        ping_interval=20,
        max_outstanding_pings=2,
        error_cb=_on_error,
        disconnected_cb=_on_disconnect,
        reconnected_cb=_on_reconnect,
    )


class Broker:
    """The process's connection to NATS, opened in the background."""

    def __init__(self, settings: BaseSettings, name: str) -> None:
        self._settings = settings
        self._name = name
        self._client: Client | None = None
        self._opened = asyncio.Event()

    @property
    def is_connected(self) -> bool:
        """Whether NATS can be spoken to at this moment."""
        return self._client is not None and self._client.is_connected

    async def run(self) -> None:
        """Open the connection and hold it until cancelled; then flush and close."""
        settings = self._settings
        self._client = await connect(
            settings.nats_url, settings.nats_user, settings.nats_password.reveal(), self._name
        )
        self._opened.set()
        try:
            await asyncio.Event().wait()
        finally:
            try:
                await asyncio.wait_for(self._client.close(), 2)
            except (TimeoutError, nats.errors.Error):
                telemetry.log.warning("nats.closed_unclean")

    async def client(self) -> Client:
        """Return the client, waiting until the first connection stands."""
        await self._opened.wait()
        assert self._client is not None  # noqa: S101 - set before the event
        return self._client

    async def jetstream(self) -> JetStreamContext:
        """Return the JetStream context, waiting until the first connection stands."""
        return (await self.client()).jetstream(timeout=5)


async def _on_error(error: Exception) -> None:
    telemetry.log.warning("nats.error", error=repr(error))


async def _on_disconnect(*_: Any) -> None:
    telemetry.log.warning("nats.disconnected")


async def _on_reconnect(*_: Any) -> None:
    telemetry.log.info("nats.reconnected")
