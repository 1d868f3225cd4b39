"""A browser signs in through Portnet ID, by nobody else's callback, and signs out for good."""

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.gateway.browser import API, Browser, refused, until
from tests.gateway.conftest import Starter
from tests.gateway.provider import Provider
from tests.gateway.running import Running
from tests.gateway.upstream import Service


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("prompt=select_account", "select_account"),
        ("prompt=login", None),
        ("prompt=none", None),
        ("prompt=select_account%20login", None),
        ("", None),
    ],
)
async def test_a_link_may_ask_for_another_company_and_for_no_other_prompt(
    browser: Browser, provider: Provider, query: str, asked: str | None
) -> None:
    request_uri = await browser.begin(query)

    assert provider.pushed[request_uri].get("prompt") == asked


async def test_signing_in_gives_a_session_and_the_service_a_token(
    browser: Browser, service: Service, provider: Provider
) -> None:
    request_uri = await browser.begin("return_to=/services/dfd%3Fpage%3D2&lang=ar")
    pushed = provider.pushed[request_uri]
    response = await browser.get(f"/auth/callback?{provider.authorize(request_uri)}")
    who = await browser.who()
    answer = await browser.get()

    assert response.headers["location"] == "/services/dfd?page=2"
    assert pushed["code_challenge_method"] == "S256"
    assert pushed["ui_locales"] == "ar"
    assert pushed["redirect_uri"] == f"{provider.portal}/auth/callback"
    assert "openid" in pushed["scope"].split()
    assert set(browser.cookies) == {"__Host-session"}
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", browser.cookies["__Host-session"])
    assert who["signed_in"] is True
    assert who["user"] == {
        "sub": "018f0000-0000-7000-8000-000000000001",
        "username": "importateur",
        "nom": "Alaoui",
        "prenom": "Salma",
        "email": "salma@example.ma",
    }
    assert (who["ice"], who["profil"], who["roles"]) == (
        "999001000000165",
        "IMP",
        ["administrateur"],
    )
    assert who["raison_sociale"] == "ATLAS IMPORT"
    assert who["acting"] is None
    assert answer.status_code == 200
    assert service.last.one("authorization").startswith("Bearer ey")
    assert service.last.one("cookie") is None


async def test_nobody_is_signed_in_without_a_session(browser: Browser) -> None:
    browser.cookies["__Host-session"] = "A" * 43

    who = await browser.who()

    assert who == {"signed_in": False}
    assert browser.cookies == {}
    assert (await browser.get()).status_code == 401


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/%09/evil.example".replace("%09", "\t"),
        "javascript:alert(1)",
        "/auth/login",
        "/id/authorize",
        "/api/dashboard/v1/kpis",
        "evil",
        "/é",
        "/a\r\nSet-Cookie: a=b",
    ],
)
async def test_signing_in_never_leads_to_another_site(browser: Browser, target: str) -> None:
    response = await browser.sign_in(str(httpx.QueryParams({"return_to": target})))

    assert response.headers["location"] == "/"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"state": "other"}, "etat"),
        ({"state": None}, "etat"),
        ({"iss": "https://evil.example"}, "emetteur"),
        ({"iss": None}, "emetteur"),
        ({"code": "wrong"}, "refuse"),
        ({"code": None, "error": "access_denied"}, "annule"),
        ({"code": None, "error": "login_required"}, "refuse"),
    ],
)
async def test_a_callback_that_does_not_match_opens_no_session(
    browser: Browser, provider: Provider, changes: dict, word: str
) -> None:
    request_uri = await browser.begin()

    response = await browser.get(f"/auth/callback?{provider.authorize(request_uri, **changes)}")

    assert response.status_code == 303
    assert response.headers["location"] == f"/?erreur={word}"
    assert browser.cookies == {}


async def test_a_callback_begun_in_another_browser_opens_no_session(
    gateway: Running, browser: Browser, provider: Provider
) -> None:
    """Login CSRF: the victim's browser has no cookie for this state, or another one's."""
    attacker = Browser(gateway, provider)
    answer = provider.authorize(await attacker.begin())

    without = await browser.get(f"/auth/callback?{answer}")
    await browser.begin()
    with_another = await browser.get(f"/auth/callback?{answer}")

    assert without.headers["location"] == "/?erreur=connexion-expiree"
    assert with_another.headers["location"] == "/?erreur=etat"
    assert browser.cookies == {}


