"""What do the letters of Portnet ID say?"""

from collections.abc import Mapping

from services.identity.mailer import Mailer


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
