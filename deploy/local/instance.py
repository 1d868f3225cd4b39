"""Is a stack already running here, what did a killed one leave behind, and what may be deleted?

A running stack holds a lock on its directory, so that a second one is refused and a crashed one is
not mistaken for a running one. It also writes down its processes: after a `kill -9` of the stack
they live on, and the next start ends them first.
"""

import contextlib
import fcntl
import json
import os
import shutil
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from deploy.local.supervisor import Process

MARKER = ".pmpce-local"
"""Says that a directory is ours to write into and to delete."""
RUN_FILE = "run.json"
POLL_SECONDS = 0.1


class NotOurs(Exception):  # noqa: N818 - says what is the case
    """The directory holds somebody's files; the text is the sentence to print."""


class AlreadyRunning(Exception):  # noqa: N818 - says what is the case
    """A stack runs in this directory; the text is the sentence to print."""


def claim(directory: Path) -> None:
    """Make `directory` ours.

    Raises: NotOurs — it has files and we did not make it, or nothing can be written there.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        marker = directory / MARKER
        if marker.exists():
            return
        if any(directory.iterdir()):
            raise NotOurs(
                f"{directory} is not empty and was not made by `make run`: "
                "choose another LOCAL_DIR."
            )
        marker.write_text("Data of the one-machine stack; `make reset` deletes this directory.\n")
    except OSError as error:
        raise NotOurs(
            f"{directory} cannot be written to ({error.strerror}): choose another LOCAL_DIR."
        ) from error


@dataclass
class Lock:
    """The right to run in a directory, held until released or until the process ends."""

    file: IO[str]

    def release(self) -> None:
        """Give it up."""
        self.file.close()


def lock(directory: Path) -> Lock:
    """Take the right to run in `directory`.

    Raises: AlreadyRunning.
    """
    file = (directory / "lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        told = read(directory)
        raise AlreadyRunning(
            f"The portal is already running at {told.get('portal', '(starting)')} "
            f"(process {told.get('pid', 'unknown')}): open it, or end it with `make stop`."
        ) from None
    return Lock(file)


def read(directory: Path) -> dict[str, Any]:
    """Return what the stack wrote down about itself, or nothing."""
    try:
        told: dict[str, Any] = json.loads((directory / RUN_FILE).read_text())
    except (OSError, ValueError):
        return {}
    return told


def write(
    directory: Path, portal: str, clock_at: str, began_at: float, processes: Iterable[Process]
) -> None:
    """Write down the stack that runs: who it is, and each process with the time of its birth."""
    children = {
        process.name: {
            "pid": process.child.pid,
            "born": birth(process.child.pid),
            "signal": int(process.command.stop_signal),
        }
        for process in processes
        if process.child is not None and process.child.returncode is None
    }
    told = {
        "pid": os.getpid(),
        "portal": portal,
        "clock_at": clock_at,
        "began_at": began_at,
        "processes": children,
    }
    unfinished = directory / f"{RUN_FILE}.new"
    unfinished.write_text(json.dumps(told, indent=2))
    unfinished.replace(directory / RUN_FILE)


def demo_time(clock_at: str, began_at: float) -> float:
    """Return the time, in seconds since 1970, of a demo whose clock stood at `clock_at` (RFC 3339)
    when it began, at the true time `began_at`.
    """
    return datetime.fromisoformat(clock_at).timestamp() + time.time() - began_at


def forget(directory: Path) -> None:
    """Say that nothing runs any more."""
    (directory / RUN_FILE).unlink(missing_ok=True)


def birth(pid: int) -> str | None:
    """Return when the process `pid` was born, in the kernel's ticks; None where it cannot be told.

    A number of its own: process ids are used again. Source: proc(5), /proc/pid/stat field 22.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return None


def left_behind(directory: Path) -> dict[str, tuple[int, int]]:
    """Return the processes of a stack that was killed which still live: name to pid, signal."""
    children = read(directory).get("processes", {})
    return {
        name: (child["pid"], child["signal"])
        for name, child in children.items()
        if child["born"] is not None and birth(child["pid"]) == child["born"]
    }


def end_left_behind(directory: Path, patience_seconds: float = 15) -> list[str]:
    """End what a killed stack left behind, gently and then not; return their names."""
    living = left_behind(directory)
    for pid, stop_signal in reversed(living.values()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, stop_signal)
    deadline = time.monotonic() + patience_seconds
    while (remaining := left_behind(directory)) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    for pid, _ in remaining.values():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    forget(directory)
    return list(living)


def stop(directory: Path, patience_seconds: float = 90) -> str:
    """End the stack that runs in `directory` and return what happened, in a sentence."""
    if not (directory / MARKER).exists():
        return f"Nothing runs in {directory}."
    try:
        lock(directory).release()
    except AlreadyRunning:
        pid = read(directory).get("pid")
        if pid is None:
            return "The portal is only just starting: try again in a moment."
        os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + patience_seconds
        while time.monotonic() < deadline:
            try:
                lock(directory).release()
            except AlreadyRunning:
                time.sleep(POLL_SECONDS)
            else:
                return "The portal has stopped; its data are kept."
        return f"The portal (process {pid}) has not stopped in {patience_seconds:.0f} s."
    if ended := end_left_behind(directory):
        return f"Ended what a killed portal had left running: {', '.join(ended)}."
    return "Nothing was running."


def reset(directory: Path) -> str:
    """Stop the stack and delete everything it keeps in `directory`; return what happened.

    Raises: NotOurs — the directory is not one that the stack made.
    """
    if not directory.exists():
        return f"There is nothing in {directory}."
    if not (directory / MARKER).exists():
        raise NotOurs(f"{directory} was not made by `make run`: nothing is deleted.")
    stop(directory)
    lock(directory).release()
    shutil.rmtree(directory)
    return f"Deleted {directory}: the next `make run` starts from nothing."
