"""When do two spellings count as the same to someone who searches?

Case, accents, ligatures, Arabic hamza and vowel marks, presentation forms and Arabic digits never
make a difference. The catalogue's search, the FAQ's and the assistant's index fold by this one
rule, at writing and at asking, so that they agree.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ک": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "پ": "ب",
        "ڤ": "ف",
        "ـ": None,
    }
)
"""What Unicode does not decompose. Alef, waw and ya with hamza decompose by themselves."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` as it is compared in a search; folding twice changes nothing more.

    Lower case without accents; أ إ آ ٱ become ا, ة becomes ه, ى becomes ي; tashkil, tatweel and
    invisible direction marks go; every script's digits become 0 to 9; blanks become one space.

    Source: Unicode Standard Annex 15 (NFKD) and the Unicode Standard, section 5.18 (case folding).
    """
    bare = _without_marks(unicodedata.normalize("NFKD", text))
    bare = _without_marks(unicodedata.normalize("NFKD", bare.casefold()))
    return " ".join(bare.translate(_LETTERS).split())


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order: runs of letters and digits, the rest divides."""
    return _WORD.findall(fold(text))


_STOP_TEXT = """
    a ai au aux avec avez avoir c ca ce ces cet cette comment d dans de des dois du elle elles en
    est et etes etre eu faire faut il ils j je l la le les leur leurs lui m ma mais me mes moi mon
    n ne nos notre nous on ont ou par pas peut peux plus pour pourquoi puis qu quand que quel quelle
    quelles quels qui quoi s sa sans se ses si son sont sous sur svp t ta te tes toi ton tous tout
    toute toutes tu un une vos votre vous y bonjour bonsoir salut merci veux veut voudrais dois doit
    fais fait dire dit dites donne donner alors voila ainsi aussi encore deja tres trop peu bien
    chez entre apres avant pendant depuis combien laquelle lequel ici maintenant quelque chose
    an and any are as at be been by can could did do does for from get had has have how i if in into
    is it its me my no not of or our please should so than that the their them there they this to
    was we were what when where which who why will with would you your hello thanks want need mean
    there some more most after before now also help tell give
    في من الى علي عن مع هل ما ماذا كيف لماذا متي اين اي هذا هذه ذلك تلك التي الذي هو هي هم انا انت
    نحن ان او و ثم لا لم لن قد كان يمكن يمكنني اريد شكرا مرحبا السلام عليكم كل بعد قبل عند حول بين
    فقط ايضا بسبب لدي عندي استطيع ولا وما وكيف
    kifach kif chno chnou hiya howa dyal dyali ndir bghit wach fin fach mn lia ana had ديال ديالي
    كيفاش بغيت واش فين شنو غادي ندير
"""
_STOP_WORDS = frozenset(_STOP_TEXT.split())
"""Words that ask and tell nothing, in the three languages, folded."""


def telling(text: str) -> list[str]:
    """Return the words of `text` that a search can go by, each once; none when all are stop words.

    A single letter tells nothing; a single digit may.
    """
    return [
        word
        for word in dict.fromkeys(words(text))
        if word not in _STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]


def contains(haystack: str, asked: list[str]) -> bool:
    """Say whether every word of `asked` stands somewhere in `haystack`; both are folded already."""
    return all(word in haystack for word in asked)


def like_patterns(asked: list[str]) -> list[str]:
    r"""Return for each word of `asked` the SQL LIKE pattern of texts that hold it.

    `column LIKE ALL(patterns)` is then `contains(column, asked)`: `\`, `%` and `_` mean themselves.
    """
    return ["%" + re.sub(r"([\\%_])", r"\\\1", word) + "%" for word in asked]


def _without_marks(text: str) -> str:
    kept: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Cf"):
            continue
        kept.append(str(unicodedata.digit(character)) if category == "Nd" else character)
    return "".join(kept)
