"""How are attempts counted, so that guessing is slow and nobody is locked out?

An attempt is counted before it is made and taken back when it succeeds: a thousand guesses at once
are counted like a thousand in a row.
"""

from services.identity.models.signin import Refused, ThrottleKind
from services.identity.queries import journal
from services.identity.rules import throttle
from shared import clock
from shared.database import Connection, Pool

Subjects = list[tuple[ThrottleKind, bytes]]
"""What an attempt counts against, always in the same order so that no two wait for each other."""


async def begin(pool: Pool, subjects: Subjects) -> None:
    """Count an attempt against all of `subjects`.

    Raises: Refused — one of them must wait; nothing is counted then.
    """
    async with pool.acquire() as conn, conn.transaction():
        await begin_within(conn, subjects)


async def begin_within(conn: Connection, subjects: Subjects) -> None:
    """Count an attempt in the caller's transaction.

    Raises: Refused — as `begin`.
    """
    now = clock.now()
    states = []
    for kind, subject in subjects:
        state = await journal.lock_throttle(conn, kind, subject, now)
        seconds = throttle.remaining_seconds(kind, state, now)
        if seconds:
            raise Refused("factor-resting" if kind == "code" else "slow-down", seconds)
        states.append((kind, subject, throttle.after_failure(kind, state, now)))
    for kind, subject, state in states:
        await journal.save_throttle(conn, kind, subject, state, now)


async def succeed(conn: Connection, subjects: Subjects) -> None:
    """Take the attempt back: an account's failures are forgotten, an address's reduced by one."""
    for kind, subject in subjects:
        if kind == "adresse":
            await journal.forgive_one(conn, kind, subject, clock.now())
        else:
            await journal.forgive(conn, kind, subject)
