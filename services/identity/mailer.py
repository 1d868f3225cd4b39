"""How does Portnet ID send mail?"""

import ipaddress
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

import aiosmtplib

from services.identity.settings import Settings
from shared import clock, telemetry

TIMEOUT_SECONDS = 10
_FAILURES = (aiosmtplib.SMTPException, OSError, TimeoutError)


class MailFailed(Exception):  # noqa: N818 - says what happened
    """The relay did not take the message."""


class Mailer:
    """Hands messages to the SMTP relay, encrypted unless it is on this machine."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        mode = settings.smtp_tls
        if mode == "auto":
            mode = "none" if _is_loopback(settings.smtp_host) else "starttls"
        self._mode = mode

    async def send(self, to: str, subject: str, text: str, language: str) -> None:
        """Send a plain-text message.

        Raises: MailFailed — the relay is not there or refuses.
        """
        settings = self._settings
        message = EmailMessage()
        message["From"] = settings.mail_from
        message["To"] = to
        message["Subject"] = subject
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = make_msgid(domain=settings.mail_from.rpartition("@")[2] or None)
        message["Content-Language"] = language
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        try:
            await aiosmtplib.send(
                message,
                hostname=settings.smtp_host,
                port=settings.smtp_port,
                username=settings.smtp_username,
                password=settings.smtp_password.reveal() if settings.smtp_password else None,
                use_tls=self._mode == "tls",
                start_tls=self._mode == "starttls",
                timeout=TIMEOUT_SECONDS,
            )
        except (*_FAILURES, ValueError) as error:
            telemetry.log.warning("mail.failed", error=type(error).__name__)
            raise MailFailed from error


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
