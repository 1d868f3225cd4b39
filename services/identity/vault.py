"""How are secrets sealed, and how is a guessable value kept as a digest?

Everything hangs on one key, IDENTITY_KEY_SECRET, from which a key per purpose is derived: what is
sealed for one purpose opens for no other.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.settings import Secret, SettingsError

NONCE_BYTES = 12
TOKEN_BYTES = 32


class Vault:
    """Seals with AES-256-GCM and digests with HMAC-SHA-256, a derived key for each purpose.

    Source: NIST SP 800-38D (GCM), RFC 5869 (HKDF), RFC 2104 (HMAC).
    """

    def __init__(self, key_secret: Secret) -> None:
        self._master = _decoded(key_secret)
        self._keys: dict[str, bytes] = {}

    def _key(self, purpose: str) -> bytes:
        if purpose not in self._keys:
            derived = HKDF(SHA256(), 32, salt=None, info=f"pmpce/identity/{purpose}".encode())
            self._keys[purpose] = derived.derive(self._master)
        return self._keys[purpose]

    def seal(self, purpose: str, owner: str, secret: bytes) -> bytes:
        """Return `secret` sealed for `purpose` and bound to `owner`: moved elsewhere it is void."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._key(purpose)).encrypt(nonce, secret, owner.encode())

    def open(self, purpose: str, owner: str, sealed: bytes) -> bytes:
        """Return the secret in `sealed`.

        Raises: ValueError — sealed with another key, for another purpose or owner, or altered.
        """
        nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return AESGCM(self._key(purpose)).decrypt(nonce, body, owner.encode())
        except (InvalidTag, ValueError) as error:
            raise ValueError(f"cannot open a secret for {purpose}") from error

    def digest(self, purpose: str, *parts: str) -> bytes:
        """Return the keyed digest of `parts`: for values that can be guessed (codes, addresses)."""
        message = b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in parts)
        return hmac.new(self._key(purpose), message, hashlib.sha256).digest()


def sha256(token: str) -> bytes:
    """Return the SHA-256 of a token of 256 random bits: needs neither key nor slowness."""
    return hashlib.sha256(token.encode()).digest()


def new_token() -> str:
    """Return a new token of 256 random bits, URL-safe."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _decoded(key_secret: Secret) -> bytes:
    try:
        key = base64.b64decode(key_secret.reveal(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != 32:
        raise SettingsError("identity cannot start; IDENTITY_KEY_SECRET: not 32 bytes in base64")
    return key
