"""What shapes do procurations have?"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

Type = Literal["DOUANE", "PORTNET"]
Etat = Literal["BROUILLON", "EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REJETEE", "REVOQUEE", "EXPIREE"]
Acte = Literal["soumettre", "accepter", "refuser", "suspendre", "reprendre", "revoquer", "renoncer"]
"""What a company may do about a procuration."""
Cote = Literal["MANDANT", "MANDATAIRE"]
Sens = Literal["donnees", "recues"]

ServiceCode = Annotated[str, Meta(pattern=r"^[A-Z0-9]{2,10}(-[A-Z0-9]{2,10})*$", max_length=32)]
Bureau = Annotated[str, Meta(pattern="^[0-9]{3}$")]
"""Customs office. Source: BADR's office codes, three digits."""
Chapitre = Annotated[str, Meta(pattern="^(0[1-9]|[1-8][0-9]|9[0-7])$")]
"""HS chapter, 01 to 97. Source: Harmonized System 2022."""
Montant = Annotated[str, Meta(pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$")]


class Procuration(Struct, frozen=True, kw_only=True):
    """A procuration as both companies see it."""

    procuration_id: UUID
    type: Type
    etat: Etat
    mandant_ice: str
    mandant: str
    """Name of the company in whose name is acted."""
    profil: str
    mandataire_ice: str
    mandataire: str
    """Name of the company that may act."""
    perimetre: tuple[str, ...]
    bureaux: tuple[str, ...]
    chapitres: tuple[str, ...]
    montant_max: str | None
    """Highest amount of one act, MAD, two decimals."""
    date_debut: date
    date_fin: date
    motif: str | None
    document_nom: str | None
    cree_le: datetime
    modifie_le: datetime


class Etape(Struct, frozen=True, kw_only=True):
    """One step of a procuration's life."""

    at: datetime
    acte: str
    etat: Etat
    par: Literal["MANDANT", "MANDATAIRE", "DOUANE", "SYSTEME"]
    nom: str | None
    """Who took it, for the people of the same company; otherwise only the side is told."""
    acr: str | None
    motif: str | None


class ProcurationSuivie(Struct, frozen=True, kw_only=True):
    """A procuration with its steps and what the caller's company may do next."""

    procuration: Procuration
    cote: Cote
    etapes: list[Etape]
    actes: list[Acte]


class ActeAccompli(Struct, frozen=True, kw_only=True):
    """What was done under a procuration."""

    acte_id: UUID
    procuration_id: UUID
    at: datetime
    mandant_ice: str
    mandant: str
    mandataire_ice: str
    mandataire: str
    nom: str
    """The human who did it."""
    service_code: str
    action: Literal["PRISE", "CONSULTATION", "MODIFICATION"]
    objet: str


class Redaction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a mandant writes."""

    type: Type
    mandataire_ice: Annotated[str, Meta(max_length=25)]
    perimetre: Annotated[list[ServiceCode], Meta(min_length=1, max_length=200)]
    bureaux: Annotated[list[Bureau], Meta(max_length=100)] = []
    chapitres: Annotated[list[Chapitre], Meta(max_length=97)] = []
    montant_max: Montant | None = None
    date_debut: date
    date_fin: date


class Demarche(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step that a company takes."""

    acte: Acte
    motif: Annotated[str, Meta(max_length=500)] | None = None


class LigneRefusee(Struct, frozen=True, kw_only=True):
    """A line of a file that was not taken, with the reason."""

    ligne: int
    motif: str


class Importation(Struct, kw_only=True):
    """What became of a file of procurations."""

    creees: int = 0
    inchangees: int = 0
    """Lines that say what stands already."""
    refusees: list[LigneRefusee] = msgspec.field(default_factory=list)


class Societe(Struct, frozen=True, kw_only=True):
    """A company that a procuration may name."""

    ice: str
    raison_sociale: str


class Mandat(Struct, frozen=True, kw_only=True):
    """A procuration as a token exchange reads it."""

    procuration_id: UUID
    type: Type
    etat: Etat
    mandant_ice: str
    mandant: str
    is_mandant_active: bool
    profil: str
    mandataire_ice: str
    perimetre: tuple[str, ...]
    bureaux: tuple[str, ...]
    chapitres: tuple[str, ...]
    montant_max: int | None
    date_debut: date
    date_fin: date


class SeedProcuration(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A procuration in force in a seed file."""

    procuration_id: UUID
    type: Type
    mandant_ice: str
    profil: str
    mandataire_ice: str
    perimetre: tuple[ServiceCode, ...]
    jours: Annotated[int, Meta(ge=1, le=1826)]
    """How long from the day of the seed."""
