"""How is a service put together?

`create_service` is what every `app.py` calls: routes under `/api/<name>/v1`, default-deny access,
one shape for refusals, health, metrics, the database pool, the relay and the consume loop.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from litestar import Litestar, Request, Response, Router, get
from litestar.config.app import AppConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.routes import HTTPRoute
from litestar.types import (
    ASGIApp,
    ControllerRouterHandler,
    Message,
    Receive,
    Scope,
    Send,
)

from shared import telemetry
from shared.auth import PUBLIC, Access, Principal
from shared.broker import Broker
from shared.database import (
    UNAVAILABLE,
    Connection,
    Pool,
    connect,
    lend,
    value,
)
from shared.inbox import Consumers, Inbox
from shared.mandates import HANDLERS as MANDATE_HANDLERS
from shared.mandates import Mandates
from shared.outbox import Relay
from shared.refusals import describe_refusals, exception_handlers
from shared.settings import ServiceSettings
from shared.sse import Broadcast
from shared.tasks import end
from shared.tokens import TokenVerifier

MAX_BODY_BYTES = 10_000_000
LEAVE_SECONDS = 5.0
"""How long, at the end, what is in hand may take to finish: each of consumer, relay and pool."""
NOT_TRACED = frozenset({"/health/live", "/health/ready", "/metrics"})


@dataclass(kw_only=True)
class Running:
    """What a running service holds: background tasks are given it, routes find it in the state."""

    name: str
    settings: Any
    pool: Pool
    broker: Broker
    broadcast: Broadcast = field(default_factory=Broadcast)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)


Background = Callable[[Running], Coroutine[Any, Any, None]]


def create_service(
    name: str,
    settings: ServiceSettings,
    *,
    routes: Sequence[ControllerRouterHandler],
    pages: Sequence[ControllerRouterHandler] = (),
    consumers: Consumers | None = None,
    background: Sequence[Background] = (),
    state: dict[str, Any] | None = None,
    dependencies: dict[str, Provide] | None = None,
    on_app_init: Sequence[Callable[[AppConfig], AppConfig]] = (),
) -> Litestar:
    """Return the application of the service `name`.

    `routes` stand under `/api/<name>/v1`; `pages` where they say themselves. `background` tasks
    run as long as the service. Handlers may ask for `conn`, `pool`, `who`, `running`.

    Raises: TypeError — a route does not say who may use it.
    """
    app = Litestar(
        route_handlers=[
            Router(f"/api/{name}/v1", route_handlers=list(routes)),
            *pages,
            live,
            ready,
            metrics,
        ],
        lifespan=[_lifespan(name, settings, consumers, background)],
        dependencies={
            "conn": Provide(provide_conn),
            "pool": Provide(provide_pool, sync_to_thread=False),
            "who": Provide(provide_who, sync_to_thread=False),
            "running": Provide(provide_running, sync_to_thread=False),
        }
        | (dependencies or {}),
        exception_handlers=exception_handlers(settings.portal_url),
        logging_config=None,
        state=State(
            {
                "verifier": TokenVerifier(
                    issuer=settings.oidc_issuer,
                    audience=settings.oidc_audience,
                    jwks_url=settings.oidc_jwks_url,
                ),
                "settings": settings,
                "mandates": Mandates(name),
                **(state or {}),
            }
        ),
        request_max_body_size=MAX_BODY_BYTES,
        openapi_config=OpenAPIConfig(
            title=f"PMPCE {name}", version="1", path="/schema", render_plugins=[JsonRenderPlugin()]
        ),
        on_app_init=list(on_app_init),
        debug=False,
    )
    refuse_unguarded(app)
    refuse_deaf(app, consumers)
    describe_refusals(app)
    # Outside the framework's own handling, so that its refusals are traced and counted too.
    app.asgi_handler = _observe(app.asgi_handler)
    return app


def refuse_unguarded(app: Litestar) -> None:
    """Check that every route says who may use it.

    Raises: TypeError — names the routes that do not.
    """
    silent = [
        f"{sorted(handler.http_methods)} {route.path}"
        for route in app.routes
        if isinstance(route, HTTPRoute) and not route.path.startswith("/schema")
        for handler in route.route_handlers
        if "OPTIONS" not in handler.http_methods and not is_guarded(handler)
    ]
    if silent:
        raise TypeError(f"routes without guards=[requires(...)] or [PUBLIC]: {silent}")


def refuse_deaf(app: Litestar, consumers: Consumers | None) -> None:
    """Check that a service that lets mandates in hears when they end.

    Raises: TypeError — names the events that it does not hear.
    """
    lets_in = any(
        isinstance(guard, Access) and guard.mandate is not None
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for guard in handler.resolve_guards()
    )
    heard = {} if consumers is None else consumers.handlers
    unheard = [event.type for event in MANDATE_HANDLERS if event not in heard]
    if lets_in and unheard:
        raise TypeError(f"routes let mandates in, and nobody hears {unheard}")


def is_guarded(handler: HTTPRouteHandler) -> bool:
    """Say whether a route names its access."""
    return any(isinstance(guard, Access) for guard in handler.resolve_guards())


def _lifespan(
    name: str,
    settings: ServiceSettings,
    consumers: Consumers | None,
    background: Sequence[Background],
) -> Callable[[Litestar], Any]:
    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        url = settings.database_url.reveal()
        pool = await connect(url, settings.pool_size, name)
        running = Running(name=name, settings=settings, pool=pool, broker=Broker(settings, name))
        app.state.running = running
        own = [_keep("background", partial(task, running)) for task in background]
        relay = Relay(url, running.broker)
        inbox = Inbox(name, consumers, pool, running.broker) if consumers is not None else None
        handling: list[tuple[Relay | Inbox, asyncio.Task[None]]] = []
        connection: list[asyncio.Task[None]] = []
        if "events" in settings.roles:
            connection.append(_keep("nats", running.broker.run))
            if inbox is not None:
                handling.append((inbox, _keep("inbox", inbox.run)))
            handling.append((relay, _keep("relay", relay.run)))
        try:
            yield
        finally:
            running.stopping.set()
            running.broadcast.close()
            await end(own)
            # What is in hand is finished: the consumer first, since it may say something still.
            for loop, task in handling:
                loop.stop()
                if running.broker.is_connected:
                    await asyncio.wait([task], timeout=LEAVE_SECONDS)
                await end([task])
            # The connection last: its end would hide the others' cancellation from them.
            await end(connection)
            try:
                await asyncio.wait_for(pool.close(), LEAVE_SECONDS)
            except TimeoutError:
                pool.terminate()

    return lifespan


def _keep(name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
    """Run `work` beside the requests, and again when it fails: a service must not go deaf."""

    async def keep() -> None:
        pause = 1.0
        while True:
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - logged, and begun anew
                telemetry.log.error("background.died", task=name, exc_info=error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
            else:
                return

    return asyncio.create_task(keep(), name=name)


async def provide_conn(state: State) -> AsyncIterator[Connection]:
    """Lend the request a connection from the pool."""
    running: Running = state.running
    async with lend(running.pool) as conn:
        yield conn


def provide_pool(state: State) -> Pool:
    """Give the request the pool."""
    pool: Pool = state.running.pool
    return pool


def provide_who(request: Request[Any, Any, Any]) -> Principal:
    """Give the request the principal that its guard verified."""
    principal: Principal = request.state.principal
    return principal


def provide_running(state: State) -> Any:
    """Give the request the running service."""
    return state.running


@get("/health/live", guards=[PUBLIC], include_in_schema=False)
async def live() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "live"}


@get("/health/ready", guards=[PUBLIC], include_in_schema=False)
async def ready(state: State) -> Response[dict[str, str]]:
    """Say whether requests should be sent here: the database answers and we are not leaving.

    NATS is reported and does not count: people go on working without it.
    """
    running: Running = state.running
    report = {"nats": "up" if running.broker.is_connected else "down", "database": "up"}
    status = 200
    try:
        async with asyncio.timeout(2):
            async with lend(running.pool) as conn:
                await value(conn, "SELECT 1")
    except UNAVAILABLE:
        report["database"], status = "down", 503
    if running.stopping.is_set():
        status = 503
    return Response(
        {"status": "ready" if status == 200 else "not-ready"} | report, status_code=status
    )


@get("/metrics", guards=[PUBLIC], include_in_schema=False, media_type="text/plain; version=0.0.4")
async def metrics() -> bytes:
    """Return the process's metrics for Prometheus."""
    return telemetry.metrics()


