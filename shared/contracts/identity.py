"""What does identity say: companies, sign-ins, and who acts for whom?"""

from datetime import datetime

from shared.contracts import fields as f
from shared.contracts.facts import Fait
from shared.contracts.speakers import CUSTOMS, IDENTITY, SERVICES
from shared.events import Event, Rejected


class EntrepriseEnregistree(Fait, frozen=True, kw_only=True):
    """A company has joined the platform."""

    type = "entreprise.enregistree"
    speakers = (IDENTITY,)

    ice: f.Ice
    raison_sociale: f.RaisonSociale
    profils: f.Profils


class EntrepriseModifiee(Fait, frozen=True, kw_only=True):
    """A company's name or profiles changed: these are the new ones."""

    type = "entreprise.modifiee"
    speakers = (IDENTITY,)

    ice: f.Ice
    raison_sociale: f.RaisonSociale
    profils: f.Profils


class IdentityConnexion(Event, frozen=True, kw_only=True):
    """Someone signed in, or tried to."""

    type = "identity.connexion"
    speakers = (IDENTITY,)

    user_id: f.UserId
    resultat: f.ResultatConnexion = "SUCCES"
    methode_mfa: f.MethodeMfa | None = None
    appareil: f.Appareil | None = None
    ip: f.Ip | None = None


class IdentityConnexionContestee(Event, frozen=True, kw_only=True):
    """Someone says of a sign-in to their account: that was not me. All their sessions end."""

    type = "identity.connexion.contestee"
    speakers = (IDENTITY,)

    contestation_id: f.ContestationId
    user_id: f.UserId
    connexion_le: f.ConnexionLe
    resultat: f.ResultatConnexion
    appareil: f.Appareil | None = None
    ip: f.Ip | None = None


class IdentityDeconnexion(Event, frozen=True, kw_only=True):
    """A session at Portnet ID has ended: nothing may go on under its `sid`."""

    type = "identity.deconnexion"
    speakers = (IDENTITY,)

    user_id: f.UserId
    sid: f.Sid


class IdentityMfaChange(Event, frozen=True, kw_only=True):
    """A second factor was enrolled, replaced or reset."""

    type = "identity.mfa.change"
    speakers = (IDENTITY,)

    user_id: f.UserId
    changement: f.ChangementMfa = "ENROLE"


class IdentityMdpChange(Event, frozen=True, kw_only=True):
    """A password was changed."""

    type = "identity.mdp.change"
    speakers = (IDENTITY,)

    user_id: f.UserId


class IdentityCompteBloque(Event, frozen=True, kw_only=True):
    """An account was locked: its sessions end at once."""

    type = "identity.compte.bloque"
    speakers = (IDENTITY,)

    user_id: f.UserId
    motif: f.Motif


class ProcurationSoumise(Fait, frozen=True, kw_only=True):
    """A mandant asks an agent, or customs, to accept a power of attorney."""

    type = "procuration.soumise"
    speakers = (IDENTITY,)

    procuration_id: f.ProcurationId
    type_procuration: f.TypeProcuration
    mandant_ice: f.MandantIce
    mandataire_ice: f.MandataireIce
    perimetre: f.Perimetre
    date_debut: f.DateDebut
    date_fin: f.DateFin


class ProcurationActivee(Fait, frozen=True, kw_only=True):
    """A power of attorney is in force. Customs decides on those for BADR only."""

    type = "procuration.activee"
    speakers = (IDENTITY, CUSTOMS)

    procuration_id: f.ProcurationId
    type_procuration: f.TypeProcuration
    mandant_ice: f.MandantIce
    mandataire_ice: f.MandataireIce
    date_debut: f.DateDebut
    date_fin: f.DateFin
    perimetre: f.Perimetre = ()

    def check(self, source: str, time: datetime) -> None:
        """Refuse customs' word on a mandate that is not for BADR."""
        if source == CUSTOMS and self.type_procuration != "DOUANE":
            raise Rejected("AUTORITE", f"{source} activates a mandate of {self.type_procuration}")


class ProcurationRejetee(Fait, frozen=True, kw_only=True):
    """The agent, or customs, refuses the power of attorney."""

    type = "procuration.rejetee"
    speakers = (IDENTITY, CUSTOMS)

    procuration_id: f.ProcurationId
    motif: f.Motif


class ProcurationSuspendue(Fait, frozen=True, kw_only=True):
    """The mandant suspends the power of attorney."""

    type = "procuration.suspendue"
    speakers = (IDENTITY,)

    procuration_id: f.ProcurationId
    motif: f.Motif


class ProcurationRevoquee(Fait, frozen=True, kw_only=True):
    """The power of attorney is over at once."""

    type = "procuration.revoquee"
    speakers = (IDENTITY,)

    procuration_id: f.ProcurationId
    mandant_ice: f.MandantIce
    mandataire_ice: f.MandataireIce
    motif: f.Motif


class ProcurationExpiree(Fait, frozen=True, kw_only=True):
    """The power of attorney's last day is over."""

    type = "procuration.expiree"
    speakers = (IDENTITY,)

    procuration_id: f.ProcurationId


class ProcurationUtilisee(Event, frozen=True, kw_only=True):
    """Something was read or changed under a power of attorney."""

    type = "procuration.utilisee"
    speakers = SERVICES

    procuration_id: f.ProcurationId
    mandant_ice: f.MandantIce
    mandataire_ice: f.MandataireIce
    user_id: f.UserId
    service_code: f.ServiceUtilise
    action: f.ActionUtilisee
    objet: f.ObjetUtilise


EVENTS = (
    EntrepriseEnregistree,
    EntrepriseModifiee,
    IdentityConnexion,
    IdentityConnexionContestee,
    IdentityDeconnexion,
    IdentityMfaChange,
    IdentityMdpChange,
    IdentityCompteBloque,
    ProcurationSoumise,
    ProcurationActivee,
    ProcurationRejetee,
    ProcurationSuspendue,
    ProcurationRevoquee,
    ProcurationExpiree,
    ProcurationUtilisee,
)
