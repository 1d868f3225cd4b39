"""Proving more, or proving anew, in a session that is open."""

from datetime import timedelta

from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    at_code,
    code_of,
    totp_now,
    unverified,
)
from tests.support.clock import at
from tests.support.said import said_data


async def test_a_stronger_level_asks_for_the_app_only_and_keeps_the_session(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    await browser.fill("code", code=house.mailbox.code("importateur@atlas.example"))
    sid = await house.conn.fetchval("SELECT session_id FROM sso_session")
    cookie = browser.jar["__Secure-id"]

    page = await browser.open("rp", acr_values="urn:portnet:acr:mfa")
    assert "application" in page.text
    assert 'action="/id/connexion' in page.text
    assert "/courriel" not in page.text
    answer = await browser.fill("code", code=totp_now())

    tokens = (await house.redeem(code_of(answer), browser.verifier, "rp")).json()
    claims = unverified(tokens["access_token"])
    assert claims["acr"] == "urn:portnet:acr:mfa"
    assert claims["sid"] == str(sid)
    assert browser.jar["__Secure-id"] != cookie


async def test_a_step_up_dies_with_the_session_it_steps_up(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    await browser.fill("code", code=house.mailbox.code("importateur@atlas.example"))
    await browser.open("rp", acr_values="urn:portnet:acr:mfa")
    await house.conn.execute("UPDATE sso_session SET ended_at = now()")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 400
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session WHERE ended_at IS NULL") == 0


async def test_prompt_login_asks_for_both_factors_again(house):
    tokens = await house.sign_in()
    first = tokens.claims["auth_time"]

    with at(clock.now() + timedelta(minutes=5)):
        page = await tokens.browser.open("rp", prompt="login")
        assert "mot_de_passe" in page.text
        await tokens.browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
        answer = await tokens.browser.fill("code", code=totp_now())
        again = (await house.redeem(code_of(answer), tokens.browser.verifier, "rp")).json()

    claims = unverified(again["access_token"])
    assert claims["auth_time"] >= first + 300
    assert claims["sid"] == tokens.claims["sid"]


async def test_another_person_signing_in_with_the_same_browser_ends_the_first_session(house):
    tokens = await house.sign_in()

    await tokens.browser.open("rp", prompt="login")
    await tokens.browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
    await tokens.browser.fill("code", code=totp_now())

    assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
    events = [type(each).__name__ for each in await said_data(house.conn)]
    assert "IdentityDeconnexion" in events
