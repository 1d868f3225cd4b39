"""What does a process tell of itself: logs, traces, metrics?

Logs are JSON lines with the trace they belong to. Traces follow W3C Trace Context through HTTP and
NATS headers, so one id leads from the browser's request to the consumer's log line. Metrics are
Prometheus'.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import structlog
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

registry = CollectorRegistry()
REQUESTS = Counter(
    "http_requests_total", "Requests answered", ["method", "route", "status"], registry=registry
)
SECONDS = Histogram(
    "http_request_seconds", "Time to answer a request", ["method", "route"], registry=registry
)
REFUSALS = Counter("refusals_total", "Problems answered", ["code"], registry=registry)
OUTBOX_LAG = Gauge(
    "outbox_lag_seconds", "Age of the oldest event not yet handed to NATS", registry=registry
)
INBOX_LAG = Gauge(
    "inbox_lag_seconds", "Age of the event handled last, when it was handled", registry=registry
)
INBOX_WAITING = Gauge(
    "inbox_waiting", "Events that wait in the stream for this service", registry=registry
)
EVENTS_HANDLED = Counter("events_handled_total", "Events heard", ["outcome"], registry=registry)

LOOP_SAMPLE_SECONDS = 0.01
"""How often the event loop is asked whether it is free."""
LOOP_HELD = Gauge(
    "event_loop_held_seconds",
    "Longest time between two turns of the event loop since the last reading, at most; 0.01 is an "
    "idle loop's. By the wall clock, and by the processor time of the loop's thread: that leaves "
    "out the time in which other processes had the processor.",
    ["clock"],
    registry=registry,
)

log: structlog.stdlib.BoundLogger = structlog.get_logger()
_tracer = trace.get_tracer("pmpce")
_propagator = TraceContextTextMapPropagator()


def configure(service: str, level: str, otlp_endpoint: str | None) -> None:
    """Set up logs and traces for this process; call once, from its command."""
    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    if otlp_endpoint:
        exporter = OTLPSpanExporter(endpoint=f"{otlp_endpoint.rstrip('/')}/v1/traces")
        provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _add_trace,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(
                structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
            ),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(service=service)
    # What libraries say through the standard library comes out as lines of the same kind.
    logging.basicConfig(level=logging.WARNING, handlers=[_Ours()], force=True)


class _Ours(logging.Handler):
    """Hands the lines of the standard library's loggers to ours."""

    def emit(self, record: logging.LogRecord) -> None:
        log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)


def _add_trace(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    context = trace.get_current_span().get_span_context()
    if context.is_valid:
        line["trace_id"] = f"{context.trace_id:032x}"
    return line


@contextmanager
def span(name: str, traceparent: str | None = None, **attributes: Any) -> Iterator[trace.Span]:
    """Open a span, as a child of the W3C `traceparent` when there is one."""
    parent = _propagator.extract({"traceparent": traceparent}) if traceparent else None
    with _tracer.start_as_current_span(name, context=parent, attributes=attributes) as opened:
        yield opened


def current_traceparent() -> str | None:
    """Return the present span as a W3C `traceparent`, None outside a trace."""
    carrier: dict[str, str] = {}
    _propagator.inject(carrier)
    return carrier.get("traceparent")


async def watch_loop() -> None:
    """Find out for ever how long the event loop keeps others waiting (`event_loop_held_seconds`).

    A sample is taken when the loop gets round to it, so what is found is never less than what was.
    """
    clocks = {"wall": time.perf_counter, "processor": time.thread_time}
    longest = dict.fromkeys(clocks, 0.0)

    def taken(name: str) -> float:
        found, longest[name] = longest[name], 0.0
        return found

    for name in clocks:
        LOOP_HELD.labels(name).set_function(partial(taken, name))
    before = {name: read() for name, read in clocks.items()}
    while True:
        await asyncio.sleep(LOOP_SAMPLE_SECONDS)
        for name, read in clocks.items():
            now = read()
            longest[name] = max(longest[name], now - before[name])
            before[name] = now


def metrics() -> bytes:
    """Return this process's metrics in Prometheus' text format."""
    return generate_latest(registry)
