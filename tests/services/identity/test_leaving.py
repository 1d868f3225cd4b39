"""Signing out: at once with an ID Token as hint, otherwise after asking; and what dies with it."""

import pytest

from tests.services.identity.acting import PORTAL, RP_LEFT, Browser, answer_of
from tests.support.said import said_data


async def is_over(house, tokens, client_id="gateway"):
    answer = await house.refresh(tokens.refresh, client_id)
    return answer.status_code == 400


async def test_with_its_id_token_the_client_ends_the_session_at_once(house):
    tokens = await house.sign_in(client_id="rp")

    answer = await tokens.browser.get(
        "/id/end-session",
        id_token_hint=tokens.answer["id_token"],
        post_logout_redirect_uri=RP_LEFT,
        state="s 1&2",
    )

    assert answer.headers["location"] == f"{RP_LEFT}?state=s+1%262"
    assert "__Secure-id" not in tokens.browser.jar
    assert await is_over(house, tokens, "rp")
    again = await tokens.browser.open("rp", prompt="none")
    assert answer_of(again)["error"] == "login_required"


async def test_the_gateways_own_sign_out_leads_back_to_the_portal(house):
    tokens = await house.sign_in()

    answer = await tokens.browser.get(
        "/id/end-session",
        id_token_hint=tokens.answer["id_token"],
        client_id="gateway",
        post_logout_redirect_uri=f"{PORTAL}/",
    )

    assert answer.headers["location"] == f"{PORTAL}/"


async def test_signing_out_is_said_with_the_sid_and_ends_every_clients_tokens(house):
    tokens = await house.sign_in()
    code = answer_of(await tokens.browser.open("rp"))["code"]
    other = (await house.redeem(code, tokens.browser.verifier, "rp")).json()

    await tokens.browser.get("/id/end-session", id_token_hint=tokens.answer["id_token"])

    left = [
        each for each in await said_data(house.conn) if type(each).__name__.endswith("econnexion")
    ]
    assert [(str(each.user_id), each.sid) for each in left] == [
        (tokens.claims["sub"], tokens.claims["sid"])
    ]
    assert (await house.refresh(other["refresh_token"], "rp")).status_code == 400
    bearer = {"Authorization": f"Bearer {tokens.access}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401


@pytest.mark.parametrize(
    "uri", [RP_LEFT + "/", RP_LEFT + "?x=1", "https://evil.example/", "javascript:alert(1)", PORTAL]
)
async def test_only_a_registered_address_is_gone_to_afterwards(house, uri):
    tokens = await house.sign_in(client_id="rp")

    page = await tokens.browser.get(
        "/id/end-session", id_token_hint=tokens.answer["id_token"], post_logout_redirect_uri=uri
    )

    assert page.status_code == 200
    assert "location" not in page.headers
    assert "Vous êtes déconnecté" in page.text
    assert await is_over(house, tokens, "rp")


async def test_without_a_hint_the_person_is_asked(house):
    tokens = await house.sign_in()
    browser = tokens.browser

    page = await browser.get("/id/end-session", post_logout_redirect_uri=f"{PORTAL}/")
    assert "Se déconnecter\N{NO-BREAK SPACE}?" in page.text
    assert (await house.refresh(tokens.refresh)).status_code == 200

    left = await browser.fill("end-session")
    assert "Vous êtes déconnecté" in left.text
    assert "__Secure-id" not in browser.jar


async def test_a_confirmation_from_elsewhere_signs_nobody_out(house):
    tokens = await house.sign_in()

    for form in ({"confirme": "1"}, {"confirme": "1", "csrf": "0" * 64}):
        page = await tokens.browser.post("/id/end-session", form)
        assert page.status_code == 403

    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_a_hint_of_another_session_does_not_sign_this_person_out(house):
    mine = await house.sign_in(client_id="rp")
    other = await house.sign_in(username="operateur", client_id="rp")

    page = await mine.browser.get("/id/end-session", id_token_hint=other.answer["id_token"])

    assert "Se déconnecter\N{NO-BREAK SPACE}?" in page.text
    assert not await is_over(house, mine, "rp")


async def test_a_hint_ends_its_session_though_the_browser_lost_its_cookie(house):
    tokens = await house.sign_in(client_id="rp")

    page = await Browser(house).get("/id/end-session", id_token_hint=tokens.answer["id_token"])

    assert page.status_code == 200
    assert await is_over(house, tokens, "rp")


async def test_a_client_may_post_its_request(house):
    tokens = await house.sign_in(client_id="rp")
    form = {"id_token_hint": tokens.answer["id_token"], "post_logout_redirect_uri": RP_LEFT}

    answer = await Browser(house).post("/id/end-session", form)

    assert answer.headers["location"] == RP_LEFT
    assert await is_over(house, tokens, "rp")


@pytest.mark.parametrize("hint", ["nonsense", "a.b.c", "é.é.é", ""])
async def test_a_hint_that_is_none_ends_nothing(house, hint):
    tokens = await house.sign_in()

    page = await tokens.browser.get("/id/end-session", id_token_hint=hint)

    assert page.status_code == (200 if hint == "" else 400)
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_an_access_token_is_no_hint(house):
    tokens = await house.sign_in()

    page = await tokens.browser.get("/id/end-session", id_token_hint=tokens.access)

    assert page.status_code == 400


async def test_a_hint_and_a_client_that_differ_are_refused(house):
    tokens = await house.sign_in()

    page = await tokens.browser.get(
        "/id/end-session", id_token_hint=tokens.answer["id_token"], client_id="rp"
    )

    assert page.status_code == 400
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_signing_out_without_a_session_is_harmless(still_house):
    page = await Browser(still_house).get("/id/end-session")

    assert page.status_code == 200
    assert "Vous êtes déconnecté" in page.text


async def test_signing_out_twice_says_so_once(house):
    tokens = await house.sign_in()
    hint = tokens.answer["id_token"]

    await tokens.browser.get("/id/end-session", id_token_hint=hint)
    page = await tokens.browser.get("/id/end-session", id_token_hint=hint)

    assert page.status_code == 200
    kinds = [type(each).__name__ for each in await said_data(house.conn)]
    assert kinds.count("IdentityDeconnexion") == 1
