"""What a service said: the events that wait in its outbox."""

from typing import Any

from shared import events
from shared.contracts import EVENTS
from shared.database import Connection
from shared.events import CloudEvent


async def said(conn: Connection) -> list[CloudEvent[Any]]:
    """Return every event in the outbox, in the order it was said, believed as a listener would."""
    rows = await conn.fetch(
        "SELECT nats_subject, body FROM outbox WHERE nats_subject LIKE 'evt.%' ORDER BY seq"
    )
    return [events.decode(bytes(row["body"]), row["nats_subject"], EVENTS) for row in rows]


async def said_data(conn: Connection) -> list[Any]:
    """Return the data of every event in the outbox, in the order it was said."""
    return [event.data for event in await said(conn)]
