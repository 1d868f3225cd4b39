"""Which lives begin on a day, and how does each go?"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, Literal

import msgspec

from deploy.local.simulateur import calendrier, laws
from deploy.local.simulateur.population import (
    EXPORTS_PAR_TITRE,
    SANS_TITRE_PAR_TITRE,
    Entreprise,
)
from deploy.local.simulateur.vies.dedouanement import Declaration, Sens, passage
from deploy.local.simulateur.vies.fragments import (
    LIVES_PER_DAY,
    Fragment,
    Monde,
    Serie,
    Vie,
    hours,
    natural_serie,
    pas,
)
from deploy.local.simulateur.vies.titres import titre
from shared import clock
from shared.contracts.speakers import MINISTRY
from shared.contracts.trade import (
    DfdAcceptee,
    DfdComplementDemande,
    DfdPriseEnCharge,
    DfdRejetee,
)
from shared.events import Event

Genre = Literal["TITRE", "EXPORT", "SANS_TITRE", "DFD"]

DFD_PAR_TITRE: Final = 0.03
"""Duty exemptions for one title (assumed)."""


def yearly(entreprise: Entreprise) -> dict[Genre, float]:
    """Return how many lives of each kind a company begins in a year."""
    return {
        "TITRE": entreprise.titres_an,
        "EXPORT": entreprise.exports_an * EXPORTS_PAR_TITRE,
        "SANS_TITRE": entreprise.titres_an * SANS_TITRE_PAR_TITRE,
        "DFD": entreprise.titres_an * DFD_PAR_TITRE,
    }


def births(monde: Monde, seed: str, day: date, intensity: float) -> Iterator[list[Fragment]]:
    """Return the lives that begin on `day`, each as its fragments; always the same ones."""
    for entreprise in monde.population.entreprises:
        key = f"{seed}/{entreprise.ice}/{day}"
        rng = Random(key)
        rank = 0
        for genre, volume in yearly(entreprise).items():
            activity: calendrier.Activity = "BANQUE" if genre in ("TITRE", "DFD") else "DOUANE"
            expected = volume * intensity * calendrier.share_of_year(day, activity)
            for _ in range(min(laws.poisson(rng, expected), LIVES_PER_DAY - rank)):
                born = calendrier.instant(rng, day)
                serie = natural_serie(entreprise, born, rank)
                yield life(monde, entreprise, genre, serie, f"{key}/{rank}")
                rank += 1


def life(
    monde: Monde, entreprise: Entreprise, genre: Genre, serie: Serie, key: str
) -> list[Fragment]:
    """Return one life, its fragments in the order of their natural dates."""
    vie = Vie(key=key, rng=Random(key), monde=monde, entreprise=entreprise, serie=serie)
    # Nothing of a life comes before its birth: the history is told day by day.
    told = [
        msgspec.structs.replace(fragment, due=max(fragment.due, serie.born))
        for fragment in _TELLERS[genre](vie, serie.born)
    ]
    return sorted(told, key=lambda fragment: fragment.due)


def _export(vie: Vie, born: datetime) -> Iterator[Fragment]:
    # Half of the exports leave under suspensive regimes. Source: customs 2024, 22 and 20 % of DUM.
    return _without_titre(vie, born, "EXPORT", "060" if vie.chance(0.52) else "072")


def _sans_titre(vie: Vie, born: datetime) -> Iterator[Fragment]:
    if vie.chance(0.1):
        return _without_titre(vie, born, "TRANSIT", "080")
    # The goods are ordered first: they arrive, and are delivered, before they are declared.
    ordered = born + hours(24 * (6 + laws.lognormal(vie.rng, 6.0, 0.6)))
    due = calendrier.worked(vie.rng, ordered, "DOUANE")
    return _without_titre(vie, due, "IMPORT", "022")


def _without_titre(vie: Vie, born: datetime, sens: Sens, regime: str) -> Iterator[Fragment]:
    line, _ = laws.pick(vie.rng, laws.MARCHANDISES)
    sunday = clock.day(born).weekday() == 6  # only Tanger Med works on Sundays
    bureau = laws.TANGER_MED if sunday else laws.pick(vie.rng, laws.BUREAUX)
    return passage(
        Declaration(
            vie=vie,
            rank=0,
            due=born,
            sens=sens,
            regime=regime,
            valeur=round(laws.montant_mad(vie.rng) * 0.6, 2),
            nomenclature=line,
            bureau=bureau,
        )
    )


def _dfd(vie: Vie, born: datetime) -> Iterator[Fragment]:
    if not vie.monde.has(MINISTRY):
        return
    dfd_no, decided = vie.serie.number(3), hours(laws.dfd_hours(vie.rng))
    steps = [pas(decided / 5, MINISTRY, dfd_no, DfdPriseEnCharge(dfd_no=dfd_no))]
    if vie.chance(laws.DFD_COMPLEMENT):
        asked = DfdComplementDemande(
            dfd_no=dfd_no, motif_code="PIECE_MANQUANTE", motif="Facture pro-forma à joindre"
        )
        steps.append(pas(decided / 2, MINISTRY, dfd_no, asked))
    refused = vie.chance(laws.DFD_REJETEE)

    def decision(start: datetime) -> Event:
        if refused:
            return DfdRejetee(dfd_no=dfd_no, motif_code="CONTINGENT", motif="Contingent épuisé")
        return DfdAcceptee(
            dfd_no=dfd_no,
            quantite="25000.000",
            unite="KGM",
            validite_fin=clock.day(start + timedelta(days=182)),
        )

    steps.append(pas(decided, MINISTRY, dfd_no, decision))
    yield vie.fragment("dfd", born, steps)


_TELLERS: Final[dict[Genre, Callable[[Vie, datetime], Iterator[Fragment]]]] = {
    "TITRE": titre,
    "EXPORT": _export,
    "SANS_TITRE": _sans_titre,
    "DFD": _dfd,
}
