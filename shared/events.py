"""What is an event, and is this message one we may believe?

CloudEvents 1.0 in structured JSON on the subject `evt.{source}.{type}.v{major}`. An event class
says its type, its version and which sources may say it; `decode` turns a message into a believed
event or into the reason why it goes to quarantine.
"""

import re
from datetime import datetime, timedelta
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, ClassVar, Generic, Literal, TypeVar

import msgspec

from shared import clock, ice

Reason = Literal["SCHEMA", "AUTORITE", "TRANSITION", "DATE", "ICE_INCONNU", "ECHEC"]

CLOCK_TOLERANCE = timedelta(minutes=5)
"""How far in the future a producer's clock may be (domain decision)."""

YEARS = range(2000, 2100)
"""Years in which an instant is credible; beyond them civil days cannot always be computed."""


class Rejected(Exception):  # noqa: N818 - says what happened to the event
    """An event that goes to quarantine, with the reason its partner will read."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason: Reason = reason
        self.detail = detail


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in the past tense: the `data` of a CloudEvent. Fields are only ever added."""

    type: ClassVar[str]
    version: ClassVar[int] = 1
    speakers: ClassVar[tuple[str, ...]] = ()
    """Patterns of the sources that may say it, e.g. `bank-*`."""
    needs_ice: ClassVar[bool] = False
    """Whether the envelope must name the company that owns the file."""

    def check(self, source: str, time: datetime) -> None:
        """Refuse what the types cannot: authority over the content, impossible intervals.

        Raises: Rejected.
        """


T = TypeVar("T")


class CloudEvent(msgspec.Struct, Generic[T], frozen=True, kw_only=True, omit_defaults=True):
    """The envelope. Source: CloudEvents 1.0, sections 'Required' and 'Optional Attributes'."""

    id: str
    source: str
    type: str
    time: datetime
    data: T
    specversion: str = "1.0"
    subject: str | None = None
    datacontenttype: str = "application/json"
    dataversion: int = 1
    ice: str | None = None
    recordedtime: datetime | None = None
    correlationid: str | None = None
    causationid: str | None = None
    traceparent: str | None = None


Registry = dict[tuple[str, int], type[Event]]

_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""NUL as JSON writes it; after an even number of backslashes, or it is a backslash and a text."""

_envelope_decoder = msgspec.json.Decoder(CloudEvent[msgspec.Raw])


def nats_subject(source: str, type_: str, version: int) -> str:
    """Return the NATS subject of an event."""
    return f"evt.{source}.{type_}.v{version}"


def encode(event: CloudEvent[Any]) -> bytes:
    """Return the structured JSON of `event`, with the attributes a reader must find always."""
    document = msgspec.to_builtins(event)
    return msgspec.json.encode(
        {"specversion": "1.0", "datacontenttype": "application/json", "dataversion": 1} | document
    )


def decode(body: bytes, subject: str, registry: Registry) -> CloudEvent[Any]:
    """Return the believed event in the message `body` that came on `subject`.

    Checks, in this order: shape (SCHEMA), right to say it (AUTORITE), time (DATE), company
    (ICE_INCONNU: fifteen digits; what `is_doubtful` is for the listener to know).

    Raises: Rejected — with the first reason that holds.
    """
    if b"\\u0000" in body and _NUL.search(body):
        raise Rejected("SCHEMA", "a text holds the character NUL")
    try:
        envelope = _envelope_decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected("SCHEMA", f"envelope: {error}") from error
    _check_envelope(envelope, subject)
    kind = registry.get((envelope.type, envelope.dataversion))
    if kind is None:
        raise Rejected("SCHEMA", f"unknown type {envelope.type} v{envelope.dataversion}")
    try:
        data = _data_decoder(kind).decode(envelope.data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Rejected("SCHEMA", f"data: {error}") from error
    if kind.needs_ice and envelope.ice is None:
        raise Rejected("SCHEMA", "envelope: the attribute ice is missing")
    instants = _instants(data)
    if any(instant.tzinfo is None for instant in instants):
        raise Rejected("SCHEMA", "data: an instant has no time zone")
    if not may_say(kind, envelope.source):
        raise Rejected("AUTORITE", f"{envelope.source} may not say {envelope.type}")
    data.check(envelope.source, envelope.time)
    for instant in (envelope.time, *instants):
        if instant.year not in YEARS:
            raise Rejected("DATE", f"{instant.isoformat()} is out of the calendar")
    if envelope.time > clock.now() + CLOCK_TOLERANCE:
        raise Rejected("DATE", f"time {envelope.time.isoformat()} is in the future")
    if envelope.ice is not None and not ice.is_shaped(envelope.ice):
        raise unknown_company(envelope)
    return msgspec.structs.replace(envelope, data=data)


def is_doubtful(event: CloudEvent[Any]) -> bool:
    """Say whether `event` names its company by a number with wrong check digits: not a company's,
    but for those that Portnet ID admitted all the same.
    """
    return event.ice is not None and not ice.is_valid(event.ice)


def unknown_company(event: CloudEvent[Any]) -> Rejected:
    """Return the refusal of an event about a company that cannot be one."""
    return Rejected("ICE_INCONNU", f"{event.ice} is not an ICE")


def _check_envelope(envelope: CloudEvent[msgspec.Raw], subject: str) -> None:
    if envelope.specversion != "1.0":
        raise Rejected("SCHEMA", f"envelope: specversion {envelope.specversion}")
    if not 0 < len(envelope.id) <= 200 or not 0 < len(envelope.source) <= 100:
        raise Rejected("SCHEMA", "envelope: id or source is empty or too long")
    if envelope.time.tzinfo is None:
        raise Rejected("SCHEMA", "envelope: time has no time zone")
    said_by, _, rest = subject.removeprefix("evt.").partition(".")
    if said_by != envelope.source:
        raise Rejected("AUTORITE", f"said by {said_by} in the name of {envelope.source}")
    if rest != f"{envelope.type}.v{envelope.dataversion}":
        raise Rejected("SCHEMA", f"envelope: type {envelope.type} on the subject of {rest}")


@lru_cache(maxsize=4096)
def may_say(kind: type[Event], source: str) -> bool:
    """Say whether `source` is one of those that may say events of `kind`."""
    return any(fnmatchcase(source, pattern) for pattern in kind.speakers)


def _instants(data: Event) -> list[datetime]:
    values = (getattr(data, name) for name in data.__struct_fields__)
    return [value for value in values if isinstance(value, datetime)]


@lru_cache(maxsize=1024)
def _data_decoder(kind: type[Event]) -> "msgspec.json.Decoder[Event]":
    return msgspec.json.Decoder(kind)
