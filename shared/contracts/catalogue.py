"""What does the catalogue of events look like to a reader, and what is one event of each type?

`python -m shared.contracts.catalogue` writes `docs/generated/events.md` and `asyncapi.json`, and
adds the golden samples that are missing; it never changes a sample that exists, because what was
once said must decode for ever.
"""

import importlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import msgspec

from shared.contracts import EVENTS, asyncapi
from shared.contracts.partners import KINDS, PARTNERS
from shared.contracts.speakers import SERVICES
from shared.events import CloudEvent, Event, encode, nats_subject

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "contracts" / "samples"
GENERATED = ROOT / "docs" / "generated"

_SAMPLE_IDS = UUID("019a1f00-0000-7000-8000-00000000beef")
_SAMPLE_TIME = datetime(2026, 11, 9, 15, 16, tzinfo=UTC)
_SAMPLE_ICE = "999000001000172"

_CONVENTIONS = (
    "Subject: `evt.{source}.{type}.v{major}`. A field with `?` may be missing. Amounts are "
    "decimal strings, instants are UTC, dates are civil days of Africa/Casablanca."
)

_PARTNERS = (
    "A partner publishes under its own code, to JetStream, with the event's id as `Nats-Msg-Id`. "
    "It reads through its durable pull consumer `partner-{code}` of the stream `EVENTS`, which "
    "waits for it through outages; it has no other subscription."
)

Listeners = Mapping[type[Event], list[str]]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an event as a reader sees it."""

    name: str
    type: str
    description: str
    example: Any
    optional: bool


def fields_of(kind: type[Event]) -> list[Field]:
    """Return the fields of `kind` in the order they were written."""
    hints = get_type_hints(kind, include_extras=True)
    return [
        _field(field.name, hints[field.name], optional=not field.required)
        for field in msgspec.structs.fields(kind)
    ]


def _field(name: str, annotation: Any, *, optional: bool) -> Field:
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not NoneType)
    plain, meta = get_args(annotation)[:2]
    return Field(
        name=name,
        type=_type_name(plain),
        description=meta.description,
        example=meta.examples[0],
        optional=optional,
    )


def _type_name(plain: Any) -> str:
    origin, args = get_origin(plain), get_args(plain)
    if origin is Annotated:
        return _type_name(args[0])
    if origin is Literal:
        return " \\| ".join(args)
    if origin in (Union, UnionType):
        return " \\| ".join(_type_name(arg) for arg in args)
    if origin is tuple:
        return f"list of {_type_name(args[0])}"
    if origin is dict:
        return f"map of {_type_name(args[1])}"
    names: dict[Any, str] = {
        str: "string",
        int: "integer",
        UUID: "uuid",
        NoneType: "null",
        datetime: "instant",
    }
    return names.get(plain) or str(plain.__name__)


def sample_source(kind: type[Event]) -> str:
    """Return a source that may say events of `kind`: a service, or the first partner that fits."""
    pattern = kind.speakers[0]
    if pattern in SERVICES:
        return pattern
    return next(code for code in PARTNERS if fnmatchcase(code, pattern))


def sample(kind: type[Event]) -> CloudEvent[Event]:
    """Return the golden sample of `kind`, made of its fields' examples."""
    data = {field.name: field.example for field in fields_of(kind)}
    return CloudEvent(
        id=str(uuid5(_SAMPLE_IDS, f"{kind.type}.v{kind.version}")),
        source=sample_source(kind),
        type=kind.type,
        time=_SAMPLE_TIME,
        subject=str(next(iter(data.values()))),
        dataversion=kind.version,
        ice=_SAMPLE_ICE,
        data=msgspec.convert(data, kind),
    )


def sample_path(kind: type[Event]) -> Path:
    """Return the file of the golden sample of `kind`, named as its NATS subject."""
    return SAMPLES / f"{nats_subject(sample_source(kind), kind.type, kind.version)}.json"


def listeners() -> Listeners:
    """Return the services that hear each event, as their consumers say themselves."""
    heard: defaultdict[type[Event], list[str]] = defaultdict(list)
    for path in sorted((ROOT / "services").glob("*/consumers.py")):
        # Imported by name at the moment of writing: shared itself depends on no service.
        consumers = importlib.import_module(f"services.{path.parent.name}.consumers").CONSUMERS
        for kind in {*consumers.handlers, *consumers.batch_types}:
            heard[kind].append(path.parent.name)
    for partner in KINDS:
        for kind in EVENTS.values():
            if any(_is_heard(kind, subject) for subject in partner.reads):
                heard[kind].append(f"`{partner.pattern}`")
    return heard


def _is_heard(kind: type[Event], subject: str) -> bool:
    return subject.split(".", 2)[2] == f"{kind.type}.v{kind.version}"


def events_page(heard: Listeners) -> str:
    """Return the Markdown page of all events: who says, who hears, fields and units."""
    lines = [
        "# Events",
        "",
        "Generated by `make docs` from `shared/contracts/`; do not edit.",
        "",
        _CONVENTIONS,
        "",
        "## Partners",
        "",
        _PARTNERS,
        "",
        "| Codes | Kind | May say | May read |",
        "|---|---|---|---|",
    ]
    for partner in KINDS:
        said = ", ".join(f"`{type_}`" for type_, _ in partner.says)
        read = ", ".join(f"`{subject}`" for subject in partner.reads) or "–"
        lines.append(f"| `{partner.pattern}` | {partner.label} | {said} | {read} |")
    lines += [
        "",
        "## Types",
        "",
        "| Type | Meaning | Said by | Heard by | Fields |",
        "|---|---|---|---|---|",
        *(_event_row(kind, heard.get(kind, [])) for kind in EVENTS.values()),
        "",
        "## Fields",
        "",
        "| Field | Type | Meaning and unit | Example |",
        "|---|---|---|---|",
        *_dictionary_rows(EVENTS.values()),
        "",
    ]
    return "\n".join(lines)


def _event_row(kind: type[Event], heard_by: list[str]) -> str:
    meaning = (kind.__doc__ or "").strip().splitlines()[0]
    said_by = ", ".join(f"`{pattern}`" for pattern in kind.speakers)
    names = ", ".join(f"{field.name}{'?' * field.optional}" for field in fields_of(kind))
    name = f"`{kind.type}`" if kind.version == 1 else f"`{kind.type}` v{kind.version}"
    return f"| {name} | {meaning} | {said_by} | {', '.join(heard_by) or '–'} | {names} |"


def _dictionary_rows(kinds: Iterable[type[Event]]) -> list[str]:
    rows = set()
    for kind in kinds:
        for field in fields_of(kind):
            example = msgspec.json.encode(field.example).decode()
            rows.add(f"| `{field.name}` | {field.type} | {field.description} | `{example}` |")
    return sorted(rows)


def pages() -> dict[Path, str]:
    """Return the generated pages: file → text."""
    heard = listeners()
    document = msgspec.json.format(msgspec.json.encode(asyncapi.document()), indent=1)
    return {
        GENERATED / "events.md": events_page(heard),
        GENERATED / "asyncapi.json": document.decode() + "\n",
    }


def write() -> None:
    """Write the pages, and the samples that are missing."""
    GENERATED.mkdir(parents=True, exist_ok=True)
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    for kind in EVENTS.values():
        path = sample_path(kind)
        if not path.exists():
            path.write_bytes(msgspec.json.format(encode(sample(kind)), indent=2) + b"\n")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    write()
