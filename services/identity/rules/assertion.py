"""Is this signed assertion the client's own? (`private_key_jwt`)"""

from datetime import UTC, datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import InvalidClientError
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from .parameters import ProtocolRequest
from .provider import RegisteredClient, UnitOfWork

ALGORITHMS = ["ES256", "RS256", "PS256"]
LONGEST_LIFE = timedelta(minutes=5)
"""Source: OpenID Connect Core, section 9 wants a short life; FAPI 2.0 the issuer as audience."""
LEEWAY = timedelta(seconds=30)


class ClientAssertion(JWTBearerClientAssertion):  # type: ignore[misc]
    """Authenticates a client by its registered public keys. Source: RFC 7523, section 3."""

    CLIENT_AUTH_METHOD = "private_key_jwt"

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        super().__init__(validate_jti=True)

    def __call__(self, query_client: Any, request: ProtocolRequest) -> RegisteredClient | None:
        """Return the client that signed, None when the request does not come this way."""
        form = request.form
        if "client_assertion" not in form:
            return None
        try:
            client: RegisteredClient | None = super().__call__(query_client, request)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise InvalidClientError(description="The assertion is not valid") from error
        return client

    def resolve_client_public_key(self, client: RegisteredClient) -> KeySet:
        """Return the client's registered keys."""
        if client.row.jwks is None:
            raise InvalidClientError(description="The client has no keys")
        return KeySet.import_key_set(client.row.jwks)  # type: ignore[arg-type]

    def get_audiences(self) -> list[str]:
        """Return us, as the issuer or as the token endpoint."""
        issuer = self.work.signer.issuer
        return [issuer, f"{issuer}/token"]

    def process_assertion_claims(self, assertion: str, resolve_key: KeySet) -> dict[str, Any]:
        """Return the verified claims.

        Raises: InvalidClientError — wrongly signed, or `verify_claims` refuses.
        """
        try:
            token = jwt.decode(assertion, resolve_key, algorithms=ALGORITHMS)
        except JoseError as error:
            raise InvalidClientError(description="The assertion is not valid") from error
        self.verify_claims(token.claims)
        return token.claims

    def verify_claims(self, claims: dict[str, Any]) -> None:
        """Check the claims against this service's own clock.

        Raises: InvalidClientError — for another audience, expired, too long-lived or not yet good.
        """
        now = self.work.now.timestamp()
        audience = claims.get("aud")
        audiences = audience if isinstance(audience, list) else [audience]
        expires, jti = claims.get("exp"), claims.get("jti")
        begins = claims.get("nbf", now)
        right = (
            claims.get("iss") == claims.get("sub")
            and any(name in self.get_audiences() for name in audiences)
            and isinstance(begins, int | float)
            and begins <= now + LEEWAY.total_seconds()
            and isinstance(expires, int | float)
            and now - LEEWAY.total_seconds()
            < expires
            <= now + (LONGEST_LIFE + LEEWAY).total_seconds()
            and isinstance(jti, str)
            and 8 <= len(jti) <= 128
        )
        if not right or not isinstance(expires, int | float):
            raise InvalidClientError(description="The claims of the assertion are not valid")
        until = datetime.fromtimestamp(expires, UTC) + LEEWAY
        self.work.assertions.append((f"{claims['sub']} {jti}", until))
