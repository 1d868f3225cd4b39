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
