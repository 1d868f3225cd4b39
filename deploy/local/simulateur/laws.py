"""How often does it happen in Moroccan foreign trade, how long does it take, how much is it worth?

Pure draws from a `Random`. Durations in hours unless named otherwise. Source of every table: the
simulator's parameters of the domain study, calibrated on public figures of customs (2024: mean
clearance 6 h 16, 64 % in under 4 h), of the platform (place average of domiciliation 3 h 44) and
of the Office des Changes; what has no public figure is an assumption.
"""

import math
from random import Random
from typing import Final, Literal, TypeVar

Circuit = Literal["VERT", "ORANGE", "ROUGE_PARTIEL", "ROUGE_INTEGRAL"]
TypeTitre = Literal["EI", "LI", "DPI"]
ModeBad = Literal["MARITIME", "AERIEN", "MEAD"]
T = TypeVar("T")

BANQUES: Final = {
    "007": 26.0,
    "190": 22.0,
    "011": 16.0,
    "022": 9.0,
    "013": 8.0,
    "021": 7.0,
    "225": 5.0,
    "230": 5.0,
    "350": 2.0,
}
"""Share of titles by bank, percent."""

RAPIDITE: Final = {
    "007": 0.82,
    "190": 1.05,
    "011": 0.70,
    "022": 1.30,
    "013": 1.15,
    "021": 1.25,
    "225": 1.70,
    "230": 0.60,
    "350": 1.60,
}
"""Each bank's delay against the law's: their mean weighted by share is 1."""

TANGER_MED: Final = "403"
BUREAUX: Final = {
    TANGER_MED: 28.0,
    "402": 23.0,
    "300": 14.0,
    "301": 9.5,
    "309": 7.0,
    "306": 6.5,
    "100": 3.5,
    "500": 2.5,
    "200": 2.0,
    "600": 1.5,
    "700": 1.0,
    "800": 1.0,
    "110": 0.5,
}
"""Share of declarations by customs office, percent (51 % in the North, 37 % in Casablanca)."""

LIEUX: Final = {
    TANGER_MED: "MAPTM",
    "402": "MATNG",
    "300": "MACAS",
    "301": "MACAS",
    "309": "MACMN",
    "306": "MACAS",
    "100": "MAAGA",
    "500": "MANDR",
    "200": "MANNA",
    "600": "MAFEZ",
    "700": "MARAK",
    "800": "MAEUN",
    "110": "MASFI",
}
"""UN/LOCODE of each office's place."""

_MODES: Final[dict[str, dict[ModeBad, float]]] = {
    "301": {"MEAD": 1.0},
    "309": {"AERIEN": 1.0},
    "402": {"MARITIME": 0.80, "AERIEN": 0.05, "MEAD": 0.15},
    "200": {"MARITIME": 0.50, "AERIEN": 0.50},
    "600": {"AERIEN": 0.60, "MARITIME": 0.40},
    "700": {"AERIEN": 0.50, "MARITIME": 0.50},
}
"""How goods come to the offices that are no sea port: over all, 68 % sea, 14 % air, 18 % MEAD."""

TYPES_TITRE: Final[dict[TypeTitre, float]] = {"EI": 91.0, "LI": 3.0, "DPI": 6.0}

MARCHANDISES: Final = {
    ("8471300000", "Ordinateurs portables"): 8.0,
    ("8517130000", "Téléphones"): 8.0,
    ("8544490000", "Câbles électriques"): 8.0,
    ("8708990000", "Pièces détachées automobiles"): 12.0,
    ("8701920000", "Tracteurs agricoles"): 4.0,
    ("3923300000", "Emballages en plastique"): 4.0,
    ("3901100000", "Polyéthylène"): 3.0,
    ("7208390000", "Tôles d'acier"): 7.0,
    ("5208520000", "Tissus de coton"): 6.0,
    ("6109100000", "T-shirts en coton"): 5.0,
    ("1902190000", "Pâtes alimentaires"): 3.0,
    ("1001990000", "Blé tendre"): 5.0,
    ("1701990000", "Sucre"): 2.0,
    ("0804100000", "Dattes"): 2.0,
    ("3004900000", "Médicaments"): 5.0,
    ("2836200000", "Carbonate de sodium"): 4.0,
    ("4407110000", "Bois sciés"): 5.0,
    ("4011100000", "Pneumatiques"): 5.0,
    ("9403600000", "Meubles en bois"): 4.0,
}
"""Tariff line and label, by share in percent: machines 24, vehicles 16, food 12, textiles 11…"""

