"""People see and end their sessions, administrators colleagues'; "that was not me" ends all."""

import asyncio
import re
from datetime import timedelta
from uuid import UUID

import pytest

from services.identity.actions import keys
from shared import clock
from tests.services.identity.acting import ICE, PASSWORD, TOTP, Browser, Tokens, code_of, totp_now
from tests.support.clock import at

API = "/api/identity/v1"
NOBODY = "01900000-0000-7000-8000-000000000000"
COLLEAGUE = {
    "username": "collegue",
    "email": "collegue@atlas.example",
    "password": PASSWORD,
    "totp_secret": TOTP,
    "prenom": "Hiba",
    "nom": "Alaoui",
    "ice": ICE,
    "profil": "IMP",
    "roles": ["saisie"],
}
OTHER = COLLEAGUE | {
    "username": "transitaire",
    "email": "transitaire@rif.example",
    "ice": "999001001000138",
    "profil": "TRA",
    "roles": ["administrateur"],
}


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def again(house, minutes=1, **changes):
    """Sign in once more, when the app shows its next code."""
    with at(clock.now() + timedelta(minutes=minutes)):
        return await house.sign_in(**changes)


async def get(house, tokens, path, **params):
    return await house.client.get(API + path, headers=bearer(tokens), params=params)


async def delete(house, tokens, path):
    return await house.client.delete(API + path, headers=bearer(tokens))


async def contest(house, tokens, seq):
    return await house.client.post(f"{API}/connexions/{seq}/contester", headers=bearer(tokens))


async def is_over(house, tokens):
    return (await house.refresh(tokens.refresh)).status_code == 400


async def person(house, username):
    return await house.conn.fetchval(
        "SELECT user_id FROM utilisateur WHERE username = $1", username
    )


async def log(house, *kinds):
    return await house.conn.fetch(
        "SELECT * FROM security_log WHERE kind = ANY($1::text[]) ORDER BY seq", list(kinds)
    )


async def stale(house, tokens):
    """Return a token that is valid, of somebody who signed in seven minutes ago."""
    await house.conn.execute("UPDATE oauth_grant SET auth_time = auth_time - interval '7 min'")
    answer = await house.refresh(tokens.refresh)
    assert answer.status_code == 200, answer.text
    return Tokens(tokens.browser, answer.json())


# --- one's own ------------------------------------------------------------------------------


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


# --- colleagues -----------------------------------------------------------------------------


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


# --- sign-ins -------------------------------------------------------------------------------


async def test_recent_sign_ins_and_refusals_are_shown_page_by_page(house):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="Wrong-Horse7!")
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("code", code="000000")
    tokens = await again(house)

    first = (await get(house, tokens, "/connexions", limit=2)).json()
    rest = (await get(house, tokens, "/connexions", limit=2, cursor=first["next"])).json()

    shown = [*first["items"], *rest["items"]]
    assert [(each["resultat"], each["methode"], each["contestable"]) for each in shown] == [
        ("SUCCES", "totp", True),
        ("ECHEC", "code", True),
        ("ECHEC", "motdepasse", False),
    ]
    assert [each["courante"] for each in shown] == [True, False, False]
    assert rest["next"] is None
    assert shown[0]["adresse"] == "127.0.0.1"


async def test_signing_in_anew_in_an_open_session_is_shown_as_its_confirmation(house):
    tokens = await house.sign_in()
    with at(clock.now() + timedelta(minutes=1)):
        await tokens.browser.sign_in(prompt="login")

    items = (await get(house, tokens, "/connexions")).json()["items"]

    assert [each["confirmation"] for each in items] == [True, False]


async def test_sign_ins_of_long_ago_and_of_others_are_not_shown(house):
    tokens = await house.sign_in()
    await house.conn.execute(
        """INSERT INTO security_log (at, kind, user_id) VALUES
           (now() - interval '91 days', 'session.opened', $1), (now(), 'session.opened', $2)""",
        UUID(tokens.claims["sub"]),
        await person(house, "nouvelle"),
    )

    assert len((await get(house, tokens, "/connexions")).json()["items"]) == 1


@pytest.mark.parametrize("cursor", ["x", "Wy0xXQ", "WzllOTld", "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMF0"])
async def test_a_cursor_that_is_not_ours_is_refused(house, cursor):
    tokens = await house.sign_in()

    answer = await get(house, tokens, "/connexions", cursor=cursor)

    assert answer.status_code == 422


# --- that was not me ------------------------------------------------------------------------


async def seq_of(house, tokens):
    return await house.conn.fetchval(
        "SELECT seq FROM security_log WHERE kind = 'session.opened' AND sid = $1",
        UUID(tokens.claims["sid"]),
    )


