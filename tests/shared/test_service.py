import asyncio
import json
import logging
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Controller, Router, get, post
from structlog.testing import capture_logs

from shared.auth import PUBLIC, SIGNED_IN, Principal, requires
from shared.database import Connection, value
from shared.problems import FieldError, InvalidInput, NotFound, Problem
from shared.service import MAX_BODY_BYTES, create_service
from tests.conftest import Started
from tests.shared.conftest import House, settings_for
from tests.support.tokens import ICE, PORTAL, Issuer
from tests.support.waiting import until

ROOT = "/api/dashboard/v1"


class Order(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    nombre: int
    texte: str = ""


class Deja(Problem):
    status, code = 409, "essai.deja"
    titles = {"fr": "C'est déjà fait", "ar": "تم ذلك سابقا", "en": "It is done already"}  # noqa: RUF012


@get("/ouvert", guards=[PUBLIC])
async def ouvert() -> dict[str, str]:
    return {"ouvert": "oui"}


@get("/moi", guards=[SIGNED_IN])
async def moi(who: Principal) -> dict[str, str | None]:
    return {"ice": who.ice}


@get("/agents", guards=[requires(profils={"OPE"})])
async def agents() -> None: ...


@get("/administrateurs", guards=[requires(roles={"administrateur"}, acr="mfa")])
async def administrateurs() -> None: ...


@post("/ordres", guards=[PUBLIC])
async def ordres(data: Order) -> Order:
    return data


@post("/textes", guards=[PUBLIC])
async def textes(data: Order, conn: Connection) -> str:
    return str(await value(conn, "SELECT $1::text || $2::int4", data.texte, data.nombre))


@get("/page", guards=[PUBLIC])
async def page(limit: int) -> int:
    return limit


@get("/panne", guards=[PUBLIC])
async def panne() -> None:
    raise RuntimeError("postgresql://essai:tres-secret@127.0.0.1/essai")


@get("/deja", guards=[PUBLIC])
async def deja() -> None:
    raise Deja("le 3 mars", numero="F-1")


@get("/absent", guards=[PUBLIC])
async def absent() -> None:
    raise NotFound


@get("/faux", guards=[PUBLIC])
async def faux() -> None:
    raise InvalidInput(errors=[FieldError("#/a/0", "wrong")])


@get("/base", guards=[PUBLIC])
async def base(conn: Connection) -> int:
    return int(await value(conn, "SELECT 1"))


ROUTES = [
    ouvert, moi, agents, administrateurs, ordres, textes, page, panne, deja, absent, faux, base,
]  # fmt: skip


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """Return the problem document, after checking what holds for every refusal."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["code"] == code
    assert document["type"] == f"{PORTAL}/problems/{code}"
    assert document["title"]
    assert document["instance"] == answer.request.url.path
    assert len(document["trace_id"]) == 32
    return document


# Who may


def test_route_that_does_not_say_who_may_use_it_is_refused_at_start(issuer: Issuer) -> None:
    @get("/oublie")
    async def oublie() -> None: ...

    with pytest.raises(TypeError, match="/api/dashboard/v1/oublie"):
        create_service("dashboard", settings_for("postgres://x/y", issuer, None), routes=[oublie])


def test_route_is_refused_also_inside_routers_and_controllers_and_pages(issuer: Issuer) -> None:
    class Salle(Controller):
        @get("/dans")
        async def dans(self) -> None: ...

    @get("/page-oubliee")
    async def oubliee() -> None: ...

    settings = settings_for("postgres://x/y", issuer, None)
    with pytest.raises(TypeError, match="/dans"):
        create_service("dashboard", settings, routes=[Router("/r", route_handlers=[Salle])])
    with pytest.raises(TypeError, match="/page-oubliee"):
        create_service("dashboard", settings, routes=[], pages=[oubliee])


def test_guard_of_the_frameworks_own_kind_is_not_enough(issuer: Issuer) -> None:
    def weak(connection: Any, handler: Any) -> None: ...

    @get("/faible", guards=[weak])
    async def faible() -> None: ...

    with pytest.raises(TypeError, match="/faible"):
        create_service("dashboard", settings_for("postgres://x/y", issuer, None), routes=[faible])


async def test_anonymous_is_refused_and_told_how(house: House) -> None:
    started = await house(ROUTES)

    answer = await started.client.get(f"{ROOT}/moi")

    problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"] == 'Bearer, DPoP algs="ES256 RS256 PS256"'


async def test_signed_in_is_let_in_as_who_they_are(house: House, issuer: Issuer) -> None:
    started = await house(ROUTES)

    answer = await started.client.get(f"{ROOT}/moi", headers=issuer.bearer())

    assert answer.json() == {"ice": ICE}


async def test_other_profile_and_other_role_are_refused(house: House, issuer: Issuer) -> None:
    started = await house(ROUTES)

    for path, claims in (("agents", {"profil": "IMP"}), ("administrateurs", {"roles": ["saisie"]})):
        answer = await started.client.get(f"{ROOT}/{path}", headers=issuer.bearer(**claims))
        problem(answer, 403, "forbidden")


async def test_weak_authentication_is_asked_to_step_up(house: House, issuer: Issuer) -> None:
    """Source: RFC 9470, section 3."""
    started = await house(ROUTES)

    weak = issuer.bearer(acr="urn:portnet:acr:mfa-oob")
    answer = await started.client.get(f"{ROOT}/administrateurs", headers=weak)

    problem(answer, 401, "step-up-required")
    challenge = answer.headers["www-authenticate"]
    assert 'error="insufficient_user_authentication"' in challenge
    assert 'acr_values="urn:portnet:acr:mfa"' in challenge


async def test_malformed_token_is_refused_and_never_a_crash(house: House) -> None:
    started = await house(ROUTES)

    for token in ("x", "a.b.c", "." * 3000, "e30.e30.e30", "é"):
        headers = {"Authorization": f"Bearer {token}".encode()}
        problem(await started.client.get(f"{ROOT}/moi", headers=headers), 401, "unauthenticated")


# How it refuses


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr-MA,fr;q=0.9", "C'est déjà fait"),
        ("ar", "تم ذلك سابقا"),
        ("en-GB, fr;q=0.5", "It is done already"),
        ("de, ar;q=0.3, en;q=0.2", "تم ذلك سابقا"),
        ("de", "C'est déjà fait"),
        ("en;q=0", "C'est déjà fait"),
        ("en;q=x, ar;q=0.1", "تم ذلك سابقا"),
        ("", "C'est déjà fait"),
        (", ;,;q=,*", "C'est déjà fait"),
    ],
)
async def test_refusal_speaks_the_readers_language(house: House, language: str, title: str) -> None:
    started = await house(ROUTES)

    answer = await started.client.get(f"{ROOT}/deja", headers={"Accept-Language": language})

    document = problem(answer, 409, "essai.deja")
    assert document["title"] == title
    assert document["detail"] == "le 3 mars"
    assert document["numero"] == "F-1"
    assert answer.headers["content-language"] in ("fr", "ar", "en")


async def test_refusals_of_the_framework_have_the_same_shape(house: House) -> None:
    started = await house(ROUTES)
    client = started.client

    problem(await client.post(f"{ROOT}/ordres", content=b"{"), 400, "malformed")
    problem(await client.get(f"{ROOT}/nulle-part"), 404, "not-found")
    problem(await client.get("/"), 404, "not-found")
    problem(await client.get(f"{ROOT}/absent"), 404, "not-found")
    wrong_method = await client.delete(f"{ROOT}/ordres")
    problem(wrong_method, 405, "method-not-allowed")
    assert "POST" in wrong_method.headers["allow"]
    problem(
        await client.post(f"{ROOT}/ordres", content=b"x" * (MAX_BODY_BYTES + 1)), 413, "too-large"
    )


async def test_body_sent_without_a_length_is_bounded_too(house: House) -> None:
    started = await house(ROUTES)

    async def endless() -> Any:
        for _ in range(MAX_BODY_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    answer = await started.client.post(f"{ROOT}/ordres", content=endless())

    problem(answer, 413, "too-large")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/nombre"), ({"nombre": "x"}, "#/nombre"), ({"nombre": 1, "texte": 5}, "#/texte"),
        ({"nombre": 1, "autre": 2}, "#/autre"), ([], "#"), (None, "#"), ("x", "#"),
    ],
)  # fmt: skip
async def test_wrong_value_is_pointed_at(house: House, body: Any, pointer: str) -> None:
    started = await house(ROUTES)

    answer = await started.client.post(f"{ROOT}/ordres", json=body)

    document = problem(answer, 422, "invalid-input")
    assert [error["pointer"] for error in document["errors"]] == [pointer]
    assert all(error["detail"] for error in document["errors"])


async def test_wrong_parameter_is_named(house: House) -> None:
    started = await house(ROUTES)

    for path in ("page", "page?limit=x"):
        document = problem(await started.client.get(f"{ROOT}/{path}"), 422, "invalid-input")
        assert [error["pointer"] for error in document["errors"]] == ["limit"]


async def test_errors_of_our_own_keep_their_pointers(house: House) -> None:
    started = await house(ROUTES)

    document = problem(await started.client.get(f"{ROOT}/faux"), 422, "invalid-input")

    assert document["errors"] == [{"pointer": "#/a/0", "detail": "wrong"}]


@pytest.mark.parametrize("accept", ["application/json", "text/html", "*/*", "nonsense"])
async def test_crash_leaks_nothing(house: House, accept: str) -> None:
    started = await house(ROUTES)

    with capture_logs() as logged:
        answer = await started.client.get(f"{ROOT}/panne", headers={"Accept": accept})

    document = problem(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "detail" not in document
    assert "RuntimeError" not in answer.text
    crash = next(line for line in logged if line["event"] == "request.crashed")
    assert isinstance(crash["exc_info"], RuntimeError)
    assert crash["log_level"] == "error"


async def test_json_nested_without_end_is_refused(house: House) -> None:
    started = await house(ROUTES)

    answer = await started.client.post(f"{ROOT}/ordres", content=b"[" * 1_000_000)

    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "order", [{"nombre": 1, "texte": "a\0b"}, {"nombre": 2**31}, {"nombre": 2**70}], ids=repr
)
async def test_value_the_database_cannot_hold_is_the_callers_error(
    house: House, order: dict[str, Any]
) -> None:
    started = await house(ROUTES)

    with capture_logs() as logged:
        answer = await started.client.post(f"{ROOT}/textes", json=order)

    problem(answer, 422, "invalid-input")
    assert logged[0]["event"] == "request.value_not_storable"
    assert "a\0b" not in repr(logged)


async def test_wrong_statement_is_our_error(house: House) -> None:
    @get("/casse", guards=[PUBLIC])
    async def casse(conn: Connection) -> None:
        await value(conn, "SELECT nonsense")

    started = await house([casse])

    problem(await started.client.get(f"{ROOT}/casse"), 500, "internal")


# What stands around the routes


async def test_health_and_metrics_are_open(house: House) -> None:
    started = await house(ROUTES)
    await started.client.get(f"{ROOT}/ouvert")
    await started.client.get(f"{ROOT}/nulle-part/{'x' * 50}")

    live = await started.client.get("/health/live")
    ready = await started.client.get("/health/ready")
    metrics = await started.client.get("/metrics")

    assert live.json() == {"status": "live"}
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "nats": "down", "database": "up"}
    assert f'route="{ROOT}/ouvert"' in metrics.text
    assert "xxxxx" not in metrics.text, "a path is no label: it would grow without end"
    for name in ("outbox_lag_seconds", "inbox_lag_seconds", "inbox_waiting", "refusals_total"):
        assert name in metrics.text


async def test_without_database_a_service_is_not_ready_and_answers_503(house: House) -> None:
    started = await house(ROUTES, url="postgresql://nobody:x@127.0.0.1:9/none")

    ready = await started.client.get("/health/ready")
    answer = await started.client.get(f"{ROOT}/base")

    assert ready.status_code == 503
    assert ready.json() == {"status": "not-ready", "nats": "down", "database": "down"}
    problem(answer, 503, "unavailable")
    assert answer.headers["retry-after"]
    assert (await started.client.get(f"{ROOT}/ouvert")).status_code == 200


async def test_request_is_told_when_all_connections_are_lent(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.database.ACQUIRE_TIMEOUT_SECONDS", 0.2)
    started = await house(ROUTES, environment={"POOL_SIZE": "1"})
    pool = started.app.state.running.pool
    async with pool.acquire():
        problem(await started.client.get(f"{ROOT}/base"), 503, "unavailable")

    assert (await started.client.get(f"{ROOT}/base")).status_code == 200


async def test_pool_outlives_connections_that_the_server_ends(house: House) -> None:
    started = await house(ROUTES, environment={"POOL_SIZE": "2"})
    await asyncio.gather(*(started.client.get(f"{ROOT}/base") for _ in range(4)))
    await started.conn.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    answers = await asyncio.gather(*(started.client.get(f"{ROOT}/base") for _ in range(4)))

    assert {answer.status_code for answer in answers} <= {200, 503}
    answer = await started.client.get(f"{ROOT}/base")
    assert answer.status_code == 200


async def test_background_work_that_fails_begins_anew(house: House) -> None:
    lives: list[int] = []

    async def frail(running: Any) -> None:
        lives.append(1)
        if len(lives) == 1:
            raise RuntimeError("once")
        await asyncio.Event().wait()

    with capture_logs() as logged:
        await house([], background=[frail])

        async def twice() -> bool:
            return len(lives) == 2

        await until(twice)

    assert [line["event"] for line in logged if line["log_level"] == "error"] == ["background.died"]


async def test_every_request_is_one_line_with_its_outcome(house: House) -> None:
    started = await house(ROUTES)

    with capture_logs() as logged:
        await started.client.get(f"{ROOT}/ouvert?q=personnel")
        await started.client.get(f"{ROOT}/nulle-part")

    lines = [line for line in logged if line["event"] == "request.answered"]
    assert [(line["path"], line["status"]) for line in lines] == [
        (f"{ROOT}/ouvert", 200),
        (f"{ROOT}/nulle-part", 404),
    ]
    assert "personnel" not in repr(logged)


async def test_openapi_names_what_every_route_may_refuse(house: House) -> None:
    started = await house(ROUTES)

    document = (await started.client.get("/schema/openapi.json")).json()

    assert document["openapi"].startswith("3.1")
    answers = document["paths"][f"{ROOT}/ordres"]["post"]["responses"]
    assert {"400", "413", "422", "503"} <= set(answers)
    assert list(answers["422"]["content"]) == ["application/problem+json"]
    schema = json.dumps(answers["422"])
    assert "Problem" in schema
    signed_in = document["paths"][f"{ROOT}/moi"]["get"]["responses"]
    assert {"401", "403"} <= set(signed_in)


def test_framework_does_not_log_by_itself() -> None:
    assert not logging.getLogger("litestar").handlers


__all__ = ["Started"]
