"""Who forgot a password asks for a link: one answer for everybody, and no mailbox is flooded."""

import asyncio
import threading
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from shared import clock
from shared.database import connect_once
from tests.services.identity.acting import PASSWORD, Browser
from tests.services.identity.links import (
    FORGOTTEN,
    all_done,
    ask,
    forgotten,
    link_of,
    mails,
    opened,
)
from tests.services.identity.test_passwords import (
    NEW,
    changes_said,
    id_of,
    later,
    signs_in,
)
from tests.support.clock import at


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
    with capture_logs() as logged:
        known = await ask(house, "operateur")
        page = await ask(house, identifier)
        await all_done(logged, 2)

    assert (page.status_code, page.text) == (known.status_code, known.text)
    assert {who for who, _ in house.mailbox.messages} == {"operateur@portnet.example"}
    asked = "SELECT count(*), count(user_id) FROM security_log WHERE kind = 'password.reset-asked'"
    assert tuple(await house.conn.fetchrow(asked)) == (2, 1)
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
    with capture_logs() as logged:
        for _ in range(5):
            page = await ask(house)
            assert "Consultez votre messagerie" in page.text
        await all_done(logged, 5)

    assert len(mails(house)) == 3
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


async def test_no_connection_is_kept_while_the_relay_is_waited_for(house, monkeypatch):
    reached, go_on, take = threading.Event(), threading.Event(), house.mailbox.handle_DATA

    async def slowly(*arguments):
        reached.set()
        await asyncio.to_thread(go_on.wait, 10)
        return await take(*arguments)

    monkeypatch.setattr(house.mailbox, "handle_DATA", slowly)
    with capture_logs() as logged:
        await ask(house)
        assert await asyncio.to_thread(reached.wait, 10)
        held = await house.conn.fetchval(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND state = 'idle in transaction'"
        )
        go_on.set()
        await all_done(logged, 1)

    assert held == 0
    assert len(mails(house)) == 1
