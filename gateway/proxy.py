"""How does a request reach its service?

Decide who asks, write the request anew for the service, and send it. A request without a body
from a known caller goes at once on a resting connection, without a task; everything else waits
for what it needs in a task of its own. The answer passes in `exchange.py` either way. Nothing of a
request that identifies its sender passes as the sender wrote it.
"""

import asyncio
import time
from functools import partial
from typing import Any

from msgspec import UNSET

from gateway import headers
from gateway.call import Call
from gateway.credentials import Credentials
from gateway.exchange import TOO_MANY_STREAMS, Exchange, Landed, Rules, chunk
from gateway.journal import Journal, Line
from gateway.limits import Streams
from gateway.models import Visitor
from gateway.pool import Connection, Pool, UpstreamFailure
from gateway.problems import BadUpstream, Refusals, UpstreamTimeout, UpstreamUnreachable
from gateway.protocol import GatewayProtocol
from gateway.settings import Settings
from gateway.upstreams import Upstream, is_ambiguous, upstream_of
from shared import clock, telemetry
from shared.problems import Malformed, NotFound, Problem, TooLarge, TooManyRequests

REPEATABLE = frozenset({b"GET", b"HEAD", b"OPTIONS", b"PUT", b"DELETE"})
"""Methods that may be sent again when a resting connection turns out closed.

Source: RFC 9110, sections 9.2.2 and RFC 9112, section 9.3.1.
"""
_HEAD = (
    b"%b %b HTTP/1.1\r\nhost: %b\r\n%b%bx-forwarded-for: %b\r\n"
    b"x-request-id: %b\r\ntraceparent: %b\r\n\r\n"
)
CLIENT_GONE = 499
"""The status in the log when nobody was left to be answered."""


