"""People see where they are signed in, close what they do not know, and come back safely."""

import csv
import io
import re
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password, sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
SignedIn = Callable[..., Page]


def settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_pages_about_sessions_and_the_log_break_no_rule(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("administrateur", None, lang=lang, bypass_csp=True)
    for path in ("/compte/securite/sessions", "/entreprise/journal", "/compte/protege"):
        page.goto(path)
        settled(page)
        assert violations(page) == [], path
        page.set_viewport_size({"width": 320, "height": 640})
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0, path
        page.set_viewport_size({"width": 1280, "height": 900})


def test_a_session_elsewhere_is_closed_from_here_and_the_portal_there_is_over(
    visit: Visit, portal: Portal
) -> None:
    there, here = visit(None), visit(None)
    sign_in(there, portal, "banque")
    sign_in(here, portal, "banque")

    here.goto("/compte/securite/sessions")
    others = here.get_by_role("button", name="Fermer", exact=True)
    expect(others.first).to_be_visible()
    here.get_by_role("button", name="Fermer toutes les autres sessions").click()

    expect(here.get_by_role("status").filter(has_text="fermée")).to_be_focused()
    expect(others).to_have_count(0)
    expect(here.get_by_text("Cette session", exact=True)).to_be_visible()
    # The gateway hears of it by back-channel logout.
    for _ in range(20):
        there.reload()
        if there.get_by_role("banner").get_by_role("button", name="Se connecter").is_visible():
            break
        there.wait_for_timeout(250)
    expect(there.get_by_role("banner").get_by_role("button", name="Se connecter")).to_be_visible()


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_recent_sign_ins_break_no_rule(signed_in: SignedIn, lang: str) -> None:
    page = signed_in("administrateur", "/compte/securite/activite", lang=lang, bypass_csp=True)
    settled(page)
    assert violations(page) == []


def test_what_was_not_me_shuts_everybody_out_and_mailbox_and_app_bring_the_owner_back(
    visit: Visit, portal: Portal
) -> None:
    account = portal.accounts["exportateur"]
    intruder, owner = visit(None), visit(None, bypass_csp=True)
    sign_in(intruder, portal, "exportateur")
    sign_in(owner, portal, "exportateur")

    owner.goto("/compte/securite/activite")
    owner.get_by_role("button", name="Ce n’était pas moi").first.click()
    dialog = owner.get_by_role("dialog", name="Ce n’était pas vous ?")
    expect(dialog).to_be_visible()
    assert violations(owner) == []
    dialog.get_by_role("button", name="Protéger mon compte").click()

    expect(owner).to_have_url(re.compile("/compte/protege$"))
    expect(owner.get_by_role("heading", level=1)).to_have_text("Votre compte est protégé")
    for page in (intruder, owner):
        for _ in range(20):
            page.goto("/compte/securite/sessions")
            settled(page)
            if page.get_by_text("Connectez-vous pour voir cette page").is_visible():
                break
            page.wait_for_timeout(250)
        expect(page.get_by_text("Connectez-vous pour voir cette page")).to_be_visible()

    owner.goto("/compte/protege")
    owner.get_by_role("link", name="Choisir un nouveau mot de passe").click()
    owner.locator("#identifiant").fill("exportateur")
    owner.locator("button.main").click()
    expect(owner.locator("#identifiant")).to_have_count(0)
    owner.goto(mailed_link(owner, portal, account["email"]))
    give_code(owner, portal.code("exportateur"))
    owner.locator("#nouveau").fill(account["password"])
    owner.locator("#confirmation").fill(account["password"])
    owner.locator("button.main").click()
    expect(owner.locator("#nouveau")).to_have_count(0)

    owner.goto("/auth/login?portal=commerce-exterieur&return_to=/&lang=fr")
    give_password(owner, "exportateur", account["password"])
    give_code(owner, portal.code("exportateur"))
    expect(owner.get_by_role("heading", level=1)).to_have_text("Tableau de bord")
    complaint = owner.get_by_role("link", name="Connexion contestée").first
    for _ in range(20):
        owner.goto("/aide/reclamations")
        settled(owner)
        if complaint.is_visible():
            break
        owner.wait_for_timeout(250)
    assert violations(owner) == []
    complaint.click()
    expect(owner.get_by_role("heading", level=1)).to_contain_text("REC-")
    expect(owner.get_by_text("Cette réclamation est prioritaire")).to_be_visible()
    assert violations(owner) == []


def mailed_link(page: Page, portal: Portal, to: str) -> str:
    """Return the link to choose a password that was mailed last."""
    for _ in range(60):
        rows = read(portal.mail).split("<tr>")
        for number in [re.search(r"/messages/\d+", row) for row in rows if to in row][:2]:
            link = re.search(r"/id/mot-de-passe/lien\?jeton=[\w-]+", read(portal.mail + number[0]))
            if link:
                return link[0]
        page.wait_for_timeout(250)
    raise AssertionError(f"no link was mailed to {to}")


def read(address: str) -> str:
    """Return a page of the mail sink."""
    with urllib.request.urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


def test_an_administrator_filters_the_log_and_takes_it_away(signed_in: SignedIn) -> None:
    page = signed_in("administrateur", "/entreprise/journal")
    settled(page)
    table = page.get_by_role("table")
    expect(table).to_contain_text("Mot de passe accepté")

    page.get_by_label("Événement").select_option(label="Connexion")
    page.get_by_role("button", name="Filtrer").click()
    expect(table).not_to_contain_text("Mot de passe accepté")
    expect(table).to_contain_text("Connexion")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Exporter (CSV)").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["libelle"] for row in rows} == {"Connexion"}

    page.get_by_label("Nom d’utilisateur ou e-mail").fill("personne.de.ce.nom")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.get_by_role("alert")).to_contain_text("Personne de ce nom ici")


def test_others_are_told_that_the_log_is_not_theirs(signed_in: SignedIn) -> None:
    page = signed_in("importateur", "/entreprise/journal")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
