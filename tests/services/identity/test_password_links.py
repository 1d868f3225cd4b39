"""Links that let choose a password: for who forgot it, and for who never had one."""

import asyncio
import re
from datetime import timedelta

import pytest

from services.identity.actions import passwords
from services.identity.actions.keys import sweep
from shared import clock
from shared.database import connect_once
from tests.services.identity.acting import PASSWORD, Browser, code_of, totp_now
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

ADDRESS = "importateur@atlas.example"
FORGOTTEN = "/id/mot-de-passe/oubli"


async def ask(house, identifier="importateur", browser=None):
    """Ask for a link as a browser does, and return what the browser is shown."""
    browser = browser or Browser(house)
    await browser.get(FORGOTTEN)
    return await browser.fill("oubli", identifiant=identifier)


async def link_of(house, number=1, to=ADDRESS):
    """Return the link of the mail that arrives."""
    async with asyncio.timeout(10):
        while len(mails(house, to)) < number:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    found = re.search(r"http://\S+(/id/mot-de-passe/lien\?\S+)", mails(house, to)[number - 1])
    assert found
    return found[1]


def mails(house, to=ADDRESS):
    return [text for who, text in house.mailbox.messages if who == to]


async def opened(house, link):
    browser = Browser(house)
    await browser.follow(await browser.get(link))
    return browser


async def forgotten(house):
    """Ask, open the link, and prove the second factor."""
    await ask(house)
    browser = await opened(house, await link_of(house))
    page = await browser.fill("code", code=totp_now())
    assert page.status_code == 200, page.text
    return browser


async def invited(house, life=timedelta(days=7), username="nouvelle"):
    """Take a person's password away and return the link that an invitation would hold."""
    await house.conn.execute(
        "DELETE FROM credential WHERE user_id = $1", await id_of(house, username)
    )
    return await begun(house, "invitation", life, username)


async def begun(house, kind="reinitialisation", life=timedelta(minutes=30), username="importateur"):
    async with house.conn.transaction():
        link = await passwords.begin_setting(
            house.conn, house.app.state.means, await id_of(house, username), kind, life
        )
    return link.removeprefix(house.app.state.means.origin)


# --- asking


async def test_a_forgotten_password_is_replaced_with_mail_and_second_factor(house):
    signed_in = await house.sign_in()
    with later():
        browser = await forgotten(house)

        page = await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)

        assert "Votre mot de passe est enregistré" in page.text
        assert "__Secure-id" not in browser.jar
        assert "__Secure-id-mdp" not in browser.jar
        assert await signs_in(house, NEW)
        assert not await signs_in(house, PASSWORD)
        assert (await house.refresh(signed_in.refresh)).status_code == 400
    assert len(await changes_said(house)) == 1
    details = await house.conn.fetchval(
        "SELECT details FROM security_log WHERE kind = 'password.changed'"
    )
    assert details == {"how": "reinitialisation"}
    assert await house.conn.fetchval("SELECT count(*) FROM sso_session WHERE ended_at IS NULL") == 0


async def test_whoever_replaced_it_is_not_slowed_with_those_who_go_on_guessing(house):
    with later():
        browser = await forgotten(house)
        await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)
        for _ in range(8):
            guesser = Browser(house)
            await guesser.open()
            slowed = await guesser.fill(
                "mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD
            )
        assert slowed.status_code == 429

        await browser.open()
        page = await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=NEW)

    assert page.status_code == 200
    assert "/code" in page.text


async def test_the_owner_is_told_by_mail_that_it_was_replaced(house):
    browser = await forgotten(house)
    await browser.fill("nouveau", nouveau=NEW, confirmation=NEW)

    async with asyncio.timeout(10):
        while len(mails(house)) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert "vient d’être remplacé" in mails(house)[1]


async def test_it_may_be_asked_for_by_e_mail_address_in_any_case(house):
    await ask(house, "IMPORTATEUR@Atlas.example ")

    assert await link_of(house)


