"""Is this a device that its owner has signed in with before?

The cookie proves nothing but that: it lets the owner's attempts be counted apart from an
attacker's, and replaces no factor.
"""

import base64
import binascii
import secrets
from uuid import UUID

from services.identity.vault import Vault

NONCE_BYTES = 16


def new_device_cookie(vault: Vault, user_id: UUID) -> str:
    """Return a cookie that names a device of this person."""
    body = user_id.bytes + secrets.token_bytes(NONCE_BYTES)
    text = base64.urlsafe_b64encode(body).decode().rstrip("=")
    return f"{text}.{vault.digest('device-cookie', text).hex()}"


def read_device_cookie(vault: Vault, cookie: str | None) -> tuple[UUID, bytes] | None:
    """Return whose device it is and what its failures are counted under; None when not genuine."""
    text, _, signature = (cookie or "").partition(".")
    if not secrets.compare_digest(
        signature.encode(), vault.digest("device-cookie", text).hex().encode()
    ):
        return None
    try:
        body = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(body) != 16 + NONCE_BYTES:
        return None
    return UUID(bytes=body[:16]), vault.digest("device", text)
