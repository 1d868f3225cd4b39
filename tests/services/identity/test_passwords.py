"""Passwords: changed by their owner, forgotten, replaced because they must be, chosen at first."""

import asyncio
from datetime import timedelta

import pytest

from services.identity.actions import passwords
from services.identity.rules.entreprises import BadRow
from shared import clock
from shared.settings import SettingsError
from tests.services.identity.acting import (
    PASSWORD,
    SEED,
    Browser,
    answer_of,
    code_of,
    totp_now,
    unverified,
)
from tests.services.identity.test_notices import all_sent
from tests.services.identity.test_passkeys import answer as passkey_answers
from tests.services.identity.test_passkeys import options_of, with_passkey
from tests.services.identity.test_recovery import renewed
from tests.support.clock import at
from tests.support.said import said_data

PATH = "/api/identity/v1/mot-de-passe"
NEW = "Vagues-Lentes-42"
OTHER = "Sables#Roses 9 km"


def bearer(tokens, language="fr"):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": language}


async def id_of(house, username="importateur"):
    return await house.conn.fetchval(
        "SELECT user_id FROM utilisateur WHERE username = $1", username
    )


def later(seconds=40):
    """A moment at which the app shows another code."""
    return at(clock.now() + timedelta(seconds=seconds))


async def change(house, tokens, actuel=PASSWORD, nouveau=NEW, confirmation=None, language="fr"):
    body = {"actuel": actuel, "nouveau": nouveau, "confirmation": confirmation or nouveau}
    return await house.client.post(PATH, json=body, headers=bearer(tokens, language))


async def changes_said(house):
    return [
        each for each in await said_data(house.conn) if type(each).__name__ == "IdentityMdpChange"
    ]


async def signs_in(house, password, username="importateur"):
    """Say whether a password is accepted."""
    browser = Browser(house)
    await browser.open()
    page = await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=password)
    return page.status_code == 200


# --- a password that must be replaced


async def required(house, because="not-me"):
    async with house.conn.transaction():
        await passwords.require_change(house.conn, await id_of(house), because, clock.now())


async def test_a_sign_in_that_must_end_with_a_new_password_gives_nothing_before(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 200
    assert "Choisissez un nouveau mot de passe" in page.text
    assert "__Secure-id" not in browser.jar
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 0
    again = await browser.open()
    assert again.status_code == 200
    answer = await browser.open()
    assert 'name="identifiant"' in answer.text


async def test_the_new_password_opens_the_session(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())

    answer = await browser.fill("nouveau-mot-de-passe", nouveau=NEW, confirmation=NEW)

    tokens = await house.redeem(code_of(answer), browser.verifier)
    assert tokens.status_code == 200
    assert len(await changes_said(house)) == 1
    assert await signs_in(house, NEW)
    assert not await signs_in(house, PASSWORD)
    with later():
        assert "error" not in answer_of(await sign_in_answer(house, NEW))


async def test_it_is_said_with_which_factor_the_sign_in_was_proved(house):
    codes = await renewed(house, await house.sign_in())
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("secours", secours=codes[0])
    await browser.fill("plus-tard")

    code_of(await browser.fill("nouveau-mot-de-passe", nouveau=NEW, confirmation=NEW))

    said = [
        each for each in await said_data(house.conn) if type(each).__name__ == "IdentityConnexion"
    ]
    assert said[-1].methode_mfa == "secours"


async def sign_in_answer(house, password):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=password)
    return await browser.fill("code", code=totp_now())


@pytest.mark.parametrize(
    ("nouveau", "confirmation", "told"),
    [
        ("court", "court", ["Au moins 8 caractères", "Une lettre majuscule", "Un chiffre"]),
        ("Password1!", "Password1!", ["Un mot de passe moins courant"]),
        ("Idrissi-48!", "Idrissi-48!", ["ne tient pas à votre nom"]),
        (PASSWORD, PASSWORD, ["Un mot de passe différent de l’actuel"]),
        (NEW, NEW + "x", ["La même saisie dans les deux champs"]),
        ("", "", ["Au moins 8 caractères"]),
    ],
)
async def test_a_replacement_that_will_not_do_is_refused_with_every_reason(
    house, nouveau, confirmation, told
):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())

    page = await browser.fill("nouveau-mot-de-passe", nouveau=nouveau, confirmation=confirmation)

    assert page.status_code == 422
    notice = page.text[page.text.index('id="notice"') : page.text.index("<h1>")]
    for sentence in told:
        assert sentence in notice
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 0
    assert await signs_in(house, PASSWORD)


async def test_a_replacement_sent_twice_is_answered_twice_alike(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())
    path, form = browser.form("nouveau-mot-de-passe")
    form |= {"nouveau": NEW, "confirmation": NEW}

    answers = await asyncio.gather(*(Browser.post(browser, path, form) for _ in range(2)))

    assert {each.status_code for each in answers} == {303}
    assert len(await changes_said(house)) == 1
    code = code_of(await browser.follow(await browser.post(path, form)))
    assert (await house.redeem(code, browser.verifier)).status_code == 200
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 1
    wrong = await browser.post(path, form | {"nouveau": OTHER})
    assert "__Secure-id=" not in wrong.headers.get("set-cookie", "")


