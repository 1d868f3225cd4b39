"""What runs on one machine, in which order is it started, and in which is it ended?

Servers, then migrations and seeds, then services, then the gateway, then the simulator; ended the
other way round, so that nobody loses what they stand on.
"""

import asyncio
import json
import signal
import sys
import time
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from deploy.local import demo, environment, instance, nats, ports, postgres, web
from deploy.local.credentials import Credentials, write_private
from deploy.local.nats import GATEWAY, SERVICES
from deploy.local.options import ROOT, Options
from deploy.local.process import Command, StartFailed, last_words
from deploy.local.supervisor import Process, Supervisor, describe

SEEDED = ("identity", "catalog", "billing", "helpdesk", "assistant")
"""Services that hold something when an installation opens."""
PREPARING_AT_ONCE = 2
SIMULATOR = "simulator"
MAIL = "mail"


class Stack:
    """One installation on this machine, from its start to its end."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._directory = options.directory
        self._logs = options.directory / "log"
        self._began = time.monotonic()
        self._began_at = time.time()
        self._supervisor = Supervisor(self._logs, self._say, self._write_down)
        self._variables: dict[str, str] = {}

    def _say(self, sentence: str) -> None:
        print(f"[{time.monotonic() - self._began:6.1f} s] {sentence}", flush=True)

    def _write_down(self) -> None:
        instance.write(
            self._directory,
            self._options.portal_url,
            self._options.clock_at,
            self._began_at,
            self._supervisor.processes,
        )

    async def run(self) -> int:
        """Start everything, keep it up until a signal comes, end everything; return the status."""
        instance.claim(self._directory)
        held = instance.lock(self._directory)
        try:
            if ended := instance.end_left_behind(self._directory):
                self._say(f"ended what a killed portal had left running: {', '.join(ended)}")
            ports.check_free(self._options.ports, self._wanted_ports())
            return await self._run_until_told()
        finally:
            held.release()

    async def _run_until_told(self) -> int:
        told = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, told.set)
        self._logs.mkdir(mode=0o700, exist_ok=True)
        self._write_down()
        starting = asyncio.create_task(self._start())
        waiting = asyncio.create_task(told.wait())
        status = 0
        try:
            await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
                self._announce()
                await waiting
        except StartFailed as failure:
            self._say(str(failure))
            status = 1
        finally:
            for task in (starting, waiting):
                task.cancel()
            await asyncio.gather(starting, waiting, return_exceptions=True)
            if self._supervisor.processes:
                self._say("stopping")
            await self._supervisor.stop_together(SIMULATOR)
            await self._supervisor.stop_together(GATEWAY)
            await self._supervisor.stop_together(*SERVICES)
            await self._supervisor.stop()
            instance.forget(self._directory)
            self._say("stopped; the data are kept" if status == 0 else "stopped")
        return status

    def _wanted_ports(self) -> list[int]:
        chosen = self._options.ports
        wanted = [chosen.portal, *(chosen.service(name) for name in SERVICES)]
        wanted += [chosen.gateway_admin, chosen.smtp, chosen.mail]
        if self._needs_postgres():
            wanted.append(chosen.postgres)
        if self._options.nats_url is None:
            wanted += [chosen.nats, chosen.nats_monitor]
        return wanted

    def _needs_postgres(self) -> bool:
        return set(self._options.database_urls) != set(SERVICES)

    async def _start(self) -> None:
        options, directory = self._options, self._directory
        credentials = Credentials(directory)
        self._variables = environment.build(options, credentials)
        demo.write(options, credentials, self._variables)
        write_private(directory / "env", environment.to_shell(self._variables))
        nats_passwords = credentials.nats()
        credentials.save()

        building = asyncio.create_task(web.build(self._logs / "web.log", self._say))
        try:
            await asyncio.gather(
                self._start_postgres(credentials), self._start_nats(credentials, nats_passwords)
            )
            await self._prepare_all()
            await self._supervisor.start(self._mail(), *(self._service(name) for name in SERVICES))
            self._say("six services and the mail sink answer")
            await building
        finally:
            building.cancel()
            with suppress(asyncio.CancelledError, StartFailed):
                await building
        await self._supervisor.start(self._gateway())
        self._say("the gateway answers")
        if options.simulator and options.nats_url is not None:
            self._say("no simulator: the partners' credentials of the given NATS are not known")
        elif options.simulator:
            await self._supervisor.start(self._simulator())
            self._say("the simulator plays the partners")

    async def _start_postgres(self, credentials: Credentials) -> None:
        if not self._needs_postgres():
            self._say("PostgreSQL: the servers that were given")
            return
        directory, port = self._directory / "postgres", self._options.ports.postgres
        command, admin_url = await asyncio.to_thread(postgres.prepare, directory, port)

        async def is_ready(pid: int) -> bool:
            return postgres.is_ready(directory, pid)

        await self._supervisor.start(
            Process(name="postgres", command=command, is_ready=is_ready, stop_seconds=60)
        )
        own = [name for name in SERVICES if name not in self._options.database_urls]
        await postgres.create_databases(
            admin_url, {name: credentials.token(f"postgres.{name}") for name in own}
        )
        self._say(f"PostgreSQL answers on {port}, with {len(own)} databases")

    async def _start_nats(self, credentials: Credentials, passwords: Mapping[str, str]) -> None:
        port = self._options.ports.nats
        if self._options.nats_url is None:
            command, _ = nats.prepare(
                self._directory / "nats",
                port,
                nats.users(passwords),
                monitor_port=self._options.ports.nats_monitor,
            )

            async def is_ready(_: int) -> bool:
                return await asyncio.to_thread(nats.is_ready, port)

            await self._supervisor.start(
                Process(name="nats", command=command, is_ready=is_ready, stop_seconds=40)
            )
        admin_url = environment.admin_nats_url(self._options, credentials)
        if admin_url is None:
            self._say("NATS: the server that was given, taken as it is (no NATS_ADMIN_USER)")
            return
        await nats.provision(admin_url)
        self._say(f"NATS answers at {self._variables['NATS_URL']}, its streams provisioned")

    async def _prepare_all(self) -> None:
        """Migrate and seed each service whose files changed since that was last done."""
        memory = self._directory / "prepared.json"
        try:
            done: dict[str, str] = json.loads(memory.read_text())
        except (OSError, ValueError):
            done = {}
        wanted = {name: self._digest(name) for name in SERVICES}
        changed = [name for name in SERVICES if done.get(name) != wanted[name]]
        if not changed:
            self._say("databases are as the code wants them")
            return
        at_once = asyncio.Semaphore(PREPARING_AT_ONCE)

        async def prepare(name: str) -> None:
            async with at_once:
                await self._command(name, "migrate")
                if name in SEEDED:
                    seed = demo.seed_file(self._options, name)
                    await self._command(name, "seed", *([str(seed)] if seed else []))
            self._say(f"{name}: migrated{' and seeded' if name in SEEDED else ''}")
            done[name] = wanted[name]
            memory.write_text(json.dumps(done, indent=2))

        await _all(*(prepare(name) for name in changed))

    def _digest(self, name: str) -> str:
        files = [
            path
            for folder in (ROOT / "services" / name, ROOT / "shared" / "schema")
            for path in folder.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        ]
        seed = demo.seed_file(self._options, name)
        database = self._variables[f"{name.upper()}_DATABASE_URL"]
        return (
            web.digest([*files, *([seed] if seed else [])]) + sha256(database.encode()).hexdigest()
        )

    async def _command(self, name: str, *arguments: str) -> None:
        """Run a command of a service to its end.

        Raises: StartFailed — with its last words.
        """
        command = self._python(f"services.{name}", name, *arguments)
        log = self._logs / f"{name}-{arguments[0]}.log"
        with log.open("wb") as output:
            child = await asyncio.create_subprocess_exec(
                *command.argv, stdout=output, stderr=output, **command.arguments(self._clock())
            )
            try:
                status = await child.wait()
            except asyncio.CancelledError:
                child.terminate()
                await child.wait()
                raise
        if status != 0:
            raise StartFailed(
                f"services.{name} {arguments[0]} ended with {describe(status)} ({log}): "
                f"{last_words(log)}"
            )

    def _python(self, module: str, process: str, *arguments: str, **more: str) -> Command:
        return Command(
            argv=(sys.executable, "-m", module, *arguments),
            environment={
                **environment.hide(process, self._options.given),
                **environment.of(process, self._variables),
                "PYTHONPATH": str(ROOT),
                "PYTHONUNBUFFERED": "1",
                **more,
            },
        )

    def _clock(self) -> dict[str, str]:
        """Return at what instant the clock of a process that starts now must begin.

        All processes share one time: a demo's clock goes on while one of them is started again.
        """
        if not self._options.clock_at:
            return {}
        at = instance.demo_time(self._options.clock_at, self._began_at)
        return {"CLOCK_AT": datetime.fromtimestamp(at, UTC).isoformat()}

    def _service(self, name: str) -> Process:
        port = self._options.ports.service(name)

        async def is_ready(_: int) -> bool:
            return await answers(port, "/health/ready")

        return Process(
            name=name,
            command=self._python(f"services.{name}", name, "serve"),
            is_ready=is_ready,
            at_launch=self._clock,
        )

    def _gateway(self) -> Process:
        port = self._options.ports.portal

        async def is_ready(_: int) -> bool:
            return await answers(port, "/health/ready")

        return Process(
            name=GATEWAY,
            command=self._python("gateway", GATEWAY, "serve"),
            is_ready=is_ready,
            at_launch=self._clock,
        )

    def _mail(self) -> Process:
        chosen = self._options.ports

        async def is_ready(_: int) -> bool:
            return await answers(chosen.mail, "/health/live")

        return Process(
            name=MAIL,
            command=self._python(
                "deploy.local.mail",
                MAIL,
                MAIL_SMTP_PORT=str(chosen.smtp),
                MAIL_PORT=str(chosen.mail),
                MAIL_FILE=str(self._directory / "mail.db"),
            ),
            is_ready=is_ready,
            at_launch=self._clock,
        )

    def _simulator(self) -> Process:
        async def is_ready(_: int) -> bool:
            return True

        more = {"LOCAL_DIR": str(self._directory)}
        if self._options.rate:
            more["RATE"] = self._options.rate
        if self._options.backfill:
            more["BACKFILL"] = self._options.backfill
        return Process(
            name=SIMULATOR,
            command=self._python("deploy.local.simulateur", SIMULATOR, **more),
            is_ready=is_ready,
            at_launch=self._clock,
            is_essential=False,
            ends=True,
        )

    def _announce(self) -> None:
        options = self._options
        lines = [
            "",
            f"  The portal is open:  {options.portal_url}",
            f"  Mail it sends:       http://127.0.0.1:{options.ports.mail}",
            "",
            "  Demo accounts (passwords and keys: " + str(self._directory / demo.DEMO_FILE) + ")",
        ]
        credentials = Credentials(self._directory)
        for one in demo.ACCOUNTS:
            password = credentials.password(f"account.{one.username}")
            lines.append(f"    {one.username:<16} {password}   {one.label}")
        lines += [
            "",
            "  Second factor:       make code USER=importateur   (or a code by e-mail: see mail)",
            "  Logs:                " + str(self._logs),
            "  Ctrl-C or `make stop` ends it; the data stay. `make reset` deletes them.",
            "",
        ]
        print("\n".join(lines), flush=True)
        self._say("ready")


async def _all(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Await all; when one fails, end the others before its failure is passed on."""
    tasks = [asyncio.ensure_future(one) for one in coroutines]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def answers(port: int, path: str) -> bool:
    """Say whether a server on 127.0.0.1:`port` answers `path` with 200."""
    try:
        async with asyncio.timeout(2):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                head = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n"
                writer.write(f"{head}Connection: close\r\n\r\n".encode())
                line = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    return line.split(b" ")[1:2] == [b"200"]
