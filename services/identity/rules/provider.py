"""What may a protocol decision read, and what does it want written?

Every request to the provider goes through three steps: read (async) what it needs into a
`UnitOfWork`, decide here (sync, pure, one light server per request), write (async) what the unit
of work asks for, also when the answer is a refusal: a replayed code must revoke its family.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import compare_digest
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import ClientMixin
from joserfc.jwk import KeySet

from services.identity.models.oauth import Client, Grant, HeldToken, Subject, Token
from services.identity.models.procurations import Mandat
from shared.dpop import Proof

from .interaction import SSO_IDLE

ACCESS_TOKEN_LIFE = timedelta(minutes=5)
CODE_LIFE = timedelta(seconds=60)
"""Source: RFC 6749, section 4.1.2 allows ten minutes; FAPI 2.0, section 5.3.2.1 sixty seconds."""
ID_TOKEN_LIFE = timedelta(minutes=5)
CLIENT_GRANT_LIFE = timedelta(minutes=5)
AUTH_METHODS = ["client_secret_basic", "private_key_jwt"]


@dataclass(kw_only=True)
class Answer:
    """What the endpoint answers."""

    status: int
    body: Any
    headers: list[tuple[str, str]]

    @property
    def location(self) -> str | None:
        """Where it redirects to, when it does."""
        return dict(self.headers).get("Location")

    @location.setter
    def location(self, url: str) -> None:
        self.headers = [pair for pair in self.headers if pair[0] != "Location"]
        self.headers.append(("Location", url))


@dataclass(kw_only=True)
class Signer:
    """The keys that sign now, and in whose name. Each set holds exactly one key, so that the token
    names it and no other is picked.
    """

    issuer: str
    audience: str
    access_keys: KeySet
    id_keys: KeySet


@dataclass(kw_only=True)
class UnitOfWork:
    """What a decision may read, and what it wants written."""

    now: datetime
    signer: Signer
    new_id: Callable[[], UUID]
    new_token: Callable[[], str]
    digest: Callable[[str], bytes]

    clients: dict[str, Client] = field(default_factory=dict)
    presented: dict[str, HeldToken] = field(default_factory=dict)
    """The tokens that the request carries, by themselves."""
    subject: Subject | None = None
    mandat: Mandat | None = None
    """The procuration that the request, or a token that it presents, is about."""
    proof: Proof | None = None
    """A valid DPoP proof of the request."""
    resource: str | None = None
    """The APIs that a token request names. Source: RFC 8707, section 2.2."""
    authorized: Grant | None = None
    """The grant that the person's sign-in opens, at the authorization endpoint."""

    current: HeldToken | None = None
    actor: HeldToken | None = None
    """Whose own token is exchanged for one that acts for another company."""
    services: tuple[str, ...] = ()
    """What the delegated token may be used for."""
    grants: list[Grant] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    used: list[UUID] = field(default_factory=list)
    revoked_tokens: list[UUID] = field(default_factory=list)
    revoked_grants: dict[UUID, str] = field(default_factory=dict)
    assertions: list[tuple[str, datetime]] = field(default_factory=list)
    """Of each client assertion that served: whose and which, and until when it must not again."""
    access_jti: str = ""
    audiences: tuple[str, ...] = ()
    """The APIs that the access token is for."""

    @property
    def jkt(self) -> str | None:
        """Thumbprint of the key that what is issued is bound to, None for bearer tokens."""
        return None if self.proof is None else self.proof.jkt

    def allowed_audiences(self, client: Client) -> tuple[str, ...]:
        """Return the APIs that a token may be for: all that the client is registered for (the
        portal's when it names none), or those of them that the grant names.
        """
        registered = client.audiences or (self.signer.audience,)
        held = self.current or self.actor
        granted = () if held is None else held.grant_audiences
        return tuple(one for one in granted if one in registered) if granted else registered

    def held(self, token: str, kind: str) -> HeldToken | None:
        """Return the presented `token` when it is of this kind."""
        row = self.presented.get(token)
        return row if row is not None and row.kind == kind else None

    def is_over(self, row: HeldToken) -> bool:
        """Say whether a token, its grant or its session has ended."""
        return (
            row.revoked_at is not None
            or row.expires_at <= self.now
            or row.grant_revoked_at is not None
            or row.grant_expires_at <= self.now
            or row.session_ended_at is not None
            or (
                row.session_last_seen_at is not None
                and self.now >= row.session_last_seen_at + SSO_IDLE
                and row.kind != "access"
            )
        )

    def revoke_family(self, row: HeldToken, why: str) -> None:
        """Ask for the end of every token of the grant."""
        self.revoked_grants[row.grant_id] = why


class RegisteredClient(ClientMixin):  # type: ignore[misc]
    """A client as the library asks about it."""

    def __init__(self, client: Client, digest: Callable[[str], bytes]) -> None:
        self.row = client
        self._digest = digest

    @property
    def client_id(self) -> str:
        """Its identifier."""
        return self.row.client_id

    def get_client_id(self) -> str:
        """Return its identifier."""
        return self.row.client_id

    def get_default_redirect_uri(self) -> None:
        """Return nothing: a request names its redirect URI."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """Return what it may have of `scope`; None when that is nothing of what it asked."""
        allowed = self.row.scope.split()
        asked = (scope or "").split()
        granted = [name for name in asked if name in allowed]
        return " ".join(granted) if granted or not asked else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Compare exactly. Source: RFC 9700, section 2.1."""
        return redirect_uri in self.row.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        """Compare digests in constant time."""
        known = self.row.secret_digest
        return known is not None and compare_digest(known, self._digest(client_secret))

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:  # noqa: ARG002
        """Take its one method, at every endpoint."""
        return method == self.row.auth_method

    def check_response_type(self, response_type: str) -> bool:
        """Take `code` of clients that may redeem one."""
        return response_type == "code" and self.check_grant_type("authorization_code")

    def check_grant_type(self, grant_type: str) -> bool:
        """Say whether it is registered for the grant."""
        return grant_type in self.row.grant_types
