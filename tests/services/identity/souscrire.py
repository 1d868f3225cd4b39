"""A company that asks to join: what it says, and how it goes about it."""

import re
from dataclasses import dataclass
from typing import Any

import httpx

from tests.services.identity.acting import House
from tests.support.waiting import until

API = "/api/identity/v1/souscriptions"
NEW_ICE = "001561191000066"
OLD_ICE = "001561191000065"
"""With wrong check digits."""
APPLICANT = "demandeur@neuve.example"
FORM: dict[str, Any] = {
    "ice": NEW_ICE,
    "raison_sociale": "Neuve Négoce SARL",
    "rc": "123456 Casablanca",
    "if_fiscal": "40123456",
    "adresse": "12, rue des Oliviers",
    "ville": "Casablanca",
    "telephone": "+212 522 00 00 00",
    "email": APPLICANT,
    "profils": ["IMP", "EXP"],
    "administrateur": {
        "prenom": "Imane",
        "nom": "Berrada",
        "email": "imane@neuve.example",
        "fonction": "Gérante",
    },
    "consentement": True,
}
PDF = b"%PDF-1.7\n1 0 obj\n"


async def mails(house: House, to: str, word: str = "") -> list[str]:
    """Return the texts mailed to an address that hold `word`, once there is one."""

    async def look() -> list[str]:
        return [text for who, text in house.mailbox.messages if who == to and word in text]

    return await until(look)


async def all_sent(house: House) -> None:
    """Wait until no mail waits to be sent."""

    async def look() -> bool:
        return not await house.conn.fetchval("SELECT count(*) FROM notice")

    await until(look)


@dataclass
class Request:
    """A request to join, as its applicant holds it."""

    house: House
    reference: str
    cle_depot: str
    cle: str = ""

    async def ask(
        self, method: str, path: str = "", body: Any = None, key: str | None = None
    ) -> httpx.Response:
        """Ask something of the request with the link's key."""
        headers = {"Souscription-Cle": self.cle if key is None else key}
        return await self.house.client.request(
            method, f"{API}/suivi/{self.reference}{path}", json=body, headers=headers
        )

    async def add(
        self,
        content: bytes = PDF,
        kind: str = "application/pdf",
        key: str | None = None,
        **params: str,
    ) -> httpx.Response:
        """Add a document."""
        asked = {"nature": "ICE", "nom": "certificat.pdf"} | params
        headers = {"Souscription-Cle": self.cle if key is None else key, "Content-Type": kind}
        return await self.house.client.post(
            f"{API}/suivi/{self.reference}/documents",
            params=asked,
            content=content,
            headers=headers,
        )

    async def read_mail(self, to: str = APPLICANT) -> None:
        """Take the key from the mailed link."""
        text = (await mails(self.house, to, f"/souscription/suivi/{self.reference}#"))[-1]
        found = re.search(rf"/souscription/suivi/{self.reference}#([\w-]+)", text)
        assert found
        self.cle = found[1]

    async def confirm(self, to: str = APPLICANT) -> "Request":
        """Follow the mailed link and confirm the address."""
        await self.read_mail(to)
        answer = await self.ask("POST", "/confirmation")
        assert answer.status_code == 200, answer.text
        return self


async def post(house: House, headers: dict[str, str] | None = None, **changes: Any) -> Any:
    """Send the form."""
    return await house.client.post(API, json=FORM | changes, headers=headers)


async def opened(house: House, **changes: Any) -> Request:
    """Open a request."""
    answer = await post(house, **changes)
    assert answer.status_code == 202, answer.text
    body = answer.json()
    return Request(house, body["reference"], body["cle_depot"])


@dataclass
class Desk:
    """An operator at work."""

    house: House
    access: str

    async def ask(self, method: str, path: str = "", body: Any = None, **params: Any) -> Any:
        """Ask something of the operators' API."""
        return await self.house.client.request(
            method,
            f"{API}{path}",
            json=body,
            params=params or None,
            headers={"Authorization": f"Bearer {self.access}"},
        )

    async def find(self, request: Request) -> dict[str, Any]:
        """Return a request whole, found by its reference."""
        items = (await self.ask("GET", q=request.reference)).json()["items"]
        assert len(items) == 1
        answer = await self.ask("GET", f"/{items[0]['souscription_id']}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def decide(self, request: Request, act: str, **body: Any) -> Any:
        """Decide on what the operator has just read."""
        found = await self.find(request)
        order = {"version": found["version"]} | body
        return await self.ask("POST", f"/{found['souscription_id']}/{act}", order)


async def desk(house: House, username: str = "operateur") -> Desk:
    """Sit an operator down."""
    return Desk(house, (await house.sign_in(username=username)).access)


def code(answer):
    return answer.status_code, answer.json()["code"]


async def asked(house, *champs):
    """Return a request of which an operator asks for something, and the operator."""
    request = await (await opened(house)).confirm()
    operator = await desk(house)
    answer = await operator.decide(
        request, "complement", champs=list(champs), message="Corrigez,\nsvp."
    )
    assert answer.status_code == 200, answer.text
    return request, operator
