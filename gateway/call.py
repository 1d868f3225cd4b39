"""What does the gateway know of the request it is carrying?"""

import time
from typing import TYPE_CHECKING

from gateway import headers
from gateway.headers import Kind, kinds

if TYPE_CHECKING:
    from gateway.models import Visitor
    from gateway.protocol import GatewayProtocol


class Call:
    """One request on its way through the gateway."""

    __slots__ = (
        "accept_encoding",
        "accept_language",
        "address",
        "cookie_prefix",
        "failure",
        "is_chunked",
        "is_old",
        "length",
        "lines",
        "link",
        "method",
        "path",
        "read",
        "request_id",
        "sent_bytes",
        "started",
        "status",
        "target",
        "trace_id",
        "traceparent",
        "upstream",
        "visitor",
    )

    def __init__(
        self,
        link: "GatewayProtocol",
        method: bytes,
        target: bytes,
        received: list[tuple[bytes, bytes]],
    ) -> None:
        self.started = time.perf_counter()
        self.link = link
        self.method = method
        self.target = target
        self.path = target.partition(b"?")[0]
        self.upstream = ""
        self.cookie_prefix = b""
        self.status = self.sent_bytes = 0
        self.failure = ""
        self.visitor: Visitor | None = None
        self.is_chunked = self.is_old = False
        self.length: int | None = None
        self.accept_encoding = self.accept_language = b""
        self.read: dict[bytes, bytes] = {}
        self.lines: list[bytes] = []
        self.request_id = headers.request_id()
        self.address = ""
        self._read(received)

    def _read(self, received: list[tuple[bytes, bytes]]) -> None:
        """Sort the request's headers: what passes on, what is decided on, what is dropped."""
        read, lines = self.read, self.lines
        named: set[bytes] = set()
        for name, value in received:
            kind = kinds[name]
            if kind is Kind.READ:
                before = read.get(name)
                read[name] = value if before is None else headers.joined(name, before, value)
            elif kind is Kind.DROPPED:
                if name == b"transfer-encoding":
                    self.is_chunked = True
                elif name == b"connection" and value.lower() not in headers.PLAIN_CONNECTION:
                    named |= headers.tokens(value)
            else:
                lines.append(b"%b: %b\r\n" % (name, value))
                if name == b"accept-encoding":
                    self.accept_encoding = value
                elif name == b"accept-language":
                    self.accept_language = value
        if named:
            lines[:] = [line for line in lines if line.partition(b":")[0] not in named]
        self.trace_id, self.traceparent = headers.traced(read.get(b"traceparent"))
        if not self.is_chunked and (length := read.get(b"content-length")) is not None:
            self.length = int(length)

    @property
    def caller(self) -> str:
        """Whose live streams are counted together."""
        return (self.visitor.sub if self.visitor is not None else "") or self.address

    @property
    def proofs(self) -> list[str]:
        """The proofs of possession that came with it. Source: RFC 9449, section 4.1."""
        name = b"dpop: "
        return [
            line[len(name) :].strip().decode("latin-1")
            for line in self.lines
            if line.startswith(name)
        ]

    @property
    def is_for_a_person(self) -> bool:
        """Whether a browser wants to show the answer as a page of its own."""
        return self.path.startswith(b"/id/") and any(
            line.startswith(b"accept: text/html") for line in self.lines
        )

    @property
    def has_body(self) -> bool:
        """Whether a body follows the head."""
        return self.is_chunked or bool(self.length)
