"""What may a client ask about tokens that exist: end this one, is that one good?"""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from services.identity.models.oauth import HeldToken

from .exchange import about_mandate
from .issue import Code, about_authentication, about_person
from .parameters import ProtocolRequest
from .provider import AUTH_METHODS, RegisteredClient, UnitOfWork


class Presented(Code):
    """A token as the two endpoints ask about it."""

    def __init__(self, row: HeldToken, work: UnitOfWork) -> None:
        super().__init__(row)
        self._work = work

    def is_expired(self) -> bool:
        """Say whether it, its grant or its session is over."""
        return self._work.is_over(self.row)

    def is_revoked(self) -> bool:
        """Say whether it was spent."""
        return self.row.used_at is not None


class _AnyHint:
    """Looks for the token whatever the client takes it for: `token_type_hint` only saves time.

    Source: RFC 7009, section 2.1; RFC 7662, section 2.1.
    """

    def check_params(self, request: ProtocolRequest, client: RegisteredClient) -> None:  # noqa: ARG002
        """Refuse a request that names no token."""
        if "token" not in request.form:
            raise InvalidRequestError("token is missing")


class Revocation(_AnyHint, RevocationEndpoint):  # type: ignore[misc]
    """Ends a token at the wish of the client that has it. Source: RFC 7009."""

    CLIENT_AUTH_METHODS = AUTH_METHODS

    def authenticate_token(
        self, request: ProtocolRequest, client: RegisteredClient
    ) -> Presented | None:
        """Return the client's own token. Another's is answered like an unknown one: no oracle."""
        self.check_params(request, client)
        work: UnitOfWork = self.server.work
        row = work.presented.get(request.form["token"])
        if row is None or row.client_id != client.client_id or row.kind == "code":
            return None
        return Presented(row, work)

    def revoke_token(self, token: Presented, request: ProtocolRequest) -> None:  # noqa: ARG002
        """End the family of a refresh token; of an access token, itself alone."""
        if token.row.kind == "refresh":
            self.server.work.revoke_family(token.row, "revoked-by-client")
        else:
            self.server.work.revoked_tokens.append(token.row.token_id)


class Introspection(_AnyHint, IntrospectionEndpoint):  # type: ignore[misc]
    """Tells resource servers on the allow list whether a token is good. Source: RFC 7662."""

    CLIENT_AUTH_METHODS = AUTH_METHODS

    def query_token(self, token_string: str, token_type_hint: str | None) -> Presented | None:  # noqa: ARG002
        """Return the presented token; codes are nobody's business."""
        work: UnitOfWork = self.server.work
        row = work.presented.get(token_string)
        return None if row is None or row.kind == "code" else Presented(row, work)

    def check_permission(
        self,
        token: Presented,
        client: RegisteredClient,
        request: ProtocolRequest,  # noqa: ARG002
    ) -> bool:
        """Let a client see its own tokens, and a registered resource server the access tokens that
        are for one of its APIs. Source: RFC 7662, section 4.
        """
        own = client.row.audiences or (self.server.work.signer.audience,)
        return token.check_client(client) or (
            client.row.may_introspect
            and token.row.kind == "access"
            and not set(own).isdisjoint(token.row.audiences)
        )

    def introspect_token(self, token: Presented) -> dict[str, Any]:
        """Return what the token says, as its claims do."""
        row, work = token.row, self.server.work
        kind = "refresh_token" if row.kind == "refresh" else "DPoP" if row.jkt else "Bearer"
        claims: dict[str, Any] = {
            "active": True,
            "iss": work.signer.issuer,
            "client_id": row.client_id,
            "scope": row.scope,
            "token_type": kind,
            "iat": int(row.issued_at.timestamp()),
            "exp": int(min(row.expires_at, row.grant_expires_at).timestamp()),
            "jti": str(row.token_id),
            "sub": row.client_id if row.user_id is None else str(row.user_id),
        }
        if row.audiences:
            claims["aud"] = list(row.audiences)
        if row.jkt:
            claims["cnf"] = {"jkt": row.jkt}
        if work.subject is not None and row.procuration_id is not None and work.mandat is not None:
            claims |= about_mandate(work.subject, work.mandat, tuple(row.scope.split()))
            claims |= about_authentication(row)
        elif work.subject is not None:
            claims |= about_person(work.subject) | about_authentication(row)
        return claims


ENDPOINTS = [Revocation, Introspection]
