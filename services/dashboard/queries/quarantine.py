"""What waits in quarantine?"""

from datetime import datetime
from uuid import UUID

from services.dashboard.models.notifications import Letter
from shared.database import Connection, many


async def list_letters(
    conn: Connection,
    *,
    reason: str | None,
    source: str | None,
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Letter]:
    """Return the refused events, newest first, all of them or those of a reason or a source."""
    before_at, before_id = before or (None, None)
    return await many(
        conn,
        Letter,
        """
        SELECT dead_letter_id, source, event_id, type, ice, reason, detail, received_at,
               replayed_at, nats_subject
          FROM dead_letter
         WHERE ($1::text IS NULL OR reason = $1)
           AND ($2::text IS NULL OR source = $2)
           AND ($3::timestamptz IS NULL OR (received_at, dead_letter_id) < ($3, $4::uuid))
         ORDER BY received_at DESC, dead_letter_id DESC
         LIMIT $5
        """,
        reason,
        source,
        before_at,
        before_id,
        limit,
    )
