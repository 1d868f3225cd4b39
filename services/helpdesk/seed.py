"""What does the help desk hold when an installation opens?

The JSON files in `content` are what the help centre publishes; `python -m services.helpdesk seed`
brings the database to them and says what changed. Running it again changes and says nothing.
"""

from pathlib import Path
from typing import TypeVar

import msgspec

from shared.database import connect_once

from .actions import publish_content
from .models import Assistance, Content, Entree, Guide, Named, Theme
from .settings import Settings

CONTENT = Path(__file__).parent / "content"
T = TypeVar("T")


def read() -> Content:
    """Return the content in the files.

    Raises: msgspec.ValidationError — a file does not have its shape.
    """
    return Content(
        assistance=_read("assistance", Assistance),
        aide=_read("aide", list[Entree]),
        faq=_read("faq", list[Theme]),
        chapitres=_read("chapitres", list[Named]),
        guides=_read("guides", list[Guide]),
    )


async def seed(settings: Settings, _: list[str]) -> None:
    """Publish the content in the files."""
    conn = await connect_once(settings.database_url.reveal())
    try:
        published = await publish_content(conn, read())
    finally:
        await conn.close()
    print(
        f"helpdesk: {len(published.questions)} questions and {len(published.chapitres)} chapters"
        f" published, {len(published.retires)} withdrawn"
    )


def _read(name: str, kind: type[T]) -> T:
    return msgspec.json.decode((CONTENT / f"{name}.json").read_bytes(), type=kind)
