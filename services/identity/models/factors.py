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
    transaction_id: UUID | None = None
    """The sign-in in which it is being enrolled."""


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


class CodesSecours(Struct, frozen=True, kw_only=True):
    """How many recovery codes are left; they are shown when they are made and never again."""

    restants: int
    crees_le: datetime | None


class Telephone(Struct, frozen=True, kw_only=True):
    """A number for codes by SMS, masked."""

    numero: str
    confirme_le: datetime
    utilise_le: datetime | None


class Facteurs(Struct, frozen=True, kw_only=True):
    """A person's second factors."""

    applications: list[Application]
    cles: list[Cle]
    codes_secours: CodesSecours
    telephone: Telephone | None
    sms_possible: bool
    """Whether codes can be sent by SMS at all."""


Nom = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"\S")]


class Nommer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Name an app that is to be added, or rename a factor."""

    nom: Nom


class ApplicationAssociee(Struct, frozen=True, kw_only=True):
    """What an app must be given to become a factor; shown once."""

    device_id: UUID
    secret: str
    uri: str
    """The `otpauth:` address in the QR code."""
    qr: str
    """The QR code as SVG."""


class DonnerCode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of six digits, as typed."""

    code: Annotated[str, Meta(min_length=1, max_length=32)]


class DonnerNumero(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A telephone number, as typed."""

    numero: Annotated[str, Meta(min_length=1, max_length=40)]


class CodeEnvoye(Struct, frozen=True, kw_only=True):
    """Where a code went."""

    numero: str
    """Masked."""
    expire_le: datetime


class NouveauxCodes(Struct, frozen=True, kw_only=True):
    """Recovery codes, shown this once."""

    codes: list[str]


class PhoneRow(Struct, frozen=True, kw_only=True):
    """A number for codes by SMS; no route may return it."""

    telephone_id: UUID
    user_id: UUID
    numero: str
    confirmed_at: datetime | None
    last_used_at: datetime | None


class AddCle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Add a passkey: its name, and what the device answered."""

    nom: Nom
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
