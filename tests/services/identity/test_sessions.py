"""People see and end their sessions, administrators their colleagues'; all are forgotten."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.identity.actions import keys
from shared import clock
from tests.services.identity.acting import ICE, PASSWORD, Browser, code_of, totp_now
from tests.services.identity.sessions import (
    API,
    COLLEAGUE,
    again,
    bearer,
    get,
    is_over,
    log,
    person,
    stale,
)
from tests.support.clock import at

NOBODY = "01900000-0000-7000-8000-000000000000"
OTHER = COLLEAGUE | {
    "username": "transitaire",
    "email": "transitaire@rif.example",
    "ice": "999001001000138",
    "profil": "TRA",
    "roles": ["administrateur"],
}


async def delete(house, tokens, path):
    return await house.client.delete(API + path, headers=bearer(tokens))


# --- one's own


async def test_a_person_sees_their_sessions_and_which_one_asks(house):
    house.client.headers["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    here = await house.sign_in()
    elsewhere = await again(house)

    items = (await get(house, here, "/sessions")).json()["items"]

    assert [(each["session_id"], each["courante"]) for each in items] == [
        (elsewhere.claims["sid"], False),
        (here.claims["sid"], True),
    ]
    mine = items[1]
    assert (mine["adresse"], mine["appareil"]) == ("127.0.0.1", "Firefox, Windows")
    assert (mine["acr"], mine["clients"]) == ("mfa", ["Portail PMPCE"])
    assert (mine["ice"], mine["raison_sociale"], mine["profil"]) == (
        ICE,
        "Atlas Import SARL",
        "IMP",
    )


async def test_nobody_sees_anybody_elses_sessions(house):
    await house.sign_in()
    await house.seed(users=[COLLEAGUE])
    other = await again(house, username="collegue")

    (only,) = (await get(house, other, "/sessions")).json()["items"]

    assert only["session_id"] == other.claims["sid"]


@pytest.mark.parametrize(
    "change", ["last_seen_at = last_seen_at - interval '31 min'", "expires_at = last_seen_at"]
)
async def test_a_session_that_cannot_be_used_any_more_is_not_shown(house, change):
    tokens = await house.sign_in()
    await house.conn.execute(f"UPDATE sso_session SET {change}")

    assert (await get(house, tokens, "/sessions")).json() == {"items": []}


async def test_ending_a_session_ends_its_tokens_and_is_written_down(house):
    here, elsewhere = await house.sign_in(), await again(house)

    answer = await delete(house, here, f"/sessions/{elsewhere.claims['sid']}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert await is_over(house, elsewhere)
    assert not await is_over(house, here)
    (line,) = await log(house, "session.ended")
    assert line["sid"] == UUID(elsewhere.claims["sid"])
    assert (line["details"], line["ice"]) == ({"why": "ended-by-owner"}, ICE)
    (said,) = await house.conn.fetch(
        "SELECT body FROM outbox WHERE nats_subject = 'evt.identity.identity.deconnexion.v1'"
    )
    assert elsewhere.claims["sid"] in said["body"].decode()


async def test_ending_the_others_keeps_the_one_that_asks(house):
    first, second, here = (
        await house.sign_in(),
        await again(house, 1),
        await again(house, 2),
    )

    answer = await delete(house, here, "/sessions")

    assert answer.json() == {"terminees": 2}
    assert await is_over(house, first)
    assert await is_over(house, second)
    assert not await is_over(house, here)


async def test_nobody_ends_anybody_elses_session(house):
    victim = await house.sign_in()
    await house.seed(users=[COLLEAGUE])
    other = await again(house, username="collegue")

    answer = await delete(house, other, f"/sessions/{victim.claims['sid']}")

    assert (answer.status_code, answer.json()["code"]) == (404, "identity.session-inconnue")
    assert not await is_over(house, victim)


async def test_an_ended_session_cannot_be_ended_again(house):
    here, elsewhere = await house.sign_in(), await again(house)
    path = f"/sessions/{elsewhere.claims['sid']}"
    await delete(house, here, path)

    assert (await delete(house, here, path)).status_code == 404


@pytest.mark.parametrize("path", ["/sessions", f"/sessions/{NOBODY}"])
async def test_ending_sessions_asks_who_signed_in_long_ago_to_do_so_anew(house, path):
    tokens = await stale(house, await house.sign_in())

    answer = await delete(house, tokens, path)

    assert (answer.status_code, answer.json()["code"]) == (401, "step-up-required")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/sessions"),
        ("DELETE", "/sessions"),
        ("DELETE", f"/sessions/{NOBODY}"),
        ("GET", "/connexions"),
        ("POST", "/connexions/1/contester"),
        ("GET", f"/entreprise/utilisateurs/{NOBODY}/sessions"),
        ("DELETE", f"/entreprise/utilisateurs/{NOBODY}/sessions"),
        ("DELETE", f"/entreprise/utilisateurs/{NOBODY}/sessions/{NOBODY}"),
    ],
)
async def test_without_a_token_there_is_nothing(still_house, method, path):
    assert (await still_house.client.request(method, API + path)).status_code == 401


async def test_a_program_has_no_sessions(still_house):
    form = {"grant_type": "client_credentials"}
    token = (await still_house.post("/id/token", form, "partner")).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}

    for path in ("/sessions", "/connexions"):
        answer = await still_house.client.get(API + path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.compte-inconnu")


# --- colleagues


async def test_an_administrator_sees_and_ends_a_colleagues_session(house):
    await house.seed(users=[COLLEAGUE])
    theirs, boss = await house.sign_in(username="collegue"), await again(house)
    path = f"/entreprise/utilisateurs/{theirs.claims['sub']}/sessions"

    (seen,) = (await get(house, boss, path)).json()["items"]
    answer = await delete(house, boss, f"{path}/{seen['session_id']}")

    assert answer.status_code == 204
    assert await is_over(house, theirs)
    (line,) = await log(house, "session.ended")
    assert line["details"] == {"why": "ended-by-administrator", "by": boss.claims["sub"]}
    assert (await delete(house, boss, f"{path}/{seen['session_id']}")).status_code == 404


async def test_an_administrator_ends_all_of_a_colleagues_sessions(house):
    await house.seed(users=[COLLEAGUE])
    theirs, more = await house.sign_in(username="collegue"), await again(house, username="collegue")
    boss = await again(house)

    answer = await delete(house, boss, f"/entreprise/utilisateurs/{theirs.claims['sub']}/sessions")

    assert answer.json() == {"terminees": 2}
    assert await is_over(house, theirs)
    assert await is_over(house, more)
    assert not await is_over(house, boss)


async def test_another_companys_administrator_learns_and_does_nothing(house):
    await house.seed(users=[OTHER])
    victim = await house.sign_in()
    other = await again(house, username="transitaire")
    path = f"/entreprise/utilisateurs/{victim.claims['sub']}/sessions"

    for answer in (
        await get(house, other, path),
        await delete(house, other, path),
        await delete(house, other, f"{path}/{victim.claims['sid']}"),
        await get(house, other, f"/entreprise/utilisateurs/{NOBODY}/sessions"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.personne-inconnue")
    assert not await is_over(house, victim)


async def test_what_a_shared_colleague_does_for_another_company_is_not_the_administrators(house):
    await house.seed(users=[OTHER])
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="deux.profils", mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())
    user_id = await person(house, "deux.profils")
    chosen = await house.conn.fetchval(
        "SELECT affectation_id FROM affectation WHERE user_id = $1 AND ice = $2", user_id, ICE
    )
    code_of(await browser.fill("profil", affectation=str(chosen)))
    path = f"/entreprise/utilisateurs/{user_id}/sessions"

    for_atlas = await get(house, await again(house), path)
    other = await again(house, username="transitaire")
    for_rif = await get(house, other, path)
    ended = await delete(house, other, path)

    assert len(for_atlas.json()["items"]) == 1
    assert for_rif.json()["items"] == []
    assert ended.json() == {"terminees": 0}


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_a_colleague_who_is_no_administrator_may_not(house, method):
    await house.seed(users=[COLLEAGUE])
    boss_id = await person(house, "importateur")
    tokens = await house.sign_in(username="collegue")

    answer = await house.client.request(
        method, f"{API}/entreprise/utilisateurs/{boss_id}/sessions", headers=bearer(tokens)
    )

    assert answer.status_code == 403


# --- forgetting


async def test_sessions_that_ended_are_forgotten_a_day_later(house):
    gone, here = await house.sign_in(), await again(house)
    await delete(house, here, f"/sessions/{gone.claims['sid']}")
    pool = house.app.state.running.pool

    with at(clock.now() + timedelta(hours=23)):
        await keys.sweep(pool, 1827)
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 2

    with at(clock.now() + timedelta(hours=34)):
        await keys.sweep(pool, 1827)
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 0
    assert await house.conn.fetchval("SELECT count(*) FROM login_transaction") == 0


async def test_the_security_log_is_kept_for_the_years_that_are_set(house):
    await house.conn.execute(
        """INSERT INTO security_log (at, kind) VALUES
           (now() - interval '7 years', 'a'), (now() - interval '4 years', 'b'), (now(), 'c')"""
    )

    await keys.sweep(house.app.state.running.pool, 1827)
    assert [row["kind"] for row in await log(house, "a", "b", "c")] == ["b", "c"]
    await keys.sweep(house.app.state.running.pool, 366)
    assert [row["kind"] for row in await log(house, "a", "b", "c")] == ["c"]
