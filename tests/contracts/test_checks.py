"""Which well-shaped facts are not credible, and why: the partner reads the reason."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.contracts import EVENTS
from shared.events import Rejected, decode
from tests.support import clock as test_clock
from tests.support.heard import message

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DOMICILIE = {
    "titre_no": "20261000000123",
    "type_titre": "EI",
    "banque": "007",
    "soumis_le": "2026-11-02T08:00:00Z",
    "montant_mad": "270307.50",
}
REGLE = {"titre_no": "T", "reglement_id": "R", "banque": "007", "montant_mad": "1.00"}
MAINLEVEE = {"dum_ref": "D", "sens": "IMPORT", "enregistree_le": "2026-11-02T08:00:00Z"}
CONTROLE = {"controle_id": "C", "organisme": "ADII", "nature": "PHYSIQUE"}
PROCURATION = {
    "procuration_id": "019a1f00-0000-7000-8000-000000000004",
    "type_procuration": "PORTNET",
    "mandant_ice": "999000001000172",
    "mandataire_ice": "999000002000145",
    "date_debut": "2026-11-01",
    "date_fin": "2027-10-31",
}


def reason(type_, data, source, time="2026-11-02T10:30:00Z", **envelope):
    """Return why the event goes to quarantine, or None when it is believed."""
    subject, body = message(type_, data, source=source, time=time, **envelope)
    with test_clock.at(NOW):
        try:
            decode(body, subject, EVENTS)
        except Rejected as rejected:
            return rejected.reason
    return None


def test_a_credible_fact_is_believed():
    assert reason("titre.domicilie", DOMICILIE, "bank-007") is None


@pytest.mark.parametrize(
    "amount", ["beaucoup", "1.005", "1,00", "-1.00", "1e3", "", "1.00\n", "١٢", 12.5, None]
)
def test_an_amount_is_a_decimal_string_of_at_most_two_decimals(amount):
    assert reason("titre.regle", REGLE | {"montant_mad": amount}, "bank-007") == "SCHEMA"


@pytest.mark.parametrize("amount", ["1", "1.5", "1.50", "0.00", "9999999999999.99"])
def test_plain_amounts_are_believed(amount):
    assert reason("titre.regle", REGLE | {"montant_mad": amount}, "bank-007") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type_titre", "XX"),
        ("soumis_le", "2026-11-02T08:00:00"),
        ("soumis_le", "hier"),
        ("titre_no", ""),
        ("titre_no", "9" * 65),
        ("titre_no", 20261000000123),
    ],
)
def test_a_field_of_the_wrong_shape_is_refused(field, value):
    assert reason("titre.domicilie", DOMICILIE | {field: value}, "bank-007") == "SCHEMA"


@pytest.mark.parametrize("field", DOMICILIE)
def test_what_listeners_need_may_not_be_missing(field):
    data = {name: value for name, value in DOMICILIE.items() if name != field}
    assert reason("titre.domicilie", data, "bank-007") == "SCHEMA"


@pytest.mark.parametrize("subject", ["FAKE0.5640161415319465", "X", "BAD-FUT-0.38"])
def test_partners_number_their_objects_as_they_like(subject):
    assert reason("dum.rectifiee", {"dum_ref": subject, "valeur_mad": "1.00"}, "badr") is None


@pytest.mark.parametrize(
    ("type_", "data", "source"),
    [
        ("dum.rectifiee", {"dum_ref": "D", "valeur_mad": "1.00"}, "bank-007"),
        ("titre.regle", REGLE, "badr"),
        ("forfait.epuise", {"forfait_id": PROCURATION["procuration_id"]}, "badr"),
        ("bad.annule", {"bad_no": "B"}, "term-marsa"),
    ],
)
def test_only_its_speakers_may_say_a_fact(type_, data, source):
    assert reason(type_, data, source) == "AUTORITE"


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("titre.domicilie", DOMICILIE),
        ("titre.regle", REGLE),
        ("titre.reglement.annule", REGLE),
        ("titre.predomicilie", {"titre_no": "T", "banque": "007"}),
        ("titre.rejete", {"titre_no": "T", "banque": "007"}),
        ("titre.apure", {"titre_no": "T", "banque": "007"}),
        ("titre.guichet.change", {"titre_no": "T", "banque": "007", "guichet": "007780"}),
    ],
)
def test_a_bank_speaks_for_itself_alone(type_, data):
    assert reason(type_, data, "bank-007") is None
    assert reason(type_, data, "bank-013") == "AUTORITE"


def test_a_cancelled_settlement_need_not_name_the_bank():
    data = {"titre_no": "T", "reglement_id": "R", "montant_mad": "1.00"}
    assert reason("titre.reglement.annule", data, "bank-013") is None


@pytest.mark.parametrize("type_", ["controle.effectue", "controle.programme"])
@pytest.mark.parametrize(
    ("source", "organisme", "expected"),
    [
        ("badr", "ADII", None),
        ("badr", "AUTRE", None),
        ("onssa", "ONSSA", None),
        ("mic", "MIC", None),
        ("badr", "ONSSA", "AUTORITE"),
        ("onssa", "ADII", "AUTORITE"),
        ("onssa", "AUTRE", "AUTORITE"),
        ("mce", "MIC", "AUTORITE"),
    ],
)
def test_a_body_reports_its_own_controls(type_, source, organisme, expected):
    assert reason(type_, CONTROLE | {"organisme": organisme}, source) == expected


def test_customs_decides_on_mandates_for_customs_only():
    assert reason("procuration.activee", PROCURATION, "identity") is None
    assert reason("procuration.activee", PROCURATION, "badr") == "AUTORITE"
    douane = PROCURATION | {"type_procuration": "DOUANE"}
    assert reason("procuration.activee", douane, "badr") is None


def test_a_partner_tells_its_own_state_and_the_gateway_everyones():
    state = {"emetteur_code": "bank-007", "statut": "DOWN"}
    assert reason("partenaire.etat", state, "bank-007") is None
    assert reason("partenaire.etat", state, "gateway") is None
    assert reason("partenaire.etat", state, "bank-011") == "AUTORITE"


@pytest.mark.parametrize(
    ("type_", "data", "source"),
    [
        ("titre.domicilie", DOMICILIE, "bank-007"),
        ("dum.mainlevee", MAINLEVEE, "badr"),
        ("dum.enregistree", MAINLEVEE | {"valeur_mad": "1.00"}, "badr"),
    ],
)
def test_an_interval_ends_after_its_start_and_within_ninety_days(type_, data, source):
    start = datetime(2026, 8, 1, 8, tzinfo=UTC)
    name = "soumis_le" if "soumis_le" in data else "enregistree_le"
    data = data | {name: start}

    def ending(after):
        return reason(type_, data, source, time=start + after)

    assert ending(timedelta()) is None
    assert ending(timedelta(days=90)) is None
    assert ending(timedelta(days=90, seconds=1)) == "DATE"
    assert ending(timedelta(seconds=-1)) == "DATE"


def test_a_release_may_be_withdrawn_late_but_not_before_the_registration():
    data = {"dum_ref": "D", "enregistree_le": "2026-06-01T08:00:00Z"}
    assert reason("dum.mainlevee.retiree", data, "badr", time="2026-10-01T08:00:00Z") is None
    assert reason("dum.mainlevee.retiree", data, "badr", time="2026-05-31T08:00:00Z") == "DATE"


@pytest.mark.parametrize(
    ("ahead", "expected"), [(timedelta(minutes=5), None), (timedelta(minutes=6), "DATE")]
)
def test_a_producers_clock_may_be_five_minutes_fast(ahead, expected):
    assert reason("bad.annule", {"bad_no": "B"}, "agent-cma", time=NOW + ahead) == expected


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00"])
def test_an_instant_whose_civil_day_cannot_be_computed_is_refused(instant):
    assert reason("avis.eta.modifie", {"avis_id": "A", "eta": instant}, "anp-pcs") == "DATE"
    assert reason("bad.annule", {"bad_no": "B"}, "agent-cma", time=instant) == "DATE"


def test_authority_is_judged_before_dates():
    late = {"source": "bank-013", "time": NOW + timedelta(days=1)}
    assert reason("titre.regle", REGLE, **late) == "AUTORITE"


def test_a_fact_about_a_companys_file_names_the_company():
    assert reason("dum.annulee", {"dum_ref": "D"}, "badr", ice=None) == "SCHEMA"
