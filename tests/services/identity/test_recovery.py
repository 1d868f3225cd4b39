"""Recovery codes: shown once, each serves once, and one lets its owner associate a new device."""

import asyncio
import re
from datetime import timedelta

import pytest

from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    Browser,
    Tokens,
    answer_of,
    code_of,
    totp_now,
)
from tests.services.identity.test_applications import API, ATLAS, bearer, facteurs, letters
from tests.support.clock import at

CODE = r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}"
NOUVELLE = "nouvelle@atlas.example"


async def renewed(house, tokens):
    answer = await house.client.post(f"{API}/codes-secours", headers=bearer(tokens))
    assert answer.status_code == 201, answer.text
    return answer.json()["codes"]


async def at_factor(house, username="importateur", client_id="gateway", **changes):
    browser = Browser(house)
    await browser.open(client_id, **changes)
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    return browser


def secret_on(page):
    return re.search(r'<code class="ref" dir="ltr">([A-Z2-7 ]+)</code>', page.text)[1].replace(
        " ", ""
    )


async def test_ten_codes_of_eighty_bits_are_shown_and_only_digests_kept(house):
    tokens = await house.sign_in()

    codes = await renewed(house, tokens)

    assert len(set(codes)) == 10
    assert all(re.fullmatch(CODE, code) for code in codes)
    kept = await house.conn.fetch("SELECT * FROM recovery_code")
    assert len(kept) == 10
    assert not any(code.replace("-", "") in str(kept) for code in codes)
    told = (await facteurs(house, tokens))["codes_secours"]
    assert told["restants"] == 10
    assert codes[0] not in str(told)


async def test_a_code_signs_in_once_at_the_lowest_level_and_is_called_so(house):
    codes = await renewed(house, await house.sign_in())
    browser = await at_factor(house)

    page = await browser.fill("secours", secours=codes[0].lower().replace("-", " "))
    assert "Votre code de secours est accepté" in page.text
    code = code_of(await browser.fill("plus-tard"))

    tokens = (await house.redeem(code, browser.verifier)).json()
    read = await house.client.get(
        f"{API}/facteurs", headers={"Authorization": f"Bearer {tokens['access_token']}"}
    )
    assert read.json()["codes_secours"]["restants"] == 9
    shown = await house.client.get(f"{API}/connexions", headers=bearer(Tokens(browser, tokens)))
    assert [each["methode"] for each in shown.json()["items"]] == ["secours", "totp"]
    acr = await house.conn.fetchval("SELECT acr FROM sso_session ORDER BY created_at DESC LIMIT 1")
    assert acr == "mfa-oob"
    again = await at_factor(house)
    spent = await again.fill("secours", secours=codes[0])
    assert spent.status_code == 422
    assert "déjà servi" in spent.text
    texts = await letters(house, ATLAS, 2)
    assert any("Codes restants\u00a0: \u20689\u2069" in text for text in texts)


async def test_a_code_lets_its_owner_associate_a_new_app_that_proves_more(house):
    codes = await renewed(house, await house.sign_in())
    browser = await at_factor(house, acr_values="urn:portnet:acr:mfa")

    page = await browser.fill("secours", secours=codes[3])
    assert "plus-tard" not in page.text, "this sign-in needs more than a recovery code"
    answer = await browser.fill("code", code=totp_now(secret_on(page)))

    token = (await house.redeem(code_of(answer), browser.verifier)).json()["access_token"]
    read = (
        await house.client.get(f"{API}/facteurs", headers={"Authorization": f"Bearer {token}"})
    ).json()
    assert len(read["applications"]) == 2
    assert read["codes_secours"]["restants"] == 9
    acr = await house.conn.fetchval("SELECT acr FROM sso_session ORDER BY created_at DESC LIMIT 1")
    assert acr == "mfa"


async def test_a_code_alone_does_not_pass_where_more_is_wanted(house):
    codes = await renewed(house, await house.sign_in())
    browser = await at_factor(house, acr_values="urn:portnet:acr:mfa")
    await browser.fill("secours", secours=codes[0])
    path, hidden = browser.form("/code")

    forced = await browser.post(path.replace("/code", "/plus-tard"), hidden)

    assert forced.status_code == 422
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session") == 1


