"""What does a measurement stand on? Real servers of its own, that really write to disk."""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.local import nats as local_nats
from deploy.local import postgres as local_postgres
from shared.command import directory
from shared.migrate import migrate
from tests.conftest import NatsServer, environment, free_port
from tests.support.tokens import Issuer


@dataclass(frozen=True)
class Stack:
    """The servers, and how a dashboard of its own is started on them."""

    nats: NatsServer
    postgres_url: str
    issuer: Issuer
    home: Path

    postgres_pid: int

    async def database(self, name: str, service: str = "dashboard") -> str:
        """Return the URL of a fresh, migrated database of a service."""
        await local_postgres.create_databases(self.postgres_url, {name: "bench"})
        address = self.postgres_url.rpartition("@")[2].rpartition("/")[0]
        url = f"postgresql://{name}:bench@{address}/{name}"
        await migrate(url, directory(service))
        return url

    @contextlib.contextmanager
    def dashboard(self, database_url: str, **changes: str) -> Iterator[str]:
        """Run `python -m services.dashboard serve`; give its URL."""
        with self.running("dashboard", database_url, **changes) as (url, _):
            yield url

    @contextlib.contextmanager
    def running(self, service: str, database_url: str, **changes: str) -> Iterator[tuple[str, int]]:
        """Run `python -m services.<service> serve`; give its URL and process id."""
        variables = environment(service, database_url, self.issuer, self.nats, **changes)
        variables |= {"LOG_LEVEL": "error"}
        process = subprocess.Popen(
            [sys.executable, "-m", f"services.{service}", "serve"],
            env={**os.environ, **variables},
            cwd=Path(__file__).parents[2],
        )
        try:
            yield f"http://127.0.0.1:{variables[f'{service.upper()}_PORT']}", process.pid
        finally:
            process.terminate()
            process.wait(15)


@contextlib.contextmanager
def standing() -> Iterator[Stack]:
    """Start PostgreSQL and NATS in a folder of their own, and end them after."""
    with tempfile.TemporaryDirectory(prefix="pmpce-bench-") as name:
        home = Path(name)
        home.chmod(0o755)
        postgres = local_postgres.start_postgres(home / "postgres", free_port())
        passwords = local_nats.new_passwords()
        nats = local_nats.start_nats(home / "nats", free_port(), local_nats.users(passwords))
        try:
            asyncio.run(local_nats.provision(nats.url))
            server = NatsServer(f"nats://{nats.url.rpartition('@')[2]}", nats.url, passwords)
            yield Stack(server, postgres.url, Issuer(home), home, postgres.process.pid)
        finally:
            nats.stop()
            postgres.stop()


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 120) -> None:
    """Wait until `condition` returns True."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.02)
