"""How can a change that is asked for be refused by the portal?"""

from typing import ClassVar

from shared.problems import Problem


class ModificationInconnue(Problem):
    """No such change, or not the caller's to know of."""

    status, code = 404, "identity.modification-inconnue"
    titles: ClassVar = {
        "fr": "Cette demande de modification n'existe pas",
        "ar": "طلب التعديل هذا غير موجود",
        "en": "There is no such request for a change",
    }


class ModificationOuverte(Problem):
    """The same is asked for already and not decided."""

    status, code = 409, "identity.modification-ouverte"
    titles: ClassVar = {
        "fr": "Une modification de cette donnée est déjà demandée",
        "ar": "سبق طلب تعديل هذه المعلومة",
        "en": "A change of this is asked for already",
    }


class ModificationClose(Problem):
    """It was decided or cancelled before."""

    status, code = 409, "identity.modification-close"
    titles: ClassVar = {
        "fr": "Cette demande n'est plus ouverte",
        "ar": "لم يعد هذا الطلب مفتوحا",
        "en": "This request is not open any more",
    }
