"""Portnet ID as a client and a browser meet it: over real HTTP, with cookies, forms, redirects."""

import base64
import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import msgspec
import pyotp

from services.identity.actions import entreprises
from services.identity.settings import Settings
from shared import clock
from shared.database import Connection, connect
from tests.support.tokens import PORTAL

KEY_SECRET = base64.b64encode(bytes(range(32))).decode()
CALLBACK = f"{PORTAL}/auth/callback"
RP_CALLBACK = "http://127.0.0.1:4190/cb"
RP_LEFT = "http://127.0.0.1:4190/left"
SECRET = "s" * 43
PASSWORD = "Correct-Horse7!"
TOTP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ICE = "999001000000165"
OTHER_ICE = "999001001000138"
SCOPE = "openid profile email offline_access"

SEED: dict[str, Any] = {
    "entreprises": [
        {"ice": ICE, "raison_sociale": "Atlas Import SARL", "profils": ["IMP", "EXP"]},
        {"ice": OTHER_ICE, "raison_sociale": "Rif Transit SA", "profils": ["TRA"]},
    ],
    "users": [
        {
            "username": "importateur",
            "email": "importateur@atlas.example",
            "password": PASSWORD,
            "totp_secret": TOTP,
            "prenom": "Salma",
            "nom": "El Idrissi",
            "ice": ICE,
            "profil": "IMP",
            "roles": ["administrateur", "saisie"],
        },
        {
            "username": "deux.profils",
            "email": "deux@atlas.example",
            "password": PASSWORD,
            "totp_secret": TOTP,
            "prenom": "Youssef",
            "nom": "Benali",
            "ice": ICE,
            "profil": "IMP",
            "roles": ["saisie"],
        },
        {
            "username": "deux.profils",
            "email": "deux@atlas.example",
            "password": PASSWORD,
            "totp_secret": TOTP,
            "prenom": "Youssef",
            "nom": "Benali",
            "ice": OTHER_ICE,
            "profil": "TRA",
            "roles": ["lecture"],
        },
        {
            "username": "nouvelle",
            "email": "nouvelle@atlas.example",
            "password": PASSWORD,
            "prenom": "Nadia",
            "nom": "Amrani",
            "ice": ICE,
            "profil": "EXP",
            "roles": ["lecture"],
        },
        {
            "username": "operateur",
            "email": "operateur@portnet.example",
            "password": PASSWORD,
            "totp_secret": TOTP,
            "prenom": "Omar",
            "nom": "Tazi",
            "profil": "OPE",
        },
    ],
    "clients": [
        {
            "client_id": "gateway",
            "client_secret": SECRET,
            "nom": "Portail PMPCE",
            "grant_types": ["authorization_code", "refresh_token"],
            "redirect_uris": [CALLBACK],
            "post_logout_redirect_uris": [f"{PORTAL}/"],
            "require_par": True,
        },
        {
            "client_id": "rp",
            "client_secret": SECRET,
            "grant_types": ["authorization_code", "refresh_token"],
            "redirect_uris": [RP_CALLBACK],
            "post_logout_redirect_uris": [RP_LEFT],
        },
        {
            "client_id": "other",
            "client_secret": SECRET,
            "grant_types": ["authorization_code", "refresh_token"],
            "redirect_uris": ["http://127.0.0.1:4191/cb"],
        },
        {
            "client_id": "partner",
            "client_secret": SECRET,
            "grant_types": ["client_credentials"],
            "scope": "events:publish events:read",
            "organisme": "bank-007",
        },
        {
            "client_id": "resource",
            "client_secret": SECRET,
            "grant_types": ["client_credentials"],
            "scope": "introspect",
            "may_introspect": True,
        },
    ],
}


