"""What shapes are there in billing?"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

Etat = Literal["EN_ATTENTE_PAIEMENT", "ACTIF", "EPUISE", "EXPIRE", "RESILIE"]
Action = Literal["ACTIVER", "EPUISER", "EXPIRER", "RESILIER"]
Shown = Literal["AUCUN", "ILLIMITE", "PACK", "EPUISE"]


class Label(msgspec.Struct, frozen=True):
    """A text in the portal's three languages."""

    fr: str
    ar: str
    en: str


class Offre(msgspec.Struct, frozen=True, kw_only=True):
    """An offer as it is stored: prices in centimes of MAD."""

    code: str
    label: Label
    ht_centimes: int
    ttc_centimes: int
    operations: int | None
    mois: int


class OffreView(msgspec.Struct, frozen=True, kw_only=True):
    """An offer as buyers see it: prices as decimal strings in MAD."""

    code: str
    label: Label
    ht: str
    ttc: str
    devise: Literal["MAD"]
    operations: int | None
    """Submissions included; null when unlimited."""
    mois: int


class Offres(msgspec.Struct, frozen=True, kw_only=True):
    """All offers on sale."""

    items: list[OffreView]


class SeedOffre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An offer as the price list describes it: prices as decimal strings in MAD."""

    code: str
    label: Label
    ht: str
    ttc: str
    operations: int | None
    mois: int


class Forfait(msgspec.Struct, frozen=True, kw_only=True):
    """A package of a company."""

    forfait_id: UUID
    ice: str
    offre_code: str
    label: Label
    etat: Etat
    total: int | None
    """Operations bought; null when unlimited."""
    solde: int | None
    """Operations left; null when unlimited."""
    consommees: int
    date_debut: date
    date_fin: date
    """Last civil day, included."""
    cree_le: datetime
    active_le: datetime | None
    clos_le: datetime | None
    motif: str | None


class ForfaitCourant(msgspec.Struct, frozen=True, kw_only=True):
    """What a company may still do, in one look."""

    etat: Shown
    forfait_id: UUID | None = None
    code: str | None = None
    libelle: Label | None = None
    consommees: int | None = None
    solde: int | None = None
    total: int | None = None
    date_debut: date | None = None
    date_fin: date | None = None
    solde_tous: int | None = None
    """Operations left in all packs that may be used today; null when unlimited."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """A submission a package bore."""

    operation_ref: str
    service_code: str
    soumise_le: datetime


class ActivateForfait(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The order to activate an offer for a company."""

    ice: Annotated[str, Meta(min_length=1, max_length=15)]
    offre_code: Annotated[str, Meta(min_length=1, max_length=64)]
    date_debut: date | None = None
    """First day; today when not given."""


class TerminateForfait(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The order to end a package before its last day."""

    motif: Annotated[str, Meta(min_length=3, max_length=500)]


class NewForfait(msgspec.Struct, frozen=True, kw_only=True):
    """A package about to be written."""

    forfait_id: UUID
    ice: str
    offre_code: str
    cle: str
    total: int | None
    date_debut: date
    date_fin: date


class Activated(msgspec.Struct, frozen=True, kw_only=True):
    """A package, and whether this order created it."""

    forfait: Forfait
    nouveau: bool


class SeedForfait(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A package that an installation opens with."""

    ice: str
    offre_code: str
    date_debut: date | None = None
