"""From the public home to the board and out again, as people do it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import give_code, give_password, sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]


def test_importer_enters_from_the_home_page_with_password_and_code(
    visit: Visit, portal: Portal
) -> None:
    page = visit("/")
    page.get_by_role("banner").get_by_role("button", name="Se connecter").click()
    dialog = page.get_by_role("dialog", name="Choisissez votre portail")
    dialog.get_by_role("link", name=re.compile("Se connecter – PORTNET Commerce")).click()

    account = portal.accounts["administrateur"]
    give_password(page, account["email"], account["password"])
    give_code(page, portal.code("administrateur"))

    expect(page).to_have_url(f"{portal.url}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tableau de bord")
    cards = page.get_by_role("region", name="Indicateurs clés").get_by_role("heading", level=2)
    expect(cards).to_have_text(
        [
            "Délai moyen de domiciliation",
            "Titres domiciliés",
            "Titres imputés",
            "Consommation forfait",
            "Déclarations douanières",
            "Délai de dédouanement",
            "Contrôle physique",
            "Bons à délivrer",
        ]
    )


def test_signing_in_does_not_wait_for_the_list_of_other_portals(
    visit: Visit, portal: Portal
) -> None:
    page = visit("/bienvenue")
    page.route("**/api/catalog/v1/liens", lambda _never_answered: None)
    page.reload()
    page.get_by_role("banner").get_by_role("button", name="Se connecter").click()

    page.get_by_role("dialog").get_by_role("link", name="Se connecter").click()

    expect(page.locator("#identifiant")).to_be_visible()


def test_keyboard_alone_leads_from_the_home_page_to_the_board(visit: Visit, portal: Portal) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if name in page.evaluate(
                "document.activeElement.getAttribute('aria-label') "
                "|| document.activeElement.textContent"
            ):
                return
        pytest.fail(f"no way to {name} with Tab")

    tab_to("Se connecter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    tab_to("Se connecter – PORTNET")
    page.keyboard.press("Enter")

    expect(page.locator("#identifiant")).to_be_focused()
    page.keyboard.type("exportateur")
    page.keyboard.press("Tab")
    expect(page.locator("#mot_de_passe")).to_be_focused()
    page.keyboard.type(portal.accounts["exportateur"]["password"])
    page.keyboard.press("Enter")
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type(portal.code("exportateur"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Tableau de bord")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_wrong_password_is_said_without_saying_which_part_is_wrong(
    visit: Visit, portal: Portal
) -> None:
    page = visit("/auth/login?portal=commerce-exterieur&lang=fr")
    give_password(page, "banque", "certainement-pas")
    known = page.get_by_role("alert").inner_text()

    page = visit("/auth/login?portal=commerce-exterieur&lang=fr")
    give_password(page, "personne", "certainement-pas")

    assert "incorrect" in known
    assert page.get_by_role("alert").inner_text() == known


def test_private_address_leads_back_to_itself_after_signing_in(
    visit: Visit, portal: Portal
) -> None:
    page = visit("/compte/espace")
    expect(page.get_by_role("heading", level=1)).to_have_text("Connectez-vous pour voir cette page")
    page.get_by_role("main").get_by_role("link", name="Se connecter").click()
    give_password(page, "transitaire", portal.accounts["transitaire"]["password"])
    give_code(page, portal.code("transitaire"))

    expect(page).to_have_url(f"{portal.url}/compte/espace")
    expect(page.get_by_role("main")).to_contain_text("transitaire@")


def test_sign_in_that_did_not_end_well_is_explained_on_the_home_page(visit: Visit) -> None:
    page = visit("/auth/callback?code=x&state=y")

    expect(page.get_by_role("alert")).to_contain_text("La connexion a pris trop de temps")


def test_after_signing_out_the_back_button_shows_nothing_private(
    visit: Visit, portal: Portal
) -> None:
    page = visit(None)
    sign_in(page, portal, "banque", return_to="/compte/espace")
    expect(page.get_by_role("main")).to_contain_text("banque@")
    page.goto("/aide/faq")
    expect(page.get_by_role("heading", level=1)).to_have_text("Foire aux questions")
    other = page.context.new_page()
    other.goto("/notifications")
    expect(other.get_by_role("heading", level=1)).to_have_text("Notifications")

    page.locator("details.account summary").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("banner").get_by_role("button", name="Se connecter")).to_be_visible()

    # The person's other tab has left too.
    expect(other.get_by_role("banner").get_by_role("button", name="Se connecter")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/compte/espace")
    expect(page.get_by_role("heading", level=1)).to_have_text("Connectez-vous pour voir cette page")
    assert "banque@" not in page.content()
    assert page.request.get("/api/identity/v1/moi").status == 401


def test_session_that_ends_keeps_what_was_typed_and_goes_on_after_signing_in_again(
    visit: Visit, portal: Portal
) -> None:
    page = visit(None)
    sign_in(page, portal, "administration", return_to="/aide/tijaria")
    question = page.get_by_label("Comment puis-je vous aider")
    question.fill("Où trouver mes contingents tarifaires ?")
    page.context.clear_cookies(name="__Host-session")
    page.get_by_role("button", name="Envoyer").click()

    dialog = page.get_by_role("dialog", name="Votre session est terminée")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    with page.expect_popup() as opened:
        dialog.get_by_role("link", name="Se reconnecter").click()
    window = opened.value
    if window.url == "about:blank" or "/auth/" in window.url:
        window.wait_for_url(re.compile(r"/id/|/reconnecte"))
    if "/id/" in window.url:
        give_password(window, "administration", portal.accounts["administration"]["password"])
        give_code(window, portal.code("administration"))

    expect(dialog).to_be_hidden()
    assert question.input_value() == "Où trouver mes contingents tarifaires ?"
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("article")).to_be_visible()
