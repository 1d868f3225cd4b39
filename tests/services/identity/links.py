"""Links by mail that let choose a password, as people ask for them and open them."""

import asyncio
import re
from datetime import timedelta

from services.identity.actions import passwords
from tests.services.identity.acting import Browser, totp_now
from tests.services.identity.test_passwords import (
    id_of,
)

ADDRESS = "importateur@atlas.example"


FORGOTTEN = "/id/mot-de-passe/oubli"


async def ask(house, identifier="importateur", browser=None):
    """Ask for a link as a browser does, and return what the browser is shown."""
    browser = browser or Browser(house)
    await browser.get(FORGOTTEN)
    return await browser.fill("oubli", identifiant=identifier)


async def all_done(logged, requests):
    """Wait until so many requests for a link are over, with what they do after their answer."""
    async with asyncio.timeout(10):
        while _over(logged) < requests:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def _over(logged):
    return sum(
        (line["event"], line.get("method"), line.get("path"))
        == ("request.answered", "POST", FORGOTTEN)
        for line in logged
    )


async def link_of(house, number=1, to=ADDRESS):
    """Return the link of the mail that arrives."""
    async with asyncio.timeout(10):
        while len(mails(house, to)) < number:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    found = re.search(r"http://\S+(/id/mot-de-passe/lien\?\S+)", mails(house, to)[number - 1])
    assert found
    return found[1]


def mails(house, to=ADDRESS):
    """Return what was mailed to an address."""
    return [text for who, text in house.mailbox.messages if who == to]


async def opened(house, link):
    """Open a link and return the browser."""
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
    """Begin to set a password and return the link."""
    async with house.conn.transaction():
        link = await passwords.begin_setting(
            house.conn, house.app.state.means, await id_of(house, username), kind, life
        )
    return link.removeprefix(house.app.state.means.origin)
