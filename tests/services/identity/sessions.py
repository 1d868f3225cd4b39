"""People who have sessions, and what they ask about them."""

from datetime import timedelta

from shared import clock
from tests.services.identity.acting import ICE, PASSWORD, TOTP, Tokens
from tests.support.clock import at

API = "/api/identity/v1"


COLLEAGUE = {
    "username": "collegue",
    "email": "collegue@atlas.example",
    "password": PASSWORD,
    "totp_secret": TOTP,
    "prenom": "Hiba",
    "nom": "Alaoui",
    "ice": ICE,
    "profil": "IMP",
    "roles": ["saisie"],
}


def bearer(tokens):
    """Return the header of an API call."""
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def again(house, minutes=1, **changes):
    """Sign in once more, when the app shows its next code."""
    with at(clock.now() + timedelta(minutes=minutes)):
        return await house.sign_in(**changes)


async def get(house, tokens, path, **params):
    """Read what a person may."""
    return await house.client.get(API + path, headers=bearer(tokens), params=params)


async def is_over(house, tokens):
    """Say whether these tokens are worth nothing any more."""
    return (await house.refresh(tokens.refresh)).status_code == 400


async def person(house, username):
    """Return a person's identifier."""
    return await house.conn.fetchval(
        "SELECT user_id FROM utilisateur WHERE username = $1", username
    )


async def log(house, *kinds):
    """Return the lines of these kinds in the security log."""
    return await house.conn.fetch(
        "SELECT * FROM security_log WHERE kind = ANY($1::text[]) ORDER BY seq", list(kinds)
    )


async def stale(house, tokens):
    """Return a token that is valid, of somebody who signed in seven minutes ago."""
    await house.conn.execute("UPDATE oauth_grant SET auth_time = auth_time - interval '7 min'")
    answer = await house.refresh(tokens.refresh)
    assert answer.status_code == 200, answer.text
    return Tokens(tokens.browser, answer.json())
