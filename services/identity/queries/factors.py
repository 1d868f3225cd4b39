"""What does Portnet ID ask about all of a person's second factors at once?"""

from uuid import UUID

from services.identity.models.factors import Held
from shared.database import Connection, one, run


async def lock_person(conn: Connection, user_id: UUID) -> None:
    """Let only one change of a person's factors happen at a time."""
    await run(conn, "SELECT FROM utilisateur WHERE user_id = $1 FOR NO KEY UPDATE", user_id)


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
