"""What does the dashboard hear?

Everything on the stream reaches it, so that whatever a partner says wrongly, be it of a type that
nobody knows, has a place in quarantine. It keeps and counts the types of `HEARD`.
"""

from shared import mandates
from shared.contracts import EVENTS, billing, catalog, helpdesk, identity, trade
from shared.database import Connection
from shared.events import Event
from shared.inbox import Consumers

from .actions.folding import hear
from .queries.loads import list_entreprises

HEARD: frozenset[type[Event]] = frozenset(
    event
    for module in (trade, catalog, billing, helpdesk, identity)
    for event in module.EVENTS
    if event.type.partition(".")[0]
    in {
        "titre", "licence", "dfd", "dum", "controle", "bad", "avis", "rdv",
        "forfait", "facture", "paiement", "reclamation", "procuration", "entreprise",
    }
)  # fmt: skip


async def registered(conn: Connection, numbers: list[str]) -> set[str]:
    """Return which of `numbers` identity has told of."""
    return {known.ice for known in await list_entreprises(conn, numbers)}


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers=mandates.HANDLERS,
    batch_types=HEARD,
    batch=hear,
    registered=registered,
    subjects=("evt.>",),
)
