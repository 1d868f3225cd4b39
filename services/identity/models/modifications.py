"""What shapes does a change have that somebody asks for?"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from services.identity.models.desk import Motif

Champ = Literal["prenom", "nom", "email", "raison_sociale", "rc", "if_fiscal", "adresse"]
Etat = Literal["SOUMISE", "ACCEPTEE", "REFUSEE", "ANNULEE"]


class Modification(Struct, frozen=True, kw_only=True):
    """A change as the person who asked for it sees it."""

    modification_id: UUID
    champ: Champ
    avant: str | None
    apres: str
    motif: str
    etat: Etat
    a_confirmer: bool
    """Accepted, and waiting for the owner of the new address to open the link sent there."""
    cree_le: datetime
    decidee_le: datetime | None
    reponse: str | None
    """Why it was refused."""


class ChampModifiable(Struct, frozen=True, kw_only=True):
    """Something that one may ask to change."""

    champ: Champ
    valeur: str | None
    """What it is today."""
    ouverte: bool
    """Whether a change of it is asked for already."""


class MesModifications(Struct, frozen=True, kw_only=True):
    """What a person may ask to change, and what they have asked, the latest first."""

    champs: list[ChampModifiable]
    items: list[Modification]


class DemanderModification(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Ask for a change."""

    champ: Champ
    valeur: Annotated[str, Meta(min_length=1, max_length=500)]
    motif: Motif


class ModificationADecider(Struct, frozen=True, kw_only=True):
    """A change as those see it who decide on it."""

    modification_id: UUID
    champ: Champ
    actuelle: str | None
    """What it is today, whatever it was when the change was asked for."""
    apres: str
    motif: str
    etat: Etat
    a_confirmer: bool
    cree_le: datetime
    decidee_le: datetime | None
    decidee_par: str | None
    reponse: str | None
    user_id: UUID
    username: str
    prenom: str
    nom: str
    ice: str | None
    raison_sociale: str | None
    la_mienne: bool
    """Asked by the caller, who does not decide on it."""


class Demande(Struct, frozen=True, kw_only=True):
    """A change, locked to be decided on."""

    modification_id: UUID
    champ: Champ
    user_id: UUID
    ice: str | None
    apres: str
    motif: str
    etat: Etat
    de_entreprise: bool
    lien_expire_le: datetime | None
    appliquee_le: datetime | None
    y_travaille: bool = True
    """Whether who asked still works for the company under which they asked."""


class Valeurs(Struct, frozen=True, kw_only=True):
    """What a person and their company are today."""

    prenom: str
    nom: str
    email: str
    raison_sociale: str | None
    rc: str | None
    if_fiscal: str | None
    adresse: str | None
