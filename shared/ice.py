"""Is this a well-formed ICE (identifiant commun de l'entreprise)?

The ICE is the tenant key of the whole system: fifteen digits, of which nine name the company, four
its establishment and two are a check.
"""

from functools import lru_cache

from stdnum.ma import ice as _ice


@lru_cache(maxsize=65_536)
def is_valid(ice: str) -> bool:
    """Say whether `ice` is fifteen digits with the right check digits (compact form only).

    Source: python-stdnum `stdnum.ma.ice`: the whole number modulo 97 is zero.
    """
    return len(ice) == 15 and bool(_ice.is_valid(ice))


def is_shaped(ice: str) -> bool:
    """Say whether `ice` is fifteen digits, whatever its check digits: numbers older than the check
    exist, and Portnet ID admits one when an operator has seen its certificate.
    """
    return len(ice) == 15 and ice.isascii() and ice.isdigit()


def compact(text: str) -> str:
    """Return `text` without the spaces and separators people type in an ICE."""
    return str(_ice.compact(text))
