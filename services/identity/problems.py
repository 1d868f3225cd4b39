"""How can Portnet ID's API refuse?"""

from typing import ClassVar

from shared.problems import Problem


class EntrepriseInconnue(Problem):
    """No company bears this ICE."""

    status, code = 404, "identity.entreprise-inconnue"
    titles: ClassVar = {
        "fr": "Aucune entreprise ne porte cet ICE",
        "ar": "لا توجد مقاولة بهذا الرقم ICE",
        "en": "No company has this ICE",
    }


class CompteInconnu(Problem):
    """The token's person or affectation is not there any more."""

    status, code = 404, "identity.compte-inconnu"
    titles: ClassVar = {
        "fr": "Ce compte n'existe plus",
        "ar": "لم يعد هذا الحساب موجودا",
        "en": "This account does not exist any more",
    }
