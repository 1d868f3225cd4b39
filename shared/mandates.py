"""May this act go on under a procuration, and who learns of it?

Identity says when a procuration is suspended, resumed or over; every service keeps that and
refuses at once, whatever the token still says. Everything done under a procuration is said, so
that both companies can read it: each change before it is made, each reading once a session.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from litestar.connection import ASGIConnection

from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import (
    ProcurationActivee,
    ProcurationExpiree,
    ProcurationRevoquee,
    ProcurationSuspendue,
    ProcurationUtilisee,
)
from shared.contracts.speakers import IDENTITY
from shared.database import Connection, Pool, lend, run, value
from shared.events import CloudEvent, Event
from shared.inbox import Handler
from shared.problems import MandateEnded

READS = frozenset({"GET", "HEAD"})
USE_KEPT: Final = timedelta(days=1)
"""Longer than any session lasts (domain decision: 8 h)."""


class Mandates:
    """What the service `name` knows of mandates."""

    def __init__(self, name: str) -> None:
        self._name = name

    async def admit(
        self, connection: ASGIConnection[Any, Any, Any, Any], who: Principal, service: str
    ) -> None:
        """Let an act under a mandate pass, and say it.

        It is said before it is done: what cannot be said is not done.

        Raises: MandateEnded.
        """
        mandate, act = who.mandate, who.act
        if mandate is None or act is None or who.ice is None:
            raise MandateEnded
        method, path = str(connection.scope.get("method", "")), connection.url.path
        is_reading = method in READS
        async with lend(connection.app.state.running.pool) as conn, conn.transaction():
            if await _is_ended(conn, mandate.id):
                raise MandateEnded
            if is_reading and not await _is_first(conn, mandate.id, who.sid or who.jti, service):
                return
            await outbox.publish(
                conn,
                ProcurationUtilisee(
                    procuration_id=mandate.id,
                    mandant_ice=who.ice,
                    mandataire_ice=act.org,
                    user_id=UUID(act.sub),
                    service_code=service,
                    action="CONSULTATION" if is_reading else "MODIFICATION",
                    objet=path if is_reading else f"{method} {path}",
                ),
                ice=who.ice,
                subject=str(mandate.id),
                source=self._name,
            )


async def is_in_force(pool: Pool, who: Principal) -> bool:
    """Say whether the mandate under which `who` acts, if any, has not ended."""
    if who.mandate is None:
        return True
    async with lend(pool) as conn:
        return not await _is_ended(conn, who.mandate.id)


async def _is_ended(conn: Connection, procuration_id: UUID) -> bool:
    return bool(
        await value(
            conn,
            "SELECT is_ended FROM mandate_standing WHERE procuration_id = $1",
            procuration_id,
        )
    )


async def _is_first(conn: Connection, procuration_id: UUID, sid: str, service: str) -> bool:
    """Note a reading; False when the session has read of this service before."""
    now = clock.now()
    first = await run(
        conn,
        """
        INSERT INTO mandate_use (procuration_id, sid, service, at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING
        """,
        procuration_id,
        sid,
        service,
        now,
    )
    if first:
        await run(conn, "DELETE FROM mandate_use WHERE at < $1", now - USE_KEPT)
    return bool(first)


async def _stands(conn: Connection, event: CloudEvent[Any]) -> None:
    """Keep what identity says last, in whatever order it comes; customs' word ends nothing."""
    if event.source != IDENTITY:
        return
    await run(
        conn,
        """
        INSERT INTO mandate_standing (procuration_id, is_ended, as_of)
        VALUES ($1, $2, $3)
        ON CONFLICT (procuration_id) DO UPDATE
           SET is_ended = excluded.is_ended, as_of = excluded.as_of
         WHERE mandate_standing.as_of < excluded.as_of
        """,
        event.data.procuration_id,
        not isinstance(event.data, ProcurationActivee),
        event.time,
    )


HANDLERS: Final[Mapping[type[Event], Handler]] = {
    ProcurationActivee: _stands,
    ProcurationSuspendue: _stands,
    ProcurationRevoquee: _stands,
    ProcurationExpiree: _stands,
}
"""For the consumers of every service that mandates give access to."""
