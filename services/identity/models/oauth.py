"""What shapes does the OpenID provider have: clients, keys, grants and tokens?"""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

TokenKind = Literal["code", "refresh", "access"]


class Client(Struct, frozen=True, kw_only=True):
    """A registered program."""

    client_id: str
    nom: str
    secret_digest: bytes | None
    auth_method: str
    jwks: dict[str, Any] | None
    grant_types: tuple[str, ...]
    redirect_uris: tuple[str, ...]
    post_logout_redirect_uris: tuple[str, ...]
    backchannel_logout_uri: str | None
    home_uri: str | None
    scope: str
    audiences: tuple[str, ...]
    organisme: str | None
    require_par: bool
    require_dpop: bool
    may_introspect: bool


class SigningKey(Struct, frozen=True, kw_only=True):
    """A key that signs tokens; its private part is sealed."""

    kid: str
    alg: Literal["ES256", "RS256"]
    public_jwk: dict[str, Any]
    private_key: bytes
    created_at: datetime
    active_from: datetime


class Grant(Struct, frozen=True, kw_only=True):
    """What a client was allowed once."""

    grant_id: UUID
    client_id: str
    user_id: UUID | None
    session_id: UUID | None
    affectation_id: UUID | None
    scope: str
    acr: str | None
    amr: tuple[str, ...]
    auth_time: datetime | None
    created_at: datetime
    expires_at: datetime
    audiences: tuple[str, ...] = ()
    procuration_id: UUID | None = None


class Token(Struct, frozen=True, kw_only=True):
    """A code, refresh token or access token, by its digest."""

    token_id: UUID
    grant_id: UUID
    kind: TokenKind
    digest: bytes
    scope: str
    redirect_uri: str | None = None
    code_challenge: str | None = None
    nonce: str | None = None
    jkt: str | None = None
    audiences: tuple[str, ...] = ()
    issued_at: datetime
    expires_at: datetime


class HeldToken(Struct, frozen=True, kw_only=True):
    """A token as it is presented: itself, its grant, and whether either is over."""

    token_id: UUID
    kind: TokenKind
    digest: bytes
    scope: str
    redirect_uri: str | None
    code_challenge: str | None
    nonce: str | None
    jkt: str | None
    audiences: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    grant_id: UUID
    client_id: str
    user_id: UUID | None
    session_id: UUID | None
    affectation_id: UUID | None
    grant_scope: str
    grant_audiences: tuple[str, ...]
    procuration_id: UUID | None
    acr: str | None
    amr: tuple[str, ...]
    auth_time: datetime | None
    grant_expires_at: datetime
    grant_revoked_at: datetime | None
    session_ended_at: datetime | None
    session_last_seen_at: datetime | None


class Subject(Struct, frozen=True, kw_only=True):
    """The person a token speaks of, with the one affectation it carries."""

    user_id: UUID
    username: str
    email: str
    prenom: str
    nom: str
    statut: str
    langue: str | None
    ice: str | None
    raison_sociale: str | None
    profil: str | None
    roles: tuple[str, ...] | None
    organisme: str | None


class PushedRequest(Struct, frozen=True, kw_only=True):
    """An authorization request handed in by PAR."""

    digest: bytes
    client_id: str
    request: dict[str, str]
    expires_at: datetime
    used_at: datetime | None
