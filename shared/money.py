"""How is an amount of money written, and how is it counted?

On the wire an amount is a decimal string with at most two decimals ("270307.50"); in the database
and in arithmetic it is a whole number of centimes. Floats never appear.
"""

import re

_AMOUNT = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,2}))?")


def to_centimes(text: str) -> int:
    """Return the centimes of the decimal string `text`: "270307.5" gives 27030750.

    Raises: ValueError — not a plain decimal number with at most two decimals.
    """
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an amount with at most two decimals: {text!r}")
    sign, whole, cents = match.groups()
    centimes = int(whole) * 100 + int((cents or "0").ljust(2, "0"))
    return -centimes if sign else centimes


def to_text(centimes: int) -> str:
    """Return the decimal string of `centimes`, always with two decimals."""
    sign = "-" if centimes < 0 else ""
    whole, cents = divmod(abs(centimes), 100)
    return f"{sign}{whole}.{cents:02d}"
