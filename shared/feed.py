"""How do the messages of a durable consumer come: at once when one comes, ahead when many do?

The server always has a request of ours to answer, so a message is handed over the moment it is
stored; in a flood the next ones have arrived before the present ones are handled. What is held
here is bounded, and given back when the reader leaves.

Source: NATS ADR-37 (consuming with pull requests, heartbeats and their accounting).
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from shared import telemetry

AHEAD = 1000
"""How many messages are asked for or held, at most."""
AHEAD_BYTES = 16 * 1024**2
EXPIRES_SECONDS = 30
HEARTBEAT_SECONDS = 2
SILENCE_SECONDS = 3 * HEARTBEAT_SECONDS
"""After so much silence the server has forgotten our request (it was killed, or a leader left)."""
LOOK_SECONDS = 0.25
_REQUEST_OVER, _CONFLICT = "408", "409"
_SECOND = 1_000_000_000


class Lost(Exception):  # noqa: N818 - a fact about the consumer, judged by the caller
    """The consumer is not there any more, or not as it was; it must be made again."""


class Feed:
    """What a durable consumer has for us."""

    def __init__(self, client: Client, stream: str, consumer: str) -> None:
        self.inbox: str = client.new_inbox()
        self._client = client
        self._subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}"
        self._held: deque[Msg] = deque()
        self._owed = 0
        self._connection = client.stats["reconnects"]
        self._now = asyncio.get_running_loop().time
        self._heard_at = self._now()
        self._arrived = asyncio.Event()
        self._lost: str | None = None
        self._closed = False

    async def take(self, limit: int) -> list[Msg]:
        """Return the messages that are here, at most `limit`, waiting for the first one.

        Returns none after `close`. Raises: Lost.
        """
        while not self._held and not self._closed:
            if self._lost is not None:
                raise Lost(self._lost)
            if self._client.is_closed:
                raise Lost("the connection has ended")
            self._arrived.clear()
            await self._ask()
            # Not wait_for: before Python 3.12 it can lose a cancellation to an arrival.
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._arrived.wait()
        if self._closed:
            return []
        taken = [self._held.popleft() for _ in range(min(limit, len(self._held)))]
        await self._ask()
        return taken

    def close(self) -> None:
        """End the reading: `take` neither waits nor gives anything any more."""
        self._closed = True
        self._arrived.set()

    async def hear(self, message: Msg) -> None:
        """Take in what the server answers: a message, or how a request fares."""
        self._heard_at = self._now()
        # Only the server's own words come without an address to acknowledge at: a publisher can
        # put any header on its message, a status too.
        if message.reply:
            self._held.append(message)
            self._owed = max(self._owed - 1, 0)
            self._arrived.set()
            return
        headers = message.headers or {}
        status, text = headers.get("Status", ""), headers.get("Description", "")
        if status.startswith("1"):
            return
        unmet = headers.get("Nats-Pending-Messages", "")
        self._owed = max(self._owed - int(unmet), 0) if unmet.isdigit() else 0
        if status == _REQUEST_OVER:
            self._arrived.set()
        elif status != _CONFLICT or "deleted" in text.lower():
            self._lost = f"{status} {text}".strip()
            self._arrived.set()

    async def give_back(self) -> None:
        """Return what is held to the consumer, for whoever reads next."""
        while self._held:
            await self._held.popleft().nak()

    async def _ask(self) -> None:
        silent = self._now() - self._heard_at > SILENCE_SECONDS
        if silent or self._client.stats["reconnects"] != self._connection:
            self._connection = self._client.stats["reconnects"]
            self._heard_at = self._now()
            self._owed = 0
        room = AHEAD - self._owed - len(self._held)
        if room < AHEAD // 2 or not self._client.is_connected:
            return
        request = {
            "batch": room,
            "max_bytes": AHEAD_BYTES,
            "expires": EXPIRES_SECONDS * _SECOND,
            "idle_heartbeat": HEARTBEAT_SECONDS * _SECOND,
        }
        self._owed += room
        await self._client.publish(self._subject, json.dumps(request).encode(), self.inbox)


@asynccontextmanager
async def reading(client: Client, stream: str, consumer: str) -> AsyncIterator[Feed]:
    """Open the feed of a durable consumer; at the end what was not taken is given back."""
    feed = Feed(client, stream, consumer)
    subscription = await client.subscribe(feed.inbox, cb=feed.hear)
    try:
        yield feed
    finally:
        try:
            await subscription.unsubscribe()
            await feed.give_back()
        except nats.errors.Error as error:
            telemetry.log.info("feed.left", error=repr(error))
