"""What do a client's connection, the request on it and the application behind owe each other?"""

from typing import TYPE_CHECKING, Protocol

from shared.problems import Problem

if TYPE_CHECKING:
    from gateway.call import Call
    from gateway.protocol import GatewayProtocol


class Exchange(Protocol):
    """What a proxied request has under way with a service."""

    def abort(self, failure: str) -> None:
        """Drop it: its client is gone."""

    def finish(self) -> None:
        """End it early if it is an endless stream: the process is leaving."""

    def hold(self) -> None:
        """Bring no more for now: the client is slower."""

    def go_on(self) -> None:
        """Bring more."""


class Door(Protocol):
    """What the connections need of the application behind them."""

    head_bytes: int
    head_seconds: int
    stall_seconds: int
    keep_alive_seconds: int
    links: "set[GatewayProtocol]"
    """The connections that are open: their deadlines are looked after from there."""

    def refusal(self, problem: Problem) -> bytes:
        """Return a whole HTTP/1.1 response, closing the connection, that states `problem`."""

    def at_once(self, call: "Call") -> bool:
        """Carry a request without a body; False when it has to become an ASGI request."""


class _Nobody:
    """What is set when nobody waits."""

    def set(self) -> None:
        """Wake nobody."""


class Turn:
    """A request that is answered without ASGI, in the terms of uvicorn's own cycle."""

    __slots__ = ("disconnected", "keep_alive", "response_complete", "response_started")

    more_body = False
    message_event = _Nobody()

    def __init__(self, *, keep_alive: bool) -> None:
        self.keep_alive = keep_alive
        self.disconnected = self.response_complete = self.response_started = False
