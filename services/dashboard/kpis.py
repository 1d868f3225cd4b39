"""What do the cards count, and how are they shown?

The counters are a pure function of the objects: `tally` adds, or takes away, what an object counts
for in the month and the year in which it happened. A change of an object is therefore its old tally
taken away and its new one added; nothing else ever touches a counter.

Source: user guide, 'tableau de bord'; domain model, 'The eight cards, exactly'.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from shared.clock import CASABLANCA
from shared.money import to_text

from .models.board import (
    CARTE_OF,
    COLUMNS,
    Board,
    BoardCounters,
    Carte,
    CounterKey,
    Counters,
    Counts,
    Curves,
    Declared,
    DeclaredCard,
    Delay,
    ForfaitCard,
    PlaceDelay,
    Role,
    Series,
    Standing,
    Titles,
    TitlesCard,
)
from .models.objects import (
    Domiciliation,
    Dum,
    Imputation,
    Key,
    Mainlevee,
    Reglement,
    Titre,
    World,
)

PLACE_MINIMUM = 5
"""Below so many contributing companies the market's figure is hidden, so that nobody can deduce a
rival's. Source: domain decision on the place."""

CLEARED = frozenset({"IMPORT", "EXPORT"})
"""Directions of "vos marchandises": transit does not count in the clearance delay."""

Bucket = tuple[int, int]
_MICROSECOND = timedelta(microseconds=1)
_INDEX = {name: index for index, name in enumerate(COLUMNS)}
T = TypeVar("T")


def bucket(at: datetime) -> Bucket:
    """Return the year and month of Africa/Casablanca in which the instant `at` falls."""
    local = at.astimezone(CASABLANCA)
    return local.year, local.month


class Tally:
    """Differences of counters, by role, party, year and month."""

    __slots__ = ("cells", "sign")

    def __init__(self) -> None:
        self.cells: dict[CounterKey, list[int]] = {}
        self.sign = 1

    def month(self, role: Role, party: str, when: Bucket, column: str, amount: int = 1) -> None:
        """Add `amount` to a month only (for what the year counts apart)."""
        self._add((role, party, *when), column, amount)

    def year(self, role: Role, party: str, year: int, column: str, amount: int = 1) -> None:
        """Add `amount` to a year only."""
        self._add((role, party, year, 0), column, amount)

    def both(self, role: Role, party: str, when: Bucket, column: str, amount: int = 1) -> None:
        """Add `amount` to a month and its year."""
        self._add((role, party, *when), column, amount)
        self._add((role, party, when[0], 0), column, amount)

    def distinct(self, role: Role, party: str, whens: Iterable[Bucket], column: str) -> None:
        """Add one to each month and each year among `whens`, however often it stands there."""
        months = set(whens)
        for when in months:
            self.month(role, party, when, column)
        for year in {year for year, _ in months}:
            self.year(role, party, year, column)

    def _add(self, key: CounterKey, column: str, amount: int) -> None:
        cell = self.cells.get(key)
        if cell is None:
            cell = self.cells[key] = [0] * len(COLUMNS)
        cell[_INDEX[column]] += self.sign * amount

    def differences(self) -> dict[CounterKey, list[int]]:
        """Return what really changes: the cells that do not come out at nothing."""
        return {key: cell for key, cell in self.cells.items() if any(cell)}


def tally(world: World, into: Tally, sign: int) -> None:
    """Add (`sign` 1) or take away (-1) what every object of `world` counts for.

    Objects that count together (the domiciliations or imputations of one title, the controls of
    one visit, the releases of one declaration) must all be in `world` when one of them is.
    """
    into.sign = sign
    for key, domiciliations in _grouped(world.domiciliations.values(), _titre_of).items():
        _domiciliations(into, domiciliations, world.titres.get(key))
    live = [one for one in world.imputations.values() if one.impute_le and not one.annulee_le]
    for imputations in _grouped(live, _titre_of).values():
        _imputations(into, imputations)
    for reglement in world.reglements.values():
        if reglement.regle_le and not reglement.annule_le:
            _reglement(into, reglement)
    for dum in world.dums.values():
        if dum.enregistree_le and not dum.annulee_le:
            _dum(into, dum, bucket(dum.enregistree_le))
    for key, mainlevees in _grouped(world.mainlevees.values(), _dum_of).items():
        _mainlevees(into, mainlevees, world.dums.get(key))
    done = [one for one in world.controles.values() if one.effectue_le and not one.annule_le]
    for controles in _grouped(done, lambda one: (one.ice, one.visite)).values():
        whens = [bucket(one.effectue_le) for one in controles if one.effectue_le]
        into.distinct("OPERATEUR", controles[0].ice, whens, "n_visites")
    for bad in world.bads.values():
        if bad.emis_le and not bad.annule_le:
            into.both("OPERATEUR", bad.ice, bucket(bad.emis_le), "n_bad")


def _titre_of(one: Domiciliation | Imputation) -> Key:
    return (one.ice, one.titre_no)


