"""Are the catalogue's rules right?"""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.catalog import rules
from services.catalog.models import DroitForfait, Filters, Named, SeedQuickLink
from services.catalog.seed import read
from shared import fold

from .builders import a_card, a_catalogue, a_service, label

SECTIONS_OF_THE_GUIDE = [
    "Tableau de bord",
    "Titres",
    "Licences",
    "Franchises",
    "Procurations",
    "Partenaires",
    "Services CCS",
    "Services PCS",
    "Douane",
    "Contrôle",
    "Paiement",
    "Mon compte",
    "Centre d'aide",
]


def test_published_catalogue_holds_53_services_in_the_sections_of_the_guide() -> None:
    catalogue = read()

    assert len(catalogue.services) == 53
    assert [section.label.fr for section in catalogue.sections] == SECTIONS_OF_THE_GUIDE
    assert rules.broken_references(catalogue) == []


def test_published_catalogue_is_written_in_three_languages() -> None:
    catalogue = read()
    named = [*catalogue.sections, *catalogue.organismes, *catalogue.produits, *catalogue.liens]
    texts = [row.label for row in named]
    for service in catalogue.services:
        texts += [service.label, service.description]

    arabic = [text.ar for text in texts if not any("\u0600" <= c <= "\u06ff" for c in text.ar)]

    assert arabic == []
    assert all(text.fr.strip() and text.en.strip() for text in texts)


def test_links_of_partners_are_not_called_verified_before_anyone_has_verified_them() -> None:
    assert not any(service.url_verified for service in read().services)


def test_operator_sees_the_services_of_every_profile_and_a_token_without_profile_none() -> None:
    assert rules.menu_profile("OPE", is_operator=True) is None
    assert rules.menu_profile("IMP", is_operator=False) == "IMP"
    assert rules.menu_profile(None, is_operator=False) == ""


def test_folded_text_holds_every_language_the_section_the_organisme_and_the_code() -> None:
    service = a_service("TI-EI", label=label("Déclaration", ar="رخصة", en="Permit"))

    folded = rules.folded_text(service, label("Titres"), label("Office des Changes"), label("Vrac"))

    for word in ("declaration", "رخصه", "permit", "titres", "changes", "vrac", "ti", "ei"):
        assert fold.contains(folded, [word])


def test_revision_changes_with_the_organismes_name_because_listeners_keep_it() -> None:
    service = a_service("A")

    before = rules.revision(service, label("S"), label("ONSSA"), label("P"))

    assert before == rules.revision(service, label("S"), label("ONSSA"), label("P"))
    assert before != rules.revision(service, label("S"), label("Autre"), label("P"))


def test_broken_references_names_undefined_codes_doubles_and_dead_shortcuts() -> None:
    catalogue = a_catalogue(
        a_service("A", section="nulle-part"),
        a_service("B"),
        a_service("B"),
        acces_rapides=[SeedQuickLink(service="Z")],
    )

    wrong = rules.broken_references(catalogue)

    assert wrong == [
        "A: section nulle-part is not defined",
        "B is defined twice",
        "quick link Z is not a service",
    ]


def test_menu_keeps_the_order_of_sections_and_leaves_out_empty_ones() -> None:
    sections = [Named(code=code, label=label(code)) for code in ("titres", "vide", "douane")]
    services = [a_card("A", section="douane"), a_card("B"), a_card("C")]

    menu = rules.build_menu(sections, services)

    assert [section.code for section in menu.sections] == ["titres", "douane"]
    assert [service.code for service in menu.sections[0].services] == ["B", "C"]
    assert menu.total == 3


def test_rank_puts_the_name_typed_first_then_names_that_start_so_then_names_that_hold_it() -> None:
    services = [
        a_card("D"),
        a_card("C", label=label("Le BAD aérien")),
        a_card("B", label=label("BAD aérien")),
        a_card("BAD"),
    ]

    ranked = rules.rank(services, ["bad"])

    assert [service.code for service in ranked] == ["BAD", "B", "C", "D"]


def test_narrow_finds_a_service_for_both_directions_under_either() -> None:
    services = [a_card("I"), a_card("E", flux="EXPORT"), a_card("IE", flux="IMPORT_EXPORT")]

    def found(flux: str) -> list[str]:
        return [card.code for card in rules.narrow(services, Filters(flux=flux))]  # type: ignore[arg-type]

    assert found("IMPORT") == ["I", "IE"]
    assert found("EXPORT") == ["E", "IE"]
    assert found("IMPORT_EXPORT") == ["IE"]


cards = st.lists(
    st.builds(
        a_card,
        st.text("ABC", min_size=1, max_size=3),
        section=st.sampled_from(["s1", "s2"]),
        organisme_code=st.sampled_from(["o1", "o2", "o3"]),
        produit_code=st.sampled_from(["p1", "p2"]),
        flux=st.sampled_from(["IMPORT", "EXPORT", "IMPORT_EXPORT"]),
    ),
    max_size=30,
)
filters = st.builds(
    Filters,
    section=st.sampled_from([None, "s1", "s2"]),
    organisme=st.sampled_from([None, "o1", "o2", "o3"]),
    produit=st.sampled_from([None, "p1", "p2"]),
    flux=st.sampled_from([None, "IMPORT", "EXPORT", "IMPORT_EXPORT"]),
)


@given(cards, filters)
def test_facet_count_is_what_choosing_that_value_would_show(services, chosen) -> None:
    counted = rules.facets(services, chosen, [])

    for name in ("section", "organisme", "produit", "flux"):
        for value in getattr(counted, name):
            wanted = {
                field: getattr(chosen, field)
                for field in ("section", "organisme", "produit", "flux")
            } | {name: value.code}
            assert len(rules.narrow(services, Filters(**wanted))) == value.nombre


TODAY = date(2026, 11, 24)


def a_right(*, ouvert: bool = True, debut: date | None = None, fin: date | None = None):
    return DroitForfait(forfait_id=UUID(int=1), ouvert=ouvert, date_debut=debut, date_fin=fin)


@pytest.mark.parametrize(
    ("rights", "may"),
    [
        ([], True),
        ([a_right(debut=TODAY, fin=TODAY)], True),
        ([a_right(ouvert=False)], False),
        ([a_right(ouvert=False), a_right(debut=TODAY, fin=TODAY)], True),
        ([a_right(debut=date(2026, 11, 25), fin=date(2027, 1, 1))], False),
        ([a_right(debut=date(2025, 1, 1), fin=date(2026, 11, 23))], False),
    ],
)
def test_submission_needs_a_package_that_is_open_today(rights, may: bool) -> None:
    state = rules.submission(rights, TODAY)

    assert state.ouverte is may
    assert state.motif == (None if may else "FORFAIT_EPUISE")


def test_sheet_gates_only_demandes_that_use_an_operation_and_only_for_companies() -> None:
    closed = [a_right(ouvert=False)]

    def state(rights, **changes):
        return rules.sheet(a_card("A", **changes), ["IMP"], rights, TODAY).soumission

    assert state(closed, kind="INTERNE") is None
    assert state(None, kind="DEMANDE", consomme=True) is None
    assert state(closed, kind="DEMANDE", consomme=False).ouverte
    assert not state(closed, kind="DEMANDE", consomme=True).ouverte
