"""What does each event tell of which object?

`RULES` is the table: event → object, its key, and what is learnt. Learning only ever moves a field
towards one value: the first fact of an object wins, the latest rectification, any annulment. So
order and repetition of delivery make no difference (the property test of this module).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from services.dashboard.models.objects import (
    Bad,
    Controle,
    Domiciliation,
    Dum,
    Entreprise,
    Forfait,
    Imputation,
    Key,
    Mainlevee,
    Object,
    Operation,
    Reglement,
    Titre,
    World,
)
from shared.contracts.billing import (
    ForfaitActive,
    ForfaitConsomme,
    ForfaitExpire,
    ForfaitResilie,
    ForfaitRestitue,
)
from shared.contracts.catalog import TitreAnnule
from shared.contracts.identity import EntrepriseEnregistree, EntrepriseModifiee
from shared.contracts.trade import (
    BadAnnule,
    BadEmis,
    ControleAnnule,
    ControleEffectue,
    DumAnnulee,
    DumEnregistree,
    DumMainlevee,
    DumMainleveeRetiree,
    DumRectifiee,
    TitreDomicilie,
    TitreImputationAnnulee,
    TitreImpute,
    TitreRegle,
    TitreReglementAnnule,
)
from shared.events import CloudEvent, Event
from shared.money import to_centimes

Heard = CloudEvent[Any]


class Rule(NamedTuple):
    """Which object an event tells of, and how the object learns it (True when it changed)."""

    kind: type[Object]
    key: Callable[[Heard], Key]
    learn: Callable[[Any, Heard], bool]


def _order(fact: tuple[Any, ...]) -> tuple[Any, ...]:
    """Make facts comparable: what is not said stands before what is."""
    return tuple((value is not None, value) for value in fact)


def _first(thing: Object, names: tuple[str, ...], said: tuple[Any, ...]) -> bool:
    """Take the fields `names` from `said` when that is the earliest fact, its instant leading.

    The same natural key said twice under two event ids is one fact; when the two differ, the
    earlier instant holds, then the smaller content, whichever arrived first.
    """
    known = tuple(getattr(thing, name) for name in names)
    if known[0] is not None and _order(known) <= _order(said):
        return False
    _take(thing, names, said)
    return True


def _last(thing: Object, names: tuple[str, ...], said: tuple[Any, ...]) -> bool:
    """Take the fields `names` from `said` when that is the latest fact, its instant leading."""
    known = tuple(getattr(thing, name) for name in names)
    if known[0] is not None and _order(known) >= _order(said):
        return False
    _take(thing, names, said)
    return True


def _take(thing: Object, names: tuple[str, ...], said: tuple[Any, ...]) -> None:
    for name, value in zip(names, said, strict=True):
        setattr(thing, name, value)


def _once(thing: Object, name: str, at: datetime) -> bool:
    """Note that something ended at `at`; of two ends the earlier holds."""
    return _first(thing, (name,), (at,))


def _domicilie(thing: Domiciliation, event: Heard) -> bool:
    data: TitreDomicilie = event.data
    return _first(
        thing,
        ("domicilie_le", "soumis_le", "banque"),
        (event.time, data.soumis_le, data.banque),
    )


def _impute(thing: Imputation, event: Heard) -> bool:
    data: TitreImpute = event.data
    return _first(
        thing,
        ("impute_le", "titre_no", "montant_centimes"),
        (event.time, data.titre_no, to_centimes(data.montant_mad)),
    )


def _regle(thing: Reglement, event: Heard) -> bool:
    return _first(
        thing,
        ("regle_le", "montant_centimes"),
        (event.time, to_centimes(event.data.montant_mad)),
    )


def _enregistree(thing: Dum, event: Heard) -> bool:
    data: DumEnregistree = event.data
    return _first(
        thing,
        ("enregistree_le", "declarant_ice", "valeur_centimes"),
        (event.time, data.declarant_ice, to_centimes(data.valeur_mad)),
    )


def _rectifiee(thing: Dum, event: Heard) -> bool:
    """Take the latest rectification by its own time, not by its arrival."""
    return _last(
        thing,
        ("rectifiee_le", "valeur_rectifiee_centimes"),
        (event.time, to_centimes(event.data.valeur_mad)),
    )


def _mainlevee(thing: Mainlevee, event: Heard) -> bool:
    data: DumMainlevee = event.data
    return _first(thing, ("enregistree_le", "sens"), (data.enregistree_le, data.sens))


def _retiree(thing: Dum, event: Heard) -> bool:
    return _last(thing, ("mainlevee_retiree_le",), (event.time,))


def _effectue(thing: Controle, event: Heard) -> bool:
    """Take a physical control; its visit is the control itself when it stands alone."""
    data: ControleEffectue = event.data
    if data.nature != "PHYSIQUE":
        return False
    return _first(thing, ("effectue_le", "visite"), (event.time, visite_of(event)))


def visite_of(event: Heard) -> str | None:
    """Return the visit that a control's event names; the control itself when it stands alone."""
    data = event.data
    if isinstance(data, ControleEffectue):
        return data.visite_id or data.controle_id
    return None


