"""With what does Portnet ID work? Built once from the settings, handed to every action."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from services.identity.keyring import Keyring
from services.identity.mailer import Mailer, Sms, carrier
from services.identity.passwords import Passwords
from services.identity.rules.password_policy import PasswordPolicy
from services.identity.settings import Settings
from services.identity.vault import Vault
from shared.settings import SettingsError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True)
class Means:
    """The vault, the passwords and what they must be like, the keys, the mail."""

    settings: Settings
    vault: Vault
    passwords: Passwords
    policy: PasswordPolicy
    keyring: Keyring
    mailer: Mailer
    sms: Sms | None
    """What carries text messages, where something does."""

    @property
    def issuer(self) -> str:
        """The issuer, as it stands in tokens; never from a request's Host."""
        return self.settings.oidc_issuer

    @property
    def origin(self) -> str:
        """Scheme, host and port of the issuer, as a browser sends them in `Origin`."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_on_loopback(self) -> bool:
        """Whether this is a demonstration on one machine, that nobody reaches from elsewhere."""
        return urlsplit(self.issuer).hostname in LOOPBACK


def make(settings: Settings) -> Means:
    """Return the means for `settings`.

    Raises: SettingsError — the issuer or the key cannot be used.
    """
    parts = urlsplit(settings.oidc_issuer)
    if parts.path != "/id" or parts.query or parts.fragment or not parts.hostname:
        raise SettingsError("identity cannot start; OIDC_ISSUER: must end in /id and have no query")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise SettingsError(
            "identity cannot start; OIDC_ISSUER: must be https (http on loopback only)"
        )
    vault, mailer = Vault(settings.key_secret), Mailer(settings)
    return Means(
        settings=settings,
        vault=vault,
        passwords=Passwords(
            memory_kib=settings.argon2_memory_kib,
            passes=settings.argon2_passes,
            lanes=settings.argon2_lanes,
        ),
        policy=_policy(settings),
        keyring=Keyring(vault, settings.oidc_issuer, settings.oidc_audience),
        mailer=mailer,
        sms=carrier(settings, mailer),
    )


def _policy(settings: Settings) -> PasswordPolicy:
    low, high = settings.password_min_characters, settings.password_max_characters
    phrase = settings.passphrase_from_characters
    if low < 8 or not 64 <= high <= 1024 or (phrase and phrase < max(low, 15)):
        raise SettingsError(
            "identity cannot start; IDENTITY_PASSWORD_MIN_CHARACTERS: 8 or more; "
            "IDENTITY_PASSWORD_MAX_CHARACTERS: 64 to 1024; "
            "IDENTITY_PASSPHRASE_FROM_CHARACTERS: 15 or more, or 0"
        )
    return PasswordPolicy(minimum=low, longest=high, passphrase_from=phrase)