async def told(house):
    async with asyncio.timeout(10):
        while await house.conn.fetchval("SELECT count(*) FROM notice"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return [text for who, text in house.mailbox.messages if who == "importateur@atlas.example"]


async def test_contesting_ends_every_session_and_voids_the_password(house):
    await house.conn.execute("UPDATE totp_device SET confirmed_at = now() - interval '1 hour'")
    intruder, owner = await house.sign_in(), await again(house)

    answer = await contest(house, owner, await seq_of(house, intruder))

    assert answer.json() == {"sessions_terminees": 2, "facteurs_retires": 0}
    assert await is_over(house, intruder)
    assert await is_over(house, owner)
    browser = Browser(house)
    await browser.open()
    page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    assert "Nom d’utilisateur ou mot de passe incorrect" in page.text
    assert any(re.search(r"/id/mot-de-passe/oubli\s", text) for text in await told(house))
    assert (await house.client.get("/id/mot-de-passe/oubli")).status_code == 200


async def test_contesting_is_said_to_the_help_desk_with_the_company(house):
    intruder, owner = await house.sign_in(), await again(house)

    await contest(house, owner, await seq_of(house, intruder))

    (said,) = await house.conn.fetch(
        """SELECT convert_from(body, 'utf8')::jsonb AS body
             FROM outbox WHERE nats_subject = 'evt.identity.identity.connexion.contestee.v1'"""
    )
    assert said["body"]["ice"] == ICE
    assert said["body"]["data"]["user_id"] == owner.claims["sub"]
    assert (said["body"]["data"]["resultat"], said["body"]["data"]["ip"]) == ("SUCCES", "127.0.0.1")


async def test_said_twice_it_is_done_once(house):
    intruder, owner = await house.sign_in(), await again(house)
    seq = await seq_of(house, intruder)
    await contest(house, owner, seq)

    answer = await contest(house, owner, seq)

    assert answer.json() == {"sessions_terminees": 0, "facteurs_retires": 0}
    assert len(await log(house, "signin.contested")) == 1


async def test_said_at_once_by_two_it_is_done_once(house):
    intruder, owner = await house.sign_in(), await again(house)
    seq = await seq_of(house, intruder)

    answers = await asyncio.gather(*(contest(house, owner, seq) for _ in range(4)))

    assert [answer.status_code for answer in answers] == [200] * 4
    assert sum(answer.json()["sessions_terminees"] for answer in answers) == 2
    assert len(await log(house, "signin.contested")) == 1


async def test_factors_added_since_go_and_older_ones_stay(house):
    intruder, owner = await house.sign_in(), await again(house)
    user_id = UUID(owner.claims["sub"])
    await house.conn.execute(
        "UPDATE totp_device SET created_at = now() - interval '1 year', confirmed_at = now()"
        " - interval '1 year'"
    )
    await house.conn.execute(
        """INSERT INTO passkey (cle_id, user_id, credential_id, public_key, sign_count, nom,
                                synchronisee, created_at)
           VALUES (gen_random_uuid(), $1, 'new', 'k', 0, 'Clé de trop', false, now()),
                  (gen_random_uuid(), $1, 'old', 'k', 0, 'Clé', false, now() - interval '1 y')""",
        user_id,
    )

    answer = await contest(house, owner, await seq_of(house, intruder))

    assert answer.json()["facteurs_retires"] == 1
    assert await house.conn.fetchval("SELECT nom FROM passkey") == "Clé"
    assert await house.conn.fetchval("SELECT count(*) FROM totp_device WHERE user_id = $1", user_id)


async def test_a_factor_enrolled_by_the_contested_sign_in_goes_too(house):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="nouvelle", mot_de_passe=PASSWORD)
    # Networks change on the way, and what a browser says of itself is whatever one likes.
    browser.headers["X-Forwarded-For"] = "198.51.100.7"
    browser.headers["User-Agent"] = "Another"
    await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))
    secret = re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", browser.page.text)[0].replace(" ", "")
    await browser.fill("code", code=totp_now(secret))
    with at(clock.now() + timedelta(minutes=5)):
        code = code_of(await browser.fill("codes-gardes"))
    tokens = Tokens(browser, (await house.redeem(code, browser.verifier)).json())

    answer = await contest(house, tokens, await seq_of(house, tokens))

    assert answer.json() == {"sessions_terminees": 1, "facteurs_retires": 1}


async def test_a_contested_sign_in_says_so_in_the_list(house):
    intruder, owner = await house.sign_in(), await again(house)
    await contest(house, owner, await seq_of(house, intruder))

    items = (await get(house, owner, "/connexions")).json()["items"]

    assert [each["contestee_le"] is not None for each in items] == [False, True]
    assert [each["contestable"] for each in items] == [True, False]


async def test_nobody_contests_for_somebody_else(house):
    victim = await house.sign_in()
    await house.seed(users=[COLLEAGUE])
    other = await again(house, username="collegue")

    answer = await contest(house, other, await seq_of(house, victim))

    assert (answer.status_code, answer.json()["code"]) == (404, "identity.connexion-inconnue")
    assert not await is_over(house, victim)


async def test_a_wrong_password_is_nothing_to_contest(house):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="Wrong-Horse7!")
    tokens = await house.sign_in()
    (line,) = await log(house, "password.refused")

    assert (await contest(house, tokens, line["seq"])).status_code == 404
    assert not await is_over(house, tokens)


@pytest.mark.parametrize(("seq", "status"), [(0, 422), (2**63, 422), (2**63 - 1, 404)])
async def test_a_sign_in_that_cannot_be_is_refused(house, seq, status):
    tokens = await house.sign_in()

    assert (await contest(house, tokens, seq)).status_code == status


async def test_a_stolen_session_cannot_contest_without_proving_a_factor(house):
    tokens = await house.sign_in()
    seq = await seq_of(house, tokens)
    tokens = await stale(house, tokens)

    answer = await contest(house, tokens, seq)

    assert (answer.status_code, answer.json()["code"]) == (401, "step-up-required")
    assert len(await log(house, "signin.contested")) == 0


# --- forgetting -----------------------------------------------------------------------------


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
