"""What shapes do companies and people have?"""

from datetime import datetime
from typing import Annotated, Literal, get_args
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from services.identity.models.procurations import SeedProcuration

Profil = Literal["IMP", "EXP", "TRA", "BNK", "CON", "FFW", "MEA", "TER", "TPT", "ADM", "DOU", "OPE"]
PROFILS: tuple[str, ...] = get_args(Profil)
Role = Literal["administrateur", "saisie", "validation", "comptabilite", "lecture"]
Langue = Literal["fr", "ar", "en"]


class Entreprise(Struct, frozen=True, kw_only=True):
    """A company as operators and its own people see it."""

    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    rc: str | None = None
    """Number in the trade register (registre de commerce)."""
    if_fiscal: str | None = None
    """Tax number (identifiant fiscal)."""
    adresse: str | None = None
    cree_le: datetime
    modifie_le: datetime


class EntrepriseRow(Struct, frozen=True, kw_only=True):
    """A company as it is imported or seeded."""

    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    rc: str | None = None
    if_fiscal: str | None = None
    adresse: str | None = None
    derogation_ice: str | None = None
    """Why wrong check digits are accepted. Only an operator says so, for one company."""
    organisme: str | None = None
    """A bank's partner code. Only an operator says so."""


class Utilisateur(Struct, frozen=True, kw_only=True):
    """A person who may sign in."""

    user_id: UUID
    username: str
    email: str
    prenom: str
    nom: str
    statut: Literal["ACTIF", "SUSPENDU"]
    langue: Langue | None = None


class Credentials(Struct, frozen=True, kw_only=True):
    """What a sign-in checks; no route may return it."""

    user_id: UUID
    username: str
    statut: str
    hash: str


class Affectation(Struct, frozen=True, kw_only=True):
    """For which company, as what and with which roles a person works."""

    affectation_id: UUID
    user_id: UUID
    ice: str | None
    raison_sociale: str | None
    profil: str
    roles: tuple[str, ...]
    organisme: str | None


class MonEspace(Struct, frozen=True, kw_only=True):
    """What "Mon Espace" shows, read-only. Source: user guide, III.A."""

    username: str
    email: str
    prenom: str
    nom: str
    raison_sociale: str | None
    ice: str | None
    profil: str
    roles: tuple[str, ...]
    organisme: str | None
    acr: str


class SeedEntreprise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A company in a seed file."""

    ice: str
    raison_sociale: str
    profils: tuple[Profil, ...]
    rc: str | None = None
    if_fiscal: str | None = None
    adresse: str | None = None
    organisme: str | None = None
    """A bank's partner code."""


class SeedUser(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person in a seed file, with one affectation; repeat the username for more."""

    username: str
    email: str
    password: str
    totp_secret: str | None = None
    """Base32, at least 128 bits; without one the person enrols at the first sign-in."""
    prenom: str
    nom: str
    ice: str | None = None
    profil: Profil
    roles: tuple[Role, ...] = ()
    organisme: str | None = None
    langue: Langue | None = None


class SeedClient(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A client of the OpenID provider in a seed file."""

    client_id: str
    client_secret: Annotated[str, Meta(min_length=32)] | None = None
    """Machine-made, at least 32 characters; absent for `private_key_jwt`."""
    auth_method: Literal["client_secret_basic", "private_key_jwt"] = "client_secret_basic"
    jwks: dict[str, object] | None = None
    nom: str | None = None
    grant_types: tuple[str, ...]
    redirect_uris: tuple[str, ...] = ()
    post_logout_redirect_uris: tuple[str, ...] = ()
    backchannel_logout_uri: str | None = None
    home_uri: str | None = None
    scope: str = "openid profile email offline_access"
    audiences: tuple[str, ...] = ()
    organisme: str | None = None
    require_par: bool = False
    require_dpop: bool = False
    may_introspect: bool = False


class SeedFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole seed file."""

    entreprises: list[SeedEntreprise] = []
    users: list[SeedUser] = []
    clients: list[SeedClient] = []
    procurations: list[SeedProcuration] = []


class CommandReport(Struct, kw_only=True):
    """What an import did, line by line where it failed."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: list[tuple[int, str]] = msgspec.field(default_factory=list)
