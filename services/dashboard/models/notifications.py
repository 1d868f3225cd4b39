"""What does the bell show?"""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened to the company's files; the reader makes the sentence."""

    notification_id: UUID
    type: str
    """The event's type: the reader's text is found by it."""
    subject: str | None
    """The number of the object concerned."""
    params: dict[str, Any]
    survenu_le: datetime
    """When it happened."""
    cree_le: datetime
    """When we learnt it; the order of the list."""
    lue_le: datetime | None = None
    """When this user read it."""


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """How many notifications the user has not read."""

    non_lues: int


class NewNotification(msgspec.Struct, frozen=True, kw_only=True):
    """A notification about to be kept."""

    notification_id: UUID
    ice: str
    type: str
    subject: str | None
    params: dict[str, Any]
    survenu_le: datetime


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """An event in quarantine, as people look at it."""

    dead_letter_id: UUID
    source: str | None
    event_id: str | None
    type: str | None
    ice: str | None
    reason: str
    detail: str
    received_at: datetime
    replayed_at: datetime | None
    nats_subject: str
