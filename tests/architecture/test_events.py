"""Does the catalogue tell a reader what each event is, and does each have its one place?"""

import ast
from collections import Counter

from shared.contracts import EVENTS
from shared.contracts.partners import KINDS
from shared.contracts.speakers import SERVICES
from shared.events import nats_subject
from tests.architecture.house import ROOT, modules, tree

RECIPE = "docs/recipes.md, 'A new event'"


def test_every_event_has_a_sentence_a_speaker_and_a_sample() -> None:
    samples = {path.name for path in (ROOT / "tests/contracts/samples").glob("*.json")}
    wrong = []
    for (type_, version), event in EVENTS.items():
        if not event.__doc__ or event.__doc__.startswith("A fact in the past tense"):
            wrong.append(f"{type_}: say in a docstring when it is said")
        if not event.speakers:
            wrong.append(f"{type_}: nobody may say it")
        if not any(f".{type_}.v{version}.json" in name for name in samples):
            wrong.append(f"{type_}: no golden sample; run `make docs`")

    assert not wrong, f"{wrong}; see {RECIPE}"


def test_every_speaker_is_a_service_or_a_kind_of_partner() -> None:
    known = {*SERVICES, *(kind.pattern for kind in KINDS)}
    strange = {
        event.type: speaker
        for event in EVENTS.values()
        for speaker in event.speakers
        if speaker not in known
    }

    assert not strange, f"no such speaker: {strange}; see {RECIPE}"


def test_no_two_events_share_a_subject_or_a_name() -> None:
    subjects = Counter(nats_subject("*", *key) for key in EVENTS)
    names = Counter(event.__name__ for event in EVENTS.values())

    assert {name for name, count in (subjects + names).items() if count > 1} == set()


def test_class_is_named_after_its_type() -> None:
    wrong = {}
    for event in EVENTS.values():
        camel = "".join(part.capitalize() for part in event.type.split("."))
        if event.__name__ not in (camel, f"{camel}V{event.version}"):
            wrong[event.type] = f"{event.__name__} should be {camel}"

    assert not wrong


def test_events_stand_in_the_contracts_only() -> None:
    """Listeners import the speaker's class, so that a search for it finds all who hear."""
    copies = [
        f"{path}:{node.lineno}"
        for path in modules("services", "gateway")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        if any(getattr(each, "id", "") == "Event" for each in node.bases)
    ]

    assert not copies, f"an event's class stands in shared/contracts: {copies}"
