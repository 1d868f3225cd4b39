"""The board is alive: what a partner says shows on an open page, without reloading it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from shared import clock
from shared.contracts.trade import BadEmis, TitreDomicilie
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

SignedIn = Callable[..., Page]


def card(page: Page, name: str):
    return page.locator("li.card").filter(has=page.get_by_role("heading", name=name, exact=True))


def domicile(portal: Portal, ice: str) -> str:
    number = f"2026{clock.new_id().int % 10**10:010d}"
    portal.say(
        "bank-007",
        TitreDomicilie(
            titre_no=number,
            type_titre="EI",
            banque="007",
            soumis_le=clock.now() - timedelta(hours=2),
            montant_mad=Decimal("1234.50"),
        ),
        ice,
        number,
    )
    return number


def test_card_changes_live_when_a_bank_domiciles_a_title(
    signed_in: SignedIn, portal: Portal
) -> None:
    ice = portal.accounts["importateur"]["ice"]
    page = signed_in("importateur")
    expect(page.get_by_text("En direct")).to_be_visible()
    figure = card(page, "Titres domiciliés").locator("b").first
    before = int(figure.inner_text())
    page.evaluate("window.untouched = true")

    domicile(portal, ice)

    expect(figure).to_have_text(str(before + 1))
    expect(card(page, "Titres domiciliés")).to_have_class("card changed")
    expect(page.locator("main > [role=status]")).to_contain_text("Titres domiciliés")
    assert page.evaluate("window.untouched") is True


def test_notification_arrives_on_an_open_page_and_opens_on_its_detail(
    signed_in: SignedIn, portal: Portal
) -> None:
    page = signed_in("importateur")
    expect(page.get_by_text("En direct")).to_be_visible()

    number = domicile(portal, portal.accounts["importateur"]["ice"])

    recent = page.get_by_role("region", name="Notifications récentes")
    entry = recent.get_by_role("link", name=f"Titre {number} domicilié par la banque")
    # An isolate stands round the number, so the name is matched piece by piece.
    entry = recent.get_by_role("link").filter(has_text=number)
    expect(entry).to_be_visible()
    entry.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notifications")
    detail = page.locator("details[open]")
    expect(detail).to_contain_text(number)
    expect(detail.locator("summary")).not_to_have_class("unread")


def test_second_tab_hears_through_the_first_and_goes_on_when_it_closes(
    signed_in: SignedIn, portal: Portal
) -> None:
    ice = portal.accounts["importateur"]["ice"]
    first = signed_in("importateur")
    expect(first.get_by_text("En direct")).to_be_visible()
    second = first.context.new_page()
    second.goto("/")
    expect(second.get_by_text("En direct")).to_be_visible()
    figure = card(second, "Bons à délivrer").locator("b").first
    before = int(figure.inner_text())

    def emit() -> None:
        number = f"BAD-M-2026-{clock.new_id().int % 10**7:07d}"
        portal.say(
            "agent-cma",
            BadEmis(
                bad_no=number,
                mode_bad="MARITIME",
                beneficiaire_ice=ice,
            ),
            ice,
            number,
        )

    emit()
    expect(figure).to_have_text(str(before + 1))
    with second.expect_request("**/api/dashboard/v1/stream"):
        first.close()
    expect(second.get_by_text("En direct")).to_be_visible()
    emit()
    expect(figure).to_have_text(str(before + 2))


def test_formula_of_a_card_is_one_key_away_and_gives_the_focus_back(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    button = card(page, "Délai de dédouanement").locator("summary")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("entre l’enregistrement de la DUM et sa mainlevée")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("entre l’enregistrement de la DUM et sa mainlevée")).to_be_hidden()
    expect(button).to_be_focused()


def test_board_that_fails_says_so_with_its_trace_and_can_be_asked_again(
    signed_in: SignedIn,
) -> None:
    page = signed_in("importateur", None)
    problem = {
        "type": "about:blank", "title": "x", "status": 422, "code": "unavailable",
        "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
    }  # fmt: skip
    page.route("**/api/dashboard/v1/kpis", lambda route: route.fulfill(status=422, json=problem))
    page.goto("/")
    failure = page.get_by_role("region", name="Indicateurs clés").get_by_role("alert")
    expect(failure).to_contain_text("momentanément indisponible")
    expect(failure).to_contain_text("4bf92f3577b34da6a3ce929d0e0e4736")
    # The rest of the page stands.
    expect(page.get_by_role("heading", name="Accès rapides")).to_be_visible()


def test_offline_is_said_and_what_was_shown_stays(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    expect(page.get_by_text("En direct")).to_be_visible()
    page.context.set_offline(True)
    expect(page.get_by_text("Vous êtes hors connexion")).to_be_visible()
    expect(card(page, "Bons à délivrer").locator("b").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Vous êtes hors connexion")).to_be_hidden()


def test_operator_names_the_company_whose_board_to_see(signed_in: SignedIn, portal: Portal) -> None:
    page = signed_in("operateur")
    box = page.get_by_label("ICE de l’entreprise")
    box.fill("999000001000173")
    page.get_by_role("button", name="Afficher le tableau de bord").click()
    expect(page.get_by_text("Cet ICE n’est pas valide")).to_be_visible()

    box.fill(portal.accounts["importateur"]["ice"])
    page.get_by_role("button", name="Afficher le tableau de bord").click()
    expect(card(page, "Titres domiciliés").locator("b").first).to_be_visible()
    expect(page.get_by_text("En direct")).to_be_visible()
