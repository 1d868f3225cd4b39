"""A company joins the portal: from the form to its administrator's first look at the board."""

import json
import re
import secrets
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password
from tests.journeys.demo import Portal
from tests.support.waiting import wait_until

pytestmark = pytest.mark.journey

Visit = Callable[..., Page]
SignedIn = Callable[..., Page]
TEXTS = Path(__file__).parents[2] / "gateway/web/src/text"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PASSWORD = "Sardine-Atlas-42!"


def new_ice() -> str:
    """Return an ICE that no company of the demo has."""
    first = f"77{secrets.randbelow(10**7):07}0000"
    return f"{first}{-int(first) * 100 % 97:02}"


def mailed(portal: Portal, to: str, pattern: str) -> str:
    """Return what `pattern` finds in the newest mail to an address that has it."""

    def look() -> str:
        with urllib.request.urlopen(f"{portal.mail}/api/messages?to={quote(to)}") as answer:
            messages: list[dict[str, Any]] = json.load(answer)
        found = (
            re.search(pattern, each["text"])
            for each in sorted(messages, key=lambda each: -int(each["id"]))
        )
        return next((match[0] for match in found if match), "")

    return wait_until(look)


def accessible(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    assert violations(page) == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_a_company_joins_from_the_form_to_the_board(
    visit: Visit, signed_in: SignedIn, portal: Portal, lang: str
) -> None:
    texts: dict[str, str] = {}
    for file in TEXTS.rglob(f"{lang}.json"):
        texts |= json.loads(file.read_text(encoding="utf-8"))
    tag = secrets.token_hex(4)
    applicant, admin = f"demandeur-{tag}@neuve.example", f"admin-{tag}@neuve.example"
    ice = new_ice()

    # The form: what is wrong is announced, what is right is remembered.
    page = visit("/souscription", lang=lang, bypass_csp=True)
    go_on = page.locator(".steps button[type=submit]")
    accessible(page)
    go_on.click()
    expect(page.locator(".failure")).to_be_focused()
    accessible(page)
    page.locator("#q-ice").fill(f"{ice[:14]}{(int(ice[14]) + 1) % 10}")
    expect(page.locator(".ice-now")).to_have_text(texts["souscription.ice.faux"])
    page.locator("#q-ice").fill(f"{ice[:9]} {ice[9:13]} {ice[13:]}")
    expect(page.locator(".ice-now")).to_contain_text(texts["souscription.ice.juste"])
    for name, value in {
        "raison_sociale": f"Neuve {tag} SARL",
        "rc": "123456 Casablanca",
        "if_fiscal": "40123456",
        "adresse": "12, rue des Oliviers",
        "ville": "Casa",
        "telephone": "+212 522 00 00 00",
    }.items():
        page.locator(f"#q-{name}").fill(value)
    go_on.click()
    expect(page.locator("#step-title")).to_be_focused()
    page.get_by_text(texts["profil.IMP"], exact=True).click()
    accessible(page)
    go_on.click()
    page.locator("#q-administrateur-prenom").fill("Imane")
    page.locator("#q-administrateur-nom").fill(f"Berrada {tag}")
    page.locator("#q-administrateur-fonction").fill("Gérante")
    page.locator("#q-administrateur-email").fill(admin)
    page.locator("#q-email").fill(applicant)
    accessible(page)
    # A reload, and the browser's own way back, lose nothing.
    page.reload()
    expect(page.locator("#q-email")).to_have_value(applicant)
    page.go_back()
    expect(page.get_by_label(texts["profil.IMP"])).to_be_checked()
    page.go_forward()
    go_on.click()
    page.locator("input[type=file]").set_input_files(
        {"name": "x.html", "mimeType": "text/html", "buffer": b"<html>"}
    )
    expect(page.locator(".papers .error")).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "certificat.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    expect(page.locator(".paper-list li")).to_have_count(1)
    accessible(page)
    go_on.click()
    page.locator("#q-consentement").check()
    accessible(page)
    go_on.click()
    reference = page.locator(".sent .big").text_content() or ""
    assert re.fullmatch(r"SOU-\d{4}-\d{6,}", reference)
    accessible(page)

    # The mail: its link opens the file, and leaves no key in the address.
    page.goto(mailed(portal, applicant, rf"http\S+/souscription/suivi/{reference}#[\w-]+"))
    page.get_by_role("button", name=texts["suivi.confirmer"]).click()
    expect(page.locator("#state")).to_have_text(texts["souscription.etat.SOUMISE"])
    assert "#" not in page.url
    accessible(page)

    # The operator asks for more.
    desk = signed_in("operateur", "/operateur/souscriptions", lang=lang, bypass_csp=True)
    accessible(desk)
    desk.get_by_role("link", name=reference).click()
    accessible(desk)
    desk.get_by_role("button", name=texts["dossier.prendre"]).click()
    expect(desk.get_by_role("button", name=texts["dossier.prendre"])).to_have_count(0)
    with desk.expect_download() as saved:
        desk.locator(".paper-list a[download]").click()
    assert saved.value.path().read_bytes() == PDF
    desk.get_by_role("button", name=texts["dossier.complement"]).click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label(texts["souscription.q.ville"]).check()
    dialog.get_by_label(texts["souscription.q.documents"]).check()
    dialog.locator("textarea").fill("La ville,\net le RC.")
    accessible(desk)
    dialog.locator("button[type=submit]").click()
    decided = desk.locator(".decide .state")
    expect(decided).to_have_text(texts["souscription.etat.COMPLEMENT_DEMANDE"])

    # The applicant answers.
    page.reload()
    accessible(page)
    page.locator("#q-ville").fill("Casablanca")
    page.locator(".steps textarea").fill("Voici.")
    page.locator(".steps select").select_option("RC")
    page.locator(".steps input[type=file]").set_input_files(
        {"name": "rc.pdf", "mimeType": "application/pdf", "buffer": PDF + b"2"}
    )
    page.locator(".steps button[type=submit]").click()
    expect(page.locator("#state")).to_have_text(texts["souscription.etat.SOUMISE"])

    # The operator accepts.
    desk.reload()
    expect(desk.locator(".paper-list li")).to_have_count(2)
    desk.get_by_role("button", name=texts["dossier.approuver"], exact=True).click()
    accessible(desk)
    desk.get_by_role("dialog").locator("button[type=submit]").click()
    expect(decided).to_have_text(texts["souscription.etat.APPROUVEE"])

    # The administrator chooses a password, enrols an application, and sees the board.
    person = visit(None, lang=lang)
    person.goto(mailed(portal, admin, r"http\S+/id/mot-de-passe/lien\S+"))
    person.locator("#nouveau").fill(PASSWORD)
    person.locator("#confirmation").fill(PASSWORD)
    person.locator("button.main").click()
    expect(person.locator("#nouveau")).to_have_count(0)
    person.goto(f"/auth/login?portal=commerce-exterieur&return_to=/&lang={lang}")
    give_password(person, admin, PASSWORD)
    expect(person.locator("#code")).to_be_visible()
    give_code(person, mailed(portal, admin, r"(?<!\d)\d{6}(?!\d)"))
    secret = (person.locator("code.ref").text_content() or "").replace(" ", "")
    give_code(person, pyotp.TOTP(secret).at(int(time.time())))
    person.locator("form[action$='codes-gardes'] button").click()
    person.wait_for_url(f"{portal.url}/")
    expect(person.get_by_role("heading", level=1)).to_have_text(texts["dash.title"])


def test_keyboard_alone_fills_in_a_step_and_finds_what_is_wrong(visit: Visit) -> None:
    page = visit("/souscription")
    page.locator("#q-ice").focus()
    page.keyboard.type(new_ice())
    page.keyboard.press("Tab")
    page.keyboard.type("Neuve SARL")
    page.keyboard.press("Enter")
    expect(page.locator(".failure")).to_be_focused()

    page.keyboard.press("Tab")
    expect(page.locator(".failure a").first).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#q-rc")).to_be_focused()
    for value in ("1 Rabat", "40", "1, rue X", "Rabat", "+212522000000"):
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#step-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#step-title")).to_have_text("Administrateur")


def test_a_stranger_with_the_reference_alone_sees_nothing(visit: Visit) -> None:
    for path in (
        "/souscription/suivi/SOU-2026-000001",
        f"/souscription/suivi/SOU-2026-000001#{'x' * 43}",
    ):
        page = visit(path)
        expect(page.get_by_role("button", name="Envoyer le lien")).to_be_visible()
        expect(page.locator(".details")).to_have_count(0)


def test_operators_pages_are_closed_to_others(signed_in: SignedIn) -> None:
    page = signed_in("importateur", "/operateur/souscriptions")

    expect(page.locator(".failure")).to_be_visible()
    expect(page.locator("table")).to_have_count(0)
