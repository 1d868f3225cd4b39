"""How much may one caller ask?

Requests per minute by the generic cell rate algorithm: one number per caller, no timers. The
counts are this process's own: with n gateways behind a balancer a caller gets up to n times as
much, which protects the services all the same.
"""

MAX_CALLERS = 200_000
"""Bound of the memory used: above it, counting starts afresh."""


class Limiter:
    """Admits each caller at an even rate with a bounded burst.

    Source: ITU-T I.371, generic cell rate algorithm (virtual scheduling).
    """

    __slots__ = ("_arrivals", "_burst_seconds", "_step_seconds")

    def __init__(self, per_minute: int, burst_seconds: float) -> None:
        self._step_seconds = 60.0 / per_minute
        self._burst_seconds = max(burst_seconds, self._step_seconds)
        self._arrivals: dict[object, float] = {}

    def wait_seconds(self, caller: object, now: float) -> float:
        """Count one request of `caller` at `now` (monotonic seconds); 0.0 admits it.

        Otherwise nothing is counted and the answer is how long to wait.
        """
        arrival = max(self._arrivals.get(caller, now), now)
        excess = arrival + self._step_seconds - now - self._burst_seconds
        if excess > 0.0:
            return excess
        self._arrivals[caller] = arrival + self._step_seconds
        return 0.0

    def owed_seconds(self, caller: object, now: float) -> float:
        """Return how long `caller` would have to wait at `now`, counting nothing."""
        arrival = self._arrivals.get(caller, 0.0)
        return max(0.0, arrival + self._step_seconds - now - self._burst_seconds)

    def forget(self, now: float) -> None:
        """Drop the callers whose account is full again; called every second."""
        self._arrivals = {caller: at for caller, at in self._arrivals.items() if at > now}
        if len(self._arrivals) > MAX_CALLERS:
            self._arrivals.clear()


class Streams:
    """Counts the live streams that each caller keeps open."""

    __slots__ = ("_limit", "_open")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: dict[str, int] = {}

    def enter(self, caller: str) -> bool:
        """Count one more for `caller`; False, and nothing counted, when it has enough."""
        count = self._open.get(caller, 0)
        if count >= self._limit:
            return False
        self._open[caller] = count + 1
        return True

    def leave(self, caller: str) -> None:
        """Count one less for `caller`."""
        count = self._open.pop(caller, 0) - 1
        if count > 0:
            self._open[caller] = count
