"""Wrong names, passwords and codes: what is told, and how guessing is slowed."""

import asyncio
import re
from datetime import timedelta

from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    Browser,
    at_code,
    code_of,
    totp_now,
)
from tests.support.clock import at
from tests.support.said import said_data

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
