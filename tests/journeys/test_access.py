"""Everyone can use the pages, and nothing foreign runs in them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import FLAGS, chromium, give_password, sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
SignedIn = Callable[..., Page]
LANGS = ["fr", "ar", "en"]


def settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
def test_home_and_the_choice_of_a_portal_break_no_rule(visit: Visit, lang: str) -> None:
    page = visit("/", lang=lang, bypass_csp=True)
    settled(page)
    assert violations(page) == []
    page.locator(".sign-in").click()
    expect(page.locator(".portals")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("lang", LANGS)
def test_sign_in_breaks_no_rule(visit: Visit, portal: Portal, lang: str) -> None:
    page = visit(f"/auth/login?portal=commerce-exterieur&lang={lang}", lang=lang, bypass_csp=True)
    expect(page.locator("#identifiant")).to_be_visible()
    assert violations(page) == []
    give_password(page, "importateur", portal.accounts["importateur"]["password"])
    expect(page.locator("#code")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("lang", LANGS)
def test_board_breaks_no_rule_even_with_everything_open(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("importateur", lang=lang, bypass_csp=True)
    settled(page)
    assert violations(page) == []
    page.locator(".formula summary").first.click()
    page.locator(".bell summary").click()
    assert violations(page) == []
    page.locator(".help-tab").click()
    expect(page.locator(".dialog .help-entries")).to_be_visible()
    assert violations(page) == []


SPILLED = """() => [...document.querySelectorAll('.card')].flatMap((card) => {
  const box = card.getBoundingClientRect();
  const texts = [...card.querySelectorAll('dt, dd > *, p')]
    .filter((part) => !part.closest('details:not([open])') && part.textContent.trim())
    .map((part) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return [part.textContent, range.getBoundingClientRect()];
    });
  const cut = texts.filter(([, at]) => at.right > box.right + 1 || at.left < box.left - 1);
  const covered = texts.filter(([, a], i) => texts.slice(i + 1).some(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 6 && b.top < a.bottom - 6));
  return [...cut, ...covered].map(([text]) => text);
})"""


def test_text_twice_as_large_is_neither_cut_nor_covered(browser: Browser, portal: Portal) -> None:
    """Source: WCAG 2.2, 1.4.4 (resize text)."""
    flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
    large = browser.browser_type.launch(executable_path=chromium(), args=flags)
    try:
        page = large.new_page(
            base_url=portal.url, locale="fr", viewport={"width": 1280, "height": 900}
        )
        sign_in(page, portal, "importateur")
        settled(page)
        spilled = page.evaluate(SPILLED)
    finally:
        large.close()
    assert spilled == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_other_pages_break_no_rule(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("importateur", None, lang=lang, bypass_csp=True)
    for path in (
        "/services", "/services/dfd-ges", "/services/par-badr", "/notifications",
        "/compte/espace", "/compte/forfaits", "/compte/factures", "/aide", "/aide/guides",
        "/aide/guides/portail", "/aide/faq", "/aide/contact", "/aide/tijaria",
        "/aide/tijaria/historique", "/confidentialite", "/nulle-part",
    ):  # fmt: skip
        page.goto(path)
        settled(page)
        assert violations(page) == [], path


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_content_security_policy_is_never_broken(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("importateur", None, lang=lang)
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/bienvenue", "/", "/services", "/notifications", "/aide/guides/portail"):
        page.goto(path)
        settled(page)
        page.locator(".help-tab").click()
        expect(page.locator(".dialog .help-entries")).to_be_visible()
    assert complaints == []


def test_pages_ask_nobody_but_the_portal(signed_in: SignedIn, portal: Portal) -> None:
    page = signed_in("importateur", None)
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(portal.url) else foreign.append(request.url),
    )
    for path in ("/bienvenue", "/", "/services/par-badr"):
        page.goto(path)
        settled(page)
    assert foreign == []
