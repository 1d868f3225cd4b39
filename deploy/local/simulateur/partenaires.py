"""How do the partner systems say things on NATS, each with its own credential?"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import PubAck
from nats.js.errors import Error as JetStreamError

from deploy.local.simulateur.flux import Message
from shared import broker
from shared.telemetry import log

ACK_SECONDS: Final = 10
PAUSE_SECONDS: Final = 1.0
REFUSALS: Final = 5
"""After so many tries on a connection that stands, a message is given up, and that is logged."""
_TROUBLE: Final = (NatsError, JetStreamError, TimeoutError, OSError)


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """How one partner signs in to NATS."""

    code: str
    nats_user: str
    nats_password: str


class Partenaires:
    """The connections of the partner systems, opened as each first speaks."""

    def __init__(self, url: str, credentials: Iterable[Credential]) -> None:
        self._url = url
        self._credentials: Mapping[str, Credential] = {one.code: one for one in credentials}
        self._clients: dict[str, Client] = {}
        self._streams: dict[str, JetStreamContext] = {}

    @property
    def codes(self) -> frozenset[str]:
        """Return the partners that have a credential."""
        return frozenset(self._credentials)

    async def say(self, messages: Sequence[Message]) -> None:
        """Say `messages` and return when the stream has acknowledged them, through outages.

        What is sent again carries the same id: the stream and the listeners recognise it.
        """
        waiting, tries = list(messages), 0
        while waiting:
            waiting = await self._send(waiting)
            if not waiting:
                return
            tries = tries + 1 if self._all_connected(waiting) else 0
            if tries >= REFUSALS:
                log.error("simulateur.refused", subjects=sorted({one.subject for one in waiting}))
                return
            await asyncio.sleep(PAUSE_SECONDS)

    async def close(self) -> None:
        """Close every connection."""
        closing = [asyncio.wait_for(client.close(), 2) for client in self._clients.values()]
        await asyncio.gather(*closing, return_exceptions=True)

    def _all_connected(self, messages: Iterable[Message]) -> bool:
        sources = {message.source for message in messages}
        return all(code in self._clients and self._clients[code].is_connected for code in sources)

    async def _send(self, messages: list[Message]) -> list[Message]:
        """Send `messages` without waiting in between; return those that nobody acknowledged."""
        sent: list[tuple[Message, asyncio.Future[PubAck]]] = []
        failed: list[Message] = []
        for message in messages:
            try:
                stream = await self._stream(message.source)
                headers = {} if message.mishap == "DOUBLON" else {"Nats-Msg-Id": message.id}
                acknowledged = await stream.publish_async(
                    message.subject, message.body, wait_stall=ACK_SECONDS, headers=headers
                )
            except _TROUBLE:
                failed.append(message)
            else:
                sent.append((message, acknowledged))
        if sent:
            await asyncio.wait([future for _, future in sent], timeout=ACK_SECONDS)
        for message, future in sent:
            if not future.done():
                future.cancel()
                failed.append(message)
            elif future.exception() is not None:
                failed.append(message)
        return failed

    async def _stream(self, code: str) -> JetStreamContext:
        if code not in self._streams:
            one = self._credentials[code]
            client = await broker.connect(
                self._url, one.nats_user, one.nats_password, f"simulateur {code}"
            )
            self._clients[code] = client
            self._streams[code] = client.jetstream(timeout=ACK_SECONDS)
        return self._streams[code]
