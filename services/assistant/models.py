"""What shapes are there in the assistant?"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

Langue = Literal["fr", "ar", "en"]
Kind = Literal["SERVICE", "FAQ", "GUIDE"]


class Label(msgspec.Struct, frozen=True):
    """A text in the portal's three languages."""

    fr: str
    ar: str
    en: str


class ServiceCard(msgspec.Struct, frozen=True, kw_only=True):
    """A service as the catalogue told of it."""

    code: str
    label: Label
    section: str
    description: Label | None
    organisme: Label | None
    produit: Label | None
    flux: str | None
    kind: str
    url: str | None


class FaqEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the FAQ."""

    code: str
    question: Label
    reponse: Label


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What the text of an answer is taken from."""

    kind: Kind
    code: str
    label: Label


class Reponse(msgspec.Struct, frozen=True, kw_only=True):
    """An answer: a text taken from what is published, and where to go on."""

    texte: str
    """In the language asked."""
    trouve: bool
    """False when nothing published answers: the text then says so."""
    services: list[ServiceCard]
    """Services of the caller's own profile only."""
    faq: list[FaqEntry]
    sources: list[Source]
    contact: str
    """Where a person can be reached, always."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Something published, as the index holds it."""

    kind: Kind
    code: str
    titre: Label
    texte: Label
    profils: list[str] | None
    carte: ServiceCard | None
    titre_folded: str
    texte_folded: str


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One telling word of a question with every expression that says the same."""

    mot: str
    variantes: list[str]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that holds at least one term of a question."""

    kind: Kind
    code: str
    titre: Label
    texte: Label
    carte: ServiceCard | None
    longueur: int
    """Words in it, all languages."""
    termes: list[int]
    """Places, in the question, of the terms it holds."""
    termes_titre: list[int]
    """Of these, the terms that its title holds."""


class Frequency(msgspec.Struct, frozen=True, kw_only=True):
    """In how many passages a term stands."""

    terme: int
    nombre: int


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with how well it answers."""

    passage: Heard
    score: float
    couverture: float
    """The share of the question's information that it holds, 0 to 1."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A question with the answer given to it."""

    message_id: UUID
    texte: str
    langue: Langue
    cree_le: datetime
    reponse: Reponse


class ConversationHead(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in the history."""

    conversation_id: UUID
    titre: str | None
    cree_le: datetime
    modifiee_le: datetime


class Conversation(ConversationHead, frozen=True, kw_only=True):
    """A conversation with all its questions and answers, the oldest first."""

    messages: list[Message]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that was just opened."""

    conversation_id: UUID


class AskQuestion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The order to answer a question."""

    texte: Annotated[str, Meta(min_length=1, max_length=2000)]
    langue: Langue | None = None
    """In which language to answer; that of the question when not given."""
    client_message_id: Annotated[str, Meta(min_length=1, max_length=100)] | None = None
    """The client's own id of the question: sent twice, it is answered once."""


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """A question that was answered, and whether this order asked it."""

    message_id: UUID
    reponse: Reponse
    nouveau: bool


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A question found again by the client's id."""

    message_id: UUID
    texte: str
    reponse: Reponse


class SeedTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the glossary."""

    termes: list[str]
    cibles: list[str]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a question just asked."""

    message_id: UUID
    reponse: Reponse
