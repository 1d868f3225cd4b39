"""How can procurations be refused?"""

from typing import ClassVar

from shared.problems import Problem, TooLarge, UnsupportedMedia


class ProcurationInconnue(Problem):
    """The caller's company is on neither side of such a procuration."""

    status, code = 404, "identity.procuration-inconnue"
    titles: ClassVar = {
        "fr": "Cette procuration n'existe pas",
        "ar": "هذه الوكالة غير موجودة",
        "en": "There is no such procuration",
    }


class ActeReserve(Problem):
    """The step belongs to the other company, or to customs."""

    status, code = 403, "identity.acte-reserve"
    titles: ClassVar = {
        "fr": "Cette décision n'appartient pas à votre entreprise",
        "ar": "هذا القرار ليس من اختصاص مقاولتكم",
        "en": "This decision is not your company's",
    }


class ActeImpossible(Problem):
    """The procuration is in a state where this cannot be done."""

    status, code = 409, "identity.acte-impossible"
    titles: ClassVar = {
        "fr": "L'état de la procuration ne le permet pas",
        "ar": "حالة الوكالة لا تسمح بذلك",
        "en": "The procuration's state does not allow it",
    }


class MotifRequis(Problem):
    """The other company has to know why."""

    status, code = 422, "identity.motif-requis"
    titles: ClassVar = {
        "fr": "Indiquez le motif : l'autre entreprise le lira",
        "ar": "بيّنوا السبب: ستطلع عليه المقاولة الأخرى",
        "en": "Give the reason: the other company will read it",
    }


class MandataireInconnu(Problem):
    """No company of the portal bears the agent's ICE."""

    status, code = 422, "identity.mandataire-inconnu"
    titles: ClassVar = {
        "fr": "Aucune entreprise inscrite ne porte l'ICE du mandataire",
        "ar": "لا توجد مقاولة مسجلة برقم ICE الخاص بالوكيل",
        "en": "No registered company has the agent's ICE",
    }


class DocumentIllisible(UnsupportedMedia):
    """What was sent is no PDF."""

    code = "identity.document-illisible"
    titles: ClassVar = {
        "fr": "Le document signé doit être un fichier PDF",
        "ar": "يجب أن تكون الوثيقة الموقعة ملف PDF",
        "en": "The signed document must be a PDF file",
    }


class DocumentTropGrand(TooLarge):
    """The signed paper is larger than anyone should have to load."""

    code = "identity.document-trop-grand"
    titles: ClassVar = {
        "fr": "Le document signé dépasse 5 Mo",
        "ar": "تتجاوز الوثيقة الموقعة 5 ميغابايت",
        "en": "The signed document is larger than 5 MB",
    }