def _dum_of(one: Mainlevee) -> Key:
    return (one.ice, one.dum_ref)


def _grouped(things: Iterable[T], by: Callable[[T], Key]) -> dict[Key, list[T]]:
    groups: defaultdict[Key, list[T]] = defaultdict(list)
    for thing in things:
        groups[by(thing)].append(thing)
    return groups


def _domiciliations(into: Tally, of_titre: list[Domiciliation], titre: Titre | None) -> None:
    """K1 and the number of K2. An annulled title leaves K2; the bank's delay (K1) remains."""
    annule = titre is not None and titre.annule_le is not None
    whens: dict[tuple[Role, str], list[Bucket]] = {}
    for one in of_titre:
        if one.domicilie_le is None or one.soumis_le is None:
            continue
        when = bucket(one.domicilie_le)
        elapsed = (one.domicilie_le - one.soumis_le) // _MICROSECOND
        parties: list[tuple[Role, str]] = [("OPERATEUR", one.ice), ("BANQUE", one.banque or "")]
        for role, party in parties:
            into.both(role, party, when, "n_domiciliations")
            into.both(role, party, when, "domiciliation_us", elapsed)
            whens.setdefault((role, party), []).append(when)
    if not annule:
        for (role, party), months in whens.items():
            into.distinct(role, party, months, "n_titres_domicilies")


def _imputations(into: Tally, of_titre: list[Imputation]) -> None:
    """K3: a title imputed in two months counts once in each, and once in the year."""
    ice = of_titre[0].ice
    whens = [bucket(one.impute_le) for one in of_titre if one.impute_le]
    into.distinct("OPERATEUR", ice, whens, "n_titres_imputes")
    for one, when in zip(of_titre, whens, strict=True):
        into.both("OPERATEUR", ice, when, "impute_centimes", one.montant_centimes or 0)


def _reglement(into: Tally, one: Reglement) -> None:
    """The amount of K2, in the bucket of the settlement; a cancelled one counts nowhere."""
    if one.regle_le is None or one.montant_centimes is None:
        return
    when, bank = bucket(one.regle_le), one.source.removeprefix("bank-")
    into.both("OPERATEUR", one.ice, when, "regle_centimes", one.montant_centimes)
    into.both("BANQUE", bank, when, "regle_centimes", one.montant_centimes)


def _dum(into: Tally, dum: Dum, when: Bucket) -> None:
    """K5: number and latest value, in the bucket of the registration."""
    value = dum.valeur_centimes if dum.rectifiee_le is None else dum.valeur_rectifiee_centimes
    for role, party in _parties(dum.ice, dum):
        into.both(role, party, when, "n_dum")
        into.both(role, party, when, "valeur_centimes", value or 0)


def _mainlevees(into: Tally, of_dum: list[Mainlevee], dum: Dum | None) -> None:
    """The releases of K5, and K6. Up to the latest withdrawal they are void; the next one counts,
    once.
    """
    retired = None if dum is None else dum.mainlevee_retiree_le
    standing = [one for one in of_dum if retired is None or one.prononcee_le > retired]
    if not standing:
        return
    one = min(standing, key=lambda each: each.prononcee_le)
    if one.enregistree_le is None:
        return
    when = bucket(one.prononcee_le)
    for role, party in _parties(one.ice, dum):
        into.both(role, party, when, "n_mainlevees")
        if one.sens in CLEARED:
            elapsed = (one.prononcee_le - one.enregistree_le) // _MICROSECOND
            into.both(role, party, when, "n_dedouanements")
            into.both(role, party, when, "dedouanement_us", elapsed)


def _parties(ice: str, dum: Dum | None) -> list[tuple[Role, str]]:
    """Return who has a declaration on their board: its owner, and its declarant when known."""
    if dum is None or dum.declarant_ice is None:
        return [("OPERATEUR", ice)]
    return [("OPERATEUR", ice), ("DECLARANT", dum.declarant_ice)]


def place(differences: dict[CounterKey, list[int]]) -> dict[CounterKey, list[int]]:
    """Return what the companies' differences add up to for the market."""
    sums: dict[CounterKey, list[int]] = {}
    for (role, _, year, month), cell in differences.items():
        if role == "OPERATEUR":
            key: CounterKey = ("PLACE", "", year, month)
            known = sums.get(key)
            sums[key] = (
                list(cell) if known is None else [a + b for a, b in zip(known, cell, strict=True)]
            )
    return sums


def cartes_changed(cells: Iterable[list[int]]) -> set[Carte]:
    """Return the cards on which some difference of `cells` shows."""
    return {
        CARTE_OF[name]
        for cell in cells
        for name, amount in zip(COLUMNS, cell, strict=True)
        if amount
    }


def mean_seconds(total_us: int, n: int) -> float | None:
    """Return the mean of `n` durations that add up to `total_us`, to the millisecond."""
    return round(total_us / n / 1_000_000, 3) if n else None


