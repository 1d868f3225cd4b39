"""Published content and people to test the assistant with."""

from typing import Any

from services.assistant.actions import publish_glossary
from services.assistant.consumers import CONSUMERS
from services.assistant.models import Heard, Label, Scored, ServiceCard
from services.assistant.seed import read as read_glossary
from services.catalog.actions import publish_catalogue
from services.catalog.seed import read as read_catalogue
from services.helpdesk.actions import publish_content
from services.helpdesk.seed import read as read_content
from shared.auth import Principal
from shared.database import Connection
from shared.events import CloudEvent
from tests.support.heard import decoded, hear, message
from tests.support.said import said

SUB = "018f0000-0000-7000-8000-000000000001"
OTHER = "018f0000-0000-7000-8000-0000000000ff"


def label(fr: str, ar: str | None = None, en: str | None = None) -> Label:
    return Label(fr=fr, ar=ar or fr, en=en or fr)


def person(sub: str = SUB, profil: str | None = "IMP") -> Principal:
    return Principal(sub=sub, client_id="gateway", exp=0, jti="", profil=profil)


def texts(fr: str, ar: str = "نص", en: str | None = None) -> dict[str, str]:
    return {"fr": fr, "ar": ar, "en": en or fr}


def service(
    code: str = "TI-GES", day: int = 1, name: str = "Gestion des titres", **data: Any
) -> CloudEvent[Any]:
    """Return the publication of a service on a day of November 2026."""
    body = {
        "service_code": code,
        "label": texts(name),
        "section": "titres",
        "genre": "DEMANDE",
        "profils": ["IMP"],
        "keywords": ["import"],
    } | data
    return _said("service.publie", body, "catalog", day)


def faq(code: str = "faq.a", day: int = 1, question: str = "Question ?", reponse: str = "Réponse."):
    """Return the publication of an entry of the FAQ on a day of November 2026."""
    body = {
        "faq_code": code,
        "theme_code": "mfa",
        "question": texts(question),
        "reponse": texts(reponse),
    }
    return _said("faq.publiee", body, "helpdesk", day)


def guide(code: str = "gu.a", day: int = 1, titre: str = "Chapitre", corps: str = "Texte."):
    """Return the publication of a guide's chapter on a day of November 2026."""
    body = {"guide_code": code, "label": texts(titre), "corps": texts(corps)}
    return _said("guide.publie", body, "helpdesk", day)


def withdrawn(type_: str, code: str, day: int) -> CloudEvent[Any]:
    """Return a withdrawal on a day of November 2026."""
    field = {
        "service.retire": "service_code",
        "faq.retiree": "faq_code",
        "guide.retire": "guide_code",
    }[type_]
    return _said(type_, {field: code}, "catalog" if "service" in type_ else "helpdesk", day)


def _said(type_: str, body: dict[str, Any], source: str, day: int) -> CloudEvent[Any]:
    time = f"2026-11-{day:02d}T09:00:00Z"
    return decoded(CONSUMERS, *message(type_, body, source=source, ice=None, time=time))


def heard(code: str, terms: list[int], in_title: list[int] | None = None, **changes: Any) -> Heard:
    """Return an entry of the FAQ that holds these terms of a question."""
    values: dict[str, Any] = {
        "kind": "FAQ",
        "code": code,
        "titre": label(f"Question {code}"),
        "texte": label(f"Réponse {code}"),
        "carte": None,
        "longueur": 40,
        "termes": terms,
        "termes_titre": in_title or [],
    }
    return Heard(**(values | changes))


def scored(code: str, score: float = 10.0, couverture: float = 1.0, **changes: Any) -> Scored:
    return Scored(passage=heard(code, [0], **changes), score=score, couverture=couverture)


def card(code: str) -> ServiceCard:
    return ServiceCard(
        code=code,
        label=label(f"Service {code}"),
        section="titres",
        description=None,
        organisme=None,
        produit=None,
        flux=None,
        kind="DEMANDE",
        url=None,
    )


def a_service(code: str, score: float = 10.0, couverture: float = 1.0) -> Scored:
    return scored(code, score, couverture, kind="SERVICE", carte=card(code))


async def everything_published(catalog: Connection, helpdesk: Connection) -> list[CloudEvent[Any]]:
    """Return what the catalogue and the help desk say when an installation opens."""
    await publish_catalogue(catalog, read_catalogue())
    await publish_content(helpdesk, read_content())
    return [*await said(catalog), *await said(helpdesk)]


async def open_house(assistant: Connection, published: list[CloudEvent[Any]]) -> None:
    """Let the assistant hear everything published, and give it its glossary."""
    assert await hear(assistant, CONSUMERS, *published) == []
    await publish_glossary(assistant, read_glossary())
