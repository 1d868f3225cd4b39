"""Signing in: password, then a second factor, then the client gets its code."""

import asyncio
import re
from datetime import timedelta

import pytest

from services.identity.passwords import Passwords
from services.identity.rules.password_policy import PasswordPolicy
from services.identity.screens import Screens
from services.identity.vault import sha256
from shared import clock
from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    PASSWORD,
    RP_CALLBACK,
    Browser,
    answer_of,
    code_of,
    totp_now,
    unverified,
)
from tests.support.clock import at
from tests.support.said import said_data
from tests.support.tokens import AUDIENCE, ISSUER, PORTAL

LOG = "SELECT kind FROM security_log ORDER BY seq"


async def kinds(house):
    return [row["kind"] for row in await house.conn.fetch(LOG)]


async def at_code(house, username="importateur", **asked):
    browser = Browser(house)
    await browser.open(**asked)
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    return browser


# --- the happy paths


async def test_password_and_totp_give_the_client_tokens_with_every_claim(house):
    tokens = await house.sign_in()

    assert tokens.answer["token_type"] == "Bearer"
    assert tokens.answer["expires_in"] == 300
    claims = tokens.claims
    now = int(clock.timestamp())
    assert claims["iss"] == ISSUER
    assert claims["aud"] == [AUDIENCE]
    assert claims["client_id"] == "gateway"
    assert claims["exp"] - claims["iat"] == 300
    assert abs(claims["auth_time"] - now) < 5
    assert claims["scope"].split() == ["openid", "profile", "email", "offline_access"]
    assert (claims["ice"], claims["profil"], claims["username"]) == (ICE, "IMP", "importateur")
    assert claims["roles"] == ["administrateur", "saisie"]
    assert claims["acr"] == "urn:portnet:acr:mfa"
    assert claims["amr"] == ["pwd", "otp", "mfa"]
    assert claims["sid"]
    assert claims["jti"]
    assert claims["sub"] not in {"importateur", ICE}
    assert tokens.id_claims["nonce"] == "the-nonce"
    assert tokens.id_claims["aud"] == "gateway"
    assert tokens.id_claims["email"] == "importateur@atlas.example"
    assert tokens.id_claims["raison_sociale"] == "Atlas Import SARL"
    assert tokens.id_claims["sid"] == claims["sid"]


async def test_the_answer_to_the_client_names_state_and_issuer(house):
    browser = await at_code(house)

    answer = answer_of(await browser.fill("code", code=totp_now()))

    assert answer["state"] == "the-state"
    assert answer["iss"] == ISSUER


async def test_an_email_address_signs_in_like_the_username_in_any_case(house):
    browser = Browser(house)

    code = await browser.sign_in(username="  IMPORTATEUR@Atlas.Example ")

    assert (await house.redeem(code, browser.verifier)).status_code == 200


async def test_signing_in_is_said_and_written_down(house):
    tokens = await house.sign_in()

    events = await said_data(house.conn)
    connexion = next(each for each in events if type(each).__name__ == "IdentityConnexion")
    assert (connexion.resultat, connexion.methode_mfa) == ("SUCCES", "totp")
    assert str(connexion.user_id) == tokens.claims["sub"]
    assert connexion.ip == "127.0.0.1"
    assert await kinds(house) == ["password.accepted", "session.opened", "grant.opened"]


