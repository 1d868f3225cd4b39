"""Facts in any order: each rule of the cards, and the property that ties them together."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.dashboard import kpis
from services.dashboard.models.board import COLUMNS
from services.dashboard.models.objects import World
from services.dashboard.rules import learning
from shared.events import CloudEvent
from tests.services.dashboard.builders import (
    ICE,
    NOW,
    OTHER_ICE,
    bad_annule,
    bad_emis,
    controle_annule,
    domicilie,
    dum_annulee,
    effectue,
    enregistree,
    imputation_annulee,
    impute,
    mainlevee,
    rectifiee,
    regle,
    reglement_annule,
    retiree,
    titre_annule,
)
from tests.support import clock

Events = Sequence[CloudEvent[Any]]


@pytest.fixture(autouse=True)
def _now():
    with clock.at(NOW):
        yield


def counted(events: Events, role: str = "OPERATEUR", party: str = ICE) -> dict[str, dict[str, int]]:
    """Return period → column → figure, zeros left out."""
    world, tally = World(), kpis.Tally()
    for event in events:
        learning.learn(world, event)
    kpis.tally(world, tally, 1)
    found: dict[str, dict[str, int]] = {}
    for (of_role, of_party, year, month), cell in tally.differences().items():
        if (of_role, of_party) == (role, party):
            period = f"{year}-{month:02d}" if month else str(year)
            figures = zip(COLUMNS, cell, strict=True)
            found[period] = {name: amount for name, amount in figures if amount}
    return found


def both_ways(events: Events) -> dict[str, dict[str, int]]:
    """Return what `events` come out at, having checked that every other order agrees."""
    result = counted(events)
    for seed in range(12):
        shuffled = [*events, *events[: seed % 3]]
        random.Random(seed).shuffle(shuffled)
        assert counted(shuffled) == result
    return result


def test_annulled_title_leaves_the_number_and_stays_in_the_delay() -> None:
    figures = both_ways([
        domicilie("T1", "2026-11-02T08:00", "2026-11-02T10:00"),
        titre_annule("T1", "2026-11-05T08:00"),
    ])  # fmt: skip

    assert figures["2026"] == {"n_domiciliations": 1, "domiciliation_us": 7_200_000_000}


def test_title_domiciled_in_two_months_counts_once_in_each_and_once_in_the_year() -> None:
    figures = both_ways([
        domicilie("T1", "2026-09-02T08:00", "2026-09-02T10:00", no="A"),
        domicilie("T1", "2026-11-02T08:00", "2026-11-02T10:00", "190", no="B"),
    ])  # fmt: skip

    assert figures["2026-09"]["n_titres_domicilies"] == 1
    assert figures["2026-11"]["n_titres_domicilies"] == 1
    assert figures["2026"]["n_titres_domicilies"] == 1
    assert figures["2026"]["n_domiciliations"] == 2


def test_same_imputation_under_another_event_id_counts_once() -> None:
    figures = both_ways([
        impute("T1", "I1", "100.05", "2026-11-02T08:00"),
        impute("T1", "I1", "100.05", "2026-11-02T08:00"),
    ])  # fmt: skip

    assert figures["2026-11"] == {"n_titres_imputes": 1, "impute_centimes": 10_005}


def test_of_two_versions_of_one_imputation_the_earlier_counts() -> None:
    figures = both_ways([
        impute("T1", "I1", "200.00", "2026-10-31T08:00"),
        impute("T2", "I1", "100.00", "2026-11-02T08:00"),
    ])  # fmt: skip

    assert figures == {
        "2026": {"n_titres_imputes": 1, "impute_centimes": 20_000},
        "2026-10": {"n_titres_imputes": 1, "impute_centimes": 20_000},
    }


def test_title_imputed_in_two_months_and_cancelled_in_one() -> None:
    figures = both_ways([
        impute("T1", "I1", "100.00", "2026-10-31T08:00"),
        impute("T1", "I2", "50.00", "2026-11-02T08:00"),
        impute("T1", "I3", "25.00", "2026-11-03T08:00"),
        imputation_annulee("T1", "I1", "100.00", "2026-11-10T08:00"),
    ])  # fmt: skip

    assert figures == {
        "2026": {"n_titres_imputes": 1, "impute_centimes": 7_500},
        "2026-11": {"n_titres_imputes": 1, "impute_centimes": 7_500},
    }


def test_cancellation_subtracts_where_the_original_was_counted() -> None:
    figures = both_ways([
        regle("T1", "R1", "100.00", "2026-10-31T08:00"),
        regle("T1", "R2", "1.00", "2026-10-31T08:00"),
        reglement_annule("T1", "R1", "100.00", "2026-11-10T08:00"),
    ])  # fmt: skip

    assert figures == {"2026": {"regle_centimes": 100}, "2026-10": {"regle_centimes": 100}}


def test_bank_cannot_cancel_the_settlement_of_another_one() -> None:
    figures = both_ways([
        regle("T1", "R1", "100.00", "2026-11-01T08:00", "007"),
        reglement_annule("T1", "R1", "100.00", "2026-11-10T08:00", "190"),
    ])  # fmt: skip

    assert figures["2026"] == {"regle_centimes": 10_000}


def test_latest_rectification_by_its_own_time_holds() -> None:
    figures = both_ways([
        enregistree("D1", "100.00", "2026-10-01T08:00"),
        rectifiee("D1", "300.00", "2026-11-03T08:00"),
        rectifiee("D1", "200.00", "2026-11-02T08:00"),
    ])  # fmt: skip

    assert figures["2026-10"] == {"n_dum": 1, "valeur_centimes": 30_000}
    assert "2026-11" not in figures


def test_annulled_declaration_counts_nowhere() -> None:
    figures = both_ways([
        enregistree("D1", "100.00", "2026-10-01T08:00"),
        rectifiee("D1", "300.00", "2026-11-03T08:00"),
        dum_annulee("D1", "2026-11-04T08:00"),
    ])  # fmt: skip

    assert figures == {}


def test_withdrawn_release_is_removed_and_the_next_one_counts() -> None:
    figures = both_ways([
        mainlevee("D1", "2026-10-31T08:00", "2026-10-31T10:00"),
        retiree("D1", "2026-10-31T11:00"),
        mainlevee("D1", "2026-10-31T08:00", "2026-11-01T08:00"),
    ])  # fmt: skip

    day_us = 24 * 3_600_000_000
    assert figures["2026-11"] == {
        "n_mainlevees": 1,
        "n_dedouanements": 1,
        "dedouanement_us": day_us,
    }
    assert "2026-10" not in figures


def test_release_twice_without_a_withdrawal_counts_once() -> None:
    figures = both_ways([
        mainlevee("D1", "2026-11-01T08:00", "2026-11-01T10:00"),
        mainlevee("D1", "2026-11-01T08:00", "2026-11-01T11:00"),
    ])  # fmt: skip

    assert figures["2026"]["n_mainlevees"] == 1
    assert figures["2026"]["dedouanement_us"] == 7_200_000_000


def test_transit_counts_as_released_and_not_in_the_delay() -> None:
    figures = both_ways([
        enregistree("D1", "100.00", "2026-11-01T08:00", "TRANSIT"),
        mainlevee("D1", "2026-11-01T08:00", "2026-11-01T10:00", "TRANSIT"),
    ])  # fmt: skip

    assert figures["2026"] == {"n_dum": 1, "valeur_centimes": 10_000, "n_mainlevees": 1}


def test_joint_visit_counts_once_while_one_of_its_controls_stands() -> None:
    controls = [
        effectue("C1", "2026-10-31T12:00", "V1"),
        effectue("C2", "2026-11-01T12:00", "V1", source="onssa"),
        effectue("C3", "2026-11-01T13:00"),
    ]
    assert both_ways(controls) == {
        "2026": {"n_visites": 2}, "2026-10": {"n_visites": 1}, "2026-11": {"n_visites": 2},
    }  # fmt: skip
    assert both_ways([*controls, controle_annule("C1", "2026-11-02T08:00")]) == {
        "2026": {"n_visites": 2}, "2026-11": {"n_visites": 2},
    }  # fmt: skip
    assert both_ways([
        *controls,
        controle_annule("C1", "2026-11-02T08:00"),
        controle_annule("C2", "2026-11-02T08:00", source="onssa"),
    ]) == {"2026": {"n_visites": 1}, "2026-11": {"n_visites": 1}}  # fmt: skip


@pytest.mark.parametrize("nature", ["DOCUMENTAIRE", "SCANNER", "ANALYSE"])
def test_only_physical_controls_count(nature: str) -> None:
    assert both_ways([effectue("C1", "2026-11-01T12:00", nature=nature)]) == {}


def test_delivery_order_can_be_annulled_by_its_issuer_only() -> None:
    orders = [bad_emis("B1", "2026-11-01T12:00"), bad_emis("B2", "2026-11-01T12:00")]

    mine = both_ways([*orders, bad_annule("B1", "2026-11-02T12:00")])
    other = both_ways([*orders, bad_annule("B1", "2026-11-02T12:00", source="agent-msc")])

    assert mine["2026"] == {"n_bad": 1}
    assert other["2026"] == {"n_bad": 2}


def test_companies_do_not_share_anything() -> None:
    events = [
        impute("T1", "I1", "100.00", "2026-11-02T08:00"),
        impute("T1", "I1", "70.00", "2026-11-02T08:00", ice=OTHER_ICE),
        imputation_annulee("T1", "I1", "100.00", "2026-11-10T08:00"),
    ]

    assert counted(events) == {}
    assert counted(events, party=OTHER_ICE)["2026"]["impute_centimes"] == 7_000


def test_banks_and_declarants_have_their_own_counters() -> None:
    events = [
        domicilie("T1", "2026-11-02T08:00", "2026-11-02T10:00"),
        regle("T1", "R1", "100.00", "2026-11-03T08:00"),
        mainlevee("D1", "2026-11-01T08:00", "2026-11-01T10:00"),
        enregistree("D1", "50.00", "2026-11-01T08:00"),
    ]

    bank = counted(events, "BANQUE", "007")["2026"]
    declarant = counted(events, "DECLARANT", OTHER_ICE)["2026"]

    assert bank["n_titres_domicilies"] == 1
    assert bank["regle_centimes"] == 10_000
    assert declarant == {
        "n_dum": 1,
        "valeur_centimes": 5_000,
        "n_mainlevees": 1,
        "n_dedouanements": 1,
        "dedouanement_us": 7_200_000_000,
    }


# --- the property: any order, any repetition, against a naive recomputation -------------------

DAYS = [NOW - timedelta(days=days) for days in (0, 3, 24, 25, 54, 85, 330)]


def _naive(events: Events) -> Counter[tuple[str, str]]:
    """Recompute the figures of the company from the distinct facts, as the definitions say."""
    of: dict[str, list[CloudEvent[Any]]] = {}
    for event in events:
        of.setdefault(event.type, []).append(event)
    sums: Counter[tuple[str, str]] = Counter()

    def periods(when: datetime) -> tuple[str, str]:
        year, month = kpis.bucket(when)
        return str(year), f"{year}-{month:02d}"

    def add(column: str, when: datetime, amount: int = 1) -> None:
        for period in periods(when):
            sums[column, period] += amount

    def first(type_: str, key: str) -> dict[str, CloudEvent[Any]]:
        found: dict[str, CloudEvent[Any]] = {}
        for event in sorted(of.get(type_, []), key=lambda event: event.time, reverse=True):
            found[getattr(event.data, key)] = event
        return found

    def ended(type_: str, key: str) -> set[str]:
        return {getattr(event.data, key) for event in of.get(type_, [])}

    void = ended("titre.imputation.annulee", "imputation_id")
    imputed: set[tuple[str, str]] = set()
    for number, event in first("titre.impute", "imputation_id").items():
        if number not in void:
            add("impute_centimes", event.time, round(float(event.data.montant_mad) * 100))
            imputed |= {(event.data.titre_no, period) for period in periods(event.time)}
    for _, period in imputed:
        sums["n_titres_imputes", period] += 1

    gone = ended("dum.annulee", "dum_ref")
    for number, event in first("dum.enregistree", "dum_ref").items():
        if number not in gone:
            changes = [
                (other.time, float(other.data.valeur_mad))
                for other in of.get("dum.rectifiee", [])
                if other.data.dum_ref == number
            ]
            value = max(changes)[1] if changes else float(event.data.valeur_mad)
            add("n_dum", event.time)
            add("valeur_centimes", event.time, round(value * 100))
    for number in {event.data.dum_ref for event in of.get("dum.mainlevee", [])}:
        steps = sorted(
            ((event.time, event.type != "dum.mainlevee", event) for event in events
             if event.type.startswith("dum.mainlevee") and event.data.dum_ref == number),
            key=lambda step: step[:2],
        )  # fmt: skip
        live: CloudEvent[Any] | None = None
        for _, withdrawn, event in steps:
            live = None if withdrawn else live or event
        if live is not None:
            add("n_mainlevees", live.time)
            add("n_dedouanements", live.time)
            elapsed = live.time - live.data.enregistree_le
            add("dedouanement_us", live.time, round(elapsed.total_seconds() * 1_000_000))

    stopped = ended("controle.annule", "controle_id")
    seen = {
        (event.data.visite_id, period)
        for number, event in first("controle.effectue", "controle_id").items()
        if number not in stopped
        for period in periods(event.time)
    }
    for _, period in seen:
        sums["n_visites", period] += 1
    return +sums


_times = st.sampled_from(DAYS)
_number = st.sampled_from("12")
_amounts = st.sampled_from(["10.00", "250.75"])
_facts = st.one_of(
    st.builds(
        lambda no, time: impute(f"T{int(no) % 2}", f"I{no}", f"{no}.50", time),
        st.sampled_from("1234"), st.just(DAYS[1]),
    ),
    st.builds(lambda no, time: imputation_annulee("T", f"I{no}", "1.00", time),
              st.sampled_from("1234"), _times),
    st.builds(lambda no, time: impute("T9", f"J{no}", f"{no}.25", time), _number, _times),
    st.builds(lambda no: enregistree(f"D{no}", "100.00", "2026-10-05T08:00"), _number),
    st.builds(lambda no, amount, time: rectifiee(f"D{no}", amount, time), _number, _amounts,
              _times),
    st.builds(lambda no, time: dum_annulee(f"D{no}", time), st.just("2"), _times),
    st.builds(lambda no, time: mainlevee(f"D{no}", "2026-10-05T08:00", time), _number,
              st.sampled_from([f"2026-11-0{day}T08:00" for day in range(1, 8)])),
    st.builds(lambda no, time: retiree(f"D{no}", time), _number,
              st.sampled_from([f"2026-11-0{day}T08:00" for day in range(1, 8)])),
    st.builds(lambda no, time: effectue(f"C{no}", time, f"V{int(no) % 2}"),
              st.sampled_from("1234"), _times),
    st.builds(lambda no, time: controle_annule(f"C{no}", time), st.sampled_from("1234"), _times),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    facts=st.lists(_facts, max_size=25),
    seed=st.integers(0, 1000),
)
def test_any_order_and_repetition_equal_the_naive_recomputation(
    facts: list[CloudEvent[Any]], seed: int
) -> None:
    delivered = [*facts, *facts[::3]]
    random.Random(seed).shuffle(delivered)

    with clock.at(NOW):
        found = Counter({
            (column, period): amount
            for period, figures in counted(delivered).items()
            for column, amount in figures.items()
        })  # fmt: skip

    assert found == _naive(facts)


def test_every_rule_names_a_key_of_its_kind() -> None:
    event = impute("T1", "I1", "100.00", "2026-11-02T08:00")
    rule = learning.RULES[type(event.data)]
    assert rule.key(event) == (ICE, "I1")
    assert msgspec.structs.asdict(rule.kind(*rule.key(event)))["impute_le"] is None
