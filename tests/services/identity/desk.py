"""The operator's desk as its tests meet it: an operator with their token, and what was said."""

from typing import Any

from tests.services.identity.acting import ICE, PASSWORD, TOTP

API = "/api/identity/v1"
REASON = {"motif": "Demande du greffe"}


SECOND = {
    "username": "operatrice",
    "email": "operatrice@portnet.example",
    "password": PASSWORD,
    "totp_secret": TOTP,
    "prenom": "Hind",
    "nom": "Alaoui",
    "profil": "OPE",
}


def bearer(tokens: Any) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


class Desk:
    """An operator with their token."""

    def __init__(self, house, tokens):
        self.house, self.tokens, self.headers = house, tokens, bearer(tokens)

    async def get(self, path, **params):
        """Ask."""
        return await self.house.client.get(f"{API}{path}", params=params, headers=self.headers)

    async def post(self, path, body):
        """Order."""
        return await self.house.client.post(f"{API}{path}", json=body, headers=self.headers)

    async def put(self, path, body):
        """Change."""
        return await self.house.client.put(f"{API}{path}", json=body, headers=self.headers)

    async def fiche(self, ice=ICE):
        """Return a company's sheet."""
        return (await self.get(f"/entreprises/{ice}")).json()

    async def change(self, ice=ICE, /, **changes):
        """Return the order that leaves a company as it is, but for `changes`."""
        seen = await self.fiche(ice)
        kept = ("raison_sociale", "profils", "rc", "if_fiscal", "adresse", "modifie_le")
        return {name: seen[name] for name in kept} | REASON | changes

    async def user_id(self, username):
        """Return whose account bears the name."""
        rows = (await self.get("/comptes", q=username)).json()["items"]
        return next(row["user_id"] for row in rows if row["username"] == username)


async def said(house, type_):
    """Return the events of a type that wait to be told, as text."""
    rows = await house.conn.fetch("SELECT nats_subject, body FROM outbox ORDER BY seq")
    return [row["body"].decode() for row in rows if f".{type_}." in row["nats_subject"]]


async def log(house, kind):
    """Return the lines of a kind in the security log."""
    return await house.conn.fetch(
        "SELECT user_id, details FROM security_log WHERE kind = $1 ORDER BY seq", kind
    )
