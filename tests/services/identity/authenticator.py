"""A passkey in software: makes keys and signs challenges as a device does, or wrongly when told."""

import base64
import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from tests.support.tokens import PORTAL

PRESENT, VERIFIED, ELIGIBLE, BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40


def b64(raw: bytes) -> str:
    """Return `raw` in base64url."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Authenticator:
    """One passkey."""

    rp_id: str = "localhost"
    origin: str = PORTAL
    verifies: bool = True
    backed_up: bool = False
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    user_handle: str | None = None

    def _data(self, extra: bytes = b"", flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        flags |= ELIGIBLE | BACKED_UP if self.backed_up else 0
        rp = hashlib.sha256(self.rp_id.encode()).digest()
        return rp + struct.pack(">BI", flags, self.count) + extra

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps(
            {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        ).encode()

    def create(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Return the answer to creation options. Source: WebAuthn, section 6.5 (format none)."""
        self.user_handle = options["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        cose = cbor2.dumps(
            {
                1: 2,
                3: -7,
                -1: 1,
                -2: numbers.x.to_bytes(32, "big"),
                -3: numbers.y.to_bytes(32, "big"),
            }
        )
        attested = (
            bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + cose
        )
        client_data = self._client_data("webauthn.create", options["challenge"])
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(attested, ATTESTED)}
        response = {
            "clientDataJSON": b64(client_data),
            "attestationObject": b64(cbor2.dumps(attestation)),
        }
        return self._answer(response | changes)

    def get(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Return the answer to request options. Source: WebAuthn, section 6.3.3."""
        client_data = self._client_data("webauthn.get", options["challenge"])
        data = self._data()
        signature = self.key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": b64(client_data),
            "authenticatorData": b64(data),
            "signature": b64(signature),
            "userHandle": self.user_handle,
        }
        return self._answer(response | changes)

    def _answer(self, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": b64(self.credential_id),
            "rawId": b64(self.credential_id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": response,
        }
