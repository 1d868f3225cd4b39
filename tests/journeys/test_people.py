"""An administrator invites someone, who comes in; and signs them out, at once."""

import re
import secrets
from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password, sign_in
from tests.journeys.demo import Portal
from tests.journeys.test_password import OVERFLOW, mails_to, read_mail

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
PAGE = "/entreprise/utilisateurs"
PASSWORD = "Port-de-Safi-1508"


def letter(portal: Portal, page: Page, address: str, known: int) -> str:
    """Return the next mail to an address, once it has come."""
    for _ in range(200):
        arrived = mails_to(portal, address)
        if len(arrived) > known:
            return read_mail(portal, arrived[0])
        page.wait_for_timeout(100)
    raise AssertionError(f"no mail to {address}")


def check(page: Page, reader: str) -> None:
    """Find no broken rule, and nothing that is wider than the page."""
    assert violations(page) == [], reader
    assert page.evaluate(OVERFLOW) == 0, reader


def enter(guest: Page, portal: Portal, address: str, known: int) -> None:
    """Open an account on the page of an invitation, and sign in for the first time."""
    guest.locator("#prenom").fill("Hajar")
    guest.locator("#nom").fill("Berrada")
    guest.locator("#nouveau").fill(PASSWORD)
    guest.locator("#confirmation").fill(PASSWORD)
    guest.locator("button.main").click()
    give_password(guest, address, PASSWORD)
    mailed = re.search(r"(?<!\d)\d{6}(?!\d)", letter(portal, guest, address, known))
    assert mailed
    give_code(guest, mailed[0])
    secret = guest.locator("code.ref").first.inner_text().replace(" ", "")
    give_code(guest, pyotp.TOTP(secret).now())
    guest.locator("form[action$=codes-gardes] button.main").click()
    guest.wait_for_url(f"{portal.url}/")


def link_in(text: str) -> str:
    """Return the link of an invitation's letter."""
    found = re.search(r"http://\S+?/id/invitation\?jeton=[\w-]+", text)
    assert found
    return found[0]


def test_someone_is_invited_comes_in_and_is_suspended(visit: Visit, portal: Portal) -> None:
    name = f"hajar.{secrets.token_hex(4)}"
    address = f"{name}@portnet.example"
    admin = visit(None, bypass_csp=True)
    sign_in(admin, portal, "administrateur", return_to=PAGE)
    expect(admin.get_by_role("rowheader").first).to_be_visible()
    check(admin, "list")

    admin.get_by_role("button", name="Inviter une personne").click()
    box = admin.get_by_role("dialog")
    box.get_by_label("Adresse e-mail").fill(address)
    box.get_by_label("Validation").check()
    check(admin, "invite")
    box.get_by_role("button", name="Envoyer l’invitation").click()
    expect(admin.get_by_role("status").filter(has_text=address)).to_be_visible()
    expect(admin.locator(".paper-list").get_by_text(address).first).to_be_visible()

    link = link_in(letter(portal, admin, address, 0))
    guest = visit(None, bypass_csp=True)
    for lang in ("ar", "fr"):
        guest.goto(f"{link}&lang={lang}")
        check(guest, f"invitation {lang}")
    assert guest.locator("#identifiant").input_value() == name
    enter(guest, portal, address, known=1)
    session = guest.evaluate("fetch('/auth/session').then((r) => r.json())")
    assert sorted(session["roles"]) == ["saisie", "validation"]
    guest.goto("/compte/espace")
    expect(guest.locator(".details")).to_contain_text("Berrada")

    admin.goto(f"{PAGE}?q=berrada+{name.removeprefix('hajar.')}")
    admin.get_by_role("link", name="Hajar Berrada").click()
    expect(admin.get_by_role("heading", level=1)).to_have_text("Hajar Berrada")
    check(admin, "sheet")
    open_sessions = admin.locator(".events > li")
    expect(open_sessions).to_have_count(1)
    admin.get_by_role("button", name="Fermer toutes ses sessions").click()
    expect(admin.locator(".told")).to_have_text("1 session fermée.")
    expect(open_sessions).to_have_count(0)
    guest.wait_for_function("fetch('/api/identity/v1/moi').then((r) => r.status === 401)")
    guest.locator(".crumbs a").first.click()
    expect(guest.get_by_role("dialog")).to_be_visible()
    admin.get_by_role("button", name="Suspendre").click()
    admin.get_by_label("Motif").fill("Départ de l’entreprise")
    check(admin, "suspend")
    admin.get_by_role("dialog").get_by_role("button", name="Suspendre").click()
    expect(admin.locator(".state", has_text="Suspendu")).to_be_visible()


