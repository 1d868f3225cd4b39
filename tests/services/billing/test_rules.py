"""Are billing's rules right?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.billing import rules
from services.billing.models import SeedOffre
from services.billing.seed import read_offres
from shared import money

from .builders import a_forfait

TODAY = date(2026, 11, 24)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_price_list_is_the_published_one() -> None:
    prices = {offre.code: (offre.ttc, offre.operations, offre.mois) for offre in read_offres()}

    assert prices == {
        "PACK-5": ("300.00", 5, 12),
        "PACK-20": ("1080.00", 20, 12),
        "PACK-50": ("2400.00", 50, 12),
        "ILLIMITE": ("3600.00", None, 12),
    }


@pytest.mark.parametrize("offre", read_offres(), ids=lambda offre: offre.code)
def test_price_with_vat_is_price_plus_20_percent(offre: SeedOffre) -> None:
    assert rules.ttc_centimes(money.to_centimes(offre.ht)) == money.to_centimes(offre.ttc)


@pytest.mark.parametrize(
    ("ht", "ttc"), [(0, 0), (1, 1), (2, 2), (3, 4), (13, 16), (300000, 360000)]
)
def test_vat_rounds_half_up_to_the_centime(ht: int, ttc: int) -> None:
    assert rules.ttc_centimes(ht) == ttc


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2026-11-01", 12, "2027-10-31"),
        ("2026-11-24", 12, "2027-11-23"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-12-01", 1, "2026-12-31"),
    ],
)
def test_last_day_of_whole_months(first: str, months: int, last: str) -> None:
    assert rules.last_day(date.fromisoformat(first), months) == date.fromisoformat(last)


@given(days, st.integers(1, 36))
def test_a_period_followed_by_another_leaves_no_day_out_and_counts_none_twice(
    first: date, months: int
) -> None:
    last = rules.last_day(first, months)

    next_first = last + timedelta(days=1)
    assert (next_first.year * 12 + next_first.month) - (first.year * 12 + first.month) in (
        months,
        months + 1,
    )
    assert next_first.day in (first.day, 1)


@pytest.mark.parametrize(
    ("start", "credible"),
    [
        (TODAY, True),
        (TODAY - timedelta(days=364), True),
        (TODAY - timedelta(days=365), False),
        (TODAY + timedelta(days=366), True),
        (TODAY + timedelta(days=367), False),
    ],
)
def test_start_is_near_today_and_not_over(start: date, credible: bool) -> None:
    assert rules.start_is_credible(start, rules.last_day(start, 12), TODAY) is credible


def test_bearer_is_an_unlimited_package_first_so_that_packs_stay_whole() -> None:
    pack = a_forfait(1, date_fin=TODAY)
    unlimited = a_forfait(2, total=None, solde=None)

    assert rules.bearer([pack, unlimited], TODAY) is unlimited


def test_bearer_among_packs_is_the_one_that_ends_first() -> None:
    late, soon = a_forfait(1), a_forfait(2, date_fin=date(2026, 11, 30))

    assert rules.bearer([late, soon], TODAY) is soon


@pytest.mark.parametrize(
    ("changes", "bears"),
    [
        ({}, True),
        ({"date_debut": TODAY, "date_fin": TODAY}, True),
        ({"date_fin": TODAY - timedelta(days=1)}, False),
        ({"date_debut": TODAY + timedelta(days=1)}, False),
        ({"etat": "EN_ATTENTE_PAIEMENT"}, False),
        ({"etat": "RESILIE"}, False),
        ({"etat": "EPUISE", "solde": 0, "consommees": 5}, False),
        ({"etat": "EXPIRE"}, True),
    ],
)
def test_bearer_is_a_package_of_that_day_with_something_left(changes, bears: bool) -> None:
    assert (rules.bearer([a_forfait(**changes)], TODAY) is not None) is bears


forfaits = st.lists(
    st.builds(
        lambda number, left, etat, start, length: a_forfait(
            number,
            etat=etat,
            total=None if left is None else left + 1,
            solde=left,
            consommees=1,
            date_debut=start,
            date_fin=start + timedelta(days=length),
        ),
        st.integers(1, 10**6),
        st.one_of(st.none(), st.integers(0, 50)),
        st.sampled_from(["EN_ATTENTE_PAIEMENT", "ACTIF", "EPUISE", "EXPIRE", "RESILIE"]),
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.integers(0, 400),
    ),
    max_size=8,
    unique_by=lambda one: one.forfait_id,
)


@given(forfaits, st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.randoms())
def test_bearer_does_not_depend_on_the_order_of_packages(owned, day: date, random) -> None:
    shuffled = list(owned)
    random.shuffle(shuffled)

    assert rules.bearer(owned, day) == rules.bearer(shuffled, day)


@given(forfaits, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_bearer_never_goes_below_zero_nor_outside_its_period(owned, day: date) -> None:
    borne_by = rules.bearer(owned, day)

    if borne_by is not None:
        assert borne_by.solde is None or borne_by.solde >= 1
        assert borne_by.date_debut <= day <= borne_by.date_fin
        assert borne_by.etat in ("ACTIF", "EXPIRE")


@given(forfaits, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_card_shows_the_package_that_the_next_submission_uses(owned, day: date) -> None:
    running = [one for one in owned if one.etat == "ACTIF"]
    next_one = rules.bearer(running, day)

    card = rules.current(owned, day)

    if next_one is None:
        assert card.etat in ("AUCUN", "EPUISE")
    else:
        assert card.forfait_id == next_one.forfait_id
        assert card.etat == ("ILLIMITE" if next_one.solde is None else "PACK")


def test_card_of_a_company_without_package() -> None:
    card = rules.current([], TODAY)

    assert (card.etat, card.code, card.solde) == ("AUCUN", None, None)


def test_card_counts_what_is_left_in_all_packs() -> None:
    packs = [a_forfait(1, solde=2, consommees=3), a_forfait(2), a_forfait(3, etat="RESILIE")]

    card = rules.current(packs, TODAY)

    assert (card.etat, card.solde, card.solde_tous) == ("PACK", 2, 7)


def test_card_of_an_exhausted_company_says_so_until_the_period_is_over() -> None:
    exhausted = a_forfait(etat="EPUISE", solde=0, consommees=5)

    assert rules.current([exhausted], TODAY).etat == "EPUISE"
    assert rules.current([exhausted], date(2027, 1, 1)).etat == "AUCUN"


def test_life_of_a_package_ends_once() -> None:
    assert rules.allowed_actions("EN_ATTENTE_PAIEMENT") == ["ACTIVER"]
    assert sorted(rules.allowed_actions("ACTIF")) == ["EPUISER", "EXPIRER", "RESILIER"]
    for closed in ("EPUISE", "EXPIRE", "RESILIE"):
        assert rules.allowed_actions(closed) == []
