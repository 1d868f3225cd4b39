"""What shapes does the desk of partner clients have?"""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from services.identity.models.desk import Acte, Motif

GrantType = Literal["client_credentials", "authorization_code", "refresh_token"]
AuthMethod = Literal["client_secret_basic", "private_key_jwt"]
ClientId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$")]
Nom = Annotated[str, Meta(min_length=1, max_length=100)]
Uri = Annotated[str, Meta(max_length=500)]
Uris = Annotated[tuple[Uri, ...], Meta(max_length=20)]
Scope = Annotated[str, Meta(max_length=500)]


class LigneClient(Struct, frozen=True, kw_only=True):
    """A client in the desk's list."""

    client_id: str
    nom: str
    organisme: str | None
    """The partner's code; none for the portal's own programs."""
    grant_types: tuple[str, ...]
    auth_method: str
    desactive_le: datetime | None


class FicheClient(Struct, frozen=True, kw_only=True):
    """A client as operators see it: keys are public ones, the secret is never told again."""

    client_id: str
    nom: str
    organisme: str | None
    interne: bool
    """One of the portal's own programs: read here, set by command."""
    auth_method: AuthMethod
    jwks: dict[str, Any] | None
    grant_types: tuple[str, ...]
    redirect_uris: tuple[str, ...]
    post_logout_redirect_uris: tuple[str, ...]
    backchannel_logout_uri: str | None
    home_uri: str | None
    scope: str
    audiences: tuple[str, ...]
    require_par: bool
    require_dpop: bool
    may_introspect: bool
    cree_le: datetime
    modifie_le: datetime
    """Sent back with a change: one that was made meanwhile is not written over."""
    desactive_le: datetime | None
    historique: tuple[Acte, ...] = ()
    """The last acts, the latest first."""


class Droits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a client may do, and whence."""

    nom: Nom
    grant_types: Annotated[tuple[GrantType, ...], Meta(min_length=1)]
    redirect_uris: Uris = ()
    post_logout_redirect_uris: Uris = ()
    backchannel_logout_uri: Uri | None = None
    home_uri: Uri | None = None
    scope: Scope
    audiences: Uris = ()
    jwks: dict[str, Any] | None = None
    """Public keys (RFC 7517), for `private_key_jwt` alone."""
    require_par: bool = False
    require_dpop: bool = False
    may_introspect: bool = False
    motif: Motif


class EnregistrerClient(Droits, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Register a partner's system."""

    client_id: ClientId
    organisme: Annotated[str, Meta(max_length=64)]
    auth_method: AuthMethod


class ModifierClient(Droits, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Change a partner's system: everything is as it stands here afterwards."""

    modifie_le: datetime
    """When the client was changed last, as far as the operator has seen."""


class RenouvelerSecret(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Give a client another secret; the old one is worth nothing from that moment on."""

    modifie_le: datetime
    motif: Motif


class ClientRemis(Struct, frozen=True, kw_only=True):
    """A client with what its partner is handed, this once."""

    client: FicheClient
    client_secret: str | None
    """Shown once: only its digest is kept."""


class Partenaire(Struct, frozen=True, kw_only=True):
    """A partner whose systems may be registered."""

    code: str
    nom: str
    genre: str
    """Which kind of partner it is, e.g. banque."""


class Partenaires(Struct, frozen=True, kw_only=True):
    """Every connected partner, by name."""

    items: list[Partenaire]