async def test_a_code_by_mail_signs_in_at_a_lower_level(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    assert "i•••@a•••.example" in browser.page.text

    code = code_of(await browser.fill("code", code=house.mailbox.code("importateur@atlas.example")))

    tokens = (await house.redeem(code, browser.verifier)).json()
    assert unverified(tokens["access_token"])["acr"] == "urn:portnet:acr:mfa-oob"


async def test_the_app_still_works_after_a_code_was_mailed(house):
    browser = await at_code(house)
    await browser.fill("courriel")

    answer = await browser.fill("code", code=totp_now())

    assert code_of(answer)


async def test_a_signed_in_browser_gets_the_next_code_without_being_asked(house):
    first = await house.sign_in()

    answer = await first.browser.open("rp")

    assert answer.headers["location"].startswith(RP_CALLBACK)
    redeemed = await house.redeem(code_of(answer), first.browser.verifier, "rp")
    assert redeemed.status_code == 200


# --- several profiles


async def test_someone_with_two_profiles_chooses_and_the_token_carries_exactly_one(house):
    browser = await at_code(house, "deux.profils")
    page = await browser.fill("code", code=totp_now())
    assert "Atlas Import SARL" in page.text
    assert "Rif Transit SA" in page.text
    chosen = await house.conn.fetchval(
        "SELECT affectation_id FROM affectation WHERE ice = $1 AND profil = 'TRA'", OTHER_ICE
    )

    code = code_of(await browser.fill("profil", affectation=str(chosen)))

    claims = unverified((await house.redeem(code, browser.verifier)).json()["access_token"])
    assert (claims["ice"], claims["profil"], claims["roles"]) == (OTHER_ICE, "TRA", ["lecture"])


async def test_nobody_chooses_a_profile_of_somebody_else(house):
    browser = await at_code(house, "deux.profils")
    await browser.fill("code", code=totp_now())
    foreign = await house.conn.fetchval(
        "SELECT affectation_id FROM affectation WHERE ice = $1 AND profil = 'EXP'", ICE
    )

    for wrong in (str(foreign), "nonsense", ""):
        page = await browser.fill("profil", affectation=wrong)
        assert page.status_code == 422
        assert "Choisissez un profil" in page.text


async def test_no_code_before_the_profile_is_chosen(house):
    browser = await at_code(house, "deux.profils")
    await browser.fill("code", code=totp_now())

    answer = await browser.open("rp", prompt="none")

    assert answer_of(answer)["error"] == "account_selection_required"


async def test_someone_without_any_profile_is_told_so_and_not_signed_in(house):
    await house.conn.execute("DELETE FROM affectation WHERE profil = 'OPE'")
    browser = await at_code(house, "operateur")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 403
    assert "Aucun profil" in page.text
    assert "__Secure-id" not in browser.jar


# --- enrolment


async def test_who_has_no_app_proves_the_mailbox_and_must_enrol_one(house):
    browser = await at_code(house, "nouvelle")
    assert "n•••@a•••.example" in browser.page.text

    page = await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))

    assert "<svg" in page.text
    assert "__Secure-id" not in browser.jar
    secret = re.search(r'<code class="ref" dir="ltr">([A-Z2-7 ]+)</code>', page.text)[1]
    wrong = await browser.fill("code", code="000000")
    assert wrong.status_code == 422
    await browser.fill("code", code=totp_now(secret.replace(" ", "")))
    assert code_of(await browser.fill("codes-gardes"))
    events = [type(each).__name__ for each in await said_data(house.conn)]
    assert "IdentityMfaChange" in events

    with at(clock.now() + timedelta(minutes=1)):
        again = Browser(house)
        assert await again.sign_in("nouvelle", totp=secret.replace(" ", ""))


async def test_an_app_that_was_never_confirmed_is_no_factor(house):
    browser = await at_code(house, "nouvelle")
    await browser.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))
    sealed = await house.conn.fetchrow(
        "SELECT device_id, secret FROM totp_device WHERE confirmed_at IS NULL"
    )
    secret = house.app.state.means.vault.open("totp", str(sealed["device_id"]), sealed["secret"])

    other = await at_code(house, "nouvelle")
    page = await other.fill("courriel")  # the first code's minute is not over
    assert page.status_code == 429
    path, hidden = other.form("courriel")
    answer = await other.post(
        path.replace("courriel", "code"), hidden | {"code": totp_now(secret.decode())}
    )

    assert answer.status_code == 422


# --- wrong passwords, unknown people


async def test_unknown_wrong_and_suspended_are_one_answer(house):
    await house.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'operateur'"
    )
    answers = []
    for username, password in [
        ("personne", PASSWORD),
        ("personne@nulle.part", PASSWORD),
        ("importateur", "Wrong-Horse7!"),
        ("operateur", PASSWORD),
        ("importateur", PASSWORD + "x" * 2000),
        ("", ""),
    ]:
        browser = Browser(house)
        await browser.open()
        page = await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=password)
        path, hidden = browser.form("mot-de-passe")
        told = page.text.replace(path, "").replace(hidden["csrf"], "").replace(username, "")
        told = told.replace(path.removesuffix("/mot-de-passe"), "")
        told = re.sub(r'data-options="[^"]*"', "", told)
        answers.append((page.status_code, told))

    assert len({status for status, _ in answers}) == 1
    assert (
        len(
            {
                told.replace(f'value="{name}"', "")
                for (_, told), name in zip(answers, [""] * 6, strict=True)
            }
        )
        == 1
    )
    assert answers[0][0] == 422
    assert "incorrect" in answers[0][1]


