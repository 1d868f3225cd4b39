"""Programs on their own behalf: tokens without a person, clients known by a key."""

import asyncio
import base64

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from shared import clock
from tests.services.identity.acting import (
    unverified,
)
from tests.support.tokens import ISSUER

# --- programs on their own behalf


async def test_a_partner_gets_a_token_of_its_own_without_person_or_refresh(still_house):
    form = {"grant_type": "client_credentials", "scope": "events:read"}

    answer = await still_house.post("/id/token", form, "partner")

    body = answer.json()
    claims = unverified(body["access_token"])
    assert (claims["sub"], claims["client_id"]) == ("partner", "partner")
    assert claims["organisme"] == "bank-007"
    assert claims["scope"] == "events:read"
    assert claims["exp"] - claims["iat"] == 300
    assert not {"ice", "profil", "roles", "sid", "acr"} & claims.keys()
    assert body.keys() == {"access_token", "token_type", "expires_in", "scope"}


@pytest.mark.parametrize(
    ("scope", "client_id", "error"),
    [
        ("openid", "partner", "invalid_scope"),
        ("offline_access events:read", "partner", "invalid_scope"),
        ("admin", "partner", "invalid_scope"),
        ("openid", "gateway", "unauthorized_client"),
    ],
)
async def test_a_program_gets_no_scope_of_people_and_only_its_own(
    still_house, scope, client_id, error
):
    form = {"grant_type": "client_credentials", "scope": scope}

    assert (await still_house.post("/id/token", form, client_id)).json()["error"] == error


async def test_without_a_scope_a_program_gets_all_that_are_its_own(still_house):
    answer = await still_house.post("/id/token", {"grant_type": "client_credentials"}, "partner")

    assert answer.json()["scope"] == "events:publish events:read"


# --- private_key_jwt


async def partner_with_key(house):
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    await house.seed(
        clients=[
            {
                "client_id": "signer",
                "auth_method": "private_key_jwt",
                "jwks": {"keys": [key.as_dict(private=False)]},
                "grant_types": ["client_credentials"],
                "scope": "events:read",
                "organisme": "badr",
            }
        ]
    )
    return key


def assertion(key, alg="ES256", **changes):
    now = int(clock.timestamp())
    claims = {
        "iss": "signer",
        "sub": "signer",
        "aud": ISSUER,
        "iat": now,
        "exp": now + 60,
        "jti": str(clock.new_id()),
    } | changes
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": alg, "kid": "k1"}, claims, key, algorithms=[alg])


def by_assertion(signed):
    return {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": signed,
    }


@pytest.mark.parametrize("audience", [ISSUER, f"{ISSUER}/token", [ISSUER, "x"]])
async def test_a_client_authenticates_by_its_registered_key(still_house, audience):
    key = await partner_with_key(still_house)

    answer = await still_house.post("/id/token", by_assertion(assertion(key, aud=audience)), None)

    assert answer.status_code == 200, answer.text
    assert unverified(answer.json()["access_token"])["organisme"] == "badr"


async def test_an_assertion_serves_once(still_house):
    key = await partner_with_key(still_house)
    form = by_assertion(assertion(key))

    answers = await asyncio.gather(*(still_house.post("/id/token", form, None) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://evil.example"},
        {"aud": None},
        {"iss": "gateway"},
        {"sub": "gateway"},
        {"sub": None},
        {"exp": 1},
        {"exp": 99999999999},
        {"exp": None},
        {"exp": "soon"},
        {"nbf": 99999999999},
        {"nbf": "later"},
        {"jti": None},
        {"jti": "x"},
        {"jti": 7},
    ],
)
async def test_a_wrong_assertion_is_refused(still_house, changes):
    key = await partner_with_key(still_house)

    answer = await still_house.post("/id/token", by_assertion(assertion(key, **changes)), None)

    assert answer.json()["error"] in {"invalid_client", "invalid_request"}
    assert answer.status_code in {400, 401}


async def test_an_assertion_by_another_key_or_without_signature_is_refused(still_house):
    key = await partner_with_key(still_house)
    stranger = ECKey.generate_key("P-256", {"kid": "k1"})
    header = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    unsigned = f"{header}.{assertion(key).split('.')[1]}."

    for signed in (assertion(stranger), unsigned, "a.b.c", "x", "..", "é.é.é"):
        answer = await still_house.post("/id/token", by_assertion(signed), None)
        assert answer.json()["error"] == "invalid_client", signed


async def test_a_client_with_a_key_has_no_secret_to_use(still_house):
    await partner_with_key(still_house)

    answer = await still_house.post("/id/token", {"grant_type": "client_credentials"}, "signer")

    assert answer.json()["error"] == "invalid_client"
