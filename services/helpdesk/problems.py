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
