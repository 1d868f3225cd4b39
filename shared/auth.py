"""Who is asking, and may they?

Every service verifies the access token itself (RFC 9068: issuer, audience, signature, expiry,
type) and every route says who may use it: a route that says nothing is refused at start-up.
"""

import asyncio
import base64
import binascii
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from shared import clock, telemetry
from shared.problems import Forbidden, StepUpRequired, Unauthenticated

ACR_LEVELS = ("urn:portnet:acr:mfa-oob", "urn:portnet:acr:mfa", "urn:portnet:acr:mfa-phr")
"""From weakest to strongest: code by mail or SMS, TOTP app, passkey. A higher one satisfies."""
OPERATOR = "OPE"
"""The profile of PORTNET's own staff. Source: domain model, profiles."""

KEYS_MAX_AGE_SECONDS = 300.0
KEYS_RETRY_SECONDS = 5.0
"""How soon an unknown key id may make us ask the issuer again."""
CACHE_SIZE = 50_000
MAX_TOKEN_BYTES = 8_192
_ES256 = ec.ECDSA(SHA256())


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """Who a verified access token speaks for. Source: RFC 9068, section 2.2."""

    sub: str
    client_id: str
    exp: int
    jti: str
    sid: str | None = None
    scope: str = ""
    username: str | None = None
    ice: str | None = None
    """The company in whose name this session acts."""
    profil: str | None = None
    roles: frozenset[str] = frozenset()
    """Company roles: administrateur, saisie, validation, comptabilite, lecture."""
    organisme: str | None = None
    """The partner code of a bank's or administration's user."""
    acr: str | None = None
    auth_time: int | None = None
    act: dict[str, Any] | None = None
    """The human who acts under a procuration. Source: RFC 8693, section 4.1."""
    mandate: dict[str, Any] | None = None

    @property
    def is_operator(self) -> bool:
        """Whether this is PORTNET's own staff."""
        return self.profil == OPERATOR


class _Header(msgspec.Struct):
    alg: str
    typ: str = ""
    kid: str = ""


class _Key(msgspec.Struct):
    kty: str
    kid: str = ""
    crv: str = ""
    x: str = ""
    y: str = ""
    use: str = "sig"


class _KeySet(msgspec.Struct):
    keys: list[_Key]


class _Claims(Principal, frozen=True, kw_only=True):
    iss: str
    aud: str | list[str]
    nbf: int | None = None


def _b64(part: str | bytes) -> bytes:
    raw = part.encode() if isinstance(part, str) else part
    return base64.b64decode(raw + b"=" * (-len(raw) % 4), altchars=b"-_", validate=True)


class TokenVerifier:
    """Verifies access tokens against the issuer's public keys; verified tokens are remembered
    until they expire.
    """

    def __init__(
        self, *, issuer: str, audience: str, jwks_url: str, cache_size: int = CACHE_SIZE
    ) -> None:
        self._issuer = issuer
        self._audience = audience
        self._jwks_url = jwks_url
        self._cache_size = cache_size
        self._cache: dict[bytes, Principal] = {}
        self._keys: dict[str, ec.EllipticCurvePublicKey] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    def remembered(self, token: bytes) -> Principal | None:
        """Return whom a token speaks for when it was verified before and has not expired."""
        principal = self._cache.get(token)
        if principal is not None and principal.exp > clock.timestamp():
            return principal
        return None

    async def verify(self, token: bytes) -> Principal:
        """Return whom `token` (a compact JWS) speaks for.

        Raises: Unauthenticated — malformed, expired, for another audience, wrongly signed…
        """
        known = self.remembered(token)
        if known is not None:
            return known
        if len(token) > MAX_TOKEN_BYTES:
            raise _invalid("the token is too long")
        header, signed, signature = _split(token)
        key = await self._key(header.kid)
        if key is None:
            raise _invalid("unknown key")
        claims = _verified(key, signed, signature)
        self._check(claims)
        principal = msgspec.convert(claims, Principal, from_attributes=True)
        if self._cache_size:
            if len(self._cache) >= self._cache_size:
                self._cache.clear()
            self._cache[token] = principal
        return principal

    def _check(self, claims: _Claims) -> None:
        audiences = [claims.aud] if isinstance(claims.aud, str) else claims.aud
        now = clock.timestamp()
        if claims.iss != self._issuer:
            raise _invalid("another issuer")
        if self._audience not in audiences:
            raise _invalid("another audience")
        if claims.exp <= now:
            raise _invalid("expired")
        if claims.nbf is not None and claims.nbf > now:
            raise _invalid("not yet valid")

    async def _key(self, kid: str) -> ec.EllipticCurvePublicKey | None:
        age = clock.timestamp() - self._read_at
        if age > KEYS_MAX_AGE_SECONDS or (kid not in self._keys and age > KEYS_RETRY_SECONDS):
            async with self._reading:
                if clock.timestamp() - self._read_at >= age:
                    await self._read_keys()
        return self._keys.get(kid)

    async def _read_keys(self) -> None:
        try:
            raw = await asyncio.to_thread(_fetch, self._jwks_url)
            keys = msgspec.json.decode(raw, type=_KeySet).keys
            self._keys = {
                key.kid: ec.EllipticCurvePublicNumbers(
                    int.from_bytes(_b64(key.x), "big"),
                    int.from_bytes(_b64(key.y), "big"),
                    ec.SECP256R1(),
                ).public_key()
                for key in keys
                if key.kty == "EC" and key.crv == "P-256" and key.use == "sig"
            }
            # A retired key must not outlive its retirement in the memory of verified tokens.
            self._cache.clear()
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            telemetry.log.warning("keys.not_read", url=self._jwks_url, error=repr(error))
        self._read_at = clock.timestamp()


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=3) as answer:  # noqa: S310 - from settings, not input
        body: bytes = answer.read(1_000_000)
        return body


