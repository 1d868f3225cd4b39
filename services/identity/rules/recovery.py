"""What is a recovery code, and how is it typed?"""

import secrets

PER_PERSON = 10
"""Codes made together (domain decision)."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit or another letter."""
LENGTH = 16
"""80 random bits: more than the 64 from which a look-up secret needs no slow hash.

Source: NIST SP 800-63B-4, section 3.1.2.2.
"""
GROUP = 4
AMR = ("pwd", "otp", "mfa")
"""Source: RFC 8176, section 2."""
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_codes() -> list[str]:
    """Return ten new codes, grouped for reading: `7K3M-9QXT-2B5N-WZ04`."""
    return [_new_code() for _ in range(PER_PERSON)]


def _new_code() -> str:
    characters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(characters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def cleaned(typed: str) -> str:
    """Return what was typed as it was made: without separators, misread letters put right."""
    digits = (str(int(each)) if each.isdecimal() else each for each in typed[:64])
    return "".join(each for each in digits if each.isalnum()).upper().translate(READ_AS)
