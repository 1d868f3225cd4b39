"""How is what the gateway keeps outside itself made unreadable?

AES-256-GCM under keys derived from the configured one. A session's key also needs the cookie that
only the browser holds: neither the bucket nor the configuration opens it, even together.
"""

import base64
import binascii
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.settings import Secret, SettingsError

KEY_BYTES = 32
_MARK_BYTES = 4
_NONCE_BYTES = 12
"""Source: NIST SP 800-38D, section 5.2.1.1 (96-bit nonces)."""


class Sealed(Exception):  # noqa: N818 - what was found, judged by the caller
    """The bytes were not sealed for this purpose by one of our keys."""


class Vault:
    """Seals and opens bytes."""

    def __init__(self, keys: Secret) -> None:
        self._keys = [_key(part) for part in keys.reveal().split(",")]
        self._marks = {_mark(key): key for key in self._keys}

    def seal(self, plain: bytes, *, purpose: bytes) -> bytes:
        """Return `plain` encrypted and authenticated for `purpose`, which may hold a secret."""
        key, nonce = self._keys[0], os.urandom(_NONCE_BYTES)
        box = AESGCM(_derived(key, purpose)).encrypt(nonce, plain, None)
        return _mark(key) + nonce + box

    def open(self, sealed: bytes, *, purpose: bytes) -> bytes:
        """Return what was sealed for `purpose`.

        Raises: Sealed — by another key, for another purpose, or altered.
        """
        key = self._marks.get(sealed[:_MARK_BYTES])
        if key is None:
            raise Sealed
        nonce, box = (
            sealed[_MARK_BYTES : _MARK_BYTES + _NONCE_BYTES],
            sealed[_MARK_BYTES + _NONCE_BYTES :],
        )
        try:
            return AESGCM(_derived(key, purpose)).decrypt(nonce, box, None)
        except (InvalidTag, ValueError) as error:
            raise Sealed from error


def _derived(key: bytes, purpose: bytes) -> bytes:
    """Return the key for one purpose. Source: RFC 5869."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def _mark(key: bytes) -> bytes:
    """Return what tells keys apart without telling them."""
    return hashlib.sha256(b"mark" + key).digest()[:_MARK_BYTES]


def _key(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsError("gateway cannot start; GATEWAY_SESSION_KEY: not 32 bytes in base64url")
    return key