INVITE = """
async ([ice, email, profil]) => {
  const { csrf } = await (await fetch("/auth/session")).json();
  const answer = await fetch(`/api/identity/v1/entreprises/${ice}/invitations`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify({ email, profil, roles: ["lecture"] }),
  });
  return answer.status;
}
"""


def test_a_person_of_two_companies_changes_from_one_to_the_other(
    visit: Visit, portal: Portal
) -> None:
    name = f"amine.{secrets.token_hex(4)}"
    address = f"{name}@portnet.example"
    companies = [portal.accounts[each] for each in ("importateur", "exportateur")]
    operator, guest = visit(None), visit(None)
    sign_in(operator, portal, "operateur")
    first, second = companies
    invited = [first["ice"], address, first["profil"]]
    assert operator.evaluate(INVITE, invited) == 201
    guest.goto(link_in(letter(portal, guest, address, 0)))
    enter(guest, portal, address, known=1)
    known = len(mails_to(portal, address))
    invited = [second["ice"], address, second["profil"]]
    assert operator.evaluate(INVITE, invited) == 201

    guest.goto(link_in(letter(portal, guest, address, known)))
    guest.locator("form[action*=accord] button.main").click()
    guest.locator("label.card", has_text=second["ice"]).click()
    guest.locator("button.main").click()
    guest.wait_for_url(f"{portal.url}/")
    there = guest.evaluate("fetch('/auth/session').then((r) => r.json())")
    guest.locator(".popup.account summary").click()
    guest.get_by_role("link", name="Changer d’entreprise").click()
    guest.locator("label.card", has_text=first["ice"]).click()
    guest.locator("button.main").click()
    guest.wait_for_url(f"{portal.url}/")
    here = guest.evaluate("fetch('/auth/session').then((r) => r.json())")

    assert (there["ice"], there["profil"]) == (second["ice"], second["profil"])
    assert (here["ice"], here["profil"]) == (first["ice"], first["profil"])
    expect(guest.locator(".popup.account summary")).to_contain_text(here["raison_sociale"])


@pytest.mark.parametrize("lang", ["fr", "ar"])
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_pages_of_a_company_are_for_everyone(
    signed_in: Visit, portal: Portal, lang: str, width: int
) -> None:
    size = {"width": width, "height": 900}
    page = signed_in("administrateur", PAGE, lang=lang, bypass_csp=True, viewport=size)
    people = page.get_by_role("rowheader")
    expect(people.first).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    check(page, f"list {lang} {width}")

    page.goto(f"{PAGE}?q=nobody-is-called-so")
    expect(page.locator(".empty").first).to_be_visible()
    page.goto(PAGE)
    people.first.get_by_role("link").click()
    expect(page.locator(".details")).to_be_visible()
    check(page, f"sheet {lang} {width}")


def test_who_does_not_administer_has_no_way_there(signed_in: Visit) -> None:
    page = signed_in("importateur", "/")
    page.locator(".popup.account summary").click()
    expect(page.get_by_role("link", name="Mon Espace")).to_be_visible()
    expect(page.get_by_role("link", name="Utilisateurs et rôles")).to_have_count(0)

    page.goto(PAGE)

    expect(page.get_by_role("alert").first).to_be_visible()


def test_an_operator_finds_a_company_s_people_and_their_accounts(
    signed_in: Visit, portal: Portal
) -> None:
    ice = portal.accounts["importateur"]["ice"]
    page = signed_in("operateur", f"/operateur/entreprises/{ice}", bypass_csp=True)
    page.locator(".decide").get_by_role("link", name=re.compile(r"\d+ personnes?")).click()
    page.wait_for_url(f"**/operateur/entreprises/{ice}/utilisateurs")
    expect(page.get_by_role("rowheader").first).to_be_visible()
    check(page, "people of a company")
    page.get_by_role("combobox", name="Rôle").select_option("administrateur")
    row = page.get_by_role("row").filter(has_text="administrateur@portnet.example")
    expect(row).to_contain_text("Actif")
    expect(page.get_by_role("row").filter(has_text="nouveau@portnet.example")).to_have_count(0)
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("administrateur")
