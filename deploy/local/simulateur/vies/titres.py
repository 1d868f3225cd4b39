"""How does a title live: visa, domiciliation, declarations that write it off, settlements?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from deploy.local.simulateur import calendrier, laws
from deploy.local.simulateur.vies.dedouanement import Declaration, Imputation, passage
from deploy.local.simulateur.vies.fragments import Fragment, Pas, Say, Vie, hours, montant, pas
from shared import clock
from shared.contracts.speakers import MINISTRY
from shared.contracts.trade import (
    TitreApure,
    TitreDomicilie,
    TitrePredomicilie,
    TitreRegle,
    TitreReglementAnnule,
    TitreRejete,
    TitreVisaRefuse,
    TitreVise,
)
from shared.events import Event

_AT_ONCE: Final = timedelta()
_VALIDITY: Final[dict[laws.TypeTitre, timedelta]] = {
    "EI": timedelta(days=182),
    "LI": timedelta(days=182),
    "DPI": timedelta(days=91),
}
"""From domiciliation: EI and LI six months, DPI three. Source: bank manual on titles."""
_MODES: Final[dict[Literal["VIREMENT", "CREDOC", "REMDOC", "AUTRE"], float]] = {
    "VIREMENT": 60.0,
    "CREDOC": 20.0,
    "REMDOC": 18.0,
    "AUTRE": 2.0,
}


class Titre(msgspec.Struct, frozen=True, kw_only=True):
    """A title as subscribed."""

    no: str
    genre: laws.TypeTitre
    banque: str
    guichet: str
    montant_mad: float
    devise: str
    cours: float
    nomenclature: str

    @property
    def source(self) -> str:
        """Return the bank as a source of events."""
        return f"bank-{self.banque}"

    def in_devise(self, mad: float) -> str:
        """Return the amount in the title's currency."""
        return montant(mad / self.cours)


def titre(vie: Vie, soumis: datetime) -> Iterator[Fragment]:
    """Tell the life of a title submitted at `soumis`."""
    rng = vie.rng
    banque = vie.monde.banque(rng, vie.entreprise)
    devise = laws.pick(rng, laws.DEVISES)
    line, _ = laws.pick(rng, laws.MARCHANDISES)
    one = Titre(
        no=vie.serie.number(1),
        genre=laws.pick(rng, laws.TYPES_TITRE),
        banque=banque,
        guichet=f"{banque}{rng.choice(('780', '640', '450'))}",
        montant_mad=round(laws.montant_mad(rng), 2),
        devise=devise,
        cours=calendrier.cours(devise, clock.day(soumis)),
        nomenclature=line,
    )
    steps: list[Pas] = []
    queued = _AT_ONCE
    if one.genre != "EI" and vie.monde.has(MINISTRY):
        queued = hours(laws.visa_hours(rng))
        steps += _visa(one, queued)
        if vie.chance(laws.REFUS_VISA):
            refused = TitreVisaRefuse(
                titre_no=one.no, motif_code="QUANTITE", motif="Quantité non justifiée"
            )
            steps[-1] = pas(queued, MINISTRY, one.no, refused)
            yield vie.fragment("titre", soumis, steps)
            return
    if vie.chance(laws.REJET_BANQUE):
        queued = _rejection(vie, one, queued, steps)
    delay = hours(laws.domiciliation_hours(rng, vie.monde.rapidite(banque)))
    steps.append(pas(queued + delay, one.source, one.no, _domiciliation(vie, one, queued, delay)))
    yield vie.fragment("titre", soumis, steps)
    if not vie.chance(laws.ABANDON + laws.EXPIRATION):
        yield from _use(vie, one, soumis + queued + delay)


def _visa(one: Titre, granted: timedelta) -> list[Pas]:
    return [
        pas(
            granted / 4,
            one.source,
            one.no,
            TitrePredomicilie(titre_no=one.no, banque=one.banque, guichet=one.guichet),
        ),
        pas(granted, MINISTRY, one.no, TitreVise(titre_no=one.no, type_titre=one.genre)),
    ]


