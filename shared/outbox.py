"""How does a service say something, surely and in order?

`publish` writes the event in the transaction that makes it true. The relay hands what was
committed to JetStream: one relay a database at a time (advisory lock, so replicas are safe), woken
by NOTIFY, at least once on the wire with `Nats-Msg-Id`, and in order for each entity.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from nats import errors as nats_errors
from nats.js import JetStreamContext
from nats.js import errors as js_errors

from shared import clock, telemetry
from shared.broker import Broker
from shared.contracts.speakers import SERVICES
from shared.database import UNAVAILABLE, Connection, listening, many, run, value
from shared.events import CloudEvent, Event, encode, nats_subject

BATCH = 500
IDLE_SECONDS = 1.0
"""How long the relay sleeps when nothing wakes it: bounds the delay of a lost NOTIFY."""
KEEP_DAYS = 7
"""How long a published event stays in the outbox for inspection (domain decision)."""
RELAY_LOCK = 0x504D5043
"""The advisory lock that makes one replica the relay (any constant; 'PMPC' in ASCII)."""

SWEEP_SECONDS = 3600
MAX_PAUSE_SECONDS = 15.0

_NATS_DOWN = (nats_errors.Error, js_errors.Error, TimeoutError, OSError)


async def publish(
    conn: Connection,
    event: Event,
    *,
    ice: str | None = None,
    subject: str | None = None,
    time: datetime | None = None,
    correlationid: str | None = None,
    source: str | None = None,
) -> UUID:
    """Say `event` with the caller's transaction, and return its id.

    `subject` is the number of what it is about: events of one type family and one subject leave in
    the order they were said. `time` is when it happened, now when not given. `source` is who says
    it; it must be given where several services may.

    Raises: ValueError — no service, or more than one, may say this event.
    """
    event_id, said_at = clock.new_id(), clock.now()
    source = source or _speaker(type(event))
    envelope: CloudEvent[Event] = CloudEvent(
        id=str(event_id),
        source=source,
        type=event.type,
        time=time or said_at,
        data=event,
        subject=subject,
        dataversion=event.version,
        ice=ice,
        recordedtime=said_at,
        correlationid=correlationid,
        traceparent=telemetry.current_traceparent(),
    )
    family = event.type.partition(".")[0]
    await run(
        conn,
        """
        INSERT INTO outbox (event_id, nats_subject, entity, body, traceparent, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        event_id,
        nats_subject(source, event.type, event.version),
        f"{family}/{subject or event_id}",
        encode(envelope),
        envelope.traceparent,
        said_at,
    )
    return event_id


@lru_cache
def _speaker(kind: type[Event]) -> str:
    ours = [speaker for speaker in kind.speakers if speaker in SERVICES]
    if len(ours) != 1:
        raise ValueError(f"who says {kind.type}? one of {ours}: name the source")
    return ours[0]


class Waiting(msgspec.Struct, frozen=True):
    """A row of the outbox that NATS has not confirmed."""

    seq: int
    event_id: UUID
    nats_subject: str
    entity: str
    body: bytes
    traceparent: str | None


@dataclass
class _Held:
    """An entity whose next event NATS did not take: tried again at `retry_at`, then later still."""

    retry_at: float
    pause: float


