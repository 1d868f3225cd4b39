"""Factors that are taken away: none is left, nothing stays open, and the person learns of it."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.identity.actions.factors import reset_factors
from shared import clock
from tests.services.identity.acting import (
    ICE,
    PASSWORD,
    Browser,
    totp_now,
)
from tests.services.identity.members import (
    API,
    OWN,
    call,
    id_of,
)
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


async def test_an_administrator_alone_removes_factors_after_a_day(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    path = f"{OWN}/utilisateurs/{who}"
    working = await company.sign_in(username="saisie")

    decided = await call(
        company, tokens, "POST", f"{path}/retrait-facteurs", motif="Téléphone perdu"
    )
    again = await call(company, tokens, "POST", f"{path}/retrait-facteurs", motif="Encore")
    sheet = (await call(company, tokens, "GET", path)).json()

    assert decided.status_code == 202
    at = datetime.fromisoformat(decided.json()["effectif_le"])
    assert timedelta(hours=23, minutes=59) < at - clock.now() <= timedelta(hours=24)
    assert again.json()["code"] == "identity.retrait-deja-demande"
    assert datetime.fromisoformat(sheet["facteurs_retires_le"]) == at
    assert sheet["facteurs"] == ["APPLICATION"]
    assert (await company.refresh(working.refresh)).status_code == 200
    told = await company.conn.fetch(
        "SELECT kind FROM security_log WHERE user_id = $1 AND kind = ANY($2::text[])",
        who,
        ["aide.approuvee", "member.factors_reset"],
    )
    assert len(told) == 2


async def test_an_operator_removes_factors_at_once(company):
    operator = await company.sign_in(username="operateur")
    who = await id_of(company, "saisie")
    path = f"{API}/entreprises/{ICE}/utilisateurs/{who}"

    await call(company, operator, "POST", f"{path}/retrait-facteurs", motif="Téléphone perdu")

    sheet = (await call(company, operator, "GET", path)).json()
    assert (sheet["facteurs"], sheet["facteurs_retires_le"]) == ([], None)


@pytest.mark.parametrize(
    ("username", "code"),
    [
        ("importateur", "identity.soi-meme"),
        ("deux.profils", "identity.compte-partage"),
        ("nouvelle", "identity.membre-bloque"),
    ],
)
async def test_factors_of_oneself_of_shared_and_of_blocked_accounts_stay(company, username, code):
    tokens = await company.sign_in()
    await company.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'nouvelle'"
    )
    who = await id_of(company, username)

    answer = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/retrait-facteurs", motif="Perdu"
    )

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert await company.conn.fetchval("SELECT count(*) FROM appareil_perdu") == 0
