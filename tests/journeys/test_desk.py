"""An operator at the desk: finds, changes, suspends, registers; people ask for changes."""

from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

SignedIn = Callable[..., Page]
EXPORTER = "999000003000118"
DESKS = ["entreprises", "comptes", "clients", "modifications"]


def settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)


def at_desk(page: Page, portal: Portal) -> Page:
    """Sign in anew, so that acts find a fresh sign-in."""
    sign_in(page, portal, "operateur")
    return page


def act(page: Page, button: str, why: str) -> None:
    """Press a button of the sheet, give the reason in its box, and send it."""
    page.locator(".decide").get_by_role("button", name=button).click()
    box = page.get_by_role("dialog")
    box.get_by_label("Motif").fill(why)
    box.get_by_role("button", name=button).click()
    expect(box).to_have_count(0)


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("desk", DESKS)
def test_desks_break_no_rule_wide_or_narrow(signed_in: SignedIn, lang: str, desk: str) -> None:
    for width in (1280, 320):
        page = signed_in(
            "operateur",
            f"/operateur/{desk}",
            lang=lang,
            bypass_csp=True,
            viewport={"width": width, "height": 800},
        )
        settled(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_sheets_and_their_boxes_break_no_rule(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("operateur", f"/operateur/entreprises/{EXPORTER}", lang=lang, bypass_csp=True)
    settled(page)
    assert violations(page) == []
    page.locator(".decide-acts button").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    page.goto("/operateur/clients")
    settled(page)
    page.locator(".page-actions button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_an_operator_comes_to_the_desk_from_the_board_and_nobody_else(signed_in: SignedIn) -> None:
    page = signed_in("operateur")
    settled(page)
    page.locator(".page-actions").get_by_role("link", name="Espace opérateur").click()
    page.get_by_role("navigation", name="Espace opérateur").get_by_role(
        "link", name="Entreprises"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Entreprises")
    other = signed_in("importateur", "/operateur/entreprises")
    expect(other.get_by_role("alert")).to_be_visible()
    expect(other.locator("table")).to_have_count(0)


def test_a_suspended_company_s_people_are_signed_out_within_seconds(
    signed_in: SignedIn, visit: Callable[..., Page], portal: Portal
) -> None:
    worker = signed_in("exportateur")
    settled(worker)
    desk = at_desk(visit(None), portal)
    desk.goto("/operateur/entreprises")
    desk.get_by_role("searchbox", name="Raison sociale ou ICE").fill("prìmeurs SOUSS")
    desk.get_by_role("button", name="Chercher", exact=True).click()
    desk.get_by_role("link", name="Souss Primeurs Export SA").click()
    act(desk, "Suspendre", "Radiée du registre")
    expect(desk.locator(".decide .state")).to_have_text("Suspendue")
    expect(desk.locator(".history")).to_contain_text("Radiée du registre")

    def signed_out() -> bool:
        answer = worker.request.get("/api/identity/v1/moi")
        return answer.status == 401

    expect_soon(worker, signed_out)

    act(desk, "Rétablir", "Réinscrite")
    expect(desk.locator(".decide .state")).to_have_text("Active")


def expect_soon(page: Page, is_so: Callable[[], bool]) -> None:
    """Ask until it is so, for five seconds."""
    for _ in range(50):
        if is_so():
            return
        page.wait_for_timeout(100)
    pytest.fail("not within five seconds")


def test_a_secret_is_shown_once_and_a_disabled_system_gets_no_token(
    visit: Callable[..., Page], portal: Portal
) -> None:
    desk, client_id = at_desk(visit(None), portal), f"essai-{uuid4().hex[:12]}"
    desk.goto("/operateur/clients")
    desk.locator(".page-actions button").click()
    box = desk.get_by_role("dialog")
    box.get_by_label("Partenaire").select_option("bank-011")
    box.get_by_label("Identifiant").fill(client_id)
    box.get_by_label("Authentification").select_option("client_secret_basic")
    box.get_by_label("Nom du système").fill("Essai de la banque")
    box.get_by_label("Motif").fill("Raccordement")
    box.get_by_role("button", name="Enregistrer").click()
    secret = desk.locator(".secret").inner_text()
    desk.get_by_role("button", name="Je l’ai conservé").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Essai de la banque")
    assert secret not in desk.content()

    def token() -> int:
        form = {"grant_type": "client_credentials"}
        answer = httpx.post(f"{portal.issuer}/token", data=form, auth=(client_id, secret))
        return answer.status_code

    assert token() == 200
    act(desk, "Désactiver", "Fin du contrat")
    expect(desk.locator(".decide .state")).to_have_text("Désactivé")
    assert token() == 401


def test_a_change_is_asked_in_mon_espace_and_decided_at_the_desk(
    signed_in: SignedIn, visit: Callable[..., Page], portal: Portal
) -> None:
    person = signed_in("transitaire", "/compte/espace")
    settled(person)
    person.get_by_role("button", name="Demander une modification").click()
    box = person.get_by_role("dialog")
    box.get_by_label("Donnée à modifier").select_option("adresse")
    box.get_by_label("Valeur proposée").fill("7, avenue du Détroit, Tanger")
    box.get_by_label("Pourquoi ce changement").fill("Déménagement")
    box.get_by_role("button", name="Envoyer la demande").click()
    expect(person.locator(".history")).to_contain_text("En attente")

    desk = at_desk(visit(None), portal)
    desk.goto("/operateur/modifications")
    wish = desk.locator(".wishes li").filter(has_text="7, avenue du Détroit, Tanger")
    wish.get_by_role("button", name="Accepter").click()
    expect(wish).to_have_count(0)
    person.reload()
    expect(person.locator(".history")).to_contain_text("Acceptée")
    desk.goto("/operateur/entreprises/999000002000145")
    expect(desk.locator(".details")).to_contain_text("7, avenue du Détroit, Tanger")
