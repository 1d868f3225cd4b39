"""A token bound to a key opens the portal's APIs with a proof of that key, and only so.

Source: RFC 9449, sections 4.3 and 7.
"""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from litestar import get, post

from shared import clock
from shared.auth import SIGNED_IN, Principal, requires
from tests.conftest import Started
from tests.shared.conftest import House
from tests.support.clock import at
from tests.support.proof import KEY, OTHER, prove
from tests.support.tokens import ICE, PORTAL, Issuer

PATH = "/api/dashboard/v1/moi"
URI = f"{PORTAL}{PATH}"


@get("/moi", guards=[SIGNED_IN])
async def moi(who: Principal) -> dict[str, str | None]:
    return {"ice": who.ice}


@post("/moi", guards=[requires(acr="mfa", recent=True)])
async def ecrire(who: Principal) -> dict[str, str | None]:
    return {"ice": who.ice}


ROUTES = [moi, ecrire]


@pytest.fixture
def token(issuer: Issuer) -> str:
    """A token bound to the key of the tests."""
    return issuer.token(cnf={"jkt": KEY.thumbprint()})


def ask(started: Started, token: str, *proofs: str, path: str = PATH, scheme: str = "DPoP") -> Any:
    headers = [("Authorization", f"{scheme} {token}"), *(("DPoP", sent) for sent in proofs)]
    return started.client.get(path, headers=headers)


def assert_refused(answer: httpx.Response, error: str) -> None:
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith('DPoP algs="')
    assert f'error="{error}"' in answer.headers["www-authenticate"]


async def test_token_with_its_proof_is_let_in(house: House, token: str) -> None:
    started = await house(ROUTES)

    answer = await ask(started, token, prove("GET", URI, token))
    asked_more = await ask(started, token, prove("GET", URI, token), path=f"{PATH}?annee=2026")
    written = await started.client.post(
        PATH, headers={"Authorization": f"dpop {token}", "DPoP": prove("POST", URI, token)}
    )

    assert answer.json() == asked_more.json() == written.json() == {"ice": ICE}


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "POST"},
        {"uri": f"{PORTAL}/api/dashboard/v1/autre"},
        {"uri": f"http://127.0.0.1:8101{PATH}"},
        {"token": None},
        {"token": "another"},
        {"iat": 1},
        {"iat": float("nan")},
        {"iat": 10**400},
        {"jti": None},
        {"jti": "\ud800" * 8},
        {"ath": "\ud800"},
        {"header": {"typ": "JWT"}},
        {"header": {"jwk": OTHER.as_dict(private=False)}},
        {"header": {"jwk": KEY.as_dict(private=True)}},
    ],
)
async def test_wrong_proof_is_refused(house: House, token: str, wrong: dict[str, Any]) -> None:
    started = await house(ROUTES)
    wrong = {"method": "GET", "uri": URI, "token": token} | wrong

    answer = await ask(started, token, prove(**wrong))

    assert_refused(answer, "invalid_dpop_proof")
    assert await started.conn.fetchval("SELECT count(*) FROM dpop_proof") == 0


async def test_proof_of_another_key_is_refused(house: House, token: str) -> None:
    started = await house(ROUTES)

    answer = await ask(started, token, prove("GET", URI, token, key=OTHER))

    assert_refused(answer, "invalid_token")


async def test_exactly_one_proof_is_taken(house: House, token: str) -> None:
    started = await house(ROUTES)
    one, two = prove("GET", URI, token), prove("GET", URI, token)

    assert_refused(await ask(started, token), "invalid_dpop_proof")
    assert_refused(await ask(started, token, one, two), "invalid_dpop_proof")
    assert_refused(await ask(started, token, "x" * 6_000), "invalid_dpop_proof")


async def test_bound_token_is_no_bearer_token_even_after_it_was_proved(
    house: House, token: str
) -> None:
    started = await house(ROUTES)
    assert (await ask(started, token, prove("GET", URI, token))).status_code == 200

    alone = await ask(started, token, scheme="Bearer")
    with_proof = await ask(started, token, prove("GET", URI, token), scheme="Bearer")

    assert (alone.status_code, with_proof.status_code) == (401, 401)


@pytest.mark.parametrize("cnf", [None, {"x5t#S256": "certificate"}, {}])
async def test_token_that_is_bound_to_no_key_is_not_taken_as_bound(
    house: House, issuer: Issuer, cnf: Any
) -> None:
    started = await house(ROUTES)
    token = issuer.token(cnf=cnf)
    # Even when it was taken as a bearer token just before.
    before = await ask(started, token, scheme="Bearer")

    answer = await ask(started, token, prove("GET", URI, token))

    assert before.status_code == (200 if cnf is None else 401)
    assert_refused(answer, "invalid_token")


async def test_expired_or_foreign_token_is_refused_with_its_proof(
    house: House, issuer: Issuer
) -> None:
    started = await house(ROUTES)
    bound = {"cnf": {"jkt": KEY.thumbprint()}}

    for claims in ({"exp": 1}, {"aud": ["autre"]}, {"iss": "autre"}, {"typ": "JWT"}):
        token = issuer.token(**bound, **claims)
        assert_refused(await ask(started, token, prove("GET", URI, token)), "invalid_token")
    assert_refused(await ask(started, "a.b.c", prove("GET", URI, "a.b.c")), "invalid_token")


async def test_proof_serves_once_at_all_replicas_together(house: House, token: str) -> None:
    replicas = [await house(ROUTES), await house(ROUTES)]
    sent = prove("GET", URI, token)

    answers = await asyncio.gather(
        *(ask(replica, token, sent) for replica in replicas for _ in range(4))
    )

    assert sorted(answer.status_code for answer in answers) == [200, *[401] * 7]
    late = await ask(replicas[0], token, sent)
    assert_refused(late, "invalid_dpop_proof")


async def test_proofs_are_forgotten_when_they_could_not_serve_any_more(
    house: House, issuer: Issuer, token: str
) -> None:
    started = await house(ROUTES)
    for _ in range(3):
        assert (await ask(started, token, prove("GET", URI, token))).status_code == 200

    with at(clock.now() + timedelta(minutes=3)):
        later = issuer.token(cnf={"jkt": KEY.thumbprint()})
        assert (await ask(started, later, prove("GET", URI, later))).status_code == 200

    assert await started.conn.fetchval("SELECT count(*) FROM dpop_proof") == 1


async def test_guards_judge_a_proved_caller_like_any_other(house: House, issuer: Issuer) -> None:
    started = await house(ROUTES)
    weak = issuer.token(cnf={"jkt": KEY.thumbprint()}, acr="urn:portnet:acr:mfa-oob")

    answer = await started.client.post(
        PATH, headers={"Authorization": f"DPoP {weak}", "DPoP": prove("POST", URI, weak)}
    )

    assert (answer.status_code, answer.json()["code"]) == (401, "step-up-required")
