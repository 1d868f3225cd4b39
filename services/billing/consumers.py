"""What does billing hear?

Identity's companies, and the submissions that cost an operation. Neither needs an order: a company
is what was said of it last, and a submission is charged to the day it was made.
"""

from shared import mandates
from shared.contracts import EVENTS
from shared.contracts.catalog import DfdSoumise, LicenceSouscrite, TitreSouscrit
from shared.contracts.identity import EntrepriseEnregistree, EntrepriseModifiee
from shared.database import Connection
from shared.events import CloudEvent, Rejected
from shared.inbox import Consumers

from . import actions


async def entreprise_said(
    conn: Connection, event: CloudEvent[EntrepriseEnregistree | EntrepriseModifiee]
) -> None:
    """Keep the company."""
    said = event.data
    if said.ice != event.ice:
        raise Rejected("SCHEMA", f"the envelope is about {event.ice}, the data about {said.ice}")
    await actions.register_company(
        conn, said.ice, said.raison_sociale, list(said.profils), event.time
    )


async def titre_souscrit(conn: Connection, event: CloudEvent[TitreSouscrit]) -> None:
    """Charge the submission of an import title."""
    await actions.consume_operation(
        conn, event.ice or "", event.data.titre_no, f"TI-{event.data.type_titre}", event.time
    )


async def licence_souscrite(conn: Connection, event: CloudEvent[LicenceSouscrite]) -> None:
    """Charge the submission of an export licence."""
    await actions.consume_operation(
        conn, event.ice or "", event.data.licence_no, "LE-GES", event.time
    )


async def dfd_soumise(conn: Connection, event: CloudEvent[DfdSoumise]) -> None:
    """Charge the submission of a customs franchise request."""
    await actions.consume_operation(conn, event.ice or "", event.data.dfd_no, "DFD-GES", event.time)


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers={
        **mandates.HANDLERS,
        EntrepriseEnregistree: entreprise_said,
        EntrepriseModifiee: entreprise_said,
        TitreSouscrit: titre_souscrit,
        LicenceSouscrite: licence_souscrite,
        DfdSoumise: dfd_soumise,
    },
)
