"""How does Portnet ID send mail and text messages?"""

import ipaddress
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import Protocol
from urllib.parse import urlsplit

import aiosmtplib
import httpx

from services.identity.settings import Settings
from shared import clock, telemetry
from shared.settings import Secret, SettingsError

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


class SmsFailed(Exception):  # noqa: N818 - says what happened
    """The message was not taken."""


class Sms(Protocol):
    """Whatever carries text messages."""

    async def send(self, to: str, text: str, language: str) -> None:
        """Send `text` to the number `to`, in international form.

        Raises: SmsFailed.
        """
        ...


class HttpSms:
    """A provider that takes a JSON document `{"to", "from", "text"}` over HTTPS, with a bearer
    token, and answers 2xx when it has taken it.
    """

    def __init__(self, url: str, token: Secret, sender: str) -> None:
        self._url, self._token, self._sender = url, token, sender

    async def send(self, to: str, text: str, language: str) -> None:  # noqa: ARG002
        """Hand the message to the provider.

        Raises: SmsFailed — it is away, or refuses.
        """
        headers = {"Authorization": f"Bearer {self._token.reveal()}"}
        body = {"to": to, "from": self._sender, "text": text}
        try:
            # No redirect is followed: the token goes to the provider and nowhere else.
            async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as http:
                answer = await http.post(self._url, json=body, headers=headers)
        except httpx.HTTPError as error:
            telemetry.log.warning("sms.unreachable", error=type(error).__name__)
            raise SmsFailed from error
        if not answer.is_success:
            telemetry.log.warning("sms.refused", status=answer.status_code)
            raise SmsFailed


class MailedSms:
    """Puts messages where the demo's mails are read: to `<number>@<domain>`."""

    def __init__(self, mailer: Mailer, domain: str) -> None:
        self._mailer, self._domain = mailer, domain

    async def send(self, to: str, text: str, language: str) -> None:
        """Mail the message.

        Raises: SmsFailed.
        """
        try:
            await self._mailer.send(f"{to}@{self._domain}", "SMS", text, language)
        except MailFailed as error:
            raise SmsFailed from error


def carrier(settings: Settings, mailer: Mailer) -> Sms | None:
    """Return what carries text messages, None when nothing is configured.

    Raises: SettingsError — a provider without its token, or not over HTTPS.
    """
    if settings.sms_url is None:
        return MailedSms(mailer, settings.sms_mail_domain) if settings.sms_mail_domain else None
    parts = urlsplit(settings.sms_url)
    if parts.scheme != "https" and not _is_loopback(parts.hostname or ""):
        raise SettingsError("identity cannot start; IDENTITY_SMS_URL: must be https")
    if settings.sms_token is None:
        raise SettingsError("identity cannot start; IDENTITY_SMS_TOKEN: missing")
    return HttpSms(settings.sms_url, settings.sms_token, settings.sms_sender)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
