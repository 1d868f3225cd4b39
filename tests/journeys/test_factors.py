"""A person looks after what they sign in with, and is helped when they have lost it."""

import json
import re
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import give_code, give_password, sign_in
from tests.journeys.demo import Portal

pytestmark = pytest.mark.journey

WHO = "exportateur"
PAGE = "/compte/securite"
PATIENCE_SECONDS = 20


def mails(portal: Portal, to: str) -> list[dict[str, Any]]:
    """Return the mails to an address, newest first."""
    query = urllib.parse.urlencode({"to": to})
    with urllib.request.urlopen(f"{portal.mail}/api/messages?{query}") as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def newest(portal: Portal, to: str) -> int:
    """Return the number of the last mail to an address."""
    return max((int(each["id"]) for each in mails(portal, to)), default=0)


def mail(portal: Portal, to: str, word: str, after: int = 0) -> str:
    """Return the newest mail to an address that holds a word, as soon as there is one."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for each in mails(portal, to):
            if each["id"] > after and word in each["text"]:
                return str(each["text"])
        time.sleep(0.1)
    raise AssertionError(f"no mail to {to} with {word!r}")


def opened(visit: Callable[..., Page], portal: Portal, lang: str = "fr", **options: Any) -> Page:
    """Sign in this very moment, so that nothing asks for it anew, and open the page."""
    page = visit(None, lang=lang, bypass_csp=True, **options)
    sign_in(page, portal, WHO)
    page.goto(PAGE)
    page.get_by_role("heading", level=1).wait_for()
    page.locator("#applications").wait_for()
    return page


def add_application(page: Page, words: dict[str, str], nom: str) -> None:
    """Add an app: its name, its secret, its first code."""
    page.get_by_role("button", name=words["add_app"]).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(nom)
    dialog.get_by_role("button", name=words["go_on"]).click()
    expect(dialog.locator("img.qr")).to_be_visible()
    assert dialog.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    assert violations(page) == []
    secret = dialog.locator("code.secret").inner_text().replace(" ", "")
    dialog.get_by_role("textbox").fill(pyotp.TOTP(secret).now())
    dialog.get_by_role("button", name=words["associate"]).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text(nom, exact=True)).to_be_visible()


def remove(page: Page, words: dict[str, str], nom: str) -> None:
    """Remove a device by its name."""
    row = page.locator("li", has_text=nom)
    row.get_by_role("button", name=words["remove"]).click()
    page.get_by_role("dialog").get_by_role("button", name=words["remove"]).click()
    expect(page.locator("li", has_text=nom)).to_have_count(0)


FR = {
    "add_app": "Ajouter une application",
    "add_key": "Ajouter une clé d’accès",
    "go_on": "Continuer",
    "associate": "Associer",
    "remove": "Retirer",
}
AR = {
    "add_app": "إضافة تطبيق",
    "add_key": "إضافة مفتاح مرور",
    "go_on": "متابعة",
    "associate": "ربط",
    "remove": "إزالة",
}


@pytest.mark.parametrize(("lang", "words"), [("fr", FR), ("ar", AR)])
def test_apps_and_passkeys_are_added_and_removed(
    visit: Callable[..., Page], portal: Portal, lang: str, words: dict[str, str]
) -> None:
    page = opened(visit, portal, lang)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    assert violations(page) == []

    add_application(page, words, f"Second {lang}")
    page.get_by_role("button", name=words["add_key"]).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(f"Clé {lang}")
    assert violations(page) == []
    dialog.get_by_role("button", name=words["go_on"]).click()
    expect(page.get_by_text(f"Clé {lang}", exact=True)).to_be_visible()

    remove(page, words, f"Clé {lang}")
    remove(page, words, f"Second {lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mail(portal, portal.accounts[WHO]["email"], f"Clé {lang}")


def test_a_number_is_confirmed_by_the_text_message_it_receives(
    visit: Callable[..., Page], portal: Portal
) -> None:
    page = opened(visit, portal)
    page.get_by_role("button", name="Ajouter un numéro").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("06 61 23 45 67")
    known = newest(portal, "+212661234567@sms.portnet.example")
    dialog.get_by_role("button", name="Envoyer un code").click()
    expect(dialog.get_by_text("Un code a été envoyé")).to_be_visible()
    assert violations(page) == []
    text = mail(portal, "+212661234567@sms.portnet.example", "Portnet ID", known)
    code = re.search(r"\d{6}", text)
    assert code is not None
    dialog.get_by_role("textbox").fill(code[0])
    dialog.get_by_role("button", name="Confirmer").click()
    expect(page.get_by_text("•••• 67")).to_be_visible()

    page.get_by_role("button", name="Retirer le numéro").click()

    expect(page.get_by_text("Aucun numéro pour l’instant")).to_be_visible()


def test_recovery_codes_are_shown_once_and_sign_in_without_scripts(
    visit: Callable[..., Page], portal: Portal
) -> None:
    page = opened(visit, portal)
    page.get_by_role("button", name=re.compile("^Créer de")).click()
    shown = page.locator(".recovery-codes")
    # Whoever has codes already is asked whether they may end.
    again = page.get_by_role("dialog").get_by_role("button", name="Créer de nouveaux codes")
    expect(shown.or_(again).first).to_be_visible()
    if again.count():
        again.click()
    expect(shown.locator("li")).to_have_count(10)
    assert violations(page) == []
    codes = shown.locator("code").all_inner_texts()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Télécharger").click()
    assert codes[0] in downloading.value.path().read_text()
    page.get_by_role("button", name="Je les ai gardés").click()
    expect(page.get_by_text("Il vous en reste 10")).to_be_visible()
    assert codes[0] not in page.content()

    plain = visit(None, java_script_enabled=False)
    plain.goto(f"/auth/login?portal=commerce-exterieur&return_to={PAGE}&lang=fr")
    give_password(plain, WHO, portal.accounts[WHO]["password"])
    plain.get_by_text("Utiliser un code de secours").click()
    plain.locator("#secours").fill(codes[0].lower())
    plain.get_by_role("button", name="Utiliser ce code").click()
    expect(plain.get_by_text("Votre code de secours est accepté")).to_be_visible()
    plain.get_by_role("button", name="Continuer sans associer").click()
    plain.wait_for_url(f"{portal.url}{PAGE}")
    mail(portal, portal.accounts[WHO]["email"], "Codes restants")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_second_factors_page_offers_its_ways_to_everyone(
    visit: Callable[..., Page], portal: Portal, lang: str
) -> None:
    page = visit(None, lang=lang, bypass_csp=True, viewport={"width": 360, "height": 740})
    page.goto(f"/auth/login?portal=commerce-exterieur&return_to=/&lang={lang}")
    give_password(page, "transitaire", portal.accounts["transitaire"]["password"])
    for summary in page.locator("details.more > summary").all():
        summary.click()

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("html").get_attribute("dir") == ("rtl" if lang == "ar" else "ltr")


def test_help_for_a_lost_device_is_asked_seen_and_cancelled(
    visit: Callable[..., Page], signed_in: Callable[..., Page], portal: Portal
) -> None:
    asking = visit(None, bypass_csp=True)
    asking.goto("/auth/login?portal=commerce-exterieur&return_to=/&lang=fr")
    give_password(asking, "importateur", portal.accounts["importateur"]["password"])
    known = newest(portal, portal.accounts["importateur"]["email"])
    asking.get_by_text("J’ai perdu cet appareil").click()
    asking.get_by_role("button", name="Demander de l’aide").click()
    expect(asking.get_by_text("Votre demande est prise en compte")).to_be_visible()
    assert violations(asking) == []

    text = mail(portal, portal.accounts["importateur"]["email"], "/id/aide/", known)
    mail(portal, portal.accounts["administrateur"]["email"], "second facteur")
    desk = signed_in("administrateur", "/compte/securite/demandes", bypass_csp=True)
    entry = desk.locator(".events > li", has_text="importateur")
    expect(entry).to_be_visible()
    assert violations(desk) == []
    link = re.search(r"/id/aide/\S+", text)
    assert link is not None
    asking.goto(link[0])
    assert violations(asking) == []
    asking.get_by_role("button", name="Annuler la demande").click()
    expect(asking.get_by_text("La demande est annulée")).to_be_visible()

    desk.reload()

    expect(desk.get_by_text("Aucune demande n’attend de décision")).to_be_visible()


def test_a_sign_in_of_some_time_ago_is_proved_anew_before_a_change(
    visit: Callable[..., Page], portal: Portal
) -> None:
    # A code by mail is a sign-in, and not enough to change factors.
    page = visit(None, bypass_csp=True)
    page.goto(f"/auth/login?portal=commerce-exterieur&return_to={PAGE}&lang=fr")
    give_password(page, WHO, portal.accounts[WHO]["password"])
    known = newest(portal, portal.accounts[WHO]["email"])
    page.get_by_role("button", name="Recevoir un code par e-mail").click()
    text = mail(portal, portal.accounts[WHO]["email"], "Votre code de vérification", known)
    code = re.search(r"\d{6}", text)
    assert code is not None
    give_code(page, code[0])
    page.wait_for_url(f"{portal.url}{PAGE}")

    page.get_by_role("button", name=FR["add_app"]).click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Autre")
    with page.context.expect_page() as opening:
        page.get_by_role("button", name=FR["go_on"]).click()
        page.get_by_role("dialog").last.get_by_role("link").first.click()
    give_code(opening.value, portal.code(WHO))

    expect(page.locator("img.qr")).to_be_visible()
