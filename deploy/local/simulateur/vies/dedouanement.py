"""How does customs clear a declaration: lane, controls, duties, imputation, release?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from deploy.local.simulateur import laws
from deploy.local.simulateur.vies import arrivees
from deploy.local.simulateur.vies.fragments import Fragment, Pas, Vie, hours, montant, pas
from shared.contracts.speakers import CUSTOMS
from shared.contracts.trade import (
    BadUtilise,
    ControleAnnule,
    ControleEffectue,
    ControleProgramme,
    DumAnnulee,
    DumCircuitAttribue,
    DumEnregistree,
    DumLiquidee,
    DumMainlevee,
    DumMainleveeRetiree,
    DumPayee,
    DumRectifiee,
    TitreImputationAnnulee,
    TitreImpute,
)
from shared.events import Event

Sens = Literal["IMPORT", "EXPORT", "TRANSIT"]
_AT_ONCE: Final = timedelta()
_SHORTEST: Final = timedelta(minutes=2)
_DUTIES: Final = 0.23
"""Duties and VAT on an average consignment, share of its value (assumed)."""
_DIRHAMS_A_KILO: Final = 45.0
"""Value of a kilogram of goods (assumed)."""


class Imputation(msgspec.Struct, frozen=True, kw_only=True):
    """What a declaration writes off on its title."""

    titre_no: str
    devise: str
    cours: float
    reste: float
    """MAD left on the title afterwards."""


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """One declaration to be."""

    vie: Vie
    rank: int
    """Among the life's declarations."""
    due: datetime
    """When it is registered."""
    sens: Sens
    regime: str
    valeur: float
    nomenclature: str
    bureau: str
    imputation: Imputation | None = None

    @property
    def ref(self) -> str:
        """Return its number."""
        return self.vie.serie.dum_ref(self.bureau, self.regime, self.due, self.rank)

    @property
    def code(self) -> str:
        """Return what identifies it inside customs' own references."""
        return f"{self.bureau}-{self.vie.serie.code}-{self.rank}"

    @property
    def poids(self) -> float:
        """Return the net weight, kg."""
        return max(self.valeur / _DIRHAMS_A_KILO, 1.0)

    def by_customs(self, after: timedelta, say: Event) -> Pas:
        """Return a step in which customs speaks of this declaration."""
        return pas(after, CUSTOMS, self.ref, say)


def passage(dum: Declaration) -> Iterator[Fragment]:
    """Tell a consignment from its arrival to the gate."""
    vie, rng = dum.vie, dum.vie.rng
    goods = arrivees.envoi(vie, dum.rank, dum.bureau)
    inbound = dum.sens == "IMPORT"
    if inbound:
        delivered = dum.due - hours(laws.lognormal(rng, 8.0, 0.8))
        yield from arrivees.arrival(goods, delivered - hours(laws.bad_hours(rng)))
        yield from arrivees.delivery(goods, delivered)
    lane = laws.circuit(rng, export=dum.sens == "EXPORT", nouveau=vie.entreprise.taille == "XS")
    drawn = laws.clearance_hours(rng, lane, export=dum.sens == "EXPORT")
    cleared = max(hours(drawn), _SHORTEST)
    steps = _registration(dum, lane, cleared)
    if vie.chance(laws.DUM_ANNULEE):
        void = DumAnnulee(dum_ref=dum.ref, motif="Erreur de saisie")
        steps.append(dum.by_customs(cleared / 2, void))
        yield vie.fragment(f"dum{dum.rank}", dum.due, steps)
        return
    if inbound and goods.is_followed:
        used = BadUtilise(bad_no=goods.bad_no, dum_ref=dum.ref)
        steps.append(pas(timedelta(seconds=5), CUSTOMS, goods.bad_no, used))
    steps += _controls(dum, lane, cleared)
    steps += _taxation(dum, cleared)
    steps.append(_release(dum, lane, _AT_ONCE, cleared))
    yield vie.fragment(f"dum{dum.rank}", dum.due, steps)
    released = dum.due + cleared
    if vie.chance(laws.MAINLEVEE_RETIREE):
        again, wait = hours(rng.uniform(2.0, 30.0)), hours(rng.uniform(0.2, 2.0))
        steps = _withdrawal(dum, lane, cleared + wait, again)
        yield vie.fragment(f"dum{dum.rank}-retrait", released + wait, steps)
        released += wait + again
    yield from _correction(dum, released)
    if inbound:
        yield from arrivees.gate(goods, dum.ref, released)


def _registration(dum: Declaration, lane: laws.Circuit, cleared: timedelta) -> list[Pas]:
    vie = dum.vie
    declarant, colis = vie.monde.declarant(vie.rng, vie.entreprise), vie.rng.randint(1, 400)

    def registered(start: datetime) -> Event:
        return DumEnregistree(
            dum_ref=dum.ref,
            sens=dum.sens,
            regime=dum.regime,
            bureau=dum.bureau,
            declarant_ice=declarant,
            valeur_mad=montant(dum.valeur),
            nomenclature=dum.nomenclature,
            poids_net_kg=f"{dum.poids:.3f}",
            nb_colis=colis,
            enregistree_le=start,
        )

    steps = [
        pas(_AT_ONCE, CUSTOMS, dum.ref, registered),
        dum.by_customs(
            timedelta(seconds=vie.rng.randint(8, 60)),
            DumCircuitAttribue(dum_ref=dum.ref, circuit=lane, bureau=dum.bureau),
        ),
    ]
    if vie.chance(laws.DUM_RECTIFIEE):
        corrected = montant(dum.valeur * vie.rng.uniform(0.9, 1.2))
        steps.append(
            dum.by_customs(cleared * 0.6, DumRectifiee(dum_ref=dum.ref, valeur_mad=corrected))
        )
    return steps


