"""A company lets another act for it, reads what was done in its name, and ends it at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import sign_in
from tests.journeys.demo import Portal
from tests.journeys.test_board import card, domicile
from tests.journeys.test_password import OVERFLOW

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
REFUSED_WITHIN_MS = 5_000
CLICK_PACKAGES = """document.querySelector("nav.menu a[href='/compte/forfaits']")?.click()"""
ENDED = "La procuration a pris fin ou est suspendue"
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF"


def check(page: Page, reader: str) -> None:
    """Find no broken rule, and nothing that is wider than the page."""
    assert violations(page) == [], reader
    assert page.evaluate(OVERFLOW) == 0, reader


def session(page: Page) -> dict[str, Any]:
    """Return what the gateway says of the page's session."""
    return page.evaluate("fetch('/auth/session').then((r) => r.json())")


def number_of_titles(page: Page) -> int:
    """Return the number of domiciled titles on a board."""
    figure = card(page, "Titres domiciliés").locator("b").first
    expect(figure).to_have_text(re.compile(r"\d"))
    return int(re.sub(r"\D", "", figure.inner_text()))


def grant(admin: Page, agent_ice: str) -> str:
    """Give the agent a procuration for two services; return the address of its sheet."""
    admin.goto("/procurations")
    expect(admin.get_by_role("rowheader").first).to_be_visible()
    check(admin, "given")
    admin.get_by_role("link", name="Nouvelle procuration").click()
    admin.get_by_role("button", name="Continuer").click()
    expect(admin.locator(".field.invalid")).to_have_count(1)
    check(admin, "form, without an ICE")
    admin.get_by_label("ICE du mandataire").fill(agent_ice)
    expect(admin.locator(".ice-now.juste")).to_be_visible()
    admin.get_by_role("button", name="Continuer").click()
    for section, service in (
        ("Tableau de bord", "Tableau de bord"),
        ("Mon compte", "Mes forfaits"),
    ):
        part = admin.locator("details.coming").filter(
            has=admin.locator("summary", has_text=section)
        )
        part.locator("summary").click()
        part.get_by_label(re.compile(service)).first.check()
    admin.get_by_label("Chapitres du SH").fill("84 85")
    admin.get_by_label("Montant maximal").fill("1 500 000,50")
    admin.get_by_label("Document signé").set_input_files(
        {"name": "procuration signée.pdf", "mimeType": "application/pdf", "buffer": PAPER}
    )
    check(admin, "form, services")
    admin.get_by_role("button", name="Continuer").click()
    expect(admin.get_by_role("heading", name="Récapitulatif")).to_be_visible()
    expect(admin.locator(".details")).to_contain_text("procuration signée.pdf")
    check(admin, "summary")
    admin.get_by_role("button", name="Signer et soumettre").click()
    expect(admin.locator(".state", has_text="En attente").first).to_be_visible()
    check(admin, "sheet of the mandant")
    with admin.expect_download() as saved:
        admin.get_by_role("link", name="procuration signée.pdf").click()
    assert saved.value.path().read_bytes() == PAPER
    return admin.url


