"""DPoP: tokens that are worth nothing without the client's key. Source: RFC 9449."""

import asyncio
from datetime import timedelta

import pytest
from joserfc.jwk import OctKey, RSAKey

from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    RP_CALLBACK,
    Browser,
    code_of,
    totp_now,
    unverified,
)
from tests.support.clock import at
from tests.support.proof import KEY, OTHER, prove
from tests.support.tokens import ISSUER


def proof(path="token", method="POST", **changes):
    """Return a proof for a request to Portnet ID."""
    return prove(method, f"{ISSUER}/{path}", **changes)


def client_credentials(house, sent, client_id="partner"):
    return house.client.post(
        "/id/token",
        data={"grant_type": "client_credentials"},
        headers=house.basic(client_id) | ({"DPoP": sent} if sent else {}),
    )


@pytest.mark.parametrize("alg", ["ES256", "RS256", "PS256"])
async def test_a_token_asked_for_with_a_proof_is_bound_to_its_key(still_house, alg):
    key = KEY if alg == "ES256" else RSAKey.generate_key(2048)

    body = (await client_credentials(still_house, proof(key=key, alg=alg))).json()

    assert body["token_type"] == "DPoP"
    assert unverified(body["access_token"])["cnf"] == {"jkt": key.thumbprint()}


async def test_without_a_proof_a_token_is_a_bearer_token(still_house):
    body = (await client_credentials(still_house, None)).json()

    assert body["token_type"] == "Bearer"
    assert "cnf" not in unverified(body["access_token"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "GET"},
        {"path": "userinfo"},
        {"htu": "https://evil.example/id/token"},
        {"htu": None},
        {"htu": 7},
        {"htu": "http://["},
        {"htm": None},
        {"iat": None},
        {"iat": 1},
        {"iat": "now"},
        {"iat": True},
        {"jti": None},
        {"jti": "short"},
        {"header": {"typ": "JWT"}},
        {"header": {"jwk": None}},
        {"header": {"jwk": OTHER.as_dict(private=False)}},
        {"header": {"jwk": KEY.as_dict(private=True)}},
        {"header": {"jwk": {"kty": "EC"}}},
        {"key": OctKey.generate_key(256), "alg": "HS256"},
    ],
)
async def test_a_wrong_proof_gives_no_token(still_house, wrong):
    answer = await client_credentials(still_house, proof(**wrong))

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_dpop_proof")


@pytest.mark.parametrize("sent", ["x", "a.b.c", "", "..", "x" * 6_000])
async def test_what_is_no_proof_gives_no_token(still_house, sent):
    answer = await still_house.client.post(
        "/id/token",
        data={"grant_type": "client_credentials"},
        headers=still_house.basic("partner") | {"DPoP": sent},
    )

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_dpop_proof")


async def test_two_proofs_are_one_too_many(still_house):
    headers = [("DPoP", proof()), ("DPoP", proof()), *still_house.basic("partner").items()]

    answer = await still_house.client.post(
        "/id/token", data={"grant_type": "client_credentials"}, headers=headers
    )

    assert answer.status_code == 400


async def test_a_proof_serves_once_even_at_once(still_house):
    sent = proof()

    answers = await asyncio.gather(*(client_credentials(still_house, sent) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]
    refused = [answer.json() for answer in answers if answer.status_code == 400]
    assert {one["error"] for one in refused} == {"invalid_dpop_proof"}


async def test_a_client_that_must_prove_gets_nothing_without(house):
    await house.seed(
        clients=[
            {
                "client_id": "bound",
                "client_secret": "s" * 43,
                "grant_types": ["client_credentials"],
                "scope": "x",
                "require_dpop": True,
            }
        ]
    )

    refused = await client_credentials(house, None, "bound")
    taken = await client_credentials(house, proof(), "bound")

    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_dpop_proof")
    assert taken.status_code == 200


async def with_code(house, **asked):
    browser = Browser(house)
    return await browser.sign_in(client_id="rp", **asked), browser


async def redeem(house, code, browser, sent):
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": RP_CALLBACK,
        "code_verifier": browser.verifier,
    }
    headers = house.basic("rp") | ({"DPoP": sent} if sent else {})
    return await house.client.post("/id/token", data=form, headers=headers)


async def test_a_code_bound_to_a_key_is_redeemed_with_that_key_only(house):
    for minute, (key, status) in enumerate([(None, 400), (OTHER, 400), (KEY, 200)]):
        with at(clock.now() + timedelta(minutes=minute)):
            code, browser = await with_code(house, dpop_jkt=KEY.thumbprint())
            sent = proof(key=key) if key else None
            assert (await redeem(house, code, browser, sent)).status_code == status


async def test_a_pushed_request_with_a_proof_binds_the_code(house):
    browser = Browser(house)
    headers = house.basic("rp") | {"DPoP": proof("par")}
    pushed = await house.client.post("/id/par", data=browser.request("rp"), headers=headers)
    await browser.follow(
        await browser.get("/id/authorize", client_id="rp", request_uri=pushed.json()["request_uri"])
    )
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    code = code_of(await browser.fill("code", code=totp_now()))

    assert (await redeem(house, code, browser, proof(key=OTHER))).status_code == 400


async def test_a_pushed_request_whose_proof_is_of_another_key_is_refused(still_house):
    browser = Browser(still_house)
    asked = browser.request("rp", dpop_jkt=OTHER.thumbprint())
    headers = still_house.basic("rp") | {"DPoP": proof("par")}

    answer = await still_house.client.post("/id/par", data=asked, headers=headers)

    assert answer.json()["error"] == "invalid_dpop_proof"


async def test_userinfo_takes_a_bound_token_with_its_proof_only(house):
    code, browser = await with_code(house)
    token = (await redeem(house, code, browser, proof())).json()["access_token"]

    async def ask(scheme, sent):
        headers = {"Authorization": f"{scheme} {token}"} | ({"DPoP": sent} if sent else {})
        return (await house.client.get("/id/userinfo", headers=headers)).status_code

    right = proof("userinfo", "GET", token=token)
    assert await ask("DPoP", right) == 200
    assert await ask("DPoP", right) == 401
    assert await ask("Bearer", None) == 401
    assert await ask("DPoP", None) == 401
    assert await ask("DPoP", proof("userinfo", "GET")) == 401
    assert await ask("DPoP", proof("userinfo", "GET", token="another")) == 401
    assert await ask("DPoP", proof("userinfo", "GET", key=OTHER, token=token)) == 401


async def test_a_bearer_token_is_not_taken_as_a_bound_one(house):
    tokens = await house.sign_in()
    headers = {
        "Authorization": f"DPoP {tokens.access}",
        "DPoP": proof("userinfo", "GET", token=tokens.access),
    }

    assert (await house.client.get("/id/userinfo", headers=headers)).status_code == 401


async def test_introspection_tells_to_which_key_a_token_is_bound(still_house):
    token = (await client_credentials(still_house, proof())).json()["access_token"]

    body = (await still_house.post("/id/introspect", {"token": token}, "resource")).json()

    assert body["cnf"] == {"jkt": KEY.thumbprint()}
    assert body["token_type"] == "DPoP"
