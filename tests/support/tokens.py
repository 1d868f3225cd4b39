"""Access tokens as Portnet ID signs them, with a key of the tests' own."""

import json
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from shared import clock

PORTAL = "http://localhost:8080"
ISSUER = f"{PORTAL}/id"
AUDIENCE = f"{PORTAL}/api"
ICE = "999001000000165"
OTHER_ICE = "999001001000138"


class Issuer:
    """Signs access tokens; its public key lies in a file that services read as their JWKS."""

    def __init__(self, directory: Path) -> None:
        self.key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        self.jwks = directory / "jwks.json"
        self.jwks.write_text(json.dumps(KeySet([self.key]).as_dict(private=False)))

    @property
    def jwks_url(self) -> str:
        """Return where the public key is read from."""
        return self.jwks.as_uri()

    def token(self, key: Any = None, typ: str = "at+jwt", alg: str = "ES256", **claims: Any) -> str:
        """Return an access token; a claim given as None is left out."""
        now = int(clock.timestamp())
        payload = {
            "iss": ISSUER,
            "aud": [AUDIENCE],
            "sub": "018f0000-0000-7000-8000-000000000001",
            "client_id": "gateway",
            "iat": now,
            "exp": now + 300,
            "jti": str(clock.new_id()),
            "sid": "018f0000-0000-7000-8000-0000000000aa",
            "scope": "openid",
            "username": "importateur",
            "ice": ICE,
            "profil": "IMP",
            "roles": ["administrateur"],
            "acr": "urn:portnet:acr:mfa",
            "auth_time": now,
        } | claims
        payload = {name: value for name, value in payload.items() if value is not None}
        header = {"alg": alg, "typ": typ, "kid": self.key.kid}
        return jwt.encode(header, payload, KeySet([key or self.key]), algorithms=[alg])

    def bearer(self, **claims: Any) -> dict[str, str]:
        """Return the `Authorization` header with an access token of these claims."""
        return {"Authorization": f"Bearer {self.token(**claims)}"}

    def operator(self, **claims: Any) -> dict[str, str]:
        """Return the `Authorization` header of PORTNET's own staff."""
        return self.bearer(**({"profil": "OPE", "ice": None, "username": "operateur"} | claims))
