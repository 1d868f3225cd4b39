"""What travels: believed, said twice, overtaken or nonsense, each in its share."""

from collections import Counter

import pytest

from deploy.local.simulateur import flux
from shared.contracts import EVENTS
from shared.contracts.partners import PARTNERS
from shared.events import Rejected, decode, is_doubtful
from tests.simulateur.conftest import END
from tests.support import clock as test_clock


@pytest.fixture(scope="module")
def sent(year):
    return flux.messages(year)


def reason(message):
    try:
        event = decode(message.body, message.subject, EVENTS)
    except Rejected as rejected:
        return rejected.reason
    return "ICE_INCONNU" if is_doubtful(event) else None


def test_everything_is_believed_but_what_is_meant_to_be_nonsense(sent):
    with test_clock.at(END):
        for message in sent:
            expected = None if message.mishap == "DOUBLON" else message.mishap
            assert reason(message) == expected, message


def test_every_kind_of_nonsense_occurs(monde, year):
    said = year[:20000]
    kinds = Counter(flux.nonsense(dit, flux.Random(dit.id)).mishap for dit in said[::10])

    assert set(kinds) == {"SCHEMA", "AUTORITE", "DATE", "ICE_INCONNU"}


def test_nonsense_has_an_id_of_its_own_so_that_the_truth_is_heard(sent):
    honest = {message.id for message in sent if message.mishap is None}

    assert all(m.id not in honest for m in sent if m.mishap not in (None, "DOUBLON"))


def test_nobody_says_what_the_contract_forbids(sent):
    for message in sent:
        assert message.subject in PARTNERS[message.source].publishes


def test_one_percent_is_said_twice_and_later(sent):
    first = {message.id: place for place, message in enumerate(sent) if message.mishap is None}
    again = [(place, m) for place, m in enumerate(sent) if m.mishap == "DOUBLON"]

    assert len(again) / len(first) == pytest.approx(0.01, abs=0.002)
    assert all(place > first[m.id] for place, m in again)
    bodies = {message.id: message.body for message in sent if message.mishap is None}
    assert all(m.body == bodies[m.id] for _, m in again)


def test_two_percent_are_overtaken(year, sent):
    honest = [message.id for message in sent if message.mishap is None]
    order = {dit.id: place for place, dit in enumerate(year)}
    overtaken, latest = 0, -1
    for event_id in honest:
        overtaken += order[event_id] < latest
        latest = max(latest, order[event_id])

    assert overtaken / len(honest) == pytest.approx(0.02, abs=0.003)


def test_one_in_a_thousand_is_nonsense(sent):
    wrong = sum(m.mishap not in (None, "DOUBLON") for m in sent)

    assert wrong / len(sent) == pytest.approx(0.001, abs=0.0006)


def test_nothing_is_lost(year, sent):
    assert {dit.id for dit in year} == {m.id for m in sent if m.mishap is None}


def test_the_same_history_has_the_same_mishaps(year, sent):
    assert flux.messages(year) == sent


def test_mishaps_hang_on_the_event_and_not_on_who_is_near(year):
    chunks = [m for at in range(0, 5000, 500) for m in flux.messages(year[at : at + 500])]
    whole = flux.messages(year[:5000])

    assert Counter((m.id, m.mishap) for m in chunks) == Counter((m.id, m.mishap) for m in whole)
