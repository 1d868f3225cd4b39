"""How are connections to services kept, and how does an answer come back on one?

A keep-alive pool per service on asyncio protocols: the connection that rested the shortest is
taken first, and its answer is handed on as it comes.
"""

import asyncio
import ssl
from collections import deque
from collections.abc import Iterator
from typing import Protocol

from httptools import HttpParserError, HttpResponseParser

from gateway.headers import HOP_BY_HOP, PLAIN_CONNECTION, tokens
from gateway.upstreams import Address

CONNECT_SECONDS = 2
REST_SECONDS = 25
"""How long a connection may rest; below the 75 s after which our services hang up."""
FRESH_SECONDS = 3
"""How long it may have rested to be given a request that cannot be sent twice."""
HEAD_BYTES = 65_536
MAX_CONNECTIONS = 1024
"""To one service, live streams included; beyond, requests are refused at once."""

_DROPPED = HOP_BY_HOP | {b"server", b"x-request-id", b"x-trace-id", b"x-powered-by"}


class UpstreamFailure(Exception):  # noqa: N818 - a fact about the service, judged by the proxy
    """A service could not be reached or did not answer as HTTP: `kind` says how."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Sink(Protocol):
    """Where the pieces of an answer go."""

    def came(self) -> None:
        """Something has come: the head, a piece, the end."""

    def lost(self) -> None:
        """The connection is gone before the end."""


class Connection(asyncio.Protocol):
    """One connection to a service, carrying one exchange at a time."""

    __slots__ = (
        "_drained",
        "_head_bytes",
        "_is_held",
        "_is_sized",
        "_named",
        "_pieces",
        "_pool",
        "closed",
        "content_length",
        "deadline",
        "done",
        "exchange",
        "failure",
        "head_done",
        "headers",
        "idle_seconds",
        "is_head_request",
        "is_live",
        "keep_alive",
        "parser",
        "rested_at",
        "status",
        "touched",
        "transport",
        "used",
    )

    transport: asyncio.Transport

    def __init__(self, pool: "Pool") -> None:
        self._pool = pool
        self.parser: HttpResponseParser | None = HttpResponseParser(self)
        self.closed = self.used = self._is_held = False
        self.rested_at = 0.0
        self._drained: asyncio.Future[None] | None = None
        self.begin(None, is_head=False, deadline=0.0, idle_seconds=0.0)
        self.done = True

    def begin(
        self, exchange: Sink | None, *, is_head: bool, deadline: float, idle_seconds: float
    ) -> None:
        """Make ready for one exchange whose answer must begin before `deadline` (loop time)."""
        self.exchange = exchange
        self.deadline = deadline
        self.idle_seconds = idle_seconds
        self.is_head_request = is_head
        self.status = self._head_bytes = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self._pieces: list[bytes] = []
        self._named: set[bytes] | None = None
        self.content_length: int | None = None
        self.failure: str | None = None
        self.head_done = self.done = self.touched = self._is_sized = self.is_live = False
        self.keep_alive = True

    # --- what the exchange asks

    def take(self) -> bytes:
        """Return what has come of the body since the last call."""
        pieces = self._pieces
        if not pieces:
            return b""
        self._pieces = []
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def hold(self) -> None:
        """Read no more for now."""
        if not self._is_held and not self.closed:
            self._is_held = True
            self.deadline = 0.0  # the client is the slow one, and has a deadline of its own
            self.transport.pause_reading()

    def go_on(self) -> None:
        """Read on."""
        if self._is_held:
            self._is_held = False
            if not self.closed:
                self.deadline = self._pool.loop.time() + self.idle_seconds
                self.transport.resume_reading()

    @property
    def is_writable(self) -> bool:
        """Whether the service takes bytes at this moment."""
        return self._drained is None

    async def drain(self) -> None:
        """Wait until the service takes bytes again."""
        if self._drained is not None and not self.closed:
            await asyncio.shield(self._drained)

    def fail(self, failure: str) -> None:
        """Drop the connection at once, saying why; nobody is told."""
        if self.failure is None:
            self.failure = failure
        if not self.closed:
            self.closed = True
            self.transport.abort()

    def abort(self, failure: str) -> None:
        """Drop the connection at once, and tell the exchange."""
        self.fail(failure)
        if self.exchange is not None:
            self.exchange.lost()

    # --- asyncio's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection that was opened."""
        self.transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Read what the service says, and hand it on."""
        parser, exchange = self.parser, self.exchange
        if parser is None or exchange is None:
            self.fail("spoke-unasked")
            return
        self.touched = True
        try:
            parser.feed_data(data)
        except HttpParserError:
            self.abort("not-http")
            return
        if self.head_done:
            if not self.done and not self._is_held:
                self.deadline = self._pool.loop.time() + self.idle_seconds
            exchange.came()
        else:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self.abort("head-too-large")

    def connection_lost(self, exc: Exception | None) -> None:
        """Decide whether the answer ended with the connection or was cut short."""
        self.closed = True
        self.parser = None
        if self._drained is not None and not self._drained.done():
            self._drained.set_result(None)
        exchange = self.exchange
        if exchange is None:
            self._pool.lost(self)
        elif self.head_done and not self.done and not self._is_sized and exc is None:
            # The body was to end with the connection. Source: RFC 9112, section 6.3.
            self.done, self.keep_alive = True, False
            exchange.came()
        else:
            if self.head_done and self.failure is None:
                self.failure = "cut-short"
            exchange.lost()

    def pause_writing(self) -> None:
        """Note that the service takes no more bytes for now."""
        self._drained = self._pool.loop.create_future()

    def resume_writing(self) -> None:
        """Let whoever uploads go on."""
        if self._drained is not None and not self._drained.done():
            self._drained.set_result(None)
        self._drained = None

    # --- the parser's side

    def on_message_begin(self) -> None:
        """Note an answer to nothing: the connection cannot be trusted with another."""
        if self.done:
            self.keep_alive = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header of the answer."""
        if self.head_done:
            return  # a trailer
        name = name.lower()
        if name in _DROPPED:
            if name == b"transfer-encoding":
                self._is_sized = True
            elif name == b"connection" and value.lower() not in PLAIN_CONNECTION:
                self._named = (self._named or set()) | tokens(value)
            return
        if name == b"content-length":
            self._is_sized = True
            self.content_length = int(value)
        elif name == b"content-type" and value.startswith(b"text/event-stream"):
            self.is_live = True
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Note the answer's status; interim ones are passed over."""
        assert self.parser is not None  # noqa: S101 - it is calling
        status = self.parser.get_status_code()
        if self.done:
            return
        if status < 200:
            if status == 101:
                raise UpstreamFailure("switched-protocols")
            self.headers = []
            self._is_sized = self.is_live = False
            self.content_length = None
            return
        if self._named is not None:
            named = self._named
            self.headers = [pair for pair in self.headers if pair[0] not in named]
        self.status = status
        self.keep_alive = self.parser.should_keep_alive()
        self.head_done = True
        if self.is_head_request:
            self.done = True

    def on_body(self, body: bytes) -> None:
        """Keep a piece of the body."""
        if self.done:
            self.keep_alive = False
        else:
            self._pieces.append(body)

    def on_message_complete(self) -> None:
        """Note that the answer is whole."""
        if self.head_done:
            self.done = True

    def rest(self, now: float) -> None:
        """Make ready for the next exchange."""
        if self.is_head_request:
            self.parser = HttpResponseParser(self)  # the old one still expects a body
        self.used = True
        self.rested_at = now
        self.deadline = 0.0
        self.go_on()


