"""What can be configured in Portnet ID?"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from shared.settings import Secret, ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """Portnet ID's configuration. Environment prefix: IDENTITY_."""

    own: ClassVar[frozenset[str]] = ServiceSettings.own | {
        "key_secret",
        "smtp_password",
        "sms_token",
    }

    key_secret: Secret
    """32 random bytes in base64: seals signing keys and TOTP secrets, keys every digest."""
    smtp_host: str
    smtp_port: int
    mail_from: str
    """The sender of one-time codes and notices."""
    smtp_username: str | None = None
    smtp_password: Secret | None = None
    smtp_tls: Literal["auto", "starttls", "tls", "none"] = "auto"
    """`auto`: STARTTLS is demanded of every relay but one on this very machine."""
    sms_url: str | None = None
    """The SMS provider's address; without one no code goes by SMS."""
    sms_token: Secret | None = None
    sms_sender: str = "PORTNET"
    sms_mail_domain: str | None = None
    """For demonstrations: without a provider, text messages are mailed to <number>@<domain>."""
    lost_device_delay_hours: int = 24
    """How long after its approval a request for help takes effect, so that the person may still
    cancel one that is not theirs."""
    trusted_proxies: str = "127.0.0.0/8,::1/128"
    """Networks whose X-Forwarded-For is believed: the gateway's, nobody else's."""
    argon2_memory_kib: int = 47_104
    """Argon2id memory. Source: OWASP Password Storage, first of the recommended settings (46 MiB,
    one pass, one lane); see docs/security.md for the measure."""
    argon2_passes: int = 1
    argon2_lanes: int = 1
    password_min_characters: int = 8
    """Source: user guide, III.C."""
    password_max_characters: int = 128
    """At least 64. Source: NIST SP 800-63B-4, 3.1.1.2; ASVS 5.0, 6.2.9."""
    passphrase_from_characters: int = 15
    """From so many characters on, capitals, digits and signs are not demanded; 0 for never. See
    docs/adr/0016."""
    journal_days: Annotated[int, Meta(ge=366, le=36_525)] = 1_827
    """How long the security log is kept: five years. The database itself refuses to forget any line
    of the last year (domain decision; law 09-08, article 3: no longer than the purpose needs)."""
