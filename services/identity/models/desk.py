"""What shapes does the operator's desk have: companies, accounts, and what was done to them?"""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct

from services.identity.models.people import Profil

EtatEntreprise = Literal["ACTIVE", "SUSPENDUE"]
EtatCompte = Literal["ACTIF", "SUSPENDU"]
Motif = Annotated[str, Meta(min_length=3, max_length=500, pattern=r"\S.*\S")]
"""Why an operator acts; it stays in the security log."""

Organisme = Annotated[str, Meta(max_length=64)] | None
"""A bank's partner code: demanded of a company that works as a bank, refused for others."""


class Acte(Struct, frozen=True, kw_only=True):
    """Something that was done to a company, an account or a client: a line of the security log."""

    seq: int
    le: datetime
    acte: str
    par: str | None
    """The operator's user name."""
    motif: str | None
    details: dict[str, Any]


class LigneEntreprise(Struct, frozen=True, kw_only=True):
    """A company in the desk's list."""

    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    statut: EtatEntreprise
    personnes: int
    """People who may work for it."""


class FicheEntreprise(Struct, frozen=True, kw_only=True):
    """A company as operators see it."""

    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    rc: str | None
    """Number in the trade register (registre de commerce)."""
    if_fiscal: str | None
    """Tax number (identifiant fiscal)."""
    adresse: str | None
    statut: EtatEntreprise
    derogation_ice: str | None
    """Why the ICE's wrong check digits were accepted."""
    organisme: str | None
    """A bank's partner code, which its people carry."""
    personnes: int
    cree_le: datetime
    modifie_le: datetime
    """Sent back with a change: one that was made meanwhile is not written over."""
    historique: tuple[Acte, ...] = ()
    """The last acts, the latest first."""


class EnregistrerEntreprise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Register a company by hand."""

    ice: Annotated[str, Meta(min_length=15, max_length=40)]
    """Blanks between the digits do no harm."""
    raison_sociale: Annotated[str, Meta(min_length=1, max_length=200)]
    profils: Annotated[tuple[Profil, ...], Meta(min_length=1)]
    rc: Annotated[str, Meta(max_length=40)] | None = None
    if_fiscal: Annotated[str, Meta(max_length=40)] | None = None
    adresse: Annotated[str, Meta(max_length=500)] | None = None
    organisme: Organisme = None
    derogation_ice: Annotated[str, Meta(min_length=10, max_length=500)] | None = None
    """Why wrong check digits are accepted: some old ICE have none."""
    motif: Motif


class ModifierEntreprise(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Change a company: everything is as it stands here afterwards."""

    raison_sociale: Annotated[str, Meta(min_length=1, max_length=200)]
    profils: Annotated[tuple[Profil, ...], Meta(min_length=1)]
    rc: Annotated[str, Meta(max_length=40)] | None = None
    if_fiscal: Annotated[str, Meta(max_length=40)] | None = None
    adresse: Annotated[str, Meta(max_length=500)] | None = None
    organisme: Organisme = None
    modifie_le: datetime
    """When the company was changed last, as far as the operator has seen."""
    motif: Motif


class DireMotif(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why it is done."""

    motif: Motif


class LigneCompte(Struct, frozen=True, kw_only=True):
    """An account in the desk's list."""

    user_id: UUID
    username: str
    email: str
    prenom: str
    nom: str
    statut: EtatCompte
    entreprises: tuple[str, ...]
    """The names of the companies that the person works for."""


class AffectationCompte(Struct, frozen=True, kw_only=True):
    """For which company, as what and with which roles a person works."""

    affectation_id: UUID
    ice: str | None
    raison_sociale: str | None
    profil: str
    roles: tuple[str, ...]
    organisme: str | None
    en_vigueur: bool
    """Whether one may sign in under it: neither the company nor the person there is suspended."""


class FicheCompte(Struct, frozen=True, kw_only=True):
    """An account as operators see it: what protects it in kind, never in substance."""

    user_id: UUID
    username: str
    email: str
    prenom: str
    nom: str
    statut: EtatCompte
    langue: str | None
    cree_le: datetime
    applications: int
    """How many authenticator apps."""
    cles: int
    """How many passkeys."""
    sessions: int
    """How many browsers are signed in."""
    derniere_connexion: datetime | None
    affectations: tuple[AffectationCompte, ...] = ()
    historique: tuple[Acte, ...] = ()
    """The last acts of operators and administrators, the latest first."""


class SessionsFermees(Struct, frozen=True, kw_only=True):
    """How many sessions have ended."""

    fermees: int
