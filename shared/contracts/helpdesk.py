"""What does helpdesk say: complaints, calls for help, and published texts?"""

from shared.contracts import fields as f
from shared.contracts.speakers import ASSISTANT, HELPDESK
from shared.events import Event


class ReclamationCreee(Event, frozen=True, kw_only=True):
    """A user has filed a complaint or a question."""

    type = "reclamation.creee"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    statut: f.Statut
    service_code: f.ServiceCode | None = None


class ReclamationAffectee(Event, frozen=True, kw_only=True):
    """An agent has it."""

    type = "reclamation.affectee"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    agent_id: f.AgentId
    statut: f.Statut


class ReclamationInfoDemandee(Event, frozen=True, kw_only=True):
    """The agent needs more from the user."""

    type = "reclamation.info.demandee"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    statut: f.Statut


class ReclamationReouverte(Event, frozen=True, kw_only=True):
    """The user is not satisfied with the answer."""

    type = "reclamation.reouverte"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    statut: f.Statut
    motif: f.Motif


class ReclamationRepondue(Event, frozen=True, kw_only=True):
    """The agent has answered."""

    type = "reclamation.repondue"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    statut: f.Statut


class ReclamationCloturee(Event, frozen=True, kw_only=True):
    """The complaint is closed."""

    type = "reclamation.cloturee"
    speakers = (HELPDESK,)

    reclamation_no: f.ReclamationNo
    statut: f.Statut


class ContactDemande(Event, frozen=True, kw_only=True):
    """A user asks to be called."""

    type = "contact.demande"
    speakers = (HELPDESK, ASSISTANT)

    user_id: f.UserId
    conversation_id: f.ConversationId | None = None


class FaqPubliee(Event, frozen=True, kw_only=True):
    """An entry of the FAQ is published, or has changed."""

    type = "faq.publiee"
    speakers = (HELPDESK,)

    faq_code: f.FaqCode
    theme_code: f.ThemeCode
    question: f.Question
    reponse: f.Reponse


class FaqRetiree(Event, frozen=True, kw_only=True):
    """An entry of the FAQ is withdrawn."""

    type = "faq.retiree"
    speakers = (HELPDESK,)

    faq_code: f.FaqCode


class GuidePublie(Event, frozen=True, kw_only=True):
    """A guide is published, or has changed."""

    type = "guide.publie"
    speakers = (HELPDESK,)

    guide_code: f.GuideCode
    label: f.Label
    corps: f.Corps
    service_code: f.ServiceCode | None = None
    url: f.Url | None = None


class GuideRetire(Event, frozen=True, kw_only=True):
    """A guide is withdrawn."""

    type = "guide.retire"
    speakers = (HELPDESK,)

    guide_code: f.GuideCode


EVENTS = (
    ReclamationCreee,
    ReclamationAffectee,
    ReclamationInfoDemandee,
    ReclamationReouverte,
    ReclamationRepondue,
    ReclamationCloturee,
    ContactDemande,
    FaqPubliee,
    FaqRetiree,
    GuidePublie,
    GuideRetire,
)
