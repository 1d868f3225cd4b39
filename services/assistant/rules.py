"""What is true in the assistant?"""

import math
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from shared import fold

from .models import (
    FaqEntry,
    Frequency,
    Heard,
    Label,
    Langue,
    Passage,
    Reponse,
    Scored,
    ServiceCard,
    Source,
    Term,
)

MAX_MESSAGES = 200
"""Questions in one conversation (domain decision: a page that still loads at once)."""
MAX_TERMS = 24
"""Telling words of a question that are looked up; the rest of a long text repeats them."""
TITLE_LENGTH = 80
MAX_CARDS = 3
CONTACT_PATH = "/aide/contact"

TITLE_WEIGHT = 3.0
LENGTH_WEIGHT = 0.3
WHOLE_COVERAGE = 0.75
MIN_COVERAGE = 0.25
MIN_SCORE = 6.0
"""A passage answers when it holds three quarters of the question's information, or a quarter of
it with words that tell much. Tuned on 115 labelled questions in French, Arabic, English and Darija,
so that few outside the portal's matters are answered; see the tests for what must hold."""
NEAR_BEST = 0.6
"""Other passages are shown when they score at least this share of the best."""
CLOSE_SPELLING = 0.84
MIN_LENGTH_TO_CORRECT = 5

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_ENGLISH_TEXT = """
    the is are do does how what where which who why when can my your you and of to in for with not
    please i have need want
"""
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_FRENCH_TEXT = """
    le la les un une des du de est sont comment quel quelle quels ou pourquoi qui quand puis mon ma
    mes vous et en dans pour avec pas je j ai besoin veux l d
"""
_FRENCH = frozenset(_FRENCH_TEXT.split())


def language_of(text: str) -> Langue:
    """Return the language `text` is written in: by its letters, then by its small words."""
    if len(_ARABIC.findall(text)) > len(_LATIN.findall(text)):
        return "ar"
    words = fold.words(text)
    english = sum(word in _ENGLISH for word in words)
    french = sum(word in _FRENCH for word in words)
    return "en" if english > french else "fr"


def say(label: Label, langue: Langue) -> str:
    """Return `label` in one language."""
    text: str = getattr(label, langue)
    return text


def folded(*labels: Label | None) -> str:
    """Return the words of `labels` in all languages, folded."""
    texts = [
        text for label in labels if label is not None for text in (label.fr, label.ar, label.en)
    ]
    return " ".join(word for text in texts for word in fold.words(text))


def service_passage(card: ServiceCard, profils: Sequence[str], keywords: Sequence[str]) -> Passage:
    """Return how the index holds a service."""
    named = folded(card.description, card.organisme, card.produit)
    words = " ".join(fold.words(" ".join(keywords)))
    return Passage(
        kind="SERVICE",
        code=card.code,
        titre=card.label,
        texte=card.description or card.label,
        profils=list(profils),
        carte=card,
        titre_folded=f"{folded(card.label)} {' '.join(fold.words(card.code))}",
        texte_folded=f"{named} {words}",
    )


def text_passage(kind: str, code: str, titre: Label, texte: Label) -> Passage:
    """Return how the index holds an entry of the FAQ or a chapter of a guide."""
    return Passage(
        kind="FAQ" if kind == "FAQ" else "GUIDE",
        code=code,
        titre=titre,
        texte=texte,
        profils=None,
        carte=None,
        titre_folded=folded(titre),
        texte_folded=folded(texte),
    )


def asked_words(question: str) -> list[str]:
    """Return the telling words of a question, at most `MAX_TERMS`."""
    return fold.telling(question)[:MAX_TERMS]


def with_glossary(words: Sequence[str], glossary: Mapping[str, Sequence[str]]) -> list[Term]:
    """Return each word with what the published texts may call it."""
    return [Term(mot=word, variantes=[word, *glossary.get(word, [])]) for word in words]


def corrected(word: str, vocabulary: Sequence[str]) -> str | None:
    """Return the published word that an unknown `word` is probably a misspelling of, or None."""
    if len(word) < MIN_LENGTH_TO_CORRECT or word.isdigit():
        return None
    close = get_close_matches(word, vocabulary, n=1, cutoff=CLOSE_SPELLING)
    return close[0] if close else None


def information(nombre: int, passages: int) -> float:
    """Return how much a term tells that stands in `nombre` of so many passages.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009),
    section 3.1.1 (inverse document frequency, kept positive).
    """
    return math.log(1 + (passages - nombre + 0.5) / (nombre + 0.5))


