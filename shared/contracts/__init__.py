"""What may be said on the stream? The only place where services and partners meet.

A module belongs to its speaker (`trade` to the partner systems); listeners import from it. A
change adds a field with a default, or is a new version: what was once said must decode for ever.
"""

from typing import Final

from shared.contracts import (
    assistant,
    billing,
    catalog,
    dashboard,
    gateway,
    helpdesk,
    identity,
    trade,
)
from shared.events import Event

MODULES: Final = (trade, identity, catalog, billing, helpdesk, assistant, dashboard, gateway)

EVENTS: Final[dict[tuple[str, int], type[Event]]] = {
    (event.type, event.version): event for module in MODULES for event in module.EVENTS
}
"""Every event of the platform by type and version."""

__all__ = ["EVENTS"]
