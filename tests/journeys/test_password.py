"""A password is changed in the portal, and a forgotten one replaced."""

import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password, sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
SignedIn = Callable[..., Page]
PAGE = "/compte/mot-de-passe"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def mails_to(portal: Portal, address: str) -> list[str]:
    """Return the addresses of the mails that the sink holds for someone, newest first."""
    with urllib.request.urlopen(portal.mail) as answer:
        page = answer.read().decode()
    return re.findall(rf"{re.escape(address)}</td><td><a href=\"(/messages/\d+)\"", page)


def read_mail(portal: Portal, path: str) -> str:
    with urllib.request.urlopen(portal.mail + path) as answer:
        text: str = answer.read().decode()
    return text


def type_in(page: Page, *values: str) -> None:
    for number, value in enumerate(values):
        page.locator(".password-form input.ref").nth(number).fill(value)


def put_back(page: Page, account: dict[str, Any], before: str) -> None:
    """Give the account its own password again, as `demo.json` says it, for the next run."""
    page.goto(PAGE)
    type_in(page, account["password"], before, before)
    page.locator(".password-form button[type=submit]").click()
    expect(page.locator(".success h2")).to_be_focused()
    account["password"] = before


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_page_breaks_no_rule_and_tells_what_is_wrong(signed_in: SignedIn, lang: str) -> None:
    page = signed_in(
        "importateur", PAGE, lang=lang, bypass_csp=True, viewport={"width": 320, "height": 800}
    )
    expect(page.locator(".password-form")).to_be_visible()
    assert violations(page) == []
    ticks = page.locator(".ticks li.done")
    type_in(page, "", "Vagues", "")
    expect(ticks).to_have_count(2)

    page.locator(".password-form button[type=submit]").click()

    expect(page.locator(".field.invalid")).to_have_count(3)
    expect(page.locator(".password-form input.ref").first).to_be_focused()
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) == 0
    type_in(page, "x", "جملة طويلة جدا هنا", "جملة طويلة جدا هنا")
    expect(ticks).to_have_count(6)


def test_a_changed_password_is_confirmed_and_ends_the_other_browser(
    visit: Visit, portal: Portal, signed_in_states: dict[str, Any]
) -> None:
    account = portal.accounts["exportateur"]
    before, after = account["password"], "Marées-Basses-27"
    other = visit(None)
    sign_in(other, portal, "exportateur")
    page = visit(None)
    sign_in(page, portal, "exportateur", return_to=PAGE)
    type_in(page, "not-this-one", "Password1!", "Password1!")
    page.locator(".password-form button[type=submit]").click()
    expect(page.locator(".field.invalid .error")).to_have_text(
        "Le mot de passe actuel n’est pas le bon."
    )
    type_in(page, before, "Password1!", "Password1!")
    page.locator(".password-form button[type=submit]").click()
    expect(page.locator(".field.invalid .error")).to_contain_text("moins courant")

    type_in(page, before, after, after)
    page.locator(".password-form button[type=submit]").click()

    expect(page.locator(".success h2")).to_be_focused()
    account["password"] = after
    signed_in_states.pop("exportateur", None)
    page.goto("/compte/espace")
    expect(page.locator(".details")).to_be_visible()
    other.wait_for_function("fetch('/api/identity/v1/moi').then((r) => r.status === 401)")
    old = visit("/auth/login?portal=commerce-exterieur&lang=fr")
    give_password(old, "exportateur", before)
    expect(old.locator("#notice")).to_be_visible()

    put_back(page, account, before)


def test_a_forgotten_password_is_replaced_with_mail_and_code(
    visit: Visit, portal: Portal, signed_in_states: dict[str, Any]
) -> None:
    account = portal.accounts["administration"]
    known = len(mails_to(portal, account["email"]))
    before, after = account["password"], "Une phrase de plus, sans chiffre"
    page = visit("/auth/login?portal=commerce-exterieur&lang=fr")
    page.get_by_role("link", name="Mot de passe oublié").click()
    page.locator("#identifiant").fill(account["email"])
    page.locator("button.main").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Consultez votre messagerie")
    for _ in range(100):
        arrived = mails_to(portal, account["email"])
        if len(arrived) > known:
            break
        page.wait_for_timeout(100)
    link = re.search(r"http://\S+?jeton=[\w-]+", read_mail(portal, arrived[0]))
    assert link

    page.goto(link[0])
    give_code(page, portal.code("administration"))
    page.locator("#nouveau").fill(after)
    page.locator("#confirmation").fill(after)
    page.locator("button.main").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Votre mot de passe est enregistré")
    account["password"] = after
    signed_in_states.pop("administration", None)
    page.goto("/")
    expect(page.locator(".sign-in").first).to_be_visible()
    sign_in(page, portal, "administration")

    put_back(page, account, before)
