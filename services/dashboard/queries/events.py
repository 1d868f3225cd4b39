"""How are the events kept, and read again?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from shared.database import Connection, many, run, value
from shared.events import CloudEvent


class KeptEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `event`, as far as folding needs it."""

    event_no: int
    source: str
    event_id: str
    type: str
    dataversion: int
    time: datetime
    ice: str | None
    data: Any
    received_at: datetime


async def insert_events(
    conn: Connection, heard: Sequence[CloudEvent[Any]], received_at: datetime
) -> None:
    """Keep `heard`, in its order."""
    await run(
        conn,
        """
        INSERT INTO event (source, event_id, type, dataversion, time, ice, subject, data,
                           received_at)
        SELECT source, event_id, type, dataversion, time, ice, subject, data, $9
          FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[],
                      $6::text[], $7::text[], $8::jsonb[])
            AS heard (source, event_id, type, dataversion, time, ice, subject, data)
        """,
        [event.source for event in heard],
        [event.id for event in heard],
        [event.type for event in heard],
        [event.dataversion for event in heard],
        [event.time for event in heard],
        [event.ice for event in heard],
        [event.subject for event in heard],
        [event.data for event in heard],
        received_at,
    )


async def last_event_no(conn: Connection) -> int:
    """Return the number of the last event that can be seen, 0 when there is none."""
    return int(await value(conn, "SELECT coalesce(max(event_no), 0) FROM event"))


async def list_events(
    conn: Connection, types: list[str], after: int, until: int, limit: int
) -> list[KeptEvent]:
    """Return kept events of `types` numbered above `after` and up to `until`, in order."""
    return await many(
        conn,
        KeptEvent,
        """
        SELECT event_no, source, event_id, type, dataversion, time, ice, data, received_at
          FROM event
         WHERE event_no > $2 AND event_no <= $3 AND type = ANY($1::text[])
         ORDER BY event_no
         LIMIT $4
        """,
        types,
        after,
        until,
        limit,
    )
