"""Catalogues and services to test with."""

from typing import Any

import msgspec

from services.catalog.actions import publish_catalogue
from services.catalog.models import Catalogue, Label, Named, SeedService, ServiceCard
from services.catalog.seed import read
from shared.database import Connection


def label(text: str, ar: str = "نص", en: str | None = None) -> Label:
    return Label(fr=text, ar=ar, en=en or text)


def a_service(code: str, **changes: Any) -> SeedService:
    """Return a service of the small catalogue."""
    values: dict[str, Any] = {
        "code": code,
        "label": label(f"Service {code}"),
        "description": label("Une description"),
        "section": "titres",
        "organisme": "portnet",
        "produit": "tous",
        "flux": "IMPORT",
        "kind": "INTERNE",
        "url": None,
        "url_verified": False,
        "profils": ["IMP"],
        "consomme": False,
        "phase": 1,
        "keywords": [],
    }
    return SeedService(**(values | changes))


def a_catalogue(*services: SeedService, **changes: Any) -> Catalogue:
    """Return a small catalogue with these services."""
    values: dict[str, Any] = {
        "sections": [Named(code="titres", label=label("Titres"))],
        "organismes": [Named(code="portnet", label=label("PORTNET"))],
        "produits": [Named(code="tous", label=label("Tous"))],
        "services": list(services),
        "acces_rapides": [],
        "liens": [],
    }
    return Catalogue(**(values | changes))


def a_card(code: str, **changes: Any) -> ServiceCard:
    """Return a service as the menu shows it."""
    values: dict[str, Any] = {
        "code": code,
        "label": label(f"Service {code}"),
        "description": label("Une description"),
        "section": "titres",
        "organisme_code": "portnet",
        "organisme": label("PORTNET"),
        "produit_code": "tous",
        "produit": label("Tous"),
        "flux": "IMPORT",
        "kind": "INTERNE",
        "url": None,
        "url_verified": False,
        "consomme": False,
        "keywords": [],
    }
    return ServiceCard(**(values | changes))


async def seed(conn: Connection) -> None:
    """Publish the catalogue that an installation opens with."""
    await publish_catalogue(conn, read())


def codes(body: Any) -> list[str]:
    """Return the codes of the services in an answer."""
    return [item["code"] for item in body["items"]]


def replace(service: SeedService, **changes: Any) -> SeedService:
    return msgspec.structs.replace(service, **changes)
