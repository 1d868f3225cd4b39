"""What does the assistant know when an installation opens?

`python -m services.assistant seed` brings the glossary to `content/glossaire.json`. All else it
hears: services, FAQ and guides come as events.
"""

from pathlib import Path

import msgspec

from shared import fold
from shared.database import connect_once

from .actions import publish_glossary
from .models import SeedTerm
from .settings import Settings

CONTENT = Path(__file__).parent / "content"


def read() -> list[SeedTerm]:
    """Return the glossary, folded.

    Raises: msgspec.ValidationError — the file does not have its shape.
    """
    lines = msgspec.json.decode((CONTENT / "glossaire.json").read_bytes(), type=list[SeedTerm])
    return [
        SeedTerm(
            termes=[fold.fold(term) for term in line.termes],
            cibles=[fold.fold(target) for target in line.cibles],
        )
        for line in lines
    ]


async def seed(settings: Settings, _: list[str]) -> None:
    """Publish the glossary in the file."""
    lines = read()
    conn = await connect_once(settings.database_url.reveal())
    try:
        await publish_glossary(conn, lines)
    finally:
        await conn.close()
    print(f"assistant: {sum(len(line.termes) for line in lines)} words in the glossary")
