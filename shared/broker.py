"""How is NATS reached, and what happens while it cannot be?

One connection a process, kept in the background through outages: nothing here ever waits for NATS
on behalf of a request.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js import JetStreamContext

from shared import telemetry
from shared.settings import BaseSettings

STREAM = "EVENTS"
CONNECT_TIMEOUT_SECONDS = 2
RECONNECT_WAIT_SECONDS = 0.5
PING_SECONDS = 5
"""A server that answers neither of two pings is taken for dead."""
LOOK_SECONDS = 0.5
GIVE_UP_SECONDS = 10.0
"""A connection that has not come back by itself for so long is replaced by a new one."""


def inbox_prefix(user: str) -> bytes:
    """Return the private prefix under which `user` receives replies: its only readable inbox."""
    return f"_INBOX_{user}".encode()


async def connect(url: str, user: str, password: str, name: str) -> Client:
    """Connect to NATS as `user`, retrying for ever, at first as well as later."""
    client = Client()

    async def disconnected() -> None:
        if not client.is_closed:  # who closes it knows
            telemetry.log.warning("nats.disconnected")

    await client.connect(
        url,
        user=user,
        password=password,
        name=name,
        inbox_prefix=inbox_prefix(user),
        connect_timeout=CONNECT_TIMEOUT_SECONDS,
        reconnect_time_wait=RECONNECT_WAIT_SECONDS,  # type: ignore[arg-type]  # fractions work
        max_reconnect_attempts=-1,
        ping_interval=PING_SECONDS,
        max_outstanding_pings=2,
        error_cb=_on_error,
        disconnected_cb=disconnected,
        reconnected_cb=_on_reconnect,
    )
    return client


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
        """Open the connection and hold it until cancelled; then flush and close.

        The client reconnects by itself, with two exceptions: it ends for good at an error that the
        server reports (a password that has changed, a slow consumer), and an unexpected exception
        may end its reconnecting silently. It is replaced then.
        """
        settings = self._settings
        while True:
            self._client = client = await connect(
                settings.nats_url, settings.nats_user, settings.nats_password.reveal(), self._name
            )
            self._opened.set()
            try:
                await _lost(client)
                telemetry.log.warning("nats.connection_replaced")
            finally:
                self._opened.clear()
                await _close(client)

    async def client(self) -> Client:
        """Return the client, waiting until a connection stands that can be used or will come back.

        Ask anew for each piece of work: after some failures it is another client.
        """
        await self._opened.wait()
        assert self._client is not None  # noqa: S101 - set before the event
        return self._client

    async def hear(self, subjects: Sequence[str], tell: Callable[[bytes], None]) -> None:
        """Give `tell` the body of whatever is said on `subjects`, for ever.

        What is said while the connection is away is not heard: for what may be missed only.
        """

        async def heard(message: Msg) -> None:
            tell(message.data)

        while True:
            client = await self.client()
            # One that ended in this very moment is replaced soon.
            with suppress(nats.errors.Error):
                for subject in subjects:
                    await client.subscribe(subject, cb=heard)
            await _lost(client)

    async def jetstream(self) -> JetStreamContext:
        """Return the JetStream context of `client()`."""
        return (await self.client()).jetstream(timeout=5)


async def _lost(client: Client) -> None:
    """Return when `client` has ended, or has been away too long to be waited for."""
    clock = asyncio.get_running_loop().time
    seen_at = clock()
    while not client.is_closed:
        if client.is_connected:
            seen_at = clock()
        elif clock() - seen_at > GIVE_UP_SECONDS:
            return
        await asyncio.sleep(LOOK_SECONDS)


async def _close(client: Client) -> None:
    with suppress(TimeoutError, OSError, nats.errors.Error):
        await asyncio.wait_for(client.close(), 2)


async def _on_error(error: Exception) -> None:
    telemetry.log.warning("nats.error", error=repr(error))


async def _on_reconnect(*_: Any) -> None:
    telemetry.log.info("nats.reconnected")
