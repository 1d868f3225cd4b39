"""A client says for which of its APIs a token is to be. Source: RFC 8707."""

import pytest

from services.identity.rules.entreprises import BadRow
from shared.problems import Unauthenticated
from shared.tokens import TokenVerifier
from tests.services.identity.acting import RP_CALLBACK, SECRET, Browser, answer_of, unverified
from tests.support.tokens import AUDIENCE, ISSUER

PORTS = "https://ports.example/api"
BANKS = "https://banks.example/api"
ELSEWHERE = "https://elsewhere.example/api"
CLIENT = {
    "client_secret": SECRET,
    "redirect_uris": [RP_CALLBACK],
    "audiences": [AUDIENCE, PORTS, BANKS],
}
SEVERAL = {
    **CLIENT,
    "client_id": "several",
    "grant_types": ["authorization_code", "refresh_token"],
}
PROGRAM = {
    **CLIENT,
    "client_id": "program",
    "grant_types": ["client_credentials"],
    "scope": "",
    "redirect_uris": [],
}


@pytest.fixture
async def several(house):
    """A house with a client for three APIs, and a program for the same."""
    await house.seed(clients=[SEVERAL, PROGRAM])
    return house


def audience(answer):
    assert answer.status_code == 200, answer.text
    return unverified(answer.json()["access_token"])["aud"]


def own(house, *resources, client_id="program"):
    form = {"grant_type": "client_credentials", "resource": list(resources)}
    return house.post("/id/token", form, client_id)


async def code_for(house, *resources):
    browser = Browser(house)
    code = await browser.sign_in(client_id="several", resource=list(resources))
    return code, browser.verifier


async def test_a_token_is_for_the_apis_that_are_named(several):
    assert audience(await own(several)) == [AUDIENCE, PORTS, BANKS]
    assert audience(await own(several, BANKS)) == [BANKS]
    assert audience(await own(several, BANKS, PORTS)) == [BANKS, PORTS]
    assert audience(await own(several, BANKS, BANKS)) == [BANKS]
    # Without registration there is the portal's API alone.
    assert audience(await own(several, AUDIENCE, client_id="partner")) == [AUDIENCE]


@pytest.mark.parametrize(
    "resource",
    [
        [ELSEWHERE],
        [PORTS, ELSEWHERE],
        [f"{PORTS}/"],
        [f"{PORTS}#part"],
        ["ports"],
        ["//ports.example/api"],
        ["https://["],
    ],
)
async def test_an_api_that_is_not_the_clients_gives_no_token(several, resource):
    for client_id in ("program", "partner"):
        answer = await own(several, *resource, client_id=client_id)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_target")


async def test_a_named_api_takes_the_token_and_another_does_not(several):
    verifier = TokenVerifier(issuer=ISSUER, audience=AUDIENCE, jwks_url=f"{several.url}/id/jwks")
    ours = (await own(several, AUDIENCE)).json()["access_token"]
    theirs = (await own(several, PORTS)).json()["access_token"]

    assert (await verifier.verify(ours.encode())).client_id == "program"
    with pytest.raises(Unauthenticated, match="audience"):
        await verifier.verify(theirs.encode())


async def test_an_authorization_bounds_the_tokens_that_come_of_it(several):
    code, verifier = await code_for(several, PORTS, BANKS)

    first = await several.redeem(code, verifier, "several")
    narrower = await several.refresh(first.json()["refresh_token"], "several", resource=PORTS)
    wider = await several.refresh(narrower.json()["refresh_token"], "several", resource=AUDIENCE)
    again = await several.refresh(narrower.json()["refresh_token"], "several")

    assert audience(first) == [PORTS, BANKS]
    assert audience(narrower) == [PORTS]
    assert (wider.status_code, wider.json()["error"]) == (400, "invalid_target")
    # The refused request spent nothing, and the narrower token did not narrow the grant.
    assert audience(again) == [PORTS, BANKS]


async def test_a_code_may_be_redeemed_for_one_of_its_apis_only(several):
    code, verifier = await code_for(several, PORTS, BANKS)
    assert audience(await several.redeem(code, verifier, "several", resource=BANKS)) == [BANKS]


async def test_an_authorization_that_names_none_is_for_all(several):
    code, verifier = await code_for(several)
    assert audience(await several.redeem(code, verifier, "several")) == [AUDIENCE, PORTS, BANKS]


async def test_an_api_that_the_client_lost_is_in_no_new_token(several):
    code, verifier = await code_for(several, PORTS, BANKS)
    first = await several.redeem(code, verifier, "several")
    await several.seed(clients=[SEVERAL | {"audiences": [AUDIENCE, BANKS]}])

    second = await several.refresh(first.json()["refresh_token"], "several")
    await several.seed(clients=[SEVERAL | {"audiences": [AUDIENCE]}])
    third = await several.refresh(second.json()["refresh_token"], "several")

    assert audience(second) == [BANKS]
    assert (third.status_code, third.json()["error"]) == (400, "invalid_target")


async def test_a_wrong_api_is_refused_at_the_authorization_endpoint(several):
    browser = Browser(several)

    answer = await browser.open("several", resource=ELSEWHERE)

    told = answer_of(answer)
    assert answer.headers["location"].startswith(RP_CALLBACK)
    assert (told["error"], told["state"], told["iss"]) == ("invalid_target", "the-state", ISSUER)


async def test_apis_are_pushed_with_the_request(several):
    browser = Browser(several)
    asked = browser.request("several", resource=[PORTS, BANKS])
    refused = await several.post("/id/par", asked | {"resource": [PORTS, ELSEWHERE]}, "several")
    pushed = await several.post("/id/par", asked, "several")

    request_uri = pushed.json()["request_uri"]
    code = await browser.sign_in_at(client_id="several", request_uri=request_uri)

    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_target")
    assert audience(await several.redeem(code, browser.verifier, "several")) == [PORTS, BANKS]


async def test_introspection_tells_whom_a_token_is_for(several):
    token = (await own(several, BANKS, AUDIENCE)).json()["access_token"]

    body = (await several.post("/id/introspect", {"token": token}, "resource")).json()

    assert body["aud"] == [BANKS, AUDIENCE]


@pytest.mark.parametrize("uri", ["ports", "https://ports.example/api#part", "//ports.example"])
async def test_a_client_is_registered_for_absolute_uris_only(house, uri):
    with pytest.raises(BadRow, match="absolute URI"):
        await house.seed(clients=[SEVERAL | {"audiences": [uri]}])


async def test_a_resource_server_learns_nothing_of_tokens_for_anothers_api(several):
    bank = {
        **PROGRAM,
        "client_id": "bank-api",
        "scope": "introspect",
        "audiences": [BANKS],
        "may_introspect": True,
    }
    await several.seed(clients=[bank])

    async def seen(token, client_id):
        return (await several.post("/id/introspect", {"token": token}, client_id)).json()["active"]

    for_ports = (await own(several, PORTS)).json()["access_token"]
    for_both = (await own(several, PORTS, BANKS)).json()["access_token"]

    assert not await seen(for_ports, "bank-api")
    assert await seen(for_both, "bank-api")
    assert not await seen(for_both, "resource")
    assert await seen(for_both, "program")
