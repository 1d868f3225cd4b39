"""The pages of Portnet ID themselves: headers, cookies, languages, static files."""

import re

import pytest

from services.identity.rules.password_policy import PasswordPolicy
from services.identity.screens import Screens
from tests.services.identity.acting import (
    Browser,
    at_code,
    totp_now,
)
from tests.support.tokens import PORTAL


async def test_pages_are_protected_and_never_kept(still_house):
    browser = Browser(still_house)
    page = await browser.open()

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert f"form-action 'self' {PORTAL};" in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.text.count("<script") == 1
    assert '<script type="module" src="/id/static/passkey.js?v=' in page.text
    assert "style=" not in page.text


async def test_cookies_stay_under_id_secure_and_out_of_scripts_reach(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")

    answer = await browser.post(path, hidden | {"code": totp_now()})

    lines = {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}
    for name in ("__Secure-id", "__Secure-id-device"):
        for attribute in ("Path=/id", "Secure", "HttpOnly", "SameSite=lax"):
            assert attribute.lower() in lines[name].lower()
    assert "max-age" not in lines["__Secure-id"].lower()


@pytest.mark.parametrize(
    ("language", "direction", "word"),
    [("fr", "ltr", "Se connecter"), ("ar", "rtl", "تسجيل الدخول"), ("en", "ltr", "Sign in")],
)
async def test_pages_speak_three_languages(still_house, language, direction, word):
    browser = Browser(still_house)

    page = await browser.open(ui_locales=language)

    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert word in page.text
    assert page.headers["content-language"] == language


async def test_the_language_switch_keeps_the_sign_in_and_is_remembered(house):
    browser = await at_code(house)
    path = browser.form("code")[0].removesuffix("/code")

    page = await browser.get(path, lang="ar")

    assert 'dir="rtl"' in page.text
    assert "importateur" in page.text
    other = await browser.open()
    assert 'dir="rtl"' in other.text


def test_french_double_signs_never_begin_a_line():
    for key, text in Screens(PORTAL, PasswordPolicy()).texts["fr"].items():
        assert re.search(r"« | [:;?!»]", text) is None, key


def test_every_text_exists_in_three_languages_with_the_same_blanks():
    texts = Screens(PORTAL, PasswordPolicy()).texts
    for key, text in texts["fr"].items():
        blanks = set(re.findall(r"{(\w+)}", text))
        for language in ("ar", "en"):
            assert set(re.findall(r"{(\w+)}", texts[language][key])) == blanks, (language, key)
    assert texts["fr"].keys() == texts["ar"].keys() == texts["en"].keys()


async def test_what_was_typed_is_escaped(house):
    browser = Browser(house)
    await browser.open()

    page = await browser.fill(
        "mot-de-passe", identifiant='"><script>alert(1)</script>', mot_de_passe="x"
    )

    assert "<script>" not in page.text
    assert "alert(1)</script" not in page.text


async def test_a_login_hint_fills_the_name(still_house):
    browser = Browser(still_house)

    page = await browser.open(login_hint="importateur")

    assert 'value="importateur"' in page.text


@pytest.mark.parametrize("name", ["identity.css", "icon.svg", "fonts/plex-arabic-400.woff2"])
async def test_static_files_are_served_for_ever_by_version(still_house, name):
    version = still_house.app.state.screens.versions[name]

    kept = await still_house.client.get(f"/id/static/{name}", params={"v": version})
    other = await still_house.client.get(f"/id/static/{name}")

    assert kept.status_code == 200
    assert "immutable" in kept.headers["cache-control"]
    assert "immutable" not in other.headers["cache-control"]


@pytest.mark.parametrize("name", ["nothing.css", "../settings.py", "%2e%2e/settings.py"])
async def test_nothing_but_static_files_is_served(still_house, name):
    assert (await still_house.client.get(f"/id/static/{name}")).status_code == 404


async def test_the_database_being_away_is_a_page_and_not_a_crash(still_house):
    browser = Browser(still_house)
    await browser.open()
    running = still_house.app.state.running
    pool, running.pool = running.pool, _Gone()

    page = await browser.get("/id/connexion/018f0000-0000-7000-8000-000000000001")
    running.pool = pool

    assert page.status_code == 503
    assert "momentanément indisponible" in page.text


class _Gone:
    def acquire(self):
        raise ConnectionRefusedError
