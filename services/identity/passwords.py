"""Is this the right password, without blocking anyone else meanwhile?

Argon2id costs tens of milliseconds of processor on purpose, so it runs in threads, at most two at
a time; the event loop and the database connections stay free.
"""

import argon2
from anyio import CapacityLimiter, to_thread

THREADS = 2
"""Hashes computed at once: one a core of the smallest machine (domain decision)."""


class Passwords:
    """Hashes and verifies passwords with Argon2id. Source: RFC 9106; OWASP Password Storage."""

    def __init__(self, *, memory_kib: int, passes: int, lanes: int) -> None:
        self._hasher = argon2.PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=lanes
        )
        self._limiter: CapacityLimiter | None = None
        # Verified for unknown accounts, so that they answer neither faster nor slower.
        self._nobody = self._hasher.hash("nobody has this password")

    def _threads(self) -> CapacityLimiter:
        if self._limiter is None:
            self._limiter = CapacityLimiter(THREADS)
        return self._limiter

    async def hash(self, password: str) -> str:
        """Return the Argon2id hash of `password`."""
        return await to_thread.run_sync(self._hasher.hash, password, limiter=self._threads())

    async def matches(self, hash_: str | None, password: str) -> bool:
        """Say whether `password` is the one that was hashed; without a hash, take the same time
        and say no.
        """
        right = await to_thread.run_sync(
            self._verify, hash_ or self._nobody, password, limiter=self._threads()
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
