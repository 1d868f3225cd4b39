"""Who proved too little for a page is asked for more by the page itself, and then sees it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password
from tests.journeys.demo import Portal
from tests.journeys.test_factors import mail, newest

pytestmark = pytest.mark.journey

WHO = "operateur"
PAGE = "/operateur/comptes"


def by_mail(page: Page, portal: Portal) -> None:
    """Sign the operator in with a mailed code, the weakest second factor."""
    account = portal.accounts[WHO]
    before = newest(portal, account["email"])
    page.goto(f"/auth/login?portal=commerce-exterieur&return_to={PAGE}&lang=fr")
    give_password(page, WHO, account["password"])
    page.locator("form[action$='/courriel'] button").click()
    said = mail(portal, account["email"], "code", before)
    found = re.search(r"(?<!\d)\d{6}(?!\d)", said)
    assert found
    give_code(page, found[0])
    page.wait_for_url(f"{portal.url}{PAGE}")


def test_a_desk_asks_for_the_stronger_factor_and_shows_itself_once_it_is_given(
    visit: Callable[..., Page], portal: Portal
) -> None:
    page = visit(None, bypass_csp=True)
    by_mail(page, portal)
    box = page.get_by_role("dialog", name="Confirmez votre identité")
    expect(box).to_be_visible()
    assert violations(page) == []
    expect(page.get_by_role("table")).to_have_count(0)

    # Who would rather not is left alone until they ask again.
    box.get_by_role("button", name="Annuler").click()
    expect(box).to_have_count(0)
    page.get_by_role("alert").get_by_role("button", name="Réessayer").click()
    with page.expect_popup() as opened:
        box.get_by_role("link", name="Me reconnecter").click()
    give_code(opened.value, portal.code(WHO))

    expect(page.get_by_role("table")).to_be_visible()
    expect(box).to_have_count(0)
    assert page.url == f"{portal.url}{PAGE}"
