"""What shapes are there in the help desk?"""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

Genre = Literal["RECLAMATION", "INFORMATION", "SUGGESTION", "INCIDENT"]
Priorite = Literal["NORMALE", "HAUTE"]
Statut = Literal[
    "NOUVELLE", "AFFECTEE", "EN_COURS", "ATTENTE_CLIENT", "REPONDUE", "CLOTUREE", "ANNULEE"
]
"""Source: domain model, complaints."""


class Label(msgspec.Struct, frozen=True):
    """A text in the portal's three languages."""

    fr: str
    ar: str
    en: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A code and its name."""

    code: str
    label: Label


class Assistance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How people reach an adviser."""

    telephone: str
    """In E.164."""
    telephone_affiche: str


class Entree(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing the help centre offers."""

    code: str
    label: Label
    description: Label
    path: str
    """Where it stands in the portal."""


class Aide(msgspec.Struct, frozen=True, kw_only=True):
    """The help centre."""

    telephone: str
    telephone_affiche: str
    entrees: list[Entree]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the FAQ."""

    code: str
    question: Label
    reponse: Label


class Searchable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the FAQ with what a search looks in."""

    code: str
    theme_code: str
    question: Label
    reponse: Label
    folded: str


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A theme of the FAQ with its entries."""

    code: str
    label: Label
    questions: list[Question]


class Faq(msgspec.Struct, frozen=True, kw_only=True):
    """The FAQ, or what a search left of it."""

    themes: list[Theme]
    total: int
    """How many entries there are in all the themes shown."""


class Chapitre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chapter of a guide with its text."""

    code: str
    chapitre: str
    """Its place: one of the seven for a service's guide."""
    label: Label
    corps: Label
    """Markdown."""


class Guide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A guide with all its text."""

    code: str
    service_code: str | None
    label: Label
    chapitres: list[Chapitre]


class GuideHead(msgspec.Struct, frozen=True, kw_only=True):
    """A published guide without its chapters."""

    code: str
    service_code: str | None
    label: Label


class ChapitreHead(msgspec.Struct, frozen=True, kw_only=True):
    """A published chapter without its text."""

    guide_code: str
    code: str
    chapitre: str
    label: Label


class OutlineChapter(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter as a table of contents shows it."""

    chapitre: str
    label: Label
    code: str | None
    """What to cite it by; null while it is not published."""


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """A guide as the list shows it."""

    code: str | None
    """Null while nothing of it is published."""
    service_code: str | None
    label: Label
    chapitres: list[OutlineChapter]


class Outlines(msgspec.Struct, frozen=True, kw_only=True):
    """All guides, the portal's own first."""

    items: list[Outline]


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A service the catalogue has told of."""

    code: str
    label: Label
    genre: str


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is published at once; the order of each list is the order shown."""

    assistance: Assistance
    aide: list[Entree]
    faq: list[Theme]
    chapitres: list[Named]
    guides: list[Guide]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The codes of what a publication changed."""

    questions: list[str]
    chapitres: list[str]
    retires: list[str]


class ReclamationHead(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint as a list shows it."""

    numero: str
    genre: Genre
    theme_code: str
    service_code: str | None
    priorite: Priorite
    statut: Statut
    objet: str | None
    """What its author wrote; null when a fact opened it."""
    motif_code: str | None
    """That fact; the screens have the words for it."""
    cree_le: datetime
    modifie_le: datetime


class Reclamation(ReclamationHead, frozen=True, kw_only=True):
    """A complaint with all that is known of it."""

    user_id: UUID
    ice: str | None
    texte: str | None
    details: dict[str, Any]
    """What the words for `motif_code` are filled with."""


class Etape(msgspec.Struct, frozen=True, kw_only=True):
    """A change of a complaint's state."""

    statut: Statut
    le: datetime
    motif: str | None


class Suivi(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint and how it came to its state."""

    reclamation: Reclamation
    etapes: list[Etape]


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """Whose complaints somebody may read: all, a company's, or a person's own."""

    user_id: UUID | None = None
    ice: str | None = None
