"""What does catalog say: files its users open, submit and close, and the service catalogue?"""

from datetime import datetime

from shared.contracts import fields as f
from shared.contracts.facts import Fait, require_interval, require_own_bank
from shared.contracts.speakers import BANK, CATALOG, FORWARDER, TERMINAL
from shared.events import Event


class TitreCree(Fait, frozen=True, kw_only=True):
    """An importer has opened a draft title."""

    type = "titre.cree"
    speakers = (CATALOG,)

    titre_no: f.TitreNo
    type_titre: f.TypeTitre
    montant_devise: f.MontantDevise
    devise: f.Devise
    nomenclature: f.Nomenclature
    marchandise: f.Marchandise
    pays_origine: f.PaysOrigine
    pays_provenance: f.PaysProvenance
    incoterm: f.Incoterm
    bureau: f.Bureau


class TitreSouscrit(Fait, frozen=True, kw_only=True):
    """An importer has submitted the title to its bank. Costs one operation of the forfait."""

    type = "titre.souscrit"
    speakers = (CATALOG,)

    titre_no: f.TitreNo
    type_titre: f.TypeTitre
    banque: f.Banque
    guichet: f.Guichet
    montant_devise: f.MontantDevise
    devise: f.Devise
    cours: f.Cours
    montant_mad: f.MontantMad
    nomenclature: f.Nomenclature
    bureau: f.Bureau
    soumis_le: f.SoumisLe

    def check(self, source: str, time: datetime) -> None:
        """Refuse a submission said before, or long after, it happened."""
        require_interval(self.soumis_le, time)


class TitreGuichetChange(Fait, frozen=True, kw_only=True):
    """The importer moves the title to another branch; its new bank confirms."""

    type = "titre.guichet.change"
    speakers = (CATALOG, BANK)

    titre_no: f.TitreNo
    banque: f.Banque
    guichet: f.Guichet

    def check(self, source: str, time: datetime) -> None:
        """Refuse a bank that speaks for another one."""
        require_own_bank(source, self.banque)


class TitreAnnule(Fait, frozen=True, kw_only=True):
    """The importer gives the title up, while nothing is imputed or settled."""

    type = "titre.annule"
    speakers = (CATALOG,)

    titre_no: f.TitreNo
    motif: f.Motif


class TitreExpire(Fait, frozen=True, kw_only=True):
    """The title's validity is over and nothing was imputed."""

    type = "titre.expire"
    speakers = (CATALOG,)

    titre_no: f.TitreNo
    validite_fin: f.ValiditeFin


class LicenceSouscrite(Fait, frozen=True, kw_only=True):
    """An exporter has submitted a licence. Costs one operation of the forfait."""

    type = "licence.souscrite"
    speakers = (CATALOG,)

    licence_no: f.LicenceNo
    nomenclature: f.Nomenclature
    marchandise: f.Marchandise
    quantite: f.Quantite
    unite: f.Unite
    montant_devise: f.MontantDevise
    devise: f.Devise
    montant_mad: f.MontantMad
    bureau: f.Bureau


class LicenceExpiree(Fait, frozen=True, kw_only=True):
    """The licence's validity is over."""

    type = "licence.expiree"
    speakers = (CATALOG,)

    licence_no: f.LicenceNo
    validite_fin: f.ValiditeFin


class LicenceAnnulee(Fait, frozen=True, kw_only=True):
    """The exporter gives the licence up, while customs has imputed nothing."""

    type = "licence.annulee"
    speakers = (CATALOG,)

    licence_no: f.LicenceNo
    motif: f.Motif


class DfdCreee(Fait, frozen=True, kw_only=True):
    """An importer has opened a draft DFD."""

    type = "dfd.creee"
    speakers = (CATALOG,)

    dfd_no: f.DfdNo
    categorie: f.Categorie
    bureau: f.Bureau
    nomenclature: f.Nomenclature
    marchandise: f.Marchandise
    quantite: f.Quantite
    unite: f.Unite
    montant_mad: f.MontantMad


