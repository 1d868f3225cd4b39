"""What do banks, the ministry and customs say about titles, licences and duty exemptions?"""

from datetime import datetime

from shared.contracts import fields as f
from shared.contracts.facts import Fait, require_interval, require_own_bank
from shared.contracts.speakers import BANK, CUSTOMS, MINISTRY


class TitrePredomicilie(Fait, frozen=True, kw_only=True):
    """The bank will domicile this LI or DPI once the ministry has visaed it."""

    type = "titre.predomicilie"
    speakers = (BANK,)

    titre_no: f.TitreNo
    banque: f.Banque
    guichet: f.Guichet | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class TitreVise(Fait, frozen=True, kw_only=True):
    """The ministry grants the LI or DPI, perhaps for less than was asked."""

    type = "titre.vise"
    speakers = (MINISTRY,)

    titre_no: f.TitreNo
    type_titre: f.TypeTitre | None = None
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None
    validite_fin: f.ValiditeFin | None = None


class TitreVisaRefuse(Fait, frozen=True, kw_only=True):
    """The ministry refuses the LI or DPI."""

    type = "titre.visa.refuse"
    speakers = (MINISTRY,)

    titre_no: f.TitreNo
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None


class TitreDomicilie(Fait, frozen=True, kw_only=True):
    """The bank has domiciled the title: the domiciliation clock stops."""

    type = "titre.domicilie"
    speakers = (BANK,)

    titre_no: f.TitreNo
    type_titre: f.TypeTitre
    banque: f.Banque
    soumis_le: f.SoumisLe
    montant_mad: f.MontantMad
    guichet: f.Guichet | None = None
    domiciliation_no: f.DomiciliationNo | None = None
    montant_devise: f.MontantDevise | None = None
    devise: f.Devise | None = None
    cours: f.Cours | None = None
    validite_fin: f.ValiditeFin | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse another bank's title and an impossible delay."""
        require_own_bank(source, self.banque)
        require_interval(self.soumis_le, time)


class TitreRejete(Fait, frozen=True, kw_only=True):
    """The bank sends the title back to the importer."""

    type = "titre.rejete"
    speakers = (BANK,)

    titre_no: f.TitreNo
    banque: f.Banque
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class TitreImpute(Fait, frozen=True, kw_only=True):
    """Customs has written off on the title what a DUM brought in."""

    type = "titre.impute"
    speakers = (CUSTOMS,)

    titre_no: f.TitreNo
    imputation_id: f.ImputationId
    montant_mad: f.MontantMad
    dum_ref: f.DumRef | None = None
    montant_devise: f.MontantDevise | None = None
    devise: f.Devise | None = None
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None
    reste_mad: f.ResteMad | None = None


class TitreImputationAnnulee(Fait, frozen=True, kw_only=True):
    """Customs takes one imputation back."""

    type = "titre.imputation.annulee"
    speakers = (CUSTOMS,)

    titre_no: f.TitreNo
    imputation_id: f.ImputationId
    montant_mad: f.MontantMad


class TitreRegle(Fait, frozen=True, kw_only=True):
    """The bank has paid abroad under the title, in part or in full."""

    type = "titre.regle"
    speakers = (BANK,)

    titre_no: f.TitreNo
    reglement_id: f.ReglementId
    banque: f.Banque
    montant_mad: f.MontantMad
    montant_devise: f.MontantDevise | None = None
    devise: f.Devise | None = None
    cours: f.Cours | None = None
    mode_reglement: f.ModeReglement | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class TitreReglementAnnule(Fait, frozen=True, kw_only=True):
    """The bank takes one settlement back."""

    type = "titre.reglement.annule"
    speakers = (BANK,)

    titre_no: f.TitreNo
    reglement_id: f.ReglementId
    montant_mad: f.MontantMad
    banque: f.Banque | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class TitreApure(Fait, frozen=True, kw_only=True):
    """The bank closes the file: settlements and imputations agree."""

    type = "titre.apure"
    speakers = (BANK,)

    titre_no: f.TitreNo
    banque: f.Banque

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class LicenceVisee(Fait, frozen=True, kw_only=True):
    """The ministry grants the export licence."""

    type = "licence.visee"
    speakers = (MINISTRY,)

    licence_no: f.LicenceNo
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None
    validite_fin: f.ValiditeFin | None = None


class LicenceRefusee(Fait, frozen=True, kw_only=True):
    """The ministry refuses the export licence."""

    type = "licence.refusee"
    speakers = (MINISTRY,)

    licence_no: f.LicenceNo
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None


class LicenceImputee(Fait, frozen=True, kw_only=True):
    """Customs writes off on the licence what a DUM took out."""

    type = "licence.imputee"
    speakers = (CUSTOMS,)

    licence_no: f.LicenceNo
    imputation_id: f.ImputationId
    dum_ref: f.DumRef | None = None
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None


class DfdPriseEnCharge(Fait, frozen=True, kw_only=True):
    """The ministry starts to examine the DFD."""

    type = "dfd.prise.en.charge"
    speakers = (MINISTRY,)

    dfd_no: f.DfdNo


class DfdComplementDemande(Fait, frozen=True, kw_only=True):
    """The ministry asks the importer to complete the DFD."""

    type = "dfd.complement.demande"
    speakers = (MINISTRY,)

    dfd_no: f.DfdNo
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None


class DfdAcceptee(Fait, frozen=True, kw_only=True):
    """The ministry grants the duty exemption."""

    type = "dfd.acceptee"
    speakers = (MINISTRY,)

    dfd_no: f.DfdNo
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None
    validite_fin: f.ValiditeFin | None = None


class DfdRejetee(Fait, frozen=True, kw_only=True):
    """The ministry refuses the duty exemption."""

    type = "dfd.rejetee"
    speakers = (MINISTRY,)

    dfd_no: f.DfdNo
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None


class DfdImputee(Fait, frozen=True, kw_only=True):
    """Customs writes off on the DFD what a DUM brought in."""

    type = "dfd.imputee"
    speakers = (CUSTOMS,)

    dfd_no: f.DfdNo
    imputation_id: f.ImputationId
    dum_ref: f.DumRef | None = None
    quantite: f.Quantite | None = None
    unite: f.Unite | None = None


EVENTS = (
    TitrePredomicilie,
    TitreVise,
    TitreVisaRefuse,
    TitreDomicilie,
    TitreRejete,
    TitreImpute,
    TitreImputationAnnulee,
    TitreRegle,
    TitreReglementAnnule,
    TitreApure,
    LicenceVisee,
    LicenceRefusee,
    LicenceImputee,
    DfdPriseEnCharge,
    DfdComplementDemande,
    DfdAcceptee,
    DfdRejetee,
    DfdImputee,
)
