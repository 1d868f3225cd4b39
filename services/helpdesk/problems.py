"""How can the help desk refuse?"""

from typing import ClassVar

from shared.problems import Problem


class GuideInconnu(Problem):
    """No such guide is published."""

    status, code = 404, "helpdesk.guide-inconnu"
    titles: ClassVar = {
        "fr": "Ce guide n'est pas encore publié",
        "ar": "هذا الدليل غير منشور بعد",
        "en": "This guide is not published yet",
    }


class ReclamationInconnue(Problem):
    """The caller has no complaint with this number."""

    status, code = 404, "helpdesk.reclamation-inconnue"
    titles: ClassVar = {
        "fr": "Vous n'avez pas de réclamation avec ce numéro",
        "ar": "ليست لديكم شكاية بهذا الرقم",
        "en": "You have no complaint with this number",
    }
