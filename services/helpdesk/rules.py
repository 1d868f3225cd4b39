"""What is true in the help desk?"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import msgspec

from shared import fold
from shared.contracts.identity import IdentityConnexionContestee

from .models import (
    ChapitreHead,
    Content,
    GuideHead,
    Label,
    Named,
    Outline,
    OutlineChapter,
    Question,
    Reclamation,
    Searchable,
    Service,
    Theme,
)

HALF = 0.5
"""The share of a question's words that an entry must hold when none holds them all."""


def folded_text(*labels: Label) -> str:
    """Return the words of `labels` in all languages, folded, each once."""
    texts = [text for label in labels for text in (label.fr, label.ar, label.en)]
    return " ".join(dict.fromkeys(word for text in texts for word in fold.words(text)))


def revision(*published: msgspec.Struct) -> str:
    """Return a digest of what is published; it changes when any of it does."""
    return hashlib.sha256(msgspec.json.encode(list(published))).hexdigest()[:16]


def doubles(content: Content) -> list[str]:
    """Return the codes that `content` gives to two things of one kind."""
    kinds: list[list[str]] = [
        [entree.code for entree in content.aide],
        [theme.code for theme in content.faq],
        [question.code for theme in content.faq for question in theme.questions],
        [guide.code for guide in content.guides],
        [chapitre.code for guide in content.guides for chapitre in guide.chapitres],
        *([chapitre.chapitre for chapitre in guide.chapitres] for guide in content.guides),
    ]
    return [code for codes in kinds for code, times in Counter(codes).items() if times > 1]


def misplaced_chapters(content: Content) -> list[str]:
    """Return the codes of chapters that stand nowhere among a service guide's seven."""
    places = {named.code for named in content.chapitres}
    return [
        chapitre.code
        for guide in content.guides
        if guide.service_code is not None
        for chapitre in guide.chapitres
        if chapitre.chapitre not in places
    ]


def find(questions: list[Searchable], asked: str) -> list[Searchable]:
    """Return the entries that hold every telling word of `asked`, in their order.

    With none, those that hold at least half of them, the fullest first: people search in
    sentences. Nothing telling asked, everything found.
    """
    words = fold.telling(asked)
    if not words:
        return questions
    exact = [one for one in questions if fold.contains(one.folded, words)]
    if exact:
        return exact
    shares = {one.code: sum(word in one.folded for word in words) / len(words) for one in questions}
    near = [one for one in questions if shares[one.code] >= HALF]
    return sorted(near, key=lambda one: -shares[one.code])


def by_theme(themes: list[Named], questions: Iterable[Searchable]) -> list[Theme]:
    """Return the themes that have any of `questions`, each with its own, in their order."""
    grouped: dict[str, list[Question]] = {}
    for one in questions:
        entry = Question(code=one.code, question=one.question, reponse=one.reponse)
        grouped.setdefault(one.theme_code, []).append(entry)
    return [
        Theme(code=theme.code, label=theme.label, questions=grouped[theme.code])
        for theme in themes
        if theme.code in grouped
    ]


def outlines(
    places: list[Named],
    guides: list[GuideHead],
    chapitres: list[ChapitreHead],
    services: list[Service],
) -> list[Outline]:
    """Return every guide's table of contents: the portal's own, then one for each demande.

    The guide of a service has the seven chapters, published or not.

    Source: user guide V.A.
    """
    written: dict[str, list[ChapitreHead]] = {}
    for chapitre in chapitres:
        written.setdefault(chapitre.guide_code, []).append(chapitre)
    own = [
        Outline(
            code=guide.code,
            service_code=None,
            label=guide.label,
            chapitres=[
                OutlineChapter(chapitre=one.chapitre, label=one.label, code=one.code)
                for one in written.get(guide.code, [])
            ],
        )
        for guide in guides
        if guide.service_code is None
    ]
    of_service = {guide.service_code: guide for guide in guides}
    for service in services:
        guide = of_service.get(service.code)
        if guide is None and service.genre != "DEMANDE":
            continue
        codes = {one.chapitre: one.code for one in written.get(guide.code, [])} if guide else {}
        own.append(
            Outline(
                code=None if guide is None else guide.code,
                service_code=service.code,
                label=service.label,
                chapitres=[
                    OutlineChapter(
                        chapitre=place.code, label=place.label, code=codes.get(place.code)
                    )
                    for place in places
                ],
            )
        )
    return own


NUMERO = re.compile(r"REC-[0-9]{4}-[0-9]{6,10}")
CONTESTED_SIGN_IN = "CONNEXION_CONTESTEE"


def numero(annee: int, rang: int) -> str:
    """Return a complaint's number. Source: domain model, REC-YYYY-NNNNNN."""
    return f"REC-{annee}-{rang:06}"


def is_numero(text: str) -> bool:
    """Say whether a text has the form of a complaint's number."""
    return NUMERO.fullmatch(text) is not None


def contested_sign_in(
    number: str, said: IdentityConnexionContestee, ice: str | None, at: datetime
) -> Reclamation:
    """Return the complaint of somebody whose account another may have used: it does not wait.

    Source: user guide, VII (report suspicious use at once); domain decision on priority.
    """
    known = {
        "connexion_le": said.connexion_le,
        "resultat": said.resultat,
        "appareil": said.appareil,
        "ip": said.ip,
    }
    return Reclamation(
        numero=number,
        genre="INCIDENT",
        theme_code="securite",
        service_code=None,
        priorite="HAUTE",
        statut="NOUVELLE",
        objet=None,
        motif_code=CONTESTED_SIGN_IN,
        user_id=said.user_id,
        ice=ice,
        texte=None,
        details={name: word for name, word in known.items() if word is not None},
        cree_le=at,
        modifie_le=at,
    )
