"""Which port does each process listen on, and is it free?"""

import errno
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from deploy.local.nats import SERVICES

HIGHEST_BASE: int = 65_515
"""The stack takes the base and the fourteen ports after it."""


@dataclass(frozen=True)
class Ports:
    """Every port of the stack, counted from the portal's."""

    base: int

    @property
    def portal(self) -> int:
        """The gateway's: the only one that people need."""
        return self.base

    def service(self, name: str) -> int:
        """Return the port of the service `name`."""
        place: int = SERVICES.index(name)
        return self.base + 1 + place

    @property
    def gateway_admin(self) -> int:
        """The gateway's metrics and health, apart from the public door."""
        return self.base + 9

    @property
    def postgres(self) -> int:
        """PostgreSQL's."""
        return self.base + 10

    @property
    def nats(self) -> int:
        """NATS' for clients."""
        return self.base + 11

    @property
    def nats_monitor(self) -> int:
        """NATS' monitoring page."""
        return self.base + 12

    @property
    def smtp(self) -> int:
        """Where services hand in mail."""
        return self.base + 13

    @property
    def mail(self) -> int:
        """The page on which mail is read."""
        return self.base + 14

    def named(self) -> dict[int, str]:
        """Return who listens where."""
        return {
            self.portal: "the portal",
            **{self.service(name): f"the service {name}" for name in SERVICES},
            self.gateway_admin: "the gateway's metrics",
            self.postgres: "PostgreSQL",
            self.nats: "NATS",
            self.nats_monitor: "NATS' monitoring",
            self.smtp: "the mail sink",
            self.mail: "the mail page",
        }


class PortBusy(Exception):  # noqa: N818 - says what is the case
    """Somebody else listens where the stack wants to; the text is the sentence to print."""


def parse(text: str) -> Ports:
    """Return the ports counted from the base `text`.

    Raises: ValueError — not a number, or out of range.
    """
    if not text.isdigit() or not 1024 <= int(text) <= HIGHEST_BASE:
        raise ValueError(f"PORT={text}: a number from 1024 to {HIGHEST_BASE} is expected")
    return Ports(int(text))


def check_free(ports: Ports, wanted: Iterable[int]) -> None:
    """Refuse to go on when somebody listens on a port that is wanted.

    Raises: PortBusy — naming the first such port and how to choose others.
    """
    names = ports.named()
    for port in wanted:
        if not is_free(port):
            raise PortBusy(
                f"Port {port}, wanted for {names[port]}, is taken by another program: "
                f"stop that program, or choose other ports with `make run PORT="
                f"{suggestion(ports.base)}`."
            )


def suggestion(base: int) -> int:
    """Return another base from which all ports are free, or just another base."""
    further = range(base + 1000, HIGHEST_BASE, 1000)
    for candidate in chain(further, range(18_080, HIGHEST_BASE, 1000)):
        if all(is_free(port) for port in Ports(candidate).named()):
            return candidate
    return 18_080


def is_free(port: int) -> bool:
    """Say whether a server may listen on 127.0.0.1:`port`, and nobody is at ::1 either.

    Browsers try `localhost` at ::1 first.
    """
    with suppress(OSError), socket.create_connection(("::1", port), timeout=1):
        return False
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise
    return True