def affichage(total_us: int, n: int) -> str:
    """Return a mean delay as it is shown: to the nearest minute, half up; `0h 0min` for nothing.

    Source: domain model, rounding for display: 13 230 s is 3h 41min.
    """
    minute = 60_000_000 * n
    minutes = (2 * total_us + minute) // (2 * minute) if n else 0
    return f"{minutes // 60}h {minutes % 60}min"


def board(
    ice: str, now: datetime, rows: Sequence[BoardCounters], standing: Standing | None
) -> Board:
    """Return the eight cards of `ice` as they read at `now`."""
    annee, mois = bucket(now)
    own = {row.month: row for row in rows if row.role == "OPERATEUR"}
    year, month = own.get(0, _NOTHING), own.get(mois, _NOTHING)
    return Board(
        ice=ice,
        annee=annee,
        mois=mois,
        delai_domiciliation=_place_delay(
            year, next((row for row in rows if row.role == "PLACE"), _NOTHING)
        ),
        titres_domicilies=TitlesCard(
            annee=_titles(year.n_titres_domicilies, year.regle_centimes),
            mois=_titles(month.n_titres_domicilies, month.regle_centimes),
        ),
        titres_imputes=TitlesCard(
            annee=_titles(year.n_titres_imputes, year.impute_centimes),
            mois=_titles(month.n_titres_imputes, month.impute_centimes),
        ),
        forfait=forfait_card(standing),
        declarations=DeclaredCard(annee=_declared(year), mois=_declared(month)),
        delai_dedouanement=Delay(
            moi_secondes=mean_seconds(year.dedouanement_us, year.n_dedouanements),
            n=year.n_dedouanements,
            affichage=affichage(year.dedouanement_us, year.n_dedouanements),
        ),
        controles_physiques=Counts(annee=year.n_visites, mois=month.n_visites),
        bons_a_delivrer=Counts(annee=year.n_bad, mois=month.n_bad),
        a_jour_a=None if standing is None else standing.a_jour_a,
    )


_NOTHING = BoardCounters(role="OPERATEUR")


def _place_delay(year: BoardCounters, market: BoardCounters) -> PlaceDelay:
    """K1 beside the market, whose mean weights titles, not companies."""
    shown = market.n_entreprises >= PLACE_MINIMUM
    place = mean_seconds(market.domiciliation_us, market.n_domiciliations)
    return PlaceDelay(
        moi_secondes=mean_seconds(year.domiciliation_us, year.n_domiciliations),
        n=year.n_domiciliations,
        affichage=affichage(year.domiciliation_us, year.n_domiciliations),
        place_secondes=place if shown else None,
        place_n=market.n_domiciliations if shown else None,
    )


def _titles(nombre: int, centimes: int) -> Titles:
    return Titles(nombre=nombre, montant_mad=to_text(centimes))


def _declared(counters: Counters) -> Declared:
    return Declared(
        nombre=counters.n_dum,
        valeur_mad=to_text(counters.valeur_centimes),
        mainlevees=counters.n_mainlevees,
    )


def last_months(now: datetime, count: int = 12) -> list[Bucket]:
    """Return the last `count` months of Africa/Casablanca up to that of `now`, oldest first."""
    year, month = bucket(now)
    ordinals = [year * 12 + month - 1 - back for back in range(count - 1, -1, -1)]
    return [(ordinal // 12, ordinal % 12 + 1) for ordinal in ordinals]


def series(ice: str, months: list[Bucket], known: dict[Bucket, Counters]) -> Series:
    """Return the curves of `ice` over `months`; a month without counters is nothing."""
    rows = [known.get(month, Counters()) for month in months]
    return Series(
        ice=ice,
        mois=[f"{year:04d}-{month:02d}" for year, month in months],
        cartes=Curves(
            delai_domiciliation=[
                mean_seconds(row.domiciliation_us, row.n_domiciliations) for row in rows
            ],
            titres_domicilies=[row.n_titres_domicilies for row in rows],
            titres_imputes=[row.n_titres_imputes for row in rows],
            declarations=[row.n_dum for row in rows],
            delai_dedouanement=[
                mean_seconds(row.dedouanement_us, row.n_dedouanements) for row in rows
            ],
            controles_physiques=[row.n_visites for row in rows],
            bons_a_delivrer=[row.n_bad for row in rows],
        ),
    )


def forfait_card(standing: Standing | None) -> ForfaitCard:
    """Return the card of the package in force: none, unlimited, with operations left, exhausted."""
    if standing is None or not standing.in_force:
        return ForfaitCard()
    consommees, total = standing.consommees or 0, standing.total
    solde = None if total is None else max(total - consommees, 0)
    return ForfaitCard(
        etat="ILLIMITE" if solde is None else "PACK" if solde else "EPUISE",
        code=standing.code,
        consommees=consommees,
        solde=solde,
        total=total,
        date_fin=standing.date_fin,
    )
