"""People are told by mail what happens to their account, once, and also when the relay is away."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from services.identity.actions import notices
from services.identity.actions.sessions import block, end_sessions
from services.identity.rules.appareil import is_new, network
from shared import clock
from tests.services.identity.acting import ICE, OTHER_ICE, Browser
from tests.support.clock import at

OWNER = "importateur@atlas.example"
WORDS = {"le": "2026-11-09T09:00:00+00:00", "appareil": "–", "adresse": "192.0.2.1"}
FIREFOX = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"}


def told(house, to=OWNER):
    return [text for who, text in house.mailbox.messages if who == to]


async def all_sent(house):
    async with asyncio.timeout(30):
        while await house.conn.fetchval("SELECT count(*) FROM notice"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def sign_in_later(house, browser, minutes, **forwarded):
    """Sign in when the next code of the app is shown."""
    with at(clock.now() + timedelta(minutes=minutes)):
        browser.headers |= FIREFOX | forwarded
        await browser.sign_in(prompt="login")


async def test_the_first_sign_in_is_compared_with_nothing(house):
    await house.sign_in()

    assert await house.conn.fetchval("SELECT count(*) FROM notice") == 0
    assert told(house) == []


async def test_a_sign_in_with_another_browser_is_told_with_when_where_and_what_to_do(house):
    await house.sign_in()
    await sign_in_later(house, Browser(house), 1)
    await all_sent(house)

    (text,) = told(house)
    assert "Firefox, Windows" in text
    assert "127.0.0.1" in text
    assert "(heure du Maroc)" in text
    assert "http://localhost:8080/compte/securite/activite" in text


async def test_the_same_browser_on_the_same_network_is_not_told(house):
    browser = Browser(house)
    await browser.sign_in()
    browser.jar = {name: value for name, value in browser.jar.items() if "device" in name}
    assert browser.jar, "the browser keeps the cookie by which it is known"
    await sign_in_later(house, browser, 1)

    assert await house.conn.fetchval("SELECT count(*) FROM notice") == 0
    assert told(house) == []


async def test_a_known_browser_on_another_network_is_told(house):
    browser = Browser(house)
    await browser.sign_in()
    browser.jar = {name: value for name, value in browser.jar.items() if "device" in name}
    await sign_in_later(house, browser, 1, **{"X-Forwarded-For": "198.51.100.7"})
    await all_sent(house)

    assert "198.51.100.7" in told(house)[0]


async def test_the_mail_speaks_the_persons_language(house):
    await house.conn.execute("UPDATE utilisateur SET langue = 'ar'")
    await house.sign_in()
    await sign_in_later(house, Browser(house), 1)
    await all_sent(house)

    assert "لم أكن أنا" in told(house)[0]


async def test_a_relay_that_is_away_delays_the_mail_and_loses_nothing(house):
    await house.sign_in()
    house.mailbox.down = True
    await sign_in_later(house, Browser(house), 1)
    means, pool = house.app.state.means, house.app.state.running.pool
    async with asyncio.timeout(30):
        while not await house.conn.fetchval(  # noqa: ASYNC110
            "SELECT count(*) FROM notice WHERE attempts > 0 AND next_at < now() + interval '2 min'"
        ):
            await asyncio.sleep(0.02)
    assert told(house) == []

    house.mailbox.down = False
    with at(clock.now() + timedelta(hours=1)):
        await notices.deliver(pool, means, house.app.state.letters)
    await all_sent(house)

    assert len(told(house)) == 1


async def test_a_mail_that_never_goes_is_given_up(house):
    user_id = await house.conn.fetchval("SELECT user_id FROM utilisateur WHERE email = $1", OWNER)
    house.mailbox.down = True
    means, pool = house.app.state.means, house.app.state.running.pool
    async with house.conn.transaction():
        await notices.notify(house.conn, user_id, "connexion-nouvelle", **WORDS)
        await house.conn.execute("UPDATE notice SET attempts = 8, next_at = now() + '1 day'")

    with at(clock.now() + timedelta(days=2)):
        await notices.deliver(pool, means, house.app.state.letters)
        await all_sent(house)

    assert told(house) == []


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("connexion-nouvelle", {}),
        ("unknown", WORDS),
        ("connexion-nouvelle", WORDS | {"lien_scelle": "c2VhbGVk"}),
    ],
)
async def test_a_mail_that_cannot_be_written_holds_up_no_other_and_is_given_up(
    house, kind, details
):
    user_id = await house.conn.fetchval("SELECT user_id FROM utilisateur WHERE email = $1", OWNER)
    means, pool = house.app.state.means, house.app.state.running.pool
    async with house.conn.transaction():
        await notices.notify(house.conn, user_id, kind, **details)
        await notices.notify(house.conn, user_id, "connexion-nouvelle", **WORDS)
    async with asyncio.timeout(30):
        while not told(house) or await house.conn.fetchval(  # noqa: ASYNC110
            "SELECT count(*) FROM notice WHERE next_at > now() + interval '2 min'"
        ):
            await asyncio.sleep(0.02)

    await house.conn.execute("UPDATE notice SET attempts = 8")
    with at(clock.now() + timedelta(days=1)):
        await notices.deliver(pool, means, house.app.state.letters)
        await all_sent(house)

    assert len(told(house)) == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("105.66.3.9", "105.66.3.0/24"),
        ("2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("unknown", None),
        (None, None),
    ],
)
def test_a_network_is_what_a_provider_hands_out(address, expected):
    assert network(address) == expected


@pytest.mark.parametrize(
    ("known_device", "before", "expected"),
    [
        (False, [], False),
        (False, ["105.66.3.1"], True),
        (True, ["105.66.3.1"], False),
        (True, ["105.66.4.1"], True),
        (True, ["105.66.4.1", "105.66.3.200"], False),
    ],
)
def test_a_sign_in_is_new_when_device_or_network_are(known_device, before, expected):
    assert is_new("105.66.3.9", known_device=known_device, before=before) is expected


async def test_suspending_an_account_ends_every_session_and_is_said(house):
    tokens = await house.sign_in()
    user_id = tokens.claims["sub"]

    async with house.conn.transaction():
        await block(house.conn, user_id, "Départ de l'entreprise")

    assert (await house.refresh(tokens.refresh)).status_code == 400
    said = await house.conn.fetch("SELECT nats_subject FROM outbox ORDER BY seq")
    assert [row["nats_subject"] for row in said][-2:] == [
        "evt.identity.identity.deconnexion.v1",
        "evt.identity.identity.compte.bloque.v1",
    ]


async def test_sessions_of_another_company_and_the_one_kept_go_on(house):
    kept = await house.sign_in()
    user_id, sid = UUID(kept.claims["sub"]), UUID(kept.claims["sid"])
    with at(clock.now() + timedelta(minutes=1)):
        other = await house.sign_in()

    async with house.conn.transaction():
        assert await end_sessions(house.conn, user_id, "test", ice=OTHER_ICE) == 0
        assert await end_sessions(house.conn, user_id, "test", ice=ICE, but=sid) == 1

    assert (await house.refresh(other.refresh)).status_code == 400
    assert (await house.refresh(kept.refresh)).status_code == 200
