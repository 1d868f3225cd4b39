"""Which events does a company want to be told of, and what must the sentence hold?

`NOTICES` is the table: event → the fields that the reader's text uses. The text itself, in the
reader's language, is the reader's.
"""

from datetime import date, datetime, timedelta
from typing import Any

from shared.contracts.billing import (
    FactureAnnulee,
    FactureEmise,
    FacturePayee,
    ForfaitActive,
    ForfaitEpuise,
    ForfaitExpire,
    PaiementEchoue,
)
from shared.contracts.catalog import LicenceExpiree, RdvManque, TitreExpire
from shared.contracts.helpdesk import ReclamationInfoDemandee, ReclamationRepondue
from shared.contracts.identity import ProcurationActivee, ProcurationRejetee, ProcurationRevoquee
from shared.contracts.trade import (
    AvisAnnonce,
    AvisArrive,
    BadAnnule,
    BadEmis,
    ControleEffectue,
    ControleProgramme,
    ControleReporte,
    DfdAcceptee,
    DfdComplementDemande,
    DfdPriseEnCharge,
    DfdRejetee,
    DumCircuitAttribue,
    DumMainlevee,
    DumMainleveeRetiree,
    LicenceRefusee,
    LicenceVisee,
    RdvConfirme,
    RdvRefuse,
    TitreDomicilie,
    TitrePredomicilie,
    TitreRegle,
    TitreReglementAnnule,
    TitreRejete,
    TitreVisaRefuse,
    TitreVise,
)
from shared.events import CloudEvent, Event

NEWS_LASTS = timedelta(days=7)
"""An event that happened longer ago is history when it arrives (a backfill), not news.

Source: domain decision.
"""

NOTICES: dict[type[Event], tuple[str, ...]] = {
    TitrePredomicilie: ("titre_no", "banque"),
    TitreVise: ("titre_no", "validite_fin"),
    TitreVisaRefuse: ("titre_no", "motif_code", "motif"),
    TitreDomicilie: ("titre_no", "banque", "montant_mad"),
    TitreRejete: ("titre_no", "banque", "motif_code", "motif"),
    TitreRegle: ("titre_no", "banque", "montant_mad"),
    TitreReglementAnnule: ("titre_no", "banque", "montant_mad"),
    TitreExpire: ("titre_no", "validite_fin"),
    LicenceVisee: ("licence_no", "validite_fin"),
    LicenceRefusee: ("licence_no", "motif_code", "motif"),
    LicenceExpiree: ("licence_no", "validite_fin"),
    DfdPriseEnCharge: ("dfd_no",),
    DfdComplementDemande: ("dfd_no", "motif_code", "motif"),
    DfdAcceptee: ("dfd_no", "validite_fin"),
    DfdRejetee: ("dfd_no", "motif_code", "motif"),
    DumCircuitAttribue: ("dum_ref", "circuit", "bureau"),
    DumMainlevee: ("dum_ref", "circuit", "bureau"),
    DumMainleveeRetiree: ("dum_ref", "motif"),
    ControleProgramme: ("controle_id", "dum_ref", "organisme", "nature", "lieu", "rdv_debut"),
    ControleReporte: ("controle_id", "rdv_debut", "motif"),
    ControleEffectue: ("controle_id", "dum_ref", "organisme", "nature", "resultat"),
    BadEmis: ("bad_no", "mode_bad", "titre_transport", "lieu"),
    BadAnnule: ("bad_no", "motif"),
    AvisAnnonce: ("avis_id", "navire_nom", "titre_transport", "lieu", "eta"),
    AvisArrive: ("avis_id", "lieu", "ata"),
    RdvConfirme: ("rdv_no", "lieu", "rdv_debut", "rdv_fin"),
    RdvRefuse: ("rdv_no", "motif_code", "motif", "rdv_debut", "rdv_fin"),
    RdvManque: ("rdv_no",),
    FactureEmise: ("facture_no", "montant_ttc", "echeance"),
    FacturePayee: ("facture_no", "montant_ttc", "moyen"),
    FactureAnnulee: ("facture_no", "motif"),
    PaiementEchoue: ("facture_no", "motif_code", "motif"),
    ForfaitActive: ("forfait_code", "date_fin"),
    ForfaitEpuise: (),
    ForfaitExpire: (),
    ReclamationRepondue: ("reclamation_no",),
    ReclamationInfoDemandee: ("reclamation_no",),
    ProcurationActivee: ("type_procuration", "mandataire_ice", "date_fin"),
    ProcurationRejetee: ("motif",),
    ProcurationRevoquee: ("mandataire_ice", "motif"),
}


def notice(event: CloudEvent[Any], now: datetime) -> dict[str, str] | None:
    """Return what the company is told of `event` that is heard `now`, None when nothing.

    Of the customs lanes only the red one is news: the others need nothing of the company.
    """
    names = NOTICES.get(type(event.data))
    if names is None or event.ice is None or event.time < now - NEWS_LASTS:
        return None
    if isinstance(event.data, DumCircuitAttribue) and not event.data.circuit.startswith("ROUGE"):
        return None
    said = {name: getattr(event.data, name) for name in names}
    return {name: _text(value) for name, value in said.items() if value is not None}


def subject(event: CloudEvent[Any]) -> str | None:
    """Return the number of the object concerned, which producers may leave out of the envelope."""
    if event.subject:
        return event.subject
    names = NOTICES.get(type(event.data), ())
    number = next((name for name in names[:1] if name.endswith(("_no", "_ref", "_id"))), None)
    return None if number is None else str(getattr(event.data, number))


def _text(value: str | date | datetime) -> str:
    return value if isinstance(value, str) else value.isoformat().replace("+00:00", "Z")
