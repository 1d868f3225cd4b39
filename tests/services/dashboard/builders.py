"""Facts of the trade, as short as a test can say them."""

from datetime import UTC, datetime
from typing import Any

from services.dashboard.consumers import CONSUMERS
from shared.events import CloudEvent
from tests.support.heard import decoded, message

ICE = "999001000000165"
OTHER_ICE = "999001001000138"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def at(text: str) -> datetime:
    """Return the instant of `2026-11-02T08:00` (UTC)."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def said(
    type_: str, time: str | datetime, data: dict[str, Any], **envelope: Any
) -> CloudEvent[Any]:
    """Return the event as the inbox would believe it."""
    when = at(time) if isinstance(time, str) else time
    subject, body = message(type_, data, time=when, **({"ice": ICE} | envelope))
    return decoded(CONSUMERS, subject, body)


def domicilie(
    titre_no: str,
    soumis_le: str,
    time: str,
    banque: str = "007",
    no: str | None = None,
    **more: Any,
) -> CloudEvent[Any]:
    """Return a domiciliation."""
    data = {
        "titre_no": titre_no,
        "type_titre": "EI",
        "banque": banque,
        "soumis_le": at(soumis_le),
        "montant_mad": "1000.00",
        "domiciliation_no": no or f"DOM-{titre_no}",
    }
    return said("titre.domicilie", time, data, source=f"bank-{banque}", **more)


def titre_annule(titre_no: str, time: str, **more: Any) -> CloudEvent[Any]:
    """Return the annulment of a title."""
    data = {"titre_no": titre_no, "motif": "Abandon"}
    return said("titre.annule", time, data, source="catalog", **more)


def impute(
    titre_no: str, imputation_id: str, montant: str, time: str, **more: Any
) -> CloudEvent[Any]:
    """Return an imputation."""
    data = {"titre_no": titre_no, "imputation_id": imputation_id, "montant_mad": montant}
    return said("titre.impute", time, data, **more)


def imputation_annulee(
    titre_no: str, imputation_id: str, montant: str, time: str, **more: Any
) -> CloudEvent[Any]:
    """Return the cancellation of an imputation."""
    data = {"titre_no": titre_no, "imputation_id": imputation_id, "montant_mad": montant}
    return said("titre.imputation.annulee", time, data, **more)


def regle(
    titre_no: str, reglement_id: str, montant: str, time: str, banque: str = "007", **more: Any
) -> CloudEvent[Any]:
    """Return a settlement."""
    data = {
        "titre_no": titre_no,
        "reglement_id": reglement_id,
        "banque": banque,
        "montant_mad": montant,
    }
    return said("titre.regle", time, data, source=f"bank-{banque}", **more)


def reglement_annule(
    titre_no: str, reglement_id: str, montant: str, time: str, banque: str = "007", **more: Any
) -> CloudEvent[Any]:
    """Return the cancellation of a settlement."""
    data = {"titre_no": titre_no, "reglement_id": reglement_id, "montant_mad": montant}
    return said("titre.reglement.annule", time, data, source=f"bank-{banque}", **more)


def enregistree(
    dum_ref: str, valeur: str, time: str, sens: str = "IMPORT", **more: Any
) -> CloudEvent[Any]:
    """Return the registration of a declaration."""
    data = {
        "dum_ref": dum_ref,
        "sens": sens,
        "valeur_mad": valeur,
        "enregistree_le": at(time),
        "declarant_ice": OTHER_ICE,
    }
    return said("dum.enregistree", time, data, **more)


def rectifiee(dum_ref: str, valeur: str, time: str, **more: Any) -> CloudEvent[Any]:
    """Return a rectification: the new value."""
    return said("dum.rectifiee", time, {"dum_ref": dum_ref, "valeur_mad": valeur}, **more)


def dum_annulee(dum_ref: str, time: str, **more: Any) -> CloudEvent[Any]:
    """Return the annulment of a declaration."""
    return said("dum.annulee", time, {"dum_ref": dum_ref, "motif": "Erreur"}, **more)


def mainlevee(
    dum_ref: str, enregistree_le: str, time: str, sens: str = "IMPORT", **more: Any
) -> CloudEvent[Any]:
    """Return a release."""
    data = {"dum_ref": dum_ref, "sens": sens, "enregistree_le": at(enregistree_le)}
    return said("dum.mainlevee", time, data, **more)


def retiree(dum_ref: str, time: str, **more: Any) -> CloudEvent[Any]:
    """Return the withdrawal of a release."""
    return said("dum.mainlevee.retiree", time, {"dum_ref": dum_ref, "motif": "Contrôle"}, **more)


def effectue(
    controle_id: str,
    time: str,
    visite_id: str | None = None,
    nature: str = "PHYSIQUE",
    source: str = "badr",
    **more: Any,
) -> CloudEvent[Any]:
    """Return a control that took place."""
    data = {
        "controle_id": controle_id,
        "organisme": "ADII" if source == "badr" else "ONSSA",
        "nature": nature,
    }
    if visite_id is not None:
        data["visite_id"] = visite_id
    return said("controle.effectue", time, data, source=source, **more)


def controle_annule(
    controle_id: str, time: str, source: str = "badr", **more: Any
) -> CloudEvent[Any]:
    """Return the annulment of a control."""
    return said("controle.annule", time, {"controle_id": controle_id}, source=source, **more)


def bad_emis(bad_no: str, time: str, source: str = "agent-cma", **more: Any) -> CloudEvent[Any]:
    """Return a delivery order."""
    data = {"bad_no": bad_no, "mode_bad": "MARITIME", "beneficiaire_ice": ICE}
    return said("bad.emis", time, data, source=source, **more)


def bad_annule(bad_no: str, time: str, source: str = "agent-cma", **more: Any) -> CloudEvent[Any]:
    """Return the annulment of a delivery order."""
    return said("bad.annule", time, {"bad_no": bad_no}, source=source, **more)
