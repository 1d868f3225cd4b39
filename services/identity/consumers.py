"""What does Portnet ID hear?

Customs' answer to procurations for BADR, and what was done under procurations anywhere.
"""

from uuid import UUID

from services.identity.actions import procurations
from services.identity.queries import actes, people
from shared.contracts import EVENTS
from shared.contracts.identity import ProcurationActivee, ProcurationRejetee, ProcurationUtilisee
from shared.contracts.speakers import CUSTOMS
from shared.database import Connection
from shared.events import CloudEvent, nats_subject
from shared.inbox import Consumers


async def customs_answered(
    conn: Connection, event: CloudEvent[ProcurationActivee | ProcurationRejetee]
) -> None:
    """Bring a procuration to what customs says."""
    await procurations.hear_customs(conn, event)


async def procuration_used(conn: Connection, event: CloudEvent[ProcurationUtilisee]) -> None:
    """Keep an act for both companies to read."""
    said = event.data
    await actes.insert_act(
        conn,
        UUID(event.id),
        said.procuration_id,
        mandant_ice=said.mandant_ice,
        mandataire_ice=said.mandataire_ice,
        user_id=said.user_id,
        service_code=said.service_code,
        action=said.action,
        objet=said.objet,
        at=event.time,
    )


async def registered(conn: Connection, numbers: list[str]) -> set[str]:
    """Return which of `numbers` are our companies'."""
    return {number for number in numbers if await people.find_entreprise(conn, number)}


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers={
        ProcurationActivee: customs_answered,
        ProcurationRejetee: customs_answered,
        ProcurationUtilisee: procuration_used,
    },
    registered=registered,
    # Not its own word on activation: that it knows.
    subjects=(
        nats_subject(CUSTOMS, ProcurationActivee.type, 1),
        nats_subject(CUSTOMS, ProcurationRejetee.type, 1),
        nats_subject("*", ProcurationUtilisee.type, 1),
    ),
)
