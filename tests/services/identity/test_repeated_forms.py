"""Forms sent twice, pages gone back to and reloaded, while somebody signs in."""

import asyncio
from datetime import timedelta

from services.identity.vault import sha256
from shared import clock
from tests.services.identity.acting import (
    PASSWORD,
    Browser,
    at_code,
    code_of,
    totp_now,
)
from tests.support.clock import at
from tests.support.tokens import PORTAL


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