def _emis(thing: Bad, event: Heard) -> bool:
    return _first(thing, ("emis_le",), (event.time,))


def _active(thing: Forfait, event: Heard) -> bool:
    """Take the latest activation: a package may be renewed or enlarged under its own id."""
    data: ForfaitActive = event.data
    return _last(
        thing,
        ("active_le", "date_fin", "date_debut", "code", "total"),
        (event.time, data.date_fin, data.date_debut, data.forfait_code, data.solde),
    )


def _ferme(thing: Forfait, event: Heard) -> bool:
    return _last(thing, ("ferme_le",), (event.time,))


def _consomme(thing: Operation, event: Heard) -> bool:
    return _last(thing, ("consommee_le",), (event.time,))


def _restitue(thing: Operation, event: Heard) -> bool:
    return _last(thing, ("restituee_le",), (event.time,))


def _connue(thing: Entreprise, event: Heard) -> bool:
    data: EntrepriseEnregistree | EntrepriseModifiee = event.data
    return _last(
        thing,
        ("connue_le", "raison_sociale", "profils"),
        (event.time, data.raison_sociale, list(data.profils)),
    )


def learn(world: World, event: Heard) -> Object | None:
    """Tell the object of `world` that `event` is about; return it when it changed.

    An object that nothing was known of is born. Events without a rule change nothing.
    """
    rule = RULES.get(type(event.data))
    if rule is None:
        return None
    things, key = world.of[rule.kind], rule.key(event)
    thing = things.get(key)
    if thing is None:
        thing = rule.kind(*key)
        if not rule.learn(thing, event):
            return None
        things[key] = thing
        return thing
    return thing if rule.learn(thing, event) else None


def _ended(name: str) -> Callable[[Object, Heard], bool]:
    return lambda thing, event: _once(thing, name, event.time)


def _by(*names: str) -> Callable[[Heard], Key]:
    return lambda event: (event.ice, *[getattr(event.data, name) for name in names])


def _by_source(name: str) -> Callable[[Heard], Key]:
    """Key an object under who speaks of it: nobody can cancel what another one issued."""
    return lambda event: (event.ice, event.source, getattr(event.data, name))


def _by_domiciliation(event: Heard) -> Key:
    return (event.ice, event.data.titre_no, event.data.domiciliation_no or "")


def _by_dum_and_time(event: Heard) -> Key:
    return (event.ice, event.data.dum_ref, event.time)


RULES: dict[type[Event], Rule] = {
    TitreDomicilie: Rule(Domiciliation, _by_domiciliation, _domicilie),
    TitreAnnule: Rule(Titre, _by("titre_no"), _ended("annule_le")),
    TitreImpute: Rule(Imputation, _by("imputation_id"), _impute),
    TitreImputationAnnulee: Rule(Imputation, _by("imputation_id"), _ended("annulee_le")),
    TitreRegle: Rule(Reglement, _by_source("reglement_id"), _regle),
    TitreReglementAnnule: Rule(Reglement, _by_source("reglement_id"), _ended("annule_le")),
    DumEnregistree: Rule(Dum, _by("dum_ref"), _enregistree),
    DumRectifiee: Rule(Dum, _by("dum_ref"), _rectifiee),
    DumAnnulee: Rule(Dum, _by("dum_ref"), _ended("annulee_le")),
    DumMainlevee: Rule(Mainlevee, _by_dum_and_time, _mainlevee),
    DumMainleveeRetiree: Rule(Dum, _by("dum_ref"), _retiree),
    ControleEffectue: Rule(Controle, _by_source("controle_id"), _effectue),
    ControleAnnule: Rule(Controle, _by_source("controle_id"), _ended("annule_le")),
    BadEmis: Rule(Bad, _by_source("bad_no"), _emis),
    BadAnnule: Rule(Bad, _by_source("bad_no"), _ended("annule_le")),
    ForfaitActive: Rule(Forfait, _by("forfait_id"), _active),
    ForfaitConsomme: Rule(Operation, _by("forfait_id", "operation_ref"), _consomme),
    ForfaitRestitue: Rule(Operation, _by("forfait_id", "operation_ref"), _restitue),
    ForfaitResilie: Rule(Forfait, _by("forfait_id"), _ferme),
    ForfaitExpire: Rule(Forfait, _by("forfait_id"), _ferme),
    EntrepriseEnregistree: Rule(Entreprise, _by(), _connue),
    EntrepriseModifiee: Rule(Entreprise, _by(), _connue),
}
"""Natural keys are the producers' own (domain model, 'Subjects, streams, authority')."""
