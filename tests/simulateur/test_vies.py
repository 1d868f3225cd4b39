"""A year of lives: complete, ordered, numbered once, with the volumes of the market."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise, takewhile
from statistics import mean

import pytest

from deploy.local.simulateur import flux, laws, options, vies
from deploy.local.simulateur.vies.fragments import LIVES_PER_DAY, live_serie, natural_serie
from tests.simulateur.conftest import FIRST

BORN = datetime(2026, 3, 2, 10, tzinfo=UTC)
KEYS = {
    "titre.domicilie": "titre_no",
    "dum.enregistree": "dum_ref",
    "bad.emis": "bad_no",
    "titre.regle": "reglement_id",
    "titre.impute": "imputation_id",
    "controle.effectue": "controle_id",
    "avis.annonce": "avis_id",
    "rdv.confirme": "rdv_no",
}


def said(year, type_):
    return [dit for dit in year if dit.event.type == type_]


def test_the_history_is_in_the_order_of_time(year):
    assert all(before.time <= after.time for before, after in pairwise(year))


@pytest.mark.parametrize(("type_", "key"), KEYS.items())
def test_no_two_objects_share_a_number(year, type_, key):
    numbers = [getattr(dit.event, key) for dit in said(year, type_)]

    assert len(numbers) > 200
    assert len(set(numbers)) == len(numbers)


def test_ids_are_unique(year):
    assert len({dit.id for dit in year}) == len(year)


def test_what_is_taken_back_was_said_before(year):
    for undone, done, key in [
        ("titre.imputation.annulee", "titre.impute", "imputation_id"),
        ("titre.reglement.annule", "titre.regle", "reglement_id"),
        ("dum.mainlevee.retiree", "dum.mainlevee", "dum_ref"),
        ("dum.annulee", "dum.enregistree", "dum_ref"),
        ("dum.rectifiee", "dum.enregistree", "dum_ref"),
        ("bad.annule", "bad.emis", "bad_no"),
        ("controle.annule", "controle.effectue", "controle_id"),
    ]:
        first = {}
        for dit in said(year, done):
            first.setdefault(getattr(dit.event, key), dit.time)
        for dit in said(year, undone):
            assert first[getattr(dit.event, key)] <= dit.time, undone


def test_a_settlement_taken_back_has_its_amount(year):
    paid = {dit.event.reglement_id: dit.event.montant_mad for dit in said(year, "titre.regle")}
    for dit in said(year, "titre.reglement.annule"):
        assert paid[dit.event.reglement_id] == dit.event.montant_mad


def test_an_imputation_writes_off_a_domiciled_title_for_a_declaration(year):
    titles = {dit.event.titre_no for dit in said(year, "titre.domicilie")}
    declarations = {dit.event.dum_ref for dit in said(year, "dum.enregistree")}

    for dit in said(year, "titre.impute"):
        assert dit.event.titre_no in titles
        assert dit.event.dum_ref in declarations


def test_companies_are_as_slow_as_the_law_says(year):
    domiciled = said(year, "titre.domicilie")
    hours = [(dit.time - dit.event.soumis_le) / timedelta(hours=1) for dit in domiciled]
    assert mean(hours) == pytest.approx(3.73, rel=0.15)

    imports = [dit for dit in said(year, "dum.mainlevee") if dit.event.sens == "IMPORT"]
    hours = [(dit.time - dit.event.enregistree_le) / timedelta(hours=1) for dit in imports]
    assert mean(hours) == pytest.approx(6.3, rel=0.15)


def test_volumes_are_those_of_the_population(monde, year):
    volumes = [vies.yearly(one) for one in monde.population.entreprises]
    titles = sum(volume["TITRE"] for volume in volumes)
    submitted = {
        dit.event.titre_no
        for dit in year
        if dit.event.type in ("titre.domicilie", "titre.visa.refuse")
    }

    assert len(submitted) == pytest.approx(titles, rel=0.06)


def test_compensations_are_half_a_percent(year):
    undone = {
        "titre.imputation.annulee",
        "titre.reglement.annule",
        "dum.mainlevee.retiree",
        "dum.rectifiee",
        "dum.annulee",
        "bad.annule",
        "controle.annule",
    }
    share = mean(dit.event.type in undone for dit in year)

    assert share == pytest.approx(0.005, abs=0.002)


def test_nothing_from_tanger_med_goes_through_the_national_port_system(year):
    ports = {dit.event.lieu for dit in year if dit.event.type in ("bad.emis", "avis.annonce")}

    assert laws.LIEUX[laws.TANGER_MED] not in ports
    assert "MACAS" in ports


def test_a_joint_visit_is_one_visit_of_two_bodies(year):
    visits = defaultdict(set)
    for dit in said(year, "controle.effectue"):
        visits[dit.event.visite_id].add(dit.event.organisme)

    assert any(bodies == {"ADII", "ONSSA"} for bodies in visits.values())


def test_a_day_always_tells_the_same(monde, year):
    again = flux.history(monde, "seed", FIRST, 1.0)
    until = FIRST.replace(month=12, day=15)
    once = [dit.id for dit in year if dit.time.date() < until]

    assert [dit.id for dit in takewhile(lambda dit: dit.time.date() < until, again)] == once


def test_a_history_begun_later_tells_the_same_of_later_lives(monde, year):
    known = {dit.id: dit for dit in year}
    later = FIRST.replace(year=2026, month=6, day=1)
    end = FIRST.replace(year=2026, month=7, day=1)

    for dit in takewhile(
        lambda dit: dit.time.date() < end, flux.history(monde, "seed", later, 1.0)
    ):
        assert known[dit.id] == dit


def test_another_seed_tells_another_history(monde, year):
    other = next(flux.history(monde, "other", FIRST, 1.0))
    assert other.id not in {dit.id for dit in year}


def test_without_a_partner_nobody_speaks_in_its_name(monde):
    alone = type(monde)(
        population=monde.population, partenaires=frozenset({"bank-007", "badr", "agent-cma"})
    )
    history = flux.history(alone, "seed", FIRST, 1.0)
    sources = {dit.source for dit, _ in zip(history, range(2000), strict=False)}

    assert sources == {"bank-007", "badr", "agent-cma"}


def test_the_connected_banks_keep_the_average_delay(monde):
    few = type(monde)(
        population=monde.population,
        partenaires=frozenset({"bank-225", "bank-022", "badr"}),
    )
    weights = {"225": 5.0, "022": 9.0}
    together = sum(few.rapidite(bank) * share for bank, share in weights.items())

    assert together / sum(weights.values()) == pytest.approx(1)


def test_a_fragment_played_at_another_time_keeps_its_delays(monde):
    entreprise = monde.population.demo[0]
    told = vies.life(monde, entreprise, "TITRE", live_serie(1, BORN), "k")
    later = timedelta(days=100, seconds=7)
    for fragment in told:
        before, after = fragment.play(fragment.due), fragment.play(fragment.due + later)
        for one, other in zip(before, after, strict=True):
            assert other.time - one.time == later
            assert other.id == one.id
        assert after[-1].time == fragment.due + later + fragment.length

    first, second = told[0].play(BORN)[-1], told[0].play(BORN + later)[-1]
    assert first.time - first.event.soumis_le == second.time - second.event.soumis_le


def test_a_company_has_numbers_for_every_life_of_a_year(monde):
    entreprise = monde.population.entreprises[0]
    last = datetime(2028, 12, 31, 10, tzinfo=UTC)  # a leap year

    serie = natural_serie(entreprise, last, LIVES_PER_DAY - 1)

    assert serie.dum + 3 < (entreprise.rang + 1) * 100_000
    assert serie.titre < (entreprise.rang + 1) * 10_000_000
    with pytest.raises(ValueError, match="at most"):
        natural_serie(entreprise, last, LIVES_PER_DAY)


def test_live_numbers_never_meet_natural_ones(monde):
    natural = natural_serie(monde.population.entreprises[-1], BORN, 5)
    refs = set()
    for number in (0, 1, 249_999, 250_000, 2_500_000):
        live = live_serie(number, BORN)
        assert live.titre > natural.titre
        refs |= {live.dum_ref("300", "010", BORN, rank) for rank in range(4)}
        refs.add(natural.dum_ref("300", "010", BORN, 0))
    assert len(refs) == 5 * 4 + 1


def test_the_mean_life_is_as_long_as_the_estimate_says(monde):
    entreprises = monde.population.entreprises
    for genre, expected in options.EVENTS_PER_LIFE.items():
        lives = [
            vies.life(monde, entreprises[n % 60], genre, live_serie(n, BORN), f"{genre}/{n}")
            for n in range(1500)
        ]
        events = Counter(len(fragment.steps) for life in lives for fragment in life)
        total = sum(length * count for length, count in events.items())
        assert total / len(lives) == pytest.approx(expected, rel=0.05), genre
