"""What shapes are there?"""

import asyncio
import hashlib

import msgspec

from shared import clock

EXPIRY_MARGIN_SECONDS = 5
"""A token this close to its end may not survive the way to the service."""


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What Portnet ID issued for a session."""

    access_token: str
    refresh_token: str | None
    id_token: str
    expires_at: float


class Attempt(msgspec.Struct, frozen=True):
    """One sign-in on its way: what the callback must match. It rides in a sealed cookie."""

    state: str
    nonce: str
    verifier: str
    return_to: str
    begun_at: float


class User(msgspec.Struct, frozen=True):
    """The person, as far as the portal's pages name them."""

    sub: str
    username: str = ""
    nom: str = ""
    prenom: str = ""
    email: str = ""


class Acting(msgspec.Struct, frozen=True, kw_only=True):
    """For whom the person of a session acts, under a procuration."""

    procuration_id: str
    type: str
    ice: str
    mandant: str
    profil: str | None
    services: list[str]
    access_token: str
    expires_at: float
    is_ended: bool = False
    """The procuration is suspended or over: nothing goes on until the person stops acting."""

    def is_fresh(self) -> bool:
        """Whether nothing has to be asked of Portnet ID before acting on."""
        return self.is_ended or self.expires_at - clock.timestamp() > EXPIRY_MARGIN_SECONDS


class Session(msgspec.Struct, kw_only=True):
    """What is kept of one signed-in browser. Instants are seconds since the Unix epoch."""

    user: User
    sid: str | None
    ice: str | None
    raison_sociale: str | None
    profil: str | None
    roles: list[str]
    acr: str | None
    csrf: str
    tokens: Tokens
    created_at: float
    seen_at: float
    acting: Acting | None = None
    owner: str = ""
    """The gateway that got the tokens: it alone may renew them while NATS is away."""
    claimed_by: str = ""
    claimed_until: float = 0.0


class Visitor(msgspec.Struct, frozen=True):
    """Whom a request is carried for."""

    authorization: bytes | None
    """The header that goes on to the service."""
    sub: str = ""


class Entry:
    """A session as this gateway remembers it."""

    __slots__ = (
        "cookie",
        "delegate",
        "exchange",
        "flight",
        "is_dirty",
        "is_suspect",
        "key",
        "retry_at",
        "revision",
        "saved_at",
        "seen_at",
        "session",
        "visitor",
    )

    def __init__(self, cookie: str, session: Session, revision: int) -> None:
        self.cookie = cookie
        self.key = key_of(cookie)
        self.is_dirty = self.is_suspect = False
        self.flight: asyncio.Task[Entry | None] | None = None
        self.exchange: asyncio.Task[None] | None = None
        """The one renewal under way of each kind: of the person's token, of the delegated one."""
        self.seen_at = self.saved_at = self.retry_at = 0.0
        self.adopt(session, revision)

    def adopt(self, session: Session, revision: int) -> None:
        """Take over what the bucket, or Portnet ID, says of the session."""
        self.session = session
        self.revision = revision
        self.seen_at = max(self.seen_at, session.seen_at)
        self.saved_at = session.seen_at
        self.visitor = Visitor(f"Bearer {session.tokens.access_token}".encode(), session.user.sub)
        self.delegate = self.visitor
        if session.acting is not None:
            token = session.acting.access_token
            self.delegate = Visitor(f"Bearer {token}".encode(), session.user.sub)

    def remaining_seconds(self) -> float:
        """Return for how long the access token is still valid."""
        return self.session.tokens.expires_at - clock.timestamp()

    def is_fresh(self) -> bool:
        """Whether the person's own access token may be used."""
        return self.remaining_seconds() > EXPIRY_MARGIN_SECONDS

    def may_act(self) -> bool:
        """Whether nothing must be renewed before the person acts, for whomever it is."""
        acting = self.session.acting
        return self.is_fresh() and (acting is None or acting.is_fresh())

    def touch(self) -> None:
        """Note that the session is in use."""
        self.seen_at = clock.timestamp()


def key_of(cookie: str) -> str:
    """Return the bucket's key for a cookie's value."""
    return hashlib.sha256(cookie.encode()).hexdigest()
