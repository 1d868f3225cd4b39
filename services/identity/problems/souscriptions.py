"""How can a request to join be refused?"""

from typing import ClassVar

from shared.problems import Problem


class SouscriptionInconnue(Problem):
    """No such request, or the link's key is not its own: both answer alike."""

    status, code = 404, "identity.souscription-inconnue"
    titles: ClassVar = {
        "fr": "Cette souscription n'existe pas, ou ce lien n'est plus valable",
        "ar": "طلب الاشتراك هذا غير موجود أو لم يعد الرابط صالحا",
        "en": "There is no such subscription, or this link is not valid any more",
    }


class SouscriptionEnCours(Problem):
    """A request for the same company is being examined; its applicant has been told by mail."""

    status, code = 409, "identity.souscription-en-cours"
    titles: ClassVar = {
        "fr": "Une souscription est déjà en cours d'examen pour cette entreprise",
        "ar": "يوجد طلب اشتراك قيد الدراسة لهذه المقاولة",
        "en": "A subscription for this company is being examined already",
    }


class CleReutilisee(Problem):
    """The Idempotency-Key came before, with another request."""

    status, code = 409, "identity.cle-idempotence-reutilisee"
    titles: ClassVar = {
        "fr": "Cette clé d'idempotence a déjà servi pour une autre demande",
        "ar": "استُعمل مفتاح عدم التكرار هذا لطلب آخر",
        "en": "This idempotency key was used for another request",
    }


class TransitionInterdite(Problem):
    """The request is in a state from which the act does not lead anywhere."""

    status, code = 409, "identity.transition-interdite"
    titles: ClassVar = {
        "fr": "L'état de cette souscription ne permet pas cet acte",
        "ar": "حالة طلب الاشتراك هذا لا تسمح بهذا الإجراء",
        "en": "The state of this subscription does not allow this act",
    }


class SouscriptionModifiee(Problem):
    """The request changed since it was read."""

    status, code = 409, "identity.souscription-modifiee"
    titles: ClassVar = {
        "fr": "Cette souscription a changé depuis que vous l'avez lue ; rechargez-la",
        "ar": "تغير طلب الاشتراك هذا منذ قراءتكم له، أعيدوا تحميله",
        "en": "This subscription changed since you read it; reload it",
    }


class DejaPriseEnCharge(Problem):
    """A colleague has the request in charge."""

    status, code = 409, "identity.deja-prise-en-charge"
    titles: ClassVar = {
        "fr": "Un collègue a déjà pris en charge cette souscription",
        "ar": "تكفل زميل بطلب الاشتراك هذا من قبل",
        "en": "A colleague has taken this subscription in charge already",
    }


class EntrepriseDejaInscrite(Problem):
    """A company with the same nine digits is registered: it cannot be registered again."""

    status, code = 409, "identity.entreprise-deja-inscrite"
    titles: ClassVar = {
        "fr": "Cette entreprise est déjà inscrite",
        "ar": "هذه المقاولة مسجلة من قبل",
        "en": "This company is registered already",
    }


class AdministrateurSuspendu(Problem):
    """The address of the first administrator is that of a suspended account, which the refusal
    names (`compte`): it is given no company.
    """

    status, code = 409, "identity.administrateur-suspendu"
    titles: ClassVar = {
        "fr": "Le compte qui a l'adresse du premier administrateur est suspendu ; rétablissez-le, "
        "ou demandez un autre administrateur",
        "ar": "الحساب الذي يحمل عنوان المسؤول الأول موقوف؛ أعيدوه أو اطلبوا مسؤولا آخر",
        "en": "The account with the first administrator's address is suspended; reinstate it, or "
        "ask for another administrator",
    }


class DerogationRequise(Problem):
    """The ICE's check digits are wrong: accepting it needs a recorded reason."""

    status, code = 422, "identity.derogation-requise"
    titles: ClassVar = {
        "fr": "La clé de cet ICE est fausse : indiquez pourquoi vous l'acceptez",
        "ar": "مفتاح رقم ICE هذا غير صحيح: بينوا سبب قبولكم له",
        "en": "This ICE's check digits are wrong: say why you accept it",
    }


class DocumentNonPris(Problem):
    """Only PDF, JPEG and PNG are taken, and only as what they are."""

    status, code = 415, "identity.document-non-pris"
    titles: ClassVar = {
        "fr": "Seuls les documents PDF, JPEG et PNG sont acceptés",
        "ar": "لا تقبل إلا وثائق PDF وJPEG وPNG",
        "en": "Only PDF, JPEG and PNG documents are accepted",
    }


class TropDeDocuments(Problem):
    """A request holds a limited number of documents."""

    status, code = 409, "identity.trop-de-documents"
    titles: ClassVar = {
        "fr": "Cette souscription a déjà tous les documents qu'elle peut contenir",
        "ar": "يحتوي طلب الاشتراك هذا على العدد الأقصى من الوثائق",
        "en": "This subscription already holds all the documents it may",
    }


class DocumentInconnu(Problem):
    """The request has no such document."""

    status, code = 404, "identity.document-inconnu"
    titles: ClassVar = {
        "fr": "Cette souscription n'a pas ce document",
        "ar": "لا توجد هذه الوثيقة في طلب الاشتراك",
        "en": "The subscription has no such document",
    }
