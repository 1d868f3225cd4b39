"""Is this access token right, and whom does it speak for?

Source: RFC 9068 (issuer, audience, signature, expiry, type). Verified tokens are remembered until
they expire.
"""

import asyncio
import binascii
import time
import urllib.request
from collections.abc import Iterable, Iterator
from functools import lru_cache
from http.client import HTTPException
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256

from shared import clock, telemetry
from shared.auth import Principal
from shared.credential import unproved
from shared.problems import Unauthenticated, Unavailable

KEYS_MAX_AGE_SECONDS = 300.0
KEYS_RETRY_SECONDS = 5.0
"""How soon an unknown key id, or a failure, may make us ask the issuer again."""
CACHE_SIZE = 50_000
"""Verified tokens remembered, at most: sessions that ask within one token's life of 5 minutes."""
MAX_TOKEN_BYTES = 8_192
_ALPHABET = bytes.maketrans(b"-_", b"+/")
_ES256 = ec.ECDSA(SHA256())


class _Header(msgspec.Struct):
    alg: str
    typ: str = ""
    kid: str = ""
    crit: list[str] | None = None


class _Key(msgspec.Struct):
    kty: str
    kid: str = ""
    crv: str = ""
    x: str = ""
    y: str = ""
    use: str = "sig"


class _KeySet(msgspec.Struct):
    keys: list[msgspec.Raw]


class _Claims(Principal, frozen=True, kw_only=True):
    iss: str
    aud: str | list[str]
    nbf: int | None = None
    cnf: dict[str, Any] | None = None


_CLAIMS = msgspec.json.Decoder(_Claims)


def _b64(part: str | bytes) -> bytes:
    raw = part.encode() if isinstance(part, str) else part
    # What base64.b64decode does for this alphabet, in a third of the time.
    padded = raw.translate(_ALPHABET) + b"=" * (-len(raw) % 4)
    return binascii.a2b_base64(padded, strict_mode=True)


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
        self._read_at = self._tried_at = float("-inf")
        self._reading = asyncio.Lock()
        self._refreshing: asyncio.Task[None] | None = None

    def remembered(self, token: bytes) -> Principal | None:
        """Return whom a token speaks for when it was verified before and has not expired."""
        principal = self._cache.get(token)
        if principal is not None and principal.exp > clock.timestamp():
            return principal
        return None

    async def verify(self, token: bytes) -> Principal:
        """Return whom `token` (a compact JWS) speaks for.

        Raises: Unauthenticated — malformed, expired, for another audience, wrongly signed…;
        Unavailable — the issuer's keys could never be read.
        """
        known = self.remembered(token)
        if known is not None:
            return known
        header, signed, signature = _split(token)
        key = await self._key(header.kid)
        if key is None:
            raise _invalid("unknown key")
        return self._accepted(token, key, signed, signature)

    async def verify_bound(self, token: bytes, jkt: str) -> Principal:
        """Return whom `token` speaks for, which must be bound to the key with thumbprint `jkt`.

        Raises: as `verify`. Source: RFC 9449, section 7.1.
        """
        try:
            header, signed, signature = _split(token)
            key = await self._key(header.kid)
            if key is None:
                raise _invalid("unknown key")
            claims = _verified(key, signed, signature)
            self._check(claims, jkt)
        except Unauthenticated as refusal:
            raise unproved("invalid_token", str(refusal.detail)) from refusal
        return msgspec.convert(claims, Principal, from_attributes=True)

    def verify_at_once(self, token: bytes) -> Principal | None:
        """Return whom `token` speaks for if its key is at hand, None when `verify` must ask for it.

        Raises: Unauthenticated.
        """
        header, signed, signature = _split(token)
        key = self._keys.get(header.kid)
        if key is None or time.monotonic() - self._read_at > KEYS_MAX_AGE_SECONDS:
            return None
        return self._accepted(token, key, signed, signature)

    def _accepted(
        self, token: bytes, key: ec.EllipticCurvePublicKey, signed: bytes, signature: bytes
    ) -> Principal:
        claims = _verified(key, signed, signature)
        self._check(claims)
        principal = msgspec.convert(claims, Principal, from_attributes=True)
        self._remember(token, principal)
        return principal

    def _remember(self, token: bytes, principal: Principal) -> None:
        if not self._cache_size:
            return
        # Tokens live equally long, so the oldest are those that expire first.
        now = clock.timestamp()
        while self._cache:
            oldest = next(iter(self._cache))
            if self._cache[oldest].exp > now and len(self._cache) < self._cache_size:
                break
            del self._cache[oldest]
        self._cache[token] = principal

    def _check(self, claims: _Claims, jkt: str | None = None) -> None:
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
        if (None if claims.cnf is None else claims.cnf.get("jkt", "")) != jkt:
            # Taken as a bearer token it would lose what it was bound for. Source: RFC 9449, 7.2.
            raise _invalid("bound to a key, and without a proof of that key")

    async def _key(self, kid: str) -> ec.EllipticCurvePublicKey | None:
        """Return the key `kid`, asking the issuer when it is new or our knowledge is old.

        Raises: Unavailable.
        """
        now = time.monotonic()
        if kid in self._keys:
            # Nobody waits for the refreshing of a key that is known.
            if now - self._read_at > KEYS_MAX_AGE_SECONDS and self._may_ask(now):
                self._tried_at = now
                self._refreshing = asyncio.create_task(self._read_keys())
        elif self._reading.locked() or self._may_ask(now):
            # Whoever comes while the keys are being read waits for them.
            async with self._reading:
                if kid not in self._keys and self._may_ask(time.monotonic()):
                    await self._read_keys()
        if not self._keys:
            raise Unavailable("the issuer's keys cannot be read", headers={"Retry-After": "5"})
        return self._keys.get(kid)

    def _may_ask(self, now: float) -> bool:
        return now - self._tried_at > KEYS_RETRY_SECONDS

    async def _read_keys(self) -> None:
        self._tried_at = time.monotonic()
        try:
            raw = await asyncio.to_thread(_fetch, self._jwks_url)
            keys = dict(_usable(msgspec.json.decode(raw, type=_KeySet).keys))
        except (OSError, ValueError, msgspec.MsgspecError, HTTPException) as error:
            telemetry.log.warning("keys.not_read", url=self._jwks_url, error=repr(error))
            return
        if {kid: key.public_numbers() for kid, key in keys.items()} != {
            kid: key.public_numbers() for kid, key in self._keys.items()
        }:
            # A retired key must not outlive its retirement in the memory of verified tokens.
            self._cache.clear()
        self._keys = keys
        self._read_at = time.monotonic()


