"""Which key signs now, which keys are published, and when is a new one due?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from services.identity.models.oauth import SigningKey

PUBLISHED_BEFORE_USE = timedelta(hours=24)
"""So that everybody has read a key before the first token it signs (domain decision)."""
KEPT_AFTER_USE = timedelta(hours=24)
"""How long a superseded key stays published: longer than any token it signed lives (1 h), with the
time that readers of the key set keep it."""
ROTATED_EVERY = timedelta(days=90)
"""Domain decision."""
ALGORITHMS = ("ES256", "RS256")


def signing(keys: Sequence[SigningKey], alg: str, now: datetime) -> SigningKey | None:
    """Return the key that signs with `alg` at `now`: the one that became active last."""
    active = [key for key in keys if key.alg == alg and key.active_from <= now]
    return max(active, key=lambda key: (key.active_from, key.kid), default=None)


def published(keys: Sequence[SigningKey], now: datetime) -> list[SigningKey]:
    """Return the keys in the key set at `now`: the next, the present and the recent ones."""
    return [key for key in keys if _is_published(key, keys, now)]


def _is_published(key: SigningKey, keys: Sequence[SigningKey], now: datetime) -> bool:
    successors = [
        other.active_from
        for other in keys
        if other.alg == key.alg and other.active_from > key.active_from and other.active_from <= now
    ]
    return not successors or min(successors) + KEPT_AFTER_USE > now


def is_rotation_due(keys: Sequence[SigningKey], alg: str, now: datetime) -> bool:
    """Say whether the next key for `alg` should be published now."""
    newest = max((key.active_from for key in keys if key.alg == alg), default=None)
    return newest is None or now >= newest + ROTATED_EVERY - PUBLISHED_BEFORE_USE
