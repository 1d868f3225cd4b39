"""Recent sign-ins are shown, and "that was not me" ends everything."""

import asyncio
import re
from datetime import timedelta
from uuid import UUID

import pytest

from shared import clock
from tests.services.identity.acting import ICE, PASSWORD, Browser, Tokens, code_of, totp_now
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


async def contest(house, tokens, seq):
    return await house.client.post(f"{API}/connexions/{seq}/contester", headers=bearer(tokens))


# --- sign-ins


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


# --- that was not me


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
