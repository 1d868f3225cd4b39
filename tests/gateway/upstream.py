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
    stale: list[asyncio.StreamWriter] = field(default_factory=list)

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


Manner = Callable[[Service, Asked, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[bool]]


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


async def behave(
    service: Service, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> bool:
    """Answer by the last part of the path; return whether the connection goes on."""
    manner = asked.target.partition("?")[0].rpartition("/")[2]
    if manner == "big":
        body = BIG if asked.method != "HEAD" else b""
        writer.write(head(200, "content-type: application/octet-stream", length=len(BIG)) + body)
    elif manner == "chunks":
        writer.write(head(200, "transfer-encoding: chunked"))
        for start in range(0, len(BIG), 70_000):
            piece = BIG[start : start + 70_000]
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\nx-trailer: 1\r\n\r\n")
    elif manner == "flood":
        writer.write(head(200, length=1 << 40))
        while True:
            writer.write(BIG[:65_536])
            await writer.drain()
    elif manner == "until-closed":
        writer.write(head(200) + BIG[:5000])
        return False
    elif manner == "empty":
        writer.write(head(204))
    elif manner == "unchanged":
        writer.write(head(304, 'etag: "a"'))
    elif manner == "interim":
        writer.write(
            b"HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n" + head(200, length=2) + b"ok"
        )
    elif manner == "dies-at-once":
        return False
    elif manner == "dies-in-body":
        writer.write(head(200, length=1000) + b"half")
        return False
    elif manner == "dies-in-chunks":
        writer.write(head(200, "transfer-encoding: chunked") + b"4\r\nhalf\r\n")
        return False
    elif manner == "not-http":
        writer.write(b"SSH-2.0-OpenSSH\r\n\r\n")
    elif manner == "endless-head":
        writer.write(b"HTTP/1.1 200 OK\r\n" + b"x: " + b"a" * 200_000)
        await writer.drain()
    elif manner == "hold":
        service.held.set()
        if not await _is_released(service, reader):
            return False
        writer.write(head(200, length=5) + b"freed")
    elif manner == "live":
        writer.write(
            head(200, "content-type: text/event-stream", "transfer-encoding: chunked")
            + b"f\r\ndata: first\n\n..\r\n"
        )
        await writer.drain()
        service.held.set()
        if not await _is_released(service, reader):
            return False
        writer.write(b"e\r\ndata: second\n\n\r\n0\r\n\r\n")
    elif manner == "stale":
        # Answers, keeps the connection, and hangs up when the next request arrives on it.
        writer.write(head(200, length=2) + b"ok")
        await writer.drain()
        await read_head(reader)
        return False
    elif manner == "early":
        writer.write(head(413, length=3) + b"no!")
        await writer.drain()
        await read_body(asked, reader)
    elif manner == "cookies":
        writer.write(
            head(
                200,
                "set-cookie: __Secure-id-sso=abc; Path=/id; Secure; HttpOnly",
                "set-cookie: __Host-session=stolen; Path=/; Secure",
                "set-cookie: plain=1",
                length=2,
            )
            + b"ok"
        )
    elif manner == "json":
        body = json.dumps({"lignes": [{"numero": n, "libelle": "é" * 20} for n in range(200)]})
        writer.write(
            head(200, "content-type: application/json", 'etag: "v1"', length=len(body))
            + body.encode()
        )
    elif manner == "connection-names":
        writer.write(head(200, "connection: x-secret", "x-secret: 1", length=2) + b"ok")
    else:
        body = json.dumps(
            {
                "method": asked.method,
                "target": asked.target,
                "headers": asked.headers,
                "digest": hashlib.sha256(asked.body).hexdigest(),
                "length": len(asked.body),
            }
        ).encode()
        writer.write(head(200, "content-type: application/json", length=len(body)) + body)
    return asked.one("connection") != "close"


@asynccontextmanager
async def serving(manner: Manner = behave) -> AsyncIterator[Service]:
    """Run the service on a free port."""
    service = Service()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        service.connections += 1
        try:
            goes_on = True
            while goes_on and (asked := await read_head(reader)) is not None:
                service.asked.append(asked)
                if not asked.target.endswith("/early"):
                    asked.body = await read_body(asked, reader)
                goes_on = await manner(service, asked, reader, writer)
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