async def test_an_unknown_name_costs_as_much_as_a_wrong_password(house):
    calls = []
    verify = house.app.state.means.passwords._verify

    def counted(hash_, password):
        calls.append(hash_.split("$")[3])
        return verify(hash_, password)

    house.app.state.means.passwords._verify = counted
    for username in ("personne", "importateur"):
        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant=username, mot_de_passe="wrong")

    assert len(calls) == 2
    assert calls[0] == calls[1]


async def test_guessing_is_slowed_alike_for_known_and_unknown_and_never_stopped(house):
    told = {}
    for username in ("importateur", "personne"):
        statuses = []
        for _ in range(6):
            browser = Browser(house)
            await browser.open()
            page = await browser.fill("mot-de-passe", identifiant=username, mot_de_passe="no")
            statuses.append((page.status_code, page.headers.get("retry-after")))
        told[username] = statuses

    assert told["importateur"] == told["personne"]
    assert [status for status, _ in told["importateur"]] == [422, 422, 422, 422, 429, 429]
    with at(clock.now() + timedelta(seconds=2)):
        assert await Browser(house).sign_in()


async def test_a_throttled_account_refuses_even_the_right_password_until_the_wait_is_over(house):
    for _ in range(4):
        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")

    browser = Browser(house)
    await browser.open()
    page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)

    assert page.status_code == 429
    assert "Réessayez dans" in page.text


async def test_username_and_email_share_one_count(house):
    statuses = []
    for name in ("importateur", "importateur@atlas.example") * 3:
        browser = Browser(house)
        await browser.open()
        page = await browser.fill("mot-de-passe", identifiant=name, mot_de_passe="no")
        statuses.append(page.status_code)

    assert statuses == [422, 422, 422, 422, 429, 429]


async def test_many_guesses_at_once_are_counted_like_as_many_in_a_row(house):
    browsers = [Browser(house) for _ in range(12)]
    for browser in browsers:
        await browser.open()

    pages = await asyncio.gather(
        *(
            each.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")
            for each in browsers
        )
    )

    statuses = [page.status_code for page in pages]
    assert statuses.count(422) == 4
    assert statuses.count(429) == 8


async def test_the_owners_own_device_is_not_slowed_by_an_attacker(house):
    mine = (await house.sign_in()).browser
    for _ in range(8):
        attacker = Browser(house)
        await attacker.open()
        page = await attacker.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")
    assert page.status_code == 429

    with at(clock.now() + timedelta(minutes=1)):
        stranger = Browser(house)
        await stranger.open()
        owner = Browser(house, jar={"__Secure-id-device": mine.jar["__Secure-id-device"]})
        code = await owner.sign_in()

    assert code


async def test_a_forged_device_cookie_counts_as_no_device(house):
    mine = (await house.sign_in()).browser.jar["__Secure-id-device"]
    forged = mine[:-1] + ("0" if mine[-1] != "0" else "1")
    statuses = []
    for _ in range(6):
        browser = Browser(house, jar={"__Secure-id-device": forged})
        await browser.open()
        page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")
        statuses.append(page.status_code)

    assert statuses[-1] == 429


async def test_an_address_that_guesses_at_many_accounts_is_slowed(house):
    statuses = set()
    for number in range(32):
        browser = Browser(house)
        await browser.open()
        page = await browser.fill("mot-de-passe", identifiant=f"nobody{number}", mot_de_passe="no")
        statuses.add(page.status_code)

    assert statuses == {422, 429}


async def test_an_address_is_believed_from_the_gateway_only(open_house):
    house = await open_house(IDENTITY_TRUSTED_PROXIES="10.0.0.0/8")
    browser = Browser(house)
    browser.headers["X-Forwarded-For"] = "192.0.2.77"
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")

    assert await house.conn.fetchval("SELECT address FROM security_log") == "127.0.0.1"


async def test_the_gateways_word_on_the_address_is_taken(house):
    browser = Browser(house)
    browser.headers["X-Forwarded-For"] = "203.0.113.9, 192.0.2.77"
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe="no")

    assert await house.conn.fetchval("SELECT address FROM security_log") == "192.0.2.77"


# --- wrong codes


