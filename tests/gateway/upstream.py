"""A service as the gateway sees one: a raw HTTP/1.1 server whose manners tests choose by path."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

BIG = hashlib.shake_256(b"big").digest(1 << 20)
"""One mebibyte that no compression and no pattern shortens."""


@dataclass
class Asked:
    """One request as the service read it."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes = b""

    def all(self, name: str) -> list[str]:
        """Return every value of a header."""
        return [value for key, value in self.headers if key == name]

    def one(self, name: str) -> str | None:
        """Return the only value of a header, None when there is none."""
        values = self.all(name)
        assert len(values) <= 1, f"{name} came {len(values)} times"
        return values[0] if values else None


@dataclass
class Service:
    """The running server and what it saw."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client hangs up while an answer is being written or awaited."""
    release: asyncio.Event = field(default_factory=asyncio.Event)
    """What `/hold` waits for."""
    held: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when `/hold` is asked."""

    @property
    def last(self) -> Asked:
        """Return the request that was read last."""
        return self.asked[-1]

    def forget(self) -> None:
        """Begin afresh."""
        self.asked.clear()
        self.gone.clear()
        self.release.clear()
        self.held.clear()


@dataclass
class Exchange:
    """One request being answered."""

    service: Service
    asked: Asked
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self.writer.write(data)


Manner = Callable[[Exchange], Awaitable[bool]]
"""Answers, and returns whether the connection goes on."""


async def read_head(reader: asyncio.StreamReader) -> Asked | None:
    """Read a request line and headers; None at the end of the connection."""
    try:
        raw = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = raw[:-4].decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    headers = [tuple(line.split(": ", 1)) for line in lines]
    return Asked(method, target, headers)  # type: ignore[arg-type]


async def read_body(asked: Asked, reader: asyncio.StreamReader) -> bytes:
    """Read the body that the head announces."""
    length, coding = asked.one("content-length"), asked.one("transfer-encoding")
    assert length is None or coding is None, "two lengths reached the service"
    if coding == "chunked":
        body = b""
        while True:
            size = int((await reader.readline()).strip(), 16)
            piece = await reader.readexactly(size + 2)
            if size == 0:
                return body
            body += piece[:-2]
    return await reader.readexactly(int(length or 0))


def head(status: int, *lines: str, length: int | None = None) -> bytes:
    """Return a response head."""
    sized = [] if length is None else [f"content-length: {length}"]
    return ("\r\n".join([f"HTTP/1.1 {status} X", *lines, *sized]) + "\r\n\r\n").encode()


async def _is_released(service: Service, reader: asyncio.StreamReader) -> bool:
    """Wait for the test's word; False when the gateway hangs up first."""
    waiting = asyncio.create_task(service.release.wait())
    eof = asyncio.create_task(reader.read(1))
    done, _ = await asyncio.wait({waiting, eof}, return_when=asyncio.FIRST_COMPLETED)
    for task in (waiting, eof):
        task.cancel()
    await asyncio.gather(waiting, eof, return_exceptions=True)
    if eof in done:
        service.gone.set()
        return False
    return True


async def big(at: Exchange) -> bool:
    """Answer with a length."""
    body = BIG if at.asked.method != "HEAD" else b""
    at.write(head(200, "content-type: application/octet-stream", length=len(BIG)) + body)
    return True


async def chunks(at: Exchange) -> bool:
    """Answer in pieces, with a trailer."""
    at.write(head(200, "transfer-encoding: chunked"))
    for start in range(0, len(BIG), 70_000):
        piece = BIG[start : start + 70_000]
        at.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        await at.writer.drain()
    at.write(b"0\r\nx-trailer: 1\r\n\r\n")
    return True


async def flood(at: Exchange) -> bool:
    """Answer without end."""
    at.write(head(200, length=1 << 40))
    while True:
        at.write(BIG[:65_536])
        await at.writer.drain()


async def until_closed(at: Exchange) -> bool:
    """Answer with a body that the end of the connection ends."""
    at.write(head(200) + BIG[:5000])
    return False


