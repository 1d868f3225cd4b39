"""What do the letters of Portnet ID say?"""

import base64
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from services.identity.mailer import Mailer, SmsFailed
from services.identity.means import Means
from services.identity.models.members import Invitation
from services.identity.models.signin import Notice
from services.identity.rules import acces, lost_device
from services.identity.rules.members import INVITATION_LIFE
from shared import clock

INSTANTS = {"le", "effet"}
"""Details that are instants."""


class Letters:
    """The texts of mails, per language."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    async def one_time_code(self, mailer: Mailer, to: str, code: str, language: str) -> None:
        """Send a one-time code.

        Raises: MailFailed.
        """
        texts = self._texts[language]
        await mailer.send(
            to,
            texts["mail.code.subject"].format(code=code),
            texts["mail.code.text"].format(code=code),
            language,
        )

    async def password_link(self, mailer: Mailer, to: str, link: str, language: str) -> None:
        """Send a link to choose a new password.

        Raises: MailFailed.
        """
        texts = self._texts[language]
        await mailer.send(
            to, texts["mail.link.subject"], texts["mail.link.text"].format(link=link), language
        )

    async def address_link(self, mailer: Mailer, to: str, link: str, language: str) -> None:
        """Send a link by which the owner of a new address confirms it.

        Raises: MailFailed.
        """
        texts = self._texts[language]
        await mailer.send(
            to,
            texts["mail.adresse-lien.subject"],
            texts["mail.adresse-lien.text"].format(link=link),
            language,
        )

    async def invitation(
        self, mailer: Mailer, invitation: Invitation, raison_sociale: str, link: str
    ) -> None:
        """Send an invitation with its link.

        Raises: MailFailed.
        """
        texts = self._texts[invitation.langue]
        await mailer.send(
            invitation.email,
            texts["mail.invitation.subject"].format(entreprise=_isolated(raison_sociale)),
            texts["mail.invitation.text"].format(
                entreprise=_isolated(raison_sociale),
                par=_isolated(invitation.invite_par),
                profil=texts[f"profil.{invitation.profil}"],
                lien=link,
                jours=INVITATION_LIFE.days,
            ),
            invitation.langue,
        )

    async def text_message(self, means: Means, to: str, code: str, language: str) -> None:
        """Send a one-time code to a telephone.

        Raises: SmsFailed — it was not taken, or nothing carries text messages.
        """
        if means.sms is None:
            raise SmsFailed
        text = self._texts[language]["sms.code"].format(code=code)
        await means.sms.send(to, text, language)

    async def notice(self, means: Means, notice: Notice) -> None:
        """Send what happened to an account. Texts may use `{portail}`, and of `details` what the
        act has given; `le`, the instant of the act, and `effet` are shown in the portal's time, and
        `lien` is the link that was sealed, the one that cancels a request for help, or the way to
        the request to join that the mail is about.

        Raises: MailFailed.
        """
        texts = self._texts[notice.langue]
        words = {name: _isolated(word) for name, word in notice.details.items()}
        for name in INSTANTS & notice.details.keys():
            words[name] = _isolated(_local(notice.details[name]))
        if "demande" in notice.details:
            words["lien"] = lost_device.cancel_address(
                means.issuer, means.vault, UUID(notice.details["demande"])
            )
        if "message" in notice.details:
            words["message"] = _quoted(notice.details["message"])
        if "lien_scelle" in notice.details:
            link = base64.b64decode(notice.details["lien_scelle"])
            words["lien"] = means.vault.open("notice", "lien", link).decode()
        if "souscription" in notice.details:
            # Made when it is sent: no table holds a key that opens a file.
            words["lien"] = acces.link(
                means.vault,
                means.settings.portal_url,
                notice.details["souscription"],
                notice.details["reference"],
                notice.email,
            )
        await means.mailer.send(
            notice.email,
            texts[f"mail.{notice.kind}.subject"].format(**words),
            texts[f"mail.{notice.kind}.text"].format(portail=means.origin, **words),
            notice.langue,
        )


def _isolated(word: str) -> str:
    """Return what came from outside on one line, so that it keeps its order in an Arabic text."""
    return f"\u2068{' '.join(word.split())}\u2069"


def _quoted(message: str) -> str:
    """Return a message of several lines, set apart from the letter's own words."""
    lines = (line for line in message.splitlines() if line.strip())
    return "\n".join(f"    {_isolated(line)}" for line in lines)


def _local(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(clock.CASABLANCA):%d/%m/%Y %H:%M}"
