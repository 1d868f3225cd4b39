"""Events and tables of the tests' own: what is proved here must not depend on any service."""

from datetime import datetime
from typing import Any, ClassVar

from shared.database import Connection
from shared.events import CloudEvent, Event, Registry, Rejected
from shared.inbox import Consumers

SERVICE = "dashboard"
"""Whose credentials the tests' service uses on NATS; its tables are only the shared ones."""


class Fait(Event, frozen=True, kw_only=True):
    """A partner reports something."""

    type: ClassVar = "essai.fait"
    speakers: ClassVar = ("badr", "bank-*")
    needs_ice: ClassVar = True

    numero: str
    rang: int = 0
    le: datetime | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse facts that begin after they happened."""
        if self.le is not None and self.le > time:
            raise Rejected("SCHEMA", "le is after time")


class Dit(Event, frozen=True, kw_only=True):
    """A service says something."""

    type: ClassVar = "essai.dit"
    speakers: ClassVar = (SERVICE,)

    numero: str
    rang: int = 0


class Choeur(Event, frozen=True, kw_only=True):
    """Two services may say this."""

    type: ClassVar = "essai.choeur"
    speakers: ClassVar = ("helpdesk", "assistant", "badr")

    numero: str


REGISTRY: Registry = {(kind.type, kind.version): kind for kind in (Fait, Dit, Choeur)}

EFFECT = "CREATE TABLE effect (numero text NOT NULL, rang int NOT NULL, source text NOT NULL)"
"""What handlers leave behind: one row each time they ran to the end and were committed."""


async def leave(conn: Connection, event: CloudEvent[Any]) -> None:
    """Leave an effect."""
    await conn.execute(
        "INSERT INTO effect (numero, rang, source) VALUES ($1, $2, $3)",
        event.data.numero,
        event.data.rang,
        event.source,
    )


def consumers(handler: Any = leave, **changes: Any) -> Consumers:
    """Return consumers that hear `Fait` and `Dit` with `handler`."""
    return Consumers(registry=REGISTRY, handlers={Fait: handler, Dit: handler}, **changes)
