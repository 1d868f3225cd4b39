"""An OpenID provider as the gateway sees one: the protocol over real HTTP, real signatures.

It signs in whoever asks at once, rotates refresh tokens and ends the session when an old one is
used again, as Portnet ID does.
"""

import asyncio
import base64
import hashlib
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

from joserfc import jwt
from joserfc.jwk import KeySet

from shared import clock
from tests.conftest import serving as serving_app
from tests.support.tokens import OTHER_ICE, Issuer

LIFETIME_SECONDS = 300
PERSON = {
    "sub": "018f0000-0000-7000-8000-000000000001",
    "family_name": "Alaoui",
    "given_name": "Salma",
    "email": "salma@example.ma",
    "preferred_username": "importateur",
    "raison_sociale": "ATLAS IMPORT",
}


@dataclass
class Provider:
    """The provider, what it was asked, and what tests bend."""

    signer: Issuer
    client_id: str
    client_secret: str
    portal: str = "http://localhost:8080"
    url: str = ""
    lifetime_seconds: int = LIFETIME_SECONDS
    calls: Counter[str] = field(default_factory=Counter)
    pushed: dict[str, dict[str, str]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh_tokens: dict[str, str] = field(default_factory=dict)
    """Refresh token to session, as long as it may be used."""
    used: dict[str, str] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    """Set: the token endpoint answers. Cleared: it waits."""
    waiting: int = 0
    """How many requests stand before the gate."""
    is_down: bool = False
    mandates: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What may be exchanged: the id of a procuration in force, and its claim."""
    mandate_seconds: int = 60
    id_claims: dict[str, Any] = field(default_factory=dict)
    """Changes to the claims of the next identity tokens."""
    access_claims: dict[str, Any] = field(default_factory=dict)
    """The same, of the next access tokens of a person."""

    @property
    def issuer(self) -> str:
        """Return the issuer's name."""
        return f"{self.portal}/id"

    @property
    def audience(self) -> str:
        """Return the audience of access tokens."""
        return f"{self.portal}/api"

    def forget(self) -> None:
        """Begin afresh."""
        self.calls.clear()
        self.ended.clear()
        self.gate.set()
        self.is_down = False
        self.lifetime_seconds = LIFETIME_SECONDS
        self.id_claims = {}
        self.access_claims = {}
        self.mandates.clear()
        self.mandate_seconds = 60

    def sign(self, claims: dict[str, Any], typ: str = "JWT") -> str:
        """Return a token of these claims."""
        header = {"alg": "ES256", "kid": self.signer.key.kid, "typ": typ}
        return jwt.encode(header, claims, KeySet([self.signer.key]), algorithms=["ES256"])

    def authorize(self, request_uri: str, **changes: str | None) -> str:
        """Return the callback's query for a pushed request, as after signing in."""
        pushed = self.pushed.pop(request_uri)
        code = hashlib.sha256(request_uri.encode()).hexdigest()
        self.codes[code] = pushed
        answer = {"code": code, "state": pushed["state"], "iss": self.issuer} | changes
        return urlencode({name: value for name, value in answer.items() if value is not None})

    def logout_token(self, sid: str | None, **changes: Any) -> str:
        """Return a back-channel logout token."""
        now = int(clock.timestamp())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 120,
            "jti": str(clock.new_id()),
            "sid": sid,
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        } | changes
        typ = claims.pop("typ", "logout+jwt")
        return self.sign({k: v for k, v in claims.items() if v is not None}, typ)

    def _tokens(self, sid: str, nonce: str | None) -> dict[str, Any]:
        now = int(clock.timestamp())
        refresh_token = str(clock.new_id())
        self.refresh_tokens[refresh_token] = sid
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": "018f0000-0000-7000-8000-000000000001",
            "iat": now,
            "exp": now + 300,
            "sid": sid,
            "nonce": nonce,
        } | self.id_claims
        return {
            "access_token": self.signer.token(
                iss=self.issuer,
                aud=[self.audience],
                sid=sid,
                iat=now,
                exp=now + self.lifetime_seconds,
                **self.access_claims,
            ),
            "token_type": "Bearer",
            "expires_in": self.lifetime_seconds,
            "refresh_token": refresh_token,
            "id_token": self.sign({k: v for k, v in claims.items() if v is not None}),
        }

    def _delegated(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer a token exchange. Source: RFC 8693, section 2.2."""
        mandate = self.mandates.get(form.get("subject_token", ""))
        actor = jwt.decode(form.get("actor_token", ""), KeySet([self.signer.key])).claims
        if mandate is None or actor["sid"] in self.ended:
            return 400, {"error": "invalid_target"}
        now = int(clock.timestamp())
        token = self.signer.token(
            iss=self.issuer,
            aud=[self.audience],
            sid=actor["sid"],
            sub=f"org:{OTHER_ICE}",
            ice=OTHER_ICE,
            act={"sub": actor["sub"], "org": actor["ice"]},
            mandate=mandate,
            iat=now,
            exp=now + self.mandate_seconds,
        )
        return 200, {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": self.mandate_seconds,
            "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
        }

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer the token endpoint."""
        self.calls[form.get("grant_type", "")] += 1
        if form.get("grant_type") == "urn:ietf:params:oauth:grant-type:token-exchange":
            return self._delegated(form)
        if form.get("grant_type") == "authorization_code":
            pushed = self.codes.pop(form.get("code", ""), None)
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if (
                pushed is None
                or pushed["code_challenge"] != challenge
                or pushed["redirect_uri"] != form.get("redirect_uri")
            ):
                return 400, {"error": "invalid_grant"}
            return 200, self._tokens(str(clock.new_id()), pushed["nonce"])
        token = form.get("refresh_token", "")
        if token in self.used:
            self.ended.add(self.used[token])
        sid = self.refresh_tokens.pop(token, None)
        if sid is None or sid in self.ended:
            return 400, {"error": "invalid_grant"}
        self.used[token] = sid
        return 200, self._tokens(sid, None)

    def metadata(self) -> dict[str, Any]:
        """Return the discovery document."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "pushed_authorization_request_endpoint": f"{self.issuer}/par",
            "end_session_endpoint": f"{self.issuer}/end-session",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
        }

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            while True:
                message = await receive()
                await send({"type": f"{message['type']}.complete"})
                if message["type"] == "lifespan.shutdown":
                    return
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        form = {name: values[0] for name, values in parse_qs(body.decode("latin-1")).items()}
        status, answer = await self._answer(scope, form)
        await send(
            {
                "type": "http.response.start",
                "status": status,
                "headers": [(b"content-type", b"application/json")],
            }
        )
        await send({"type": "http.response.body", "body": json.dumps(answer).encode()})

    async def _answer(self, scope: Any, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        path: str = scope["path"]
        headers = dict(scope["headers"])
        public: dict[str, Any] = {
            "/id/.well-known/openid-configuration": self.metadata(),
            "/id/jwks": json.loads(self.signer.jwks.read_text()),
            "/id/userinfo": PERSON,
        }
        if path in public:
            return 200, public[path]
        if path not in ("/id/par", "/id/token"):
            return 404, {}
        pair = f"{self.client_id}:{self.client_secret}".encode()
        if headers.get(b"authorization") != b"Basic " + base64.b64encode(pair):
            return 401, {"error": "invalid_client"}
        if self.is_down:
            return 503, {"error": "temporarily_unavailable"}
        if path == "/id/par":
            request_uri = f"urn:ietf:params:oauth:request_uri:{clock.new_id()}"
            self.pushed[request_uri] = form
            return 201, {"request_uri": request_uri, "expires_in": 60}
        self.waiting += 1
        await self.gate.wait()
        self.waiting -= 1
        return self.token(form)


@asynccontextmanager
async def serving(issuer: Issuer, client_id: str, client_secret: str) -> AsyncIterator[Provider]:
    """Run the provider on a free port."""
    provider = Provider(issuer, client_id, client_secret)
    provider.gate.set()
    async with serving_app(provider) as url:
        provider.url = url
        yield provider
