"""A browser signs in, stays signed in across restarts and outages, and is surely signed out."""

import asyncio
import base64
import re
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import nats
import pytest

from deploy.local import nats as local_nats
from tests.conftest import NatsServer, free_port
from tests.gateway.browser import API, Browser, until
from tests.gateway.conftest import SESSION_KEY, Running, Starter
from tests.gateway.provider import Provider
from tests.gateway.upstream import Service

ANOTHER_KEY = base64.urlsafe_b64encode(b"x" * 32).decode()


@pytest.fixture(autouse=True)
def _provider_afresh(provider: Provider) -> None:
    provider.forget()


@pytest.fixture
def browser(gateway: Running, provider: Provider) -> Browser:
    """A browser that nobody has signed in with."""
    return Browser(gateway, provider)


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


async def refused(browser: Browser, gateway: Running) -> bool:
    return (await browser.get(gateway=gateway)).status_code == 401


async def test_api_answers_are_not_kept_by_the_browser(browser: Browser) -> None:
    await browser.sign_in()

    response = await browser.get()

    assert response.headers["cache-control"] == "no-store"


async def test_a_session_survives_a_restart_and_serves_on_every_gateway(
    start_gateway: Starter, provider: Provider
) -> None:
    one = await start_gateway()
    browser = Browser(one, provider)
    await browser.sign_in()
    await one.stop()

    again = await start_gateway(port=one.port)
    other = await start_gateway()

    assert (await browser.get(gateway=again)).status_code == 200
    assert (await browser.get(gateway=other)).status_code == 200
    assert provider.calls["refresh_token"] == 0


async def test_nothing_readable_lies_in_the_bucket(
    browser: Browser, nats_server: NatsServer
) -> None:
    await browser.sign_in()
    token = browser.cookies["__Host-session"]
    client = await nats.connect(nats_server.admin_url)
    bucket = await client.jetstream().key_value("sessions")
    keys = await bucket.keys()
    stored = b"".join([(await bucket.get(key)).value or b"" for key in keys])
    await client.close()

    everything = stored + "".join(keys).encode()
    for secret in (token, browser.csrf, "salma", "ATLAS", "eyJ", "importateur"):
        assert secret.encode() not in everything


async def test_a_session_of_another_key_is_no_session(
    browser: Browser, start_gateway: Starter
) -> None:
    await browser.sign_in()
    stranger = await start_gateway(GATEWAY_SESSION_KEY=ANOTHER_KEY)

    answers = []

    async def is_judged() -> bool:
        """Whether the gateway, newly started, has reached its sessions."""
        answers.append((await browser.get(gateway=stranger)).status_code)
        return answers[-1] != 503

    await until(is_judged)
    assert answers[-1] == 401


async def test_keys_can_be_replaced_without_signing_anybody_out(
    browser: Browser, start_gateway: Starter
) -> None:
    await browser.sign_in()
    newer = await start_gateway(GATEWAY_SESSION_KEY=f"{ANOTHER_KEY},{SESSION_KEY}")

    assert (await browser.get(gateway=newer)).status_code == 200


async def test_an_idle_session_ends(start_gateway: Starter, provider: Provider) -> None:
    running = await start_gateway(GATEWAY_SESSION_IDLE_SECONDS="1")
    browser = Browser(running, provider)
    await browser.sign_in()

    await until(lambda: idle_is_over(browser), 10)


async def idle_is_over(browser: Browser) -> bool:
    await asyncio.sleep(1.1)
    return (await browser.get()).status_code == 401