async def test_one_code_at_two_sign_ins_at_once_serves_one(house):
    codes = await renewed(house, await house.sign_in())
    browsers = [await at_factor(house) for _ in range(4)]

    pages = await asyncio.gather(
        *(browser.fill("secours", secours=codes[5]) for browser in browsers)
    )

    assert sorted(page.status_code for page in pages) == [200, 422, 422, 422]
    used = "SELECT count(*) FROM recovery_code WHERE used_at IS NOT NULL"
    assert await house.conn.fetchval(used) == 1


async def test_new_codes_end_the_earlier_ones(house):
    tokens = await house.sign_in()
    old = await renewed(house, tokens)
    new = await renewed(house, tokens)
    browser = await at_factor(house)

    assert (await browser.fill("secours", secours=old[0])).status_code == 422
    assert (await browser.fill("secours", secours=new[0])).status_code == 200


async def test_guesses_are_counted_with_those_at_other_codes(house):
    await renewed(house, await house.sign_in())
    for number in range(2):
        browser = await at_factor(house)
        for _ in range(4):
            assert (await browser.fill("secours", secours="0000")).status_code == 422
        over = await browser.fill("secours", secours="0000")
        assert (over.status_code, "Trop de codes erronés" in over.text) == (400, True), number

    resting = await at_factor(house)

    page = await resting.fill("secours", secours="0000")
    assert page.status_code == 429
    with at(clock.now() + timedelta(minutes=1)):
        assert (await resting.fill("code", code=totp_now())).status_code == 429


async def test_the_form_is_only_there_for_who_has_codes(house):
    assert "secours" not in (await at_factor(house)).page.text
    await renewed(house, await house.sign_in())
    assert "/secours" in (await at_factor(house)).page.text


async def test_the_first_enrolment_shows_codes_until_they_are_kept(house):
    browser = await at_factor(house, "nouvelle")
    page = await browser.fill("code", code=house.mailbox.code(NOUVELLE))

    page = await browser.fill("code", code=totp_now(secret_on(page)))

    codes = re.findall(rf"<code>({CODE})</code>", page.text)
    assert len(codes) == 10
    assert "download=" in page.text
    reloaded = await browser.get(browser.form("codes-gardes")[0].removesuffix("/codes-gardes"))
    assert codes[9] in reloaded.text
    sealed = await house.conn.fetchval(
        "SELECT recovery_shown FROM login_transaction WHERE recovery_shown IS NOT NULL"
    )
    assert codes[0].encode() not in sealed
    assert code_of(await browser.fill("codes-gardes"))
    assert await house.conn.fetchval("SELECT count(recovery_shown) FROM login_transaction") == 0
    other = await at_factor(house, "nouvelle")
    assert (await other.fill("secours", secours=codes[0])).status_code == 200


async def test_another_browser_is_never_shown_the_codes(house):
    browser = await at_factor(house, "nouvelle")
    page = await browser.fill("code", code=house.mailbox.code(NOUVELLE))
    await browser.fill("code", code=totp_now(secret_on(page)))
    address = browser.form("codes-gardes")[0].removesuffix("/codes-gardes")
    thief = Browser(house)
    thief.jar["__Secure-id-tx"] = browser.jar["__Secure-id-tx"]

    seen = await thief.get(address)

    assert not re.search(CODE, seen.text)


async def test_a_secret_shown_to_someone_else_cannot_be_confirmed_in_my_sign_in(house):
    mine = await at_factor(house, "nouvelle")
    first = await mine.fill("code", code=house.mailbox.code(NOUVELLE))
    with at(clock.now() + timedelta(minutes=2)):
        other = await at_factor(house, "nouvelle")
        second = await other.fill("code", code=house.mailbox.code(NOUVELLE))
        assert secret_on(first) != secret_on(second)

        refused = await other.fill("code", code=totp_now(secret_on(first)))

    assert refused.status_code == 422


@pytest.mark.parametrize("part", ["secours", "plus-tard", "codes-gardes", "aide", "sms"])
async def test_forms_of_another_site_are_refused(house, part):
    browser = await at_factor(house)
    path, hidden = browser.form("/code")
    browser.origin = "https://evil.example"

    answer = await browser.post(path.replace("/code", f"/{part}"), hidden)

    assert answer.status_code == 403


async def test_steps_out_of_turn_lead_back_to_the_page(house):
    browser = await at_factor(house)
    path, hidden = browser.form("/code")
    for part in ("plus-tard", "codes-gardes"):
        answer = await browser.post(path.replace("/code", f"/{part}"), hidden)
        assert answer.headers["location"] == path.removesuffix("/code")
    assert "code" in answer_of(await browser.fill("code", code=totp_now()))
