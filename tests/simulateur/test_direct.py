"""The live phase: now, often about the demo, never the same number twice."""

from collections import Counter
from datetime import UTC, date, datetime
from itertools import count
from statistics import mean

import pytest

from deploy.local.simulateur.direct import Direct
from deploy.local.simulateur.suivi import Journal, Numbers, Suivi
from tests.simulateur.conftest import EXPORTER, IMPORTER

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CARDS = ("titre.domicilie", "titre.regle", "titre.impute", "dum.enregistree", "bad.emis")


def played(monde, rate, fragments=1500):
    direct = Direct(monde, seed="seed", rate=rate, number=count().__next__)
    return [direct.next(NOW) for _ in range(fragments)]


def test_the_last_event_of_a_fragment_happens_now_and_none_later(monde):
    for dits in played(monde, rate=1.0):
        assert dits[-1].time == NOW
        assert all(dit.time <= NOW for dit in dits)


@pytest.mark.parametrize(("rate", "low", "high"), [(1.0, 0.75, 0.85), (1000.0, 0.1, 0.4)])
def test_the_demo_has_most_of_it_while_a_person_can_watch(monde, rate, low, high):
    fragments = played(monde, rate)
    share = mean(dits[0].ice in (IMPORTER, EXPORTER) for dits in fragments)

    assert low < share < high


def test_a_card_of_the_demo_moves_within_ten_seconds_at_one_event_a_second(monde):
    seconds, last, waits = 0, 0, []
    for dits in played(monde, rate=1.0):
        for dit in dits:
            seconds += 1
            if dit.ice in (IMPORTER, EXPORTER) and dit.event.type in CARDS:
                waits.append(seconds - last)
                last = seconds

    assert mean(waits) < 10


def test_all_kinds_of_facts_are_said(monde):
    types = Counter(dit.event.type for dits in played(monde, rate=1.0) for dit in dits)

    assert set(CARDS) <= set(types)
    assert types["controle.effectue"] > 0


def test_no_id_and_no_number_comes_twice(monde):
    dits = [dit for dits in played(monde, rate=1000.0, fragments=4000) for dit in dits]
    titles = [dit.event.titre_no for dit in dits if dit.event.type == "titre.domicilie"]
    declarations = [dit.event.dum_ref for dit in dits if dit.event.type == "dum.enregistree"]

    assert len({dit.id for dit in dits}) == len(dits)
    assert len(set(titles)) == len(titles)
    assert len(set(declarations)) == len(declarations)


def test_numbers_are_never_given_out_again_even_after_a_crash(tmp_path):
    journal = Journal(tmp_path / "suivi.json")
    suivi = Suivi(seed="s", first=date(2026, 1, 1), intensity=1.0)
    numbers = Numbers(suivi, journal)
    given = [numbers() for _ in range(1500)]

    survivor = journal.read()  # what a crash leaves: nothing was written at the end
    assert survivor is not None
    later = Numbers(survivor, journal)

    assert later() > max(given)
    assert len(set(given)) == len(given)


def test_a_file_that_cannot_be_read_is_as_none(tmp_path):
    (tmp_path / "suivi.json").write_text("{half")

    assert Journal(tmp_path / "suivi.json").read() is None


def test_resuming_begins_with_the_lives_that_may_still_speak():
    suivi = Suivi(seed="s", first=date(2024, 1, 1), intensity=1.0, told_until=NOW)

    assert suivi.resume_day() == date(2025, 10, 20)
    assert Suivi(seed="s", first=date(2026, 1, 1), intensity=1.0).resume_day() == date(2026, 1, 1)