async def interim(at: Exchange) -> bool:
    """Answer after a hint."""
    at.write(b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n" + head(200, length=2) + b"ok")
    return True


async def dies_at_once(_: Exchange) -> bool:
    """Hang up without a word."""
    return False


async def dies_in_body(at: Exchange) -> bool:
    """Hang up in the middle of what was announced."""
    at.write(head(200, length=1000) + b"half")
    return False


async def dies_in_chunks(at: Exchange) -> bool:
    """Hang up before the last piece."""
    at.write(head(200, "transfer-encoding: chunked") + b"4\r\nhalf\r\n")
    return False


async def not_http(at: Exchange) -> bool:
    """Speak another protocol."""
    at.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    return True


async def endless_head(at: Exchange) -> bool:
    """Send more header than anybody takes."""
    at.write(b"HTTP/1.1 200 OK\r\n" + b"x: " + b"a" * 200_000)
    await at.writer.drain()
    return True


async def hold(at: Exchange) -> bool:
    """Answer when the test says so."""
    at.service.held.set()
    if await _is_released(at.service, at.reader):
        at.write(head(200, length=5) + b"freed")
        return True
    return False


async def live(at: Exchange) -> bool:
    """Stream an event, and another when the test says so."""
    at.write(
        head(200, "content-type: text/event-stream", "transfer-encoding: chunked")
        + b"f\r\ndata: first\n\n..\r\n"
    )
    await at.writer.drain()
    at.service.held.set()
    if await _is_released(at.service, at.reader):
        at.write(b"e\r\ndata: second\n\n\r\n0\r\n\r\n")
        return True
    return False


async def stale(at: Exchange) -> bool:
    """Answer, keep the connection, and hang up when the next request arrives on it."""
    at.write(head(200, length=2) + b"ok")
    await at.writer.drain()
    await read_head(at.reader)
    return False


async def early(at: Exchange) -> bool:
    """Answer before the body has come."""
    at.write(head(413, length=3) + b"no!")
    await at.writer.drain()
    await read_body(at.asked, at.reader)
    return True


async def sips(at: Exchange) -> bool:
    """Read the body only when the test says so."""
    at.service.held.set()
    await at.service.release.wait()
    at.asked.body = await read_body(at.asked, at.reader)
    return await echo(at)


async def cookies(at: Exchange) -> bool:
    """Set cookies."""
    lines = (
        "set-cookie: __Secure-id-sso=abc; Path=/id; Secure; HttpOnly",
        "set-cookie: __Host-session=stolen; Path=/; Secure",
        "set-cookie: plain=1",
    )
    at.write(head(200, *lines, length=2) + b"ok")
    return True


async def long_json(at: Exchange) -> bool:
    """Answer with JSON worth compressing."""
    lines = [{"numero": number, "libelle": "é" * 20} for number in range(200)]
    body = json.dumps({"lignes": lines}).encode()
    at.write(head(200, "content-type: application/json", 'etag: "v1"', length=len(body)) + body)
    return True


async def connection_names(at: Exchange) -> bool:
    """Declare one of the answer's headers to be of the connection."""
    at.write(head(200, "connection: x-secret", "x-secret: 1", length=2) + b"ok")
    return True


async def empty(at: Exchange) -> bool:
    """Answer with nothing."""
    at.write(head(204))
    return True


async def unchanged(at: Exchange) -> bool:
    """Answer that nothing has changed."""
    at.write(head(304, 'etag: "a"'))
    return True


async def echo(at: Exchange) -> bool:
    """Tell what was read."""
    body = json.dumps(
        {
            "method": at.asked.method,
            "target": at.asked.target,
            "headers": at.asked.headers,
            "digest": hashlib.sha256(at.asked.body).hexdigest(),
            "length": len(at.asked.body),
        }
    ).encode()
    at.write(head(200, "content-type: application/json", length=len(body)) + body)
    return True


MANNERS: dict[str, Manner] = {
    manner.__name__.replace("_", "-"): manner
    for manner in (
        *(big, chunks, flood, until_closed, interim, dies_at_once, dies_in_body, dies_in_chunks),
        *(not_http, endless_head, hold, live, stale, early, sips, cookies, connection_names),
        *(empty, unchanged),
    )
} | {"json": long_json}
"""By the last part of the path; anything else is echoed."""


@asynccontextmanager
async def serving() -> AsyncIterator[Service]:
    """Run the service on a free port."""
    service = Service()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        service.connections += 1
        try:
            goes_on = True
            while goes_on and (asked := await read_head(reader)) is not None:
                service.asked.append(asked)
                if not asked.target.endswith(("/early", "/sips")):
                    asked.body = await read_body(asked, reader)
                manner = MANNERS.get(asked.target.partition("?")[0].rpartition("/")[2], echo)
                goes_on = await manner(Exchange(service, asked, reader, writer))
                goes_on = goes_on and asked.one("connection") != "close"
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            service.gone.set()
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield service
    finally:
        service.release.set()
        server.close()
