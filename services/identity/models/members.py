"""What shapes do a company's people and its invitations have?"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from services.identity.models.people import Langue, Profil, Role

EtatMembre = Literal["ACTIF", "SUSPENDU", "BLOQUE"]
"""Works; suspended by this company; blocked by PORTNET everywhere."""
EtatInvitation = Literal["ENVOYEE", "ACCEPTEE", "ANNULEE", "EXPIREE"]
Facteur = Literal["APPLICATION", "CLE", "TELEPHONE", "CODES"]

Email = Annotated[str, Meta(pattern=r"^[^@\s\x00]+@[^@\s\x00]+$", max_length=254)]
Roles = Annotated[list[Role], Meta(min_length=1, max_length=5)]


class Droits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Under one of the company's profiles, what a person may do."""

    profil: Profil
    roles: Roles


class Membre(Struct, frozen=True, kw_only=True):
    """One of a company's people, as a line of the list."""

    user_id: UUID
    username: str
    email: str
    prenom: str
    nom: str
    etat: EtatMembre
    affectations: list[Droits]
    derniere_connexion: datetime | None
    """Of the sign-ins in this company's name."""


class MembreTrouve(Membre, frozen=True, kw_only=True):
    """The same with the name by which lists are sorted."""

    tri: str


class FicheMembre(Membre, frozen=True, kw_only=True):
    """One of a company's people in full."""

    facteurs: list[Facteur]
    """The kinds of second factor that they have; never more of them."""
    membre_depuis: datetime
    suspendu_le: datetime | None
    motif: str | None
    """Why they are suspended."""
    facteurs_retires_le: datetime | None
    """When their factors are removed, where that was decided."""


class MonAffectation(Struct, frozen=True, kw_only=True):
    """A company and profile that the caller may work under."""

    ice: str | None
    raison_sociale: str | None
    profil: str
    roles: tuple[str, ...]


class SetAffectations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Give a person these profiles and roles in the company, and no others."""

    affectations: Annotated[list[Droits], Meta(min_length=1, max_length=12)]


class Suspend(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Suspend a person in the company."""

    motif: Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


class FacteursRetires(Struct, frozen=True, kw_only=True):
    """When a person's factors are, or were, removed."""

    effectif_le: datetime


class Invite(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Invite the owner of an e-mail address to work for the company."""

    email: Email
    profil: Profil
    roles: Roles
    langue: Langue = "fr"


class Invitation(Struct, frozen=True, kw_only=True):
    """An invitation as the company sees it."""

    invitation_id: UUID
    email: str
    profil: Profil
    roles: list[Role]
    langue: Langue
    etat: EtatInvitation
    invite_par: str
    """The inviter's name."""
    invite_le: datetime
    envoye_le: datetime
    expire_le: datetime


class HeldInvitation(Struct, frozen=True, kw_only=True):
    """An invitation with what decides over it; no route may return it."""

    invitation_id: UUID
    ice: str
    raison_sociale: str
    email: str
    profil: Profil
    roles: list[Role]
    langue: Langue
    invite_le: datetime
    envoye_le: datetime
    envois: int
    expire_le: datetime
    accord_le: datetime | None
    accepte_le: datetime | None
    annule_le: datetime | None


class NewAccount(Struct, frozen=True, kw_only=True):
    """What an invited person types to have an account."""

    prenom: str
    nom: str
    username: str
    nouveau: str
    confirmation: str