def test_a_broker_acts_for_an_importer_until_the_importer_ends_it(
    visit: Visit, portal: Portal
) -> None:
    importer = portal.accounts["administrateur"]["ice"]
    domicile(portal, importer)
    admin = visit(None, bypass_csp=True, accept_downloads=True)
    sign_in(admin, portal, "administrateur")
    company = session(admin)["raison_sociale"]
    titles = number_of_titles(admin)
    assert titles > 0
    address = grant(admin, portal.accounts["transitaire"]["ice"])

    broker = visit(None, bypass_csp=True)
    sign_in(broker, portal, "transitaire")
    assert number_of_titles(broker) != titles
    all_services = broker.locator("nav.menu .sections ul li").count()
    broker.goto("/procurations/recues")
    expect(broker.get_by_role("rowheader").first).to_contain_text(company)
    check(broker, "received")
    broker.goto(address)
    broker.get_by_role("button", name="Accepter").click()
    check(broker, "accept")
    broker.get_by_role("dialog").get_by_role("button", name="Accepter").click()
    expect(broker.locator(".state", has_text="Active").first).to_be_visible()
    check(broker, "sheet of the agent")

    other_tab = broker.context.new_page()
    other_tab.goto("/services")
    broker.get_by_role("button", name=f"Agir pour {company}").click()
    for page in (broker, other_tab):
        banner = page.locator(".acting")
        expect(banner).to_contain_text(company)
        expect(banner).to_contain_text(importer)
        expect(banner).to_be_in_viewport()
        assert number_of_titles(page) == titles
    other_tab.close()
    expect(broker.locator(".who")).to_contain_text(company)
    assert 0 < broker.locator("nav.menu .sections li").count() < all_services
    check(broker, "board of the mandant")
    domicile(portal, importer)
    expect(card(broker, "Titres domiciliés").locator("b").first).to_have_text(str(titles + 1))

    admin.goto("/procurations/journal")
    for words in ("Prise de mandat", "Consultation", "Tableau de bord"):
        expect(admin.get_by_role("cell", name=re.compile(words)).first).to_be_visible()
    expect(admin.get_by_role("rowheader").first).to_contain_text(session(broker)["user"]["nom"])
    check(admin, "log")

    admin.goto(address)
    admin.get_by_role("button", name="Révoquer").click()
    admin.get_by_label("Motif").fill("Fin de la mission")
    check(admin, "revoke")
    admin.get_by_role("dialog").get_by_role("button", name="Révoquer").click()
    expect(admin.locator(".state", has_text="Révoquée").first).to_be_visible()

    # The page may know before anyone clicks: then there is nothing left to click on.
    broker.evaluate(CLICK_PACKAGES)
    alert = broker.get_by_role("alert").filter(has_text=ENDED)
    expect(alert).to_be_visible(timeout=REFUSED_WITHIN_MS)
    expect(broker.locator(".card")).to_have_count(0)
    expect(broker.locator("nav.menu")).to_have_count(0)
    check(broker, "ended")
    refused = broker.evaluate(
        "fetch('/api/dashboard/v1/kpis').then(async (r) => [r.status, (await r.json()).code])"
    )
    assert refused == [403, "mandate-ended"]

    broker.get_by_role("button", name="Revenir à mon entreprise").click()
    expect(broker.locator("li.card").first).to_be_visible()
    expect(broker.locator(".acting")).to_have_count(0)
    assert session(broker)["acting"] is None
    assert number_of_titles(broker) != titles + 1


def test_a_file_gives_many_procurations_and_tells_its_wrong_lines(
    signed_in: Visit, portal: Portal
) -> None:
    page = signed_in("administrateur", "/procurations", bypass_csp=True)
    page.get_by_role("button", name="Importer un fichier CSV").click()
    box = page.get_by_role("dialog")
    check(page, "import")
    agent = portal.accounts["exportateur"]["ice"]
    lines = (
        "mandataire_ice;type;perimetre;date_debut;date_fin",
        f"{agent};PORTNET;TB;2027-01-01;2027-12-31",
        f"{agent};PORTNET;TB;2027-12-31;2027-01-01",
        f"{agent};NOTAIRE;TB;2027-01-01;2027-12-31",
    )
    box.get_by_label("Fichier").set_input_files(
        {"name": "p.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode()}
    )
    box.get_by_role("button", name="Signer et importer").click()
    expect(box.get_by_text("Ligne 3")).to_be_visible()
    expect(box.get_by_text("Ligne 4")).to_be_visible()
    expect(box).to_contain_text("Le dernier jour est avant le premier.")
    check(page, "report")


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [1280, 360])
def test_pages_of_procurations_are_for_everyone(signed_in: Visit, lang: str, width: int) -> None:
    size = {"width": width, "height": 900}
    page = signed_in("administrateur", "/procurations", lang=lang, bypass_csp=True, viewport=size)
    expect(page.get_by_role("rowheader").first).to_be_visible()
    check(page, f"given {lang} {width}")
    page.get_by_role("rowheader").last.get_by_role("link").click()
    expect(page.locator(".timeline")).to_be_visible()
    check(page, f"sheet {lang} {width}")
    page.goto("/procurations/journal")
    expect(page.locator("main .skeleton")).to_have_count(0)
    check(page, f"log {lang} {width}")
    page.goto("/procurations/recues")
    expect(page.locator(".empty")).to_be_visible()
    check(page, f"received {lang} {width}")
    page.goto("/procurations/nouvelle")
    expect(page.locator("#procuration-type")).to_be_visible()
    check(page, f"form {lang} {width}")


def test_each_entry_of_the_menu_leads_to_its_own_type(signed_in: Visit) -> None:
    page = signed_in("administrateur", "/procurations", bypass_csp=True)
    current = page.locator("nav.menu [aria-current=page]")
    for href, other in (("douane", "PORTNET"), ("portnet", "Douane")):
        page.locator(f"nav.menu a[href='/procurations/{href}']").evaluate("link => link.click()")
        page.wait_for_url(f"**/procurations/{href}")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"/procurations/{href}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            re.compile(href, re.IGNORECASE)
        )
        expect(page.locator("main .skeleton")).to_have_count(0)
        expect(page.get_by_role("cell", name=other, exact=True)).to_have_count(0)
        check(page, href)
    expect(page.get_by_role("cell", name="PORTNET", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Reçues").click()
    expect(page).to_have_url(re.compile("/procurations/portnet/recues$"))
