"""What can be done with the gateway from a shell? `python -m gateway serve | check`."""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import httpx
import uvicorn

from gateway.app import Gateway, create_app
from gateway.protocol import GatewayProtocol
from gateway.settings import Settings
from shared import clock, telemetry
from shared.broker import connect
from shared.command import DRAIN_SECONDS, settle
from shared.settings import load

USAGE = "usage: python -m gateway serve | check"


class Server(uvicorn.Server):
    """uvicorn, which says that it is leaving before it closes its door, then leaves in order."""

    def __init__(self, config: uvicorn.Config, gateway: Gateway) -> None:
        super().__init__(config)
        self._gateway = gateway

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain."""
        self._gateway.is_leaving = True
        super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Drain at SIGTERM and SIGINT; having drained is a success, so nothing is raised again."""
        wanted = (signal.SIGTERM, signal.SIGINT)
        before = {number: signal.signal(number, self.handle_exit) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def configuration(gateway: Gateway, host: str, port: int) -> uvicorn.Config:
    """Return how uvicorn serves the gateway."""
    return uvicorn.Config(
        gateway,
        host=host,
        port=port,
        loop="uvloop",
        http=GatewayProtocol,
        ws="none",
        interface="asgi3",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        backlog=4096,
        timeout_keep_alive=gateway.settings.keep_alive_seconds,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )


async def check(settings: Settings) -> None:
    """Say whether the gateway could work: settings read, client built, neighbours reached."""
    gateway = create_app(settings)
    if not gateway.web.is_there:
        raise SystemExit("gateway: the web client is not built; run `make web`")
    async with asyncio.timeout(5):
        client = await connect(
            settings.nats_url, settings.nats_user, settings.nats_password.reveal(), "gateway"
        )
        await client.jetstream().key_value("sessions")
        await client.close()
    async with httpx.AsyncClient(timeout=5) as http:
        answer = await http.get(f"{settings.identity_url}/id/.well-known/openid-configuration")
        if answer.status_code != 200:
            raise SystemExit(f"gateway: Portnet ID answers {answer.status_code}")
    print("gateway: settings, web client, NATS and Portnet ID are in order")


def main() -> None:
    """Carry out the command in `sys.argv`."""
    if sys.argv[1:] not in (["serve"], ["check"]):
        raise SystemExit(USAGE)
    settings = load(Settings, "gateway")
    telemetry.configure("gateway", settings.log_level, settings.otlp_endpoint)
    if settings.clock_at is not None:
        clock.start_at(settings.clock_at)
    if sys.argv[1] == "check":
        asyncio.run(check(settings))
        return
    gateway = create_app(settings)
    settle()
    telemetry.log.info("gateway.started", host=settings.host, port=settings.port)
    Server(configuration(gateway, settings.host, settings.port), gateway).run()
    telemetry.log.info("gateway.stopped")


if __name__ == "__main__":
    main()