def _rejection(vie: Vie, one: Titre, queued: timedelta, steps: list[Pas]) -> timedelta:
    """Add the bank's refusal to `steps`; return when the corrected title comes back."""
    refused = queued + hours(laws.domiciliation_hours(vie.rng, vie.monde.rapidite(one.banque)))
    said = TitreRejete(
        titre_no=one.no,
        banque=one.banque,
        motif_code="PIECE_ILLISIBLE",
        motif="Facture pro-forma illisible",
    )
    steps.append(pas(refused, one.source, one.no, said))
    return refused + hours(laws.lognormal(vie.rng, 6.0, 1.0))


def _domiciliation(vie: Vie, one: Titre, queued: timedelta, delay: timedelta) -> Say:
    def domiciled(start: datetime) -> Event:
        return TitreDomicilie(
            titre_no=one.no,
            type_titre=one.genre,
            banque=one.banque,
            guichet=one.guichet,
            domiciliation_no=f"DOM-{one.banque}-{vie.serie.code}",
            soumis_le=start + queued,
            montant_devise=one.in_devise(one.montant_mad),
            devise=one.devise,
            cours=f"{one.cours:.6f}",
            montant_mad=montant(one.montant_mad),
            validite_fin=clock.day(start + queued + delay + _VALIDITY[one.genre]),
        )

    return domiciled


def _use(vie: Vie, one: Titre, domiciled: datetime) -> Iterator[Fragment]:
    """Tell the declarations that write the title off, and its settlements."""
    rng = vie.rng
    total = one.montant_mad * laws.imputed_share(rng)
    parts = [rng.uniform(0.5, 1.5) for _ in range(laws.imputations(rng))]
    due, left = domiciled + hours(laws.first_imputation_hours(rng)), one.montant_mad
    for rank, part in enumerate(parts):
        value = round(total * part / sum(parts), 2)
        left = max(left - value, 0.0)
        due = calendrier.worked(rng, due, "DOUANE")
        yield from passage(
            Declaration(
                vie=vie,
                rank=rank,
                due=due,
                sens="IMPORT",
                regime="010",
                valeur=value,
                nomenclature=one.nomenclature,
                bureau=laws.pick(rng, laws.BUREAUX),
                imputation=Imputation(
                    titre_no=one.no, devise=one.devise, cours=one.cours, reste=left
                ),
            )
        )
        due += hours(laws.next_imputation_hours(rng))
    yield from _settlements(vie, one, domiciled, due, total)


def _settlements(
    vie: Vie, one: Titre, domiciled: datetime, imputed: datetime, total: float
) -> Iterator[Fragment]:
    rng = vie.rng
    if vie.chance(laws.JAMAIS_REGLE):
        return
    if vie.chance(laws.REGLEMENT_AVANT):
        due = domiciled + hours(24 * laws.lognormal(rng, 4.0, 0.7))
    else:
        due = imputed + hours(laws.settlement_hours(rng))
    first = round(total * rng.uniform(0.3, 0.7), 2) if vie.chance(laws.SECOND_REGLEMENT) else total
    mode = laws.pick(rng, _MODES)
    for rank, mad in enumerate([first] if first == total else [first, total - first]):
        due = calendrier.worked(rng, due, "BANQUE")
        reglement, amount = f"REG-{one.banque}-{vie.serie.code}-{rank}", montant(mad)
        paid = TitreRegle(
            titre_no=one.no,
            reglement_id=reglement,
            banque=one.banque,
            montant_devise=one.in_devise(mad),
            devise=one.devise,
            cours=f"{one.cours:.6f}",
            montant_mad=amount,
            mode_reglement=mode,
        )
        yield vie.fragment(f"regle{rank}", due, [pas(_AT_ONCE, one.source, one.no, paid)])
        if vie.chance(laws.REGLEMENT_ANNULE):
            void = TitreReglementAnnule(
                titre_no=one.no, reglement_id=reglement, banque=one.banque, montant_mad=amount
            )
            later = due + hours(laws.lognormal(rng, 30.0, 0.7))
            step = pas(_AT_ONCE, one.source, one.no, void)
            yield vie.fragment(f"regle{rank}-annule", later, [step])
        due += hours(24 * laws.lognormal(rng, 20.0, 0.6))
    closed = TitreApure(titre_no=one.no, banque=one.banque)
    done = calendrier.worked(rng, max(due, imputed), "BANQUE")
    yield vie.fragment("apure", done, [pas(_AT_ONCE, one.source, one.no, closed)])
