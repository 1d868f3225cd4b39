"""How does the gateway speak with Portnet ID, the OpenID provider?

As a confidential client: pushed authorization requests, code with PKCE, rotated refresh tokens,
end of session and back-channel logout. Public addresses are the issuer's; the gateway itself
reaches the same endpoints inside the installation.
"""

import asyncio
import base64
import hashlib
import secrets
from typing import Any
from urllib.parse import urlencode

import httpx
import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from gateway.models import Acting, Attempt, Tokens
from gateway.settings import Settings
from shared import clock, telemetry
from shared.auth import Principal
from shared.problems import Unauthenticated, Unavailable
from shared.tokens import TokenVerifier

TIMEOUT_SECONDS = 5
METADATA_SECONDS = 600
ID_TOKEN_ALGORITHMS = ["ES256", "RS256"]
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_TOKEN_SECONDS = 120
"""How old a logout token may be. Source: OpenID Connect Back-Channel Logout 1.0, section 2.4."""
LEEWAY_SECONDS = 10
TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"  # noqa: S105 - a URI
ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105 - a URI
PROCURATION = "urn:portnet:params:oauth:token-type:procuration"
"""What Portnet ID takes the id of a procuration for."""


class Refused(Exception):  # noqa: N818 - the provider's answer, judged by the caller
    """Portnet ID refused: `code` is OAuth's error code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Answer(msgspec.Struct):
    access_token: str
    token_type: str
    expires_in: float
    id_token: str | None = None
    refresh_token: str | None = None


class _Metadata(msgspec.Struct):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    pushed_authorization_request_endpoint: str
    end_session_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    scopes_supported: list[str] = []


class PortnetID:
    """The OpenID provider, from its client's side."""

    def __init__(
        self,
        settings: Settings,
        verifier: TokenVerifier,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._issuer = settings.oidc_issuer
        self._client_id = settings.client_id
        self._inside = settings.identity_url.rstrip("/") + "/id"
        self._callback = f"{settings.portal_url}/auth/callback"
        self._home = f"{settings.portal_url}/"
        self._scope = settings.scope.split()
        self._verifier = verifier
        self._http = httpx.AsyncClient(
            timeout=TIMEOUT_SECONDS,
            auth=httpx.BasicAuth(settings.client_id, settings.client_secret.reveal()),
            transport=transport,
        )
        self._metadata: _Metadata | None = None
        self._metadata_at = 0.0
        self._keys: KeySet | None = None
        self._lock = asyncio.Lock()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    # --- signing in

    async def begin(
        self,
        *,
        return_to: str,
        language: str | None,
        acr_values: str | None,
        max_age: int | None = None,
        prompt: str | None = None,
    ) -> tuple[str, Attempt]:
        """Push an authorization request; return where to send the browser, and what to keep.

        Source: RFC 9126 (PAR), RFC 7636 (PKCE).
        Raises: Unavailable, Refused
        """
        metadata = await self._read_metadata()
        attempt = Attempt(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            return_to=return_to,
            begun_at=clock.timestamp(),
        )
        supported = metadata.scopes_supported or self._scope
        digest = hashlib.sha256(attempt.verifier.encode()).digest()
        form = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._callback,
            "scope": " ".join(part for part in self._scope if part in supported),
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        if language is not None:
            form["ui_locales"] = language
        if acr_values is not None:
            form["acr_values"] = acr_values
        if max_age is not None:
            form["max_age"] = str(max_age)
        if prompt is not None:
            form["prompt"] = prompt
        pushed = await self._post(metadata.pushed_authorization_request_endpoint, form)
        query = urlencode({"client_id": self._client_id, "request_uri": pushed["request_uri"]})
        return f"{metadata.authorization_endpoint}?{query}", attempt

    async def redeem(self, code: str, attempt: Attempt) -> tuple[Tokens, dict[str, Any]]:
        """Exchange `code` for tokens; return them with what is known of the person.

        Raises: Refused, Unavailable
        """
        metadata = await self._read_metadata()
        answer = await self._token(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": self._callback,
                "code_verifier": attempt.verifier,
            }
        )
        if answer.id_token is None:
            raise Refused("id_token_missing")
        claims = await self._verified(answer.id_token)
        if not secrets.compare_digest(str(claims.get("nonce", "")), attempt.nonce):
            raise Refused("nonce_mismatch")
        try:
            person = await self._http.get(
                self._here(metadata.userinfo_endpoint),
                auth=None,
                headers={"Authorization": f"Bearer {answer.access_token}"},
            )
        except httpx.HTTPError as error:
            raise Unavailable from error
        if person.status_code == 200 and person.json().get("sub") == claims["sub"]:
            claims = person.json() | claims
        return self._tokens(answer, answer.id_token, None), claims

    async def refresh(self, tokens: Tokens) -> Tokens:
        """Return new tokens for a session.

        Raises: Refused — the session is over at Portnet ID; Unavailable
        """
        if tokens.refresh_token is None:
            raise Refused("no_refresh_token")
        answer = await self._token(
            {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
        )
        id_token = answer.id_token or tokens.id_token
        return self._tokens(answer, id_token, tokens.refresh_token)

    async def exchange(self, tokens: Tokens, procuration_id: str) -> Acting:
        """Exchange the person's token for one that acts under a procuration.

        Source: RFC 8693, section 2.1. Raises: Refused — not in force, or not this person's company
        to act under; Unavailable
        """
        answer = await self._token(
            {
                "grant_type": TOKEN_EXCHANGE,
                "subject_token": procuration_id,
                "subject_token_type": PROCURATION,
                "actor_token": tokens.access_token,
                "actor_token_type": ACCESS_TOKEN,
            }
        )
        principal = await self._principal(answer.access_token)
        if principal.mandate is None or principal.ice is None:
            raise Refused("no_mandate")
        return Acting(
            procuration_id=procuration_id,
            type=principal.mandate.type,
            ice=principal.ice,
            mandant=principal.mandate.mandant,
            profil=principal.profil,
            services=sorted(principal.mandate.services),
            access_token=answer.access_token,
            expires_at=clock.timestamp() + answer.expires_in,
        )

    async def principal(self, tokens: Tokens) -> Principal:
        """Return whom the access token speaks for, its signature verified.

        Raises: Unavailable — it does not verify, so nobody may act on it.
        """
        return await self._principal(tokens.access_token)

    async def _principal(self, access_token: str) -> Principal:
        try:
            return await self._verifier.verify(access_token.encode())
        except Unauthenticated as error:
            telemetry.log.error("token.unusable", error=error.detail)
            raise Unavailable from error

    # --- signing out

    async def end_session_url(self, id_token: str) -> str:
        """Return where the browser ends its session at Portnet ID.

        Source: OpenID Connect RP-Initiated Logout 1.0, section 2.
        Raises: Unavailable
        """
        metadata = await self._read_metadata()
        query = urlencode(
            {
                "id_token_hint": id_token,
                "client_id": self._client_id,
                "post_logout_redirect_uri": self._home,
            }
        )
        return f"{metadata.end_session_endpoint}?{query}"

    async def ended_session(self, logout_token: str) -> str:
        """Return the `sid` that a logout token ends.

        Source: OpenID Connect Back-Channel Logout 1.0, section 2.6.
        Raises: Refused — it is not a valid logout token for us; Unavailable
        """
        claims = await self._verified(logout_token, typ="logout+jwt")
        events = claims.get("events")
        sid = claims.get("sid")
        if not isinstance(events, dict) or LOGOUT_EVENT not in events:
            raise Refused("no_logout_event")
        if "nonce" in claims or not claims.get("jti") or not isinstance(sid, str):
            raise Refused("not_a_logout_token")
        if clock.timestamp() - float(claims["iat"]) > LOGOUT_TOKEN_SECONDS:
            raise Refused("too_old")
        return sid

    # --- the wire

    async def _token(self, form: dict[str, str]) -> _Answer:
        metadata = await self._read_metadata()
        raw = await self._post(metadata.token_endpoint, form)
        try:
            return msgspec.convert(raw, _Answer)
        except msgspec.ValidationError as error:
            raise Unavailable from error

    async def _post(self, endpoint: str, form: dict[str, str]) -> dict[str, Any]:
        try:
            answer = await self._http.post(self._here(endpoint), data=form)
            raw: dict[str, Any] = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            telemetry.log.warning("portnet_id.unreachable", error=repr(error))
            raise Unavailable(headers={"Retry-After": "2"}) from error
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Unavailable(headers={"Retry-After": "2"})
        if answer.status_code >= 400:
            raise Refused(str(raw.get("error", "invalid_request")))
        return raw

    def _tokens(self, answer: _Answer, id_token: str, refresh_token: str | None) -> Tokens:
        return Tokens(
            access_token=answer.access_token,
            refresh_token=answer.refresh_token or refresh_token,
            id_token=id_token,
            expires_at=clock.timestamp() + answer.expires_in,
        )

    async def _verified(self, token: str, typ: str | None = None) -> dict[str, Any]:
        """Return the claims of a token that Portnet ID signed for this client.

        Source: OpenID Connect Core 1.0, section 3.1.3.7.
        """
        for is_second_look in (False, True):
            keys = await self._read_keys(again=is_second_look)
            try:
                decoded = jwt.decode(token, keys, algorithms=ID_TOKEN_ALGORITHMS)
                break
            except (JoseError, ValueError) as error:
                if is_second_look:
                    raise Refused("invalid_signature") from error
        claims: dict[str, Any] = decoded.claims
        audience = claims.get("aud")
        now = clock.timestamp()
        if typ is not None and str(decoded.header.get("typ", "")).lower() != typ:
            raise Refused("wrong_type")
        if claims.get("iss") != self._issuer:
            raise Refused("wrong_issuer")
        if self._client_id not in (audience if isinstance(audience, list) else [audience]):
            raise Refused("wrong_audience")
        if (
            isinstance(audience, list)
            and len(audience) > 1
            and claims.get("azp") != self._client_id
        ):
            raise Refused("wrong_audience")
        try:
            expires_at, issued_at = float(claims["exp"]), float(claims["iat"])
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("no_lifetime") from error
        if expires_at <= now - LEEWAY_SECONDS or issued_at > now + LEEWAY_SECONDS:
            raise Refused("expired")
        if typ is None and not isinstance(claims.get("sub"), str):
            raise Refused("no_subject")
        return claims

    def _here(self, endpoint: str) -> str:
        """Return where a public endpoint of the issuer is reached from inside."""
        if not endpoint.startswith(self._issuer + "/"):
            raise Unavailable
        return self._inside + endpoint.removeprefix(self._issuer)

    async def _read_metadata(self) -> _Metadata:
        """Return the provider's metadata. Source: OpenID Connect Discovery 1.0, section 4."""
        known = self._metadata
        if known is not None and clock.timestamp() - self._metadata_at < METADATA_SECONDS:
            return known
        async with self._lock:
            try:
                answer = await self._http.get(
                    f"{self._inside}/.well-known/openid-configuration", auth=None
                )
                answer.raise_for_status()
                metadata = msgspec.json.decode(answer.content, type=_Metadata)
            except (httpx.HTTPError, msgspec.MsgspecError) as error:
                if known is not None:
                    return known
                telemetry.log.warning("portnet_id.unreachable", error=repr(error))
                raise Unavailable(headers={"Retry-After": "2"}) from error
            if metadata.issuer != self._issuer:
                telemetry.log.error("portnet_id.wrong_issuer", issuer=metadata.issuer)
                raise Unavailable
            self._metadata, self._metadata_at = metadata, clock.timestamp()
            return metadata

    async def _read_keys(self, *, again: bool) -> KeySet:
        if self._keys is None or again:
            metadata = await self._read_metadata()
            try:
                answer = await self._http.get(self._here(metadata.jwks_uri), auth=None)
                answer.raise_for_status()
                self._keys = KeySet.import_key_set(answer.json())
            except (httpx.HTTPError, JoseError, ValueError) as error:
                raise Unavailable(headers={"Retry-After": "2"}) from error
        return self._keys
