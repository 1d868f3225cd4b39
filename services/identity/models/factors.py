"""What shapes do second factors have?"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta, Struct


class TotpDevice(Struct, frozen=True, kw_only=True):
    """An authenticator app, with its sealed secret; no route may return it."""

    device_id: UUID
    user_id: UUID
    nom: str
    secret: bytes
    last_step: int
    confirmed_at: datetime | None


class Passkey(Struct, frozen=True, kw_only=True):
    """A key that lives in a person's device or keychain; only its public half is here."""

    cle_id: UUID
    user_id: UUID
    credential_id: bytes
    public_key: bytes
    sign_count: int
    nom: str
    synchronisee: bool
    created_at: datetime
    last_used_at: datetime | None = None


class Cle(Struct, frozen=True, kw_only=True):
    """A passkey as its owner sees it."""

    cle_id: UUID
    nom: str
    synchronisee: bool
    """Whether the keychain copies it to the owner's other devices."""
    creee_le: datetime
    utilisee_le: datetime | None


class Application(Struct, frozen=True, kw_only=True):
    """An authenticator app as its owner sees it."""

    device_id: UUID
    nom: str
    confirmee_le: datetime
    utilisee_le: datetime | None


class Facteurs(Struct, frozen=True, kw_only=True):
    """A person's second factors."""

    applications: list[Application]
    cles: list[Cle]


class AddCle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Add a passkey: its name, and what the device answered."""

    nom: Annotated[str, Meta(min_length=1, max_length=60)]
    reponse: dict[str, Any]


class Held(Struct, frozen=True, kw_only=True):
    """How many factors of each kind someone has."""

    applications: int
    cles: int
    secours: int
    """Recovery codes that have not served."""

    @property
    def has_strong(self) -> bool:
        """Whether the person can prove more than a mailbox or a number."""
        return self.applications + self.cles > 0