def _usable(
    keys: Iterable[msgspec.Raw],
) -> Iterator[tuple[str, ec.EllipticCurvePublicKey]]:
    """Give the keys that may sign access tokens; what is of another kind or broken is passed over.

    Source: RFC 7517, section 5 (unknown keys are ignored); RFC 7518, section 6.2.1.
    """
    for raw in keys:
        try:
            key = msgspec.json.decode(raw, type=_Key)
            if key.kty == "EC" and key.crv == "P-256" and key.use == "sig":
                numbers = ec.EllipticCurvePublicNumbers(
                    int.from_bytes(_b64(key.x), "big"),
                    int.from_bytes(_b64(key.y), "big"),
                    ec.SECP256R1(),
                )
                yield key.kid, numbers.public_key()
        except (ValueError, msgspec.MsgspecError) as error:
            telemetry.log.warning("keys.one_unusable", error=repr(error))


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=3) as answer:  # noqa: S310 - from settings, not input
        body: bytes = answer.read(1_000_000)
        return body


@lru_cache(maxsize=64)
def _header(part: bytes) -> _Header:
    """Return the JOSE header that stands in all tokens of one key.

    Raises: ValueError, msgspec.MsgspecError, RecursionError
    """
    return msgspec.json.decode(_b64(part), type=_Header)


def _split(token: bytes) -> tuple[_Header, bytes, bytes]:
    """Return header, signed part and signature of a compact JWS. Source: RFC 7515, section 7.1."""
    if len(token) > MAX_TOKEN_BYTES:
        raise _invalid("the token is too long")
    try:
        signed, _, signature = token.rpartition(b".")
        header = _header(signed.partition(b".")[0])
        raw = _b64(signature)
    except (binascii.Error, ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise _invalid("malformed") from error
    # One algorithm and one type are accepted, so that no key is used for what it is not.
    if header.alg != "ES256" or header.typ.lower() not in {"at+jwt", "application/at+jwt"}:
        raise _invalid("not an access token of this portal")
    # What a token calls critical must be understood. Source: RFC 7515, section 4.1.11.
    if header.crit is not None:
        raise _invalid("an unknown extension is critical")
    if len(raw) != 64:
        raise _invalid("wrong signature or claims")
    return header, signed, raw


def _verified(key: ec.EllipticCurvePublicKey, signed: bytes, signature: bytes) -> _Claims:
    """Return the claims when the signature is right. Source: RFC 7518, section 3.4."""
    try:
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        key.verify(utils.encode_dss_signature(r, s), signed, _ES256)
        return _CLAIMS.decode(_b64(signed.partition(b".")[2]))
    except (InvalidSignature, binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise _invalid("wrong signature or claims") from error


def _invalid(why: str) -> Unauthenticated:
    return Unauthenticated(
        f"access token: {why}", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
    )
