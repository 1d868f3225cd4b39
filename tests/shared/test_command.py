"""A service's commands, as the processes that the stack and the cluster start."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from shared.database import connect_once, value
from tests.conftest import NatsServer, Templates, environment, free_port, plain_client
from tests.support.tokens import Issuer
from tests.support.waiting import until

SERVICE = "dashboard"


@pytest.fixture
def variables(issuer: Issuer, clean_stream: NatsServer, postgres: str) -> dict[str, str]:
    """The environment of the dashboard, with a database that is not there."""
    url = postgres.rpartition("/")[0] + "/nowhere"
    return environment(SERVICE, url, issuer, clean_stream)


async def start(variables: dict[str, str], *words: str) -> asyncio.subprocess.Process:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"services.{SERVICE}", *words, env=inherited | variables,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip


async def run(variables: dict[str, str], *words: str) -> tuple[int | None, str]:
    """Return status and output of a command."""
    process = await start(variables, *words)
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, output.decode()


@asynccontextmanager
async def serving(variables: dict[str, str]) -> AsyncIterator[tuple[Any, httpx.AsyncClient]]:
    process = await start(variables, "serve")
    url = f"http://127.0.0.1:{variables['DASHBOARD_PORT']}"
    try:
        async with plain_client(url) as client:

            async def answers() -> bool:
                try:
                    return (await client.get("/health/live")).status_code == 200
                except httpx.TransportError:
                    return False

            await until(answers)
            yield process, client
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_unknown_word_is_answered_with_the_known_ones(variables: dict[str, str]) -> None:
    for words in ((), ("dance",)):
        status, said = await run(variables, *words)
        assert status == 1
        assert "serve | migrate | check | replay" in said


async def test_missing_settings_end_it_with_all_their_names_and_no_secret() -> None:
    status, said = await run({"DASHBOARD_DATABASE_URL": "postgresql://tres-secret@x/y"}, "serve")

    assert status == 1
    for name in ("DASHBOARD_NATS_PASSWORD", "DASHBOARD_PORT", "OIDC_ISSUER", "PORTAL_URL"):
        assert name in said
    assert "tres-secret" not in said
    assert "Traceback" not in said


async def test_check_says_what_is_wrong_and_then_that_all_is_right(
    variables: dict[str, str], templates: Templates
) -> None:
    status, said = await run(variables, "check")
    assert status == 1
    assert "the database does not let us in" in said
    assert "Traceback" not in said

    await templates._execute("CREATE DATABASE command_check")
    url = templates.url("command_check")
    variables["DASHBOARD_DATABASE_URL"] = url
    try:
        status, said = await run(variables, "check")
        assert status == 1
        assert "migrations to apply first: 0000_events.sql, 0001_" in said

        status, said = await run(variables, "migrate")
        assert status == 0
        assert (await run(variables, "check"))[0] == 0
        assert (await run(variables, "migrate"))[1].strip() == "dashboard: 0 migrations applied"

        status, said = await run(variables | {"DASHBOARD_NATS_PASSWORD": "wrong"}, "check")
        assert status == 1
        assert "NATS does not let us in" in said
        assert "wrong" not in said
    finally:
        await templates.drop(url)


async def test_replay_says_how_it_went(
    variables: dict[str, str], database: Callable[[str], Awaitable[str]]
) -> None:
    variables["DASHBOARD_DATABASE_URL"] = url = await database(SERVICE)
    conn = await connect_once(url)
    await conn.execute(
        "INSERT INTO dead_letter (dead_letter_id, nats_subject, reason, detail, body, digest)"
        " VALUES (gen_random_uuid(), 'evt.badr.x.v1', 'SCHEMA', 'd', '{', '1')"
    )

    status, said = await run(variables, "replay", "--reason", "SCHEMA")

    assert status == 0
    assert said.splitlines()[-1] == "replayed: 0 taken, 1 refused again"
    assert await value(conn, "SELECT count(*) FROM dead_letter WHERE replayed_at IS NULL") == 1
    await conn.close()
    assert (await run(variables, "replay", "--raison", "SCHEMA"))[0] == 1
    status, said = await run(variables, "replay", "--reason", "SCHEME")
    assert (status, "ICE_INCONNU" in said) == (1, True)


async def test_sigterm_lets_a_service_leave_in_order(
    variables: dict[str, str], database: Callable[[str], Awaitable[str]], issuer: Issuer
) -> None:
    """An open event stream ends, its reader sees an end and no error, and the process says 0."""
    variables["DASHBOARD_DATABASE_URL"] = await database(SERVICE)
    async with serving(variables) as (process, client):
        path, headers = "/api/dashboard/v1/stream", issuer.bearer()
        async with client.stream("GET", path, headers=headers, timeout=30) as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            process.send_signal(signal.SIGTERM)

            async for _ in lines:
                continue
        output, _ = await asyncio.wait_for(process.communicate(), 20)

    assert process.returncode == 0
    assert b"service.stopped" in output
    assert b'"level": "error"' not in output


async def test_sigterm_lets_a_service_leave_while_nothing_else_is_there(
    variables: dict[str, str],
) -> None:
    variables["NATS_URL"] = f"nats://127.0.0.1:{free_port()}"
    async with serving(variables) as (process, client):
        ready = await client.get("/health/ready")
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 25)

    assert ready.status_code == 503
    assert process.returncode == 0
