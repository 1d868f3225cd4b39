"""Does every service answer as its OpenAPI document says, whatever it is asked?

Each operation gets a bounded number of examples, the same ones each time; a signed token lets them
in. Nothing may crash, and no status may be one that the document does not know.
"""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks

from shared.settings import load
from tests.architecture.house import NEEDS, services
from tests.conftest import Started, environment
from tests.support.tokens import Issuer

load_all_checks()
EXAMPLES = 12
STREAM = "text/event-stream"
JUDGED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


async def furnish(service: str, started: Started, issuer: Issuer) -> None:
    """Publish what the service publishes at its installation, so that there is something to ask."""
    with suppress(ModuleNotFoundError):
        seed = importlib.import_module(f"services.{service}.seed").seed
        settings = importlib.import_module(f"services.{service}.settings").Settings
        variables = environment(service, started.database_url, issuer, None)
        await seed(load(settings, service, variables), [])


def ask(document: dict[str, Any], url: str, headers: dict[str, str]) -> list[str]:
    """Ask every operation of `document` its examples; return what was wrong with the answers."""
    wrong: list[str] = []
    checks = [CHECKS.get_one(name) for name in JUDGED]
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        operation = found.ok()
        answers = document["paths"][operation.path][operation.method]["responses"]
        if any(STREAM in answer.get("content", {}) for answer in answers.values()):
            continue  # without end; tests/shared/test_sse.py

        @hypothesis.settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def judge(case: Case) -> None:
            answer = case.call(base_url=url, headers=headers, timeout=20)
            case.validate_response(answer, checks=checks)

        try:
            judge()
        except Exception as error:
            wrong.append(f"{operation.method.upper()} {operation.path}\n{error}")
    return wrong


@pytest.mark.parametrize("profil", ["IMP", "OPE"])
@pytest.mark.parametrize("service", services())
async def test_service_answers_as_its_document_says(
    service: str, profil: str, start: Callable[..., Awaitable[Started]], issuer: Issuer
) -> None:
    started = await start(service, **NEEDS.get(service, {}))
    await furnish(service, started, issuer)
    document = (await started.client.get("/schema/openapi.json")).json()
    headers = issuer.operator() if profil == "OPE" else issuer.bearer()

    # Its client waits for each answer in a thread of its own; the service answers in this one.
    wrong = await asyncio.to_thread(ask, document, started.url, headers)

    assert not wrong, "\n\n".join(wrong)
