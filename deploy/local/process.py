"""What is started, as whom, and how is it ended?"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

POLL_SECONDS = 0.02


class StartFailed(Exception):  # noqa: N818 - says what happened, in one sentence for a person
    """A server did not start; the text is one sentence that says why."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """One process to be: what to execute, as whom, with what and how to end it."""

    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    """Added to the environment of the process that starts it."""
    identity: Mapping[str, Any] = field(default_factory=dict)
    """Arguments of Popen that lower the rights (`user`, `group`, `extra_groups`)."""
    stop_signal: signal.Signals = signal.SIGTERM

    def arguments(self, more: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return the keyword arguments for Popen and asyncio's create_subprocess_exec.

        `more` is environment that depends on the moment.

        The process leads its own session: a terminal's Ctrl-C reaches only whoever started it,
        who then ends everything in order.
        """
        return {
            "env": {**os.environ, **self.environment, **(more or {})},
            "stdin": subprocess.DEVNULL,
            "start_new_session": True,
            **self.identity,
        }


@dataclass(kw_only=True)
class Running:
    """A server that answers, and the means to end it."""

    process: "subprocess.Popen[bytes]"
    command: Command
    url: str
    """Of its administrator, with the password."""
    port: int
    log: Path

    def stop(self, timeout_seconds: float = 20) -> None:
        """End it in order; kill it when it has not gone in time."""
        if self.process.poll() is None:
            self.process.send_signal(self.command.stop_signal)
            try:
                self.process.wait(timeout_seconds)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it as a crash would: SIGKILL, nothing flushed, nobody told."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def start(
    command: Command,
    *,
    name: str,
    url: str,
    port: int,
    log: Path,
    is_ready: Callable[[int], bool],
    timeout_seconds: float = 30,
) -> Running:
    """Start `command` with its output appended to `log`, and return when `is_ready(pid)`.

    Raises: StartFailed — it ended, or was not ready in time; with the last words of its log.
    """
    with log.open("ab") as output:
        process = subprocess.Popen(
            command.argv, stdout=output, stderr=output, **command.arguments()
        )
    running = Running(process=process, command=command, url=url, port=port, log=log)
    deadline = time.monotonic() + timeout_seconds
    while not is_ready(process.pid):
        if process.poll() is not None:
            raise StartFailed(f"{name} ended with {process.returncode}: {last_words(log)}")
        if time.monotonic() > deadline:
            running.kill()
            raise StartFailed(f"{name} was not ready after {timeout_seconds} s: {last_words(log)}")
        time.sleep(POLL_SECONDS)
    return running


def last_words(log: Path, lines: int = 5) -> str:
    """Return the end of a log in one line, or where it is when it is empty."""
    try:
        text = log.read_text(errors="replace").strip().splitlines()[-lines:]
    except OSError:
        text = []
    return " | ".join(line.strip() for line in text) or f"nothing in {log}"
