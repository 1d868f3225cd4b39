"""Authenticator apps: several, named, confirmed by a code before they count, never all removed."""

import asyncio
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from services.identity.rules.totp import PER_PERSON
from shared import clock
from tests.services.identity.acting import PASSWORD, Browser, code_of, totp_now
from tests.support.clock import at
from tests.support.said import said_data
from tests.support.waiting import until

API = "/api/identity/v1"
ATLAS = "importateur@atlas.example"


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}"}


async def begin(house, tokens, nom="Téléphone"):
    return await house.client.post(f"{API}/applications", json={"nom": nom}, headers=bearer(tokens))


async def confirm(house, tokens, device_id, code):
    return await house.client.post(
        f"{API}/applications/{device_id}/confirmation", json={"code": code}, headers=bearer(tokens)
    )


async def add(house, tokens, nom="Téléphone"):
    begun = (await begin(house, tokens, nom)).json()
    added = await confirm(house, tokens, begun["device_id"], totp_now(begun["secret"]))
    assert added.status_code == 200, added.text
    return begun


async def facteurs(house, tokens):
    return (await house.client.get(f"{API}/facteurs", headers=bearer(tokens))).json()


async def letters(house, to, count):
    async def arrived():
        found = [text for who, text in house.mailbox.messages if who == to]
        return found if len(found) >= count else None

    return await until(arrived)


async def test_an_app_counts_once_its_first_code_has_confirmed_it(house):
    tokens = await house.sign_in()
    begun = await begin(house, tokens)
    assert begun.status_code == 201
    secret = begun.json()["secret"]
    address = urlsplit(begun.json()["uri"])
    assert (address.scheme, parse_qs(address.query)["secret"]) == ("otpauth", [secret])
    assert begun.json()["qr"].startswith("<svg xmlns=")
    assert len((await facteurs(house, tokens))["applications"]) == 1
    with at(clock.now() + timedelta(minutes=1)):
        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
        assert (await browser.fill("code", code=totp_now(secret))).status_code == 422

    wrong = await confirm(house, tokens, begun.json()["device_id"], "000000")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "identity.code-incorrect")
    right = await confirm(house, tokens, begun.json()["device_id"], totp_now(secret))

    assert right.json()["nom"] == "Téléphone"
    names = [each["nom"] for each in (await facteurs(house, tokens))["applications"]]
    assert names[-1] == "Téléphone"
    with at(clock.now() + timedelta(minutes=2)):
        assert (await house.sign_in(totp=secret)).claims["acr"] == "urn:portnet:acr:mfa"


async def test_the_secret_is_shown_once_and_confirmed_within_half_an_hour(house):
    tokens = await house.sign_in()
    begun = (await begin(house, tokens)).json()
    assert (
        begun["secret"]
        not in (await house.client.get(f"{API}/facteurs", headers=bearer(tokens))).text
    )
    await house.conn.execute(
        "UPDATE totp_device SET created_at = created_at - interval '31 minutes'"
    )

    late = await confirm(house, tokens, begun["device_id"], totp_now(begun["secret"]))

    assert (late.status_code, late.json()["code"]) == (404, "identity.application-inconnue")


async def test_five_apps_are_enough(house):
    tokens = await house.sign_in()
    for number in range(PER_PERSON - 1):
        await add(house, tokens, f"app {number}")

    refused = await begin(house, tokens)

    assert (refused.status_code, refused.json()["code"]) == (409, "identity.trop-d-applications")


async def test_every_change_is_mailed_logged_and_said(house):
    tokens = await house.sign_in()
    begun = await add(house, tokens, "Ancien")
    path = f"{API}/applications/{begun['device_id']}"

    renamed = await house.client.patch(path, json={"nom": "Neuf"}, headers=bearer(tokens))
    removed = await house.client.delete(path, headers=bearer(tokens))

    assert (renamed.status_code, removed.status_code) == (204, 204)
    texts = await letters(house, ATLAS, 3)
    for text, word in zip(texts, ("Ancien", "Neuf", "Neuf"), strict=True):
        assert word in text
    kinds = await house.conn.fetch(
        "SELECT kind FROM security_log WHERE kind LIKE 'mfa.%' ORDER BY seq"
    )
    assert [row["kind"] for row in kinds] == [
        "mfa.application-ajoutee",
        "mfa.application-renommee",
        "mfa.application-retiree",
    ]
    said = [
        each for each in await said_data(house.conn) if type(each).__name__ == "IdentityMfaChange"
    ]
    assert [each.changement for each in said] == ["ENROLE", "REMPLACE"]


