"""How can the dashboard refuse?"""

from typing import ClassVar

from shared.problems import Problem


class IceRequis(Problem):
    """Who belongs to no company must say whose board to show."""

    status, code = 422, "dashboard.ice-requis"
    titles: ClassVar = {
        "fr": "Indiquez l'ICE de l'entreprise à consulter",
        "ar": "حدد التعريف الموحد للمقاولة (ICE) المراد الاطلاع عليها",
        "en": "Say which company to show, by its ICE",
    }


class NotificationInconnue(Problem):
    """There is no such notification, or it is another company's."""

    status, code = 404, "dashboard.notification-inconnue"
    titles: ClassVar = {
        "fr": "Cette notification n'existe pas",
        "ar": "هذا الإشعار غير موجود",
        "en": "There is no such notification",
    }
