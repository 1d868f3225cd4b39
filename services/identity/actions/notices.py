"""How are people told by mail what happened to their account?

The mail is written with the act, in one transaction, and sent afterwards: a relay that is slow or
away delays it and loses nothing.
"""

import base64
from datetime import timedelta
from typing import Any
from uuid import UUID

from services.identity.letters import Letters
from services.identity.mailer import MailFailed
from services.identity.means import Means
from services.identity.queries import notices as queries
from services.identity.rules import backchannel
from services.identity.vault import Vault
from shared import clock, telemetry
from shared.database import Connection, Pool

BATCH = 10
LEASE = timedelta(minutes=5)
"""How long a replica may take over a batch before another tries it."""


async def notify(conn: Connection, user_id: UUID, kind: str, **details: Any) -> None:
    """Mail a person the text `mail.<kind>`, filled with `details`, once the transaction is kept."""
    await queries.insert_notice(conn, user_id, clock.new_id(), kind, details, clock.now())


async def write(conn: Connection, email: str, langue: str, kind: str, **details: str) -> None:
    """Mail an address the text `mail.<kind>`, as `notify` does, whoever reads it."""
    await queries.insert_letter(conn, email, langue, clock.new_id(), kind, details, clock.now())


def sealed(vault: Vault, link: str) -> str:
    """Return a link that opens something, as `lien_scelle` of a mail: it waits there unread."""
    return base64.b64encode(vault.seal("notice", "lien", link.encode())).decode()


async def deliver(pool: Pool, means: Means, letters: Letters) -> float | None:
    """Send every mail that is due; return the seconds until the next one is, None without any."""
    while True:
        now = clock.now()
        async with pool.acquire() as conn:
            due = await queries.take_due(conn, now, now + LEASE, BATCH)
        if not due:
            break
        for notice in due:
            next_at = None
            try:
                await letters.notice(means, notice)
            except (MailFailed, LookupError, ValueError) as error:
                # What cannot be written waits too: for a version that can, behind nobody's mail.
                next_at = backchannel.next_try(notice.attempts, clock.now())
                if not isinstance(error, MailFailed):
                    telemetry.log.error("notice.unwritable", kind=notice.kind)
                if next_at is None:
                    telemetry.log.error("notice.given_up", kind=notice.kind)
            async with pool.acquire() as conn:
                if next_at is None:
                    await queries.delete_notice(conn, notice.notice_id)
                else:
                    await queries.postpone(conn, notice.notice_id, next_at)
    async with pool.acquire() as conn:
        next_at = await queries.find_next_due(conn)
    return None if next_at is None else max(0.05, (next_at - clock.now()).total_seconds())
