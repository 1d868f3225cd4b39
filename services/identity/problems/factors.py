"""How can a change of second factors be refused?"""

from typing import ClassVar

from shared.problems import Problem


class ApplicationInconnue(Problem):
    """The caller has no such app, or began to add it too long ago."""

    status, code = 404, "identity.application-inconnue"
    titles: ClassVar = {
        "fr": "Vous n'avez pas cette application d'authentification",
        "ar": "ليس لديكم تطبيق المصادقة هذا",
        "en": "You have no such authenticator app",
    }


class TropDApplications(Problem):
    """A person has a limited number of apps."""

    status, code = 409, "identity.trop-d-applications"
    titles: ClassVar = {
        "fr": "Vous avez déjà cinq applications d'authentification ; supprimez-en une d'abord",
        "ar": "لديكم خمسة تطبيقات مصادقة، احذفوا أحدها أولا",
        "en": "You have five authenticator apps already; remove one first",
    }


class CodeIncorrect(Problem):
    """The code is not the right one, or has served."""

    status, code = 422, "identity.code-incorrect"
    titles: ClassVar = {
        "fr": "Ce code n'est pas le bon",
        "ar": "هذا الرمز غير صحيح",
        "en": "This code is not right",
    }


class CodeExpire(Problem):
    """No code is awaited: too old, tried too often, or never sent."""

    status, code = 409, "identity.code-expire"
    titles: ClassVar = {
        "fr": "Ce code n'est plus valable ; demandez-en un autre",
        "ar": "لم يعد هذا الرمز صالحا، اطلبوا رمزا آخر",
        "en": "This code is no longer valid; ask for another",
    }


class TropDeCodes(Problem):
    """Codes are sent at most once a minute and five times an hour; `Retry-After` says when."""

    status, code = 429, "identity.trop-de-codes"
    titles: ClassVar = {
        "fr": "Un code vient d'être envoyé ; patientez avant d'en demander un autre",
        "ar": "أرسل رمز للتو، انتظروا قبل طلب رمز آخر",
        "en": "A code has just been sent; wait before asking for another",
    }


class NumeroInvalide(Problem):
    """What was given is no telephone number."""

    status, code = 422, "identity.numero-invalide"
    titles: ClassVar = {
        "fr": "Ce numéro de téléphone n'est pas valable",
        "ar": "رقم الهاتف هذا غير صالح",
        "en": "This telephone number is not valid",
    }


class TelephoneInconnu(Problem):
    """The caller has given no telephone number."""

    status, code = 404, "identity.telephone-inconnu"
    titles: ClassVar = {
        "fr": "Vous n'avez pas de numéro de téléphone",
        "ar": "ليس لديكم رقم هاتف",
        "en": "You have no telephone number",
    }


class SmsImpossible(Problem):
    """Nothing that carries text messages is configured."""

    status, code = 409, "identity.sms-impossible"
    titles: ClassVar = {
        "fr": "L'envoi de SMS n'est pas proposé",
        "ar": "خدمة الرسائل القصيرة غير متاحة",
        "en": "Text messages are not offered",
    }


class SmsEchoue(Problem):
    """The message could not be handed over."""

    status, code = 503, "identity.sms-echoue"
    titles: ClassVar = {
        "fr": "Le SMS n'a pas pu être envoyé ; réessayez dans un instant",
        "ar": "تعذر إرسال الرسالة القصيرة، أعيدوا المحاولة بعد لحظات",
        "en": "The text message could not be sent; try again shortly",
    }


class DemandeInconnue(Problem):
    """No such request for help is open, or not in the caller's company."""

    status, code = 404, "identity.demande-inconnue"
    titles: ClassVar = {
        "fr": "Cette demande d'aide n'existe pas ou n'est plus ouverte",
        "ar": "طلب المساعدة هذا غير موجود أو لم يعد مفتوحا",
        "en": "This request for help does not exist or is no longer open",
    }


class DecisionPourSoi(Problem):
    """Nobody decides on their own request."""

    status, code = 403, "identity.decision-pour-soi"
    titles: ClassVar = {
        "fr": "Une autre personne doit décider de votre demande",
        "ar": "يجب أن يبت شخص آخر في طلبكم",
        "en": "Another person must decide on your request",
    }
