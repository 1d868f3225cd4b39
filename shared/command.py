"""What can be done with a service from a shell?

`python -m services.<name> serve | migrate | check | replay`, and what the service adds itself.
"""

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeVar, get_args

import uvicorn
from litestar import Litestar

from shared import clock, events, inbox, migrate, telemetry
from shared.broker import connect as connect_nats
from shared.database import UNAVAILABLE, connect
from shared.inbox import Consumers
from shared.settings import ServiceSettings, load

S = TypeVar("S", bound=ServiceSettings)
Command = Callable[[S, list[str]], Awaitable[int | None]]

DRAIN_SECONDS = 10
"""How long requests in flight may take to finish after SIGTERM; Kubernetes waits 30."""


class Server(uvicorn.Server):
    """uvicorn that ends its event streams at the first signal, so that draining can end."""

    def __init__(self, config: uvicorn.Config, app: Litestar) -> None:
        super().__init__(config)
        self._app = app

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Handle signals meanwhile, and do not raise them again: we have left in order."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain."""
        running = getattr(self._app.state, "running", None)
        if running is not None:
            running.stopping.set()
            running.broadcast.close()
        super().handle_exit(sig, frame)


def run(
    name: str,
    settings: type[S],
    create_app: Callable[[S], Litestar],
    *,
    consumers: Consumers | None = None,
    extra: Mapping[str, Command[S]] | None = None,
) -> None:
    """Carry out the command in `sys.argv` for the service `name`, and exit with its status."""
    extra = extra or {}
    known = ["serve", "migrate", "check", "replay", *extra]
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb not in known:
        raise SystemExit(f"usage: python -m services.{name} {' | '.join(known)}")
    loaded = load(settings, name)
    telemetry.configure(name, loaded.log_level, loaded.otlp_endpoint)
    if loaded.clock_at is not None:
        clock.start_at(loaded.clock_at)
    if verb == "serve":
        serve(create_app(loaded), loaded.host, loaded.port)
    elif verb in extra:
        raise SystemExit(asyncio.run(_extra(extra[verb], loaded)))
    else:
        asyncio.run(_own(verb, name, loaded, create_app, consumers))


def directory(name: str) -> Path:
    """Return the folder of the service `name`."""
    return Path(__file__).parent.parent / "services" / name


def serve(app: Litestar, host: str, port: int) -> None:
    """Answer requests on `host`:`port` until SIGTERM or SIGINT, then drain."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        # Who asks is for each service to judge: nothing is believed from a header here.
        proxy_headers=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    telemetry.log.info("service.started", host=host, port=port)
    server = Server(config, app)
    settle()
    server.run()
    if not server.started:
        raise SystemExit("the service did not start")
    telemetry.log.info("service.stopped")


def settle() -> None:
    """Keep what was loaded out of the garbage collector's way: looking it through takes a tenth of
    a second in which nobody is answered. Requests leave few cycles behind.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


async def _own(
    verb: str,
    name: str,
    settings: S,
    create_app: Callable[[S], Litestar],
    consumers: Consumers | None,
) -> None:
    try:
        if verb == "migrate":
            await _migrate(name, settings)
        elif verb == "check":
            create_app(settings)
            await _check(name, settings)
        else:
            await _replay(settings, consumers, sys.argv[2:])
    except UNAVAILABLE as error:
        raise SystemExit(f"{name}: the database does not let us in: {error}") from error


async def _migrate(name: str, settings: ServiceSettings) -> None:
    applied = await migrate.migrate(settings.database_url.reveal(), directory(name))
    print(f"{name}: {len(applied)} migrations applied")


async def _check(name: str, settings: ServiceSettings) -> None:
    """Say whether the service could start: settings read, database and NATS reached, migrated."""
    pending = await migrate.pending(settings.database_url.reveal(), directory(name))
    try:
        async with asyncio.timeout(5):
            client = await connect_nats(
                settings.nats_url, settings.nats_user, settings.nats_password.reveal(), name
            )
    except TimeoutError as error:
        raise SystemExit(f"{name}: NATS does not let us in at {settings.nats_url}") from error
    await client.close()
    if pending:
        raise SystemExit(f"{name}: migrations to apply first: {', '.join(pending)}")
    print(f"{name}: settings, database, migrations and NATS are in order")


async def _replay(
    settings: ServiceSettings, consumers: Consumers | None, arguments: list[str]
) -> None:
    if consumers is None:
        raise SystemExit("this service hears nothing")
    match arguments:
        case []:
            reason = None
        case ["--reason", reason] if reason in get_args(events.Reason):
            pass
        case _:
            raise SystemExit(f"usage: replay [--reason {'|'.join(get_args(events.Reason))}]")
    pool = await connect(settings.database_url.reveal(), 1)
    try:
        taken, refused = await inbox.replay(pool, consumers, reason)
    finally:
        await pool.close()
    print(f"replayed: {taken} taken, {refused} refused again")


async def _extra(command: Command[S], settings: S) -> int:
    task = asyncio.ensure_future(command(settings, sys.argv[2:]))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        return await task or 0
    except asyncio.CancelledError:
        return 128 + signal.SIGTERM
