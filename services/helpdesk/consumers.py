"""What does the help desk hear?

The catalogue's services, in any order: a service is what was said of it last. And people who say
of a sign-in that it was not theirs: each such word opens one complaint, however often it is told.
"""

from shared.contracts import EVENTS
from shared.contracts.catalog import ServicePublie, ServiceRetire
from shared.contracts.identity import IdentityConnexionContestee
from shared.database import Connection
from shared.events import CloudEvent
from shared.inbox import Consumers

from . import actions


async def service_publie(conn: Connection, event: CloudEvent[ServicePublie]) -> None:
    """Keep the service's name."""
    said = event.data
    await actions.keep_service(conn, said.service_code, said.label, said.genre, event.time)


async def service_retire(conn: Connection, event: CloudEvent[ServiceRetire]) -> None:
    """Note that the service is gone."""
    await actions.drop_service(conn, event.data.service_code, event.time)


async def connexion_contestee(
    conn: Connection, event: CloudEvent[IdentityConnexionContestee]
) -> None:
    """Open an urgent complaint."""
    await actions.open_for_contested_sign_in(conn, event.data, event.ice, event.time)


CONSUMERS = Consumers(
    registry=EVENTS,
    handlers={
        ServicePublie: service_publie,
        ServiceRetire: service_retire,
        IdentityConnexionContestee: connexion_contestee,
    },
)
