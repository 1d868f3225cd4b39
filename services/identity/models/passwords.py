"""What shapes do passwords, and the links that let choose one, have?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

LinkKind = Literal["reinitialisation", "invitation"]
LinkStep = Literal["factor", "password"]
Typed = Annotated[str, Meta(max_length=1024)]
"""Far above the longest password: what is longer is told as a broken rule up to here."""


class ChangeMotDePasse(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Change one's own password. Source: user guide, III.C."""

    actuel: Typed
    nouveau: Typed
    confirmation: Typed


class ReglesMotDePasse(Struct, frozen=True, kw_only=True):
    """What a new password must be like, for hints while it is typed."""

    minimum: int
    maximum: int
    phrase_des: int
    """From so many characters on the kinds of characters are free; 0 for never."""


class PasswordOwner(Struct, frozen=True, kw_only=True):
    """A person whose password is chosen, and the words it may not consist of."""

    user_id: UUID
    username: str
    email: str
    langue: str | None
    statut: str
    hash: str | None
    mots: tuple[str, ...]
    """Names of the person and their companies, and the companies' numbers."""


class PasswordLink(Struct, frozen=True, kw_only=True):
    """A link that lets its owner choose a password."""

    link_id: UUID
    user_id: UUID
    kind: LinkKind
    browser_digest: bytes | None
    """The browser that has proved the second factor."""
    challenge: bytes | None
    failures: int
    expires_at: datetime
    used_at: datetime | None
    cancelled_at: datetime | None


class LinkPage(Struct, frozen=True, kw_only=True):
    """What the page behind a link asks next."""

    kind: LinkKind
    step: LinkStep
    username: str
    may_use_code: bool = False
    may_recover: bool = False
    """Whether recovery codes are left."""
    passkey_options: str | None = None


class PasswordRefused(Exception):  # noqa: N818 - says what happened
    """A new password breaks rules; the page or the API tells every one."""

    def __init__(self, rules: Sequence[str]) -> None:
        super().__init__(", ".join(rules))
        self.rules = tuple(rules)