class Pool:
    """The connections to one service."""

    def __init__(self, name: str, address: Address) -> None:
        self.name = name
        self.address = address
        self.loop = asyncio.get_running_loop()
        self._idle: deque[Connection] = deque()
        self._busy: set[Connection] = set()
        self._opening = 0
        self._tls = ssl.create_default_context() if address.is_tls else None

    def rested(self, *, must_be_fresh: bool = False) -> Connection | None:
        """Return the connection that rested the shortest, None when there is none.

        A request that cannot be sent twice wants one that the service surely still holds.
        """
        idle = self._idle
        if must_be_fresh and idle and idle[-1].rested_at < self.loop.time() - FRESH_SECONDS:
            return None
        while idle:
            connection = idle.pop()
            if not connection.closed:
                self._busy.add(connection)
                return connection
        return None

    async def opened(self) -> Connection:
        """Open a new connection.

        Raises: UpstreamFailure — refused, unreachable, slower than 2 s, or too many are open.
        """
        if len(self._busy) + self._opening >= MAX_CONNECTIONS:
            raise UpstreamFailure("too-many-connections")
        self._opening += 1
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                _, connection = await self.loop.create_connection(
                    lambda: Connection(self), self.address.host, self.address.port, ssl=self._tls
                )
        except TimeoutError:
            raise UpstreamFailure("connect-timeout") from None
        except OSError:
            raise UpstreamFailure("connect-refused") from None
        finally:
            self._opening -= 1
        self._busy.add(connection)
        return connection

    def release(self, connection: Connection, *, is_clean: bool) -> None:
        """Take `connection` back after an exchange; it rests only if both sides said all."""
        self._busy.discard(connection)
        if is_clean and connection.done and connection.keep_alive and not connection.closed:
            connection.rest(self.loop.time())
            self._idle.append(connection)
        elif not connection.closed:
            connection.closed = True
            connection.transport.abort()

    def lost(self, connection: Connection) -> None:
        """Forget a resting connection that the service closed."""
        try:
            self._idle.remove(connection)
        except ValueError:
            return

    def sweep(self, now: float) -> None:
        """Cut exchanges past their deadline and connections that rested too long."""
        for connection in [c for c in self._busy if 0.0 < c.deadline < now]:
            connection.abort("answer-timeout" if not connection.head_done else "stream-stalled")
        while self._idle and self._idle[0].rested_at < now - REST_SECONDS:
            connection = self._idle.popleft()
            connection.closed = True
            connection.transport.close()

    def close(self) -> None:
        """Drop every connection."""
        for connection in self:
            connection.abort("closing")
        self._idle.clear()

    def __iter__(self) -> Iterator[Connection]:
        return iter([*self._idle, *self._busy])

    def __len__(self) -> int:
        return len(self._busy)
