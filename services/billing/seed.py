"""What does billing hold when an installation opens?

`python -m services.billing seed [FILE]` puts the price list on sale and, when it is given a JSON
file of `[{"ice", "offre_code", "date_debut"?}]`, activates these packages. Running it again
changes nothing.
"""

from pathlib import Path

import msgspec

from shared.database import connect_once

from .actions import publish_offres, seed_forfait
from .models import SeedForfait, SeedOffre
from .settings import Settings

CONTENT = Path(__file__).parent / "content"


def read_offres() -> list[SeedOffre]:
    """Return the price list.

    Raises: msgspec.ValidationError — the file does not have its shape.
    """
    return msgspec.json.decode((CONTENT / "offres.json").read_bytes(), type=list[SeedOffre])


async def seed(settings: Settings, arguments: list[str]) -> None:
    """Put the price list on sale, and activate the packages in the file given."""
    if len(arguments) > 1:
        raise SystemExit("usage: python -m services.billing seed [FILE.json]")
    forfaits = _read_forfaits(Path(arguments[0])) if arguments else []
    offres = read_offres()
    conn = await connect_once(settings.database_url.reveal())
    try:
        await publish_offres(conn, offres)
        activated = [await seed_forfait(conn, forfait) for forfait in forfaits]
    finally:
        await conn.close()
    new = sum(1 for one in activated if one is not None and one.nouveau)
    print(f"billing: {len(offres)} offers on sale, {new} packages activated")


def _read_forfaits(path: Path) -> list[SeedForfait]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[SeedForfait])
    except (OSError, msgspec.MsgspecError) as error:
        raise SystemExit(f"billing: {path} cannot be read: {error}") from error
