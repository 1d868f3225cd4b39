"""Factors that are taken away: none is left, nothing stays open, and the person learns of it."""

from uuid import UUID

from services.identity.actions.factors import reset_factors
from shared import clock
from tests.services.identity.acting import PASSWORD, Browser, totp_now
from tests.support.said import said_data
from tests.support.waiting import until

ATLAS = "importateur@atlas.example"


async def reset(house, username="importateur", by="operateur"):
    ids = [
        await house.conn.fetchval("SELECT user_id FROM utilisateur WHERE username = $1", name)
        for name in (username, by)
    ]
    async with house.conn.transaction():
        await reset_factors(house.conn, ids[0], ids[1], clock.now())
    return ids


async def test_after_a_reset_no_factor_and_no_session_is_left(house):
    tokens = await house.sign_in()
    await house.sign_in(username="operateur")

    user_id, _ = await reset(house)

    for table in ("totp_device", "passkey", "recovery_code", "telephone"):
        left = f"SELECT count(*) FROM {table} WHERE user_id = $1"
        assert await house.conn.fetchval(left, user_id) == 0, table
    assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
    others = await house.conn.fetch(
        "SELECT user_id FROM sso_session WHERE ended_at IS NULL AND user_id <> $1", user_id
    )
    assert len(others) == 1


async def test_a_sign_in_that_was_begun_before_a_reset_goes_no_further(house):
    begun = Browser(house)
    await begun.open()
    await begun.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await house.sign_in(username="operateur")

    await reset(house)
    answer = await begun.fill("code", code=totp_now())

    assert "code=" not in answer.headers.get("location", "")
    opened = await house.conn.fetchval(
        "SELECT count(*) FROM login_transaction WHERE completed_at IS NULL AND expires_at > now()"
    )
    assert opened == 0


async def test_a_reset_is_told_logged_and_said(house):
    user_id, by = await reset(house)

    async def letter():
        return [text for to, text in house.mailbox.messages if to == ATLAS]

    (text,) = await until(letter)
    assert "clés d’accès" in text
    assert "retirés" in text
    logged = await house.conn.fetchrow("SELECT * FROM security_log WHERE kind = 'mfa.reinitialise'")
    assert (logged["user_id"], UUID(logged["details"]["by"])) == (user_id, by)
    (change,) = [
        each for each in await said_data(house.conn) if type(each).__name__ == "IdentityMfaChange"
    ]
    assert (UUID(str(change.user_id)), change.changement) == (user_id, "REINITIALISE")


async def test_whoever_was_reset_enrols_after_password_and_a_code_by_mail(house):
    await reset(house)
    browser = Browser(house)
    await browser.open()

    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    page = await browser.fill("code", code=house.mailbox.code(ATLAS))

    assert "Protégez votre compte" in page.text
