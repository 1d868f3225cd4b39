"""What does Portnet ID ask about clients that must hear of a session's end?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.signin import Delivery
from shared.database import Connection, many, run, value


async def insert_deliveries(
    conn: Connection, delivery_ids: list[UUID], session_id: UUID, user_id: UUID, now: datetime
) -> None:
    """Note which clients hold tokens of a session and want to hear of its end.

    `delivery_ids` has at least as many identifiers as there are clients.
    """
    await run(
        conn,
        """
        INSERT INTO backchannel_logout
               (delivery_id, client_id, user_id, session_id, next_at, created_at)
        SELECT ($1::uuid[])[row_number() OVER (ORDER BY c.client_id)], c.client_id, $3, $2, $4, $4
          FROM oauth_client c
         WHERE c.backchannel_logout_uri IS NOT NULL
           AND c.disabled_at IS NULL
           AND EXISTS (SELECT FROM oauth_grant g
                        WHERE g.session_id = $2 AND g.client_id = c.client_id)
        ON CONFLICT DO NOTHING
        """,
        delivery_ids,
        session_id,
        user_id,
        now,
    )


async def count_listeners(conn: Connection) -> int:
    """Return how many clients want to hear of sessions' ends."""
    count: int = await value(
        conn, "SELECT count(*) FROM oauth_client WHERE backchannel_logout_uri IS NOT NULL"
    )
    return count


async def take_due(
    conn: Connection, now: datetime, again_at: datetime, limit: int
) -> list[Delivery]:
    """Return deliveries that are due, and let nobody else take them before `again_at`."""
    return await many(
        conn,
        Delivery,
        """
        UPDATE backchannel_logout b
           SET next_at = $2, attempts = attempts + 1
          FROM oauth_client c
         WHERE c.client_id = b.client_id
           AND b.delivery_id IN (SELECT d.delivery_id
                                   FROM backchannel_logout d
                                  WHERE d.delivered_at IS NULL AND d.given_up_at IS NULL
                                    AND d.next_at <= $1
                                  ORDER BY d.next_at
                                  LIMIT $3
                                    FOR UPDATE SKIP LOCKED)
        RETURNING b.delivery_id, b.client_id, b.user_id, b.session_id, b.attempts,
                  c.backchannel_logout_uri AS uri, c.organisme IS NULL AS is_own
        """,
        now,
        again_at,
        limit,
    )


async def note_delivered(conn: Connection, delivery_id: UUID, now: datetime) -> None:
    """Note that the client has taken it."""
    await run(
        conn,
        "UPDATE backchannel_logout SET delivered_at = $2 WHERE delivery_id = $1",
        delivery_id,
        now,
    )


async def postpone(conn: Connection, delivery_id: UUID, next_at: datetime) -> None:
    """Try again at `next_at`."""
    await run(
        conn,
        "UPDATE backchannel_logout SET next_at = $2 WHERE delivery_id = $1",
        delivery_id,
        next_at,
    )


async def give_up(conn: Connection, delivery_id: UUID, now: datetime) -> None:
    """Stop trying."""
    await run(
        conn,
        "UPDATE backchannel_logout SET given_up_at = $2 WHERE delivery_id = $1",
        delivery_id,
        now,
    )


async def find_next_due(conn: Connection) -> datetime | None:
    """Return when the next delivery is due."""
    found: datetime | None = await value(
        conn,
        """
        SELECT min(next_at)
          FROM backchannel_logout
         WHERE delivered_at IS NULL AND given_up_at IS NULL
        """,
    )
    return found


async def delete_old_deliveries(conn: Connection, before: datetime) -> None:
    """Forget deliveries made, or given up, before `before`."""
    await run(
        conn,
        "DELETE FROM backchannel_logout WHERE coalesce(delivered_at, given_up_at) < $1",
        before,
    )
