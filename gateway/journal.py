"""What does the gateway tell of the requests it carried?

One JSON line per request in the form of the other logs, and Prometheus metrics. Both are gathered
in plain Python on the way and written or counted out later: a request never waits for its line.
"""

import asyncio
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import UNSET, UnsetType
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from shared import telemetry

FLUSH_SECONDS = 0.2
FLUSH_LINES = 512
_BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, float("inf"))
"""Of the latency histogram, in seconds."""


class Line(msgspec.Struct):
    """One answered request, as it stands in the log. No query string: it may hold names."""

    upstream: str
    method: str
    path: str
    status: int
    milliseconds: float
    bytes: int
    client: str
    request_id: str
    trace_id: str
    timestamp: datetime
    sub: str | UnsetType = UNSET
    failure: str | UnsetType = UNSET
    event: str = "request.answered"
    level: str = "info"
    service: str = "gateway"


class Journal(Collector):
    """Keeps the access log and the counts of this process."""

    def __init__(self, *, is_logging: bool = True) -> None:
        self._is_logging = is_logging
        self._lines: list[bytes] = []
        self._encoder = msgspec.json.Encoder()
        self._timer: asyncio.TimerHandle | None = None
        self._answers: defaultdict[tuple[str, str, int], int] = defaultdict(int)
        self._failures: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._buckets: dict[str, list[int]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def answered(self, line: Line) -> None:
        """Count an answer and keep its line."""
        upstream = line.upstream
        self._answers[upstream, line.method, line.status] += 1
        seconds = line.milliseconds / 1000
        self._seconds[upstream] += seconds
        buckets = self._buckets.get(upstream)
        if buckets is None:
            buckets = self._buckets[upstream] = [0] * len(_BOUNDS)
        buckets[bisect_left(_BOUNDS, seconds)] += 1
        if line.failure is not UNSET:
            self._failures[upstream, line.failure] += 1
        if self._is_logging:
            self._keep(line)

    def _keep(self, line: Line) -> None:
        self._lines.append(self._encoder.encode(line))
        if len(self._lines) >= FLUSH_LINES:
            self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(FLUSH_SECONDS, self.flush)

    def flush(self) -> None:
        """Write the lines kept so far to standard output."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._lines:
            self._lines.append(b"")
            sys.stdout.flush()
            sys.stdout.buffer.write(b"\n".join(self._lines))
            sys.stdout.buffer.flush()
            self._lines.clear()

    def collect(self) -> Iterator[Metric]:
        """Return the counts in Prometheus' terms."""
        answers = CounterMetricFamily(
            "gateway_requests", "Requests answered", labels=["upstream", "method", "status"]
        )
        for (upstream, method, status), count in list(self._answers.items()):
            answers.add_metric([upstream, method, str(status)], count)
        yield answers
        failures = CounterMetricFamily(
            "gateway_upstream_failures", "Exchanges that broke", labels=["upstream", "kind"]
        )
        for (upstream, kind), count in list(self._failures.items()):
            failures.add_metric([upstream, kind], count)
        yield failures
        seconds = HistogramMetricFamily(
            "gateway_request_seconds", "Time to answer", labels=["upstream"]
        )
        for upstream, counts in list(self._buckets.items()):
            total, buckets = 0, []
            for bound, count in zip(_BOUNDS, counts, strict=True):
                total += count
                buckets.append(("+Inf" if bound == float("inf") else str(bound), total))
            seconds.add_metric([upstream], buckets, self._seconds[upstream])
        yield seconds


def register(journal: Journal) -> None:
    """Publish the journal's counts with the process's other metrics."""
    telemetry.registry.register(journal)


def unregister(journal: Journal) -> None:
    """Take the journal's counts back."""
    telemetry.registry.unregister(journal)
