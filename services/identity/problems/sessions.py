"""How can requests about sessions and the security log be refused?"""

from typing import ClassVar

from shared.problems import Problem


class SessionInconnue(Problem):
    """The person has no such open session."""

    status, code = 404, "identity.session-inconnue"
    titles: ClassVar = {
        "fr": "Cette session n'existe pas ou a déjà pris fin",
        "ar": "هذه الجلسة غير موجودة أو انتهت من قبل",
        "en": "There is no such session, or it has ended already",
    }


class PersonneInconnue(Problem):
    """Nobody of the caller's company bears this identifier."""

    status, code = 404, "identity.personne-inconnue"
    titles: ClassVar = {
        "fr": "Cette personne ne travaille pas pour votre entreprise",
        "ar": "هذا الشخص لا يعمل لدى مقاولتكم",
        "en": "This person does not work for your company",
    }


class ConnexionInconnue(Problem):
    """The caller has no such recent sign-in, or the password was not right in it."""

    status, code = 404, "identity.connexion-inconnue"
    titles: ClassVar = {
        "fr": "Cette connexion ne peut pas être contestée",
        "ar": "لا يمكن الاعتراض على عملية الدخول هذه",
        "en": "This sign-in cannot be contested",
    }
