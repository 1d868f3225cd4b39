"""Is this the code that the authenticator app shows?"""

import secrets
from collections.abc import Callable
from datetime import datetime

import pyotp

STEP_SECONDS = 30
DRIFT_STEPS = 1
"""One step either side forgives slow typing and clocks. Source: RFC 6238, section 5.2."""
DIGITS = 6
ISSUER_LABEL = "Portnet ID"
PER_PERSON = 5
"""How many apps a person may have (domain decision)."""
Draw = Callable[[str], str]
"""Draws an address as a QR code."""


def new_secret() -> str:
    """Return a new secret in base32: 160 bits. Source: RFC 4226, section 4, R6."""
    return pyotp.random_base32()


def accepted_step(secret: str, code: str, last_step: int, now: datetime) -> int | None:
    """Return the time step whose code `code` is, None when it is wrong or already spent.

    A step at or before `last_step` is spent. Source: RFC 6238, section 5.2 (single use).
    """
    present = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in range(present - DRIFT_STEPS, present + DRIFT_STEPS + 1):
        if step > last_step and secrets.compare_digest(
            totp.at(step * STEP_SECONDS).encode(), code.encode()
        ):
            return step
    return None


def is_spent(secret: str, code: str, last_step: int, now: datetime) -> bool:
    """Say whether `code` would be right, had it not served already."""
    step = accepted_step(secret, code, 0, now)
    return step is not None and step <= last_step


def provisioning_uri(secret: str, username: str) -> str:
    """Return the `otpauth:` address that an app reads from the QR code."""
    uri: str = pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER_LABEL)
    return uri


def clean_code(typed: str) -> str:
    """Return the digits typed, without the spaces and hyphens people put between them.

    Digits of other scripts become ASCII digits, as an Arabic keyboard writes them.
    """
    kept = (character for character in typed if not character.isspace() and character not in "-‐‑")
    return "".join(
        str(int(character)) if character.isdecimal() else character for character in kept
    )[:32]
