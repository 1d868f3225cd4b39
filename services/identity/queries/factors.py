"""What does Portnet ID ask about all of a person's second factors at once?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import Held
from shared.database import Connection, one, run, value


async def count_held(conn: Connection, user_id: UUID) -> Held:
    """Return how many factors of each kind the person has."""
    held = await one(
        conn,
        Held,
        """
        SELECT (SELECT count(*) FROM totp_device
                 WHERE user_id = $1 AND confirmed_at IS NOT NULL) AS applications,
               (SELECT count(*) FROM passkey WHERE user_id = $1) AS cles,
               (SELECT count(*) FROM recovery_code
                 WHERE user_id = $1 AND used_at IS NULL) AS secours
        """,
        user_id,
    )
    return held or Held(applications=0, cles=0, secours=0)


async def delete_all(conn: Connection, user_id: UUID) -> None:
    """Remove every second factor of a person, and the apps and numbers not confirmed yet."""
    await run(conn, "DELETE FROM totp_device WHERE user_id = $1", user_id)
    await run(conn, "DELETE FROM passkey WHERE user_id = $1", user_id)
    await run(conn, "DELETE FROM recovery_code WHERE user_id = $1", user_id)
    await run(conn, "DELETE FROM telephone WHERE user_id = $1", user_id)


async def delete_since(conn: Connection, user_id: UUID, since: datetime) -> int:
    """Remove the second factors that a person enrolled after an instant, apps being enrolled and
    recovery codes included; return how many apps, passkeys and numbers there were.
    """
    removed: int = await value(
        conn,
        """
        WITH apps AS (
            DELETE FROM totp_device
             WHERE user_id = $1 AND coalesce(confirmed_at, created_at) >= $2
            RETURNING confirmed_at
        ), keys AS (
            DELETE FROM passkey WHERE user_id = $1 AND created_at >= $2 RETURNING cle_id
        ), numbers AS (
            DELETE FROM telephone
             WHERE user_id = $1 AND coalesce(confirmed_at, created_at) >= $2
            RETURNING confirmed_at
        ), recovery AS (
            DELETE FROM recovery_code WHERE user_id = $1 AND created_at >= $2
        )
        SELECT (SELECT count(confirmed_at) FROM apps) + (SELECT count(*) FROM keys)
               + (SELECT count(confirmed_at) FROM numbers)
        """,
        user_id,
        since,
    )
    return removed
