"""How does a measurement ask over HTTP at next to no cost of its own?

As much of an HTTP/1.1 client as the measured service answers to: kept connections, a length for
each body. What `httpx` costs would be taken from the service on the same machine.
"""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode, urlsplit


class Headers(dict[str, str]):
    """The headers of an answer by their names in lower case; of some there are several."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self._pairs = pairs

    def get_list(self, name: str) -> list[str]:
        """Return all values of a header."""
        return [value for key, value in self._pairs if key == name]


class Answer:
    """An answer as the browser of the tests reads it."""

    def __init__(self, status_code: int, headers: Headers, body: bytes) -> None:
        self.status_code, self.headers, self._body = status_code, headers, body

    @property
    def text(self) -> str:
        """The body."""
        return self._body.decode()

    def json(self) -> Any:
        """Return what the body says."""
        return json.loads(self._body)


class Client:
    """Asks one server, on as many connections as there are requests at once."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._host, self._port = parts.hostname, parts.port
        self._resting: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def get(self, path: str, params: Any = None, headers: Any = None) -> Answer:
        """Ask for a page."""
        query = f"?{urlencode(params, doseq=True)}" if params else ""
        return await self._ask("GET", path + query, b"", headers or {})

    async def post(self, path: str, data: Any = None, headers: Any = None) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(data or {}, doseq=True).encode()
        return await self._ask("POST", path, body, kind | (headers or {}))

    async def _ask(self, method: str, target: str, body: bytes, headers: Any) -> Answer:
        if self._resting:
            reader, writer = self._resting.pop()
        else:
            reader, writer = await asyncio.open_connection(self._host, self._port)
        told = {"Host": f"{self._host}:{self._port}", "Content-Length": str(len(body))} | headers
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        writer.write(f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            pairs = [line.partition(": ") for line in head[1:] if line]
            found = Headers([(name.lower(), value) for name, _, value in pairs])
            content = await reader.readexactly(int(found.get("content-length", 0)))
        except BaseException:
            writer.close()
            raise
        self._resting.append((reader, writer))
        return Answer(int(head[0].split(" ", 2)[1]), found, content)

    def close(self) -> None:
        """Close the connections."""
        for _, writer in self._resting:
            writer.close()
