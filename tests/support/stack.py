"""The whole portal, started once as `make run` starts it, for the tests that need it whole.

`JOURNEYS_DEMO=.local/demo.json` uses a portal that runs already instead.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from tests.journeys.demo import Portal

REPOSITORY = Path(__file__).parents[2]
PORTS = 15
"""The stack takes its base port and the fourteen after it."""
START_SECONDS = 300
"""A fresh checkout also installs and builds the client."""


def _free_base() -> int:
    """Return the first of enough free ports in a row."""
    for base in range(20_000 + os.getpid() % 2_000 * 15, 60_000, PORTS):
        with ExitStack() as held, suppress(OSError):
            for port in range(base, base + PORTS):
                probe = held.enter_context(socket.socket())
                probe.bind(("127.0.0.1", port))
            return base
    raise RuntimeError("no fifteen free ports in a row")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The whole portal, without the simulator: nothing moves but what a journey says."""
    if given := os.environ.get("JOURNEYS_DEMO"):
        yield Portal.read(Path(given))
        return
    directory = tmp_path_factory.mktemp("portal") / "local"
    with started(directory, SIMULATOR="off") as (portal, _):
        yield portal


@contextmanager
def started(directory: Path, **options: str) -> Iterator[tuple[Portal, int]]:
    """Run the portal as `make run` does; give it, and the process that all the others descend from.

    Raises: RuntimeError — it did not start.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if not name.endswith("_URL")},
        "PORT": str(_free_base()),
        "LOCAL_DIR": str(directory),
        **options,
    }
    log = directory.with_name("stack.log")
    with log.open("wb") as output:
        stack = subprocess.Popen(
            [sys.executable, "-m", "deploy.local", "up"],
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
            start_new_session=True,
        )
        watchdog = _after(START_SECONDS, stack)
        try:
            said = []
            assert stack.stdout is not None
            for line in stack.stdout:
                said.append(line)
                if re.search(r"\bready$", line.rstrip()):
                    break
            else:
                raise RuntimeError("the portal did not start:\n" + "".join(said) + log.read_text())
            watchdog.cancel()
            yield Portal.read(directory / "demo.json"), stack.pid
        finally:
            watchdog.cancel()
            stack.send_signal(signal.SIGINT)
            stack.communicate(timeout=120)


def _after(seconds: float, stack: subprocess.Popen[str]) -> threading.Timer:
    """End a stack that never gets ready, so that reading its output ends."""
    timer = threading.Timer(seconds, stack.terminate)
    timer.daemon = True
    timer.start()
    return timer