def _controls(dum: Declaration, lane: laws.Circuit, cleared: timedelta) -> list[Pas]:
    """Return the visits: customs' in the red lane, ONSSA's on food, joint when both."""
    vie = dum.vie
    bodies: list[tuple[str, Literal["ADII", "ONSSA"]]] = []
    if lane.startswith("ROUGE"):
        bodies.append((CUSTOMS, "ADII"))
    is_food = dum.nomenclature[:2] <= "24"
    if is_food and dum.sens == "IMPORT" and vie.monde.has("onssa") and vie.chance(laws.ONSSA):
        bodies.append(("onssa", "ONSSA"))
    steps = []
    when = cleared * vie.rng.uniform(0.3, 0.7)
    for source, body in bodies:
        steps += _control(dum, source, body, when, joint=len(bodies) > 1)
    return steps


def _control(
    dum: Declaration, source: str, body: Literal["ADII", "ONSSA"], when: timedelta, *, joint: bool
) -> list[Pas]:
    rng = dum.vie.rng
    controle = f"CTL-{body}-{dum.code}"
    visite = f"VIS-{dum.code}" if joint else controle
    lieu = laws.LIEUX[dum.bureau]
    result: Literal["CONFORME", "AVEC_RESERVE"] = (
        "CONFORME" if rng.random() < 0.93 else "AVEC_RESERVE"
    )

    def planned(start: datetime) -> Event:
        return ControleProgramme(
            controle_id=controle,
            visite_id=visite,
            dum_ref=dum.ref,
            organisme=body,
            nature="PHYSIQUE",
            lieu=lieu,
            rdv_debut=start + when,
            rdv_fin=start + when + timedelta(hours=1),
        )

    done = ControleEffectue(
        controle_id=controle,
        visite_id=visite,
        dum_ref=dum.ref,
        organisme=body,
        nature="PHYSIQUE",
        resultat=result,
        lieu=lieu,
        bureau=dum.bureau,
    )
    steps = [pas(when / 3, source, controle, planned), pas(when, source, controle, done)]
    if dum.vie.chance(laws.CONTROLE_ANNULE):
        void = ControleAnnule(controle_id=controle, motif="Saisi deux fois")
        steps.append(pas(when + timedelta(minutes=1), source, controle, void))
    return steps


def _taxation(dum: Declaration, cleared: timedelta) -> list[Pas]:
    droits = montant(dum.valeur * _DUTIES) if dum.sens == "IMPORT" else "0.00"
    steps = [
        dum.by_customs(cleared * 0.8, DumLiquidee(dum_ref=dum.ref, droits_mad=droits)),
        dum.by_customs(cleared * 0.9, DumPayee(dum_ref=dum.ref, droits_mad=droits)),
    ]
    if dum.imputation:
        written_off = TitreImpute(
            titre_no=dum.imputation.titre_no,
            imputation_id=f"IMP-{dum.code}",
            dum_ref=dum.ref,
            montant_devise=montant(dum.valeur / dum.imputation.cours),
            devise=dum.imputation.devise,
            montant_mad=montant(dum.valeur),
            quantite=f"{dum.poids:.3f}",
            unite="KGM",
            reste_mad=montant(dum.imputation.reste),
        )
        steps.append(pas(cleared * 0.85, CUSTOMS, dum.imputation.titre_no, written_off))
    return steps


def _release(dum: Declaration, lane: laws.Circuit, ago: timedelta, after: timedelta) -> Pas:
    """Return the release, `after` the start of a fragment that starts `ago` after registration."""

    def released(start: datetime) -> Event:
        return DumMainlevee(
            dum_ref=dum.ref,
            sens=dum.sens,
            bureau=dum.bureau,
            circuit=lane,
            enregistree_le=start - ago,
        )

    return pas(after, CUSTOMS, dum.ref, released)


def _withdrawal(
    dum: Declaration, lane: laws.Circuit, ago: timedelta, again: timedelta
) -> list[Pas]:
    def withdrawn(start: datetime) -> Event:
        return DumMainleveeRetiree(
            dum_ref=dum.ref, motif="Contrôle complémentaire", enregistree_le=start - ago
        )

    return [pas(_AT_ONCE, CUSTOMS, dum.ref, withdrawn), _release(dum, lane, ago, again)]


def _correction(dum: Declaration, released: datetime) -> Iterator[Fragment]:
    vie = dum.vie
    if dum.imputation is None or not vie.chance(laws.IMPUTATION_ANNULEE):
        return
    void = TitreImputationAnnulee(
        titre_no=dum.imputation.titre_no,
        imputation_id=f"IMP-{dum.code}",
        montant_mad=montant(dum.valeur),
    )
    step = pas(_AT_ONCE, CUSTOMS, dum.imputation.titre_no, void)
    due = released + hours(laws.lognormal(vie.rng, 48.0, 0.7))
    yield vie.fragment(f"imputation{dum.rank}-annulee", due, [step])
