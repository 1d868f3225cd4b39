"""How can the administration of a company's people refuse?"""

from typing import ClassVar

from shared.problems import Problem


class MembreInconnu(Problem):
    """Nobody of the company has this number."""

    status, code = 404, "identity.membre-inconnu"
    titles: ClassVar = {
        "fr": "Cette personne ne travaille pas dans cette entreprise",
        "ar": "هذا الشخص لا يعمل في هذه المقاولة",
        "en": "This person does not work for this company",
    }


class SoiMeme(Problem):
    """An administrator would lock themselves out."""

    status, code = 409, "identity.soi-meme"
    titles: ClassVar = {
        "fr": "Vous ne pouvez pas le faire pour vous-même ; demandez à un autre administrateur",
        "ar": "لا يمكنكم القيام بذلك لأنفسكم، اطلبوه من مسؤول آخر",
        "en": "You cannot do this to yourself; ask another administrator",
    }


class DernierAdministrateur(Problem):
    """Without this person nobody would administer the company."""

    status, code = 409, "identity.dernier-administrateur"
    titles: ClassVar = {
        "fr": "C'est le dernier administrateur actif de l'entreprise ; nommez-en un autre d'abord",
        "ar": "هذا آخر مسؤول نشط في المقاولة، عينوا مسؤولا آخر أولا",
        "en": "This is the company's last active administrator; appoint another first",
    }


class ProfilEtranger(Problem):
    """The company does not work under this profile."""

    status, code = 409, "identity.profil-etranger"
    titles: ClassVar = {
        "fr": "L'entreprise n'a pas ce profil",
        "ar": "ليست للمقاولة هذه الصفة",
        "en": "The company does not have this profile",
    }


class DejaSuspendu(Problem):
    """The person is suspended already."""

    status, code = 409, "identity.deja-suspendu"
    titles: ClassVar = {
        "fr": "Cette personne est déjà suspendue",
        "ar": "هذا الشخص موقوف من قبل",
        "en": "This person is suspended already",
    }


class PasSuspendu(Problem):
    """The person is not suspended."""

    status, code = 409, "identity.pas-suspendu"
    titles: ClassVar = {
        "fr": "Cette personne n'est pas suspendue",
        "ar": "هذا الشخص غير موقوف",
        "en": "This person is not suspended",
    }


class MembreBloque(Problem):
    """PORTNET has blocked the account; the company cannot open it."""

    status, code = 409, "identity.membre-bloque"
    titles: ClassVar = {
        "fr": "Ce compte est bloqué par PORTNET ; contactez l'assistance",
        "ar": "هذا الحساب محجوب من طرف PORTNET، اتصلوا بالمساعدة",
        "en": "PORTNET has blocked this account; contact the help desk",
    }


class ComptePartage(Problem):
    """The person works for others too: their factors are PORTNET's to reset."""

    status, code = 409, "identity.compte-partage"
    titles: ClassVar = {
        "fr": "Cette personne travaille pour d'autres entreprises aussi ; adressez-vous à PORTNET",
        "ar": "هذا الشخص يعمل لمقاولات أخرى أيضا، اتصلوا ب PORTNET",
        "en": "This person works for other companies too; turn to PORTNET",
    }


class RetraitDejaDemande(Problem):
    """The person has asked for help already, or it was decided: that request is to be followed."""

    status, code = 409, "identity.retrait-deja-demande"
    titles: ClassVar = {
        "fr": "Une demande d'aide de cette personne est déjà ouverte ou approuvée",
        "ar": "يوجد طلب مساعدة لهذا الشخص مفتوح أو موافق عليه",
        "en": "A request for help of this person is open or approved already",
    }


class DejaMembre(Problem):
    """The owner of the address works for the company already."""

    status, code = 409, "identity.deja-membre"
    titles: ClassVar = {
        "fr": "Cette adresse est déjà celle d'un utilisateur de l'entreprise",
        "ar": "هذا العنوان لمستخدم من المقاولة من قبل",
        "en": "This address is already that of one of the company's users",
    }


class InvitationInconnue(Problem):
    """The company has no such invitation."""

    status, code = 404, "identity.invitation-inconnue"
    titles: ClassVar = {
        "fr": "Cette invitation n'existe pas",
        "ar": "لا توجد هذه الدعوة",
        "en": "There is no such invitation",
    }


class InvitationTerminee(Problem):
    """The invitation was accepted or cancelled."""

    status, code = 409, "identity.invitation-terminee"
    titles: ClassVar = {
        "fr": "Cette invitation est déjà acceptée ou annulée",
        "ar": "هذه الدعوة مقبولة أو ملغاة من قبل",
        "en": "This invitation has been accepted or cancelled",
    }


class TropDEnvois(Problem):
    """Letters to this address, or of this company, must wait."""

    status, code = 429, "identity.trop-d-envois"
    titles: ClassVar = {
        "fr": "Trop d'envois ; attendez avant d'envoyer un nouveau courriel",
        "ar": "رسائل كثيرة جدا، انتظروا قبل إرسال رسالة جديدة",
        "en": "Too many letters; wait before you send another",
    }


class EnvoiImpossible(Problem):
    """The relay did not take the letter; what it was to tell stands."""

    status, code = 503, "identity.envoi-impossible"
    titles: ClassVar = {
        "fr": "Le courriel n'est pas parti ; renvoyez-le dans une minute",
        "ar": "لم ترسل الرسالة، أعيدوا إرسالها بعد دقيقة",
        "en": "The letter did not leave; send it again in a minute",
    }
