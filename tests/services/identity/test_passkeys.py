"""Passkeys: alone, after the password, added and removed; and everything that is none."""

import html
import json
import re
from datetime import timedelta

import pytest

from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    Browser,
    answer_of,
    code_of,
    totp_now,
    unverified,
)
from tests.services.identity.authenticator import Authenticator, b64
from tests.services.identity.souscrire import all_sent
from tests.support.clock import at
from tests.support.said import said_data

API = "/api/identity/v1"


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}"}


def options_of(browser):
    found = re.search(r'data-options="([^"]*)"', browser.page.text)
    return json.loads(html.unescape(found[1]))


async def answer(browser, response):
    return await browser.fill("cle", reponse=json.dumps(response))


async def add(house, tokens, device, nom="Téléphone", **changes):
    options = await house.client.post(f"{API}/cles/options", headers=bearer(tokens))
    assert options.status_code == 200, options.text
    body = {"nom": nom, "reponse": device.create(options.json(), **changes)}
    return await house.client.post(f"{API}/cles", json=body, headers=bearer(tokens))


async def with_passkey(house, **changes):
    device = Authenticator(**changes)
    tokens = await house.sign_in()
    added = await add(house, tokens, device)
    assert added.status_code == 201, added.text
    return device, tokens


# --- adding, seeing, removing


async def test_a_passkey_is_added_seen_said_and_removed(house):
    device, tokens = await with_passkey(house, backed_up=True)

    factors = (await house.client.get(f"{API}/facteurs", headers=bearer(tokens))).json()
    (key,) = factors["cles"]
    assert (key["nom"], key["synchronisee"], key["utilisee_le"]) == ("Téléphone", True, None)
    assert len(factors["applications"]) == 1
    assert b64(device.credential_id) not in json.dumps(factors)
    gone = await house.client.delete(f"{API}/cles/{key['cle_id']}", headers=bearer(tokens))
    assert gone.status_code == 204
    changes = [
        each.changement
        for each in await said_data(house.conn)
        if type(each).__name__ == "IdentityMfaChange"
    ]
    assert changes == ["ENROLE", "REMPLACE"]


async def test_a_device_is_not_asked_to_add_itself_twice(house):
    device, tokens = await with_passkey(house)

    options = (await house.client.post(f"{API}/cles/options", headers=bearer(tokens))).json()

    assert [each["id"] for each in options["excludeCredentials"]] == [b64(device.credential_id)]
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["rp"]["id"] == "localhost"
    again = await add(house, tokens, device)
    assert (again.status_code, again.json()["code"]) == (409, "identity.cle-deja-connue")


async def test_adding_needs_the_app_and_a_recent_sign_in(house):
    tokens = await house.sign_in()
    with at(clock.now() + timedelta(minutes=6)):
        refreshed = (await house.refresh(tokens.refresh)).json()["access_token"]
        late = await house.client.post(
            f"{API}/cles/options", headers={"Authorization": f"Bearer {refreshed}"}
        )
        assert (late.status_code, late.json()["code"]) == (401, "step-up-required")
        assert 'max_age="300"' in late.headers["www-authenticate"]

        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
        await browser.fill("courriel")
        code = await browser.fill("code", code=house.mailbox.code("operateur@portnet.example"))
        weak = (await house.redeem(code_of(code), browser.verifier)).json()["access_token"]
        refused = await house.client.post(
            f"{API}/cles/options", headers={"Authorization": f"Bearer {weak}"}
        )
        assert (refused.status_code, refused.json()["code"]) == (401, "step-up-required")


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"verifies": False},
    ],
)
async def test_a_device_that_answers_wrongly_is_not_added(house, wrong):
    tokens = await house.sign_in()

    refused = await add(house, tokens, Authenticator(**wrong))

    assert (refused.status_code, refused.json()["code"]) == (422, "identity.cle-refusee")


async def test_a_challenge_serves_one_registration(house):
    tokens = await house.sign_in()
    options = (await house.client.post(f"{API}/cles/options", headers=bearer(tokens))).json()
    first = {"nom": "a", "reponse": Authenticator().create(options)}
    second = {"nom": "b", "reponse": Authenticator().create(options)}

    taken = await house.client.post(f"{API}/cles", json=first, headers=bearer(tokens))
    refused = await house.client.post(f"{API}/cles", json=second, headers=bearer(tokens))

    assert (taken.status_code, refused.status_code) == (201, 422)


@pytest.mark.parametrize("body", [{}, {"nom": "", "reponse": {}}, {"nom": "x" * 61, "reponse": {}}])
async def test_an_order_that_is_none_is_refused(house, body):
    tokens = await house.sign_in()

    answered = await house.client.post(f"{API}/cles", json=body, headers=bearer(tokens))

    assert answered.status_code == 422


@pytest.mark.parametrize(
    "response",
    [{}, {"rawId": 7}, {"rawId": "x", "response": []}, {"rawId": "AA", "response": {"a": None}}],
)
async def test_nonsense_for_an_answer_is_refused_and_not_crashed_on(house, response):
    tokens = await house.sign_in()
    await house.client.post(f"{API}/cles/options", headers=bearer(tokens))

    answered = await house.client.post(
        f"{API}/cles", json={"nom": "x", "reponse": response}, headers=bearer(tokens)
    )

    assert answered.status_code == 422


