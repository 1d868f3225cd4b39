"""How does a client come to its tokens: by code, by refresh, by itself?"""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, InvalidScopeError
from authlib.oauth2.rfc6749.grants import (
    AuthorizationCodeGrant,
    ClientCredentialsGrant,
    RefreshTokenGrant,
)
from authlib.oauth2.rfc7636 import CodeChallenge

from services.identity.models.oauth import Subject, Token

from .exchange import ExchangeGrant
from .issue import Code, IdToken
from .parameters import ProtocolRequest
from .provider import AUTH_METHODS, CODE_LIFE, RegisteredClient, UnitOfWork

OF_PEOPLE = frozenset({"openid", "profile", "email", "offline_access"})
"""Scopes that speak of a person, so that no program has them by itself."""


class Pkce(CodeChallenge):  # type: ignore[misc]
    """PKCE with S256 for every client, neither none nor `plain`. Source: RFC 9700, 2.1.1."""

    DEFAULT_CODE_CHALLENGE_METHOD = "S256"
    SUPPORTED_CODE_CHALLENGE_METHOD = ("S256",)

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        super().__init__(required=True)

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        """Refuse an authorization request without an S256 challenge."""
        parameters = grant.request.payload.data
        if parameters.get("code_challenge_method") != "S256" or not parameters.get(
            "code_challenge"
        ):
            raise InvalidRequestError("PKCE with code_challenge_method S256 is required")
        super().validate_code_challenge(grant, redirect_uri)


class CodeGrant(AuthorizationCodeGrant):  # type: ignore[misc]
    """Authorization code: single use, and a replay ends what the first use gave."""

    TOKEN_ENDPOINT_AUTH_METHODS = AUTH_METHODS

    @staticmethod
    def validate_authorization_redirect_uri(
        request: ProtocolRequest, client: RegisteredClient
    ) -> str:
        """Return the redirect URI when the client registered exactly this one.

        Raises: InvalidRequestError — which is shown, never redirected.
        """
        asked = request.payload.redirect_uri
        if not asked or not client.check_redirect_uri(asked):
            raise InvalidRequestError("redirect_uri is not registered for this client")
        return str(asked)

    def generate_authorization_code(self) -> str:
        """Return a code of 256 random bits."""
        return str(self.server.work.new_token())

    def save_authorization_code(self, code: str, request: ProtocolRequest) -> None:
        """Ask for the code and its grant to be kept."""
        work, parameters = self.server.work, request.payload.data
        grant = work.authorized
        work.grants.append(grant)
        work.tokens.append(
            Token(
                token_id=work.new_id(),
                grant_id=grant.grant_id,
                kind="code",
                digest=work.digest(code),
                scope=request.scope,
                redirect_uri=parameters["redirect_uri"],
                code_challenge=parameters["code_challenge"],
                nonce=parameters.get("nonce"),
                jkt=parameters.get("dpop_jkt"),
                issued_at=work.now,
                expires_at=work.now + CODE_LIFE,
            )
        )

    def query_authorization_code(self, code: str, client: RegisteredClient) -> Code | None:
        """Return the code when it is this client's, new and in time; spend it in any case."""
        work: UnitOfWork = self.server.work
        row = work.held(code, "code")
        if row is None or row.client_id != client.client_id:
            return None
        if row.used_at is not None:
            work.revoke_family(row, "code-replayed")
            return None
        # Spent even when the verifier turns out wrong: a stolen code gets one guess.
        work.used.append(row.token_id)
        if work.is_over(row) or work.subject is None or row.jkt not in {None, work.jkt}:
            return None
        work.current = row
        return Code(row)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        """Keep it, spent: a replay must be recognised."""

    def authenticate_user(self, authorization_code: Code) -> Subject | None:  # noqa: ARG002
        """Return the person, as read for this request."""
        subject: Subject | None = self.server.work.subject
        return subject


class RefreshGrant(RefreshTokenGrant):  # type: ignore[misc]
    """Refresh: every token serves once; a second use means theft and ends the family.

    Source: RFC 9700, section 4.14.2.
    """

    INCLUDE_NEW_REFRESH_TOKEN = True
    TOKEN_ENDPOINT_AUTH_METHODS = AUTH_METHODS

    def authenticate_refresh_token(self, refresh_token: str) -> Code | None:
        """Return the refresh token when it is this client's, unused and in time."""
        work: UnitOfWork = self.server.work
        row = work.held(refresh_token, "refresh")
        if row is None or row.client_id != self.server.authenticated:
            return None
        if row.used_at is not None:
            work.revoke_family(row, "refresh-reused")
            return None
        if work.is_over(row) or work.subject is None:
            return None
        work.current = row
        return Code(row)

    def authenticate_user(self, refresh_token: Code) -> Subject | None:  # noqa: ARG002
        """Return the person, as read for this request."""
        subject: Subject | None = self.server.work.subject
        return subject

    def _validate_request_client(self) -> RegisteredClient:
        client: RegisteredClient = super()._validate_request_client()
        self.server.authenticated = client.client_id
        return client

    def revoke_old_credential(self, refresh_token: Code) -> None:
        """Ask for the old token to be marked used."""
        self.server.work.used.append(refresh_token.row.token_id)


class ClientGrant(ClientCredentialsGrant):  # type: ignore[misc]
    """A partner's system on its own behalf; scopes of people are not for it."""

    TOKEN_ENDPOINT_AUTH_METHODS = AUTH_METHODS

    def validate_token_request(self) -> None:
        """Refuse scopes that only a person can grant; without any, take all that are its own."""
        super().validate_token_request()
        asked = (self.request.payload.scope or "").split()
        if OF_PEOPLE & set(asked):
            raise InvalidScopeError
        if not asked:
            own = (name for name in self.client.row.scope.split() if name not in OF_PEOPLE)
            self.request.payload.data["scope"] = " ".join(own)


GRANTS: list[tuple[type, list[Any]]] = [
    (CodeGrant, [Pkce, IdToken]),
    (RefreshGrant, [IdToken]),
    (ClientGrant, []),
    (ExchangeGrant, []),
]
