"""The catalogue is complete, named by one rule, and its pages are fresh."""

import json
from datetime import datetime
from inspect import isclass

import pytest

from shared.contracts import EVENTS, MODULES, asyncapi, catalogue
from shared.contracts.partners import KINDS, PARTNERS, kind_of
from shared.contracts.speakers import PARTNER_PATTERNS, SERVICES
from shared.contracts.trade import douane, titres, transport
from shared.events import Event, may_say


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.__name__)
def test_a_class_is_named_after_its_type(kind):
    assert kind.__name__ == "".join(part.capitalize() for part in kind.type.split("."))
    assert kind.__doc__


@pytest.mark.parametrize("module", [*MODULES, titres, douane, transport])
def test_a_module_lists_every_event_it_defines(module):
    defined = {
        value
        for value in vars(module).values()
        if isclass(value) and issubclass(value, Event) and "type" in vars(value)
    }
    assert defined == set(module.EVENTS)


def test_no_two_events_share_a_type_and_version():
    assert len(EVENTS) == sum(len(module.EVENTS) for module in MODULES)


def test_every_event_has_known_speakers():
    for kind in EVENTS.values():
        assert kind.speakers
        assert set(kind.speakers) <= {*SERVICES, *PARTNER_PATTERNS}


def test_every_instant_has_a_time_zone():
    for kind in EVENTS.values():
        for field in catalogue.fields_of(kind):
            if field.type == "instant":
                assert datetime.fromisoformat(field.example).tzinfo is not None
                assert "UTC" in field.description


def test_kinds_cover_the_patterns_that_events_name_and_no_other():
    assert [kind.pattern for kind in KINDS] == list(PARTNER_PATTERNS)


@pytest.mark.parametrize("partner", PARTNERS.values(), ids=lambda partner: partner.code)
def test_a_partner_may_publish_what_it_may_say_under_its_own_code(partner):
    said = {
        f"evt.{partner.code}.{t}.v{v}" for (t, v), e in EVENTS.items() if may_say(e, partner.code)
    }

    assert set(partner.publishes) == said
    assert kind_of(partner.code) is partner.kind


def test_banks_publish_exactly_their_column_of_the_authority_matrix():
    types = {subject.removeprefix("evt.bank-007.") for subject in PARTNERS["bank-007"].publishes}

    assert types == {
        "titre.predomicilie.v1",
        "titre.domicilie.v1",
        "titre.rejete.v1",
        "titre.regle.v1",
        "titre.reglement.annule.v1",
        "titre.apure.v1",
        "titre.guichet.change.v1",
        "partenaire.etat.v1",
    }


def test_a_bank_reads_nothing_of_other_banks():
    for partner in PARTNERS.values():
        if partner.code.startswith("bank-"):
            assert partner.kind.reads == ()


def test_what_a_partner_reads_exists():
    for partner in PARTNERS.values():
        for subject in partner.kind.reads:
            _, source, rest = subject.split(".", 2)
            type_, _, version = rest.rpartition(".v")
            event = EVENTS[type_, int(version)]
            assert source == "*" or may_say(event, source), subject


def test_generated_pages_are_fresh():
    for path, text in catalogue.pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is old: run `make docs`"


def test_asyncapi_references_lead_somewhere():
    document = asyncapi.document()

    def references(node):
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key == "$ref")
            for value in node.values():
                yield from references(value)
        elif isinstance(node, list):
            for value in node:
                yield from references(value)

    found = set(references(json.loads(json.dumps(document, default=str))))
    for reference in found:
        node = document
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
    assert len(found) > 3 * len(EVENTS)
