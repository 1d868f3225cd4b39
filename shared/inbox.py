"""How does a service hear, exactly once in its tables?

One durable JetStream consumer a service. Messages are fetched in batches; marking them seen and
their effect are one transaction; the acknowledgement follows the commit. What cannot be believed
goes to the quarantine with its reason; what fails is retried with growing delay, then set aside.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from nats import errors as nats_errors
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js import api
from nats.js import errors as js_errors

from shared import clock, events, telemetry
from shared.broker import STREAM, Broker
from shared.contracts.speakers import SERVICES
from shared.database import (
    ACQUIRE_TIMEOUT_SECONDS,
    UNAVAILABLE,
    Connection,
    Pool,
    is_wrong_value,
    lend,
    many,
    run,
    value,
)
from shared.events import CloudEvent, Event, Registry, Rejected
from shared.feed import Feed, Lost, reading
from shared.quarantine import Refused, quarantine

Handler = Callable[[Connection, CloudEvent[Any]], Awaitable[None]]
BatchHandler = Callable[
    [Connection, list[CloudEvent[Any]]],
    Awaitable[Sequence[tuple[CloudEvent[Any], Rejected]]],
]

BATCH = 500
ACK_WAIT_SECONDS = 30
"""What a killed process held is brought again after this; well above the time a batch takes."""
ATTEMPTS = 8
"""After so many failures an event is set aside as ECHEC (domain decision)."""
MAX_DELAY_SECONDS = 60.0
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
    registered: Callable[[Connection, list[str]], Awaitable[set[str]]] | None = None
    """Says which of these numbers with wrong check digits are companies' all the same."""
    subjects: tuple[str, ...] | None = None
    """JetStream filters; by default one for each event class that is handled."""

    def filters(self) -> list[str]:
        """Return the JetStream subjects this service listens to."""
        if self.subjects is not None:
            return list(self.subjects)
        heard = {*self.handlers, *self.batch_types}
        return sorted(f"evt.*.{kind.type}.v{kind.version}" for kind in heard)


