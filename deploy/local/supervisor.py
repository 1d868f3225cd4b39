"""How do the processes stay up, and how do they all end?

Each process is started, waited for until it answers, and started again with growing pauses when it
ends by itself. At the end they are stopped in the reverse order of their start.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from deploy.local.process import Command, StartFailed, last_words

Say = Callable[[str], None]

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""Up for this long, a process is well again: its next crash is its first."""
READY_POLL_SECONDS = 0.05
LOG_BYTES = 20 * 1024**2
"""A longer log is set aside when its process is started."""


@dataclass(kw_only=True)
class Process:
    """One process of the stack."""

    name: str
    command: Command
    is_ready: Callable[[int], Awaitable[bool]]
    """Whether the process with this id answers."""
    ready_seconds: float = 60
    stop_seconds: float = 20
    """How long it may take to end before it is killed."""
    is_essential: bool = True
    """Whether the stack gives up when it does not come up the first time."""
    ends: bool = False
    """Whether it may end by itself with status 0."""
    at_launch: Callable[[], Mapping[str, str]] = dict
    """Environment that depends on the moment of each start."""

    child: asyncio.subprocess.Process | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    crashes: int = field(default=0, init=False)


class Supervisor:
    """Keeps processes up until told to stop."""

    def __init__(
        self, log_directory: Path, say: Say, on_change: Callable[[], None] | None = None
    ) -> None:
        self._logs = log_directory
        self._say = say
        self._on_change = on_change or (lambda: None)
        self._processes: list[Process] = []
        self._keepers: dict[str, asyncio.Task[None]] = {}
        self._stopping = False

    @property
    def processes(self) -> list[Process]:
        """The processes in the order in which they were started."""
        return list(self._processes)

    def log(self, name: str) -> Path:
        """Return the file with the output of the process `name`."""
        return self._logs / f"{name}.log"

    async def start(self, *processes: Process) -> None:
        """Start `processes` together, return when all answer, and keep them up from then on.

        Raises: StartFailed — one of them ended or did not answer in time.
        """
        self._processes.extend(processes)
        try:
            await asyncio.gather(*(self._start_first(process) for process in processes))
        finally:
            for process in processes:
                if process.child is not None and not self._stopping:
                    self._keepers[process.name] = asyncio.create_task(self._keep(process))

    async def stop(self) -> None:
        """End all processes, the last started first; kill those that do not end in time."""
        self._stopping = True
        for keeper in self._keepers.values():
            keeper.cancel()
        await asyncio.gather(*self._keepers.values(), return_exceptions=True)
        for process in reversed(self._processes):
            await self.end(process)

    async def stop_together(self, *names: str) -> None:
        """End the named processes at the same time; they are not started again."""
        chosen = [process for process in self._processes if process.name in names]
        for process in chosen:
            if keeper := self._keepers.pop(process.name, None):
                keeper.cancel()
        await asyncio.gather(*(self.end(process) for process in chosen))

    async def end(self, process: Process) -> None:
        """Ask `process` to end, wait, and kill it when its time is over."""
        child = process.child
        if child is None or child.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(process.command.stop_signal)
        try:
            await asyncio.wait_for(child.wait(), process.stop_seconds)
        except TimeoutError:
            self._say(f"{process.name} did not end in {process.stop_seconds:.0f} s: killed")
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()

    async def _start_first(self, process: Process) -> None:
        try:
            await self._launch(process)
        except StartFailed as failure:
            if process.is_essential:
                raise
            self._say(str(failure))

    async def _launch(self, process: Process) -> None:
        log = self.log(process.name)
        with contextlib.suppress(FileNotFoundError):
            if log.stat().st_size > LOG_BYTES:
                log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as output:
            process.child = await asyncio.create_subprocess_exec(
                *process.command.argv,
                stdout=output,
                stderr=output,
                **process.command.arguments(process.at_launch()),
            )
        process.started_at = time.time()
        self._on_change()
        await self._until_ready(process, process.child)

    async def _until_ready(self, process: Process, child: asyncio.subprocess.Process) -> None:
        deadline = time.monotonic() + process.ready_seconds
        while not await process.is_ready(child.pid):
            if child.returncode is not None:
                if process.ends and child.returncode == 0:
                    return
                raise StartFailed(
                    f"{process.name} ended with {describe(child.returncode)} while starting: "
                    f"{last_words(self.log(process.name))}"
                )
            if time.monotonic() > deadline:
                raise StartFailed(
                    f"{process.name} did not answer within {process.ready_seconds:.0f} s: "
                    f"{last_words(self.log(process.name))}"
                )
            await asyncio.sleep(READY_POLL_SECONDS)

    async def _keep(self, process: Process) -> None:
        while process.child is not None:
            status = await process.child.wait()
            if process.ends and status == 0:
                return
            if time.time() - process.started_at > STEADY_SECONDS:
                process.crashes = 0
            pause = pause_seconds(process.crashes)
            process.crashes += 1
            self._say(
                f"{process.name} ended with {describe(status)}; starting it again in {pause:g} s "
                f"(its log: {self.log(process.name)})"
            )
            await asyncio.sleep(pause)
            try:
                await self._launch(process)
            except (StartFailed, OSError) as failure:
                self._say(str(failure))
                await self.end(process)
            else:
                self._say(f"{process.name} is back")


def pause_seconds(crashes: int) -> float:
    """Return how long to wait before a process that crashed `crashes` times before."""
    return float(min(FIRST_PAUSE_SECONDS * 2.0**crashes, LONGEST_PAUSE_SECONDS))


def describe(status: int) -> str:
    """Return an exit status in words."""
    return f"signal {-status}" if status < 0 else f"status {status}"