async def test_nobody_removes_anothers_passkey_nor_their_own_last_factor(house):
    _, mine = await with_passkey(house)
    other = await house.sign_in(username="operateur")
    cle_id = await house.conn.fetchval("SELECT cle_id FROM passkey")

    foreign = await house.client.delete(f"{API}/cles/{cle_id}", headers=bearer(other))
    assert (foreign.status_code, foreign.json()["code"]) == (404, "identity.cle-inconnue")
    await house.conn.execute("DELETE FROM totp_device")
    last = await house.client.delete(f"{API}/cles/{cle_id}", headers=bearer(mine))
    assert (last.status_code, last.json()["code"]) == (409, "identity.dernier-facteur")
    assert await house.conn.fetchval("SELECT count(*) FROM passkey") == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "facteurs"),
        ("POST", "cles/options"),
        ("POST", "cles"),
        ("DELETE", "cles/018f0000-0000-7000-8000-000000000001"),
    ],
)
async def test_without_a_token_there_are_no_factors(still_house, method, path):
    assert (await still_house.client.request(method, f"{API}/{path}")).status_code == 401


async def test_ten_passkeys_are_enough(house):
    tokens = await house.sign_in()
    for number in range(10):
        assert (await add(house, tokens, Authenticator(), f"clé {number}")).status_code == 201

    refused = await house.client.post(f"{API}/cles/options", headers=bearer(tokens))

    assert (refused.status_code, refused.json()["code"]) == (409, "identity.trop-de-cles")


# --- signing in


async def test_a_passkey_alone_signs_in_at_the_highest_level(house):
    device, _ = await with_passkey(house)
    browser = Browser(house)
    await browser.open()
    options = options_of(browser)
    assert options["userVerification"] == "required"
    assert not options.get("allowCredentials")

    code = code_of(await answer(browser, device.get(options)))

    claims = unverified((await house.redeem(code, browser.verifier)).json()["access_token"])
    assert claims["acr"] == "urn:portnet:acr:mfa-phr"
    assert claims["amr"] == ["pop", "user", "mfa"]
    assert claims["username"] == "importateur"
    methods = [
        each.methode_mfa
        for each in await said_data(house.conn)
        if type(each).__name__ == "IdentityConnexion"
    ]
    assert methods[-1] == "passkey"


async def test_a_passkey_after_the_password_is_the_second_factor(house):
    device, _ = await with_passkey(house)
    device.verifies = False
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    options = options_of(browser)
    assert [each["id"] for each in options["allowCredentials"]] == [b64(device.credential_id)]

    code = code_of(await answer(browser, device.get(options)))

    claims = unverified((await house.redeem(code, browser.verifier)).json()["access_token"])
    assert claims["acr"] == "urn:portnet:acr:mfa-phr"
    assert claims["amr"] == ["pwd", "pop", "mfa"]


async def test_alone_a_device_must_verify_its_owner(house):
    device, _ = await with_passkey(house)
    device.verifies = False
    browser = Browser(house)
    await browser.open()

    page = await answer(browser, device.get(options_of(browser)))

    assert page.status_code == 422
    assert "n’a pas pu être vérifiée" in page.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"credential_id": b"unknown"},
        {"user_handle": b64(b"somebody else...")},
    ],
)
async def test_a_wrong_answer_signs_nobody_in(house, wrong):
    device, _ = await with_passkey(house)
    for name, value in wrong.items():
        setattr(device, name, value)
    browser = Browser(house)
    await browser.open()

    page = await answer(browser, device.get(options_of(browser)))

    assert page.status_code == 422
    assert "__Secure-id" not in browser.jar


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
async def test_an_answer_with_a_part_of_another_is_refused(house, part):
    device, _ = await with_passkey(house)
    other = Browser(house)
    await other.open()
    foreign = device.get(options_of(other))["response"][part]
    if part == "authenticatorData":
        device.count = 9
    browser = Browser(house)
    await browser.open()

    page = await answer(browser, device.get(options_of(browser), **{part: foreign}))

    assert page.status_code == 422


async def test_an_answer_serves_its_own_challenge_once(house):
    device, _ = await with_passkey(house)
    browser, other = Browser(house), Browser(house)
    await browser.open()
    await other.open()
    response = device.get(options_of(browser))

    assert (await answer(other, response)).status_code == 422
    assert code_of(await answer(browser, response))
    third = Browser(house)
    await third.open()
    assert (await answer(third, response)).status_code == 422


async def test_a_counter_that_goes_back_betrays_a_copy(house):
    device, _ = await with_passkey(house)
    for count, status in ((7, 303), (7, 422), (6, 422), (8, 303)):
        device.count = count
        browser = Browser(house)
        await browser.open()
        assert (await answer(browser, device.get(options_of(browser)))).status_code == status


