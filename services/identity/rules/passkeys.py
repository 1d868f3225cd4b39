"""Does this passkey answer our challenge, for our site, by its owner's hand?

Source: Web Authentication Level 3, sections 7.1 (registration) and 7.2 (authentication).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.identity.models.factors import Passkey
from services.identity.models.people import Utilisateur

RP_NAME = "Portnet ID"
TIMEOUT_MILLISECONDS = 180_000
CHALLENGE_BYTES = 32
PER_PERSON = 10
"""How many passkeys a person may have (domain decision)."""
AMR_ALONE = ("pop", "user", "mfa")
AMR_AFTER_PASSWORD = ("pwd", "pop", "mfa")
"""Source: RFC 8176, section 2 (proof of possession of a key)."""


class WrongPasskey(ValueError):  # noqa: N818 - says what it is
    """The answer is not that of a passkey of this person to this challenge."""


class CopiedPasskey(WrongPasskey):
    """The passkey signed, but its counter stands still or goes back: two devices have it."""


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A new passkey."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    synchronisee: bool


def rp_id(issuer: str) -> str:
    """Return the host that passkeys belong to."""
    return urlsplit(issuer).hostname or ""


def sign_in_options(
    issuer: str, challenge: bytes, passkeys: Sequence[Passkey], *, alone: bool
) -> str:
    """Return what the browser asks a passkey, as JSON; `alone` replaces the password too, so the
    device must verify its owner.
    """
    verification = (
        UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED
    )
    options = webauthn.generate_authentication_options(
        rp_id=rp_id(issuer),
        challenge=challenge,
        timeout=TIMEOUT_MILLISECONDS,
        allow_credentials=[
            PublicKeyCredentialDescriptor(id=each.credential_id) for each in passkeys
        ],
        user_verification=verification,
    )
    return webauthn.options_to_json(options)


def enrol_options(
    issuer: str, challenge: bytes, user: Utilisateur, passkeys: Sequence[Passkey]
) -> str:
    """Return what the browser asks a device to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=rp_id(issuer),
        rp_name=RP_NAME,
        user_id=user.user_id.bytes,
        user_name=user.username,
        user_display_name=f"{user.prenom} {user.nom}".strip(),
        challenge=challenge,
        timeout=TIMEOUT_MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=each.credential_id) for each in passkeys
        ],
    )
    return webauthn.options_to_json(options)


def credential_id(response: str) -> bytes:
    """Return which passkey an answer claims to come from.

    Raises: WrongPasskey — it cannot be read.
    """
    try:
        read: Any = json.loads(response)
        return base64url_to_bytes(read["rawId"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WrongPasskey("unreadable") from error


def verified_sign_in(
    issuer: str, origin: str, challenge: bytes, passkey: Passkey, response: str, *, alone: bool
) -> int:
    """Return the passkey's new counter after verifying its answer.

    Raises: WrongPasskey. CopiedPasskey — of an answer that is right but for its counter. Source:
    WebAuthn level 3, section 7.2, step 22.
    """
    try:
        verified = webauthn.verify_authentication_response(
            credential=response,
            expected_challenge=challenge,
            expected_rp_id=rp_id(issuer),
            expected_origin=origin,
            credential_public_key=passkey.public_key,
            # The library looks at the counter before the signature: whoever holds no key at all
            # could have somebody told of a copy. It is compared below.
            credential_current_sign_count=0,
            require_user_verification=alone,
        )
        handle = json.loads(response)["response"].get("userHandle")
        owner = base64url_to_bytes(handle) if handle else passkey.user_id.bytes
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise WrongPasskey(str(error)) from error
    if owner != passkey.user_id.bytes:
        raise WrongPasskey("of another person")
    if passkey.sign_count and verified.new_sign_count <= passkey.sign_count:
        raise CopiedPasskey(
            f"its counter is {verified.new_sign_count}, and was {passkey.sign_count} before"
        )
    return verified.new_sign_count


def verified_enrolment(issuer: str, origin: str, challenge: bytes, response: str) -> Registered:
    """Return the new passkey after verifying the device's answer.

    Raises: WrongPasskey.
    """
    try:
        verified = webauthn.verify_registration_response(
            credential=response,
            expected_challenge=challenge,
            expected_rp_id=rp_id(issuer),
            expected_origin=origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise WrongPasskey(str(error)) from error
    return Registered(
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
        synchronisee=verified.credential_backed_up,
    )
