"""Content of a help centre to test with."""

from typing import Any

from services.helpdesk.actions import publish_content
from services.helpdesk.models import (
    Assistance,
    Chapitre,
    Content,
    Guide,
    Label,
    Named,
    Question,
    Searchable,
    Theme,
)
from services.helpdesk.rules import folded_text
from services.helpdesk.seed import read
from shared.database import Connection


def label(text: str, ar: str = "نص", en: str | None = None) -> Label:
    return Label(fr=text, ar=ar, en=en or text)


def a_question(
    code: str, question: str = "Une question ?", reponse: str = "Une réponse."
) -> Question:
    return Question(code=code, question=label(question), reponse=label(reponse))


def searchable(code: str, question: str, reponse: str = "") -> Searchable:
    """Return an entry as it is stored."""
    texts = (label(question), label(reponse or question))
    return Searchable(
        code=code,
        theme_code="mfa",
        question=texts[0],
        reponse=texts[1],
        folded=folded_text(*texts),
    )


def a_chapter(code: str, place: str = "introduction", corps: str = "Un texte.") -> Chapitre:
    return Chapitre(code=code, chapitre=place, label=label(code), corps=label(corps))


def a_guide(
    *chapitres: Chapitre, code: str = "guide.dfd", service: str | None = "DFD-GES"
) -> Guide:
    return Guide(
        code=code, service_code=service, label=label("Un guide"), chapitres=list(chapitres)
    )


def content(*questions: Question, **changes: Any) -> Content:
    """Return a small help centre with these questions in one theme."""
    values: dict[str, Any] = {
        "assistance": Assistance(telephone="+212520473100", telephone_affiche="+212 520 47 31 00"),
        "aide": [],
        "faq": [Theme(code="mfa", label=label("MFA"), questions=list(questions))],
        "chapitres": [Named(code="introduction", label=label("Introduction"))],
        "guides": [],
    }
    return Content(**(values | changes))


async def seed(conn: Connection) -> None:
    """Publish what an installation opens with."""
    await publish_content(conn, read())
