import json
import subprocess
import sys
from typing import Any

import pytest
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
