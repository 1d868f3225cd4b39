"""How does a service hear, exactly once in its tables?

One durable JetStream consumer a service. Messages are fetched in batches; marking them seen and
their effect are one transaction; the acknowledgement follows the commit. What cannot be believed
goes to the quarantine with its reason; what fails is retried with growing delay, then set aside.
"""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from nats import errors as nats_errors
from nats.aio.msg import Msg
from nats.js import JetStreamContext, api
from nats.js import errors as js_errors

from shared import clock, events, outbox, telemetry
from shared.broker import STREAM, Broker
from shared.database import UNAVAILABLE, Connection, Pool, many, run
from shared.events import CloudEvent, Event, Registry, Rejected

Handler = Callable[[Connection, CloudEvent[Any]], Awaitable[None]]
BatchHandler = Callable[
    [Connection, list[CloudEvent[Any]]],
    Awaitable[Sequence[tuple[CloudEvent[Any], Rejected]]],
]

BATCH = 500
ACK_WAIT_SECONDS = 60
ATTEMPTS = 8
"""After so many failures an event is set aside as ECHEC (domain decision)."""
_NATS_DOWN = (nats_errors.Error, js_errors.Error, TimeoutError, OSError)


@dataclass(frozen=True, kw_only=True)
class Consumers:
    """What a service hears: a handler for each event class, and perhaps one for many at once."""

    registry: Registry
    """Every event the house knows, by (type, version)."""
    handlers: Mapping[type[Event], Handler] = field(default_factory=dict)
    batch_types: frozenset[type[Event]] = frozenset()
    batch: BatchHandler | None = None
    """Gets the new events of `batch_types` in one transaction; returns those it refuses."""
    subjects: tuple[str, ...] | None = None
    """JetStream filters; by default one for each event class that is handled."""

    def filters(self) -> list[str]:
        """Return the JetStream subjects this service listens to."""
        if self.subjects is not None:
            return list(self.subjects)
        heard = {*self.handlers, *self.batch_types}
        return sorted(f"evt.*.{kind.type}.v{kind.version}" for kind in heard)


@dataclass(frozen=True)
class Refused:
    """A message that goes to the quarantine, with what could be read of it."""

    subject: str
    body: bytes
    rejected: Rejected


