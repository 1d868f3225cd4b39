"""How do the fictitious companies get into the portal? By the command everyone uses."""

import asyncio
import sys
from pathlib import Path
from typing import Final

from deploy.local.simulateur.population import as_csv, fictive, fictive_transitaires
from shared.telemetry import log

ATTEMPTS: Final = 20
PAUSE_SECONDS: Final = 3.0
_IMPORT: Final = 'set -a; . "$1"; exec "$2" -m services.identity import-entreprises "$3"'


async def register(directory: Path) -> bool:
    """Register the fictitious companies; return whether identity took them.

    `directory` holds `env`, the environment of the local services.
    """
    file = directory / "entreprises-simulateur.csv"
    file.write_text(as_csv(fictive(), fictive_transitaires()), encoding="utf-8")
    said = b""
    for _ in range(ATTEMPTS):
        child = await asyncio.create_subprocess_exec(
            "/bin/sh", "-c", _IMPORT, "sh", str((directory / "env").resolve()),
            sys.executable, str(file.resolve()),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        try:
            said, _ = await child.communicate()
        except asyncio.CancelledError:
            child.kill()
            raise
        if child.returncode == 0:
            log.info("simulateur.registered", companies=len(fictive()))
            return True
        await asyncio.sleep(PAUSE_SECONDS)
    log.warning("simulateur.not_registered", said=said.decode(errors="replace")[-500:])
    return False
