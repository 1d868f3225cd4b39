"""How can a change of password be refused?"""

from typing import ClassVar

from shared.problems import Problem


class MotDePasseIncorrect(Problem):
    """The present password is not the one that was typed."""

    status, code = 422, "identity.mot-de-passe-incorrect"
    titles: ClassVar = {
        "fr": "Le mot de passe actuel n'est pas le bon",
        "ar": "كلمة المرور الحالية غير صحيحة",
        "en": "The present password is not right",
    }


class MotDePasseRefuse(Problem):
    """The new password breaks rules; `errors` tells every one."""

    status, code = 422, "identity.mot-de-passe-refuse"
    titles: ClassVar = {
        "fr": "Ce nouveau mot de passe ne convient pas",
        "ar": "كلمة المرور الجديدة غير مقبولة",
        "en": "This new password will not do",
    }


class MotDePasseModifie(Problem):
    """Somebody else changed the password meanwhile."""

    status, code = 409, "identity.mot-de-passe-modifie"
    titles: ClassVar = {
        "fr": "Votre mot de passe vient d'être changé ailleurs ; reconnectez-vous",
        "ar": "تم تغيير كلمة المرور للتو من مكان آخر، سجلوا الدخول من جديد",
        "en": "Your password has just been changed elsewhere; sign in again",
    }


class TropDeTentatives(Problem):
    """A wrong password was given too often; `Retry-After` says when to try again."""

    status, code = 429, "identity.trop-de-tentatives"
    titles: ClassVar = {
        "fr": "Trop de tentatives ; réessayez dans quelques instants",
        "ar": "محاولات كثيرة جدا، أعيدوا المحاولة بعد لحظات",
        "en": "Too many attempts; try again shortly",
    }
