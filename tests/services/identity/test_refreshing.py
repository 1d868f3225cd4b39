"""Refresh tokens rotate, narrow, and end with the sign-in that gave them."""

import asyncio
from datetime import timedelta

import pytest

from shared import clock
from tests.services.identity.acting import (
    answer_of,
    code_of,
    unverified,
)
from tests.support.clock import at


async def test_a_refresh_gives_new_tokens_and_leaves_the_sign_in_as_it_was(house):
    tokens = await house.sign_in()

    with at(clock.now() + timedelta(minutes=10)):
        answer = await house.refresh(tokens.refresh)

    assert answer.status_code == 200
    new = answer.json()
    assert new["refresh_token"] != tokens.refresh
    before, after = tokens.claims, unverified(new["access_token"])
    assert after["exp"] > before["exp"]
    assert after["jti"] != before["jti"]
    for claim in ("auth_time", "sid", "acr", "amr", "ice", "profil", "roles", "sub"):
        assert after[claim] == before[claim]
    assert unverified(new["id_token"])["auth_time"] == before["auth_time"]
    assert "nonce" not in unverified(new["id_token"])


async def test_a_refresh_token_used_twice_ends_its_family(house):
    tokens = await house.sign_in()
    second = (await house.refresh(tokens.refresh)).json()

    reuse = await house.refresh(tokens.refresh)

    assert (reuse.status_code, reuse.json()["error"]) == (400, "invalid_grant")
    assert (await house.refresh(second["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"Authorization": f"Bearer {second['access_token']}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    log = await house.conn.fetchval("SELECT kind FROM security_log ORDER BY seq DESC LIMIT 1")
    assert log == "grant.refresh-reused"


async def test_two_refreshes_at_once_give_at_most_one_success(house):
    tokens = await house.sign_in()

    answers = await asyncio.gather(*(house.refresh(tokens.refresh) for _ in range(6)))

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200, 400, 400, 400, 400, 400]


async def test_a_refresh_token_is_its_clients_own(house):
    tokens = await house.sign_in()

    assert (await house.refresh(tokens.refresh, "rp")).json()["error"] == "invalid_grant"
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_a_refresh_may_narrow_the_scope_and_never_widen_it(house):
    tokens = await house.sign_in(client_id="rp", scope="openid email offline_access")

    narrow = (await house.refresh(tokens.refresh, "rp", scope="openid offline_access")).json()
    assert narrow["scope"] == "openid offline_access"
    wide = await house.refresh(narrow["refresh_token"], "rp", scope="openid profile")
    assert wide.json()["error"] == "invalid_scope"
    whole = (await house.refresh(narrow["refresh_token"], "rp")).json()
    assert whole["scope"] == "openid email offline_access"


async def test_a_narrower_access_token_leaves_the_right_to_renew(house):
    tokens = await house.sign_in(client_id="rp")

    narrow = (await house.refresh(tokens.refresh, "rp", scope="openid")).json()

    assert narrow["scope"] == "openid"
    whole = (await house.refresh(narrow["refresh_token"], "rp")).json()
    assert whole["scope"] == tokens.answer["scope"]


async def test_refreshing_ends_eight_hours_after_signing_in_however_busy(house):
    tokens = await house.sign_in()
    start, refresh = clock.now(), tokens.refresh
    for minutes in range(25, 480, 25):
        with at(start + timedelta(minutes=minutes)):
            answer = await house.refresh(refresh)
            assert answer.status_code == 200, minutes
            refresh = answer.json()["refresh_token"]

    with at(start + timedelta(hours=8)):
        assert (await house.refresh(refresh)).json()["error"] == "invalid_grant"


async def test_a_session_left_alone_for_half_an_hour_is_over(house):
    tokens = await house.sign_in()

    with at(clock.now() + timedelta(minutes=31)):
        assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
        answer = await tokens.browser.open("rp", prompt="none")
        assert answer_of(answer)["error"] == "login_required"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE utilisateur SET statut = 'SUSPENDU'",
        "UPDATE sso_session SET ended_at = now()",
        "UPDATE oauth_client SET disabled_at = now()",
    ],
)
async def test_no_refresh_after_the_person_session_or_client_is_gone(house, change):
    tokens = await house.sign_in()
    await house.conn.execute(change)

    assert (await house.refresh(tokens.refresh)).status_code in {400, 401}


async def test_roles_changed_meanwhile_are_in_the_next_token(house):
    tokens = await house.sign_in()
    await house.conn.execute("UPDATE affectation SET roles = '{lecture}'")

    new = (await house.refresh(tokens.refresh)).json()

    assert unverified(new["access_token"])["roles"] == ["lecture"]


async def test_a_code_is_not_a_refresh_token_nor_the_other_way_round(house):
    tokens = await house.sign_in(client_id="rp")
    code, browser = await tokens.browser.open("rp"), tokens.browser
    code = code_of(code)

    assert (await house.refresh(code, "rp")).json()["error"] == "invalid_grant"
    swapped = await house.redeem(tokens.refresh, browser.verifier, "rp")
    assert swapped.json()["error"] == "invalid_grant"