class Inbox:
    """The consume loop of one service; runs until cancelled, through outages of either side."""

    def __init__(self, service: str, consumers: Consumers, pool: Pool, broker: Broker) -> None:
        self._service = service
        self._consumers = consumers
        self._pool = pool
        self._broker = broker
        self._failures: Counter[int] = Counter()

    async def run(self) -> None:
        """Consume for ever; returns only by cancellation."""
        while True:
            try:
                jetstream = await self._broker.jetstream()
                await self._consume(jetstream)
            except _NATS_DOWN as error:
                telemetry.log.warning("inbox.nats_lost", error=repr(error))
                await asyncio.sleep(1)

    async def _consume(self, jetstream: JetStreamContext) -> None:
        await jetstream.add_consumer(
            STREAM,
            api.ConsumerConfig(
                durable_name=self._service,
                ack_policy=api.AckPolicy.EXPLICIT,
                ack_wait=ACK_WAIT_SECONDS,
                max_deliver=-1,
                max_ack_pending=10 * BATCH,
                filter_subjects=self._consumers.filters(),
            ),
        )
        subscription = await jetstream.pull_subscribe_bind(self._service, STREAM)
        fetching = asyncio.ensure_future(subscription.fetch(BATCH, timeout=5))
        try:
            while True:
                try:
                    messages = await fetching
                except nats_errors.TimeoutError:
                    messages = []
                # The next batch travels while this one is handled.
                fetching = asyncio.ensure_future(subscription.fetch(BATCH, timeout=5))
                if messages:
                    await self._take(messages)
        finally:
            fetching.cancel()

    async def _take(self, messages: list[Msg]) -> None:
        """Handle `messages` and acknowledge them, waiting out a database that is not there."""
        pause = 0.2
        while True:
            try:
                await self._handle_together(messages)
            except UNAVAILABLE as error:
                telemetry.log.warning("inbox.database_lost", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5)
            except Exception:  # noqa: BLE001 - whatever failed, the loop must live
                if len(messages) == 1:
                    await self._fail(messages[0])
                    return
                telemetry.log.warning("inbox.batch_split", messages=len(messages))
                for message in messages:
                    await self._take([message])
                return
            else:
                for message in messages:
                    self._failures.pop(message.metadata.sequence.stream, None)
                    await message.ack()
                return

    async def _handle_together(self, messages: list[Msg]) -> None:
        believed: list[tuple[Msg, CloudEvent[Any]]] = []
        refused: list[Refused] = []
        for message in messages:
            try:
                event = events.decode(message.data, message.subject, self._consumers.registry)
            except Rejected as rejected:
                refused.append(Refused(message.subject, message.data, rejected))
            else:
                believed.append((message, event))
        async with self._pool.acquire() as conn, conn.transaction():
            refusals = await take(conn, self._consumers, [event for _, event in believed])
            bodies = {id(event): message for message, event in believed}
            for event, why in refusals:
                message = bodies[id(event)]
                refused.append(Refused(message.subject, message.data, why))
            for each in refused:
                await quarantine(conn, self._service, each)
        telemetry.EVENTS_HANDLED.labels("taken").inc(len(messages) - len(refused))
        telemetry.EVENTS_HANDLED.labels("refused").inc(len(refused))
        newest = messages[-1].metadata.timestamp
        telemetry.INBOX_LAG.set(max(clock.timestamp() - newest.timestamp(), 0.0))

    async def _fail(self, message: Msg) -> None:
        """Nak `message` with growing delay; set it aside after the last attempt."""
        sequence = message.metadata.sequence.stream
        self._failures[sequence] += 1
        attempts = self._failures[sequence]
        telemetry.log.exception("event.failed", subject=message.subject, attempts=attempts)
        if attempts < ATTEMPTS:
            await message.nak(delay=min(2.0 ** (attempts - 1), 60.0))
            return
        rejected = Rejected("ECHEC", f"failed {ATTEMPTS} times; see the logs of this day")
        async with self._pool.acquire() as conn, conn.transaction():
            await quarantine(conn, self._service, Refused(message.subject, message.data, rejected))
        self._failures.pop(sequence, None)
        telemetry.EVENTS_HANDLED.labels("refused").inc()
        await message.ack()


async def take(
    conn: Connection, consumers: Consumers, heard: list[CloudEvent[Any]]
) -> list[tuple[CloudEvent[Any], Rejected]]:
    """Mark `heard` as seen and handle those that are new, in the caller's transaction.

    Returns the events refused, which are then not marked.
    """
    known = [event for event in heard if _is_handled(consumers, event)]
    new = await _mark_seen(conn, known)
    refused: list[tuple[CloudEvent[Any], Rejected]] = []
    together = [event for event in new if type(event.data) in consumers.batch_types]
    if together and consumers.batch is not None:
        refused.extend(await consumers.batch(conn, together))
    for event in new:
        handler = consumers.handlers.get(type(event.data))
        if handler is None:
            continue
        try:
            async with conn.transaction():
                with telemetry.span(
                    f"hear {event.type}", event.traceparent, event_id=event.id, ice=event.ice or ""
                ):
                    await handler(conn, event)
                    telemetry.log.info(
                        "event.handled", type=event.type, event_id=event.id, source=event.source
                    )
        except Rejected as rejected:
            refused.append((event, rejected))
    _log_traced(together)
    if refused:
        await _unmark(conn, [event for event, _ in refused])
    return refused


def _is_handled(consumers: Consumers, event: CloudEvent[Any]) -> bool:
    kind = type(event.data)
    return kind in consumers.handlers or kind in consumers.batch_types


def _log_traced(handled: list[CloudEvent[Any]]) -> None:
    """Log, in its own trace, each event that came with one: partners' floods come without."""
    for event in handled:
        if event.traceparent:
            with telemetry.span(f"hear {event.type}", event.traceparent, event_id=event.id):
                telemetry.log.info(
                    "event.handled", type=event.type, event_id=event.id, source=event.source
                )


