"""Is this the right password, without blocking anyone else meanwhile?

Argon2id costs tens of milliseconds of processor on purpose, so it runs in threads, at most two at
a time; the event loop and the database connections stay free.
"""

import asyncio
import ctypes
from concurrent.futures import ThreadPoolExecutor

import argon2

THREADS = 2
"""Hashes computed at once: one a core of the smallest machine (domain decision)."""
_TRIM_THRESHOLD, _MMAP_MAX = -1, -4
"""Source: mallopt(3), glibc."""
_KEPT_BYTES = 1 << 28


class Passwords:
    """Hashes and verifies passwords with Argon2id. Source: RFC 9106; OWASP Password Storage."""

    def __init__(self, *, memory_kib: int, passes: int, lanes: int) -> None:
        self._hasher = argon2.PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=lanes
        )
        # Threads of their own, so that as many of them as there are hold memory to work in.
        self._threads = ThreadPoolExecutor(THREADS, "argon2")
        # Verified for unknown accounts, so that they answer neither faster nor slower.
        self._nobody = self._hasher.hash("nobody has this password")
        keep_memory()

    async def hash(self, password: str) -> str:
        """Return the Argon2id hash of `password`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._hasher.hash, password)

    async def matches(self, hash_: str | None, password: str) -> bool:
        """Say whether `password` is the one that was hashed; without a hash, take the same time
        and say no.
        """
        loop = asyncio.get_running_loop()
        right = await loop.run_in_executor(
            self._threads, self._verify, hash_ or self._nobody, password
        )
        return right and hash_ is not None

    def is_outdated(self, hash_: str) -> bool:
        """Say whether `hash_` was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(hash_)

    def _verify(self, hash_: str, password: str) -> bool:
        try:
            return self._hasher.verify(hash_, password)
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False


def keep_memory() -> None:
    """Let the process keep the memory that Argon2 has worked in.

    Otherwise the kernel hands out and clears 46 MiB, page by page, for each password: that took
    as much processor time as Argon2 itself (docs/benchmarks.md). The memory is wiped by Argon2
    after each use. Other C libraries than glibc do as they do.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_MAX, 0)
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
