"""A link that lets choose a password: for who forgot it, and for who never had one."""

import asyncio
import re
from datetime import timedelta

import pytest

from services.identity.actions import passwords
from services.identity.actions.keys import sweep
from shared import clock
from shared.database import connect_once
from tests.services.identity.acting import PASSWORD, Browser, code_of, totp_now
from tests.services.identity.links import ADDRESS, begun, forgotten, invited, opened
from tests.services.identity.test_passkeys import answer as passkey_answers
from tests.services.identity.test_passkeys import options_of, with_passkey
from tests.services.identity.test_passwords import (
    NEW,
    OTHER,
    changes_said,
    id_of,
    later,
    signs_in,
)
from tests.services.identity.test_recovery import renewed
from tests.support.clock import at

# --- the link


async def test_the_link_leaves_the_address_at_once_and_nothing_is_spent_by_looking(house):
    link = await begun(house)
    for _ in range(3):
        answer = await Browser(house).get(link)
        assert (answer.status_code, answer.headers["location"]) == (303, "/id/mot-de-passe/nouveau")
        assert answer.headers["referrer-policy"] == "same-origin"

    browser = await opened(house, link)

    assert "Vérifions que c’est bien vous" in browser.page.text


async def test_only_a_digest_of_the_link_is_kept(house):
    link = await begun(house)

    token = re.search(r"jeton=([^&]+)", link)[1]
    row = str(dict(await house.conn.fetchrow("SELECT * FROM password_link")))
    assert len(token) == 43
    assert token not in row


async def test_without_the_second_factor_no_password_is_taken(house):
    browser = await opened(house, await begun(house))
    path, form = browser.form("code")

    answer = await browser.post(
        path.removesuffix("/code"), form | {"nouveau": NEW, "confirmation": NEW}
    )

    assert answer.status_code == 400
    assert await signs_in(house, PASSWORD)


async def test_a_code_by_mail_is_no_second_factor_here(house):
    sign_in = Browser(house)
    await sign_in.open()
    await sign_in.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    await sign_in.fill("courriel")
    code = house.mailbox.code(ADDRESS)
    browser = await opened(house, await begun(house))

    page = await browser.fill("code", code=code)

    assert page.status_code == 422
    assert "courriel" not in re.findall(r'action="([^"]*)"', page.text)


async def test_whoever_has_only_the_link_gets_no_further_where_the_owner_has_proved(house):
    link = await begun(house)
    browser = await opened(house, link)
    await browser.fill("code", code=totp_now())

    thief = await opened(house, link)

    assert "Vérifions que c’est bien vous" in thief.page.text
    answer = await thief.post(
        "/id/mot-de-passe/nouveau",
        thief.form("code")[1] | {"nouveau": NEW, "confirmation": NEW},
    )
    assert answer.status_code == 400
    page = await browser.fill("nouveau", nouveau=OTHER, confirmation=OTHER)
    assert "Votre mot de passe est enregistré" in page.text


async def test_a_passkey_is_a_second_factor_too(house):
    device, _ = await with_passkey(house)
    browser = await opened(house, await begun(house))

    page = await passkey_answers(browser, device.get(options_of(browser)))

    assert "Choisissez un nouveau mot de passe" in page.text
    page = await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)
    assert "Votre mot de passe est enregistré" in page.text


async def test_a_recovery_code_is_a_second_factor_once(house):
    codes = await renewed(house, await house.sign_in())
    browser = await opened(house, await begun(house))
    page = await browser.fill("secours", secours="0000-0000-0000-0000")
    assert page.status_code == 422
    assert "code de secours n’est pas le bon" in page.text

    page = await browser.fill("secours", secours=codes[0])

    assert "Choisissez un nouveau mot de passe" in page.text
    page = await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)
    assert "Votre mot de passe est enregistré" in page.text
    again = await opened(house, await begun(house))
    assert (await again.fill("secours", secours=codes[0])).status_code == 422


async def test_without_recovery_codes_none_is_asked(house):
    browser = await opened(house, await begun(house))

    assert 'action="/id/mot-de-passe/nouveau/code"' in browser.page.text
    assert "secours" not in browser.page.text


async def test_a_passkey_answers_one_challenge_once(house):
    device, _ = await with_passkey(house)
    first = await opened(house, await begun(house))
    response = device.get(options_of(first))
    browser = await opened(house, await begun(house))

    page = await passkey_answers(browser, response)

    assert page.status_code == 422
    assert "n’a pas pu être vérifiée" in page.text


async def test_five_wrong_codes_void_the_link_and_the_factor_rests_in_the_end(house):
    for number in range(2):
        browser = await opened(house, await begun(house))
        for _ in range(4):
            assert (await browser.fill("code", code="000000")).status_code == 422
        page = await browser.fill("code", code="000000")
        assert page.status_code == 400, number
        assert "Ce lien n’est plus valable" in page.text
    browser = await opened(house, await begun(house))

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 429


async def test_a_code_of_the_app_serves_once_here_too(house):
    await house.sign_in()
    browser = await opened(house, await begun(house))

    page = await browser.fill("code", code=totp_now())

    assert page.status_code == 422
    assert "déjà servi" in page.text


