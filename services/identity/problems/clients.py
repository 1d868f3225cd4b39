"""How can the desk of partner clients refuse?"""

from typing import ClassVar

from shared.problems import Problem


class ClientInconnu(Problem):
    """No client has this identifier."""

    status, code = 404, "identity.client-inconnu"
    titles: ClassVar = {
        "fr": "Aucun client ne porte cet identifiant",
        "ar": "لا يوجد عميل بهذا المعرف",
        "en": "No client has this identifier",
    }


class ClientExiste(Problem):
    """A client has this identifier already."""

    status, code = 409, "identity.client-existe"
    titles: ClassVar = {
        "fr": "Un client porte déjà cet identifiant",
        "ar": "يوجد عميل بهذا المعرف من قبل",
        "en": "A client has this identifier already",
    }


class ClientInterne(Problem):
    """One of the portal's own programs: it is set by command only."""

    status, code = 409, "identity.client-interne"
    titles: ClassVar = {
        "fr": "Ce client est un programme du portail ; il ne se modifie pas ici",
        "ar": "هذا العميل برنامج من برامج البوابة، ولا يعدّل من هنا",
        "en": "This client is one of the portal's own programs; it is not changed here",
    }


class SansSecret(Problem):
    """The client proves itself by its keys: it has no secret to renew."""

    status, code = 409, "identity.client-sans-secret"
    titles: ClassVar = {
        "fr": "Ce client s'authentifie par ses clés ; il n'a pas de secret",
        "ar": "هذا العميل يثبت هويته بمفاتيحه وليس له سر",
        "en": "This client authenticates by its keys; it has no secret",
    }
