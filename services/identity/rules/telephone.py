"""Is this a telephone number, and how is it shown?"""

import re

SEPARATORS = re.compile(r"[\s.()/\u2010-\u2015-]+")
INTERNATIONAL = re.compile(r"\+[1-9][0-9]{7,14}")
"""Source: ITU-T E.164, section 6 (at most 15 digits)."""
NATIONAL = re.compile(r"0[5-8][0-9]{8}")
"""A number as it is dialled within Morocco. Source: ANRT, national numbering plan."""


def international(typed: str) -> str | None:
    """Return the number as `+212612345678`, None when it is none; without a country it is
    Moroccan.
    """
    digits = "".join(str(int(each)) if each.isdecimal() else each for each in typed[:40])
    number = SEPARATORS.sub("", digits)
    if number.startswith("00"):
        number = "+" + number[2:]
    if NATIONAL.fullmatch(number):
        number = "+212" + number[1:]
    return number if INTERNATIONAL.fullmatch(number) else None


def masked(number: str) -> str:
    """Return a number that its owner recognises and nobody else learns: `+212 •••• 78`."""
    return f"\u2068{number[:4]} •••• {number[-2:]}\u2069"
