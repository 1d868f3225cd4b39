"""How does a user mark notifications read?"""

from uuid import UUID

from services.dashboard.problems import NotificationInconnue
from services.dashboard.queries import notifications
from shared import clock
from shared.auth import Principal
from shared.database import Connection


async def read_notification(conn: Connection, who: Principal, notification_id: UUID) -> None:
    """Mark a notification of the caller's company read by the caller; again changes nothing.

    Raises: NotificationInconnue.
    """
    async with conn.transaction():
        if who.ice is None or not await notifications.mark_read(
            conn, who.ice, who.person, notification_id, clock.now()
        ):
            raise NotificationInconnue


async def read_notifications(conn: Connection, who: Principal) -> None:
    """Mark everything that the caller's company has been told so far read by the caller."""
    if who.ice is None:
        return
    async with conn.transaction():
        await notifications.mark_all_read(conn, who.ice, who.person, clock.now())