def _observe(app: ASGIApp) -> ASGIApp:
    """Open the request's span, count it, and write its one line in the log."""

    async def observed(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["path"] in NOT_TRACED:
            await app(scope, receive, send)
            return
        started, status, streams = time.perf_counter(), 500, False

        async def watch(message: Message) -> None:
            nonlocal status, streams
            if message["type"] == "http.response.start":
                status = message["status"]
                streams = any(
                    name == b"content-type" and kind.startswith(b"text/event-stream")
                    for name, kind in message["headers"]
                )
            await send(message)

        headers = dict(scope["headers"])
        parent = headers.get(b"traceparent", b"").decode("latin-1") or None
        method = scope["method"]
        with telemetry.span(method, parent) as span:
            try:
                await app(scope, receive, watch)
            finally:
                seconds = time.perf_counter() - started
                route = scope.get("path_template") or "unmatched"
                span.update_name(f"{method} {route}")
                span.set_attribute("http.response.status_code", status)
                telemetry.REQUESTS.labels(method, route, str(status)).inc()
                if not streams:  # those last as long as their readers
                    telemetry.SECONDS.labels(method, route).observe(seconds)
                telemetry.log.info(
                    "request.answered",
                    method=method,
                    path=scope["path"],
                    status=status,
                    milliseconds=round(seconds * 1000, 2),
                )

    return observed


__all__ = ["Background", "Running", "create_service", "is_guarded", "refuse_unguarded"]
