"""Where does a message go that cannot be believed, and who is told?

Into `dead_letter` with its reason, once for each message, and onto `dlq.<service>` for its partner;
it touches nothing else and can be replayed.
"""

import hashlib
from dataclasses import dataclass

import msgspec

from shared import clock, outbox, telemetry
from shared.database import Connection, run
from shared.events import Rejected


@dataclass(frozen=True)
class Refused:
    """A message that goes to the quarantine."""

    subject: str
    body: bytes
    rejected: Rejected


class _Readable(msgspec.Struct):
    """What can be read of a refused message for the people who look at it."""

    id: str | None = None
    source: str | None = None
    type: str | None = None
    ice: str | None = None
    traceparent: str | None = None


async def quarantine(conn: Connection, service: str, refused: Refused) -> None:
    """Keep a refused message with its reason and tell `dlq.<service>`; once for each message."""
    readable = _read(refused.body)
    with telemetry.span("quarantine", readable.traceparent):
        if await _keep(conn, refused, readable):
            await _tell(conn, service, refused, readable)


async def _keep(conn: Connection, refused: Refused, readable: _Readable) -> bool:
    """Say whether the message is new in the quarantine."""
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
        readable.source,
        readable.id,
        readable.type,
        readable.ice,
        refused.rejected.reason,
        _storable(refused.rejected.detail, 1000),
        refused.body,
        hashlib.sha256(refused.subject.encode() + b"\n" + refused.body).digest(),
        clock.now(),
    )
    return kept > 0


async def _tell(conn: Connection, service: str, refused: Refused, readable: _Readable) -> None:
    rejected = refused.rejected
    telemetry.log.warning(
        "event.quarantined",
        subject=refused.subject,
        event_id=readable.id,
        reason=rejected.reason,
        detail=rejected.detail,
    )
    summary = {
        "nats_subject": refused.subject,
        "source": readable.source,
        "event_id": readable.id,
        "type": readable.type,
        "reason": rejected.reason,
        "detail": rejected.detail,
        "received_at": clock.now(),
    }
    await outbox.publish_raw(conn, f"dlq.{service}", f"dlq/{readable.id}", summary)


def _read(body: bytes) -> _Readable:
    try:
        document = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Readable()
    if not isinstance(document, dict):
        return _Readable()
    found = {name: document.get(name) for name in _Readable.__struct_fields__}
    return _Readable(
        **{name: _storable(text, 200) for name, text in found.items() if isinstance(text, str)}
    )


def _storable(text: str, length: int) -> str:
    """Return `text` as a column takes it: without NUL and not for ever long."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")[:length]