class Inbox:
    """The consume loop of one service; runs until stopped, through outages of either side."""

    def __init__(
        self,
        service: str,
        consumers: Consumers,
        pool: Pool,
        broker: Broker,
        *,
        first_delay_seconds: float = 1.0,
    ) -> None:
        self._service = service
        self._consumers = consumers
        self._pool = pool
        self._broker = broker
        self._first_delay = first_delay_seconds
        self._failures: dict[int, int] = {}
        self._feed: Feed | None = None
        self._stopping = False

    async def run(self) -> None:
        """Consume until `stop`; ends early only by cancellation."""
        while not self._stopping and self._consumers.filters():
            try:
                await self._consume(await self._broker.client())
            except (*_NATS_DOWN, Lost) as error:
                telemetry.log.warning("inbox.nats_lost", error=repr(error))
                await asyncio.sleep(1)

    def stop(self) -> None:
        """Let `run` finish the batch in hand, give back the rest and return."""
        self._stopping = True
        if self._feed is not None:
            self._feed.close()

    async def _consume(self, client: Client) -> None:
        await client.jetstream(timeout=5).add_consumer(
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
        async with reading(client, STREAM, self._service) as feed:
            self._feed = feed
            if self._stopping:
                feed.close()
            while messages := await feed.take(BATCH):
                await self._take(messages)

    async def _take(self, messages: list[Msg]) -> None:
        """Handle `messages` and acknowledge them, waiting out a database that is not there."""
        pause = 0.2
        while True:
            try:
                await self._handle_together(messages)
            except Exception as error:  # noqa: BLE001 - whatever failed, the loop must live
                if isinstance(error, UNAVAILABLE) and not await self._database_answers():
                    telemetry.log.warning("inbox.database_lost", error=type(error).__name__)
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 2)
                    continue
                if len(messages) == 1:
                    await self._fail(messages[0], error)
                    return
                # One of them is to blame: halves find it and let all others pass.
                telemetry.log.warning("inbox.batch_split", messages=len(messages))
                middle = len(messages) // 2
                await self._take(messages[:middle])
                await self._take(messages[middle:])
                return
            for message in messages:
                if self._failures:
                    self._failures.pop(message.metadata.sequence.stream, None)
                await message.ack()
            return

    async def _database_answers(self) -> bool:
        """Say whether the database is there: then it was the statement that failed."""
        try:
            async with lend(self._pool) as conn, asyncio.timeout(ACQUIRE_TIMEOUT_SECONDS):
                await value(conn, "SELECT 1")
        except UNAVAILABLE:
            return False
        return True

    async def _handle_together(self, messages: list[Msg]) -> None:
        believed: list[CloudEvent[Any]] = []
        origins: dict[int, Msg] = {}
        refused: list[Refused] = []
        for message in messages:
            try:
                event = events.decode(message.data, message.subject, self._consumers.registry)
            except Rejected as rejected:
                refused.append(Refused(message.subject, message.data, rejected))
            else:
                believed.append(event)
                origins[id(event)] = message
        async with self._pool.acquire() as conn, conn.transaction():
            for event, why in await take(conn, self._consumers, believed):
                message = origins[id(event)]
                refused.append(Refused(message.subject, message.data, why))
            for each in refused:
                await quarantine(conn, self._service, each)
        for number in _admitted(believed):
            await replay(self._pool, self._consumers, "ICE_INCONNU", number)
        telemetry.EVENTS_HANDLED.labels("taken").inc(len(messages) - len(refused))
        telemetry.EVENTS_HANDLED.labels("refused").inc(len(refused))
        newest = messages[-1].metadata
        telemetry.INBOX_LAG.set(max(clock.timestamp() - newest.timestamp.timestamp(), 0.0))
        telemetry.INBOX_WAITING.set(newest.num_pending)

    async def _fail(self, message: Msg, error: Exception) -> None:
        """Have `message` brought again after a growing delay; set it aside after the last."""
        if is_wrong_value(error):
            # It will not fit the next time either.
            rejected = Rejected("SCHEMA", "data: a value is too large to be kept")
            if await self._set_aside(message, rejected):
                await message.ack()
                return
        sequence = message.metadata.sequence.stream
        attempts = self._failures.get(sequence, 0) + 1
        self._failures[sequence] = attempts
        telemetry.log.error(
            "event.failed", subject=message.subject, attempts=attempts, exc_info=error
        )
        telemetry.EVENTS_HANDLED.labels("failed").inc()
        given_up = Rejected("ECHEC", f"failed {ATTEMPTS} times; see the logs of this day")
        if attempts >= ATTEMPTS and await self._set_aside(message, given_up):
            del self._failures[sequence]
            await message.ack()
            return
        exponent = min(attempts - 1, ATTEMPTS)
        await message.nak(delay=min(self._first_delay * 2.0**exponent, MAX_DELAY_SECONDS))

    async def _set_aside(self, message: Msg, rejected: Rejected) -> bool:
        refused = Refused(message.subject, message.data, rejected)
        try:
            async with self._pool.acquire() as conn, conn.transaction():
                await quarantine(conn, self._service, refused)
        except Exception as error:  # noqa: BLE001 - it is brought again, nothing is lost
            telemetry.log.error("event.not_set_aside", subject=message.subject, exc_info=error)
            return False
        return True


async def take(
    conn: Connection, consumers: Consumers, heard: list[CloudEvent[Any]]
) -> list[tuple[CloudEvent[Any], Rejected]]:
    """Mark `heard` as seen and handle those that are new, in the caller's transaction.

    Returns the events refused, which are then not marked.
    """
    unknown = await _of_unknown_companies(conn, consumers, heard)
    strangers = {id(event) for event in unknown}
    known = [event for event in heard if id(event) not in strangers]
    new = await _mark_seen(conn, [event for event in known if _is_handled(consumers, event)])
    refused: list[tuple[CloudEvent[Any], Rejected]] = []
    together = [event for event in new if type(event.data) in consumers.batch_types]
    if together and consumers.batch is not None:
        refused.extend(await consumers.batch(conn, together))
        _log_traced(together)
    singly = [event for event in new if type(event.data) in consumers.handlers]
    try:
        # Refusals are rare: one savepoint for all, and only if one refuses, one for each.
        async with conn.transaction():
            for event in singly:
                await _handle(conn, consumers, event)
    except Rejected:
        refused.extend(await _handle_each(conn, consumers, singly))
    if refused:
        await _unmark(conn, [event for event, _ in refused])
    return [*refused, *((event, events.unknown_company(event)) for event in unknown)]