async def test_the_sign_in_leads_there_and_the_mail_speaks_the_persons_language(house):
    await house.conn.execute("UPDATE utilisateur SET langue = 'ar'")
    browser = Browser(house)
    page = await browser.open()
    assert 'href="/id/mot-de-passe/oubli?lang=fr"' in page.text

    await ask(house)

    link = await link_of(house)
    assert "lang=ar" in link
    assert "السلام عليكم" in mails(house)[0]
    assert '<html lang="ar" dir="rtl">' in (await opened(house, link)).page.text


NOBODY = ["nobody", "nobody@nowhere.example", "", "x" * 4000, "suspendue", "invitee"]


async def unusual_people(house):
    await house.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU', username = 'suspendue'"
        " WHERE username = 'deux.profils'"
    )
    await house.conn.execute(
        "DELETE FROM credential WHERE user_id = $1", await id_of(house, "nouvelle")
    )
    await house.conn.execute(
        "UPDATE utilisateur SET username = 'invitee' WHERE username = 'nouvelle'"
    )


@pytest.mark.parametrize("identifier", NOBODY)
async def test_whoever_is_not_known_gets_the_same_answer_and_no_mail(house, identifier):
    await unusual_people(house)
    known = await ask(house, "operateur")
    await link_of(house, to="operateur@portnet.example")
    house.mailbox.messages.clear()

    page = await ask(house, identifier)

    assert (page.status_code, page.text) == (known.status_code, known.text)
    async with asyncio.timeout(10):
        while not await house.conn.fetchval(  # noqa: ASYNC110
            "SELECT count(*) FROM security_log WHERE kind = 'password.reset-asked'"
            " AND user_id IS NULL"
        ):
            await asyncio.sleep(0.02)
    assert house.mailbox.messages == []
    assert await house.conn.fetchval("SELECT count(*) FROM password_link") == 1


@pytest.mark.parametrize("identifier", ["importateur", "nobody"])
async def test_the_answer_waits_for_nothing_that_depends_on_who_it_is(house, identifier):
    browser = Browser(house)
    await browser.get(FORGOTTEN)
    path, form = browser.form("oubli")
    other = await connect_once(house.database_url)
    try:
        async with other.transaction():
            await other.execute("LOCK TABLE utilisateur, credential, password_link")

            answer = await browser.post(path, form | {"identifiant": identifier})

            assert (answer.status_code, answer.headers["location"]) == (
                303,
                "/id/mot-de-passe/envoye",
            )
    finally:
        await other.close()


async def test_a_relay_that_is_away_changes_nothing_in_the_answer(house):
    house.mailbox.down = True

    page = await ask(house)

    assert page.status_code == 200
    assert "Consultez votre messagerie" in page.text


async def test_no_mailbox_is_flooded(house):
    for _ in range(5):
        page = await ask(house)
        assert "Consultez votre messagerie" in page.text

    asked = "SELECT count(*) FROM security_log WHERE kind = 'password.reset-asked'"
    async with asyncio.timeout(10):
        while await house.conn.fetchval(asked) < 5:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    assert await house.conn.fetchval("SELECT count(*) FROM password_link") == 3
    with at(clock.now() + timedelta(minutes=61)):
        await ask(house)
        await link_of(house, 4)


async def test_an_address_that_asks_without_end_must_wait(house):
    statuses = [(await ask(house, f"nobody-{n}")).status_code for n in range(32)]

    assert set(statuses[:30]) == {200}
    assert 429 in statuses[30:]
    assert await signs_in(house, PASSWORD)


async def test_the_form_must_come_from_our_page(house):
    browser = Browser(house)
    await browser.get(FORGOTTEN)
    path, form = browser.form("oubli")
    form |= {"identifiant": "importateur"}

    for wrong in ({"csrf": "0" * 64}, {"csrf": ""}):
        assert (await browser.post(path, form | wrong)).status_code == 403
    assert (await browser.post(path, form, Origin="https://evil.example")).status_code == 403
    assert (await Browser(house).post(path, form)).status_code == 403
    assert house.mailbox.messages == []


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