def score(heard: Sequence[Heard], frequencies: Sequence[Frequency], passages: int) -> list[Scored]:
    """Return the passages heard with how well each answers, best first.

    A term in the title counts three times, and a long text a little less for the same terms. What
    a question holds that nothing published does counts against every passage.
    """
    told = {one.terme: information(one.nombre, passages) for one in frequencies}
    whole = sum(told.values())
    scored = []
    for passage in heard:
        held = sum(told[term] for term in passage.termes)
        again = sum(told[term] for term in passage.termes_titre) * (TITLE_WEIGHT - 1)
        length = 1 + LENGTH_WEIGHT * math.log1p(passage.longueur / 40)
        scored.append(
            Scored(
                passage=passage,
                score=(held + again) / length,
                couverture=held / whole if whole else 0.0,
            )
        )
    return sorted(scored, key=lambda one: (-one.score, one.passage.kind, one.passage.code))


def answers(scored: Scored) -> bool:
    """Say whether a passage holds enough of the question to answer it."""
    telling = scored.couverture >= MIN_COVERAGE and scored.score >= MIN_SCORE
    return scored.couverture >= WHOLE_COVERAGE or telling


def answer(scored: Sequence[Scored], langue: Langue) -> Reponse:
    """Return the answer that the scored passages (best first) allow, in `langue`.

    The text is that of the best entry of the FAQ or guide when it is nearly as good as the best
    passage; services are shown as cards. With no passage good enough, it says so: nothing is made
    up.

    Source: user guide V.F.
    """
    good = [one for one in scored if answers(one)]
    best = max((one.score for one in good), default=0.0)
    shown = [one for one in good if one.score >= NEAR_BEST * best]
    services = [one.passage for one in shown if one.passage.kind == "SERVICE"][:MAX_CARDS]
    texts = [one.passage for one in shown if one.passage.kind != "SERVICE"][:MAX_CARDS]
    faq = [one for one in texts if one.kind == "FAQ"]
    if not shown:
        return _reply(_NOTHING[langue], trouve=False)
    if texts:
        texte = plain(say(texts[0].texte, langue))
        if texts[0].kind == "GUIDE":
            texte = f"{say(texts[0].titre, langue)}\n\n{texte}"
    else:
        texte = (_ONE_SERVICE if len(services) == 1 else _SERVICES)[langue]
    return _reply(
        texte,
        trouve=True,
        services=[one.carte for one in services if one.carte is not None],
        faq=[FaqEntry(code=one.code, question=one.titre, reponse=one.texte) for one in faq],
        sources=[Source(kind=one.kind, code=one.code, label=one.titre) for one in texts[:1]],
    )


def _reply(
    texte: str,
    *,
    trouve: bool,
    services: list[ServiceCard] | None = None,
    faq: list[FaqEntry] | None = None,
    sources: list[Source] | None = None,
) -> Reponse:
    return Reponse(
        texte=texte,
        trouve=trouve,
        services=services or [],
        faq=faq or [],
        sources=sources or [],
        contact=CONTACT_PATH,
    )


def plain(markdown: str) -> str:
    """Return a published text without its emphasis marks, as a chat shows it."""
    return markdown.replace("**", "").strip()


def conversation_title(question: str) -> str:
    """Return a conversation's name: its first question in one line, at most 80 characters."""
    line = " ".join(question.split())
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


_NOTHING: dict[Langue, str] = {
    "fr": "Je n'ai trouvé ni service de votre menu ni réponse publiée à cette question. "
    "Reformulez-la avec d'autres mots, ou joignez un conseiller par « Contactez-nous ».",
    "ar": "لم أجد أي خدمة في قائمتكم ولا جوابا منشورا عن هذا السؤال. "
    "أعيدوا صياغته بكلمات أخرى، أو تواصلوا مع مستشار عبر «اتصلوا بنا».",
    "en": "I found neither a service of your menu nor a published answer to this question. "
    "Put it in other words, or reach an adviser through “Contact us”.",
}
_ONE_SERVICE: dict[Langue, str] = {
    "fr": "Ce service de votre menu correspond à votre question.",
    "ar": "هذه الخدمة من قائمتكم تطابق سؤالكم.",
    "en": "This service of your menu matches your question.",
}
_SERVICES: dict[Langue, str] = {
    "fr": "Ces services de votre menu correspondent à votre question.",
    "ar": "هذه الخدمات من قائمتكم تطابق سؤالكم.",
    "en": "These services of your menu match your question.",
}