class Relay:
    """Hands committed events to JetStream until stopped, through outages of either side."""

    def __init__(self, database_url: str, broker: Broker) -> None:
        self._url = database_url
        self._broker = broker
        self._woken = asyncio.Event()
        self._stopping = False
        self._held: dict[str, _Held] = {}

    async def run(self) -> None:
        """Relay until `stop`; ends early only by cancellation."""
        pause = 0.2
        while True:
            try:
                async with listening(self._url, "outbox", lambda _: self._woken.set()) as conn:
                    pause = 0.2
                    await self._relay(conn)
                    return
            except UNAVAILABLE as error:
                if self._stopping:
                    return
                telemetry.log.warning("outbox.database_lost", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5)

    def stop(self) -> None:
        """Let `run` send what waits now and return."""
        self._stopping = True
        self._woken.set()

    async def _relay(self, conn: Connection) -> None:
        swept_at = float("-inf")
        while True:
            last = self._stopping
            self._woken.clear()
            sent = 0
            if await value(conn, "SELECT pg_try_advisory_lock($1)", RELAY_LOCK):
                try:
                    sent = await self._drain(conn)
                    if _now() - swept_at > SWEEP_SECONDS:
                        swept_at = _now()
                        await _sweep(conn)
                finally:
                    await value(conn, "SELECT pg_advisory_unlock($1)", RELAY_LOCK)
            else:
                telemetry.OUTBOX_LAG.set(0)  # the relay whose turn it is tells it
            if sent:
                continue
            if last:
                return
            # Not wait_for: before Python 3.12 it can lose a cancellation to a wake-up.
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE_SECONDS):
                    await self._woken.wait()

    async def _drain(self, conn: Connection) -> int:
        """Send one batch; return how many events NATS confirmed."""
        waiting = await many(
            conn,
            Waiting,
            """
            SELECT seq, event_id, nats_subject, entity, body, traceparent
              FROM outbox
             WHERE published_at IS NULL AND entity <> ALL($2::text[])
             ORDER BY seq
             LIMIT $1
            """,
            BATCH,
            [entity for entity, held in self._held.items() if held.retry_at > _now()],
        )
        await _measure_lag(conn)
        if not waiting or not self._broker.is_connected:
            return 0
        confirmed = await self._send_all(waiting)
        if confirmed:
            await run(
                conn,
                "UPDATE outbox SET published_at = $2 WHERE seq = ANY($1::bigint[])",
                confirmed,
                clock.now(),
            )
        return len(confirmed)

    async def _send_all(self, waiting: list[Waiting]) -> list[int]:
        """Send `waiting`, one event of each entity at a time; return the `seq` of those taken."""
        jetstream = await self._broker.jetstream()
        confirmed: list[int] = []
        refused: set[str] = set()
        while waiting:
            wave: dict[str, Waiting] = {}
            rest: list[Waiting] = []
            for row in waiting:
                if row.entity not in wave:
                    wave[row.entity] = row
                else:
                    rest.append(row)
            results = await asyncio.gather(*(_send(jetstream, row) for row in wave.values()))
            for row, taken in zip(wave.values(), results, strict=True):
                if taken:
                    confirmed.append(row.seq)
                    self._held.pop(row.entity, None)
                else:
                    refused.add(row.entity)
            if not any(results) and len(results) > 1:
                # Nothing passes: it is NATS, and no event of ours.
                await asyncio.sleep(IDLE_SECONDS)
                return confirmed
            waiting = [row for row in rest if row.entity not in refused]
        if self._broker.is_connected:
            for entity in refused:
                self._hold(entity)
        return confirmed

    def _hold(self, entity: str) -> None:
        """Let the others pass an entity whose event was refused, and try it later."""
        before = self._held.get(entity)
        pause = IDLE_SECONDS if before is None else min(before.pause * 2, MAX_PAUSE_SECONDS)
        self._held[entity] = _Held(_now() + pause, pause)


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _send(jetstream: JetStreamContext, row: Waiting) -> bool:
    headers = {"Nats-Msg-Id": str(row.event_id)}
    if row.traceparent:
        headers["traceparent"] = row.traceparent
    try:
        await jetstream.publish(row.nats_subject, row.body, headers=headers)
    except _NATS_DOWN as error:
        telemetry.log.warning(
            "outbox.not_sent", event_id=str(row.event_id), error=type(error).__name__
        )
        return False
    return True


async def _measure_lag(conn: Connection) -> None:
    oldest: datetime | None = await value(
        conn, "SELECT min(created_at) FROM outbox WHERE published_at IS NULL"
    )
    age = 0.0 if oldest is None else (clock.now() - oldest).total_seconds()
    telemetry.OUTBOX_LAG.set(max(age, 0.0))


async def _sweep(conn: Connection) -> None:
    await run(
        conn,
        "DELETE FROM outbox WHERE published_at < $1::timestamptz - make_interval(days => $2)",
        clock.now(),
        KEEP_DAYS,
    )


async def publish_raw(conn: Connection, nats_subject_: str, entity: str, body: Any) -> None:
    """Say the JSON document `body` on a subject outside `evt.>` (the quarantine's `dlq.>`)."""
    await run(
        conn,
        """
        INSERT INTO outbox (event_id, nats_subject, entity, body, traceparent, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        clock.new_id(),
        nats_subject_,
        entity,
        msgspec.json.encode(body),
        telemetry.current_traceparent(),
        clock.now(),
    )
