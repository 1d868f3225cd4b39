"""The board equals the reference after the dashboard, NATS and PostgreSQL were each killed.

Real processes, SIGKILL, while partners go on publishing; nobody's request hangs meanwhile.
"""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import nats
import nats.errors
import nats.js.errors
import pytest

from deploy.local import nats as local_nats
from deploy.local import postgres as local_postgres
from deploy.local.process import Running, StartFailed
from services.dashboard.actions.rebuilding import rebuild_figures
from services.dashboard.queries.rebuild import FIGURES
from shared.broker import STREAM
from shared.command import directory
from shared.database import connect_once
from shared.migrate import migrate
from tests.conftest import NatsServer, environment, free_port
from tests.services.dashboard.cases import Case, read
from tests.services.dashboard.test_cases import quarantined
from tests.support import clock
from tests.support.tokens import Issuer

REQUEST_SECONDS = 15
"""A request that takes longer hangs, as far as a person is concerned."""


class Machine:
    """One machine: its servers, its dashboard, and the means to kill each of them."""

    def __init__(self, home: Path, issuer: Issuer, case: Case) -> None:
        home.chmod(0o755)
        self._home = home
        self._passwords = local_nats.new_passwords()
        self._ports = free_port(), free_port()
        self.postgres = self._start_postgres()
        self.nats = self._start_nats()
        asyncio.run(local_nats.provision(self.nats.url))
        asyncio.run(local_postgres.create_databases(self.postgres.url, {"dashboard": "secret"}))
        self.database_url = (
            f"postgresql://dashboard:secret@127.0.0.1:{self.postgres.port}/dashboard"
        )
        asyncio.run(migrate(self.database_url, directory("dashboard")))
        server = NatsServer(f"nats://127.0.0.1:{self.nats.port}", self.nats.url, self._passwords)
        self._environment = environment("dashboard", self.database_url, issuer, server) | {
            "CLOCK_AT": case.expected.now.isoformat(),
            "LOG_LEVEL": "error",
        }
        self.url = f"http://127.0.0.1:{self._environment['DASHBOARD_PORT']}"
        self.dashboard = self._start_dashboard()

    def _start_postgres(self) -> Running:
        return local_postgres.start_postgres(self._home / "postgres", self._ports[0])

    def _start_nats(self) -> Running:
        return local_nats.start_nats(
            self._home / "nats", self._ports[1], local_nats.users(self._passwords)
        )

    def _start_dashboard(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "services.dashboard", "serve"],
            env={**os.environ, **self._environment},
            cwd=Path(__file__).parents[3],
        )

    def kill_dashboard(self) -> None:
        """End it as a crash would."""
        self.dashboard.kill()
        self.dashboard.wait()

    def restart_dashboard(self) -> None:
        """Start it again."""
        self.dashboard = self._start_dashboard()

    def restart_nats(self) -> None:
        """Start it again on the same files."""
        self.nats = self._start_nats()

    async def restart_postgres(self) -> None:
        """Start it again on the same files; it recovers from its log."""
        async with asyncio.timeout(60):
            while True:
                # The killed server's orphans must have gone before another may have its files.
                with suppress(StartFailed):
                    self.postgres = await asyncio.to_thread(self._start_postgres)
                    return
                await asyncio.sleep(0.5)

    def stop(self) -> None:
        """End everything."""
        self.kill_dashboard()
        self.nats.stop()
        self.postgres.stop()


@pytest.fixture
def case() -> Case:
    return read("small")


@pytest.fixture
def machine(
    tmp_path_factory: pytest.TempPathFactory, issuer: Issuer, case: Case
) -> Iterator[Machine]:
    running = Machine(tmp_path_factory.mktemp("machine"), issuer, case)
    yield running
    running.stop()


@pytest.fixture
async def partners(machine: Machine) -> AsyncIterator[nats.NATS]:
    client = await nats.connect(
        machine.nats.url, max_reconnect_attempts=-1, reconnect_time_wait=0.2, connect_timeout=5
    )
    yield client
    await client.close()


async def publish(
    client: nats.NATS, deliveries: list[tuple[str, bytes]], reached: Callable[[int], None]
) -> None:
    """Publish as a careful partner: one after another, each again until it is confirmed."""
    for number, (subject, body) in enumerate(deliveries):
        while True:
            try:
                await client.jetstream(timeout=2).publish(subject, body)
                break
            except (nats.errors.Error, nats.js.errors.Error, TimeoutError, OSError):
                await asyncio.sleep(0.1)
        reached(number + 1)


class Progress:
    """How far the partners are, to be waited for."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = asyncio.Condition()

    def reached(self, count: int) -> None:
        """Note that `count` deliveries are confirmed."""
        self._count = count
        asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, count: int) -> None:
        """Wait for `count` confirmed deliveries."""
        async with asyncio.timeout(120), self._changed:
            await self._changed.wait_for(lambda: self._count >= count)


async def ask(machine: Machine, headers: dict[str, str], ice: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=machine.url, timeout=REQUEST_SECONDS) as client:
        return await client.get("/api/dashboard/v1/kpis", params={"ice": ice}, headers=headers)


async def until_answering(machine: Machine, headers: dict[str, str], ice: str) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(httpx.TransportError):
                if (await ask(machine, headers, ice)).status_code == 200:
                    return
            await asyncio.sleep(0.1)


async def until_all_heard(client: nats.NATS) -> None:
    """Wait until the dashboard has acknowledged everything on the stream."""
    async with asyncio.timeout(180):
        while True:
            with suppress(nats.errors.Error, nats.js.errors.Error, TimeoutError):
                info = await client.jetstream(timeout=2).consumer_info(STREAM, "dashboard")
                if not info.num_pending and not info.num_ack_pending:
                    return
            await asyncio.sleep(0.2)


async def test_board_equals_the_reference_after_each_was_killed(
    machine: Machine, partners: nats.NATS, issuer: Issuer, case: Case
) -> None:
    with clock.at(case.expected.now):
        headers = issuer.operator(exp=int(case.expected.now.timestamp()) + 3600)
    ice = next(iter(case.expected.cards))
    total, progress = len(case.deliveries), Progress()
    await until_answering(machine, headers, ice)
    publishing = asyncio.create_task(publish(partners, case.deliveries, progress.reached))

    await progress.until(total // 5)
    machine.kill_dashboard()
    machine.restart_dashboard()
    await until_answering(machine, headers, ice)

    await progress.until(2 * total // 5)
    machine.nats.kill()
    for _ in range(5):
        assert (await ask(machine, headers, ice)).status_code == 200
    machine.restart_nats()

    await progress.until(3 * total // 5)
    machine.postgres.kill()
    refused = await ask(machine, headers, ice)
    assert refused.status_code == 503
    assert refused.json()["code"] == "unavailable"
    await machine.restart_postgres()
    await until_answering(machine, headers, ice)

    await progress.until(4 * total // 5)
    machine.kill_dashboard()
    machine.nats.kill()
    machine.restart_nats()
    machine.restart_dashboard()
    await publishing
    await until_answering(machine, headers, ice)
    await until_all_heard(partners)

    for company, cards in case.expected.cards.items():
        board = (await ask(machine, headers, company)).json()
        assert {name: board[name] for name in cards} == cards
    conn = await connect_once(machine.database_url)
    try:
        assert await quarantined(conn) == case.expected.quarantined
        assert await conn.fetchval("SELECT count(*) FROM event") == case.expected.distinct_valid
        assert await rebuild_figures(conn) == dict.fromkeys(FIGURES, 0)
    finally:
        await conn.close()
