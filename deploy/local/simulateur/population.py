"""Which companies trade in the demo, how much, and through whom?

The companies of the demo accounts, and a fictitious population drawn from the sizes of the real
one: of 25 000 active importers 100 make 1 500 titles a year, 650 make 260, 4 250 make 60, 8 750
make 12 and 11 250 make 2.2. Their ICEs start with 999, which no real company has.
"""

from collections.abc import Iterable
from functools import cached_property
from random import Random
from typing import Final, Literal

import msgspec

from deploy.local.simulateur import laws

Taille = Literal["L", "M", "S", "XS"]

TITRES_AN: Final[dict[Taille, float]] = {"L": 260.0, "M": 60.0, "S": 12.0, "XS": 2.2}
"""Titles a year by size. The 100 giants of the country have no place in a demo."""

EXPORTS_PAR_TITRE: Final = 1.25 * 42 / 44
"""Export declarations for one title: of 100 DUM, 44 write off titles (1.25 each), 42 are exports.

Source: customs 2024, 22 % simple export and 20 % export under suspensive regimes of 2 million DUM.
"""
SANS_TITRE_PAR_TITRE: Final = 1.25 * 14 / 44
"""Import and transit declarations without a title, for one title."""

_SIZES: Final[tuple[tuple[Taille, int], ...]] = (("L", 2), ("M", 10), ("S", 21), ("XS", 27))
TRANSITAIRES: Final = 6
_PLACES = [
    "Atlas",
    "Rif",
    "Souss",
    "Oriental",
    "Chaouia",
    "Doukkala",
    "Saïss",
    "Zerhoun",
    "Tensift",
    "Loukkos",
    "Draa",
    "Anfa",
]
_TRADES = [
    "Négoce",
    "Textile",
    "Agro",
    "Pièces Auto",
    "Équipement",
    "Pharma",
    "Bois",
    "Acier",
    "Emballage",
    "Électro",
]
_FORMS = ("SARL", "SA", "SARL AU")


class Entreprise(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A company as the simulator sees it."""

    rang: int
    """From 10 to 89: the first two digits of its objects' serial numbers."""
    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    taille: Taille
    demo: bool = False

    @property
    def titres_an(self) -> float:
        """Return the titles it subscribes in a year."""
        return TITRES_AN[self.taille] if "IMP" in self.profils else 0.0

    @property
    def exports_an(self) -> float:
        """Return its export declarations in a year."""
        return TITRES_AN[self.taille] if "EXP" in self.profils else 0.0

    @cached_property
    def banques(self) -> tuple[str, ...]:
        """Return its banks, the main one first."""
        rng = Random(f"banques/{self.ice}")
        wanted = 1 if self.taille == "XS" else 2 if self.taille == "S" else 3
        return tuple(dict.fromkeys(laws.pick(rng, laws.BANQUES) for _ in range(wanted)))


class Population(msgspec.Struct, frozen=True, kw_only=True):
    """Everyone who trades in the demo."""

    entreprises: tuple[Entreprise, ...]
    transitaires: tuple[str, ...]
    """ICEs of the brokers; the demo's own first."""

    @property
    def demo(self) -> tuple[Entreprise, ...]:
        """Return the trading companies of the demo accounts."""
        return tuple(one for one in self.entreprises if one.demo)

    @property
    def autres(self) -> tuple[Entreprise, ...]:
        """Return the fictitious companies."""
        return tuple(one for one in self.entreprises if not one.demo)

    @property
    def titres_an(self) -> float:
        """Return the titles of all in a year."""
        return sum(one.titres_an for one in self.entreprises)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What the demo file says of an account, as far as it matters here."""

    ice: str | None = None
    profil: str = ""


def fictive_ice(number: int) -> str:
    """Return a fictitious ICE with valid check digits: the whole number modulo 97 is zero.

    Source: python-stdnum `stdnum.ma.ice`.
    """
    body = 9_992_000_000_000 + number * 10_000 + 1
    return f"{body}{-body * 100 % 97:02d}"


def fictive() -> tuple[Entreprise, ...]:
    """Return the fictitious companies, always the same."""
    rng = Random("population")
    names = [f"{place} {trade}" for place in _PLACES for trade in _TRADES]
    rng.shuffle(names)
    companies: list[Entreprise] = []
    for taille, count in _SIZES:
        for place in range(count):
            number = len(companies) + 1
            exports = place % 4 == 0
            companies.append(
                Entreprise(
                    rang=20 + number,
                    ice=fictive_ice(number),
                    raison_sociale=f"{names[number]} {rng.choice(_FORMS)}",
                    profils=("IMP", "EXP") if exports else ("IMP",),
                    taille=taille,
                )
            )
    return tuple(companies)


def fictive_transitaires() -> tuple[tuple[str, str], ...]:
    """Return the fictitious brokers: ICE and name."""
    return tuple(
        (fictive_ice(900 + number), f"Transit {_PLACES[number]} SARL")
        for number in range(TRANSITAIRES)
    )


def populate(accounts: Iterable[Account]) -> Population:
    """Return the population of a demo with these accounts."""
    profils: dict[str, set[str]] = {}
    for account in accounts:
        if account.ice:
            profils.setdefault(account.ice, set()).add(account.profil)
    traders = {ice: said for ice, said in sorted(profils.items()) if said & {"IMP", "EXP"}}
    demo = [
        Entreprise(
            rang=10 + number,
            ice=ice,
            raison_sociale="",
            profils=tuple(code for code in ("IMP", "EXP") if code in said),
            taille="L",
            demo=True,
        )
        for number, (ice, said) in enumerate(list(traders.items())[:10])
    ]
    brokers = sorted(ice for ice, said in profils.items() if "TRA" in said)
    return Population(
        entreprises=(*demo, *fictive()),
        transitaires=(*brokers, *(ice for ice, _ in fictive_transitaires())),
    )
