"""When does help for a lost device take effect, and who may cancel it?"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from services.identity.vault import Vault

PER_DAY = 3
"""Requests that one person may make within a day; others are answered alike and change nothing
(domain decision: enough for whoever was refused by mistake, too few to pester administrators)."""


def effective_at(approved_at: datetime, delay_hours: int) -> datetime:
    """Return when an approved request removes the factors."""
    return approved_at + timedelta(hours=delay_hours)


def cancel_key(vault: Vault, demande_id: UUID) -> str:
    """Return what the link of a mail proves: that its reader has the person's mailbox."""
    return vault.digest("cancel-lost-device", str(demande_id)).hex()


def cancel_address(issuer: str, vault: Vault, demande_id: UUID) -> str:
    """Return the link that cancels a request."""
    return f"{issuer}/aide/{demande_id}/{cancel_key(vault, demande_id)}"


def may_cancel(vault: Vault, demande_id: UUID, key: str) -> bool:
    """Say whether `key` is of the link that was mailed."""
    return secrets.compare_digest(cancel_key(vault, demande_id).encode(), key.encode())
