"""How can the operator's desk refuse?"""

from typing import ClassVar

from shared.problems import Problem


class DejaModifie(Problem):
    """It was changed since the caller read it; nothing was written over."""

    status, code = 409, "identity.deja-modifie"
    titles: ClassVar = {
        "fr": "Quelqu'un l'a modifié entre-temps ; relisez avant de recommencer",
        "ar": "لقد عدّله شخص آخر في هذه الأثناء، أعيدوا القراءة قبل المحاولة من جديد",
        "en": "Somebody has changed it meanwhile; read it again before you retry",
    }


class EntrepriseExiste(Problem):
    """A company is registered under this ICE already."""

    status, code = 409, "identity.entreprise-existe"
    titles: ClassVar = {
        "fr": "Une entreprise est déjà enregistrée avec cet ICE",
        "ar": "توجد مقاولة مسجلة من قبل بهذا الرقم ICE",
        "en": "A company is registered with this ICE already",
    }


class ProfilPorte(Problem):
    """People work under the profile that would be taken away; `personnes` says how many."""

    status, code = 409, "identity.profil-porte"
    titles: ClassVar = {
        "fr": "Des personnes travaillent sous ce profil ; retirez-le-leur d'abord",
        "ar": "هناك أشخاص يعملون بهذه الصفة، اسحبوها منهم أولا",
        "en": "People work under this profile; take it from them first",
    }


class EntreprisePortnet(Problem):
    """The company carries PORTNET's own staff: it is not changed at the desk."""

    status, code = 409, "identity.entreprise-portnet"
    titles: ClassVar = {
        "fr": "Cette entreprise est celle des opérateurs ; elle ne se suspend pas ici",
        "ar": "هذه مقاولة المشغلين، ولا يمكن توقيفها من هنا",
        "en": "This is the operators' own company; it is not suspended here",
    }


class PasSoiMeme(Problem):
    """An act that one may not do on oneself."""

    status, code = 409, "identity.pas-soi-meme"
    titles: ClassVar = {
        "fr": "Vous ne pouvez pas le faire pour vous-même ; demandez-le à quelqu'un d'autre",
        "ar": "لا يمكنكم القيام بذلك لأنفسكم، اطلبوه من شخص مخول آخر",
        "en": "You cannot do this for yourself; ask somebody else who may",
    }


class DernierOperateur(Problem):
    """Without this account nobody could run the desk."""

    status, code = 409, "identity.dernier-operateur"
    titles: ClassVar = {
        "fr": "C'est le dernier compte d'opérateur ; il ne peut pas être suspendu",
        "ar": "هذا آخر حساب مشغل، ولا يمكن توقيفه",
        "en": "This is the last operator's account; it cannot be suspended",
    }


class CourrierIndisponible(Problem):
    """The mail that the act stands on could not be handed over; nothing was done."""

    status, code = 503, "identity.courrier-indisponible"
    titles: ClassVar = {
        "fr": "Le message n'a pas pu partir ; rien n'a été changé, réessayez",
        "ar": "تعذر إرسال الرسالة، لم يتغير شيء، أعيدوا المحاولة",
        "en": "The mail could not be sent; nothing was changed, try again",
    }


class CompteBloque(Problem):
    """The account is suspended: nothing is sent to its owner."""

    status, code = 409, "identity.compte-suspendu"
    titles: ClassVar = {
        "fr": "Ce compte est suspendu ; rétablissez-le d'abord",
        "ar": "هذا الحساب موقوف، أعيدوه أولا",
        "en": "This account is suspended; reinstate it first",
    }
