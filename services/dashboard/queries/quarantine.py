"""What waits in quarantine?"""

from datetime import datetime
from uuid import UUID

from services.dashboard.models.notifications import Letter
from shared.database import Connection, many


async def list_letters(
    conn: Connection,
    said_by: str | None,
    *,
    reason: str | None,
    source: str | None,
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Letter]:
    """Return the refused events, newest first: everyone's or those said by one partner, of any
    reason and source or of one; what a message names as its source may not be who said it.
    """
    before_at, before_id = before or (None, None)
    return await many(
        conn,
        Letter,
        """
        SELECT dead_letter_id, source, event_id, type, ice, reason, detail, received_at,
               replayed_at, nats_subject
          FROM dead_letter
         WHERE ($1::text IS NULL OR split_part(nats_subject, '.', 2) = $1)
           AND ($2::text IS NULL OR reason = $2)
           AND ($3::text IS NULL OR source = $3)
           AND ($4::timestamptz IS NULL OR (received_at, dead_letter_id) < ($4, $5::uuid))
         ORDER BY received_at DESC, dead_letter_id DESC
         LIMIT $6
        """,
        said_by,
        reason,
        source,
        before_at,
        before_id,
        limit,
    )
