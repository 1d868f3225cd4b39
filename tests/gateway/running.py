"""A gateway that runs as a process of its own, and what one does with it."""

import asyncio
import json
import signal
from dataclasses import dataclass, field
from pathlib import Path

import httpx


@dataclass
class Running:
    """A gateway that answers."""

    port: int
    admin_port: int
    process: asyncio.subprocess.Process
    log: Path
    client: httpx.AsyncClient
    stopped: bool = field(default=False)

    @property
    def url(self) -> str:
        """Return its public address."""
        return f"http://localhost:{self.port}"

    def lines(self) -> list[dict[str, object]]:
        """Return its log."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line]

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit status."""
        self.stopped = True
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await asyncio.wait_for(self.process.wait(), 20)

    async def raw(self, *pieces: bytes, until_closed: bool = True) -> bytes:
        """Send bytes as they are and return all that comes back."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
            if not until_closed:
                return await asyncio.wait_for(reader.read(1 << 16), 10)
            return await asyncio.wait_for(reader.read(), 15)
        finally:
            writer.close()
