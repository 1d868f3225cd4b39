"""How does an open page hear of a change?

Server-sent events (WHATWG HTML, 9.2). A `Broadcast` fans messages out within the process by key;
what several replicas must hear goes through the database's NOTIFY first.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from litestar.background_tasks import BackgroundTask
from litestar.response import Stream

HEARTBEAT_SECONDS = 25.0
"""Below the idle timeouts of common proxies (30 s and more)."""
LIFETIME_SECONDS = 15 * 60.0
"""After this the client reconnects, with a fresh look at its rights."""
RIGHTS_SECONDS = 2.0
"""How often a stream whose rights may be withdrawn looks whether they were (budget: 5 s)."""
RETRY_MILLISECONDS = 2_000
QUEUE_SIZE = 100


class Message(msgspec.Struct, frozen=True):
    """One server-sent event."""

    event: str
    data: Any
    id: str | None = None


RESYNC = Message("resync", {})
"""Said to a reader who fell behind or whose source was away: look at everything again."""


class Broadcast:
    """Fans messages out to the open streams of this process, by key."""

    def __init__(self) -> None:
        self._readers: defaultdict[str, set[asyncio.Queue[Message | None]]] = defaultdict(set)
        self._closed = False

    @contextmanager
    def subscribe(self, *keys: str) -> Iterator[asyncio.Queue[Message | None]]:
        """Open a queue that gets what is said to any of `keys`; None ends it."""
        queue: asyncio.Queue[Message | None] = asyncio.Queue(QUEUE_SIZE)
        if self._closed:
            queue.put_nowait(None)
        for key in keys:
            self._readers[key].add(queue)
        try:
            yield queue
        finally:
            for key in keys:
                self._readers[key].discard(queue)
                if not self._readers[key]:
                    del self._readers[key]

    def say(self, key: str, message: Message) -> None:
        """Give `message` to the readers of `key`; one who is behind is told to resync instead."""
        for queue in self._readers.get(key, ()):
            _put(queue, message)

    def say_all(self, message: Message) -> None:
        """Give `message` to every reader."""
        for queue in {queue for queues in self._readers.values() for queue in queues}:
            _put(queue, message)

    def close(self) -> None:
        """End every stream, now and from now on (the process is going away)."""
        self._closed = True
        for queue in {queue for queues in self._readers.values() for queue in queues}:
            _drop(queue)
            queue.put_nowait(None)


def _put(queue: asyncio.Queue[Message | None], message: Message) -> None:
    if queue.full():
        _drop(queue)
        message = RESYNC
    queue.put_nowait(message)


def _drop(queue: asyncio.Queue[Message | None]) -> None:
    while not queue.empty():
        queue.get_nowait()


def encode(message: Message) -> bytes:
    """Return the wire form of `message`."""
    head = f"id: {message.id}\n" if message.id is not None else ""
    data = msgspec.json.encode(message.data).decode()
    return f"{head}event: {message.event}\ndata: {data}\n\n".encode()


First = Callable[[], Awaitable[list[Message]]]


AsLongAs = Callable[[], Awaitable[bool]]


def respond(
    broadcast: Broadcast,
    *keys: str,
    first: First | None = None,
    as_long_as: AsLongAs | None = None,
) -> Stream:
    """Answer with the stream of what is said to `keys`, beginning with what `first` returns.

    With `as_long_as`, the stream ends soon after that says no.

    `first` is asked once the stream listens, so that nothing falls between the two.

    The clean-up is synchronous on purpose: when the client leaves, every `await` in a generator's
    `finally` would be cancelled too. A generator that waits for a slow client is not even told of
    its leaving, so it is closed after the response, however that ended.
    """
    events = _stream(broadcast, keys, first, as_long_as)
    return Stream(
        events,
        background=BackgroundTask(events.aclose),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _stream(
    broadcast: Broadcast,
    keys: tuple[str, ...],
    first: First | None,
    as_long_as: AsLongAs | None,
) -> AsyncGenerator[bytes, None]:
    now = asyncio.get_running_loop().time
    ends_at = now() + LIFETIME_SECONDS
    pings_at = now() + HEARTBEAT_SECONDS
    patience = HEARTBEAT_SECONDS if as_long_as is None else RIGHTS_SECONDS
    with broadcast.subscribe(*keys) as queue:
        yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
        for message in await first() if first is not None else []:
            yield encode(message)
        while now() < ends_at:
            try:
                # Not wait_for: before Python 3.12 it can lose a cancellation, and the stream lives.
                async with asyncio.timeout(patience):
                    said = await queue.get()
            except TimeoutError:
                if as_long_as is not None and not await as_long_as():
                    return
                if now() >= pings_at:
                    yield b"event: ping\ndata: {}\n\n"
                    pings_at = now() + HEARTBEAT_SECONDS
                continue
            if said is None or (as_long_as is not None and not await as_long_as()):
                return
            yield encode(said)
            pings_at = now() + HEARTBEAT_SECONDS