ABSENCES = (BadUpstream, UpstreamTimeout, UpstreamUnreachable)


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
        neighbours: headers.Neighbours,
    ) -> None:
        self._pools = pools
        self._refusals = refusals
        self._credentials = credentials
        self._journal = journal
        self._body_bytes = settings.body_bytes
        self._timeout_seconds = settings.timeout_seconds
        self._neighbours = neighbours
        self._is_traced = settings.otlp_endpoint is not None
        scheme, _, host = settings.portal_url.partition("://")
        self._origin = b"x-forwarded-proto: %b\r\nx-forwarded-host: %b\r\n" % (
            scheme.encode(),
            host.encode(),
        )
        self._rules = Rules(
            headers.protections(is_https=scheme == "https"), Streams(settings.streams_per_caller)
        )

    # --- at once

    def at_once(self, call: Call) -> bool:
        """Send a request without a body at once; False when something must be waited for first.

        What was found out about the request stays in `call` for the task that goes on with it.
        """
        if self._is_traced:
            return False
        try:
            upstream = self._prepare(call)
            visitor = call.visitor = self._credentials.known(call, upstream)
        except Problem as problem:
            self._refuse(call, problem)
            self._note(call)
            return True
        if visitor is None:
            return False
        pool = self._pools[upstream.name]
        connection = pool.rested(must_be_fresh=call.method not in REPEATABLE)
        if connection is None:
            return False
        self._start(call, upstream, connection, self._head(call, upstream, visitor), self._landed)
        return True

    def _landed(self, exchange: Exchange, failure: str | None) -> None:
        """Settle an exchange that no task waits for."""
        call = exchange.call
        if failure is None:
            call.link.end()
        elif exchange.is_stale and call.method in REPEATABLE and not call.link.is_gone:
            call.link.go_on_in_task(self._again(call))
            return
        else:
            self._broke(call, exchange, failure)
        self._note(call)

    async def _again(self, call: Call) -> None:
        """Send a request again, on a connection that surely stands."""
        try:
            await self._send(call, b"", True, None, is_again=True)
        except Problem as problem:
            self._refuse(call, problem)
        finally:
            self._note(call)

    # --- in a task

    async def __call__(self, scope: Any, receive: Any, _: Any) -> None:
        """Answer one proxied request."""
        link: GatewayProtocol = scope["extensions"]["gateway"]["link"]
        call: Call | None = scope["extensions"]["gateway"]["call"]
        if call is None:
            query: bytes = scope["query_string"]
            path: bytes = scope["raw_path"]
            target = b"%b?%b" % (path, query) if query else path
            call = Call(link, scope["method"].encode(), target, scope["headers"])
        call.is_old = scope["http_version"] == "1.0"
        try:
            if self._is_traced:
                with telemetry.span(
                    f"{scope['method']} {scope['path']}", call.traceparent.decode()
                ):
                    await self._carry(call, receive)
            else:
                await self._carry(call, receive)
        except Problem as problem:
            self._refuse(call, problem)
        finally:
            self._note(call)

    async def _carry(self, call: Call, receive: Any) -> None:
        upstream = self._prepare(call)
        if call.visitor is None:
            call.visitor = self._credentials.known(call, upstream)
        if call.visitor is None:
            call.visitor = await self._credentials.find(call, upstream)
        if call.length is not None and call.length > self._body_bytes:
            raise TooLarge(limite_octets=self._body_bytes)
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
                body = chunk(body, is_last=is_complete)
        await self._send(call, body, is_complete, receive)

    async def _send(
        self, call: Call, body: bytes, is_complete: bool, receive: Any, *, is_again: bool = False
    ) -> None:
        """Send the request and wait until its answer has passed.

        Raises: UpstreamUnreachable, BadUpstream, UpstreamTimeout, TooLarge
        """
        upstream = upstream_of(call.path)
        assert upstream is not None  # noqa: S101 - `_prepare` has seen to it
        assert call.visitor is not None  # noqa: S101 - found by the caller
        pool = self._pools[upstream.name]
        first = self._head(call, upstream, call.visitor) + body
        may_repeat = call.method in REPEATABLE and not call.has_body
        connection = None if is_again else pool.rested(must_be_fresh=not may_repeat)
        while True:
            if connection is None:
                try:
                    connection = await pool.opened()
                except UpstreamFailure as error:
                    call.failure = error.kind
                    raise _problem(error.kind) from error
            if call.link.is_gone:
                pool.release(connection, is_clean=False)
                call.failure = "client-gone"
                return
            over: asyncio.Future[str | None] = pool.loop.create_future()
            exchange = self._start(call, upstream, connection, first, partial(_settle, over))
            uploading = None
            if not is_complete:
                exchange.is_sent = False
                uploading = asyncio.create_task(self._upload(exchange, upstream, receive))
            try:
                failure = await over
            except asyncio.CancelledError:
                exchange.abort("cancelled")
                raise
            finally:
                if uploading is not None:
                    uploading.cancel()
            if failure is None:
                call.link.end()
                return
            if not (may_repeat and exchange.is_stale):
                self._broke(call, exchange, failure)
                return
            connection = None

    def _start(
        self, call: Call, upstream: Upstream, connection: Connection, first: bytes, landed: Landed
    ) -> Exchange:
        exchange = Exchange(
            call, self._pools[upstream.name], connection, rules=self._rules, landed=landed
        )
        exchange.start(first, self._patience(upstream), upstream.idle_seconds)
        return exchange

    async def _upload(self, exchange: Exchange, upstream: Upstream, receive: Any) -> None:
        """Pass the rest of the request's body on, no faster than the service takes it."""
        connection, call = exchange.connection, exchange.call
        total = 0
        while True:
            message = await receive()
            if exchange.is_over:
                return
            if message["type"] == "http.disconnect":
                exchange.abort("client-gone")
                return
            body, is_last = message["body"], not message["more_body"]
            total += len(body)
            if total > self._body_bytes:
                connection.abort("body-too-large")
                return
            if not connection.head_done:
                connection.deadline = asyncio.get_running_loop().time() + self._patience(upstream)
            connection.transport.write(chunk(body, is_last=is_last) if call.is_chunked else body)
            if is_last:
                exchange.is_sent = True
                return
            if not connection.is_writable:
                await connection.drain()

    # --- both

    def _prepare(self, call: Call) -> Upstream:
        """Find the service, and refuse what two readers could understand differently.

        Raises: NotFound, Malformed
        """
        call.address = self._neighbours.client(call.link.peer, call.read.get(b"x-forwarded-for"))
        upstream = upstream_of(call.path)
        if upstream is None:
            raise NotFound
        call.upstream = upstream.name
        call.cookie_prefix = upstream.cookie_prefix
        if is_ambiguous(call.path):
            raise Malformed("the path can be read in more than one way")
        return upstream

    def _patience(self, upstream: Upstream) -> float:
        """Return how many seconds the first byte of an answer may take."""
        return self._timeout_seconds or upstream.timeout_seconds

    def _head(self, call: Call, upstream: Upstream, visitor: Visitor) -> bytes:
        """Return the request line and headers as the service shall read them."""
        lines, read = call.lines.copy(), call.read
        if upstream.cookie_prefix and (cookie := read.get(b"cookie")) is not None:
            kept = headers.own_cookies(cookie, upstream.cookie_prefix)
            if kept:
                lines.append(b"cookie: %b\r\n" % kept)
        for name in (b"origin", b"sec-fetch-site"):
            if (value := read.get(name)) is not None:
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
            call.method,
            call.target,
            self._pools[upstream.name].address.authority,
            b"".join(lines),
            self._origin,
            call.address.encode(),
            call.request_id,
            call.traceparent,
        )

    def _broke(self, call: Call, exchange: Exchange, failure: str) -> None:
        """Tell the client of an exchange that broke; cut an answer that has begun."""
        call.failure = failure
        if call.link.is_gone:
            call.status = CLIENT_GONE
        elif exchange.is_begun:
            call.link.cut()
        else:
            self._refuse(call, _problem(failure))

    def _refuse(self, call: Call, problem: Problem) -> None:
        """State `problem` to the client, if it is still there."""
        link = call.link
        if link.is_gone:
            call.status = CLIENT_GONE
            return
        is_closing = link.is_body_owed or not link.is_kept_alive
        if isinstance(problem, ABSENCES) and call.is_for_a_person:
            call.status = 303
            response = self._refusals.explained(
                problem,
                trace_id=call.trace_id,
                request_id=call.request_id,
                is_closing=is_closing,
            )
        else:
            call.status = problem.status
            response = self._refusals.response(
                problem,
                instance=call.path,
                accept_language=call.accept_language,
                trace_id=call.trace_id,
                request_id=call.request_id,
                is_closing=is_closing,
                is_bodiless=call.method == b"HEAD",
            )
        if link.is_body_owed:
            link.refuse(response)
        else:
            link.say(response)
            link.end()

    def _note(self, call: Call) -> None:
        """Put the request in the journal."""
        visitor = call.visitor
        self._journal.answered(
            Line(
                upstream=call.upstream,
                method=call.method.decode(),
                path=call.path.decode("ascii"),
                status=call.status or CLIENT_GONE,
                milliseconds=round((time.perf_counter() - call.started) * 1000, 2),
                bytes=call.sent_bytes,
                client=call.address,
                request_id=call.request_id.decode(),
                trace_id=call.trace_id.decode(),
                timestamp=clock.now(),
                sub=(visitor.sub if visitor is not None else "") or UNSET,
                failure=call.failure or UNSET,
            )
        )


def _settle(over: "asyncio.Future[str | None]", _: Exchange, failure: str | None) -> None:
    if not over.done():
        over.set_result(failure)


def _problem(kind: str) -> Problem:
    """Return what the client is told of a failure."""
    if kind == "body-too-large":
        return TooLarge()
    if kind == TOO_MANY_STREAMS:
        return TooManyRequests(headers={"Retry-After": "60"})
    if kind == "answer-timeout":
        return UpstreamTimeout()
    if kind in {"connect-timeout", "connect-refused", "too-many-connections"}:
        return UpstreamUnreachable(headers={"Retry-After": "2"})
    return BadUpstream(headers={"Retry-After": "1"})
