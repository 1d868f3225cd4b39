"""How are notifications kept, listed and marked?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.dashboard.models.notifications import NewNotification, Notification
from shared.database import Connection, many, run, value


async def insert_notifications(
    conn: Connection, new: Sequence[NewNotification], cree_le: datetime
) -> None:
    """Keep `new`; each comes from an event that had not been heard before."""
    await run(
        conn,
        """
        INSERT INTO notification (notification_id, ice, type, subject, params, survenu_le, cree_le)
        SELECT notification_id, ice, type, subject, params, survenu_le, $7
          FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[],
                      $6::timestamptz[])
            AS new (notification_id, ice, type, subject, params, survenu_le)
        """,
        [one.notification_id for one in new],
        [one.ice for one in new],
        [one.type for one in new],
        [one.subject for one in new],
        [one.params for one in new],
        [one.survenu_le for one in new],
        cree_le,
    )


async def list_notifications(
    conn: Connection, ice: str, user_id: str, *, unread: bool, before: UUID | None, limit: int
) -> list[Notification]:
    """Return the company's notifications, newest first, with the user's own marks."""
    return await many(
        conn,
        Notification,
        """
        SELECT said.notification_id, said.type, said.subject, said.params, said.survenu_le,
               said.cree_le,
               coalesce(
                   mark.lue_le,
                   CASE WHEN said.notification_id <= all_read.notification_id
                        THEN all_read.lue_le END
               ) AS lue_le
          FROM notification AS said
          LEFT JOIN lecture AS mark
            ON mark.ice = said.ice AND mark.user_id = $2
           AND mark.notification_id = said.notification_id
          LEFT JOIN lecture_totale AS all_read
            ON all_read.ice = said.ice AND all_read.user_id = $2
         WHERE said.ice = $1
           AND ($4::uuid IS NULL OR said.notification_id < $4)
           AND (NOT $3 OR (mark.lue_le IS NULL
                           AND (all_read.notification_id IS NULL
                                OR said.notification_id > all_read.notification_id)))
         ORDER BY said.notification_id DESC
         LIMIT $5
        """,
        ice,
        user_id,
        unread,
        before,
        limit,
    )


async def count_unread(conn: Connection, ice: str, user_id: str) -> int:
    """Return how many of the company's notifications the user has not read."""
    return int(
        await value(
            conn,
            """
            SELECT count(*)
              FROM notification AS said
             WHERE said.ice = $1
               AND said.notification_id > coalesce(
                       (SELECT notification_id FROM lecture_totale WHERE ice = $1 AND user_id = $2),
                       '00000000-0000-0000-0000-000000000000')
               AND NOT EXISTS (SELECT FROM lecture AS mark
                                WHERE mark.ice = $1 AND mark.user_id = $2
                                  AND mark.notification_id = said.notification_id)
            """,
            ice,
            user_id,
        )
    )


async def list_since(conn: Connection, ice: str, since: datetime, limit: int) -> list[UUID]:
    """Return the company's notifications learnt after `since`, oldest first."""
    rows = await conn.fetch(
        """
        SELECT notification_id
          FROM notification
         WHERE ice = $1 AND cree_le > $2
         ORDER BY notification_id DESC
         LIMIT $3
        """,
        ice,
        since,
        limit,
    )
    return [row["notification_id"] for row in reversed(rows)]


async def mark_read(
    conn: Connection, ice: str, user_id: str, notification_id: UUID, at: datetime
) -> bool:
    """Mark one of the company's notifications read; False when it is not theirs or not there."""
    return bool(
        await value(
            conn,
            """
            WITH said AS (
                SELECT ice, notification_id
                  FROM notification
                 WHERE ice = $1 AND notification_id = $3
            ), marked AS (
                INSERT INTO lecture (ice, user_id, notification_id, lue_le)
                SELECT ice, $2, notification_id, $4 FROM said
                    ON CONFLICT DO NOTHING
            )
            SELECT EXISTS (SELECT FROM said)
            """,
            ice,
            user_id,
            notification_id,
            at,
        )
    )


async def mark_all_read(conn: Connection, ice: str, user_id: str, at: datetime) -> None:
    """Mark all the company's present notifications read."""
    await run(
        conn,
        """
        INSERT INTO lecture_totale (ice, user_id, notification_id, lue_le)
        SELECT $1, $2, notification_id, $3
          FROM notification
         WHERE ice = $1
         ORDER BY notification_id DESC
         LIMIT 1
            ON CONFLICT (ice, user_id) DO UPDATE
           SET notification_id = greatest(lecture_totale.notification_id, excluded.notification_id),
               lue_le = CASE WHEN excluded.notification_id > lecture_totale.notification_id
                             THEN excluded.lue_le ELSE lecture_totale.lue_le END
        """,
        ice,
        user_id,
        at,
    )