@pytest.mark.parametrize(
    ("spoil", "after"),
    [
        ("UPDATE password_link SET used_at = now()", 0),
        ("UPDATE password_link SET cancelled_at = now()", 0),
        ("UPDATE utilisateur SET statut = 'SUSPENDU'", 0),
        ("SELECT 1", 31),
    ],
)
async def test_a_link_that_is_spent_replaced_old_or_of_someone_suspended_opens_nothing(
    house, spoil, after
):
    link = await begun(house)
    browser = await opened(house, link)
    path, form = browser.form("code")
    await house.conn.execute(spoil)

    with at(clock.now() + timedelta(minutes=after)):
        assert (await opened(house, link)).page.status_code == 400
        answer = await browser.post(path, form | {"code": totp_now()})

    assert answer.status_code == 400
    assert "Ce lien n’est plus valable" in answer.text


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "%00", "é" * 43, "🔒", "A" * 5000])
async def test_what_is_no_link_opens_nothing(still_house, token):
    browser = Browser(still_house)
    page = await browser.follow(await browser.get(f"/id/mot-de-passe/lien?jeton={token}"))

    assert page.status_code == 400
    assert "Ce lien n’est plus valable" in page.text


async def test_a_new_link_voids_the_one_before(house):
    first = await begun(house)
    second = await begun(house)

    assert "Ce lien n’est plus valable" in (await opened(house, first)).page.text
    assert "Vérifions" in (await opened(house, second)).page.text


async def test_links_begun_at_once_leave_one_that_works(house):
    user_id = await id_of(house)

    async def begin():
        conn = await connect_once(house.database_url)
        try:
            async with conn.transaction():
                await passwords.begin_setting(
                    conn,
                    house.app.state.means,
                    user_id,
                    "reinitialisation",
                    timedelta(minutes=30),
                )
        finally:
            await conn.close()

    await asyncio.gather(*(begin() for _ in range(5)))

    rows = await house.conn.fetch("SELECT cancelled_at FROM password_link")
    assert [one["cancelled_at"] is None for one in rows].count(True) == 1


async def test_two_uses_of_one_link_at_once_set_one_password(house):
    browser = await forgotten(house)
    path, form = browser.form("nouveau")

    answers = await asyncio.gather(
        *(
            browser.post(path, form | {"nouveau": one, "confirmation": one})
            for one in (NEW, OTHER, NEW + "!", OTHER + "!")
        )
    )

    assert sorted(each.status_code for each in answers) == [303, 400, 400, 400]
    assert len(await changes_said(house)) == 1
    accepted = [await signs_in(house, one) for one in (NEW, OTHER, NEW + "!", OTHER + "!")]
    assert accepted.count(True) == 1


async def test_a_change_elsewhere_voids_the_link(house):
    tokens = await house.sign_in()
    link = await begun(house)
    await house.client.post(
        "/api/identity/v1/mot-de-passe",
        json={"actuel": PASSWORD, "nouveau": NEW, "confirmation": NEW},
        headers={"Authorization": f"Bearer {tokens.access}"},
    )

    assert "Ce lien n’est plus valable" in (await opened(house, link)).page.text


async def test_a_password_that_will_not_do_is_refused_and_the_link_goes_on(house):
    browser = await forgotten(house)

    page = await browser.fill("nouveau", nouveau="Password1!", confirmation="x")

    assert page.status_code == 422
    assert "Un mot de passe moins courant" in page.text
    assert "La même saisie dans les deux champs" in page.text
    assert "Password1!" not in page.text
    page = await browser.fill("nouveau", nouveau=PASSWORD, confirmation=PASSWORD)
    assert "différent de l’actuel" in page.text
    page = await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)
    assert "Votre mot de passe est enregistré" in page.text


# --- a first password


async def test_a_first_password_is_chosen_and_the_sign_in_enrols_the_factor(house):
    link = await invited(house)
    browser = await opened(house, link)
    assert "Choisissez votre mot de passe" in browser.page.text

    await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)

    assert house.mailbox.messages == []
    sign_in = Browser(house)
    await sign_in.open()
    await sign_in.fill("mot-de-passe", identifiant="nouvelle", mot_de_passe=NEW)
    page = await sign_in.fill("code", code=house.mailbox.code("nouvelle@atlas.example"))
    assert "Protégez votre compte" in page.text


async def test_an_invitation_of_someone_with_a_factor_asks_for_it(house):
    browser = await opened(house, await invited(house, username="importateur"))

    assert "Vérifions que c’est bien vous" in browser.page.text


async def test_an_invitation_lives_as_long_as_it_was_given(house):
    link = await invited(house, timedelta(days=7))

    with at(clock.now() + timedelta(days=6)):
        assert "Choisissez votre mot de passe" in (await opened(house, link)).page.text
    with at(clock.now() + timedelta(days=8)):
        assert "Ce lien n’est plus valable" in (await opened(house, link)).page.text


async def test_old_links_are_forgotten(house):
    await begun(house)
    with at(clock.now() + timedelta(days=2)):
        await sweep(house.app.state.running.pool, 1827)

    assert await house.conn.fetchval("SELECT count(*) FROM password_link") == 0


async def test_a_link_signs_nobody_in(house):
    browser = await forgotten(house)
    await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)

    page = await browser.open()

    assert 'name="identifiant"' in page.text
    with later():
        await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=NEW)
        assert code_of(await browser.fill("code", code=totp_now()))
