"""Codes by mail: whose they are, how long they live, how many are sent."""

from datetime import timedelta

from shared import clock
from tests.services.identity.acting import (
    at_code,
    code_of,
)
from tests.support.clock import at


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