async def _mark_seen(conn: Connection, heard: list[CloudEvent[Any]]) -> list[CloudEvent[Any]]:
    """Return those of `heard` that had not been seen, each once, now marked."""
    first: dict[tuple[str, str], CloudEvent[Any]] = {}
    for event in heard:
        first.setdefault((event.source, event.id), event)
    # Sorted, so that two replicas take the rows' locks in one order.
    keys = sorted(first)
    rows = await conn.fetch(
        """
        INSERT INTO inbox (source, event_id, received_at)
        SELECT source, event_id, $3
          FROM unnest($1::text[], $2::text[]) AS heard (source, event_id)
            ON CONFLICT DO NOTHING
        RETURNING source, event_id
        """,
        [source for source, _ in keys],
        [event_id for _, event_id in keys],
        clock.now(),
    )
    new = {(row["source"], row["event_id"]) for row in rows}
    return [event for key, event in first.items() if key in new]


async def _unmark(conn: Connection, refused: list[CloudEvent[Any]]) -> None:
    await run(
        conn,
        """
        DELETE FROM inbox
         USING unnest($1::text[], $2::text[]) AS refused (source, event_id)
         WHERE inbox.source = refused.source AND inbox.event_id = refused.event_id
        """,
        [event.source for event in refused],
        [event.id for event in refused],
    )


class _Readable(msgspec.Struct):
    """What can be read of a refused message for the people who look at it."""

    id: str | None = None
    source: str | None = None
    type: str | None = None
    ice: str | None = None


async def quarantine(conn: Connection, service: str, refused: Refused) -> None:
    """Keep a refused message with its reason and tell `dlq.<service>`; once for each message."""
    try:
        readable = msgspec.json.decode(refused.body, type=_Readable)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        readable = _Readable()
    texts = [readable.source, readable.id, readable.type, readable.ice]
    source, event_id, type_, ice = (
        None if text is None else text.replace("\x00", "�")[:200] for text in texts
    )
    rejected = refused.rejected
    kept = await run(
        conn,
        """
        INSERT INTO dead_letter (dead_letter_id, nats_subject, source, event_id, type, ice,
                                 reason, detail, body, digest, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (digest) DO NOTHING
        """,
        clock.new_id(),
        refused.subject,
        source,
        event_id,
        type_,
        ice,
        rejected.reason,
        rejected.detail.replace("\x00", "�")[:1000],
        refused.body,
        hashlib.sha256(refused.subject.encode() + b"\n" + refused.body).digest(),
        clock.now(),
    )
    if not kept:
        return
    telemetry.log.warning(
        "event.quarantined",
        subject=refused.subject,
        event_id=event_id,
        reason=rejected.reason,
        detail=rejected.detail,
    )
    summary = {
        "nats_subject": refused.subject,
        "source": source,
        "event_id": event_id,
        "type": type_,
        "reason": rejected.reason,
        "detail": rejected.detail,
        "received_at": clock.now(),
    }
    await outbox.publish_raw(conn, f"dlq.{service}", f"dlq/{event_id}", summary)


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True):
    """A message in the quarantine."""

    dead_letter_id: UUID
    nats_subject: str
    reason: str
    body: bytes
    received_at: datetime


async def replay(pool: Pool, consumers: Consumers, reason: str | None = None) -> tuple[int, int]:
    """Try the quarantine again, all of it or what has `reason`; return (taken, refused again)."""
    async with pool.acquire() as conn:
        letters = await many(
            conn,
            DeadLetter,
            """
            SELECT dead_letter_id, nats_subject, reason, body, received_at
              FROM dead_letter
             WHERE replayed_at IS NULL AND ($1::text IS NULL OR reason = $1)
             ORDER BY received_at, dead_letter_id
            """,
            reason,
        )
        taken = 0
        for letter in letters:
            try:
                event = events.decode(letter.body, letter.nats_subject, consumers.registry)
                async with conn.transaction():
                    if refusals := await take(conn, consumers, [event]):
                        raise refusals[0][1]
                    await run(
                        conn,
                        "UPDATE dead_letter SET replayed_at = $2 WHERE dead_letter_id = $1",
                        letter.dead_letter_id,
                        clock.now(),
                    )
            except Rejected as rejected:
                telemetry.log.info("event.refused_again", reason=rejected.reason)
            else:
                taken += 1
        return taken, len(letters) - taken
