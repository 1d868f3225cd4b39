"""Signing in: password, then a second factor, then the client gets its code."""

import re
from datetime import timedelta

import pytest

from services.identity.passwords import Passwords
from shared import clock
from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    PASSWORD,
    RP_CALLBACK,
    Browser,
    answer_of,
    at_code,
    code_of,
    totp_now,
    unverified,
)
from tests.support.clock import at
from tests.support.said import said_data
from tests.support.tokens import AUDIENCE, ISSUER, PORTAL

LOG = "SELECT kind FROM security_log ORDER BY seq"


async def kinds(house):
    return [row["kind"] for row in await house.conn.fetch(LOG)]


# --- the happy paths


async def test_password_and_totp_give_the_client_tokens_with_every_claim(house):
    tokens = await house.sign_in()

    assert tokens.answer["token_type"] == "Bearer"
    assert tokens.answer["expires_in"] == 300
    claims = tokens.claims
    now = int(clock.timestamp())
    assert claims["iss"] == ISSUER
    assert claims["aud"] == [AUDIENCE]
    assert claims["client_id"] == "gateway"
    assert claims["exp"] - claims["iat"] == 300
    assert abs(claims["auth_time"] - now) < 5
    assert claims["scope"].split() == ["openid", "profile", "email", "offline_access"]
    assert (claims["ice"], claims["profil"], claims["username"]) == (ICE, "IMP", "importateur")
    assert claims["roles"] == ["administrateur", "saisie"]
    assert claims["acr"] == "urn:portnet:acr:mfa"
    assert claims["amr"] == ["pwd", "otp", "mfa"]
    assert claims["sid"]
    assert claims["jti"]
    assert claims["sub"] not in {"importateur", ICE}
    assert tokens.id_claims["nonce"] == "the-nonce"
    assert tokens.id_claims["aud"] == "gateway"
    assert tokens.id_claims["email"] == "importateur@atlas.example"
    assert tokens.id_claims["raison_sociale"] == "Atlas Import SARL"
    assert tokens.id_claims["sid"] == claims["sid"]


async def test_the_answer_to_the_client_names_state_and_issuer(house):
    browser = await at_code(house)

    answer = answer_of(await browser.fill("code", code=totp_now()))

    assert answer["state"] == "the-state"
    assert answer["iss"] == ISSUER


async def test_an_email_address_signs_in_like_the_username_in_any_case(house):
    browser = Browser(house)

    code = await browser.sign_in(username="  IMPORTATEUR@Atlas.Example ")

    assert (await house.redeem(code, browser.verifier)).status_code == 200


async def test_signing_in_is_said_and_written_down(house):
    tokens = await house.sign_in()

    events = await said_data(house.conn)
    connexion = next(each for each in events if type(each).__name__ == "IdentityConnexion")
    assert (connexion.resultat, connexion.methode_mfa) == ("SUCCES", "totp")
    assert str(connexion.user_id) == tokens.claims["sub"]
    assert connexion.ip == "127.0.0.1"
    assert await kinds(house) == ["password.accepted", "session.opened", "grant.opened"]


async def test_a_code_by_mail_signs_in_at_a_lower_level(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    assert "i•••@a•••.example" in browser.page.text

    code = code_of(await browser.fill("code", code=house.mailbox.code("importateur@atlas.example")))

    tokens = (await house.redeem(code, browser.verifier)).json()
    assert unverified(tokens["access_token"])["acr"] == "urn:portnet:acr:mfa-oob"


async def test_the_app_still_works_after_a_code_was_mailed(house):
    browser = await at_code(house)
    await browser.fill("courriel")

    answer = await browser.fill("code", code=totp_now())

    assert code_of(answer)


async def test_a_signed_in_browser_gets_the_next_code_without_being_asked(house):
    first = await house.sign_in()

    answer = await first.browser.open("rp")

    assert answer.headers["location"].startswith(RP_CALLBACK)
    redeemed = await house.redeem(code_of(answer), first.browser.verifier, "rp")
    assert redeemed.status_code == 200


# --- several profiles


async def test_someone_with_two_profiles_chooses_and_the_token_carries_exactly_one(house):
    browser = await at_code(house, "deux.profils")
    page = await browser.fill("code", code=totp_now())
    assert "Atlas Import SARL" in page.text
    assert "Rif Transit SA" in page.text
    chosen = await house.conn.fetchval(
        "SELECT affectation_id FROM affectation WHERE ice = $1 AND profil = 'TRA'", OTHER_ICE
    )

    code = code_of(await browser.fill("profil", affectation=str(chosen)))

    claims = unverified((await house.redeem(code, browser.verifier)).json()["access_token"])
    assert (claims["ice"], claims["profil"], claims["roles"]) == (OTHER_ICE, "TRA", ["lecture"])


async def test_nobody_chooses_a_profile_of_somebody_else(house):
    browser = await at_code(house, "deux.profils")
    await browser.fill("code", code=totp_now())
    foreign = await house.conn.fetchval(
        "SELECT affectation_id FROM affectation WHERE ice = $1 AND profil = 'EXP'", ICE
    )

    for wrong in (str(foreign), "nonsense", ""):
        page = await browser.fill("profil", affectation=wrong)
        assert page.status_code == 422
        assert "Choisissez un profil" in page.text


async def test_no_code_before_the_profile_is_chosen(house):
    browser = await at_code(house, "deux.profils")
    await browser.fill("code", code=totp_now())

    answer = await browser.open("rp", prompt="none")

    assert answer_of(answer)["error"] == "account_selection_required"


async def test_someone_without_any_profile_is_told_so_and_not_signed_in(house):
    await house.conn.execute("DELETE FROM affectation WHERE profil = 'OPE'")
    browser = await at_code(house, "operateur")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 403
    assert "Aucun profil" in page.text
    assert "__Secure-id" not in browser.jar


# --- enrolment


async def test_who_has_no_app_proves_the_mailbox_and_must_enrol_one(house):
    browser = await at_code(house, "nouvelle")
    assert "n•••@a•••.example" in browser.page.text

    page = await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))

    assert "<svg" in page.text
    assert "__Secure-id" not in browser.jar
    secret = re.search(r'<code class="ref" dir="ltr">([A-Z2-7 ]+)</code>', page.text)[1]
    wrong = await browser.fill("code", code="000000")
    assert wrong.status_code == 422
    await browser.fill("code", code=totp_now(secret.replace(" ", "")))
    assert code_of(await browser.fill("codes-gardes"))
    events = [type(each).__name__ for each in await said_data(house.conn)]
    assert "IdentityMfaChange" in events

    with at(clock.now() + timedelta(minutes=1)):
        again = Browser(house)
        assert await again.sign_in("nouvelle", totp=secret.replace(" ", ""))


