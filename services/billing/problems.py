"""How can billing refuse?"""

from typing import ClassVar

from shared.problems import Problem


class OffreInconnue(Problem):
    """No such offer is sold."""

    status, code = 422, "billing.offre-inconnue"
    titles: ClassVar = {
        "fr": "Cette offre n'existe pas ou n'est plus en vente",
        "ar": "هذا العرض غير موجود أو لم يعد متاحا للبيع",
        "en": "This offer does not exist or is no longer sold",
    }


class EntrepriseInconnue(Problem):
    """Identity has told of no company with this ICE."""

    status, code = 422, "billing.entreprise-inconnue"
    titles: ClassVar = {
        "fr": "Aucune entreprise n'est enregistrée sous cet ICE",
        "ar": "لا توجد مقاولة مسجلة بهذا التعريف الموحد",
        "en": "No company is registered under this ICE",
    }


class ForfaitInconnu(Problem):
    """The company has no such package."""

    status, code = 404, "billing.forfait-inconnu"
    titles: ClassVar = {
        "fr": "Ce forfait n'existe pas",
        "ar": "هذه الباقة غير موجودة",
        "en": "There is no such package",
    }


class CleReutilisee(Problem):
    """The idempotency key was used before for another order."""

    status, code = 422, "billing.cle-reutilisee"
    titles: ClassVar = {
        "fr": "Cette clé d'idempotence a déjà servi pour une autre commande",
        "ar": "سبق استعمال مفتاح منع التكرار هذا لطلب آخر",
        "en": "This idempotency key was used before for another order",
    }


class TransitionInterdite(Problem):
    """The package's state does not allow this."""

    status, code = 409, "billing.transition-interdite"
    titles: ClassVar = {
        "fr": "L'état du forfait ne permet pas cette action",
        "ar": "حالة الباقة لا تسمح بهذه العملية",
        "en": "The package's state does not allow this",
    }
