"""What does Portnet ID ask about recovery codes?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import CodesSecours
from shared.database import Connection, one, run


async def replace_codes(
    conn: Connection, user_id: UUID, digests: list[bytes], now: datetime
) -> None:
    """Keep the digests of new codes; earlier ones are worth nothing any more."""
    await run(conn, "DELETE FROM recovery_code WHERE user_id = $1", user_id)
    await run(
        conn,
        """
        INSERT INTO recovery_code (user_id, digest, created_at)
        SELECT $1, unnest($2::bytea[]), $3
        """,
        user_id,
        digests,
        now,
    )


async def spend_code(conn: Connection, user_id: UUID, digest: bytes, now: datetime) -> bool:
    """Mark a code used; False when it is none, or was used: also when two come at once."""
    return bool(
        await run(
            conn,
            """
            UPDATE recovery_code
               SET used_at = $3
             WHERE user_id = $1 AND digest = $2 AND used_at IS NULL
            """,
            user_id,
            digest,
            now,
        )
    )


async def read_codes(conn: Connection, user_id: UUID) -> CodesSecours:
    """Return how many codes are left, and when they were made."""
    found = await one(
        conn,
        CodesSecours,
        """
        SELECT count(*) FILTER (WHERE used_at IS NULL) AS restants, min(created_at) AS crees_le
          FROM recovery_code
         WHERE user_id = $1
        """,
        user_id,
    )
    return found or CodesSecours(restants=0, crees_le=None)
