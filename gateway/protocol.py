"""How are requests read off the wire, and what is refused before anyone looks at them?

uvicorn's httptools protocol with what a public door needs: a bounded head, one reading of every
message (no smuggling), deadlines for slow clients, and word to the exchange under way when its
client leaves. Proxied requests without a body are handed over at once; all others become ASGI
requests. uvicorn does not promise this class's inner names; its version is pinned and
`tests/gateway/test_protocol.py` holds the contract.
"""

import asyncio
import re
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from gateway.call import Call
from gateway.headers import NEVER_BY_CONNECTION, tokens
from gateway.problems import HeadTooLarge, TooSlow
from gateway.turn import Door, Exchange, Turn
from shared import telemetry
from shared.problems import Malformed, Problem

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

PROXIED = (b"/api/", b"/id/")
LINGER_SECONDS = 2
"""How long a refused client's remaining bytes are swallowed, so that it can read why."""
_TARGET = re.compile(rb"[\x21\x22\x24-\x7e]+")
"""Printable ASCII; a fragment is none of the server's business. Source: RFC 9112, 3.2."""
_ONCE = frozenset({b"host", b"content-length", b"transfer-encoding", b"authorization"})
"""Headers that have one meaning only when they come once."""


class _Refused(Exception):  # noqa: N818 - carries a problem through the parser
    """Leaves the parser; the problem itself waits in the protocol."""


