import gzip
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from structlog.testing import capture_logs

from shared import telemetry

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = f"00-{TRACE}-b7ad6b7169203331-01"


def test_trace_goes_on_from_its_parent_into_logs_and_what_is_sent_on() -> None:
    with capture_logs(processors=[telemetry._add_trace]) as logged:
        with telemetry.span("request", PARENT):
            telemetry.log.info("inside")
            sent_on = telemetry.current_traceparent()
        telemetry.log.info("outside")

    assert logged[0]["trace_id"] == TRACE
    assert "trace_id" not in logged[1]
    assert sent_on is not None
    assert sent_on.split("-")[1] == TRACE
    assert sent_on != PARENT, "a span of its own"
    assert telemetry.current_traceparent() is None


@pytest.mark.parametrize(
    "parent", [None, "", "nonsense", "00-" + "0" * 32 + "-" + "0" * 16 + "-01"]
)
def test_without_a_readable_parent_a_trace_begins(parent: str | None) -> None:
    with telemetry.span("request", parent):
        begun = telemetry.current_traceparent()

    assert begun is not None
    assert begun.split("-")[1] not in (TRACE, "0" * 32)


PROGRAM = """
import logging
from shared import telemetry
telemetry.configure("essai", "info", None)
telemetry.log.debug("not.said")
telemetry.log.info("said", texte="é\\n", n=1)
secret = "tres-" + "secret"
try:
    raise ValueError("why")
except ValueError:
    telemetry.log.exception("failed")
logging.getLogger("library").warning('it said "x"\\nand more')
"""


def lines() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert "tres-secret" not in done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_line_of_a_process_is_json_with_its_service() -> None:
    said, failed, library = lines()

    assert (said["event"], said["texte"], said["service"]) == ("said", "é\n", "essai")
    assert said["level"] == "info"
    assert said["timestamp"].endswith("Z")
    assert failed["exception"][0]["exc_type"] == "ValueError"
    assert "locals" not in json.dumps(failed["exception"][0]["frames"])
    assert library["event"] == 'it said "x"\nand more'
    assert library["level"] == "warning"


class Collector:
    """An OpenTelemetry collector, as far as traces go: it keeps what it is sent."""

    def __init__(self) -> None:
        self.received: list[ExportTraceServiceRequest] = []
        kept = self.received

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.headers.get("content-encoding") == "gzip":
                    body = gzip.decompress(body)
                if self.path == "/v1/traces":
                    kept.append(ExportTraceServiceRequest.FromString(body))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.server.server_port}"


def test_spans_reach_the_collector_before_the_process_ends() -> None:
    collector = Collector()
    program = f"""
from shared import telemetry
telemetry.configure("essai", "info", "{collector.url}")
with telemetry.span("outer", "{PARENT}", ice="999"):
    with telemetry.span("inner"):
        pass
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    collector.server.shutdown()

    resources = [each for sent in collector.received for each in sent.resource_spans]
    spans = {
        span.name: span
        for resource in resources
        for scope in resource.scope_spans
        for span in scope.spans
    }
    services = {
        attribute.value.string_value
        for resource in resources
        for attribute in resource.resource.attributes
        if attribute.key == "service.name"
    }
    assert services == {"essai"}
    assert {span.trace_id.hex() for span in spans.values()} == {TRACE}
    assert spans["outer"].parent_span_id.hex() == "b7ad6b7169203331"
    assert spans["inner"].parent_span_id == spans["outer"].span_id
