"""What can be chosen about the one-machine stack?

Everything is an environment variable, so that `make run PORT=9000` and a shell's `export` do alike.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deploy.local import ports
from deploy.local.nats import SERVICES
from deploy.local.ports import Ports
from deploy.local.simulateur import options as simulateur_options

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""


class OptionError(SystemExit):
    """An option cannot be understood; as an exit it prints itself."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was chosen."""

    ports: Ports
    directory: Path
    """Where everything that the stack writes is kept."""
    simulator: bool
    rate: str
    """Events a second of the live simulator, or empty for its own choice."""
    backfill: str
    """How much of the past the simulator plays first, or empty for its own choice."""
    clock_at: str
    """The instant at which the demo's clock starts, RFC 3339, or empty for the true time."""
    nats_url: str | None
    """An external NATS server, when one is to be used."""
    database_urls: Mapping[str, str]
    """Service to external database, for those that have one."""
    given: Mapping[str, str]
    """The environment in which the stack was started."""

    @property
    def portal_url(self) -> str:
        """Return where browsers find the portal."""
        return f"http://localhost:{self.ports.portal}"

    @property
    def issuer(self) -> str:
        """Return the name of Portnet ID in tokens."""
        return f"{self.portal_url}/id"


def read(environment: Mapping[str, str] | None = None) -> Options:
    """Return the options in the environment.

    Raises: OptionError, OptionsError — the simulator's.
    """
    given = dict(os.environ if environment is None else environment)
    try:
        chosen = ports.parse(given.get("PORT") or "8080")
    except ValueError as error:
        raise OptionError(str(error)) from error
    simulator = (given.get("SIMULATOR") or "on").lower()
    if simulator not in {"on", "off"}:
        raise OptionError(f"SIMULATOR={simulator}: on or off is expected")
    clock_at = given.get("NOW") or given.get("CLOCK_AT") or ""
    if clock_at:
        _check_instant(clock_at)
    directory = Path(given.get("LOCAL_DIR") or ROOT / ".local").absolute()
    simulateur_options.read({**given, "LOCAL_DIR": str(directory)})
    own_nats = f"nats://127.0.0.1:{chosen.nats}"
    nats_url = given.get("NATS_URL")
    return Options(
        ports=chosen,
        directory=directory,
        simulator=simulator == "on",
        rate=given.get("RATE") or "",
        backfill=given.get("BACKFILL") or "",
        clock_at=clock_at,
        # After `. .local/env` our own addresses stand in the environment: they are not external.
        nats_url=None if nats_url in (None, "", own_nats) else nats_url,
        database_urls={
            name: url
            for name in SERVICES
            if (url := given.get(f"{name.upper()}_DATABASE_URL"))
            and f"@127.0.0.1:{chosen.postgres}/" not in url
        },
        given=given,
    )


def _check_instant(text: str) -> None:
    try:
        is_complete = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        is_complete = False
    if not is_complete:
        raise OptionError(f"NOW={text}: an instant like 2026-11-24T09:00:00Z is expected")