async def test_an_app_that_was_never_confirmed_is_no_factor(house):
    browser = await at_code(house, "nouvelle")
    await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))
    sealed = await house.conn.fetchrow(
        "SELECT device_id, secret FROM totp_device WHERE confirmed_at IS NULL"
    )
    secret = house.app.state.means.vault.open("totp", str(sealed["device_id"]), sealed["secret"])

    other = await at_code(house, "nouvelle")
    page = await other.fill("courriel")  # the first code's minute is not over
    assert page.status_code == 429
    path, hidden = other.form("courriel")
    answer = await other.post(
        path.replace("courriel", "code"), hidden | {"code": totp_now(secret.decode())}
    )

    assert answer.status_code == 422


# --- whose sign-in is it?


async def test_another_browser_cannot_go_on_with_a_sign_in(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")

    for jar in ({}, {"__Secure-id-tx": "x" * 43}, {"__Secure-id-tx": "nonsense"}):
        other = Browser(house, jar=jar)
        assert (await other.get(path.removesuffix("/code"))).status_code == 400
        assert (await other.post(path, hidden | {"code": totp_now()})).status_code == 403


async def test_the_cookie_from_before_the_password_is_worth_nothing_after_it(house):
    browser = Browser(house)
    await browser.open()
    planted = dict(browser.jar)
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    path, _ = browser.form("code")

    attacker = Browser(house, jar=planted)

    assert (await attacker.get(path.removesuffix("/code"))).status_code == 400


@pytest.mark.parametrize(
    ("origin", "headers", "csrf"),
    [
        ("https://evil.example", {}, None),
        ("null", {}, None),
        (PORTAL, {"Sec-Fetch-Site": "cross-site"}, None),
        (PORTAL, {}, "0" * 64),
        (PORTAL, {}, ""),
    ],
)
async def test_a_form_from_elsewhere_is_refused(still_house, origin, headers, csrf):
    browser = Browser(still_house, origin=origin)
    await browser.open()
    path, hidden = browser.form("mot-de-passe")
    if csrf is not None:
        hidden["csrf"] = csrf
    form = hidden | {"identifiant": "importateur", "mot_de_passe": PASSWORD}

    page = await browser.post(path, form, **headers)

    assert page.status_code == 403


async def test_a_sign_in_expires_and_says_how_to_begin_anew(still_house):
    browser = Browser(still_house)
    await browser.open()

    with at(clock.now() + timedelta(minutes=31)):
        page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)

    assert page.status_code == 400
    assert f'href="{PORTAL}/"' in page.text


async def test_a_suspended_account_does_not_pass_the_second_factor(house):
    browser = await at_code(house)
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU'")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 400


async def test_a_password_hashed_at_another_cost_is_hashed_anew(open_house):
    house = await open_house()
    cheap = house.app.state.means.passwords
    old = await Passwords(memory_kib=512, passes=1, lanes=1).hash(PASSWORD)
    await house.conn.execute("UPDATE credential SET hash = $1", old)

    await house.sign_in()

    kept = await house.conn.fetchval(
        "SELECT hash FROM credential JOIN utilisateur USING (user_id) WHERE username = $1",
        "importateur",
    )
    assert not cheap.is_outdated(kept)
    assert await cheap.matches(kept, PASSWORD)