def _split(token: bytes) -> tuple[_Header, bytes, bytes]:
    """Return header, signed part and signature of a compact JWS. Source: RFC 7515, section 7.1."""
    try:
        signed, _, signature = token.rpartition(b".")
        header = msgspec.json.decode(_b64(signed.partition(b".")[0]), type=_Header)
        raw = _b64(signature)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise _invalid("malformed") from error
    # One algorithm and one type are accepted, so that no key is used for what it is not.
    if header.alg != "ES256" or header.typ.lower() not in {"at+jwt", "application/at+jwt"}:
        raise _invalid("not an access token of this portal")
    if len(raw) != 64:
        raise _invalid("wrong signature or claims")
    return header, signed, raw


def _verified(key: ec.EllipticCurvePublicKey, signed: bytes, signature: bytes) -> _Claims:
    """Return the claims when the signature is right. Source: RFC 7518, section 3.4."""
    try:
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        key.verify(utils.encode_dss_signature(r, s), signed, _ES256)
        return msgspec.json.decode(_b64(signed.partition(b".")[2]), type=_Claims)
    except (InvalidSignature, binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise _invalid("wrong signature or claims") from error


def _invalid(why: str) -> Unauthenticated:
    return Unauthenticated(
        f"access token: {why}", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
    )


def bearer(authorization: str | None) -> bytes:
    """Return the token of an `Authorization: Bearer` header. Source: RFC 6750, section 2.1.

    Raises: Unauthenticated — there is none.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated(headers={"WWW-Authenticate": "Bearer"})
    try:
        return token.strip().encode("ascii")
    except UnicodeEncodeError as error:
        raise _invalid("malformed") from error


@dataclass(frozen=True)
class Access:
    """Who may use a route; as a Litestar guard it also finds out who asks."""

    public: bool = False
    profils: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    acr: str | None = None

    async def __call__(
        self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler
    ) -> None:
        """Refuse the request, or leave the principal in `connection.state.principal`."""
        if self.public:
            return
        token = bearer(connection.headers.get("authorization"))
        verifier: TokenVerifier = connection.app.state.verifier
        principal = await verifier.verify(token)
        connection.state.principal = principal
        if self.profils is not None and principal.profil not in self.profils:
            raise Forbidden
        if self.roles is not None and not principal.roles & self.roles:
            raise Forbidden
        if self.acr is not None and not satisfies(principal.acr, self.acr):
            challenge = f'Bearer error="insufficient_user_authentication", acr_values="{self.acr}"'
            raise StepUpRequired(headers={"WWW-Authenticate": challenge}, acr_values=self.acr)


PUBLIC = Access(public=True)
"""Anyone, signed in or not."""
SIGNED_IN = Access()
"""Anyone with a valid access token."""


def requires(
    *,
    profils: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    acr: str | None = None,
) -> Access:
    """Return the guard that lets in tokens with one of `profils`, one of `roles`, and `acr`."""
    return Access(
        profils=None if profils is None else frozenset(profils),
        roles=None if roles is None else frozenset(roles),
        acr=acr,
    )


def satisfies(acr: str | None, wanted: str) -> bool:
    """Say whether the authentication level `acr` is `wanted` or higher."""
    levels = {name: level for level, name in enumerate(ACR_LEVELS)}
    return levels.get(acr or "", -1) >= levels[wanted]