class Mailbox:
    """The messages that the relay took; `down` makes it refuse."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, str]] = []
        self.down = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a message."""
        if self.down:
            return "451 try later"
        from email import message_from_bytes, policy  # noqa: PLC0415

        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append((envelope.rcpt_tos[0], message.get_content()))
        return "250 OK"

    def code(self, to: str) -> str:
        """Return the last code mailed to an address."""
        text = next(text for who, text in reversed(self.messages) if who == to)
        return re.findall(r"(?<!\d)\d{6}(?!\d)", text)[0]


@dataclass
class House:
    """A running Portnet ID."""

    url: str
    client: httpx.AsyncClient
    conn: Connection
    database_url: str
    mailbox: Mailbox
    app: Any
    settings: Settings

    def basic(self, client_id: str = "gateway", secret: str = SECRET) -> dict[str, str]:
        """Return a client's Authorization header."""
        pair = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}

    async def post(self, path: str, form: Any, client_id: str | None = "gateway") -> httpx.Response:
        """Post a client's form."""
        headers = self.basic(client_id) if client_id else {}
        return await self.client.post(path, data=form, headers=headers)

    async def redeem(
        self, code: str, verifier: str, client_id: str = "gateway", /, **changes: str
    ) -> httpx.Response:
        """Exchange a code for tokens."""
        uri = CALLBACK if client_id == "gateway" else RP_CALLBACK
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": uri,
            "code_verifier": verifier,
        } | changes
        return await self.post("/id/token", form, client_id)

    async def refresh(
        self, refresh_token: str, client_id: str = "gateway", /, **changes: str
    ) -> httpx.Response:
        """Exchange a refresh token for new tokens."""
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token} | changes
        return await self.post("/id/token", form, client_id)

    async def sign_in(self, **changes: Any) -> "Tokens":
        """Sign in with both factors and return the tokens."""
        browser = Browser(self)
        code = await browser.sign_in(**changes)
        client_id = changes.get("client_id", "gateway")
        answer = await self.redeem(code, browser.verifier, client_id)
        assert answer.status_code == 200, answer.text
        return Tokens(browser, answer.json())

    async def seed(self, **changes: Any) -> None:
        """Seed more."""
        pool = await connect(self.database_url, 2)
        try:
            await entreprises.seed(pool, self.app.state.means, msgspec.json.encode(changes))
        finally:
            await pool.close()


@dataclass
class Tokens:
    """What a client got."""

    browser: "Browser"
    answer: dict[str, Any]

    @property
    def access(self) -> str:
        """The access token."""
        return str(self.answer["access_token"])

    @property
    def refresh(self) -> str:
        """The refresh token."""
        return str(self.answer["refresh_token"])

    @property
    def claims(self) -> dict[str, Any]:
        """The access token's claims, unverified."""
        return unverified(self.access)

    @property
    def id_claims(self) -> dict[str, Any]:
        """The ID Token's claims, unverified."""
        return unverified(self.answer["id_token"])


def unverified(token: str) -> dict[str, Any]:
    """Return the claims of a compact JWS."""
    part = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


def totp_now(secret: str = TOTP) -> str:
    """Return the code that the app shows now."""
    return pyotp.TOTP(secret).at(int(clock.timestamp()))


