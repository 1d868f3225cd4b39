"""Authorization codes are redeemed once, by the client and verifier that they were made for."""

import asyncio
from datetime import timedelta

import pytest

from shared import clock
from tests.services.identity.acting import (
    CALLBACK,
    RP_CALLBACK,
    a_code,
)
from tests.support.clock import at


async def test_a_code_serves_once_and_its_replay_ends_what_it_gave(house):
    code, browser = await a_code(house)
    first = (await house.redeem(code, browser.verifier)).json()

    replay = await house.redeem(code, browser.verifier)

    assert (replay.status_code, replay.json()["error"]) == (400, "invalid_grant")
    assert (await house.refresh(first["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    log = await house.conn.fetchval("SELECT kind FROM security_log ORDER BY seq DESC LIMIT 1")
    assert log == "grant.code-replayed"


async def test_a_code_lives_a_minute(house):
    code, browser = await a_code(house)

    with at(clock.now() + timedelta(seconds=61)):
        answer = await house.redeem(code, browser.verifier)

    assert answer.json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "client_id", "error"),
    [
        ({"code_verifier": "w" * 43}, "gateway", "invalid_grant"),
        ({"code_verifier": "short"}, "gateway", "invalid_request"),
        ({"code_verifier": ""}, "gateway", "invalid_request"),
        ({"redirect_uri": RP_CALLBACK}, "gateway", "invalid_grant"),
        ({"redirect_uri": ""}, "gateway", "invalid_grant"),
        ({"code": "wrong"}, "gateway", "invalid_grant"),
        ({"code": ""}, "gateway", "invalid_request"),
        ({}, "rp", "invalid_grant"),
        ({}, "partner", "unauthorized_client"),
        ({"grant_type": "password"}, "gateway", "unsupported_grant_type"),
        ({"grant_type": ""}, "gateway", "unsupported_grant_type"),
    ],
)
async def test_a_wrong_redemption_is_refused(house, changes, client_id, error):
    code, browser = await a_code(house)

    form = {"redirect_uri": CALLBACK} | changes
    answer = await house.redeem(code, browser.verifier, client_id, **form)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


async def test_one_wrong_verifier_spends_the_code(house):
    code, browser = await a_code(house)
    await house.redeem(code, "w" * 43)

    assert (await house.redeem(code, browser.verifier)).json()["error"] == "invalid_grant"


async def test_two_redemptions_at_once_give_at_most_one_success(house):
    for _ in range(5):
        with at(clock.now() + timedelta(minutes=_)):
            code, browser = await a_code(house)

            answers = await asyncio.gather(
                *(house.redeem(code, browser.verifier) for _ in range(6))
            )

        statuses = sorted(answer.status_code for answer in answers)
        assert statuses == [200, 400, 400, 400, 400, 400]


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({}, {}),
        ({}, {"client_id": "gateway"}),
        ({"Authorization": "Basic Z2F0ZXdheTp3cm9uZw=="}, {}),
        ({"Authorization": "Basic bm9ib2R5OnNlY3JldA=="}, {}),
        ({"Authorization": "Basic %%%"}, {}),
        ({"Authorization": "Basic //8="}, {}),
        ({"Authorization": "Bearer x"}, {}),
        ({}, {"client_id": "gateway", "client_secret": "s" * 43}),
        ({}, {"client_assertion": "a.b.c", "client_assertion_type": "x"}),
    ],
)
async def test_a_client_that_does_not_authenticate_as_registered_gets_nothing(house, headers, form):
    code, browser = await a_code(house)
    whole = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": CALLBACK,
        "code_verifier": browser.verifier,
    } | form

    answer = await house.client.post("/id/token", data=whole, headers=headers)

    assert answer.json()["error"] == "invalid_client"
    assert answer.status_code in {400, 401}
    assert (await house.redeem(code, browser.verifier)).status_code == 200


async def test_two_ways_of_authentication_at_once_are_refused(house):
    code, browser = await a_code(house)

    answer = await house.redeem(code, browser.verifier, client_secret="s" * 43)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_the_token_endpoint_takes_forms_only(still_house):
    for media_type in ("application/json", "multipart/form-data; boundary=x", ""):
        answer = await still_house.client.post(
            "/id/token", content=b"{}", headers=still_house.basic() | {"Content-Type": media_type}
        )
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_no_browser_of_another_origin_may_read_tokens(still_house):
    answer = await still_house.client.post("/id/token", headers={"Origin": "https://evil.example"})

    assert "access-control-allow-origin" not in answer.headers


async def test_a_suspended_person_redeems_nothing(house):
    code, browser = await a_code(house)
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU'")

    assert (await house.redeem(code, browser.verifier)).json()["error"] == "invalid_grant"
