"""What shapes do sessions, sign-ins and the security log have for those who read them?"""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct


class Session(Struct, frozen=True, kw_only=True):
    """An open session at Portnet ID, as its owner or their administrator sees it."""

    session_id: UUID
    adresse: str | None
    """The network address it was opened from."""
    appareil: str | None
    """Browser and system, e.g. "Firefox, Windows"."""
    ouverte_le: datetime
    vue_le: datetime
    """Last use, to the minute or to the last renewal of a token."""
    expire_le: datetime
    acr: str
    ice: str | None
    """The company in whose name it acts; null while none is chosen, or for a profile without."""
    raison_sociale: str | None
    profil: str | None
    mandants: list[str]
    """The companies for which it acts at this moment under a procuration."""
    clients: list[str]
    """The portals and programs that hold tokens of it."""
    courante: bool
    """Whether it is the one that asks."""


class Sessions(Struct, frozen=True, kw_only=True):
    """A person's open sessions, the last used first."""

    items: list[Session]


class Terminees(Struct, frozen=True, kw_only=True):
    """How many sessions were ended."""

    terminees: int


class Ligne(Struct, frozen=True, kw_only=True):
    """A line of the security log."""

    seq: int
    le: datetime
    nature: str
    """What happened; the words for it stand in `/journal/natures`."""
    user_id: UUID | None
    utilisateur: str | None
    """The username of the person whom it concerns."""
    par: str | None
    """The username of whoever did it to somebody else's account."""
    ice: str | None
    """The company in whose name, where that was known."""
    client: str | None
    adresse: str | None
    appareil: str | None
    sid: UUID | None
    details: dict[str, Any]


class Libelle(Struct, frozen=True, kw_only=True):
    """A text in the portal's three languages."""

    fr: str
    ar: str
    en: str


class Nature(Struct, frozen=True, kw_only=True):
    """A kind of line of the security log."""

    code: str
    label: Libelle


class Natures(Struct, frozen=True, kw_only=True):
    """All kinds of lines."""

    items: list[Nature]


class Choice(Struct, frozen=True, kw_only=True):
    """Which lines of the security log are wanted."""

    user_id: UUID | None = None
    nature: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Exclusive."""


class Connexion(Struct, frozen=True, kw_only=True):
    """A sign-in, or a refused one, as the person concerned sees it."""

    seq: int
    le: datetime
    resultat: Literal["SUCCES", "ECHEC"]
    methode: Literal["motdepasse", "email", "sms", "secours", "totp", "passkey", "code"]
    """What it succeeded with, or failed at; `secours` is a recovery code, and `code` one of any
    kind: a wrong one, or one of a time when the log did not tell them apart.
    """
    adresse: str | None
    appareil: str | None
    confirmation: bool
    """Whether an open session was only confirmed by signing in again."""
    courante: bool
    """Whether it opened the session that asks."""
    contestable: bool
    """Whether "that was not me" applies: the password had been right."""
    contestee_le: datetime | None


class Contestation(Struct, frozen=True, kw_only=True):
    """What "that was not me" did."""

    sessions_terminees: int
    facteurs_retires: int
    """Second factors added since that sign-in: they could be the intruder's."""
