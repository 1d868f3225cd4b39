"""What does the protocol decide? Authlib's grants over rows that were read before."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import AuthorizationServer, InvalidRequestError

from services.identity.models.oauth import Grant, Token

from .assertion import ClientAssertion
from .endpoints import ENDPOINTS
from .exchange import delegated_grant
from .grants import GRANTS
from .issue import AccessTokens
from .parameters import ProtocolRequest
from .provider import CLIENT_GRANT_LIFE, Answer, RegisteredClient, UnitOfWork


class Provider(AuthorizationServer):  # type: ignore[misc]
    """The server of one request: reads and writes its unit of work, nothing else."""

    def __init__(self, work: UnitOfWork) -> None:
        super().__init__()
        self.work = work
        self.authenticated: str | None = None
        self.register_client_auth_method("private_key_jwt", ClientAssertion(work))
        self.register_token_generator("default", AccessTokens(work))
        for grant, extensions in GRANTS:
            self.register_grant(grant, [extension(work) for extension in extensions])
        for endpoint in ENDPOINTS:
            self.register_endpoint(endpoint(self))

    def query_client(self, client_id: str) -> RegisteredClient | None:
        """Return the client that was read for this request."""
        row = self.work.clients.get(client_id)
        return None if row is None else RegisteredClient(row, self.work.digest)

    def create_oauth2_request(self, request: ProtocolRequest) -> ProtocolRequest:
        """Return the request: it is already one of the library's."""
        return request

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> Answer:
        """Return the answer as it is."""
        if isinstance(body, list):
            body = dict(body)
        return Answer(status=status, body=body, headers=list(headers))

    def send_signal(self, name: str, *arguments: Any, **named: Any) -> None:
        """Do nothing: what happened stands in the unit of work."""

    def save_token(self, token: Mapping[str, Any], request: ProtocolRequest) -> None:
        """Ask for the access token, and the refresh token if there is one, to be kept."""
        work, current = self.work, self.work.current
        if work.actor is not None:
            grant = delegated_grant(work, request.client.client_id, str(token.get("scope", "")))
            work.grants.append(grant)
            grant_id, refresh_expires_at = grant.grant_id, grant.expires_at
        elif current is None:
            grant = self._client_grant(request, str(token.get("scope", "")))
            work.grants.append(grant)
            grant_id, refresh_expires_at = grant.grant_id, grant.expires_at
        else:
            grant_id, refresh_expires_at = current.grant_id, current.grant_expires_at
        work.tokens.append(
            Token(
                token_id=UUID(work.access_jti),
                grant_id=grant_id,
                kind="access",
                digest=work.digest(token["access_token"]),
                scope=str(token.get("scope", "")),
                jkt=work.jkt,
                audiences=work.audiences,
                issued_at=work.now,
                expires_at=work.now + timedelta(seconds=token["expires_in"]),
            )
        )
        if current is not None and "refresh_token" in token:
            work.tokens.append(
                Token(
                    token_id=work.new_id(),
                    grant_id=grant_id,
                    kind="refresh",
                    digest=work.digest(token["refresh_token"]),
                    # A narrower access token does not narrow the grant (RFC 6749, section 6).
                    scope=current.grant_scope,
                    issued_at=work.now,
                    expires_at=refresh_expires_at,
                )
            )

    def _client_grant(self, request: ProtocolRequest, scope: str) -> Grant:
        if request.client is None:
            raise InvalidRequestError
        now = self.work.now
        return Grant(
            grant_id=self.work.new_id(),
            client_id=request.client.client_id,
            user_id=None,
            session_id=None,
            affectation_id=None,
            scope=scope,
            acr=None,
            amr=(),
            auth_time=None,
            created_at=now,
            expires_at=now + CLIENT_GRANT_LIFE,
        )
