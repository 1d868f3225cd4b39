"""What is the public API today?

Asks every service for its own description, makes one document of them and writes it to
`gateway/openapi.json`: generated, reviewed like any other text. `python -m deploy.local.openapi`;
with `--check` nothing is written and a difference is an error.
"""

import importlib
import sys
import tempfile
from pathlib import Path
from typing import Any

from deploy.local import environment, options
from deploy.local.credentials import Credentials
from deploy.local.nats import SERVICES
from deploy.local.options import ROOT
from gateway import openapi
from shared.settings import load


def documents() -> dict[str, dict[str, Any]]:
    """Return the OpenAPI document of each service, which is put together but not started."""
    with tempfile.TemporaryDirectory() as directory:
        # Settings must be there; none of them reaches the document.
        chosen = options.read({"LOCAL_DIR": directory})
        variables = environment.build(chosen, Credentials(Path(directory)))
    found = {}
    for service in SERVICES:
        settings = importlib.import_module(f"services.{service}.settings").Settings
        create_app = importlib.import_module(f"services.{service}.app").create_app
        app = create_app(load(settings, service, environment.of(service, variables)))
        found[service] = app.openapi_schema.to_schema()
    return found


def main(arguments: list[str]) -> int:
    """Write the document, or compare it when `--check` is said; return the exit status."""
    text = openapi.text(openapi.merged(documents()))
    path = openapi.SNAPSHOT
    if path.exists() and path.read_text() == text:
        return 0
    name = path.relative_to(ROOT)
    if "--check" in arguments:
        print(f"{name} is not what the services answer to: make openapi")
        return 1
    path.write_text(text)
    print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
