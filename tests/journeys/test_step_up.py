"""An act that binds a company waits until its author has proved themselves, and loses nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password
from tests.journeys.demo import Portal
from tests.journeys.test_factors import mail, newest
from tests.journeys.test_procuration import session

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
NOTHING_DONE = "Rien n’a été fait"
AMOUNT = "1 234 567,50"
STATE = """id => fetch(`/api/identity/v1/procurations/${id}`)
  .then((r) => r.json()).then((seen) => seen.procuration.etat)"""


def sign_in_by_mail(visit: Visit, portal: Portal, username: str) -> Page:
    """Sign in with the code that is mailed: enough to work, not enough to bind the company."""
    account = portal.accounts[username]
    page = visit(None, bypass_csp=True)
    page.goto("/auth/login?portal=commerce-exterieur&return_to=/&lang=fr")
    give_password(page, username, account["password"])
    known = newest(portal, account["email"])
    send = page.locator("form[action$=courriel] button")
    send.click()
    # Nobody is mailed two codes within a minute: a journey before this one may have asked for one.
    for _ in range(14):
        if not page.locator("#notice").is_visible():
            break
        page.wait_for_timeout(5_000)
        send.click()
    code = re.search(r"(?<!\d)\d{6}(?!\d)", mail(portal, account["email"], "", known))
    assert code
    give_code(page, code[0])
    page.wait_for_url(f"{portal.url}/")
    assert session(page)["acr"] == "urn:portnet:acr:mfa-oob"
    return page


def write_draft(page: Page, agent_ice: str) -> str:
    """Write a procuration up to its signature; return its identifier."""
    page.goto("/procurations/nouvelle")
    page.get_by_label("ICE du mandataire").fill(agent_ice)
    expect(page.locator(".ice-now.juste")).to_be_visible()
    page.get_by_role("button", name="Continuer").click()
    part = page.locator("details.coming").filter(
        has=page.locator("summary", has_text="Tableau de bord")
    )
    part.locator("summary").click()
    part.get_by_role("checkbox").first.check()
    page.get_by_label("Montant maximal").fill(AMOUNT)
    with page.expect_response(lambda each: each.request.method == "PUT") as saved:
        page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", name="Récapitulatif")).to_be_visible()
    return saved.value.url.rpartition("/")[2]


def asked(page: Page) -> Locator:
    """Return the box that asks who is there."""
    return page.get_by_role("dialog", name="Confirmez votre identité")


def prove(page: Page) -> Page:
    """Open Portnet ID from the box, beside the page."""
    with page.expect_popup() as opening:
        asked(page).get_by_role("link", name="Me reconnecter").click()
    return opening.value


def give_up_by_button(page: Page) -> None:
    asked(page).get_by_role("button", name="Annuler").click()


def give_up_by_key(page: Page) -> None:
    page.keyboard.press("Escape")


def test_an_act_waits_for_the_code_of_the_app_and_goes_on_by_itself(
    visit: Visit, portal: Portal
) -> None:
    page = sign_in_by_mail(visit, portal, "administrateur")
    draft = write_draft(page, portal.accounts["exportateur"]["ice"])
    sign = page.get_by_role("button", name="Signer et soumettre")
    for give_up in (give_up_by_button, give_up_by_key):
        sign.click()
        expect(asked(page)).to_be_visible()
        assert violations(page) == []
        give_up(page)
        expect(asked(page)).to_have_count(0)
        expect(page.get_by_role("alert")).to_contain_text(NOTHING_DONE)
        expect(sign).to_be_focused()
        assert violations(page) == []
        assert page.evaluate(STATE, draft) == "BROUILLON"
    page.get_by_role("button", name="Retour").click()
    expect(page.get_by_label("Montant maximal")).to_have_value(AMOUNT)
    expect(page.locator("details.coming input:checked")).to_have_count(1)
    page.get_by_role("button", name="Continuer").click()

    sign.click()
    prove(page).close()
    # The window beside went without a word: the page still asks, and opens another.
    beside = prove(page)
    # What was mailed proves no more the second time: it is not even offered.
    expect(beside.locator("#code")).to_be_visible()
    expect(beside.locator("form[action$=courriel]")).to_have_count(0)
    assert violations(beside) == []
    give_code(beside, "000000")
    expect(beside.locator("#code[aria-invalid=true]")).to_be_visible()
    expect(asked(page)).to_be_visible()
    assert page.evaluate(STATE, draft) == "BROUILLON"
    with beside.expect_event("close"):
        give_code(beside, portal.code("administrateur"))

    page.wait_for_url(f"{portal.url}/procurations/{draft}")
    expect(page.locator(".state", has_text="En attente").first).to_be_visible()
    expect(page.locator(".details")).to_contain_text(AMOUNT)
    expect(page.locator(".timeline")).to_contain_text("application")
    expect(asked(page)).to_have_count(0)
    assert session(page)["acr"] == "urn:portnet:acr:mfa"


def test_what_was_typed_in_a_box_outlives_the_question(visit: Visit, portal: Portal) -> None:
    page = sign_in_by_mail(visit, portal, "transitaire")
    [known] = portal.accounts["transitaire"]["procurations"]
    page.goto(f"/procurations/{known['procuration_id']}")
    page.get_by_role("button", name="Renoncer").click()
    box = page.get_by_role("dialog", name="Renoncer")
    box.get_by_label("Motif").fill("Fin de la mission")
    for give_up in (give_up_by_button, give_up_by_key):
        box.get_by_role("button", name="Renoncer").click()
        expect(asked(page)).to_be_visible()
        give_up(page)
        expect(asked(page)).to_have_count(0)
        expect(box.get_by_role("alert")).to_contain_text(NOTHING_DONE)
        expect(box.get_by_label("Motif")).to_have_value("Fin de la mission")
    assert violations(page) == []
    assert page.evaluate(STATE, known["procuration_id"]) == "ACTIVE"
