"""Where does a throw-away server keep its files?

A database for every test is thousands of files made and deleted: a file system on disk takes
several times as long for it as memory does.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM_BYTES = 2 << 30
"""Several times what the servers of a run need; a container may have 64 MB, and then has none."""
PREFIX = "pmpce-tests-"


@contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """Give a directory in memory where there is room, else `otherwise`; it goes with the block."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM_BYTES:
        yield otherwise
        return
    _clear()
    directory = Path(tempfile.mkdtemp(prefix=PREFIX, dir=MEMORY))
    directory.chmod(0o755)  # the server may run as another account
    held = os.open(directory, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
        os.close(held)


def _clear() -> None:
    """Delete what runs that were killed have left: nobody holds it any more."""
    for left in MEMORY.glob(f"{PREFIX}*"):
        with suppress(OSError):  # held, another's, or gone already
            looked = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(looked, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left)
            finally:
                os.close(looked)
