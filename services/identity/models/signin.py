"""What shapes do a sign-in in progress and the session after it have?"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from services.identity.models.people import Affectation

Acr = Literal["mfa-oob", "mfa", "mfa-phr"]
ThrottleKind = Literal["compte", "adresse", "appareil", "code", "souscription"]
Canal = Literal["EMAIL", "SMS"]
Step = Literal["password", "code", "enrol", "renew", "recovery", "profil", "done"]
Refusal = Literal[
    "wrong-password",
    "slow-down",
    "wrong-code",
    "code-expired",
    "code-used",
    "factor-resting",
    "mail-failed",
    "mail-wait",
    "mail-limit",
    "stronger-factor",
    "choose-one",
    "wrong-passkey",
    "name-missing",
    "username-bad",
    "username-taken",
    "has-account",
    "no-account",
    "wrong-recovery",
]
Loss = Literal[
    "address-link",
    "address-taken",
    "expired",
    "too-many-codes",
    "no-profil",
    "signed-out",
    "bad-form",
    "used",
    "link-void",
    "invitation",
    "invitation-used",
    "invitation-expired",
]


class LoginTransaction(Struct, frozen=True, kw_only=True):
    """A sign-in in progress."""

    transaction_id: UUID
    client_id: str
    request: dict[str, str]
    """The authorization request's parameters, already validated."""
    pushed_digest: bytes | None
    browser_digest: bytes
    opening_digest: bytes
    langue: str
    acr_wanted: str | None
    user_id: UUID | None
    """Known once the password is accepted."""
    password_at: datetime | None
    email_proved_at: datetime | None
    """When a code by e-mail was accepted from someone who must still enrol a device."""
    recovered_at: datetime | None = None
    """When a recovery code was accepted: a new app may be enrolled, or the sign-in goes on."""
    recovery_shown: bytes | None = None
    """New recovery codes, sealed, until the person says that they are kept."""
    code_failures: int
    proved_acr: Acr | None = None
    """What both factors proved, while a new password is awaited."""
    proved_amr: tuple[str, ...] = ()
    proved_method: str | None = None
    proof_digest: bytes | None
    session_id: UUID | None
    renews_id: UUID | None
    """The session that this sign-in renews."""
    choose_profil: bool
    challenge: bytes | None
    """What a passkey must sign."""
    grant_id: UUID | None
    """The grant whose code went to the client last."""
    created_at: datetime
    expires_at: datetime
    completed_at: datetime | None

    @property
    def is_proved(self) -> bool:
        """Whether both factors were accepted."""
        return self.session_id is not None or self.proved_acr is not None

    @property
    def is_enrolling(self) -> bool:
        """Whether a new device may be enrolled."""
        return self.email_proved_at is not None or self.recovered_at is not None


class SsoSession(Struct, frozen=True, kw_only=True):
    """A person signed in with one browser."""

    session_id: UUID
    user_id: UUID
    affectation_id: UUID | None
    auth_time: datetime
    acr: Acr
    amr: tuple[str, ...]
    last_seen_at: datetime
    expires_at: datetime


class EmailCode(Struct, frozen=True, kw_only=True):
    """A one-time code sent by e-mail or SMS, as keyed digest."""

    code_id: UUID
    digest: bytes
    canal: Canal
    sent_at: datetime
    expires_at: datetime
    failures: int = 0


class Throttle(Struct, frozen=True, kw_only=True):
    """Failed attempts of one kind."""

    failures: int
    first_at: datetime
    until: datetime


class Visitor(Struct, frozen=True, kw_only=True):
    """Whence a browser's request comes, for throttling and the security log."""

    address: str
    appareil: str | None = None
    """The user agent, shortened."""
    device_digest: bytes | None = None
    """The known device's throttle subject, when its cookie is genuine."""
    device_user_id: UUID | None = None


class Delivery(Struct, frozen=True, kw_only=True):
    """A client to be told that a session has ended."""

    delivery_id: UUID
    client_id: str
    user_id: UUID
    session_id: UUID
    attempts: int
    uri: str
    is_own: bool
    """Whether the client is one of the portal's own, which may live on its private network."""


class Notice(Struct, frozen=True, kw_only=True):
    """A mail that tells of something done to an account."""

    notice_id: UUID
    email: str
    langue: str
    kind: str
    details: dict[str, str]
    attempts: int


class Browser(Struct, frozen=True, kw_only=True):
    """The secrets that a browser presents: its cookies, when they have the right form."""

    session: str | None = None
    transaction: str | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """A sign-in and what is known of its person: all that a page needs to show the next step."""

    transaction: LoginTransaction
    step: Step
    client_nom: str
    client_origins: tuple[str, ...]
    """Where the last form's answer may lead the browser."""
    username: str | None = None
    email: str | None = None
    """Masked: enough for its owner to recognise, not enough to learn it."""
    has_totp: bool = False
    may_use_code: bool = True
    """Whether a code of the app is strong enough."""
    may_use_email: bool = True
    may_use_sms: bool = False
    may_recover: bool = False
    """Whether there are recovery codes."""
    may_go_on: bool = False
    """Whether a recovery code was enough, so that enrolling may wait."""
    passkey_options: str | None = None
    """What the browser asks a passkey, as JSON; None when there is none to ask."""
    code_sent_to: str | None = None
    """The masked address or number of the last code."""
    telephone: str | None = None
    """Masked."""
    recovery_codes: tuple[str, ...] = ()
    """New ones, to be kept."""
    totp_secret: str | None = None
    """The secret to enrol, while it is not confirmed."""
    affectations: tuple[Affectation, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """Where the browser goes next, and which cookies it is given."""

    location: str
    transaction_cookie: str | None = None
    session_cookie: str | None = None
    device_cookie: str | None = None
    ended: bool = False
    """Whether the session's cookie is taken away."""


class Refused(Exception):  # noqa: N818 - says what happened
    """The step was not taken; the page says why and stays."""

    def __init__(self, reason: Refusal, seconds: int = 0, tries: int | None = None) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason
        self.seconds = seconds
        """How long to wait, where that is the reason."""
        self.tries = tries
        """How many tries are left, where they are counted."""


class Lost(Exception):  # noqa: N818 - says what happened
    """The sign-in cannot go on in this browser; a page says why and how to begin anew."""

    def __init__(self, reason: Loss, home: str | None = None) -> None:
        super().__init__(reason)
        self.reason: Loss = reason
        self.home = home
        """Where to begin anew."""