async def test_the_owner_is_told_of_a_copy_and_nobody_without_the_key_can_have_them_told(house):
    device, _ = await with_passkey(house)
    for count, forged in ((7, False), (3, True), (6, False)):
        device.count = count
        browser = Browser(house)
        await browser.open()
        wrong = {"signature": b64(b"nobody's")} if forged else {}
        await answer(browser, device.get(options_of(browser), **wrong))

    await all_sent(house)
    told = [to for to, text in house.mailbox.messages if "avec une copie" in text]
    assert told == ["importateur@atlas.example"]


@pytest.mark.parametrize("response", ["", "null", "[]", "{}", '{"rawId": 1}', "[" * 3000])
async def test_nonsense_signs_nobody_in(house, response):
    browser = Browser(house)
    await browser.open()

    page = await browser.fill("cle", reponse=response)

    assert page.status_code == 422


async def test_five_wrong_answers_end_the_sign_in(house):
    browser = Browser(house)
    await browser.open()
    for _ in range(5):
        page = await browser.fill("cle", reponse="{}")

    assert page.status_code == 400
    assert "Trop de codes" in page.text


async def test_anothers_passkey_does_not_follow_my_password(house):
    device, _ = await with_passkey(house)
    browser = Browser(house)
    await browser.open()
    path, hidden = browser.form("cle")
    await browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
    challenge = await house.conn.fetchval(
        "SELECT challenge FROM login_transaction ORDER BY created_at DESC LIMIT 1"
    )
    response = device.get({"challenge": b64(challenge)})
    _, code_form = browser.form("code")

    page = await browser.follow(
        await browser.post(path, hidden | code_form | {"reponse": json.dumps(response)})
    )

    assert page.status_code == 422


async def test_a_suspended_persons_passkey_opens_nothing(house):
    device, _ = await with_passkey(house)
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU'")
    browser = Browser(house)
    await browser.open()

    assert (await answer(browser, device.get(options_of(browser)))).status_code == 422


async def test_the_form_sent_twice_signs_in_though_the_first_answer_was_dropped(house):
    device, _ = await with_passkey(house)
    browser = Browser(house)
    await browser.open()
    path, hidden = browser.form("cle")
    form = hidden | {"reponse": json.dumps(device.get(options_of(browser)))}
    before = dict(browser.jar)
    assert (await browser.post(path, form)).status_code == 303

    again = Browser(house, jar=before, verifier=browser.verifier)
    second = await again.post(path, form)

    assert second.status_code == 303
    assert again.jar["__Secure-id"]


# --- levels and enrolment


async def test_a_client_that_wants_a_passkey_gets_one_or_is_told(house):
    device, tokens = await with_passkey(house)
    await tokens.browser.open("rp", acr_values="urn:portnet:acr:mfa-phr")
    assert 'id="code"' not in tokens.browser.page.text
    assert "/courriel" not in tokens.browser.page.text

    stronger = code_of(await answer(tokens.browser, device.get(options_of(tokens.browser))))

    body = (await house.redeem(stronger, tokens.browser.verifier, "rp")).json()
    assert unverified(body["access_token"])["acr"] == "urn:portnet:acr:mfa-phr"
    other = await house.sign_in(username="operateur")
    told = answer_of(await other.browser.open("rp", acr_values="urn:portnet:acr:mfa-phr"))
    assert told["error"] == "unmet_authentication_requirements"
    assert told["state"] == "the-state"
    assert told["iss"]


async def test_where_a_passkey_or_a_code_will_do_who_has_none_is_asked_for_the_code(house):
    browser = Browser(house)
    asked = {"acr_values": "urn:portnet:acr:mfa-phr urn:portnet:acr:mfa"}

    code = await browser.sign_in(username="operateur", client_id="rp", **asked)

    body = (await house.redeem(code, browser.verifier, "rp")).json()
    assert unverified(body["access_token"])["acr"] == "urn:portnet:acr:mfa"
    assert code_of(await browser.open("rp", prompt="none", **asked))


async def test_a_code_does_not_pass_where_a_passkey_is_wanted(house):
    _, tokens = await with_passkey(house)
    await tokens.browser.open("rp", acr_values="urn:portnet:acr:mfa-phr")
    path, hidden = tokens.browser.form("cle")

    with at(clock.now() + timedelta(minutes=1)):
        page = await tokens.browser.post(
            path.replace("/cle", "/code"), hidden | {"code": totp_now()}
        )

    assert page.status_code == 422


async def test_who_must_enrol_may_take_a_passkey_instead_of_an_app(house):
    device = Authenticator()
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="nouvelle", mot_de_passe=PASSWORD)
    await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))

    await answer(browser, device.create(options_of(browser)))
    assert code_of(await browser.fill("codes-gardes"))

    sent = len(house.mailbox.messages)
    again = Browser(house)
    await again.open()
    await again.fill("mot-de-passe", identifiant="nouvelle", mot_de_passe=PASSWORD)
    assert len(house.mailbox.messages) == sent
    assert code_of(await answer(again, device.get(options_of(again))))
