"""What do the letters of Portnet ID say?"""

from collections.abc import Mapping
from datetime import datetime

from services.identity.mailer import Mailer
from services.identity.means import Means
from services.identity.models.signin import Notice
from shared import clock


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

    async def notice(self, means: Means, notice: Notice) -> None:
        """Send what happened to an account. Texts may use `{portail}`, and of `details` what the
        act has given; `le` is the instant of the act, shown in the portal's time.

        Raises: MailFailed.
        """
        texts = self._texts[notice.langue]
        words = {name: _isolated(word) for name, word in notice.details.items()}
        if "le" in notice.details:
            words["le"] = _isolated(_local(notice.details["le"]))
        await means.mailer.send(
            notice.email,
            texts[f"mail.{notice.kind}.subject"].format(**words),
            texts[f"mail.{notice.kind}.text"].format(portail=means.origin, **words),
            notice.langue,
        )


def _isolated(word: str) -> str:
    """Return what came from outside on one line, so that it keeps its order in an Arabic text."""
    return f"\u2068{' '.join(word.split())}\u2069"


def _local(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(clock.CASABLANCA):%d/%m/%Y %H:%M}"