async def test_a_stranger_with_the_cookie_of_an_unproved_sign_in_replaces_nothing(house):
    await required(house)
    browser = Browser(house)
    await browser.open()
    path, form = browser.form("mot-de-passe")
    page = await browser.post(
        path.replace("mot-de-passe", "nouveau-mot-de-passe"),
        form | {"nouveau": NEW, "confirmation": NEW},
    )

    assert (page.status_code, page.headers["location"]) == (303, path.rpartition("/")[0])
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await browser.post(
        path.replace("mot-de-passe", "nouveau-mot-de-passe"),
        browser.form("code")[1] | {"nouveau": NEW, "confirmation": NEW},
    )
    assert await signs_in(house, PASSWORD)


async def test_a_passkey_alone_must_replace_the_password_too(house):
    device, _ = await with_passkey(house)
    await required(house)
    browser = Browser(house)
    await browser.open()
    options = options_of(browser)

    page = await passkey_answers(browser, device.get(options))

    assert "Choisissez un nouveau mot de passe" in page.text
    done = await browser.fill("nouveau-mot-de-passe", nouveau=NEW, confirmation=NEW)
    tokens = await house.redeem(code_of(done), browser.verifier)
    assert unverified(tokens.json()["access_token"])["acr"] == "urn:portnet:acr:mfa-phr"


# --- changing it


async def test_a_changed_password_is_the_one_that_signs_in(house):
    tokens = await house.sign_in()

    answer = await change(house, tokens)

    assert answer.status_code == 204
    assert await signs_in(house, NEW)
    assert not await signs_in(house, PASSWORD)
    assert [each.user_id for each in await changes_said(house)] == [await id_of(house)]
    log = await house.conn.fetchrow(
        "SELECT user_id, details FROM security_log WHERE kind = 'password.changed'"
    )
    assert (log["user_id"], log["details"]) == (await id_of(house), {"how": "changed"})


async def test_the_owner_is_told_by_mail_and_the_mail_holds_no_password(house):
    tokens = await house.sign_in()

    await change(house, tokens)

    await all_sent(house)
    ((to, text),) = house.mailbox.messages
    assert to == "importateur@atlas.example"
    assert "vient d’être remplacé" in text
    assert NEW not in text
    assert PASSWORD not in text


async def test_all_other_sessions_end_with_their_tokens_and_this_one_stays(house):
    here = await house.sign_in()
    with later():
        there = await house.sign_in()
    with later(80):
        stranger = await house.sign_in(username="operateur")

        assert (await change(house, here)).status_code == 204

        assert (await house.refresh(here.refresh)).status_code == 200
        assert (await house.refresh(there.refresh)).status_code == 400
        assert (await house.refresh(stranger.refresh)).status_code == 200
        ended = await house.conn.fetch(
            "SELECT session_id, ended_because FROM sso_session WHERE ended_at IS NOT NULL"
        )
        assert [(str(one["session_id"]), one["ended_because"]) for one in ended] == [
            (there.claims["sid"], "password-changed")
        ]


async def test_clients_are_told_of_the_sessions_that_end(house):
    await house.conn.execute(
        "UPDATE oauth_client SET backchannel_logout_uri = 'http://127.0.0.1:9/out'"
        " WHERE client_id = 'gateway'"
    )
    here = await house.sign_in()
    with later():
        there = await house.sign_in()

    await change(house, here)

    told = await house.conn.fetch("SELECT session_id FROM backchannel_logout")
    assert [str(one["session_id"]) for one in told] == [there.claims["sid"]]


async def test_a_sign_in_that_the_old_password_began_goes_no_further(house):
    tokens = await house.sign_in()
    thief = Browser(house)
    await thief.open()
    await thief.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)

    await change(house, tokens)

    with later():
        assert (await thief.fill("code", code=totp_now())).status_code == 400


@pytest.mark.parametrize(
    ("body", "language", "pointers", "sentence"),
    [
        ({"nouveau": NEW, "confirmation": "x"}, "fr", ["/confirmation"], "La même saisie"),
        ({"nouveau": "court"}, "ar", ["/nouveau"] * 4, "أحرف على الأقل"),
        ({"nouveau": "court"}, "en", ["/nouveau"] * 4, "At least 8 characters"),
        ({"nouveau": PASSWORD}, "en", ["/nouveau"], "other than the present one"),
        ({"nouveau": "Importateur-1"}, "en", ["/nouveau"] * 2, "your company"),
    ],
)
async def test_a_new_password_that_will_not_do_is_refused_with_every_reason(
    house, body, language, pointers, sentence
):
    tokens = await house.sign_in()
    body = {"actuel": PASSWORD, "confirmation": body["nouveau"]} | body

    answer = await house.client.post(PATH, json=body, headers=bearer(tokens, language))

    assert (answer.status_code, answer.json()["code"]) == (422, "identity.mot-de-passe-refuse")
    assert [each["pointer"] for each in answer.json()["errors"]] == pointers
    assert sentence in " ".join(each["detail"] for each in answer.json()["errors"])
    assert await signs_in(house, PASSWORD)


