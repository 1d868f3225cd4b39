"""What is counted, and what does a board show?

The wire shapes of the eight cards. Money is a decimal string in dirhams, delays are in seconds.
"""

from datetime import date, datetime
from typing import Literal

import msgspec

Role = Literal["OPERATEUR", "DECLARANT", "BANQUE", "PLACE"]
"""Whose figures a counter holds: the company that owns the files, its declarant, a bank, or the
market (all companies together, party '')."""

COLUMNS = (
    "n_domiciliations",
    "domiciliation_us",
    "n_titres_domicilies",
    "regle_centimes",
    "n_titres_imputes",
    "impute_centimes",
    "n_dum",
    "valeur_centimes",
    "n_mainlevees",
    "n_dedouanements",
    "dedouanement_us",
    "n_visites",
    "n_bad",
    "n_entreprises",
)
"""What is counted, in the order of the counters' columns. Durations are whole microseconds: as
exact as the events' instants, so that sums are the same in any order. `n_entreprises` is the
market's only: companies with a domiciliation in the period."""

CounterKey = tuple[Role, str, int, int]
"""Role, party, year, month; month 0 is the whole year."""

Carte = Literal[
    "delai_domiciliation",
    "titres_domicilies",
    "titres_imputes",
    "forfait",
    "declarations",
    "delai_dedouanement",
    "controles_physiques",
    "bons_a_delivrer",
]

CARTES: tuple[Carte, ...] = (
    "delai_domiciliation",
    "titres_domicilies",
    "titres_imputes",
    "forfait",
    "declarations",
    "delai_dedouanement",
    "controles_physiques",
    "bons_a_delivrer",
)
"""The eight cards in the guide's order (K1 … K8)."""

DEFINITIONS: dict[Carte, str] = {
    "delai_domiciliation": "Mean time from the submission of a title to its domiciliation by the "
    "bank, over the year's domiciliations; beside it the market's, once five companies contribute.",
    "titres_domicilies": "Titles domiciled and not annulled, each once a month and once a year; "
    "amount of the settlements of the period that were not cancelled.",
    "titres_imputes": "Titles with an imputation in the period, each once; amount imputed.",
    "forfait": "The package in force and the operations consumed since it began.",
    "declarations": "Declarations registered and not annulled, their latest value, and how many "
    "were released.",
    "delai_dedouanement": "Mean time from the registration of a declaration to its release, over "
    "the year's releases of imports and exports that stand.",
    "controles_physiques": "Visits with a physical control that was carried out: controls that "
    "share a visit count once.",
    "bons_a_delivrer": "Delivery orders issued and not cancelled.",
}
"""What each card says, in one sentence; the counting itself is `kpis.tally`."""

CARTE_OF: dict[str, Carte] = {
    "n_domiciliations": "delai_domiciliation",
    "domiciliation_us": "delai_domiciliation",
    "n_titres_domicilies": "titres_domicilies",
    "regle_centimes": "titres_domicilies",
    "n_titres_imputes": "titres_imputes",
    "impute_centimes": "titres_imputes",
    "n_dum": "declarations",
    "valeur_centimes": "declarations",
    "n_mainlevees": "declarations",
    "n_dedouanements": "delai_dedouanement",
    "dedouanement_us": "delai_dedouanement",
    "n_visites": "controles_physiques",
    "n_bad": "bons_a_delivrer",
    "n_entreprises": "delai_domiciliation",
}
"""Which card a counted column shows on."""


class Counters(msgspec.Struct, frozen=True, kw_only=True):
    """What one party has in one month, or in one year."""

    year: int = 0
    month: int = 0
    n_domiciliations: int = 0
    domiciliation_us: int = 0
    n_titres_domicilies: int = 0
    regle_centimes: int = 0
    n_titres_imputes: int = 0
    impute_centimes: int = 0
    n_dum: int = 0
    valeur_centimes: int = 0
    n_mainlevees: int = 0
    n_dedouanements: int = 0
    dedouanement_us: int = 0
    n_visites: int = 0
    n_bad: int = 0


class BoardCounters(Counters, frozen=True, kw_only=True):
    """A row that a board is read from: the company's own, or the market's."""

    role: Role
    n_entreprises: int = 0
    """The market's only: companies with a domiciliation in the year."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the counters: freshness, and the package in force if there is one."""

    a_jour_a: datetime | None
    in_force: bool
    code: str | None
    total: int | None
    date_fin: date | None
    consommees: int | None


class Delay(msgspec.Struct, frozen=True, kw_only=True):
    """A mean delay over the year to date; `moi_secondes` is null when there is nothing to mean."""

    moi_secondes: float | None
    n: int
    affichage: str


class PlaceDelay(Delay, frozen=True, kw_only=True):
    """The same, beside the market's; null when too few companies contribute."""

    place_secondes: float | None
    place_n: int | None


class Titles(msgspec.Struct, frozen=True, kw_only=True):
    """A number of titles and an amount."""

    nombre: int
    montant_mad: str


class TitlesCard(msgspec.Struct, frozen=True, kw_only=True):
    """Titles of the year and of the month."""

    annee: Titles
    mois: Titles


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """Declarations, their value, and releases."""

    nombre: int
    valeur_mad: str
    mainlevees: int


class DeclaredCard(msgspec.Struct, frozen=True, kw_only=True):
    """Declarations of the year and of the month."""

    annee: Declared
    mois: Declared


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """A number for the year and one for the month."""

    annee: int
    mois: int


class ForfaitCard(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of the company's package."""

    etat: Literal["AUCUN", "ILLIMITE", "PACK", "EPUISE"] = "AUCUN"
    code: str | None = None
    consommees: int = 0
    """Operations consumed since its start."""
    solde: int | None = None
    """Operations left; null when unlimited or none."""
    total: int | None = None
    date_fin: date | None = None


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The eight cards of one company, read at one instant."""

    ice: str
    annee: int
    mois: int
    delai_domiciliation: PlaceDelay
    titres_domicilies: TitlesCard
    titres_imputes: TitlesCard
    forfait: ForfaitCard
    declarations: DeclaredCard
    delai_dedouanement: Delay
    controles_physiques: Counts
    bons_a_delivrer: Counts
    a_jour_a: datetime | None
    """When the last event that counts was taken in; null before the first."""


class Curves(msgspec.Struct, frozen=True, kw_only=True):
    """Twelve monthly figures a card, oldest first; delays are null in a month without any."""

    delai_domiciliation: list[float | None]
    titres_domicilies: list[int]
    titres_imputes: list[int]
    declarations: list[int]
    delai_dedouanement: list[float | None]
    controles_physiques: list[int]
    bons_a_delivrer: list[int]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The last twelve months of one company."""

    ice: str
    mois: list[str]
    """Months as `YYYY-MM`, oldest first; the last one is running."""
    cartes: Curves