class DfdSoumise(Fait, frozen=True, kw_only=True):
    """An importer has submitted a DFD. Costs one operation of the forfait."""

    type = "dfd.soumise"
    speakers = (CATALOG,)

    dfd_no: f.DfdNo
    categorie: f.Categorie
    bureau: f.Bureau
    nomenclature: f.Nomenclature
    marchandise: f.Marchandise
    pays_origine: f.PaysOrigine
    quantite: f.Quantite
    unite: f.Unite
    montant_devise: f.MontantDevise
    devise: f.Devise
    montant_mad: f.MontantMad


class DfdCloturee(Fait, frozen=True, kw_only=True):
    """The DFD is closed: `quantite` is the unused part, handed back to the quota."""

    type = "dfd.cloturee"
    speakers = (CATALOG,)

    dfd_no: f.DfdNo
    quantite: f.Quantite
    unite: f.Unite
    motif: f.Motif


class DfdAnnulee(Fait, frozen=True, kw_only=True):
    """The importer gives the DFD up, while nothing is imputed."""

    type = "dfd.annulee"
    speakers = (CATALOG,)

    dfd_no: f.DfdNo
    motif: f.Motif


class BadCede(Fait, frozen=True, kw_only=True):
    """The beneficiary hands the BAD to an agent."""

    type = "bad.cede"
    speakers = (CATALOG, FORWARDER)

    bad_no: f.BadNo
    mandataire_ice: f.MandataireIce


class BadExpire(Fait, frozen=True, kw_only=True):
    """The BAD was not used in time. It was issued all the same, and still counts."""

    type = "bad.expire"
    speakers = (CATALOG,)

    bad_no: f.BadNo


class RdvDemande(Fait, frozen=True, kw_only=True):
    """A slot is asked of a terminal; `mandataire_ice` is the haulier."""

    type = "rdv.demande"
    speakers = (CATALOG,)

    rdv_no: f.RdvNo
    lieu: f.Lieu
    rdv_debut: f.RdvDebut
    rdv_fin: f.RdvFin
    bad_no: f.BadNo | None = None
    dum_ref: f.DumRef | None = None
    conteneurs: f.Conteneurs = ()
    tonnage_t: f.TonnageT | None = None
    mandataire_ice: f.MandataireIce | None = None


class RdvManque(Fait, frozen=True, kw_only=True):
    """Nobody came in the slot."""

    type = "rdv.manque"
    speakers = (CATALOG, TERMINAL)

    rdv_no: f.RdvNo


class RdvAnnule(Fait, frozen=True, kw_only=True):
    """The slot is given up."""

    type = "rdv.annule"
    speakers = (CATALOG, TERMINAL)

    rdv_no: f.RdvNo
    motif: f.Motif | None = None


class ServicePublie(Event, frozen=True, kw_only=True):
    """A service of the catalogue is offered, or its sheet has changed."""

    type = "service.publie"
    speakers = (CATALOG,)

    service_code: f.ServiceCode
    label: f.Label
    section: f.Section
    genre: f.GenreService
    flux: f.Flux | None = None
    profils: f.Profils = ()
    organisme: f.NomOrganisme | None = None
    produit: f.Produit | None = None
    description: f.Description | None = None
    url: f.Url | None = None
    keywords: f.Keywords = ()


class ServiceRetire(Event, frozen=True, kw_only=True):
    """A service is no longer offered."""

    type = "service.retire"
    speakers = (CATALOG,)

    service_code: f.ServiceCode


EVENTS = (
    TitreCree,
    TitreSouscrit,
    TitreGuichetChange,
    TitreAnnule,
    TitreExpire,
    LicenceSouscrite,
    LicenceExpiree,
    LicenceAnnulee,
    DfdCreee,
    DfdSoumise,
    DfdCloturee,
    DfdAnnulee,
    BadCede,
    BadExpire,
    RdvDemande,
    RdvManque,
    RdvAnnule,
    ServicePublie,
    ServiceRetire,
)