async def test_a_wrong_present_password_is_refused_and_counted_like_a_sign_in(house):
    tokens = await house.sign_in()
    for _ in range(4):
        answer = await change(house, tokens, actuel="wrong")
        assert answer.json()["code"] == "identity.mot-de-passe-incorrect"

    throttled = await change(house, tokens, actuel=PASSWORD)

    assert (throttled.status_code, throttled.json()["code"]) == (
        429,
        "identity.trop-de-tentatives",
    )
    assert int(throttled.headers["retry-after"]) >= 1
    browser = Browser(house)
    await browser.open()
    page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    assert page.status_code == 429


async def test_guesses_at_once_are_counted_one_by_one(house):
    tokens = await house.sign_in()

    answers = await asyncio.gather(*(change(house, tokens, actuel=f"no-{n}") for n in range(8)))

    assert sorted(each.status_code for each in answers) == [422] * 4 + [429] * 4


async def test_two_changes_at_once_make_one_password(house):
    tokens = await house.sign_in()

    answers = await asyncio.gather(
        change(house, tokens, nouveau=NEW), change(house, tokens, nouveau=OTHER)
    )

    assert sorted(each.status_code for each in answers) in ([204, 409], [204, 422])
    assert len(await changes_said(house)) == 1
    assert [await signs_in(house, one) for one in (PASSWORD, NEW, OTHER)].count(True) == 1


async def test_changing_needs_the_app_and_a_recent_sign_in(house):
    tokens = await house.sign_in()
    with at(clock.now() + timedelta(minutes=6)):
        access = (await house.refresh(tokens.refresh)).json()["access_token"]
        late = await house.client.post(
            PATH,
            json={"actuel": PASSWORD, "nouveau": NEW, "confirmation": NEW},
            headers={"Authorization": f"Bearer {access}"},
        )
        assert (late.status_code, late.json()["code"]) == (401, "step-up-required")
        assert late.json()["max_age"] == 300

    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
    await browser.fill("courriel")
    code = await browser.fill("code", code=house.mailbox.code("operateur@portnet.example"))
    weak = (await house.redeem(code_of(code), browser.verifier)).json()["access_token"]
    refused = await house.client.post(
        PATH,
        json={"actuel": PASSWORD, "nouveau": NEW, "confirmation": NEW},
        headers={"Authorization": f"Bearer {weak}"},
    )
    assert (refused.status_code, refused.json()["code"]) == (401, "step-up-required")


async def test_without_a_token_there_is_nothing(still_house):
    body = {"actuel": PASSWORD, "nouveau": NEW, "confirmation": NEW}

    assert (await still_house.client.post(PATH, json=body)).status_code == 401
    assert (await still_house.client.get(f"{PATH}/regles")).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"actuel": PASSWORD, "nouveau": NEW},
        {"actuel": PASSWORD, "nouveau": NEW, "confirmation": NEW, "user_id": "x"},
        {"actuel": PASSWORD, "nouveau": "x" * 1025, "confirmation": "x" * 1025},
        {"actuel": 1, "nouveau": NEW, "confirmation": NEW},
    ],
)
async def test_an_order_that_is_none_is_refused(house, body):
    tokens = await house.sign_in()

    answer = await house.client.post(PATH, json=body, headers=bearer(tokens))

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


async def test_the_rules_are_told_as_they_are_configured(open_house):
    house = await open_house(
        IDENTITY_PASSWORD_MIN_CHARACTERS="10", IDENTITY_PASSPHRASE_FROM_CHARACTERS="0"
    )
    tokens = await house.sign_in()

    told = await house.client.get(f"{PATH}/regles", headers=bearer(tokens))

    assert told.json() == {"minimum": 10, "maximum": 128, "phrase_des": 0}
    refused = await change(house, tokens, nouveau="kX7#wQ2!p")
    assert refused.json()["errors"][0]["detail"] == "Au moins 10 caractères"


@pytest.mark.parametrize(
    "wrong",
    [
        {"IDENTITY_PASSWORD_MIN_CHARACTERS": "7"},
        {"IDENTITY_PASSWORD_MAX_CHARACTERS": "63"},
        {"IDENTITY_PASSPHRASE_FROM_CHARACTERS": "12"},
    ],
)
async def test_a_policy_weaker_than_it_may_be_is_refused_at_the_start(open_house, wrong):
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        await open_house(**wrong)


async def test_a_long_password_is_kept_whole(house):
    tokens = await house.sign_in()
    long = "une phrase très longue, " * 5

    assert (await change(house, tokens, nouveau=long)).status_code == 204

    assert await signs_in(house, long)
    assert not await signs_in(house, long[:72])
    assert not await signs_in(house, long[:-1])


async def test_a_seed_obeys_the_policy(house):
    user = SEED["users"][0] | {"password": "Importateur1!"}

    with pytest.raises(BadRow, match="importateur: password: common, personal"):
        await house.seed(users=[user])
