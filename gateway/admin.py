"""What does the gateway tell those who run it, apart from the public door?

Metrics and health on a port of their own, which no ingress leads to.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import msgspec

from shared import telemetry

if TYPE_CHECKING:
    from gateway.app import Gateway

READ_SECONDS = 5
_METRICS = "text/plain; version=0.0.4; charset=utf-8"
_REASONS = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}

Answer = tuple[int, str, bytes]


@asynccontextmanager
async def listening(gateway: "Gateway", host: str, port: int) -> AsyncIterator[None]:
    """Serve `/metrics`, `/health/live` and `/health/ready` on `host`:`port`."""

    def health() -> Answer:
        status, report = gateway.readiness()
        return status, "application/json", msgspec.json.encode(report)

    pages: dict[bytes, Callable[[], Answer]] = {
        b"/metrics": lambda: (200, _METRICS, telemetry.metrics()),
        b"/health/live": lambda: (200, "application/json", b'{"status":"live"}'),
        b"/health/ready": health,
    }

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(READ_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                method, _, rest = head.partition(b" ")
                page = pages.get(rest.partition(b" ")[0].partition(b"?")[0])
                status, media_type, body = _chosen(method, page)
                writer.write(
                    f"HTTP/1.1 {status} {_REASONS[status]}\r\ncontent-type: {media_type}\r\n"
                    f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
                    + (b"" if method == b"HEAD" else body)
                )
                await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            telemetry.log.debug("admin.unread")
        finally:
            writer.close()

    server = await asyncio.start_server(answer, host, port)
    try:
        yield
    finally:
        server.close()


def _chosen(method: bytes, page: Callable[[], Answer] | None) -> Answer:
    if page is None:
        return 404, "text/plain", b"not here\n"
    if method not in (b"GET", b"HEAD"):
        return 405, "text/plain", b"only read\n"
    return page()
