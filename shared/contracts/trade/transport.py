"""What do carriers, ports and terminals say about deliveries, arrivals and appointments?"""

from shared.contracts import fields as f
from shared.contracts.facts import Fait
from shared.contracts.speakers import (
    CARRIERS,
    CUSTOMS,
    PORT_AUTHORITY,
    TANGER_MED,
    TERMINAL,
)
from shared.events import Event

_ARRIVALS = (*CARRIERS, PORT_AUTHORITY, TANGER_MED)


class BadCree(Fait, frozen=True, kw_only=True):
    """The bon à délivrer is prepared from the manifest or the unpacking list."""

    type = "bad.cree"
    speakers = CARRIERS

    bad_no: f.BadNo
    mode_bad: f.ModeBad
    titre_transport: f.TitreTransport | None = None
    emetteur_code: f.EmetteurCode | None = None
    beneficiaire_ice: f.BeneficiaireIce | None = None
    conteneurs: f.Conteneurs = ()


class BadEmis(Fait, frozen=True, kw_only=True):
    """The carrier authorises the beneficiary to take the goods."""

    type = "bad.emis"
    speakers = CARRIERS

    bad_no: f.BadNo
    mode_bad: f.ModeBad
    beneficiaire_ice: f.BeneficiaireIce
    parent_bad_no: f.ParentBadNo | None = None
    titre_transport: f.TitreTransport | None = None
    emetteur_code: f.EmetteurCode | None = None
    conteneurs: f.Conteneurs = ()
    lieu: f.Lieu | None = None


class BadUtilise(Fait, frozen=True, kw_only=True):
    """Customs has attached the BAD to a DUM."""

    type = "bad.utilise"
    speakers = (CUSTOMS,)

    bad_no: f.BadNo
    dum_ref: f.DumRef | None = None


class BadAnnule(Fait, frozen=True, kw_only=True):
    """The issuer takes the BAD back."""

    type = "bad.annule"
    speakers = CARRIERS

    bad_no: f.BadNo
    motif: f.Motif | None = None


class AvisAnnonce(Event, frozen=True, kw_only=True):
    """A consignment is on its way, on this vessel call."""

    type = "avis.annonce"
    speakers = _ARRIVALS

    avis_id: f.AvisId
    escale_no: f.EscaleNo | None = None
    navire_imo: f.NavireImo | None = None
    navire_nom: f.NavireNom | None = None
    eta: f.Eta | None = None
    titre_transport: f.TitreTransport | None = None
    lieu: f.Lieu | None = None
    conteneurs: f.Conteneurs = ()


class AvisEtaModifie(Event, frozen=True, kw_only=True):
    """The estimated arrival changes."""

    type = "avis.eta.modifie"
    speakers = _ARRIVALS

    avis_id: f.AvisId
    eta: f.Eta


class AvisArrive(Event, frozen=True, kw_only=True):
    """The vessel has arrived."""

    type = "avis.arrive"
    speakers = _ARRIVALS

    avis_id: f.AvisId
    escale_no: f.EscaleNo | None = None
    ata: f.Ata | None = None
    lieu: f.Lieu | None = None


class AvisDecharge(Event, frozen=True, kw_only=True):
    """The consignment is on the quay."""

    type = "avis.decharge"
    speakers = (TERMINAL, *_ARRIVALS)

    avis_id: f.AvisId
    conteneurs: f.Conteneurs = ()
    lieu: f.Lieu | None = None


class AvisAnnule(Event, frozen=True, kw_only=True):
    """The arrival notice is void."""

    type = "avis.annule"
    speakers = _ARRIVALS

    avis_id: f.AvisId
    motif: f.Motif | None = None


class RdvConfirme(Fait, frozen=True, kw_only=True):
    """The terminal accepts the slot."""

    type = "rdv.confirme"
    speakers = (TERMINAL,)

    rdv_no: f.RdvNo
    lieu: f.Lieu | None = None
    rdv_debut: f.RdvDebut | None = None
    rdv_fin: f.RdvFin | None = None


class RdvRefuse(Fait, frozen=True, kw_only=True):
    """The terminal refuses the slot; a slot in the event is its counter-proposal."""

    type = "rdv.refuse"
    speakers = (TERMINAL,)

    rdv_no: f.RdvNo
    motif_code: f.MotifCode | None = None
    motif: f.Motif | None = None
    rdv_debut: f.RdvDebut | None = None
    rdv_fin: f.RdvFin | None = None


class RdvHonore(Fait, frozen=True, kw_only=True):
    """The goods went out of the gate."""

    type = "rdv.honore"
    speakers = (TERMINAL,)

    rdv_no: f.RdvNo
    conteneurs: f.Conteneurs = ()
    tonnage_t: f.TonnageT | None = None
    lieu: f.Lieu | None = None


EVENTS = (
    BadCree,
    BadEmis,
    BadUtilise,
    BadAnnule,
    AvisAnnonce,
    AvisEtaModifie,
    AvisArrive,
    AvisDecharge,
    AvisAnnule,
    RdvConfirme,
    RdvRefuse,
    RdvHonore,
)
