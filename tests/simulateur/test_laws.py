"""The laws give the figures that the public sources publish."""

from collections import Counter
from random import Random
from statistics import mean, median

import pytest

from deploy.local.simulateur import laws

DRAWS = 100_000


def drawn(law, *args, **kwargs):
    rng = Random("laws")
    return [law(rng, *args, **kwargs) for _ in range(DRAWS)]


def quantile(values, share):
    return sorted(values)[int(len(values) * share)]


def test_a_domiciliation_takes_3h44_on_average():
    hours = drawn(laws.domiciliation_hours)

    assert mean(hours) == pytest.approx(3 + 44 / 60, rel=0.03)
    assert median(hours) == pytest.approx(1.6, rel=0.05)
    assert quantile(hours, 0.9) == pytest.approx(9.7, rel=0.05)
    assert quantile(hours, 0.99) == pytest.approx(29, rel=0.05)


def test_the_banks_together_keep_the_average():
    together = sum(share * laws.RAPIDITE[bank] for bank, share in laws.BANQUES.items())

    assert together / sum(laws.BANQUES.values()) == pytest.approx(1, abs=0.01)
    assert laws.RAPIDITE.keys() == laws.BANQUES.keys()
    assert min(laws.RAPIDITE.values()) == 0.6
    assert max(laws.RAPIDITE.values()) == 1.7


def test_an_import_clears_in_6h16_and_64_percent_within_4_hours():
    hours = drawn(lambda rng: laws.clearance_hours(rng, laws.circuit(rng)))

    assert mean(hours) == pytest.approx(6 + 16 / 60, rel=0.03)
    assert mean(hour < 4 for hour in hours) == pytest.approx(0.65, abs=0.015)
    assert median(hours) == pytest.approx(2.1, rel=0.05)


def test_an_export_clears_in_53_minutes():
    assert mean(drawn(laws.clearance_hours, "VERT", export=True)) * 60 == pytest.approx(
        53, rel=0.03
    )


@pytest.mark.parametrize(
    ("situation", "red"), [({}, 0.10), ({"export": True}, 0.03), ({"nouveau": True}, 0.18)]
)
def test_the_red_lane_takes_its_share(situation, red):
    lanes = Counter(drawn(laws.circuit, **situation))

    share = (lanes["ROUGE_PARTIEL"] + lanes["ROUGE_INTEGRAL"]) / DRAWS
    assert share == pytest.approx(red, abs=0.006)


def test_the_ministry_takes_four_days_for_a_visa_and_three_for_a_dfd():
    assert mean(drawn(laws.visa_hours)) == pytest.approx(96, rel=0.03)
    assert mean(drawn(laws.dfd_hours)) == pytest.approx(72, rel=0.03)


def test_a_title_is_worth_a_million_on_average():
    amounts = drawn(laws.montant_mad)

    assert mean(amounts) == pytest.approx(1_070_000, rel=0.05)
    assert quantile(amounts, 0.9) == pytest.approx(2_000_000, rel=0.05)
    assert min(amounts) == 2_000
    assert max(amounts) <= 400_000_000


def test_a_title_is_written_off_by_one_and_a_quarter_declarations():
    assert mean(drawn(laws.imputations)) == pytest.approx(1.25, rel=0.02)


def test_the_first_imputation_comes_after_27_days_on_average():
    assert mean(drawn(laws.first_imputation_hours)) / 24 == pytest.approx(27, rel=0.03)


def test_imputations_may_exceed_the_title_a_little_and_seldom():
    shares = drawn(laws.imputed_share)

    assert mean(share > 1 for share in shares) == pytest.approx(0.03, abs=0.005)
    assert max(shares) <= 1.10
    assert mean(shares) == pytest.approx(0.955, abs=0.02)


def test_a_bad_comes_39_hours_after_the_vessel():
    assert mean(drawn(laws.bad_hours)) == pytest.approx(39, rel=0.03)


def test_a_maritime_import_fills_1_9_containers_or_none():
    counts = drawn(laws.conteneurs)

    assert mean(count == 0 for count in counts) == pytest.approx(0.04, abs=0.005)
    assert mean(count for count in counts if count) == pytest.approx(1.9, rel=0.03)


def test_goods_come_by_sea_air_and_to_inland_warehouses():
    def come(rng):
        bureau = laws.pick(rng, laws.BUREAUX)
        return None if bureau == laws.TANGER_MED else laws.mode_bad(rng, bureau)

    modes = Counter(mode for mode in drawn(come) if mode)

    for mode, share in {"MARITIME": 0.68, "AERIEN": 0.14, "MEAD": 0.18}.items():
        assert modes[mode] / modes.total() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    "shares", [laws.BANQUES, laws.BUREAUX, laws.TYPES_TITRE, laws.MARCHANDISES, laws.ORIGINES]
)
def test_shares_sum_to_a_hundred(shares):
    assert sum(shares.values()) == pytest.approx(100)


def test_every_office_has_a_place():
    assert laws.LIEUX.keys() == laws.BUREAUX.keys()


@pytest.mark.parametrize("expected", [0.02, 1.5, 80.0])
def test_counts_follow_poisson(expected):
    counts = drawn(laws.poisson, expected)

    assert mean(counts) == pytest.approx(expected, rel=0.05)
    assert mean((count - expected) ** 2 for count in counts) == pytest.approx(expected, rel=0.05)
