"""What do the events tell of each thing of the trade?

One Struct a table, columns by name. The first fields are the key, the owner's ICE first. Every
other field starts unknown and is only ever settled towards one value (first, latest, once), so that
the same events in any order, any number of times, leave the same object.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

Key = tuple[Any, ...]


class Titre(msgspec.Struct):
    """A title, as far as its own life touches the board: whether it was annulled."""

    ice: str
    titre_no: str
    annule_le: datetime | None = None


class Domiciliation(msgspec.Struct):
    """One domiciliation of a title at a bank."""

    ice: str
    titre_no: str
    domiciliation_no: str
    banque: str | None = None
    domicilie_le: datetime | None = None
    soumis_le: datetime | None = None


class Imputation(msgspec.Struct):
    """What customs wrote off on a title, once."""

    ice: str
    imputation_id: str
    titre_no: str | None = None
    impute_le: datetime | None = None
    montant_centimes: int | None = None
    annulee_le: datetime | None = None


class Reglement(msgspec.Struct):
    """One payment abroad by a bank; two banks may use the same reference."""

    ice: str
    source: str
    reglement_id: str
    regle_le: datetime | None = None
    montant_centimes: int | None = None
    annule_le: datetime | None = None


class Dum(msgspec.Struct):
    """A declaration: its registration, its latest rectification, its end."""

    ice: str
    dum_ref: str
    enregistree_le: datetime | None = None
    declarant_ice: str | None = None
    valeur_centimes: int | None = None
    rectifiee_le: datetime | None = None
    valeur_rectifiee_centimes: int | None = None
    annulee_le: datetime | None = None
    mainlevee_retiree_le: datetime | None = None
    """The latest withdrawal: releases up to then are void."""


class Mainlevee(msgspec.Struct):
    """One release of a declaration; a withdrawn one may be followed by another."""

    ice: str
    dum_ref: str
    prononcee_le: datetime
    enregistree_le: datetime | None = None
    sens: str | None = None


class Controle(msgspec.Struct):
    """One physical control by one body, in a visit that may be joint."""

    ice: str
    source: str
    controle_id: str
    visite: str | None = None
    effectue_le: datetime | None = None
    annule_le: datetime | None = None


class Bad(msgspec.Struct):
    """A delivery order of one issuer."""

    ice: str
    source: str
    bad_no: str
    emis_le: datetime | None = None
    annule_le: datetime | None = None


class Forfait(msgspec.Struct):
    """A package of the company, as billing tells it."""

    ice: str
    forfait_id: UUID
    active_le: datetime | None = None
    code: str | None = None
    total: int | None = None
    """Operations bought; None when unlimited (or not known yet: see `active_le`)."""
    date_debut: date | None = None
    date_fin: date | None = None
    ferme_le: datetime | None = None
    """When it was terminated or expired."""


class Operation(msgspec.Struct):
    """One operation of a package: consumed when it was last consumed after it was last restored."""

    ice: str
    forfait_id: UUID
    operation_ref: str
    consommee_le: datetime | None = None
    restituee_le: datetime | None = None


class Entreprise(msgspec.Struct):
    """A company registered at identity, by its latest news."""

    ice: str
    connue_le: datetime | None = None
    raison_sociale: str | None = None
    profils: list[str] = msgspec.field(default_factory=list)


Object = (
    Titre
    | Domiciliation
    | Imputation
    | Reglement
    | Dum
    | Mainlevee
    | Controle
    | Bad
    | Forfait
    | Operation
    | Entreprise
)

KEY_SIZE: dict[type, int] = {
    Titre: 2,
    Domiciliation: 3,
    Imputation: 2,
    Reglement: 3,
    Dum: 2,
    Mainlevee: 3,
    Controle: 3,
    Bad: 3,
    Forfait: 2,
    Operation: 3,
    Entreprise: 1,
}
"""How many of a Struct's first fields are its key."""


class World:
    """The objects at hand, by key."""

    __slots__ = (
        "bads",
        "controles",
        "domiciliations",
        "dums",
        "entreprises",
        "forfaits",
        "imputations",
        "mainlevees",
        "of",
        "operations",
        "reglements",
        "titres",
    )

    def __init__(self) -> None:
        self.titres: dict[Key, Titre] = {}
        self.domiciliations: dict[Key, Domiciliation] = {}
        self.imputations: dict[Key, Imputation] = {}
        self.reglements: dict[Key, Reglement] = {}
        self.dums: dict[Key, Dum] = {}
        self.mainlevees: dict[Key, Mainlevee] = {}
        self.controles: dict[Key, Controle] = {}
        self.bads: dict[Key, Bad] = {}
        self.forfaits: dict[Key, Forfait] = {}
        self.operations: dict[Key, Operation] = {}
        self.entreprises: dict[Key, Entreprise] = {}
        self.of: dict[type, dict[Key, Any]] = {
            Titre: self.titres,
            Domiciliation: self.domiciliations,
            Imputation: self.imputations,
            Reglement: self.reglements,
            Dum: self.dums,
            Mainlevee: self.mainlevees,
            Controle: self.controles,
            Bad: self.bads,
            Forfait: self.forfaits,
            Operation: self.operations,
            Entreprise: self.entreprises,
        }
        """The same, by kind."""

    def put(self, things: Iterable[Object]) -> None:
        """Take in `things` under their keys."""
        for thing in things:
            kind = type(thing)
            names = thing.__struct_fields__[: KEY_SIZE[kind]]
            self.of[kind][tuple([getattr(thing, name) for name in names])] = thing