ORIGINES: Final = {
    "ES": 16.0,
    "FR": 12.0,
    "CN": 13.0,
    "US": 7.0,
    "TR": 6.0,
    "IT": 5.0,
    "DE": 5.0,
    "SA": 3.0,
    "IN": 3.0,
    "PT": 3.0,
    "BE": 5.0,
    "NL": 4.0,
    "GB": 4.0,
    "BR": 3.0,
    "KR": 3.0,
    "AE": 3.0,
    "RU": 3.0,
    "EG": 2.0,
}

DEVISES: Final = {"EUR": 58.0, "USD": 38.0, "MAD": 2.0, "GBP": 1.0, "CNY": 1.0}
COURS: Final = {"EUR": 10.8, "USD": 10.0, "MAD": 1.0, "GBP": 12.6, "CNY": 1.4}
"""Fictitious rates, MAD for one unit, from which a walk of 0.3 % a day starts."""
COURS_PAS: Final = 0.003

_AUTOMATIQUE: Final = 0.40
_CIRCUITS_IMPORT: Final[dict[Circuit, float]] = {
    "VERT": 0.50,
    "ORANGE": 0.40,
    "ROUGE_PARTIEL": 0.08,
    "ROUGE_INTEGRAL": 0.02,
}
_CIRCUITS_EXPORT: Final[dict[Circuit, float]] = {
    "VERT": 0.80,
    "ORANGE": 0.17,
    "ROUGE_PARTIEL": 0.024,
    "ROUGE_INTEGRAL": 0.006,
}
NOUVEAU_OPERATEUR: Final = 1.8
"""How much more often a company's first ten declarations are sent to the red lane."""

REJET_BANQUE: Final = 0.04
ABANDON: Final = 0.02
EXPIRATION: Final = 0.05
REFUS_VISA: Final = 0.05
ONSSA: Final = 0.35
"""Food consignments that ONSSA visits too."""
REGLEMENT_AVANT: Final = 0.25
"""Titles paid before the goods arrive."""
JAMAIS_REGLE: Final = 0.06
SECOND_REGLEMENT: Final = 0.15
BAD_ANNULE: Final = 0.01
DUM_RECTIFIEE: Final = 0.03
DUM_ANNULEE: Final = 0.007
MAINLEVEE_RETIREE: Final = 0.005
IMPUTATION_ANNULEE: Final = 0.01
REGLEMENT_ANNULE: Final = 0.015
CONTROLE_ANNULE: Final = 0.02
DECLARANT_TIERS: Final = 0.30
"""Declarations that go through one of the large brokers."""
RDV_HONORE: Final = 0.92
RDV_MANQUE: Final = 0.05
DFD_COMPLEMENT: Final = 0.15
DFD_REJETEE: Final = 0.07

DOUBLON: Final = 0.01
DESORDRE: Final = 0.02
INVALIDE: Final = 0.001
"""Shares of messages said twice, out of order, and wrongly."""


def lognormal(rng: Random, median: float, sigma: float) -> float:
    """Draw from the lognormal law of this median; its mean is median·e^(σ²/2)."""
    return rng.lognormvariate(math.log(median), sigma)