async def test_a_session_in_use_ends_all_the_same_after_its_longest_time(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway(GATEWAY_SESSION_ABSOLUTE_SECONDS="2")
    browser = Browser(running, provider)
    await browser.sign_in()
    began = time.monotonic()

    await until(lambda: refused(browser, running), 10)

    assert time.monotonic() - began > 1.5


async def test_two_tabs_on_two_gateways_renew_the_token_once(
    start_gateway: Starter, provider: Provider, service: Service
) -> None:
    """An old refresh token used again would end the session at Portnet ID."""
    one, other = await start_gateway(), await start_gateway()
    browser = Browser(one, provider)
    provider.lifetime_seconds = 4  # too short-lived to be sent on
    await browser.open()
    provider.lifetime_seconds = 300

    answers = await asyncio.gather(*(browser.get(gateway=gateway) for gateway in [one, other] * 8))

    assert [answer.status_code for answer in answers] == [200] * 16
    assert provider.calls["refresh_token"] == 1
    assert provider.ended == set()
    assert len({asked.one("authorization") for asked in service.asked}) == 1


async def test_a_token_is_renewed_before_its_end_without_holding_anybody_up(
    start_gateway: Starter, provider: Provider, service: Service
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 60
    provider.gate.set()
    await browser.sign_in()
    provider.lifetime_seconds = 300
    provider.gate.clear()

    answers = [await browser.get() for _ in range(5)]
    provider.gate.set()
    await until(lambda: renewed(browser, service, service.asked[0].one("authorization")))

    assert [answer.status_code for answer in answers] == [200] * 5
    assert provider.calls["refresh_token"] == 1


async def renewed(browser: Browser, service: Service, old: str | None) -> bool:
    await browser.get()
    return service.last.one("authorization") != old


async def test_a_session_that_portnet_id_ended_ends_here(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 4
    await browser.open()
    provider.refresh_tokens.clear()

    response = await browser.get()

    assert response.status_code == 401
    assert response.json()["code"] == "gateway.session-expiree"
    assert (await browser.who()) == {"signed_in": False}


async def test_portnet_id_being_down_ends_no_session(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 4
    await browser.open()
    provider.is_down = True

    down = await browser.get()
    provider.is_down = False
    provider.lifetime_seconds = 300

    assert down.status_code == 503
    assert down.headers["retry-after"]
    await until(lambda: served(browser), 10)


async def served(browser: Browser) -> bool:
    return (await browser.get()).status_code == 200


async def test_a_session_ended_at_portnet_id_ends_here_through_the_back_channel(
    browser: Browser, provider: Provider, start_gateway: Starter
) -> None:
    other = await start_gateway()
    await browser.sign_in()
    bystander = Browser(browser.gateway, provider)
    await bystander.sign_in()
    assert (await browser.get(gateway=other)).status_code == 200
    sid = session_of(provider, 1)

    response = await other.client.post(
        "/auth/backchannel-logout", data={"logout_token": provider.logout_token(sid)}
    )

    assert response.status_code == 200
    assert (await browser.get(gateway=other)).status_code == 401
    await until(lambda: refused(browser, browser.gateway))
    assert (await bystander.get()).status_code == 200


def session_of(provider: Provider, places_before_last: int) -> str:
    """Return the session that was opened so many places before the last one."""
    return list(provider.refresh_tokens.values())[-1 - places_before_last]


@pytest.mark.parametrize(
    "changes",
    [
        {"typ": "JWT"},
        {"aud": "other"},
        {"iss": "https://evil.example"},
        {"events": {}},
        {"events": None},
        {"nonce": "n"},
        {"exp": 1},
        {"iat": 1},
        {"jti": None},
        {"sid": None},
    ],
)
async def test_a_logout_token_that_is_none_ends_nothing(
    browser: Browser, provider: Provider, changes: dict
) -> None:
    await browser.sign_in()
    sid = changes.pop("sid", session_of(provider, 0))

    response = await browser.gateway.client.post(
        "/auth/backchannel-logout", data={"logout_token": provider.logout_token(sid, **changes)}
    )

    assert response.status_code == 422
    assert (await browser.get()).status_code == 200


@pytest.fixture
async def fragile_nats(tmp_path: Path):
    """A NATS server that the test may stop and start again."""
    passwords = local_nats.new_passwords()
    users, port = local_nats.users(passwords), free_port()
    directory = tmp_path / "nats"
    running = local_nats.start_nats(directory, port, users)
    await local_nats.provision(running.url)
    server = NatsServer(f"nats://{running.url.rpartition('@')[2]}", running.url, passwords)
    holder = {"running": running}

    def start() -> None:
        holder["running"] = local_nats.start_nats(directory, port, users)

    def stop() -> None:
        holder["running"].stop()

    yield server, stop, start
    holder["running"].stop()


async def test_people_go_on_working_while_nats_is_away(
    fragile_nats, start_gateway: Starter, provider: Provider, bearer: dict[str, str]
) -> None:
    server, stop, start = fragile_nats
    running = await start_gateway(nats=server)
    other = await start_gateway(nats=server)
    browser, late, leaver = (Browser(running, provider) for _ in range(3))
    provider.lifetime_seconds = 8
    await browser.sign_in()
    await leaver.sign_in()
    gone = dict(leaver.cookies)
    assert (await leaver.get(gateway=other)).status_code == 200
    provider.lifetime_seconds = 300

    await asyncio.to_thread(stop)

    async with asyncio.timeout(20):
        assert (await browser.get()).status_code == 200
        stranger = await browser.get(gateway=other)
        assert stranger.status_code == 503
        assert stranger.headers["retry-after"] == "2"
        assert (await running.client.get(API, headers=bearer)).status_code == 200
        assert (await running.client.get("/health/ready")).json()["nats"] == "down"
        await asyncio.sleep(3.2)
        renewed_once = await asyncio.gather(*(browser.get() for _ in range(4)))
        assert [answer.status_code for answer in renewed_once] == [200] * 4
        assert provider.calls["refresh_token"] >= 1
        await late.sign_in()
        assert (await late.get()).status_code == 200
        out = await leaver.ask("POST", "/auth/logout", headers={"X-CSRF-Token": leaver.csrf})
        assert out.status_code == 200
        leaver.cookies = gone
        assert (await leaver.get()).status_code == 401

    await asyncio.to_thread(start)

    await until(lambda: served_by(browser, other), 15)
    await until(lambda: served_by(late, other), 15)
    await until(lambda: refused(leaver, other), 15)
    assert (await browser.get()).status_code == 200
    assert (await leaver.get()).status_code == 401
    assert provider.ended == set()


async def served_by(browser: Browser, gateway: Running) -> bool:
    return (await browser.get(gateway=gateway)).status_code == 200


async def test_a_gateway_starts_while_nats_is_away(
    fragile_nats, start_gateway: Starter, provider: Provider, bearer: dict[str, str]
) -> None:
    server, stop, start = fragile_nats
    await asyncio.to_thread(stop)

    running = await start_gateway(nats=server)
    by_token = await running.client.get(API, headers=bearer)
    page = await running.client.get("/bienvenue")
    browser = Browser(running, provider)
    await browser.sign_in()
    await asyncio.to_thread(start)

    assert by_token.status_code == 200
    assert page.status_code == 200
    other = await start_gateway(nats=server)
    await until(lambda: served_by(browser, other), 15)


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
