"""What can be done with Portnet ID from a shell, besides what every service can?"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from services.identity.actions import entreprises, keys
from services.identity.means import make
from services.identity.rules.entreprises import BadRow
from services.identity.settings import Settings
from shared.database import Pool, connect


@asynccontextmanager
async def _pool(settings: Settings) -> AsyncIterator[Pool]:
    pool = await connect(settings.database_url.reveal(), 2)
    try:
        yield pool
    finally:
        await pool.close()


def _file(arguments: list[str], usage: str) -> bytes:
    if len(arguments) != 1:
        raise SystemExit(f"usage: python -m services.identity {usage}")
    try:
        return Path(arguments[0]).read_bytes()
    except OSError as error:
        raise SystemExit(f"{arguments[0]}: {error.strerror}") from error


async def import_entreprises(settings: Settings, arguments: list[str]) -> int:
    """Register the companies of a CSV file (ice, raison_sociale, profils); 1 when a line failed."""
    raw = _file(arguments, "import-entreprises FILE.csv")
    async with _pool(settings) as pool:
        try:
            report = await entreprises.import_entreprises(pool, raw)
        except BadRow as error:
            raise SystemExit(f"{arguments[0]}: {error}") from error
    for number, why in report.errors:
        print(f"line {number}: {why}", file=sys.stderr)
    print(
        f"entreprises: {report.created} created, {report.changed} changed, "
        f"{report.unchanged} unchanged, {len(report.errors)} refused"
    )
    return 1 if report.errors else 0


async def seed(settings: Settings, arguments: list[str]) -> int:
    """Bring companies, people and clients to what a JSON file says."""
    raw = _file(arguments, "seed FILE.json")
    async with _pool(settings) as pool:
        try:
            report = await entreprises.seed(pool, make(settings), raw)
        except (BadRow, msgspec.MsgspecError) as error:
            raise SystemExit(f"{arguments[0]}: {error}") from error
    print(
        f"entreprises: {report.created} created, {report.changed} changed, "
        f"{report.unchanged} unchanged; people and clients are as the file says"
    )
    return 0


async def rotate_keys(settings: Settings, arguments: list[str]) -> int:
    """Publish the next signing keys; `--now` for a stolen key."""
    if arguments not in ([], ["--now"]):
        raise SystemExit("usage: python -m services.identity rotate-keys [--now]")
    async with _pool(settings) as pool:
        lines = await keys.rotate(pool, make(settings), at_once=bool(arguments))
    print("\n".join(lines))
    return 0


COMMANDS = {
    "import-entreprises": import_entreprises,
    "seed": seed,
    "rotate-keys": rotate_keys,
}
