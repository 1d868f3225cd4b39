"""Invitations as their tests meet them: sent, found in the mailbox, taken up."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

from tests.services.identity.acting import (
    Browser,
    Tokens,
    code_of,
    totp_now,
)
from tests.services.identity.members import OWN, call

NEW = "hajar.berrada@atlas.example"


ORDER = {"email": NEW, "profil": "IMP", "roles": ["saisie", "validation"]}


async def invite(house, tokens, **changes):
    """Invite, and return the answer; the letter is in the mailbox."""
    return await call(house, tokens, "POST", f"{OWN}/invitations", **(ORDER | changes))


def link(house, to=NEW):
    """Return the token of the last letter to an address."""
    text = next(text for who, text in reversed(house.mailbox.messages) if who == to)
    address = re.search(r"https?://\S+", text)[0]
    assert urlsplit(address).path == "/id/invitation"
    return parse_qs(urlsplit(address).query)["jeton"][0]


async def open_page(house, token, browser=None):
    """Follow the letter's link."""
    browser = browser or Browser(house)
    return browser, await browser.get("/id/invitation", jeton=token)


NAMES = {
    "prenom": "Hajar",
    "nom": "Berrada",
    "identifiant": "hajar.berrada",
    "nouveau": "Mer-et-Ciel-7!",
    "confirmation": "Mer-et-Ciel-7!",
}


async def join(house, token, **changes):
    """Open an account from the link."""
    browser, _ = await open_page(house, token)
    path, form = browser.form(r"compte\?lang=..")
    return await browser.post(path, form | NAMES | changes)


async def enrol(house, username, password):
    """Sign in for the first time: mail, an app, recovery codes; return the tokens."""
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=password)
    await browser.fill("code", code=house.mailbox.code(NEW))
    secret = re.search(r'<code class="ref" dir="ltr">([A-Z2-7 ]+)</code>', browser.page.text)[1]
    await browser.fill("code", code=totp_now(secret.replace(" ", "")))
    answer = await browser.fill("codes-gardes")
    redeemed = await house.redeem(code_of(answer), browser.verifier)
    return Tokens(browser, redeemed.json())


async def age(house, **by):
    """Let time pass for every invitation."""
    await house.conn.execute(
        """
        UPDATE invitation
           SET envoye_le = envoye_le - $1::interval, invite_le = invite_le - $1::interval,
               expire_le = expire_le - $1::interval, accord_le = accord_le - $1::interval
        """,
        timedelta(**by),
    )
