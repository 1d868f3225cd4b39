"""What does billing say: invoices, payments and what is left of a forfait?"""

from shared.contracts import fields as f
from shared.contracts.facts import Fait
from shared.contracts.speakers import BILLING


class FactureEmise(Fait, frozen=True, kw_only=True):
    """An invoice is issued."""

    type = "facture.emise"
    speakers = (BILLING,)

    facture_no: f.FactureNo
    dossier_no: f.DossierNo
    montant_ht: f.MontantHt
    tva: f.Tva
    montant_ttc: f.MontantTtc
    echeance: f.Echeance


class PaiementInitie(Fait, frozen=True, kw_only=True):
    """A payment attempt has begun."""

    type = "paiement.initie"
    speakers = (BILLING,)

    paiement_id: f.PaiementId
    facture_no: f.FactureNo
    moyen: f.Moyen
    montant_ttc: f.MontantTtc
    code_paiement: f.CodePaiement | None = None


class PaiementConfirme(Fait, frozen=True, kw_only=True):
    """The payment institution's signed callback confirms the payment."""

    type = "paiement.confirme"
    speakers = (BILLING,)

    paiement_id: f.PaiementId
    facture_no: f.FactureNo
    moyen: f.Moyen
    montant_ttc: f.MontantTtc
    transaction_ref: f.TransactionRef | None = None


class PaiementEchoue(Fait, frozen=True, kw_only=True):
    """The payment attempt failed."""

    type = "paiement.echoue"
    speakers = (BILLING,)

    paiement_id: f.PaiementId
    facture_no: f.FactureNo
    moyen: f.Moyen
    motif_code: f.MotifCode
    motif: f.Motif


class PaiementRembourse(Fait, frozen=True, kw_only=True):
    """The money went back to the payer."""

    type = "paiement.rembourse"
    speakers = (BILLING,)

    paiement_id: f.PaiementId
    facture_no: f.FactureNo
    moyen: f.Moyen
    montant_ttc: f.MontantTtc
    motif: f.Motif


class FacturePayee(Fait, frozen=True, kw_only=True):
    """The invoice is paid in full."""

    type = "facture.payee"
    speakers = (BILLING,)

    facture_no: f.FactureNo
    moyen: f.Moyen
    montant_ttc: f.MontantTtc


class FactureAnnulee(Fait, frozen=True, kw_only=True):
    """The invoice is cancelled by a credit note (avoir)."""

    type = "facture.annulee"
    speakers = (BILLING,)

    facture_no: f.FactureNo
    motif: f.Motif


class ForfaitActive(Fait, frozen=True, kw_only=True):
    """A forfait may be used from now on."""

    type = "forfait.active"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId
    forfait_code: f.ForfaitCode
    date_debut: f.DateDebut
    date_fin: f.DateFin
    solde: f.Solde = None


class ForfaitConsomme(Fait, frozen=True, kw_only=True):
    """One operation was used."""

    type = "forfait.consomme"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId
    operation_ref: f.OperationRef
    service_code: f.ServiceCode
    solde: f.Solde = None


class ForfaitRestitue(Fait, frozen=True, kw_only=True):
    """One operation was given back."""

    type = "forfait.restitue"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId
    operation_ref: f.OperationRef
    solde: f.Solde = None


class ForfaitEpuise(Fait, frozen=True, kw_only=True):
    """No operation is left."""

    type = "forfait.epuise"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId


class ForfaitResilie(Fait, frozen=True, kw_only=True):
    """The forfait was terminated before its end."""

    type = "forfait.resilie"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId
    motif: f.Motif


class ForfaitExpire(Fait, frozen=True, kw_only=True):
    """The forfait's last day is over."""

    type = "forfait.expire"
    speakers = (BILLING,)

    forfait_id: f.ForfaitId


EVENTS = (
    FactureEmise,
    PaiementInitie,
    PaiementConfirme,
    PaiementEchoue,
    PaiementRembourse,
    FacturePayee,
    FactureAnnulee,
    ForfaitActive,
    ForfaitConsomme,
    ForfaitRestitue,
    ForfaitEpuise,
    ForfaitResilie,
    ForfaitExpire,
)
