"""How are the other replicas woken?"""

from collections.abc import Sequence

from shared.database import Connection, run


async def say(conn: Connection, channel: str, payloads: Sequence[str]) -> None:
    """Say `payloads` on `channel` when the transaction commits."""
    if not payloads:
        return
    await run(
        conn,
        "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS said (payload)",
        channel,
        payloads,
    )
