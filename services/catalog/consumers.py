"""What does the catalogue hear?

Billing's word on each company's packages, so that a service can say whether a demande may be
submitted. A package closes once and for all, so the order in which its events arrive is no matter.
"""

from shared import mandates
from shared.contracts import EVENTS
from shared.contracts.billing import (
    ForfaitActive,
    ForfaitEpuise,
    ForfaitExpire,
    ForfaitResilie,
)
from shared.database import Connection
from shared.events import CloudEvent
from shared.inbox import Consumers

from . import actions


async def forfait_active(conn: Connection, event: CloudEvent[ForfaitActive]) -> None:
    """Note that the company may submit."""
    await actions.open_right(conn, event.ice or "", event.data, event.time)


async def forfait_closed(
    conn: Connection, event: CloudEvent[ForfaitEpuise | ForfaitExpire | ForfaitResilie]
) -> None:
    """Note that the package allows nothing more."""
    await actions.close_right(conn, event.ice or "", event.data.forfait_id, event.time)


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers={
        **mandates.HANDLERS,
        ForfaitActive: forfait_active,
        ForfaitEpuise: forfait_closed,
        ForfaitExpire: forfait_closed,
        ForfaitResilie: forfait_closed,
    },
)
