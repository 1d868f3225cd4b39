"""Who is asking, and may they?

Every service verifies the access token itself (RFC 9068: issuer, audience, signature, expiry,
type) and every route says who may use it: a route that says nothing is refused at start-up.
"""

import asyncio
import binascii
import time
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPException
from typing import Any, Protocol
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from shared import clock, dpop, telemetry
from shared.credential import presented, proved, unproved
from shared.database import lend
from shared.problems import (
    Forbidden,
    MandateInsufficient,
    StepUpRequired,
    Unauthenticated,
    Unavailable,
)

ACR_PREFIX = "urn:portnet:acr:"
ACR_LEVELS = tuple(ACR_PREFIX + level for level in ("mfa-oob", "mfa", "mfa-phr"))
"""From weakest to strongest: code by mail or SMS, TOTP app, passkey. A higher one satisfies."""
OPERATOR = "OPE"
"""The profile of PORTNET's own staff. Source: domain model, profiles."""

STEP_UP_SECONDS = 300
"""How long ago a person may have proved themselves for an act that asks for it anew.

Source: ASVS 5.0, 7.5.1 (re-authentication before sensitive changes).
"""

KEYS_MAX_AGE_SECONDS = 300.0
KEYS_RETRY_SECONDS = 5.0
"""How soon an unknown key id, or a failure, may make us ask the issuer again."""
CACHE_SIZE = 50_000
"""Verified tokens remembered, at most: sessions that ask within one token's life of 5 minutes."""
MAX_TOKEN_BYTES = 8_192
_ALPHABET = bytes.maketrans(b"-_", b"+/")
_ES256 = ec.ECDSA(SHA256())


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """The human who acts under a mandate. Source: RFC 8693, section 4.1."""

    sub: str
    org: str
    """ICE of the company that this human works for: the mandataire."""


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """The procuration under which a token acts, with the limits that the mandant set."""

    id: UUID
    type: str
    services: frozenset[str]
    """Codes of the catalogue's services: what may be done."""
    mandant: str = ""
    """Name of the company in whose name is acted."""
    bureaux: tuple[str, ...] = ()
    """Customs offices; none means all."""
    chapitres: tuple[str, ...] = ()
    """HS chapters, two digits; none means all."""
    montant_max: str | None = None
    """Highest amount of one act, MAD, two decimals."""


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """Who a verified access token speaks for. Source: RFC 9068, section 2.2.

    Under a mandate `sub` is the mandant's organisation and `ice` its ICE; `act` is the human.
    """

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
    act: Actor | None = None
    mandate: Mandate | None = None

    @property
    def person(self) -> str:
        """The human, or the program, who really asks."""
        return self.sub if self.act is None else self.act.sub

    @property
    def is_operator(self) -> bool:
        """Whether this is PORTNET's own staff."""
        return self.profil == OPERATOR


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


async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Principal:
    """Return who asks: by a bearer token, or by a bound token with a proof of its key.

    Raises: Unauthenticated, Unavailable.
    """
    verifier: TokenVerifier = connection.app.state.verifier
    scheme, token = presented(connection.headers.get("authorization"))
    if scheme == "bearer":
        return await verifier.verify(token)
    # The address as the caller knows it: the gateway's, never what a header says.
    uri = connection.app.state.settings.portal_url + connection.scope["raw_path"].decode("ascii")
    proofs = connection.headers.getall("dpop", [])
    method: str = connection.scope["method"]  # type: ignore[typeddict-item]
    proof = proved(token, proofs, method, uri)
    principal = await verifier.verify_bound(token, proof.jkt)
    async with lend(connection.app.state.running.pool) as conn:
        if not await dpop.spend(conn, proof):
            raise unproved("invalid_dpop_proof", "the DPoP proof was used before")
    return principal


class Register(Protocol):
    """Knows which mandates have ended, and keeps what is done under the others."""

    async def admit(
        self, connection: ASGIConnection[Any, Any, Any, Any], who: Principal, service: str
    ) -> None:
        """Let an act under a mandate pass. Raises: MandateEnded, Unavailable."""


ANY_SERVICE = "*"
"""What any mandate gives access to: whatever helps to find one's way."""


@dataclass(frozen=True)
class Access:
    """Who may use a route; as a Litestar guard it also finds out who asks."""

    public: bool = False
    profils: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    acr: str | None = None
    recent: bool = False
    """Whether the person must have signed in within STEP_UP_SECONDS."""
    mandate: str | None = None
    """The catalogue's service that a mandate must list; without one no mandate suffices."""

    async def __call__(
        self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler
    ) -> None:
        """Refuse the request, or leave the principal in `connection.state.principal`."""
        if self.public:
            return
        principal = connection.state.principal = await authenticate(connection)
        mandate = principal.mandate
        if mandate is not None and self.mandate not in {ANY_SERVICE, *mandate.services}:
            raise MandateInsufficient(service=self.mandate)
        if self.profils is not None and principal.profil not in self.profils:
            raise Forbidden
        if self.roles is not None and not principal.roles & self.roles:
            raise Forbidden
        if self.acr is not None and not satisfies(principal.acr, self.acr):
            raise self._step_up()
        if self.recent and clock.timestamp() - (principal.auth_time or 0) > STEP_UP_SECONDS:
            raise self._step_up()
        if mandate is not None:
            # Last: what is refused here is no act, and both companies would read of it.
            register: Register = connection.app.state.mandates
            await register.admit(connection, principal, self.mandate or ANY_SERVICE)

    def _step_up(self) -> StepUpRequired:
        """Return the refusal that says how to sign in anew. Source: RFC 9470, section 3."""
        wanted: dict[str, Any] = {}
        if self.acr is not None:
            wanted["acr_values"] = self.acr
        if self.recent:
            wanted["max_age"] = STEP_UP_SECONDS
        asked = "".join(f', {name}="{value}"' for name, value in wanted.items())
        challenge = f'Bearer error="insufficient_user_authentication"{asked}'
        return StepUpRequired(headers={"WWW-Authenticate": challenge}, **wanted)


PUBLIC = Access(public=True)
"""Anyone, signed in or not."""
SIGNED_IN = Access()
"""Anyone with a valid access token."""


def requires(
    *,
    profils: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    acr: str | None = None,
    recent: bool = False,
    mandate: str | None = None,
) -> Access:
    """Return the guard that lets in tokens with one of `profils`, one of `roles`, and `acr`.

    `acr` may be given short: "mfa" is `urn:portnet:acr:mfa`. `recent` asks for a sign-in within
    STEP_UP_SECONDS. `mandate` is the service that lets in those who act for another company.

    Raises: ValueError — there is no such `acr`.
    """
    if acr is not None:
        acr = acr if acr.startswith(ACR_PREFIX) else ACR_PREFIX + acr
        if acr not in ACR_LEVELS:
            raise ValueError(f"{acr} is none of {ACR_LEVELS}")
    return Access(
        profils=None if profils is None else frozenset(profils),
        roles=None if roles is None else frozenset(roles),
        acr=acr,
        recent=recent,
        mandate=mandate,
    )


def satisfies(acr: str | None, wanted: str) -> bool:
    """Say whether the authentication level `acr` is `wanted` or higher."""
    levels = {name: level for level, name in enumerate(ACR_LEVELS)}
    return levels.get(acr or "", -1) >= levels[wanted]
