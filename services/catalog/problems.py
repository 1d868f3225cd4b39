"""How can the catalogue refuse?"""

from typing import ClassVar

from shared.problems import Problem


class ServiceInconnu(Problem):
    """No such service is offered to the caller's profile."""

    status, code = 404, "catalog.service-inconnu"
    titles: ClassVar = {
        "fr": "Ce service n'existe pas ou n'est pas ouvert à votre profil",
        "ar": "هذه الخدمة غير موجودة أو غير متاحة لصفتكم",
        "en": "This service does not exist or is not open to your profile",
    }


class FavorisPleins(Problem):
    """The person has starred as many services as the list holds."""

    status, code = 409, "catalog.favoris-pleins"
    titles: ClassVar = {
        "fr": "Votre liste de favoris est pleine",
        "ar": "قائمة مفضلاتكم ممتلئة",
        "en": "Your list of favourites is full",
    }