def pick(rng: Random, shares: dict[T, float]) -> T:
    """Draw one key of `shares`, as often as its share says."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def domiciliation_hours(rng: Random, rapidite: float = 1.0) -> float:
    """Draw a domiciliation delay: 40 % automatic, the rest by hand. Mean 3 h 44, median 1.6 h.

    Nights are inside the law: its mean is the published one.
    """
    automatic = rng.random() < _AUTOMATIQUE
    return rapidite * (lognormal(rng, 0.25, 0.80) if automatic else lognormal(rng, 3.82, 0.95))


def circuit(rng: Random, *, export: bool = False, nouveau: bool = False) -> Circuit:
    """Draw the lane of a declaration: 10 % red at import, 3 % at export, more for newcomers."""
    shares = dict(_CIRCUITS_EXPORT if export else _CIRCUITS_IMPORT)
    if nouveau:
        for lane in ("ROUGE_PARTIEL", "ROUGE_INTEGRAL"):
            added = shares[lane] * (NOUVEAU_OPERATEUR - 1)
            shares[lane] += added
            shares["VERT"] -= added
    return pick(rng, shares)


def clearance_hours(rng: Random, lane: Circuit, *, export: bool = False) -> float:
    """Draw a clearance time. Import: mean 6.3 h, 65 % in under 4 h; export: mean 53 min."""
    if export:
        return lognormal(rng, 0.367, 1.33)
    if lane == "VERT":
        return lognormal(rng, 0.75, 1.0)
    if lane == "ORANGE":
        return lognormal(rng, 5.0, 1.0)
    return lognormal(rng, 16.0, 0.9)


def visa_hours(rng: Random) -> float:
    """Draw the ministry's delay on a licence or DPI: mean 4 days."""
    return lognormal(rng, 70.0, 0.8)


def dfd_hours(rng: Random) -> float:
    """Draw the ministry's delay on a DFD: mean 3 days."""
    return lognormal(rng, 48.0, 0.9)


def montant_mad(rng: Random) -> float:
    """Draw a title's amount in dirhams: mean 1.07 million, from 2 000 to 400 million."""
    return min(max(lognormal(rng, 180_000.0, 1.9), 2_000.0), 400_000_000.0)


def imputations(rng: Random) -> int:
    """Draw how many declarations write off a title: geometric, mean 1.25, at most 4."""
    count = 1
    while count < 4 and rng.random() > 0.8:
        count += 1
    return count


def first_imputation_hours(rng: Random) -> float:
    """Draw the time from domiciliation to the first declaration: median 18 days."""
    return 24 * lognormal(rng, 18.0, 0.9)


def next_imputation_hours(rng: Random) -> float:
    """Draw the time from one declaration of a title to its next."""
    return 24 * lognormal(rng, 10.0, 0.8)


def settlement_hours(rng: Random) -> float:
    """Draw the time from imputation to settlement: median 35 days."""
    return 24 * lognormal(rng, 35.0, 0.7)


def imputed_share(rng: Random) -> float:
    """Draw imputed ÷ subscribed: around 0.97, 3 % above 1."""
    if rng.random() < 0.03:
        return rng.uniform(1.0, 1.10)
    return min(max(rng.gauss(0.97, 0.08), 0.50), 1.0)


def bad_hours(rng: Random) -> float:
    """Draw the time from the vessel's arrival to the BAD: mean 39 h."""
    return lognormal(rng, 26.0, 0.9)


def conteneurs(rng: Random) -> int:
    """Draw the containers of a maritime import: geometric, mean 1.9; bulk (none) 4 %."""
    if rng.random() < 0.04:
        return 0
    count = 1
    while count < 40 and rng.random() > 1 / 1.9:
        count += 1
    return count


def mode_bad(rng: Random, bureau: str) -> ModeBad:
    """Draw how the goods of an import came, given the office that clears them."""
    return pick(rng, _MODES.get(bureau, {"MARITIME": 1.0}))


def poisson(rng: Random, mean: float) -> int:
    """Draw how many things happen when `mean` are expected. Source: Knuth's product of uniforms."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count