async def test_the_last_strong_factor_stays_even_when_two_go_at_once(house):
    tokens = await house.sign_in()
    await add(house, tokens)
    ids = [each["device_id"] for each in (await facteurs(house, tokens))["applications"]]

    answers = await asyncio.gather(
        *(house.client.delete(f"{API}/applications/{each}", headers=bearer(tokens)) for each in ids)
    )

    assert sorted(each.status_code for each in answers) == [204, 409]
    refused = next(each for each in answers if each.status_code == 409)
    assert refused.json()["code"] == "identity.dernier-facteur"
    assert len((await facteurs(house, tokens))["applications"]) == 1


async def test_nobody_touches_anothers_app(house):
    mine = await house.sign_in()
    begun = (await begin(house, mine)).json()
    app = (await facteurs(house, mine))["applications"][0]["device_id"]
    other = await house.sign_in(username="operateur")

    answers = [
        await house.client.delete(f"{API}/applications/{app}", headers=bearer(other)),
        await house.client.patch(
            f"{API}/applications/{app}", json={"nom": "x"}, headers=bearer(other)
        ),
        await confirm(house, other, begun["device_id"], totp_now(begun["secret"])),
    ]

    assert {each.status_code for each in answers} == {404}
    assert {each.json()["code"] for each in answers} == {"identity.application-inconnue"}


CHANGES = [
    ("POST", "applications", {"nom": "x"}),
    ("POST", "applications/018f0000-0000-7000-8000-000000000001/confirmation", {"code": "1"}),
    ("PATCH", "applications/018f0000-0000-7000-8000-000000000001", {"nom": "x"}),
    ("DELETE", "applications/018f0000-0000-7000-8000-000000000001", None),
    ("PATCH", "cles/018f0000-0000-7000-8000-000000000001", {"nom": "x"}),
    ("POST", "codes-secours", None),
    ("POST", "telephone", {"numero": "0612345678"}),
    ("POST", "telephone/confirmation", {"code": "1"}),
    ("DELETE", "telephone", None),
]


@pytest.mark.parametrize(("method", "path", "body"), CHANGES)
async def test_without_a_token_nothing_changes(still_house, method, path, body):
    answer = await still_house.client.request(method, f"{API}/{path}", json=body)
    assert answer.status_code == 401


async def test_a_change_wants_more_than_a_mailed_code_and_a_sign_in_of_this_moment(house):
    strong = await house.sign_in()
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
    await browser.fill("courriel")
    code = await browser.fill("code", code=house.mailbox.code("operateur@portnet.example"))
    weak = (await house.redeem(code_of(code), browser.verifier)).json()["access_token"]
    with at(clock.now() + timedelta(minutes=6)):
        old = (await house.refresh(strong.refresh)).json()["access_token"]
        for method, path, body in CHANGES:
            answer = await house.client.request(
                method, f"{API}/{path}", json=body, headers={"Authorization": f"Bearer {old}"}
            )
            assert (answer.status_code, answer.json()["code"]) == (401, "step-up-required")
    for method, path, body in CHANGES:
        answer = await house.client.request(
            method, f"{API}/{path}", json=body, headers={"Authorization": f"Bearer {weak}"}
        )
        assert (answer.status_code, answer.json()["acr_values"]) == (401, "urn:portnet:acr:mfa")


@pytest.mark.parametrize("nom", ["", "   ", "x" * 61])
async def test_a_name_that_is_none_is_refused(house, nom):
    tokens = await house.sign_in()
    refused = await begin(house, tokens, nom)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "#/nom"