async def test_a_totp_code_serves_once(house):
    code = totp_now()
    first = await at_code(house)
    assert code_of(await first.fill("code", code=code))

    second = await at_code(house)
    page = await second.fill("code", code=code)

    assert page.status_code == 422
    assert "déjà servi" in page.text
    assert await house.conn.fetchval("SELECT sum(code_failures) FROM login_transaction") == 0


async def test_five_wrong_codes_end_the_sign_in(house):
    browser = await at_code(house)
    pages = [await browser.fill("code", code="000000") for _ in range(4)]
    assert [page.status_code for page in pages] == [422] * 4
    assert "restantes\N{NO-BREAK SPACE}: 1" in pages[-1].text

    last = await browser.fill("code", code="000000")

    assert last.status_code == 400
    assert "Trop de codes" in last.text
    path, hidden = f"/id/connexion/{last.url.path.split('/')[3]}/code", {"code": totp_now()}
    assert (await browser.post(path, hidden)).status_code in {400, 403}
    assert "__Secure-id" not in browser.jar


async def test_a_new_sign_in_does_not_give_fresh_tries_at_the_second_factor(house):
    for _ in range(2):
        browser = await at_code(house)
        for _ in range(5):
            await browser.fill("code", code="000000") if browser.page.status_code != 400 else None

    browser = await at_code(house)
    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 429
    assert "suspendue" in page.text
    with at(clock.now() + timedelta(hours=24)):
        assert await Browser(house).sign_in()


async def test_a_wrong_code_is_said_to_the_accounts_owner(house):
    browser = await at_code(house)
    await browser.fill("code", code="000000")

    events = await said_data(house.conn)
    assert [each.resultat for each in events if type(each).__name__ == "IdentityConnexion"] == [
        "ECHEC"
    ]


# --- codes by mail


async def test_a_mailed_code_serves_its_own_sign_in_only(house):
    mine, other = await at_code(house), await at_code(house)
    await mine.fill("courriel")
    code = house.mailbox.code("importateur@atlas.example")

    assert (await other.fill("code", code=code)).status_code == 422
    assert code_of(await mine.fill("code", code=code))


