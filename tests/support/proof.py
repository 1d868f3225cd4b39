"""Proofs of possession as clients make them. Source: RFC 9449, section 4.2."""

import base64
import hashlib
import json
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OctKey
from joserfc.jws import JWSRegistry

from shared import clock

KEY = ECKey.generate_key("P-256")
OTHER = ECKey.generate_key("P-256")


def prove(
    method: str,
    uri: str,
    token: str | None = None,
    key: Any = KEY,
    header: dict[str, Any] | None = None,
    alg: str = "ES256",
    **changes: Any,
) -> str:
    """Return a proof for a request; a claim or header given as None is left out."""
    claims: dict[str, Any] = {
        "htm": method,
        "htu": uri,
        "iat": int(clock.timestamp()),
        "jti": str(clock.new_id()),
    }
    if token is not None:
        digest = hashlib.sha256(token.encode()).digest()
        claims["ath"] = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    claims = {name: value for name, value in (claims | changes).items() if value is not None}
    public = key.as_dict(private=False) if not isinstance(key, OctKey) else {}
    head = {"typ": "dpop+jwt", "alg": alg, "jwk": public} | (header or {})
    head = {name: value for name, value in head.items() if value is not None}
    registry = JWSRegistry(algorithms=[alg], strict_check_header=False)
    return jws.serialize_compact(head, json.dumps(claims), key, registry=registry)
