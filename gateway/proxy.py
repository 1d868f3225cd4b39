"""How does a request reach its service, and the answer its client?

Decide who asks, write the request anew for the service, and pass both bodies on as they come.
Nothing of a request that identifies its sender passes as the sender wrote it.
"""

import asyncio
import time
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from gateway import compression, headers
from gateway.call import Call
from gateway.credentials import Credentials
from gateway.journal import Journal, Line
from gateway.models import Visitor
from gateway.pool import Connection, Pool, UpstreamFailure
from gateway.problems import BadUpstream, Refusals, UpstreamTimeout, UpstreamUnreachable
from gateway.protocol import GatewayProtocol
from gateway.settings import Settings
from gateway.upstreams import Upstream, is_ambiguous, upstream_of
from shared import clock, telemetry
from shared.problems import Malformed, NotFound, Problem, TooLarge

REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods that may be sent again when a resting connection turns out closed.

Source: RFC 9110, sections 9.2.2 and RFC 9112, section 9.3.1.
"""
_HEAD = (
    b"%b %b HTTP/1.1\r\nhost: %b\r\n%b%bx-forwarded-for: %b\r\n"
    b"x-request-id: %b\r\ntraceparent: %b\r\n\r\n"
)
CLIENT_GONE = 499
"""The status in the log when nobody was left to be answered."""


class Proxy:
    """Carries requests to services."""

    def __init__(
        self,
        settings: Settings,
        *,
        pools: dict[str, Pool],
        credentials: Credentials,
        refusals: Refusals,
        journal: Journal,
    ) -> None:
        self._pools = pools
        self._refusals = refusals
        self._credentials = credentials
        self._journal = journal
        self._body_bytes = settings.body_bytes
        self._timeout_seconds = settings.timeout_seconds
        self._neighbours = headers.Neighbours(settings.trusted_proxies)
        scheme, _, host = settings.portal_url.partition("://")
        self._is_traced = settings.otlp_endpoint is not None
        self._origin = b"x-forwarded-proto: %b\r\nx-forwarded-host: %b\r\n" % (
            scheme.encode(),
            host.encode(),
        )
        protections = headers.protections(is_https=scheme == "https")
        self._page_protections = protections
        self._api_protections = b"".join(
            b"%b: %b\r\n" % pair
            for pair in protections
            if pair[0] in {b"x-content-type-options", b"strict-transport-security"}
        )

    async def __call__(self, scope: Any, receive: Any, _: Any) -> None:
        """Answer one proxied request."""
        link: GatewayProtocol = scope["extensions"]["gateway"]["link"]
        call = Call(scope, link)
        peer = link.client[0] if link.client else ""
        call.address = self._neighbours.client(peer, call.read.get(b"x-forwarded-for"))
        try:
            if self._is_traced:
                with telemetry.span(f"{call.method} {call.path!r}", call.traceparent.decode()):
                    await self._carry(call, receive)
            else:
                await self._carry(call, receive)
        except Problem as problem:
            await self._refuse(call, problem)
        finally:
            self._note(call)

    async def _carry(self, call: Call, receive: Any) -> None:
        upstream = upstream_of(call.path)
        if upstream is None:
            raise NotFound
        call.upstream = upstream.name
        if is_ambiguous(call.path):
            raise Malformed("the path can be read in more than one way")
        call.visitor = visitor = self._credentials.known(call, upstream)
        if visitor is None:
            call.visitor = visitor = await self._credentials.find(call, upstream)
        if call.length is not None and call.length > self._body_bytes:
            raise TooLarge(limite_octets=self._body_bytes)
        head = self._head(call, upstream, visitor)
        body, is_complete = b"", True
        if call.has_body:
            message = await receive()
            if message["type"] == "http.disconnect":
                call.failure = "client-gone"
                return
            body, is_complete = message["body"], not message["more_body"]
            if len(body) > self._body_bytes:
                raise TooLarge(limite_octets=self._body_bytes)
            if call.is_chunked:
                body = _chunk(body, is_last=is_complete)
        try:
            await self._exchange(call, upstream, head + body, is_complete, receive)
        except UpstreamFailure as failure:
            call.failure = failure.kind
            raise _problem(failure.kind) from failure

    def _head(self, call: Call, upstream: Upstream, visitor: Visitor) -> bytes:
        """Return the request line and headers as the service shall read them."""
        lines = call.lines
        cookie = call.read.get(b"cookie")
        if cookie is not None and upstream.cookie_prefix:
            kept = headers.own_cookies(cookie, upstream.cookie_prefix)
            if kept:
                lines.append(b"cookie: %b\r\n" % kept)
        for name in (b"origin", b"sec-fetch-site"):
            value = call.read.get(name)
            if value is not None:
                lines.append(b"%b: %b\r\n" % (name, value))
        if call.is_chunked:
            lines.append(b"transfer-encoding: chunked\r\n")
        elif call.length is not None:
            lines.append(b"content-length: %d\r\n" % call.length)
        if visitor.authorization is not None:
            lines.append(b"authorization: %b\r\n" % visitor.authorization)
        if self._is_traced and (traceparent := telemetry.current_traceparent()) is not None:
            call.traceparent = traceparent.encode()
        return _HEAD % (
            call.method.encode(),
            call.target,
            self._pools[upstream.name].address.authority,
            b"".join(lines),
            self._origin,
            call.address.encode(),
            call.request_id,
            call.traceparent,
        )

    async def _exchange(
        self, call: Call, upstream: Upstream, first: bytes, is_complete: bool, receive: Any
    ) -> None:
        """Send the request and pass the answer on.

        Raises: UpstreamFailure — before any byte of the answer was passed on.
        """
        pool = self._pools[upstream.name]
        may_repeat = call.method in REPEATABLE and not call.has_body
        connection = pool.rested(must_be_fresh=not may_repeat)
        while True:
            if connection is None:
                connection = await pool.opened()
            link = call.link
            if link.active is None or link.active.disconnected:
                pool.release(connection, is_clean=False)
                call.failure = "client-gone"
                return
            connection.begin(
                is_head=call.method == "HEAD", deadline=pool.loop.time() + self._patience(upstream)
            )
            connection.idle_seconds = upstream.idle_seconds
            link.exchange = connection
            uploading: asyncio.Task[None] | None = None
            is_clean = False
            try:
                connection.transport.write(first)
                if not is_complete:
                    uploading = asyncio.create_task(
                        self._upload(call, upstream, connection, receive)
                    )
                while not connection.head_done and not connection.closed:
                    await connection.more()
                if connection.head_done:
                    # A service that answers before it has read everything may not read the rest:
                    # its connection must not carry another request.
                    is_whole = uploading is None or uploading.done()
                    await self._answer(call, upstream, connection)
                    is_clean = is_whole
                    return
                if not (may_repeat and connection.used and not connection.touched):
                    raise UpstreamFailure(connection.failure or "hung-up")
            finally:
                link.exchange = None
                if uploading is not None:
                    uploading.cancel()
                pool.release(connection, is_clean=is_clean)
            connection = None

    def _patience(self, upstream: Upstream) -> float:
        """Return how many seconds the first byte of an answer may take."""
        return self._timeout_seconds or upstream.timeout_seconds

    async def _upload(
        self, call: Call, upstream: Upstream, connection: Connection, receive: Any
    ) -> None:
        """Pass the rest of the request's body on, no faster than the service takes it."""
        total = 0
        while not connection.closed:
            message = await receive()
            if message["type"] == "http.disconnect":
                connection.abort("client-gone")
                return
            body, is_last = message["body"], not message["more_body"]
            total += len(body)
            if total > self._body_bytes:
                connection.abort("body-too-large")
                return
            if not connection.head_done:
                connection.deadline = asyncio.get_running_loop().time() + self._patience(upstream)
            connection.transport.write(_chunk(body, is_last=is_last) if call.is_chunked else body)
            if is_last:
                return
            if not connection.is_writable:
                await connection.drain()

    async def _answer(self, call: Call, upstream: Upstream, connection: Connection) -> None:
        """Pass the answer on as it comes."""
        link = call.link
        call.status = connection.status
        is_ended = connection.done
        body = connection.take()
        length = connection.content_length
        if (
            length is not None
            and compression.MIN_BYTES <= length <= compression.MAX_BYTES
            and call.accept_encoding
            and not connection.is_head_request
            and compression.is_wanted(connection.headers)
        ):
            coding = compression.chosen(call.accept_encoding)
            if coding is not None:
                pieces = [body]
                while not connection.done and not connection.closed:
                    await connection.more()
                    pieces.append(connection.take())
                if connection.failure is not None:
                    raise UpstreamFailure(connection.failure)
                is_ended = True
                body = compression.compressed(coding, b"".join(pieces))
                connection.headers = compression.headers(connection.headers, coding, len(body))
        is_chunked = (
            length is None
            and not connection.is_head_request
            and connection.status not in (204, 304)
        )
        active = link.active
        if is_chunked and active is not None and active.scope["http_version"] == "1.0":
            is_chunked, active.keep_alive = False, False
        head = self._answer_head(call, upstream, connection, is_chunked=is_chunked)
        if is_chunked:
            body = _chunk(body, is_last=is_ended)
        call.sent_bytes = len(body)
        await link.begin(head + body)
        while not is_ended:
            if not connection.done and not connection.has_piece:
                if connection.closed:
                    call.failure = connection.failure or "cut-short"
                    link.cut()
                    return
                await connection.more()
                continue
            is_ended = connection.done
            piece = connection.take()
            if is_chunked:
                piece = _chunk(piece, is_last=is_ended)
            call.sent_bytes += len(piece)
            await link.go_on(piece)
        link.end()

    def _answer_head(
        self, call: Call, upstream: Upstream, connection: Connection, *, is_chunked: bool
    ) -> bytes:
        """Return the status line and headers as the client shall read them."""
        lines = [STATUS_LINE[connection.status]]
        is_cacheable = False
        prefix = upstream.cookie_prefix
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
            lines.extend(
                b"%b: %b\r\n" % pair for pair in self._page_protections if pair[0] not in present
            )
        else:
            lines.append(self._api_protections)
        if not is_cacheable:
            lines.append(b"cache-control: no-store\r\n")
        if is_chunked:
            lines.append(b"transfer-encoding: chunked\r\n")
        active = call.link.active
        if active is not None and not active.keep_alive:
            lines.append(b"connection: close\r\n")
        lines.append(b"x-request-id: %b\r\n\r\n" % call.request_id)
        return b"".join(lines)

    async def _refuse(self, call: Call, problem: Problem) -> None:
        """State `problem` to the client, or cut an answer that has begun."""
        link = call.link
        active = link.active
        if active is None or active.disconnected:
            call.status = CLIENT_GONE
            return
        if active.response_started:
            link.cut()
            return
        call.status = problem.status
        is_closing = link.is_body_owed or not active.keep_alive
        response = self._refusals.response(
            problem,
            instance=call.path,
            accept_language=call.accept_language,
            trace_id=call.trace_id,
            request_id=call.request_id,
            is_closing=is_closing,
            is_bodiless=call.method == "HEAD",
        )
        if link.is_body_owed:
            link.refuse(response)
        else:
            await link.begin(response)
            link.end()

    def _note(self, call: Call) -> None:
        """Put the request in the journal."""
        visitor = call.visitor
        self._journal.answered(
            Line(
                upstream=call.upstream,
                method=call.method,
                path=call.path.decode("ascii"),
                status=call.status or CLIENT_GONE,
                milliseconds=round((time.perf_counter() - call.started) * 1000, 2),
                bytes=call.sent_bytes,
                client=call.address,
                request_id=call.request_id.decode(),
                trace_id=call.trace_id.decode(),
                timestamp=clock.now(),
                sub=visitor.sub if visitor is not None else "",
                failure=call.failure,
            )
        )


def _chunk(body: bytes, *, is_last: bool) -> bytes:
    """Return `body` in chunked coding. Source: RFC 9112, section 7.1."""
    if not body:
        return b"0\r\n\r\n" if is_last else b""
    end = b"\r\n0\r\n\r\n" if is_last else b"\r\n"
    return b"%x\r\n%b%b" % (len(body), body, end)


def _problem(kind: str) -> Problem:
    """Return what the client is told of a failure."""
    if kind == "body-too-large":
        return TooLarge()
    if kind == "answer-timeout":
        return UpstreamTimeout()
    if kind in {"connect-timeout", "connect-refused", "too-many-connections"}:
        return UpstreamUnreachable(headers={"Retry-After": "2"})
    return BadUpstream()
