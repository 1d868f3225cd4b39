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


class CleInconnue(Problem):
    """The caller has no such passkey."""

    status, code = 404, "identity.cle-inconnue"
    titles: ClassVar = {
        "fr": "Vous n'avez pas cette clé d'accès",
        "ar": "ليس لديكم مفتاح المرور هذا",
        "en": "You have no such passkey",
    }


class CleRefusee(Problem):
    """The device's answer is not to our challenge, or not right."""

    status, code = 422, "identity.cle-refusee"
    titles: ClassVar = {
        "fr": "Cette clé d'accès n'a pas pu être vérifiée ; recommencez",
        "ar": "تعذر التحقق من مفتاح المرور هذا، أعيدوا المحاولة",
        "en": "This passkey could not be verified; try again",
    }


class CleDejaConnue(Problem):
    """The passkey was added before."""

    status, code = 409, "identity.cle-deja-connue"
    titles: ClassVar = {
        "fr": "Cette clé d'accès est déjà enregistrée",
        "ar": "مفتاح المرور هذا مسجل من قبل",
        "en": "This passkey is registered already",
    }


class TropDeCles(Problem):
    """A person has a limited number of passkeys."""

    status, code = 409, "identity.trop-de-cles"
    titles: ClassVar = {
        "fr": "Vous avez déjà dix clés d'accès ; supprimez-en une d'abord",
        "ar": "لديكم عشرة مفاتيح مرور، احذفوا أحدها أولا",
        "en": "You have ten passkeys already; remove one first",
    }


class DernierFacteur(Problem):
    """Without it the person could not sign in any more."""

    status, code = 409, "identity.dernier-facteur"
    titles: ClassVar = {
        "fr": "C'est votre dernier facteur de connexion ; ajoutez-en un autre d'abord",
        "ar": "هذا آخر عامل لتسجيل دخولكم، أضيفوا عاملا آخر أولا",
        "en": "This is your last sign-in factor; add another first",
    }
