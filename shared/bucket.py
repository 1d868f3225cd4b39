"""Where do the replicas of a process keep what they must agree on and may forget?

A NATS key-value bucket: values with a time to live, changed only from the revision that was read,
and watched, so that every replica hears of a change. Nobody waits for it: with NATS away every
call fails at once, and what was missed is announced as a gap afterwards.

Source: NATS ADR-8 (key-value stores), ADR-43 (per-message time to live).
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

import nats.errors
import nats.js.errors
from nats.aio.client import Client
from nats.js import JetStreamContext, api
from nats.js.kv import KeyValue

from shared import telemetry
from shared.broker import Broker

CALL_SECONDS = 1.5
LOOK_SECONDS = 0.5
_WRONG_SEQUENCE = frozenset({10071, 10164})
"""JetStream's error codes for another revision than the expected one."""


class Unreachable(Exception):  # noqa: N818 - a fact about NATS, judged by the caller
    """The bucket cannot be read or written at this moment."""


class Taken(Exception):  # noqa: N818 - the outcome of a race
    """The key has another revision than the caller read."""


class Bucket:
    """One key-value bucket, reached through the process's connection."""

    def __init__(
        self,
        broker: Broker,
        name: str,
        *,
        on_change: Callable[[str, bytes | None, int], None],
        on_gap: Callable[[], None],
    ) -> None:
        self._broker = broker
        self._stream = f"KV_{name}"
        self._prefix = f"$KV.{name}."
        self._name = name
        self._on_change = on_change
        self._on_gap = on_gap
        self._jetstream: JetStreamContext | None = None
        self._client: Client | None = None
        self._epoch = -1

    @property
    def is_reachable(self) -> bool:
        """Whether a call has a chance at this moment."""
        client = self._client
        # What was missed is announced before anything is read: a value could be trusted otherwise.
        return client is not None and client.is_connected and _epoch(client) == self._epoch

    async def run(self) -> None:
        """Watch the bucket for ever: every change is told, and every gap in the watching."""
        while True:
            try:
                await self._watch(await self._broker.client())
            except (nats.errors.Error, TimeoutError, asyncio.CancelledError) as error:
                if (task := asyncio.current_task()) is not None and task.cancelling():
                    raise
                telemetry.log.warning("bucket.not_watched", bucket=self._name, error=repr(error))
                await asyncio.sleep(LOOK_SECONDS)

    async def _watch(self, client: Client) -> None:
        epoch = _epoch(client)
        self._jetstream = client.jetstream(timeout=5)
        bucket = await self._jetstream.key_value(self._name)
        watcher = await bucket.watchall(include_history=False)
        self._on_gap()
        self._client, self._epoch = client, epoch
        try:
            while _epoch(client) == epoch and not client.is_closed:
                try:
                    entry = await watcher.updates(LOOK_SECONDS)  # type: ignore[no-untyped-call]
                except nats.errors.TimeoutError:
                    continue
                if isinstance(entry, KeyValue.Entry):
                    value = None if entry.operation else entry.value or b""
                    self._on_change(entry.key, value, entry.revision or 0)
        finally:
            with contextlib.suppress(nats.errors.Error, TimeoutError):
                stopping = watcher.stop()  # type: ignore[no-untyped-call]
                await asyncio.wait_for(stopping, CALL_SECONDS)

    async def get(self, key: str) -> tuple[bytes, int] | None:
        """Return the value of `key` and its revision, None when there is none.

        Raises: Unreachable
        """
        try:
            async with self._call() as jetstream:
                message = await jetstream.get_last_msg(
                    self._stream, self._prefix + key, direct=True
                )
        except nats.js.errors.NotFoundError:
            return None
        headers = message.headers or {}
        if "KV-Operation" in headers or "Nats-Marker-Reason" in headers:
            return None
        return message.data or b"", message.seq or 0

    async def put(self, key: str, value: bytes, *, ttl_seconds: float) -> int:
        """Set `key` whatever it holds, for `ttl_seconds`; return the new revision.

        Raises: Unreachable
        """
        async with self._call() as jetstream:
            ack = await jetstream.publish(self._prefix + key, value, msg_ttl=ttl_seconds)
        return ack.seq

    async def replace(self, key: str, value: bytes, revision: int, *, ttl_seconds: float) -> int:
        """Set `key`, which must still be at `revision` (0: not there); return the new revision.

        Raises: Taken, Unreachable
        """
        expected = {str(api.Header.EXPECTED_LAST_SUBJECT_SEQUENCE.value): str(revision)}
        try:
            async with self._call() as jetstream:
                ack = await jetstream.publish(
                    self._prefix + key, value, headers=expected, msg_ttl=ttl_seconds
                )
        except nats.js.errors.APIError as error:
            if error.err_code in _WRONG_SEQUENCE:
                raise Taken from None
            raise Unreachable(repr(error)) from error
        return ack.seq

    async def delete(self, key: str) -> None:
        """Remove `key`; everyone who watches hears of it.

        Raises: Unreachable
        """
        async with self._call() as jetstream:
            await jetstream.publish(self._prefix + key, headers={"KV-Operation": "DEL"})

    async def keys(self, pattern: str) -> list[str]:
        """Return the keys that match a subject pattern (`sid.abc.*`), removed ones included.

        Raises: Unreachable
        """
        async with self._call() as jetstream:
            info = await jetstream.stream_info(self._stream, subjects_filter=self._prefix + pattern)
        return [subject.removeprefix(self._prefix) for subject in info.state.subjects or {}]

    @contextlib.asynccontextmanager
    async def _call(self) -> AsyncIterator[JetStreamContext]:
        """Give the JetStream context for one call, bounded in time."""
        if self._jetstream is None or not self.is_reachable:
            raise Unreachable("not connected")
        try:
            async with asyncio.timeout(CALL_SECONDS):
                yield self._jetstream
        except (nats.js.errors.NotFoundError, nats.js.errors.BadRequestError):
            raise
        except (nats.errors.Error, TimeoutError) as error:
            raise Unreachable(repr(error)) from error


def _epoch(client: Client) -> int:
    """Return how many times the connection was lost and found again."""
    return int(client.stats["reconnects"])
