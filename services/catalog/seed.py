"""What does the catalogue hold when an installation opens?

The JSON files in `content` are the published catalogue; `python -m services.catalog seed`
brings the database to them and says what changed. Running it again changes and says nothing.
"""

from pathlib import Path
from typing import TypeVar

import msgspec

from shared.database import connect_once
from shared.telemetry import log

from .actions import publish_catalogue
from .models import Catalogue, Named, SeedLien, SeedQuickLink, SeedService
from .settings import Settings

CONTENT = Path(__file__).parent / "content"
T = TypeVar("T")


def read() -> Catalogue:
    """Return the catalogue in the files.

    Raises: msgspec.ValidationError — a file does not have its shape.
    """
    return Catalogue(
        sections=_rows("sections", Named),
        organismes=_rows("organismes", Named),
        produits=_rows("produits", Named),
        services=_rows("services", SeedService),
        acces_rapides=_rows("acces_rapides", SeedQuickLink),
        liens=_rows("liens", SeedLien),
    )


async def seed(settings: Settings, _: list[str]) -> None:
    """Publish the catalogue in the files."""
    conn = await connect_once(settings.database_url.reveal())
    try:
        published = await publish_catalogue(conn, read())
    finally:
        await conn.close()
    log.info("catalogue.seeded", published=published.publies, withdrawn=published.retires)
    print(
        f"catalog: {len(published.publies)} services published, {len(published.retires)} withdrawn"
    )


def _rows(name: str, kind: type[T]) -> list[T]:
    return msgspec.json.decode((CONTENT / f"{name}.json").read_bytes(), type=list[kind])  # type: ignore[valid-type]