@dataclass
class Browser:
    """A browser as far as Portnet ID is concerned: cookies, forms and redirects."""

    house: House
    jar: dict[str, str] = field(default_factory=dict)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    page: httpx.Response | None = None
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Language": "fr"})
    origin: str | None = PORTAL

    @property
    def challenge(self) -> str:
        """The PKCE challenge."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def request(self, client_id: str = "gateway", /, **changes: Any) -> dict[str, Any]:
        """Return an authorization request; a parameter given as None is left out."""
        form: dict[str, Any] = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": CALLBACK if client_id == "gateway" else RP_CALLBACK,
            "scope": SCOPE,
            "state": "the-state",
            "nonce": "the-nonce",
            "code_challenge": self.challenge,
            "code_challenge_method": "S256",
        }
        merged = form | changes
        return {name: value for name, value in merged.items() if value is not None}

    async def get(self, path: str, **params: Any) -> httpx.Response:
        """Follow a link."""
        answer = await self.house.client.get(path, params=params or None, headers=self._headers())
        return self._kept(answer)

    async def post(self, path: str, form: dict[str, str], **headers: str) -> httpx.Response:
        """Send a form."""
        origin = {"Origin": self.origin} if self.origin else {}
        answer = await self.house.client.post(
            path, data=form, headers=self._headers() | origin | headers
        )
        return self._kept(answer)

    async def post_pairs(self, path: str, pairs: list[tuple[str, str]]) -> httpx.Response:
        """Send a form as it is given, with what no browser would send."""
        body = urlencode(pairs, errors="surrogatepass").encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin or ""}
        return self._kept(
            await self.house.client.post(path, content=body, headers=self._headers() | kind)
        )

    async def open(self, client_id: str = "gateway", **changes: Any) -> httpx.Response:
        """Come from a client: through PAR for the gateway, and see the first page or the answer."""
        asked = self.request(client_id, **changes)
        if client_id == "gateway":
            pushed = await self.house.post("/id/par", asked)
            assert pushed.status_code == 201, pushed.text
            asked = {"client_id": client_id, "request_uri": pushed.json()["request_uri"]}
        return await self.follow(await self.get("/id/authorize", **asked))

    async def follow(self, answer: httpx.Response) -> httpx.Response:
        """Follow redirects as long as they stay at Portnet ID."""
        while answer.status_code == 303 and answer.headers["location"].startswith("/id/"):
            answer = await self.get(answer.headers["location"])
        return answer

    async def fill(self, part: str, **fields: str) -> httpx.Response:
        """Fill the present page's form whose address ends in `part`, and follow."""
        path, form = self.form(part)
        return await self.follow(await self.post(path, form | fields))

    def form(self, part: str) -> tuple[str, dict[str, str]]:
        """Return address and hidden fields of a form on the present page."""
        assert self.page is not None
        found = re.search(
            rf'<form[^>]*action="([^"]*{part})"(.*?)</form>', self.page.text, re.DOTALL
        )
        assert found, f"no form {part} on {self.page.text}"
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[2])
        return found[1], dict(hidden)

    async def sign_in(
        self,
        username: str = "importateur",
        password: str = PASSWORD,
        totp: str = TOTP,
        client_id: str = "gateway",
        **changes: Any,
    ) -> str:
        """Sign in with both factors and return the code that the client gets."""
        await self.open(client_id, **changes)
        return await self._prove(username, password, totp)

    async def sign_in_at(self, **asked: str) -> str:
        """The same, for an authorization request as it is given."""
        await self.follow(await self.get("/id/authorize", **asked))
        return await self._prove("importateur", PASSWORD, TOTP)

    async def _prove(self, username: str, password: str, totp: str) -> str:
        await self.fill("mot-de-passe", identifiant=username, mot_de_passe=password)
        return code_of(await self.fill("code", code=totp_now(totp)))

    def _headers(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        return self.headers | ({"Cookie": cookies} if cookies else {})

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.jar.pop(name, None)
            else:
                self.jar[name] = value.strip('"')
        if answer.headers.get("content-type", "").startswith("text/html"):
            self.page = answer
        return answer


def answer_of(answer: httpx.Response) -> dict[str, str]:
    """Return the parameters that a redirect gives to the client."""
    assert answer.status_code == 303, answer.text
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    return {name: values[0] for name, values in query.items()}


def code_of(answer: httpx.Response) -> str:
    """Return the code that a redirect gives to the client."""
    return answer_of(answer)["code"]


async def at_code(house: House, username: str = "importateur", **asked: Any) -> Browser:
    """Come from a client, prove the password, and return the browser at the second factor."""
    browser = Browser(house)
    await browser.open(**asked)
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    return browser


async def a_code(house: House, client_id: str = "gateway", **asked: Any) -> tuple[str, Browser]:
    """Sign in and return the code that the client gets, and the browser."""
    browser = Browser(house)
    return await browser.sign_in(client_id=client_id, **asked), browser
