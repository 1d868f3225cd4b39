"""How do the partner systems say things on NATS, each with its own credential?"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from deploy.local.simulateur.flux import Message
from shared import broker
from shared.telemetry import log

ACK_SECONDS: Final = 10.0
"""How long the stream's answers are waited for before what lacks one is sent again."""
PAUSE_SECONDS: Final = 1.0
"""Before sending again."""
REFUSALS: Final = 5
"""After so many tries on a connection that stands, a message is given up, and that is logged."""
_TROUBLE: Final = (NatsError, TimeoutError, OSError)


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """How one partner signs in to NATS."""

    code: str
    nats_user: str
    nats_password: str


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """A partner's open connection, and where it is answered."""

    client: Client
    inbox: str


class Partenaires:
    """The connections of the partner systems, opened as each first speaks."""

    def __init__(
        self,
        url: str,
        credentials: Iterable[Credential],
        *,
        ack_seconds: float = ACK_SECONDS,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._url = url
        self._ack_seconds, self._pause_seconds = ack_seconds, pause_seconds
        self._credentials: Mapping[str, Credential] = {one.code: one for one in credentials}
        self._lines: dict[str, _Line] = {}
        self._sent = 0
        self._awaited: dict[str, Message] = {}
        self._all_answered = asyncio.Event()

    @property
    def codes(self) -> frozenset[str]:
        """Return the partners that have a credential."""
        return frozenset(self._credentials)

    async def say(self, messages: Sequence[Message]) -> None:
        """Say `messages` and return when the stream has acknowledged them, through outages.

        What is sent again carries the same id: the stream and the listeners recognise it.
        """
        waiting, tries = list(messages), 0
        while waiting := await self._send(waiting):
            tries = tries + 1 if self._is_connected(waiting) else 0
            if tries >= REFUSALS:
                log.error("simulateur.refused", subjects=sorted({one.subject for one in waiting}))
                return
            await asyncio.sleep(self._pause_seconds)

    async def close(self) -> None:
        """Close every connection."""
        closing = [asyncio.wait_for(line.client.close(), 2) for line in self._lines.values()]
        await asyncio.gather(*closing, return_exceptions=True)

    def _is_connected(self, messages: Iterable[Message]) -> bool:
        lines = [self._lines.get(code) for code in {message.source for message in messages}]
        return all(line is not None and line.client.is_connected for line in lines)

    async def _send(self, messages: list[Message]) -> list[Message]:
        """Send `messages` without waiting in between; return those that nobody acknowledged."""
        self._awaited.clear()
        failed: list[Message] = []
        for message in messages:
            self._sent += 1
            token = str(self._sent)
            self._awaited[token] = message
            headers = {} if message.mishap == "DOUBLON" else {"Nats-Msg-Id": message.id}
            try:
                line = await self._line(message.source)
                await line.client.publish(
                    message.subject, message.body, reply=f"{line.inbox}.{token}", headers=headers
                )
            except _TROUBLE:
                failed.append(self._awaited.pop(token))
        self._all_answered.clear()  # it was set whenever the answers had caught up on the way
        if self._awaited:
            try:
                await asyncio.wait_for(self._all_answered.wait(), self._ack_seconds)
            except TimeoutError:
                failed.extend(self._awaited.values())
        return failed

    async def _line(self, code: str) -> _Line:
        if code not in self._lines:
            one = self._credentials[code]
            client = await broker.connect(
                self._url, one.nats_user, one.nats_password, f"simulateur {code}"
            )
            inbox = client.new_inbox()
            await client.subscribe(f"{inbox}.*", cb=self._answered)
            self._lines[code] = _Line(client=client, inbox=inbox)
        return self._lines[code]

    async def _answered(self, answer: Msg) -> None:
        """Take JetStream's answer; what it refuses stays among the awaited, and is sent again.

        Source: NATS ADR-1 and ADR-22, publish acknowledgements.
        """
        if b'"error"' in answer.data or not answer.data:
            return
        self._awaited.pop(answer.subject.rpartition(".")[2], None)
        if not self._awaited:
            self._all_answered.set()