async def test_a_callback_serves_once(browser: Browser, provider: Provider) -> None:
    answer = provider.authorize(await browser.begin())
    saved = dict(browser.cookies)
    await browser.get(f"/auth/callback?{answer}")
    first = browser.cookies["__Host-session"]

    reloaded = await browser.get(f"/auth/callback?{answer}")
    browser.cookies = saved
    replayed = await browser.get(f"/auth/callback?{answer}")

    assert reloaded.headers["location"] == "/"
    assert replayed.headers["location"] == "/?erreur=refuse"
    assert "__Host-session" not in browser.cookies
    assert first


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "other"},
        {"aud": "another-client"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"sub": "018f0000-0000-7000-8000-0000000000ff"},
        {"aud": ["gateway", "other"]},
    ],
)
async def test_an_identity_token_that_is_not_ours_opens_no_session(
    browser: Browser, provider: Provider, claims: dict
) -> None:
    provider.id_claims = claims
    answer = provider.authorize(await browser.begin())

    response = await browser.get(f"/auth/callback?{answer}")

    assert response.headers["location"] in ("/?erreur=refuse", "/?erreur=emetteur")
    assert browser.cookies == {}


async def test_signing_in_again_changes_the_session_and_ends_the_old_one(
    browser: Browser, provider: Provider
) -> None:
    await browser.sign_in()
    first = dict(browser.cookies)
    await browser.sign_in()
    second = dict(browser.cookies)

    browser.cookies = first
    assert (await browser.get()).status_code == 401
    browser.cookies = second
    assert (await browser.get()).status_code == 200


async def test_portnet_id_being_away_is_said_in_words(browser: Browser, provider: Provider) -> None:
    provider.is_down = True

    response = await browser.get("/auth/login")

    assert response.headers["location"] == "/?erreur=indisponible"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_an_unsafe_request_must_come_from_the_portals_pages(
    browser: Browser, service: Service, provider: Provider, method: str
) -> None:
    await browser.sign_in()
    other = Browser(browser.gateway, provider)
    await other.sign_in()
    service.forget()
    refused = [
        {},
        {"X-CSRF-Token": "wrong"},
        {"X-CSRF-Token": other.csrf},
        {"X-CSRF-Token": browser.csrf, "Origin": "https://evil.example"},
        {"X-CSRF-Token": browser.csrf, "Origin": "null"},
        {"X-CSRF-Token": browser.csrf, "Sec-Fetch-Site": "cross-site"},
        {"X-CSRF-Token": browser.csrf, "Sec-Fetch-Site": "same-site"},
    ]
    for headers in refused:
        response = await browser.ask(method, API, headers=headers)
        assert response.status_code == 403, headers
        assert response.json()["code"] == "gateway.jeton-csrf"
    assert service.asked == []

    for headers in (
        {"X-CSRF-Token": browser.csrf},
        {
            "X-CSRF-Token": browser.csrf,
            "Origin": provider.portal,
            "Sec-Fetch-Site": "same-origin",
        },
    ):
        response = await browser.ask(method, API, headers=headers)
        assert response.status_code == 200
    assert service.last.one("x-csrf-token") is None


async def test_signing_out_ends_everything(
    browser: Browser, provider: Provider, start_gateway: Starter
) -> None:
    other_gateway = await start_gateway()
    await browser.sign_in()
    kept = dict(browser.cookies)
    assert (await browser.get(gateway=other_gateway)).status_code == 200

    without_token = await browser.ask("POST", "/auth/logout")
    response = await browser.ask("POST", "/auth/logout", headers={"X-CSRF-Token": browser.csrf})

    assert without_token.status_code == 403
    assert response.status_code == 200
    address = urlsplit(response.json()["redirect"])
    query = parse_qs(address.query)
    assert address.path == "/id/end-session"
    assert query["post_logout_redirect_uri"] == [f"{provider.portal}/"]
    assert query["id_token_hint"][0].count(".") == 2
    assert response.headers["clear-site-data"] == '"cache"'
    assert response.headers["cache-control"] == "no-store"
    assert browser.cookies == {}
    browser.cookies = kept  # the back button, or a thief
    assert (await browser.who()) == {"signed_in": False}
    browser.cookies = kept
    assert (await browser.get()).status_code == 401
    browser.cookies = kept
    await until(lambda: refused(browser, other_gateway))


async def test_api_answers_are_not_kept_by_the_browser(browser: Browser) -> None:
    await browser.sign_in()

    response = await browser.get()

    assert response.headers["cache-control"] == "no-store"


async def test_two_browsers_do_not_see_each_others_session(
    gateway: Running, provider: Provider, service: Service
) -> None:
    one, two = Browser(gateway, provider), Browser(gateway, provider)
    await one.sign_in()
    await two.sign_in()
    assert one.cookies != two.cookies

    await one.get()
    first = service.last.one("authorization")
    await two.get()

    assert service.last.one("authorization") != first
