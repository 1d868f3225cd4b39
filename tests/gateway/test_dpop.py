"""Tokens bound to a key pass the door with their proof, which their service judges again."""

import pytest

from tests.gateway.provider import Provider
from tests.gateway.running import Running
from tests.gateway.upstream import Service
from tests.support.proof import KEY, OTHER, prove
from tests.support.tokens import Issuer

API = "/api/dashboard/v1/echo"


@pytest.fixture
def token(issuer: Issuer, provider: Provider) -> str:
    """A token bound to the key of the tests."""
    return issuer.token(iss=provider.issuer, aud=[provider.audience], cnf={"jkt": KEY.thumbprint()})


async def test_token_and_proof_are_passed_on_as_they_came(
    gateway: Running, service: Service, provider: Provider, token: str
) -> None:
    for method, path in (("GET", API), ("GET", f"{API}?annee=2026"), ("POST", API)):
        sent = prove(method, f"{provider.portal}{API}", token)
        headers = {"Authorization": f"DPoP {token}", "DPoP": sent}

        response = await gateway.client.request(method, path, headers=headers)

        assert response.status_code == 200, response.text
        assert service.last.one("authorization") == f"DPoP {token}"
        assert service.last.one("dpop") == sent


async def test_without_the_right_proof_it_stays_outside(
    gateway: Running, service: Service, provider: Provider, token: str
) -> None:
    uri = f"{provider.portal}{API}"
    right = prove("GET", uri, token)
    bound = ("Authorization", f"DPoP {token}")
    assert (await gateway.client.get(API, headers=[bound, ("DPoP", right)])).status_code == 200
    service.forget()

    for headers in (
        [bound],
        [bound, ("DPoP", "")],
        [bound, ("DPoP", right), ("DPoP", prove("GET", uri, token))],
        [bound, ("DPoP", prove("POST", uri, token))],
        [bound, ("DPoP", prove("GET", f"{gateway.url}/ailleurs", token))],
        [bound, ("DPoP", prove("GET", uri, token, key=OTHER))],
        [bound, ("DPoP", prove("GET", uri, "another"))],
        [("Authorization", f"Bearer {token}"), ("DPoP", right)],
        [("Authorization", "DPoP x"), ("DPoP", right)],
        [("Authorization", "DPoP é".encode()), ("DPoP", right)],
    ):
        response = await gateway.client.get(API, headers=headers)

        assert response.status_code == 401
        assert response.json()["code"] == "unauthenticated"
        assert response.headers["www-authenticate"].startswith(("DPoP algs=", "Bearer error="))
    assert service.asked == []


async def test_bearer_token_is_not_taken_as_a_bound_one(
    gateway: Running, service: Service, provider: Provider, bearer: dict[str, str]
) -> None:
    token = bearer["Authorization"].removeprefix("Bearer ")
    assert (await gateway.client.get(API, headers=bearer)).status_code == 200
    service.forget()
    sent = prove("GET", f"{provider.portal}{API}", token)

    response = await gateway.client.get(
        API, headers={"Authorization": f"DPoP {token}", "DPoP": sent}
    )

    assert response.status_code == 401
    assert service.asked == []


async def test_proof_cannot_be_taken_off_on_the_way(
    gateway: Running, provider: Provider, token: str
) -> None:
    headers = {
        "Authorization": f"DPoP {token}",
        "DPoP": prove("GET", f"{provider.portal}{API}", token),
        "Connection": "dpop",
    }

    assert (await gateway.client.get(API, headers=headers)).status_code == 400