def _admitted(heard: list[CloudEvent[Any]]) -> set[str]:
    """Return the numbers with wrong check digits that our own services name in `heard`: what had
    been refused about them may be believed now.
    """
    return {
        event.ice or "" for event in heard if events.is_doubtful(event) and event.source in SERVICES
    }


async def _of_unknown_companies(
    conn: Connection, consumers: Consumers, heard: list[CloudEvent[Any]]
) -> list[CloudEvent[Any]]:
    """Return partners' events about companies that neither check digits nor Portnet ID vouch for.

    Our own services have their companies from Portnet ID. A company has its turn, so that none is
    refused while another replica hears that it is registered.
    """
    doubtful = [event for event in heard if events.is_doubtful(event)]
    if not doubtful:
        return []
    numbers = sorted({event.ice or "" for event in doubtful})
    known: set[str] = set()
    if consumers.registered is not None:
        await run(
            conn,
            """
            SELECT pg_advisory_xact_lock(hashtextextended('entreprise ' || ice, 0))
              FROM unnest($1::text[]) AS doubtful (ice)
            """,
            numbers,
        )
        known = await consumers.registered(conn, numbers)
    return [event for event in doubtful if event.source not in SERVICES and event.ice not in known]


async def _handle_each(
    conn: Connection, consumers: Consumers, heard: list[CloudEvent[Any]]
) -> list[tuple[CloudEvent[Any], Rejected]]:
    refused: list[tuple[CloudEvent[Any], Rejected]] = []
    for event in heard:
        try:
            async with conn.transaction():
                await _handle(conn, consumers, event)
        except Rejected as rejected:
            refused.append((event, rejected))
    return refused


async def _handle(conn: Connection, consumers: Consumers, event: CloudEvent[Any]) -> None:
    with telemetry.span(
        f"hear {event.type}", event.traceparent, event_id=event.id, ice=event.ice or ""
    ):
        await consumers.handlers[type(event.data)](conn, event)
        telemetry.log.info("event.handled", type=event.type, event_id=event.id, source=event.source)


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


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True):
    """A message in the quarantine."""

    dead_letter_id: UUID
    nats_subject: str
    reason: str
    body: bytes
    received_at: datetime


async def replay(
    pool: Pool, consumers: Consumers, reason: str | None = None, ice: str | None = None
) -> tuple[int, int]:
    """Try the quarantine again, all of it or what has `reason` and is about the company `ice`;
    return (taken, refused again).
    """
    taken, refused = 0, 0
    last: UUID | None = None
    async with pool.acquire() as conn:
        while letters := await _waiting(conn, reason, ice, last):
            for letter in letters:
                last = letter.dead_letter_id
                if await _replay_one(conn, consumers, letter):
                    taken += 1
                else:
                    refused += 1
    return taken, refused


async def _waiting(
    conn: Connection, reason: str | None, ice: str | None, after: UUID | None
) -> list[DeadLetter]:
    return await many(
        conn,
        DeadLetter,
        """
        SELECT dead_letter_id, nats_subject, reason, body, received_at
          FROM dead_letter
         WHERE replayed_at IS NULL
           AND ($1::text IS NULL OR reason = $1)
           AND ($2::text IS NULL OR ice = $2)
           AND ($3::uuid IS NULL OR dead_letter_id > $3)
         ORDER BY dead_letter_id
         LIMIT 100
        """,
        reason,
        ice,
        after,
    )


async def _replay_one(conn: Connection, consumers: Consumers, letter: DeadLetter) -> bool:
    try:
        event = events.decode(letter.body, letter.nats_subject, consumers.registry)
        async with conn.transaction():
            for _, rejected in await take(conn, consumers, [event]):
                return _refused_again(rejected)
            await run(
                conn,
                "UPDATE dead_letter SET replayed_at = $2 WHERE dead_letter_id = $1",
                letter.dead_letter_id,
                clock.now(),
            )
    except Rejected as rejected:
        return _refused_again(rejected)
    except Exception as error:
        if isinstance(error, UNAVAILABLE):
            raise
        telemetry.log.error("event.failed_again", subject=letter.nats_subject, exc_info=error)
        return False
    return True


def _refused_again(rejected: Rejected) -> bool:
    telemetry.log.info("event.refused_again", reason=rejected.reason, detail=rejected.detail)
    return False
