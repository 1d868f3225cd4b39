"""What do the replicas tell each other when a board changes?"""

from datetime import datetime
from uuid import UUID

import msgspec

CHANNEL = "tableau"
"""The database's NOTIFY channel."""

PAYLOAD_BYTES = 7_000
"""PostgreSQL takes payloads below 8 000 bytes. Source: its manual, NOTIFY."""


class Push(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which cards of which companies changed, and whose bell rang, in one transaction."""

    at: datetime
    cartes: dict[str, str] = msgspec.field(default_factory=dict)
    """ICE → the changed cards, as their numbers in `CARTES`."""
    place: bool = False
    """Whether the market's delay changed."""
    bells: dict[str, UUID] = msgspec.field(default_factory=dict)
    """ICE → its newest notification."""
