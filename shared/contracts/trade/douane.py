"""What do customs and the control bodies say about declarations and controls?"""

from datetime import datetime

from shared.contracts import fields as f
from shared.contracts.facts import Fait, require_interval, require_order
from shared.contracts.speakers import CONTROLLERS, CUSTOMS, ORGANISMES, TERMINAL
from shared.events import Rejected


class DumEnregistree(Fait, frozen=True, kw_only=True):
    """The DUM is signed, which registers it: the clearance clock starts."""

    type = "dum.enregistree"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    sens: f.Sens
    valeur_mad: f.ValeurMad
    enregistree_le: f.EnregistreeLe
    declarant_ice: f.DeclarantIce | None = None
    regime: f.Regime | None = None
    bureau: f.Bureau | None = None
    nomenclature: f.Nomenclature | None = None
    poids_net_kg: f.PoidsNetKg | None = None
    nb_colis: f.NbColis | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a registration said before, or long after, it happened."""
        require_interval(self.enregistree_le, time)


class DumCircuitAttribue(Fait, frozen=True, kw_only=True):
    """Selectivity chose a lane; said again when an inspector re-selects."""

    type = "dum.circuit.attribue"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    circuit: f.Circuit
    bureau: f.Bureau | None = None


class DumLiquidee(Fait, frozen=True, kw_only=True):
    """Duties and taxes are assessed."""

    type = "dum.liquidee"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    droits_mad: f.DroitsMad | None = None


class DumPayee(Fait, frozen=True, kw_only=True):
    """Duties and taxes are paid, perhaps after the release."""

    type = "dum.payee"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    droits_mad: f.DroitsMad | None = None


class DumMainlevee(Fait, frozen=True, kw_only=True):
    """Customs releases the goods: the clearance clock stops."""

    type = "dum.mainlevee"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    sens: f.Sens
    enregistree_le: f.EnregistreeLe
    bureau: f.Bureau | None = None
    circuit: f.Circuit | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse an impossible clearance time."""
        require_interval(self.enregistree_le, time)


class DumMainleveeRetiree(Fait, frozen=True, kw_only=True):
    """Customs takes the release back."""

    type = "dum.mainlevee.retiree"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    motif: f.Motif | None = None
    enregistree_le: f.EnregistreeLe | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a withdrawal before the registration; it may come late, so no longest delay."""
        if self.enregistree_le is not None:
            require_order(self.enregistree_le, time)


class DumRectifiee(Fait, frozen=True, kw_only=True):
    """The declared value changes: `valeur_mad` is the new one."""

    type = "dum.rectifiee"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    valeur_mad: f.ValeurMad


class DumAnnulee(Fait, frozen=True, kw_only=True):
    """The declaration is void."""

    type = "dum.annulee"
    speakers = (CUSTOMS,)

    dum_ref: f.DumRef
    motif: f.Motif | None = None


class DumSortie(Fait, frozen=True, kw_only=True):
    """The goods left the enclosure."""

    type = "dum.sortie"
    speakers = (CUSTOMS, TERMINAL)

    dum_ref: f.DumRef
    lieu: f.Lieu | None = None


def _require_own_organisme(source: str, organisme: str) -> None:
    if organisme not in ORGANISMES.get(source, frozenset()):
        raise Rejected("AUTORITE", f"{source} speaks for {organisme}")


class ControleProgramme(Fait, frozen=True, kw_only=True):
    """A body has set the slot and place of a control."""

    type = "controle.programme"
    speakers = CONTROLLERS

    controle_id: f.ControleId
    organisme: f.Organisme
    nature: f.Nature
    dum_ref: f.DumRef | None = None
    visite_id: f.VisiteId | None = None
    lieu: f.Lieu | None = None
    rdv_debut: f.RdvDebut | None = None
    rdv_fin: f.RdvFin | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a body that speaks for another one."""
        _require_own_organisme(source, self.organisme)


class ControleReporte(Fait, frozen=True, kw_only=True):
    """The control gets another slot."""

    type = "controle.reporte"
    speakers = CONTROLLERS

    controle_id: f.ControleId
    rdv_debut: f.RdvDebut | None = None
    rdv_fin: f.RdvFin | None = None
    motif: f.Motif | None = None


class ControleEffectue(Fait, frozen=True, kw_only=True):
    """The control took place. Controls of one joint visit share `visite_id`."""

    type = "controle.effectue"
    speakers = CONTROLLERS

    controle_id: f.ControleId
    organisme: f.Organisme
    nature: f.Nature
    visite_id: f.VisiteId | None = None
    dum_ref: f.DumRef | None = None
    resultat: f.Resultat | None = None
    lieu: f.Lieu | None = None
    bureau: f.Bureau | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a body that speaks for another one."""
        _require_own_organisme(source, self.organisme)


class ControleAnnule(Fait, frozen=True, kw_only=True):
    """The control is void."""

    type = "controle.annule"
    speakers = CONTROLLERS

    controle_id: f.ControleId
    motif: f.Motif | None = None


EVENTS = (
    DumEnregistree,
    DumCircuitAttribue,
    DumLiquidee,
    DumPayee,
    DumMainlevee,
    DumMainleveeRetiree,
    DumRectifiee,
    DumAnnulee,
    DumSortie,
    ControleProgramme,
    ControleReporte,
    ControleEffectue,
    ControleAnnule,
)
