"""The frame round every page: language, menu, search, help."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
SignedIn = Callable[..., Page]


def test_language_changes_at_once_turns_the_page_round_and_is_remembered(
    signed_in: SignedIn,
) -> None:
    page = signed_in("importateur")
    html = page.locator("html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tableau de bord")

    page.get_by_role("button", name="ع – العربية").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("لوحة القيادة")
    expect(html).to_have_attribute("dir", "rtl")
    expect(html).to_have_attribute("lang", "ar")
    menu = page.locator("nav.menu").bounding_box()
    assert menu is not None
    assert menu["x"] > 1_000

    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("لوحة القيادة")
    page.get_by_role("button", name="EN – English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dashboard")
    expect(html).to_have_attribute("dir", "ltr")


def test_language_in_the_address_counts_once(visit: Visit) -> None:
    page = visit("/aide/faq?lang=ar&q=mot")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="FR – Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")

    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.url.endswith("/aide/faq?q=mot")


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/services?q=bad", "%2Fservices%3Fq%3Dbad"),
        ("/bienvenue", "%2F"),
        ("/?erreur=refuse", "%2F"),
    ],
)
def test_signing_in_from_the_band_comes_back_to_the_whole_address_without_the_last_failure(
    visit: Visit, path: str, back: str
) -> None:
    page = visit(path)
    page.get_by_role("banner").get_by_role("button", name="Se connecter").click()

    box = page.get_by_role("dialog")
    address = box.get_by_role("link", name="Se connecter").first.get_attribute("href")
    assert f"return_to={back}&" in (address or "")


def test_menu_filters_from_the_first_letter_counts_and_comes_back(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    menu = page.get_by_role("navigation", name="Services")
    count = menu.locator(".menu-count").get_by_role("status")
    expect(count).to_have_text(re.compile(r"^\d+ services$"))
    whole = count.inner_text()

    page.keyboard.press("/")
    box = menu.get_by_role("textbox", name="Chercher un service")
    expect(box).to_be_focused()
    page.keyboard.type("z")
    expect(count).not_to_have_text(whole)
    page.keyboard.press("Backspace")
    page.keyboard.type("TITRE")
    expect(menu.get_by_role("link", name="Gestion des titres d’importation")).to_be_visible()
    expect(menu.locator("mark").first).to_have_text("titre")
    expect(menu.get_by_role("link", name="BADR")).to_be_hidden()

    menu.get_by_role("button", name="Réinitialiser").click()
    expect(count).to_have_text(whole)
    expect(box).to_be_focused()
    page.keyboard.type("xyzzy")
    expect(count).to_have_text("0 service")
    page.keyboard.press("Escape")
    expect(count).to_have_text(whole)


def test_menu_finds_arabic_names_however_they_are_spelled(signed_in: SignedIn) -> None:
    page = signed_in("importateur", lang="ar")
    menu = page.locator("nav.menu")
    menu.get_by_role("textbox").fill("الاِسْتيراد")
    expect(menu.get_by_role("link", name="تدبير سندات الاستيراد")).to_be_visible()


def test_menu_groups_by_organism(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    menu = page.get_by_role("navigation", name="Services")
    menu.get_by_label("Classer par").select_option("organisme")
    expect(menu.get_by_role("button", name=re.compile(r"^Douane \(ADII\) \d"))).to_be_visible()


def test_box_in_the_band_leads_to_a_service_by_keyboard(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    expect(page.locator(".menu-count").get_by_role("status")).not_to_be_empty()
    page.keyboard.press("Control+k")
    page.keyboard.type("franchise")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    name = options.first.locator("span").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("main")).to_be_focused()


def test_help_opens_on_the_edge_and_lists_its_seven_entries(signed_in: SignedIn) -> None:
    page = signed_in("importateur")
    tab = page.get_by_role("button", name="Besoin d’aide")
    tab.click()
    panel = page.get_by_role("dialog", name="Centre d’aide")
    expect(panel.get_by_role("listitem")).to_have_count(7)
    expect(panel.get_by_role("link", name="+212 520 47 31 00")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(tab).to_be_focused()


def test_every_help_entry_leads_to_a_page_of_its_own(signed_in: SignedIn) -> None:
    page = signed_in("importateur", "/aide")
    entries = page.get_by_role("main").locator(".help-entries a")
    expect(entries).to_have_count(7)
    addresses = [entry.get_attribute("href") for entry in entries.all()]
    for address in addresses:
        page.goto(str(address))
        title = page.get_by_role("heading", level=1)
        expect(title).to_be_visible()
        assert title.inner_text() != "Page introuvable"


def test_small_screen_has_its_menu_in_a_dialog_that_escape_closes(signed_in: SignedIn) -> None:
    page = signed_in("importateur", viewport={"width": 390, "height": 800})
    button = page.get_by_role("button", name="Ouvrir le menu des services")
    button.click()
    drawer = page.get_by_role("dialog", name="Services")
    expect(drawer.get_by_role("button", name=re.compile("^Titres"))).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/aide/faq", "/souscription"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_public_pages_fit_a_screen_of_320_pixels(visit: Visit, path: str, lang: str) -> None:
    page = visit(path, lang=lang, viewport={"width": 320, "height": 640})
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("status", name=re.compile("."))).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_faq_question_has_an_address_of_its_own(visit: Visit) -> None:
    page = visit("/aide/faq")
    page.get_by_role("searchbox", name="Chercher dans les questions").fill("code")
    expect(page).to_have_url(re.compile("q=code"))
    first = page.locator(".faq details").first
    code = first.get_attribute("id")

    page = visit(f"/aide/faq#{code}")
    expect(page.locator(f"[id='{code}'] .answer")).to_be_visible()


def test_type_of_a_refusal_leads_to_the_page_that_says_what_it_means(visit: Visit) -> None:
    page = visit("/problems/gateway.jeton-csrf")
    refusal = page.evaluate("fetch('/api/dashboard/v1/kpis').then(answer => answer.json())")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("La requête ne vient pas d’une page du portail")
    expect(page.get_by_role("main")).to_contain_text("403")

    page.goto(refusal["type"])
    expect(heading).to_have_text("Votre session est terminée ; reconnectez-vous")
    page.goto(refusal["type"] + "-inconnu")
    expect(heading).to_have_text("Page introuvable")


def test_question_to_the_assistant_is_answered_and_kept(signed_in: SignedIn) -> None:
    page = signed_in("importateur", "/aide/tijaria")
    page.get_by_label("Comment puis-je vous aider").fill("Comment domicilier un titre ?")
    page.keyboard.press("Enter")
    answer = page.get_by_role("article")
    expect(answer.get_by_role("link").first).to_be_visible()
    page.get_by_role("link", name="Historique").first.click()
    expect(page.get_by_role("main")).to_contain_text("Comment domicilier un titre ?")


def test_profile_without_packages_is_told_so_and_nothing_is_refused(signed_in: SignedIn) -> None:
    page = signed_in("banque")
    refused: list[int] = []
    page.on("response", lambda answer: refused.append(answer.status))

    page.goto("/compte/forfaits")

    expect(page.get_by_text("Votre profil n’a pas de forfait")).to_be_visible()
    expect(page.get_by_role("cell", name="50 opérations")).to_be_visible()
    assert [status for status in refused if status >= 400] == []


def test_package_is_called_by_its_name_on_the_board(signed_in: SignedIn) -> None:
    page = signed_in("importateur")

    expect(page.get_by_text("Pack Pro")).to_be_visible()
