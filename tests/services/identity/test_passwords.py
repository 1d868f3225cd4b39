"""Passwords: changed by their owner, forgotten, replaced because they must be, chosen at first."""

from datetime import timedelta

from services.identity.actions import passwords
from shared import clock
from tests.services.identity.acting import PASSWORD, Browser, answer_of, code_of, totp_now
from tests.support.clock import at
from tests.support.said import said_data

PATH = "/api/identity/v1/mot-de-passe"
NEW = "Vagues-Lentes-42"
OTHER = "Sables#Roses 9 km"


def bearer(tokens, language="fr"):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": language}


async def id_of(house, username="importateur"):
    return await house.conn.fetchval(
        "SELECT user_id FROM utilisateur WHERE username = $1", username
    )


def later(seconds=40):
    """A moment at which the app shows another code."""
    return at(clock.now() + timedelta(seconds=seconds))


async def change(house, tokens, actuel=PASSWORD, nouveau=NEW, confirmation=None, language="fr"):
    body = {"actuel": actuel, "nouveau": nouveau, "confirmation": confirmation or nouveau}
    return await house.client.post(PATH, json=body, headers=bearer(tokens, language))


async def changes_said(house):
    return [
        each for each in await said_data(house.conn) if type(each).__name__ == "IdentityMdpChange"
    ]


async def signs_in(house, password, username="importateur"):
    """Say whether a password is accepted."""
    browser = Browser(house)
    await browser.open()
    page = await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=password)
    return page.status_code == 200


# --- a password that must be replaced


async def required(house, because="not-me"):
    async with house.conn.transaction():
        await passwords.require_change(house.conn, await id_of(house), because, clock.now())


async def test_a_sign_in_that_must_end_with_a_new_password_gives_nothing_before(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 200
    assert "Choisissez un nouveau mot de passe" in page.text
    assert "__Secure-id" not in browser.jar
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 0
    again = await browser.open()
    assert again.status_code == 200
    answer = await browser.open()
    assert 'name="identifiant"' in answer.text


async def test_the_new_password_opens_the_session(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())

    answer = await browser.fill("nouveau-mot-de-passe", nouveau=NEW, confirmation=NEW)

    tokens = await house.redeem(code_of(answer), browser.verifier)
    assert tokens.status_code == 200
    assert len(await changes_said(house)) == 1
    assert await signs_in(house, NEW)
    assert not await signs_in(house, PASSWORD)
    with later():
        assert "error" not in answer_of(await sign_in_answer(house, NEW))


async def sign_in_answer(house, password):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=password)
    return await browser.fill("code", code=totp_now())
