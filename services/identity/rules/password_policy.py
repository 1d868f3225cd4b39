"""What must a password be like?

Source: user guide, III.C (eight characters, upper and lower case, digits, special characters);
NIST SP 800-63B-4, 3.1.1.2 and ASVS 5.0, 6.2 (length, no truncation, block list, context words).
How the two are reconciled: docs/adr/0016.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from services.identity.rules.common_passwords import COMMON, SHORTEST, plain

Rule = Literal[
    "too-short",
    "too-long",
    "upper",
    "lower",
    "digit",
    "special",
    "simple",
    "common",
    "personal",
    "same",
    "confirmation",
]
RULES: tuple[Rule, ...] = get_args(Rule)
HOUSE = ("portnet", "pmpce")
"""Words of this portal, which an attacker of it tries first. Source: ASVS 5.0, 6.2.11."""
TURNS = 5
"""How many characters must not simply go on from the one before (domain decision): `Abcd1234!` has
three, what people call a password has more."""
_CLASSES: tuple[tuple[Rule, str], ...] = (
    ("upper", "Lu Lt"),
    ("lower", "Ll"),
    ("digit", "Nd"),
    ("special", "Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs"),
)
"""Unicode's general categories that satisfy each rule."""
_LEET = tuple(
    str.maketrans("@4831!|0$5+79", letters) for letters in ("aabeiiiossttg", "aabelilossttg")
)
_HEAD, _TAIL = re.compile(r"^[\W\d_]+"), re.compile(r"[\W\d_]+$")
_SIGNS = re.compile(r"[\W_]+")


def normalized(password: str) -> str:
    """Return the form in which a password is judged, hashed and compared.

    Source: NIST SP 800-63B-4, 3.1.1.2 (Unicode normalization; NFKC).
    """
    return unicodedata.normalize("NFKC", password)


@dataclass(frozen=True, kw_only=True)
class PasswordPolicy:
    """The rules of one installation."""

    minimum: int = 8
    longest: int = 128
    passphrase_from: int = 15
    """From so many characters on the kinds of characters are free; 0 for never."""

    def broken(self, password: str, personal: Iterable[str] = ()) -> list[Rule]:
        """Return every rule that `password` breaks, in the order in which a page lists them.

        `password` is in normal form; `personal` are the person's names and their company's.
        """
        found: set[Rule] = set()
        if len(password) < self.minimum:
            found.add("too-short")
        if len(password) > self.longest:
            found.add("too-long")
        if not self.passphrase_from or len(password) < self.passphrase_from:
            kinds = {unicodedata.category(one) for one in password}
            found |= {rule for rule, wanted in _CLASSES if kinds.isdisjoint(wanted.split())}
        # Judging how it is made is for what could be kept at all.
        if password and "too-long" not in found:
            text = plain(password)
            unit = _unit(text)
            if _turns(unit) < TURNS:
                found.add("simple")
            if any(word in COMMON for part in (text, unit) for word in _words(part)):
                found.add("common")
            if _without(text, (*HOUSE, *personal)) < min(self.minimum, len(text)):
                found.add("personal")
        return [rule for rule in RULES if rule in found]


def _unit(text: str) -> str:
    """Return what a text repeats: typing a password twice does not make it better."""
    return text[: (text + text).find(text, 1)]


def _turns(text: str) -> int:
    """Return how many characters neither repeat the one before nor follow it in order."""
    return 1 + sum(abs(ord(after) - ord(before)) > 1 for before, after in pairwise(text))


def _words(text: str) -> Iterator[str]:
    """Give the words that a text may be made from: without the digits and signs that stand around
    or between, and with those that stand for letters read as letters.
    """
    behind = _HEAD.sub("", text)
    for part in (text, behind, _TAIL.sub("", text), _TAIL.sub("", behind)):
        for word in (part, *(part.translate(table) for table in _LEET)):
            yield word
            yield _SIGNS.sub("", word)


def _without(text: str, words: Iterable[str]) -> int:
    """Return how many characters of a text are left without these words, however it spells them."""
    parts = {
        part
        for word in map(plain, words)
        for part in (_SIGNS.sub("", word), *_SIGNS.split(word))
        if len(part) >= SHORTEST
    }
    rests = [text, *(text.translate(table) for table in _LEET)]
    for part in sorted(parts, key=len, reverse=True):
        rests = [rest.replace(part, "") for rest in rests]
    return min(map(len, rests))
