"""How does one answer of a service pass to its client?

Callback by callback, from the service's connection straight into the client's: nothing is awaited
and nothing is kept, except JSON that is about to be compressed. Whoever is slower holds the other
back.
"""

from collections.abc import Callable

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from gateway import compression
from gateway.call import Call
from gateway.limits import Streams
from gateway.pool import Connection, Pool

TOO_MANY_STREAMS = "too-many-streams"
Landed = Callable[["Exchange", str | None], None]
"""Hears how an exchange ended: None when all went well, otherwise what broke."""


class Rules:
    """What the portal adds to answers of services, and how many live streams it lets pass."""

    def __init__(self, protections: list[tuple[bytes, bytes]], streams: Streams) -> None:
        self.streams = streams
        self._pages = protections
        self._api = b"".join(
            b"%b: %b\r\n" % pair
            for pair in protections
            if pair[0] in {b"x-content-type-options", b"strict-transport-security"}
        )

    def head(self, call: Call, connection: Connection, *, is_chunked: bool) -> bytes:
        """Return the status line and headers as the client shall read them."""
        lines = [STATUS_LINE[connection.status]]
        is_cacheable = False
        prefix = call.cookie_prefix
        for name, value in connection.headers:
            if name == b"set-cookie":
                if not prefix or not value.startswith(prefix):
                    continue
            elif name == b"cache-control":
                is_cacheable = True
            elif name == b"x-content-type-options" and not prefix:
                continue
            lines.append(b"%b: %b\r\n" % (name, value))
        if prefix:
            present = {name for name, _ in connection.headers}
            lines.extend(b"%b: %b\r\n" % pair for pair in self._pages if pair[0] not in present)
        else:
            lines.append(self._api)
        if not is_cacheable:
            lines.append(b"cache-control: no-store\r\n")
        if is_chunked:
            lines.append(b"transfer-encoding: chunked\r\n")
        if not call.link.is_kept_alive:
            lines.append(b"connection: close\r\n")
        ids = (call.request_id, call.trace_id)
        lines.append(b"x-request-id: %b\r\nx-trace-id: %b\r\n\r\n" % ids)
        return b"".join(lines)


class Exchange:
    """One request under way on one connection to its service."""

    __slots__ = (
        "_coding",
        "_is_chunked",
        "_is_counted",
        "_is_whole",
        "_landed",
        "_pieces",
        "_pool",
        "_rules",
        "call",
        "connection",
        "is_begun",
        "is_over",
        "is_sent",
    )

    def __init__(
        self, call: Call, pool: Pool, connection: Connection, *, rules: Rules, landed: Landed
    ) -> None:
        self.call = call
        self.connection = connection
        self.is_begun = self.is_over = False
        """Whether the client has been told anything; whether it is settled."""
        self.is_sent = True
        """Whether the service was given the whole request."""
        self._pool = pool
        self._rules = rules
        self._landed = landed
        self._coding: bytes | None = None
        self._pieces: list[bytes] = []
        self._is_chunked = self._is_counted = self._is_whole = False

    def start(self, first: bytes, patience: float, idle_seconds: float) -> None:
        """Send the request, or its beginning; the answer comes by itself."""
        connection = self.connection
        connection.begin(
            self,
            is_head=self.call.method == b"HEAD",
            deadline=self._pool.loop.time() + patience,
            idle_seconds=idle_seconds,
        )
        self.call.link.exchange = self
        connection.transport.write(first)

    # --- the service's side

    def came(self) -> None:
        """Pass on what has come: the head, pieces, the end."""
        connection = self.connection
        if self.is_begun:
            self._say(connection.take(), is_last=connection.done)
        elif self._coding is not None:
            self._pieces.append(connection.take())
            if connection.done:
                self._say_compressed()
        else:
            self._begin()
        if connection.done:
            self._end(None)
        elif self.call.link.is_full:
            connection.hold()

    def lost(self) -> None:
        """Settle an exchange whose connection is gone before the end of the answer."""
        self._end(self.connection.failure or "hung-up")

    @property
    def is_stale(self) -> bool:
        """Whether a resting connection turned out closed before anything was answered."""
        connection = self.connection
        return connection.used and not connection.touched and connection.failure is None

    # --- the client's side

    def abort(self, failure: str) -> None:
        """Drop it: its client is gone."""
        self.connection.fail(failure)
        self._end(failure)

    def finish(self) -> None:
        """End a live stream where it stands; anything else goes on to its own end."""
        connection = self.connection
        if connection.is_live and self.is_begun and not self.is_over:
            connection.fail("leaving")
            self._say(b"", is_last=True)
            self._end(None)

    def hold(self) -> None:
        """Read no more of the answer for now."""
        self.connection.hold()

    def go_on(self) -> None:
        """Read on."""
        self.connection.go_on()

    # --- answering

    def _begin(self) -> None:
        """Write the head and what has come of the body."""
        connection, call = self.connection, self.call
        call.status = connection.status
        if connection.is_live:
            self._is_counted = self._rules.streams.enter(call.caller)
            if not self._is_counted:
                connection.fail(TOO_MANY_STREAMS)
                self._end(TOO_MANY_STREAMS)
                return
        # A service that answers before it has read everything may not read the rest: its
        # connection must not carry another request.
        self._is_whole = self.is_sent
        length = connection.content_length
        if (
            call.accept_encoding
            and length is not None
            and compression.MIN_BYTES <= length <= compression.MAX_BYTES
            and not connection.is_head_request
            and compression.is_wanted(connection.headers)
        ):
            self._coding = compression.chosen(call.accept_encoding)
            if self._coding is not None:
                self._pieces.append(connection.take())
                if connection.done:
                    self._say_compressed()
                return
        is_chunked = (
            length is None
            and not connection.is_head_request
            and connection.status not in (204, 304)
        )
        if is_chunked and call.is_old:
            is_chunked = False
            call.link.close_after()
        self._is_chunked = is_chunked
        self.is_begun = True
        body = connection.take()
        if is_chunked:
            body = chunk(body, is_last=connection.done)
        call.sent_bytes += len(body)
        call.link.say(self._rules.head(call, connection, is_chunked=is_chunked) + body)

    def _say(self, piece: bytes, *, is_last: bool) -> None:
        if self._is_chunked:
            piece = chunk(piece, is_last=is_last)
        if piece:
            self.call.sent_bytes += len(piece)
            self.call.link.say(piece)

    def _say_compressed(self) -> None:
        connection, call = self.connection, self.call
        coding = self._coding or b""
        body = compression.compressed(coding, b"".join(self._pieces))
        connection.headers = compression.headers(connection.headers, coding, len(body))
        self.is_begun = True
        call.sent_bytes += len(body)
        call.link.say(self._rules.head(call, connection, is_chunked=False) + body)

    def _end(self, failure: str | None) -> None:
        if self.is_over:
            return
        self.is_over = True
        if self._is_counted:
            self._rules.streams.leave(self.call.caller)
        link = self.call.link
        if link.exchange is self:
            link.exchange = None
        self.connection.exchange = None
        self._pool.release(self.connection, is_clean=failure is None and self._is_whole)
        self._landed(self, failure)


def chunk(body: bytes, *, is_last: bool) -> bytes:
    """Return `body` in chunked coding. Source: RFC 9112, section 7.1."""
    if not body:
        return b"0\r\n\r\n" if is_last else b""
    end = b"\r\n0\r\n\r\n" if is_last else b"\r\n"
    return b"%x\r\n%b%b" % (len(body), body, end)
