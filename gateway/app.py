"""How is the gateway put together?

One ASGI callable in front: proxied prefixes go straight to the proxy, the gateway's own few
addresses to Litestar, everything else to the web client.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, get
from litestar.datastructures import ResponseHeader, State
from litestar.exceptions import HTTPException

from gateway import acting, admin, headers, openapi
from gateway.credentials import Credentials
from gateway.journal import Journal, Line
from gateway.pool import Pool
from gateway.portnet_id import PortnetID
from gateway.problems import Refusals
from gateway.protocol import PROXIED, GatewayProtocol
from gateway.proxy import Proxy
from gateway.routes import ROUTES
from gateway.session import Sessions
from gateway.settings import Settings
from gateway.spa import WebClient
from gateway.upstreams import addresses
from gateway.vault import Vault
from shared import clock, problems, telemetry
from shared.broker import Broker
from shared.problems import Problem
from shared.refusals import translate
from shared.tasks import end
from shared.tokens import TokenVerifier

SWEEP_SECONDS = 1.0
BUILT_CLIENT = Path(__file__).parent / "web" / "dist"
MAX_FORM_BYTES = 100_000
_PROXIED = tuple(prefix.decode() for prefix in PROXIED)
_LIMITED = "/auth/"
_OWN = ("/auth/", "/health/", "/openapi.json")


class Gateway:
    """The portal's door, as an ASGI application for `GatewayProtocol`."""

    def __init__(self, settings: Settings, *, verifier: TokenVerifier | None = None) -> None:
        self.settings = settings
        self.head_bytes = settings.head_bytes
        self.head_seconds = settings.head_seconds
        self.stall_seconds = settings.stall_seconds
        self.keep_alive_seconds = settings.keep_alive_seconds
        self.links: set[GatewayProtocol] = set()
        self.is_leaving = False
        self.protections = headers.protections(is_https=settings.portal_url.startswith("https://"))
        self.refusals = Refusals(settings.portal_url, self.protections)
        self.journal = Journal()
        self.verifier = verifier or TokenVerifier(
            issuer=settings.oidc_issuer,
            audience=settings.oidc_audience,
            jwks_url=settings.oidc_jwks_url,
        )
        self.broker = Broker(settings, "gateway")
        self.portnet_id = PortnetID(settings, self.verifier)
        self._vault = Vault(settings.session_key)
        self.sessions = Sessions(
            settings, broker=self.broker, vault=self._vault, portnet_id=self.portnet_id
        )
        self.credentials = Credentials(settings, verifier=self.verifier, sessions=self.sessions)
        self.web = WebClient(
            Path(settings.web_dir) if settings.web_dir else BUILT_CLIENT,
            portal_url=settings.portal_url,
        )
        self._neighbours = headers.Neighbours(settings.trusted_proxies)
        self._addresses = addresses(settings)
        self._pools: dict[str, Pool] = {}
        self._proxy = Proxy(
            settings,
            pools=self._pools,
            credentials=self.credentials,
            refusals=self.refusals,
            journal=self.journal,
            neighbours=self._neighbours,
        )
        self.at_once = self._proxy.at_once
        self.own = self._litestar()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send each request where it belongs."""
        if scope["type"] != "http":
            await self.own(scope, receive, send)
        elif scope["path"].startswith(_PROXIED):
            await self._proxy(scope, receive, send)
        else:
            await self._answer(scope, receive, send)

    def refusal(self, problem: Problem) -> bytes:
        """Return a whole response that states `problem` and closes the connection."""
        trace_id, _ = headers.traced(None)
        return self.refusals.response(
            problem, trace_id=trace_id, request_id=headers.request_id(), is_closing=True
        )

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer what is not proxied, and put it in the journal."""
        started = time.perf_counter()
        link: GatewayProtocol = scope["extensions"]["gateway"]["link"]
        received = dict(scope["headers"])
        trace_id, traceparent = headers.traced(received.get(b"traceparent"))
        request_id = headers.request_id()
        status = size = 0

        async def watch(message: Any) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                ids = [(b"x-request-id", request_id), (b"x-trace-id", trace_id)]
                message["headers"] = [*message["headers"], *ids]
            else:
                size += len(message.get("body", b""))
            await send(message)

        path: str = scope["path"]
        is_own = path.startswith(_OWN)
        address = self._neighbours.client(link.peer, received.get(b"x-forwarded-for"))
        try:
            if path.startswith(_LIMITED):
                self.credentials.admit_address(address)
            with telemetry.span(f"{scope['method']} {path}", traceparent.decode()):
                await (self.own if is_own else self.web)(scope, receive, watch)
        except Problem as problem:
            status = problem.status
            response = self.refusals.response(
                problem,
                instance=scope["raw_path"],
                accept_language=received.get(b"accept-language", b""),
                trace_id=trace_id,
                request_id=request_id,
                is_closing=True,
                is_bodiless=scope["method"] == "HEAD",
            )
            link.refuse(response)
        finally:
            self.journal.answered(
                Line(
                    upstream="gateway" if is_own else "web",
                    method=scope["method"],
                    path=scope["raw_path"].decode("ascii"),
                    status=status,
                    milliseconds=round((time.perf_counter() - started) * 1000, 2),
                    bytes=size,
                    client=address,
                    request_id=request_id.decode(),
                    trace_id=trace_id.decode(),
                    timestamp=clock.now(),
                )
            )

    # --- the gateway's own addresses

    def _litestar(self) -> Litestar:
        return Litestar(
            route_handlers=[*ROUTES, *acting.ROUTES, live, ready, openapi_document],
            lifespan=[self._lifespan],
            exception_handlers={
                HTTPException: self._translate,
                Problem: self._render,
                Exception: self._crash,
            },
            response_headers=[
                ResponseHeader(name=name.decode(), value=value.decode())
                for name, value in self.protections
            ],
            state=State(
                {
                    "gateway": self,
                    "settings": self.settings,
                    "vault": self._vault,
                    "sessions": self.sessions,
                    "portnet_id": self.portnet_id,
                }
            ),
            request_max_body_size=MAX_FORM_BYTES,
            openapi_config=None,
            logging_config=None,
            debug=False,
        )

    def _render(self, request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
        telemetry.REFUSALS.labels(problem.code).inc()
        language = problems.preferred_language(request.headers.get("accept-language"))
        body = problems.body(
            problem,
            portal_url=self.settings.portal_url,
            instance=request.url.path,
            language=language,
        )
        return Response(
            body,
            status_code=problem.status,
            media_type=problems.MEDIA_TYPE,
            headers={name.decode(): value.decode() for name, value in self.protections}
            | {"Cache-Control": "no-store", "Content-Language": language}
            | problem.headers,
        )

    def _translate(self, request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
        return self._render(request, translate(error))

    def _crash(self, request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
        telemetry.log.error("request.crashed", path=request.url.path, exc_info=error)
        return self._render(request, Problem())

    # --- living

    @asynccontextmanager
    async def _lifespan(self, _: Litestar) -> AsyncIterator[None]:
        for name, address in self._addresses.items():
            self._pools[name] = Pool(name, address)
        tasks = [
            asyncio.create_task(self.broker.run()),
            asyncio.create_task(self.sessions.run()),
            asyncio.create_task(self._sweep_for_ever()),
            asyncio.create_task(self._keep_sessions()),
            asyncio.create_task(acting.hear_endings(self.broker, self.sessions)),
        ]
        telemetry.registry.register(self.journal)
        try:
            async with AsyncExitStack() as open_things:
                if self.settings.admin_port is not None:
                    await open_things.enter_async_context(
                        admin.listening(self, self.settings.host, self.settings.admin_port)
                    )
                yield
        finally:
            self.is_leaving = True
            telemetry.registry.unregister(self.journal)
            await end(tasks)
            for pool in self._pools.values():
                pool.close()
            await self.portnet_id.close()
            self.journal.flush()

    async def _sweep_for_ever(self) -> None:
        """Act every second on deadlines that have passed."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            now = loop.time()
            for link in [link for link in self.links if 0.0 < link.deadline < now]:
                link.expire()
            for pool in self._pools.values():
                pool.sweep(now)
            self.credentials.sweep(time.monotonic())

    async def _keep_sessions(self) -> None:
        """Tell NATS every second, or at once after an outage, what became of the sessions."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.sessions.due.wait(), SWEEP_SECONDS)
            self.sessions.due.clear()
            try:
                await self.sessions.sweep()
            except Exception as error:  # noqa: BLE001 - the next second is another chance
                telemetry.log.error("sessions.not_swept", exc_info=error)

    def readiness(self) -> tuple[int, dict[str, str]]:
        """Return whether requests should be sent here, as a status and a report.

        NATS is reported and does not count: signed-in people go on working without it.
        """
        is_ready = not self.is_leaving
        return 200 if is_ready else 503, {
            "status": "ready" if is_ready else "not-ready",
            "nats": "up" if self.broker.is_connected else "down",
            "web": "built" if self.web.is_there else "missing",
        }


def create_app(settings: Settings) -> Gateway:
    """Return the gateway; serve it with `GatewayProtocol`."""
    return Gateway(settings)


@get("/health/live")
async def live() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "live"}


@get("/health/ready")
async def ready(state: State) -> Response[dict[str, str]]:
    """Say whether requests should be sent here."""
    status, report = state.gateway.readiness()
    return Response(report, status_code=status)


@get("/openapi.json", media_type="application/json")
async def openapi_document() -> Response[bytes]:
    """Return the portal's public API."""
    return Response(
        openapi.snapshot(),
        media_type="application/json",
        headers={"Cache-Control": "public, max-age=300"},
    )