async def test_a_mailed_code_lives_ten_minutes(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    code = house.mailbox.code("importateur@atlas.example")

    with at(clock.now() + timedelta(minutes=10, seconds=1)):
        page = await browser.fill("code", code=code)

    assert page.status_code == 422
    assert "plus valable" in page.text


async def test_only_the_last_mailed_code_counts(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    old = house.mailbox.code("importateur@atlas.example")
    with at(clock.now() + timedelta(minutes=2)):
        await browser.fill("courriel")
        new = house.mailbox.code("importateur@atlas.example")

        if old != new:
            assert (await browser.fill("code", code=old)).status_code == 422
        assert code_of(await browser.fill("code", code=new))


async def test_codes_by_mail_are_limited_to_one_a_minute_and_five_an_hour(house):
    browser = await at_code(house)
    start = clock.now()
    assert (await browser.fill("courriel")).status_code == 200
    assert (await browser.fill("courriel")).status_code == 429
    for minute in range(1, 5):
        with at(start + timedelta(seconds=65 * minute)):
            assert (await browser.fill("courriel")).status_code == 200

    with at(start + timedelta(minutes=6)):
        page = await browser.fill("courriel")

    assert page.status_code == 429
    assert "Trop de codes demandés" in page.text
    assert len(house.mailbox.messages) == 5


async def test_codes_are_kept_as_digests(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    code = house.mailbox.code("importateur@atlas.example")

    row = await house.conn.fetchrow("SELECT * FROM email_code")

    assert code not in repr(dict(row))


async def test_a_relay_that_is_down_gives_a_clear_answer_and_another_try(house):
    browser = await at_code(house)
    house.mailbox.down = True

    page = await browser.fill("courriel")

    assert page.status_code == 422
    assert "envoyé" in page.text
    house.mailbox.down = False
    assert (await browser.fill("courriel")).status_code == 200


async def test_the_mail_is_in_the_language_of_the_page(house):
    browser = await at_code(house, ui_locales="ar")
    await browser.fill("courriel")

    assert "رمز التحقق" in house.mailbox.messages[-1][1]


# --- forms sent twice, pages gone back to


async def test_the_password_form_sent_twice_at_once_leads_on_both_times(house):
    browser = Browser(house)
    await browser.open()
    path, hidden = browser.form("mot-de-passe")
    form = hidden | {"identifiant": "importateur", "mot_de_passe": PASSWORD}
    twin = Browser(house, jar=dict(browser.jar), verifier=browser.verifier)

    first, second = await asyncio.gather(browser.post(path, form), twin.post(path, form))

    assert (first.status_code, second.status_code) == (303, 303)
    later = max(first, second, key=lambda answer: answer.headers["date"])
    assert later.headers["location"].startswith("/id/connexion/")
    # The browser keeps the cookie of whichever answer the database wrote last.
    held = await house.conn.fetchval("SELECT browser_digest FROM login_transaction")
    winner = next(each for each in (browser, twin) if sha256(each.jar["__Secure-id-tx"]) == held)
    await winner.follow(await winner.get(first.headers["location"]))
    assert code_of(await winner.fill("code", code=totp_now()))


async def test_the_code_form_sent_twice_signs_in_though_the_first_answer_was_dropped(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")
    form = hidden | {"code": totp_now()}
    before = dict(browser.jar)
    dropped = await browser.post(path, form)
    assert dropped.status_code == 303

    again = Browser(house, jar=before, verifier=browser.verifier)
    answer = await again.follow(await again.post(path, form))

    redeemed = await house.redeem(code_of(answer), again.verifier)
    assert redeemed.status_code == 200
    assert (await house.redeem(code_of(dropped), again.verifier)).status_code == 400


async def test_pages_asked_for_at_once_after_signing_in_all_lead_on_and_one_code_works(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")
    await browser.post(path, hidden | {"code": totp_now()})
    twins = [Browser(house, jar=dict(browser.jar)) for _ in range(6)]

    answers = await asyncio.gather(*(twin.get(path.rpartition("/")[0]) for twin in twins))

    assert {answer.status_code for answer in answers} == {303}
    redeemed = [await house.redeem(code_of(answer), browser.verifier) for answer in answers]
    assert sorted(answer.status_code for answer in redeemed) == [200, 400, 400, 400, 400, 400]


async def test_a_repeated_form_with_another_code_gives_no_session(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")
    before = dict(browser.jar)
    await browser.post(path, hidden | {"code": totp_now()})

    thief = Browser(house, jar=before)
    answer = await thief.follow(await thief.post(path, hidden | {"code": "000000"}))

    assert answer.status_code == 400
    assert "__Secure-id" not in thief.jar


async def test_a_repeated_form_comes_too_late_after_a_minute(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")
    before, code = dict(browser.jar), totp_now()
    await browser.post(path, hidden | {"code": code})

    with at(clock.now() + timedelta(seconds=61)):
        thief = Browser(house, jar=before)
        await thief.follow(await thief.post(path, hidden | {"code": code}))

    assert "__Secure-id" not in thief.jar


async def test_going_back_after_the_code_was_redeemed_leads_to_the_portal(house):
    tokens = await house.sign_in()
    path = (
        f"/id/connexion/{await house.conn.fetchval('SELECT transaction_id FROM login_transaction')}"
    )

    page = await tokens.browser.follow(await tokens.browser.get(path))

    assert page.status_code == 400
    assert "déjà servi" in page.text
    assert f'href="{PORTAL}/"' in page.text


async def test_going_back_after_signing_out_shows_nothing_private(house):
    tokens = await house.sign_in()
    browser = tokens.browser
    path = (
        f"/id/connexion/{await house.conn.fetchval('SELECT transaction_id FROM login_transaction')}"
    )
    await browser.get("/id/end-session", id_token_hint=tokens.answer["id_token"])

    page = await browser.follow(await browser.get(path))

    assert page.status_code == 400
    assert page.headers["cache-control"] == "no-store"
    assert "importateur" not in page.text


async def test_reloading_the_page_of_a_pushed_request_goes_on_where_it_was(house):
    browser = Browser(house)
    pushed = (await house.post("/id/par", browser.request())).json()["request_uri"]
    await browser.follow(
        await browser.get("/id/authorize", client_id="gateway", request_uri=pushed)
    )
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)

    page = await browser.follow(
        await browser.get("/id/authorize", client_id="gateway", request_uri=pushed)
    )

    assert page.status_code == 200
    assert "importateur" in page.text


# --- whose sign-in is it?


async def test_another_browser_cannot_go_on_with_a_sign_in(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")

    for jar in ({}, {"__Secure-id-tx": "x" * 43}, {"__Secure-id-tx": "nonsense"}):
        other = Browser(house, jar=jar)
        assert (await other.get(path.removesuffix("/code"))).status_code == 400
        assert (await other.post(path, hidden | {"code": totp_now()})).status_code == 403


async def test_the_cookie_from_before_the_password_is_worth_nothing_after_it(house):
    browser = Browser(house)
    await browser.open()
    planted = dict(browser.jar)
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    path, _ = browser.form("code")

    attacker = Browser(house, jar=planted)

    assert (await attacker.get(path.removesuffix("/code"))).status_code == 400


@pytest.mark.parametrize(
    ("origin", "headers", "csrf"),
    [
        ("https://evil.example", {}, None),
        ("null", {}, None),
        (PORTAL, {"Sec-Fetch-Site": "cross-site"}, None),
        (PORTAL, {}, "0" * 64),
        (PORTAL, {}, ""),
    ],
)
async def test_a_form_from_elsewhere_is_refused(still_house, origin, headers, csrf):
    browser = Browser(still_house, origin=origin)
    await browser.open()
    path, hidden = browser.form("mot-de-passe")
    if csrf is not None:
        hidden["csrf"] = csrf
    form = hidden | {"identifiant": "importateur", "mot_de_passe": PASSWORD}

    page = await browser.post(path, form, **headers)

    assert page.status_code == 403


async def test_a_sign_in_expires_and_says_how_to_begin_anew(still_house):
    browser = Browser(still_house)
    await browser.open()

    with at(clock.now() + timedelta(minutes=31)):
        page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)

    assert page.status_code == 400
    assert f'href="{PORTAL}/"' in page.text


async def test_a_suspended_account_does_not_pass_the_second_factor(house):
    browser = await at_code(house)
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU'")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 400


async def test_a_password_hashed_at_another_cost_is_hashed_anew(open_house):
    house = await open_house()
    cheap = house.app.state.means.passwords
    old = await Passwords(memory_kib=512, passes=1, lanes=1).hash(PASSWORD)
    await house.conn.execute("UPDATE credential SET hash = $1", old)

    await house.sign_in()

    kept = await house.conn.fetchval(
        "SELECT hash FROM credential JOIN utilisateur USING (user_id) WHERE username = $1",
        "importateur",
    )
    assert not cheap.is_outdated(kept)
    assert await cheap.matches(kept, PASSWORD)


# --- step-up and re-authentication


async def test_a_stronger_level_asks_for_the_app_only_and_keeps_the_session(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    await browser.fill("code", code=house.mailbox.code("importateur@atlas.example"))
    sid = await house.conn.fetchval("SELECT session_id FROM sso_session")
    cookie = browser.jar["__Secure-id"]

    page = await browser.open("rp", acr_values="urn:portnet:acr:mfa")
    assert "application" in page.text
    assert 'action="/id/connexion' in page.text
    assert "/courriel" not in page.text
    answer = await browser.fill("code", code=totp_now())

    tokens = (await house.redeem(code_of(answer), browser.verifier, "rp")).json()
    claims = unverified(tokens["access_token"])
    assert claims["acr"] == "urn:portnet:acr:mfa"
    assert claims["sid"] == str(sid)
    assert browser.jar["__Secure-id"] != cookie


async def test_a_step_up_dies_with_the_session_it_steps_up(house):
    browser = await at_code(house)
    await browser.fill("courriel")
    await browser.fill("code", code=house.mailbox.code("importateur@atlas.example"))
    await browser.open("rp", acr_values="urn:portnet:acr:mfa")
    await house.conn.execute("UPDATE sso_session SET ended_at = now()")

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 400
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session WHERE ended_at IS NULL") == 0


async def test_prompt_login_asks_for_both_factors_again(house):
    tokens = await house.sign_in()
    first = tokens.claims["auth_time"]

    with at(clock.now() + timedelta(minutes=5)):
        page = await tokens.browser.open("rp", prompt="login")
        assert "mot_de_passe" in page.text
        await tokens.browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
        answer = await tokens.browser.fill("code", code=totp_now())
        again = (await house.redeem(code_of(answer), tokens.browser.verifier, "rp")).json()

    claims = unverified(again["access_token"])
    assert claims["auth_time"] >= first + 300
    assert claims["sid"] == tokens.claims["sid"]


async def test_another_person_signing_in_with_the_same_browser_ends_the_first_session(house):
    tokens = await house.sign_in()

    await tokens.browser.open("rp", prompt="login")
    await tokens.browser.fill("mot-de-passe", identifiant="operateur", mot_de_passe=PASSWORD)
    await tokens.browser.fill("code", code=totp_now())

    assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
    events = [type(each).__name__ for each in await said_data(house.conn)]
    assert "IdentityDeconnexion" in events


# --- the pages themselves


async def test_pages_are_protected_and_never_kept(still_house):
    browser = Browser(still_house)
    page = await browser.open()

    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert f"form-action 'self' {PORTAL};" in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.text.count("<script") == 1
    assert '<script type="module" src="/id/static/passkey.js?v=' in page.text
    assert "style=" not in page.text


async def test_cookies_stay_under_id_secure_and_out_of_scripts_reach(house):
    browser = await at_code(house)
    path, hidden = browser.form("code")

    answer = await browser.post(path, hidden | {"code": totp_now()})

    lines = {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}
    for name in ("__Secure-id", "__Secure-id-device"):
        for attribute in ("Path=/id", "Secure", "HttpOnly", "SameSite=lax"):
            assert attribute.lower() in lines[name].lower()
    assert "max-age" not in lines["__Secure-id"].lower()


@pytest.mark.parametrize(
    ("language", "direction", "word"),
    [("fr", "ltr", "Se connecter"), ("ar", "rtl", "تسجيل الدخول"), ("en", "ltr", "Sign in")],
)
async def test_pages_speak_three_languages(still_house, language, direction, word):
    browser = Browser(still_house)

    page = await browser.open(ui_locales=language)

    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert word in page.text
    assert page.headers["content-language"] == language


async def test_the_language_switch_keeps_the_sign_in_and_is_remembered(house):
    browser = await at_code(house)
    path = browser.form("code")[0].removesuffix("/code")

    page = await browser.get(path, lang="ar")

    assert 'dir="rtl"' in page.text
    assert "importateur" in page.text
    other = await browser.open()
    assert 'dir="rtl"' in other.text


def test_french_double_signs_never_begin_a_line():
    for key, text in Screens(PORTAL, PasswordPolicy()).texts["fr"].items():
        assert re.search(r"« | [:;?!»]", text) is None, key


def test_every_text_exists_in_three_languages_with_the_same_blanks():
    texts = Screens(PORTAL, PasswordPolicy()).texts
    for key, text in texts["fr"].items():
        blanks = set(re.findall(r"{(\w+)}", text))
        for language in ("ar", "en"):
            assert set(re.findall(r"{(\w+)}", texts[language][key])) == blanks, (language, key)
    assert texts["fr"].keys() == texts["ar"].keys() == texts["en"].keys()


async def test_what_was_typed_is_escaped(house):
    browser = Browser(house)
    await browser.open()

    page = await browser.fill(
        "mot-de-passe", identifiant='"><script>alert(1)</script>', mot_de_passe="x"
    )

    assert "<script>" not in page.text
    assert "alert(1)</script" not in page.text


async def test_a_login_hint_fills_the_name(still_house):
    browser = Browser(still_house)

    page = await browser.open(login_hint="importateur")

    assert 'value="importateur"' in page.text


@pytest.mark.parametrize("name", ["identity.css", "icon.svg", "fonts/plex-arabic-400.woff2"])
async def test_static_files_are_served_for_ever_by_version(still_house, name):
    version = still_house.app.state.screens.versions[name]

    kept = await still_house.client.get(f"/id/static/{name}", params={"v": version})
    other = await still_house.client.get(f"/id/static/{name}")

    assert kept.status_code == 200
    assert "immutable" in kept.headers["cache-control"]
    assert "immutable" not in other.headers["cache-control"]


@pytest.mark.parametrize("name", ["nothing.css", "../settings.py", "%2e%2e/settings.py"])
async def test_nothing_but_static_files_is_served(still_house, name):
    assert (await still_house.client.get(f"/id/static/{name}")).status_code == 404


async def test_the_database_being_away_is_a_page_and_not_a_crash(still_house):
    browser = Browser(still_house)
    await browser.open()
    running = still_house.app.state.running
    pool, running.pool = running.pool, _Gone()

    page = await browser.get("/id/connexion/018f0000-0000-7000-8000-000000000001")
    running.pool = pool

    assert page.status_code == 503
    assert "momentanément indisponible" in page.text


class _Gone:
    def acquire(self):
        raise ConnectionRefusedError
