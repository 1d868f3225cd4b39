"""Does this proof show that the caller holds the key its token is bound to?

Source: RFC 9449 (OAuth 2.0 Demonstrating Proof of Possession).
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey
from joserfc.jws import JWSRegistry

from shared import clock
from shared.database import Connection, run

ALGORITHMS = ["ES256", "RS256", "PS256"]
WINDOW = timedelta(seconds=60)
"""How far a proof's time may be from ours. Source: RFC 9449, section 11.1 (seconds or minutes)."""
LONGEST_PROOF = 4_096
_PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})


class _Registry(JWSRegistry):
    """Takes headers that carry an RSA key."""

    max_header_length = LONGEST_PROOF


class InvalidProof(ValueError):  # noqa: N818 - says what the proof is
    """A proof that shows nothing; its words are ASCII and may be answered."""


@dataclass(frozen=True)
class Proof:
    """What a valid proof shows."""

    jkt: str
    """Thumbprint of the key. Source: RFC 7638."""
    jti: str
    until: datetime
    """Until when this proof must not come again."""


def read(
    proof: str, method: str, uri: str, now: datetime, access_token: str | None = None
) -> Proof:
    """Return what `proof` shows for a request of `method` to `uri`, made with `access_token`.

    Raises: InvalidProof. Source: RFC 9449, section 4.3.
    """
    try:
        key, claims = _verified(proof)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise InvalidProof("The DPoP proof is not valid") from error
    issued, jti = claims.get("iat"), claims.get("jti")
    if claims.get("htm") != method or not _same_uri(claims.get("htu"), uri):
        raise InvalidProof("The DPoP proof is for another request")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        raise InvalidProof("The DPoP proof has no time")
    at, window = now.timestamp(), WINDOW.total_seconds()
    # Compared, not subtracted: JSON has numbers that no clock knows.
    if not at - window <= issued <= at + window:
        raise InvalidProof("The DPoP proof is too old or from the future")
    if not isinstance(jti, str) or not 8 <= len(jti) <= 128 or not jti.isprintable():
        raise InvalidProof("The DPoP proof has no identifier")
    if access_token is not None:
        digest = hashlib.sha256(access_token.encode()).digest()
        if claims.get("ath") != base64.urlsafe_b64encode(digest).rstrip(b"=").decode():
            raise InvalidProof("The DPoP proof is for another access token")
    until = datetime.fromtimestamp(issued, UTC) + 2 * WINDOW
    return Proof(jkt=key.thumbprint(), jti=jti, until=until)


def _verified(proof: str) -> tuple[ECKey | RSAKey, dict[str, Any]]:
    """Return key and claims of a proof whose own key signed it."""
    if len(proof) > LONGEST_PROOF:
        raise ValueError("too long")
    first = proof.encode("ascii").partition(b".")[0]
    header = json.loads(base64.urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    if not isinstance(header, dict):
        raise TypeError("not a header")
    jwk = header.get("jwk")
    if header.get("typ") != "dpop+jwt" or header.get("alg") not in ALGORITHMS:
        raise ValueError("not a DPoP proof")
    if not isinstance(jwk, dict) or _PRIVATE & jwk.keys():
        raise ValueError("not a public key")
    key: ECKey | RSAKey
    if header["alg"] == "ES256":
        key = ECKey.import_key({**jwk, "alg": "ES256"})
    else:
        key = RSAKey.import_key(jwk)
    registry = _Registry(algorithms=[header["alg"]])
    return key, dict(jwt.decode(proof, key, registry=registry).claims)


def _same_uri(htu: Any, uri: str) -> bool:
    """Compare without query and fragment. Source: RFC 9449, section 4.3, number 9."""
    if not isinstance(htu, str):
        return False
    try:
        parts = urlsplit(htu)
    except ValueError:
        return False
    return f"{parts.scheme}://{parts.netloc}{parts.path}" == uri


async def spend(conn: Connection, proof: Proof) -> bool:
    """Note that `proof` was accepted; False when it was before, by whichever replica.

    The proofs of a service lie in its own database: one made for another address is refused as
    such. What has expired is forgotten on the way. Source: RFC 9449, section 11.1.
    """
    digest = hashlib.sha256(f"{proof.jkt} {proof.jti}".encode()).digest()
    return bool(
        await run(
            conn,
            """
            WITH expired AS (
                DELETE FROM dpop_proof
                 WHERE digest IN (SELECT digest
                                    FROM dpop_proof
                                   WHERE expires_at < $3
                                   ORDER BY expires_at
                                   LIMIT 100
                                     FOR UPDATE SKIP LOCKED)
            )
            INSERT INTO dpop_proof (digest, expires_at)
            VALUES ($1, $2)
            ON CONFLICT DO NOTHING
            """,
            digest,
            proof.until,
            clock.now(),
        )
    )