class GatewayProtocol(HttpToolsProtocol):
    """One client's connection."""

    app: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._door: Door = self.app
        self._head_limit = self._door.head_bytes
        self._head_size = self._line_size = 0
        self._in_head = False
        self._is_body_owed = False
        self._is_deaf = False
        self._refusal: Problem | None = None
        self._last_words: bytes | None = None
        self._is_at_once = self._is_next_due = False
        self.deadline = 0.0
        """When the connection is cut, by the loop's clock; 0.0 for not at all."""
        self.active: RequestResponseCycle | Turn | None = None
        """The request being answered; pipelined ones wait behind it."""
        self.exchange: Exchange | None = None

    # --- transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a client's connection; its request must come soon."""
        super().connection_made(transport)
        self._door.links.add(self)
        self._expect_within(self._door.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the exchange under way that its client is gone."""
        self._door.links.discard(self)
        self.pipeline.clear()
        super().connection_lost(exc)
        self._abandon()

    def data_received(self, data: bytes) -> None:
        """Read what the client says, within the limits."""
        if self._is_deaf:
            return
        if self._is_body_owed:
            self._expect_within(self._door.stall_seconds)
        super().data_received(data)
        if self._in_head:
            # The line that is not complete yet, which the parser keeps to itself.
            whole = data.rfind(b"\n") + 1
            self._line_size = len(data) - whole + (0 if whole else self._line_size)
            if self._head_size + self._line_size > self._head_limit:
                self._refuse(HeadTooLarge())

    def pause_writing(self) -> None:
        """Note that the client takes no more bytes, for a while at most."""
        super().pause_writing()
        self.deadline = self.loop.time() + self._door.stall_seconds
        if self.exchange is not None:
            self.exchange.hold()

    def resume_writing(self) -> None:
        """Let the answer go on."""
        super().resume_writing()
        if not self._is_deaf:
            self._expect_within(self._door.stall_seconds if self._is_body_owed else 0)
        if self.exchange is not None:
            self.exchange.go_on()
        if self._is_next_due:
            self._is_next_due = False
            self._go_on()

    # --- parser

    def on_message_begin(self) -> None:
        """Begin a request."""
        self.url = b""
        self.expect_100_continue = False
        self.headers = []
        self._in_head = True
        self._head_size = self._line_size = 0
        if self.active is None or self.active.response_complete:
            self._expect_within(self._door.head_seconds)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep a header, as long as all of them stay small."""
        if not self._in_head:
            return  # a trailer: nobody asked for one, and it must not pass for a header
        self._head_size += len(name) + len(value) + 4
        if self._head_size > self._head_limit:
            self._fail(HeadTooLarge())
        name = name.lower()
        if name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        """Refuse a request that can be read in two ways; otherwise start answering it."""
        parser = self.parser
        if len(self.url) + self._head_size > self._head_limit:
            self._fail(HeadTooLarge())
        if _TARGET.fullmatch(self.url) is None:
            self._fail(Malformed("the request target has characters that must be encoded"))
        version = parser.get_http_version()
        if version not in ("1.1", "1.0"):
            self._fail(Malformed("only HTTP/1.1 is spoken here"))
        is_sized = self._check_framing(is_old=version == "1.0")
        self._in_head = False
        if parser.should_upgrade():
            # No upgrade is offered. What follows may be in another protocol, so the request is
            # answered as it stands, nothing more is heard, and we hang up.
            if is_sized or parser.get_method() == b"CONNECT":
                self._fail(Malformed("an upgrade cannot be offered for this request"))
            self._is_deaf = True
        self._is_body_owed = is_sized
        call = None
        self._expect_within(self._door.stall_seconds if is_sized else 0)
        is_simple = not is_sized and version == "1.1" and not self._is_deaf
        if is_simple and self.url.startswith(PROXIED):
            call = Call(self, parser.get_method(), self.url, self.headers)
            if self._went_at_once(call):
                return
        self._become_asgi(call)

    def _went_at_once(self, call: Call) -> bool:
        """Have a request without a body carried without a task, unless another is in its way."""
        is_free = self.active is None or self.active.response_complete
        if not is_free or self.pipeline or self._is_next_due:
            return False
        turn = Turn(keep_alive=self.parser.should_keep_alive())
        self.cycle = turn  # type: ignore[assignment]
        self.active = turn
        self._is_at_once = True
        try:
            if self._door.at_once(call):
                return True
        except Exception as error:  # noqa: BLE001 - the parser would take it for a bad request
            telemetry.log.error("request.crashed", path=call.path.decode(), exc_info=error)
            turn.response_complete = True
            self._fail(Problem())
        self._is_at_once = False
        turn.response_complete = True
        return False

    def _become_asgi(self, call: Call | None) -> None:
        """Make an ASGI request of what was read, with what is known of it already."""
        url, received, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers.extend(received)
        self.scope["extensions"] = {"gateway": {"link": self, "call": call}}
        super().on_headers_complete()
        if self._is_deaf:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """Note that nothing more is owed of the request."""
        if self._is_at_once:
            self._is_at_once = False
            return
        self._is_body_owed = False
        self._expect_within(0)
        super().on_message_complete()

    def _check_framing(self, *, is_old: bool) -> bool:
        """Refuse what two readers could cut differently; return whether a body follows.

        Source: RFC 9112, sections 3.2, 6.1 and 6.3.
        """
        seen: set[bytes] = set()
        is_sized = False
        for name, value in self.headers:
            if name in _ONCE:
                if name in seen:
                    self._fail(Malformed(f"the header {name.decode()} came twice"))
                seen.add(name)
                if name == b"content-length":
                    is_sized = value != b"0"
            elif name == b"connection":
                self._check_connection(value)
        if b"host" not in seen and not is_old:
            self._fail(Malformed("the header host is missing"))
        if b"transfer-encoding" in seen:
            if b"content-length" in seen or is_old:
                self._fail(Malformed("the length of the body is stated in two ways"))
            is_sized = True
        return is_sized

    def _check_connection(self, value: bytes) -> None:
        if not NEVER_BY_CONNECTION.isdisjoint(tokens(value)):
            self._fail(Malformed("the header connection names a header that it may not"))

    def _unsupported_upgrade_warning(self) -> None:
        """Upgrades are answered as plain requests, which is no reason for a warning."""

    # --- refusing

    def _fail(self, problem: Problem) -> NoReturn:
        """Leave the parser with `problem`, which is then stated by `send_400_response`."""
        self._refusal = problem
        raise _Refused

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's signature
        """State why the message could not be read."""
        self._refuse(self._refusal or Malformed())

    def _refuse(self, problem: Problem) -> None:
        """State `problem` after the answers already owed, and hang up."""
        if self.transport.is_closing() or self._last_words is not None:
            return
        self._last_words = self._door.refusal(problem)
        self._in_head = False
        self._is_deaf = True
        broken = self.cycle if self.cycle is not None and self.cycle.more_body else None
        active = self.active
        if active is None or active.response_complete:
            self._say_last_words()
        elif broken is active:
            if active.response_started:
                self.cut()
            else:
                self._say_last_words()
        else:
            self.pipeline = type(self.pipeline)(
                (cycle, app) for cycle, app in self.pipeline if cycle is not broken
            )

    def refuse(self, response: bytes) -> None:
        """Answer the active request, whose body is still to come, with `response`; hang up."""
        self._last_words = response
        self._is_deaf = True
        self._say_last_words()

    def _say_last_words(self) -> None:
        """Write the refusal, close our half, and swallow what the client still sends."""
        self._abandon()
        active = self.active
        if active is not None and not active.response_complete:
            active.response_started = active.response_complete = True
            active.message_event.set()
        self.pipeline.clear()
        self._is_body_owed = False
        self.transport.write(self._last_words or b"")
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        self.deadline = self.loop.time() + LINGER_SECONDS

    def cut(self) -> None:
        """Drop the connection at once, in the middle of whatever is being said."""
        self._abandon()
        self.transport.abort()

    def _abandon(self) -> None:
        """Tell whoever answers that nobody listens any more."""
        active = self.active
        if active is not None and not active.response_complete:
            active.disconnected = True
            active.message_event.set()
        if self.exchange is not None:
            exchange, self.exchange = self.exchange, None
            exchange.abort("client-gone")

    def _expect_within(self, seconds: float) -> None:
        """Set how long the client may take for what is next; 0 for as long as it likes.

        A client that takes no bytes has that to answer for first.
        """
        if not self.flow.write_paused:
            self.deadline = self.loop.time() + seconds if seconds else 0.0

    def expire(self) -> None:
        """Act on a deadline that has passed."""
        self.deadline = 0.0
        if self._is_deaf or self.flow.write_paused:
            self.cut()
        elif self._is_body_owed and self.flow.read_paused:
            # It is the service that takes no more, and it has a deadline of its own.
            self._expect_within(self._door.stall_seconds)
        elif self._in_head or self._is_body_owed:
            self._refuse(TooSlow())
        else:
            self.transport.close()

    # --- answering

    @property
    def is_body_owed(self) -> bool:
        """Whether the client has not sent all of the active request's body."""
        return self._is_body_owed and self.cycle is self.active

    @property
    def peer(self) -> str:
        """The address at the other end of the connection."""
        return self.client[0] if self.client else ""

    @property
    def is_full(self) -> bool:
        """Whether the client takes no more bytes for now."""
        return self.flow.write_paused

    @property
    def is_gone(self) -> bool:
        """Whether nobody is left to be answered."""
        return self.active is None or self.active.disconnected

    @property
    def is_kept_alive(self) -> bool:
        """Whether the connection goes on after the active request."""
        return self.active is not None and self.active.keep_alive

    def close_after(self) -> None:
        """Hang up once the active request is answered."""
        if self.active is not None:
            self.active.keep_alive = False

    def say(self, piece: bytes) -> None:
        """Write a piece of the active request's answer."""
        active = self.active
        if active is not None and not active.disconnected:
            active.response_started = True
            self.transport.write(piece)

    def end(self) -> None:
        """Declare the active request answered: the connection goes on, or closes."""
        active = self.active
        if active is None or active.disconnected:
            return
        active.response_complete = True
        active.message_event.set()
        if not active.keep_alive:
            self.transport.close()
        self.on_response_complete()

    def go_on_in_task(self, work: Coroutine[Any, Any, None]) -> None:
        """Do for the active request what must be waited for."""
        task = self.loop.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    # --- uvicorn's cycle

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: "ASGI3Application") -> None:
        if self._is_next_due:  # parsed after its predecessor was answered and before that was taken
            self.pipeline.appendleft((cycle, app))
            return
        self.active = cycle
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        """Go on to what waits: pipelined requests, then a refusal, or rest."""
        self.exchange = None
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        if self.flow.write_paused:
            # Whoever takes no answers is given no more of them.
            self._is_next_due = True
            self.flow.pause_reading()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self.pipeline:
            # Reading goes on when all that was read before is answered, or asks for its body.
            self._start_asgi_task(*self.pipeline.pop())
        elif self._last_words is not None:
            self._say_last_words()
        else:
            self.flow.resume_reading()
            if not self._is_body_owed and not self._in_head:
                self._expect_within(self._door.keep_alive_seconds)

    def shutdown(self) -> None:
        """Begin to drain: resting connections close, live streams end, answers are finished."""
        active = self.active
        if active is not None and not active.response_complete:
            active.keep_alive = False
            if self.exchange is not None:
                self.exchange.finish()
        else:
            super().shutdown()
