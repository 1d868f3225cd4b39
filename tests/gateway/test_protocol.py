"""One reading of every message, bounded heads, patience with limits, and no crash on rubbish."""

import asyncio
import inspect
import json
import random

import pytest
from uvicorn.protocols.http import httptools_impl

from gateway.protocol import GatewayProtocol
from tests.gateway.conftest import Starter
from tests.gateway.running import Running
from tests.gateway.upstream import Service

PATH = b"/api/dashboard/v1/echo"


def request(token: str, *lines: bytes, method: bytes = b"POST", body: bytes = b"") -> bytes:
    """Return a request with the headers as they are given."""
    given = b"".join(line + b"\r\n" for line in lines)
    bearer = f"Authorization: {token}\r\n".encode()
    return method + b" " + PATH + b" HTTP/1.1\r\n" + bearer + given + b"\r\n" + body


def status(answer: bytes) -> int:
    """Return the status of the first answer."""
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "lines",
    [
        (b"Host: x", b"Content-Length: 5", b"Transfer-Encoding: chunked"),
        (b"Host: x", b"Transfer-Encoding: chunked", b"Content-Length: 5"),
        (b"Host: x", b"Content-Length: 5", b"Content-Length: 6"),
        (b"Host: x", b"Content-Length: 5", b"Content-Length: 5"),
        (b"Host: x", b"Content-Length: 5, 5"),
        (b"Host: x", b"Content-Length: +5"),
        (b"Host: x", b"Content-Length: -1"),
        (b"Host: x", b"Content-Length: 0x5"),
        (b"Host: x", b"Content-Length : 5"),
        (b"Host: x", b"Content-Length: 99999999999999999999999"),
        (b"Host: x", b"Transfer-Encoding: xchunked"),
        (b"Host: x", b"Transfer-Encoding: identity"),
        (b"Host: x", b"Transfer-Encoding: chunked, gzip"),
        (b"Host: x", b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity"),
        (b"Host: x", b"Transfer-Encoding:\x0bchunked"),
        (b"Host: x", b"Host: y"),
        (b"Content-Length: 0",),
        (b"Host: x", b"X-Folded: a", b" b: c"),
        (b"Host: x", b"\tX-Leading: a"),
        (b"Host: x", b"X Space: a"),
        (b"Host: x", b"X-Null: a\x00b"),
        (b"Host: x", b"X-Bare: a\rb"),
        (b"Host: x", b"X-Line: a\nContent-Length: 5"),
        (b"Host: x", b"NoColon"),
        (b"Host: x", b"Authorization: Bearer other"),
        (b"Host: x", b"Connection: Content-Length"),
        (b"Host: x", b"Connection: close, transfer-encoding"),
        (b"Host: x", b"Connection: Authorization"),
        (b"Host: x", b"Connection: keep-alive, X-CSRF-Token"),
        (b"Host: x", b"Connection: upgrade", b"Upgrade: h2c", b"Content-Length: 5"),
    ],
)
async def test_a_request_that_can_be_read_in_two_ways_is_refused(
    gateway: Running, service: Service, bearer: dict[str, str], lines: tuple[bytes, ...]
) -> None:
    answer = await gateway.raw(request(bearer["Authorization"], *lines, body=b"0\r\n\r\nhello"))

    assert status(answer) == 400
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"application/problem+json" in answer
    assert service.asked == []


@pytest.mark.parametrize(
    "line",
    [
        b"GET /api/dashboard/v1/echo HTTP/2.0",
        b"GET /api/dashboard/v1/echo HTTP/1.1 x",
        b"GET /api/dashboard/v1/\x01 HTTP/1.1",
        b"GET /api/dashboard/v1/\xff HTTP/1.1",
        b"NONSENSE /api/dashboard/v1/echo HTTP/1.1",
        b"CONNECT identity:8081 HTTP/1.1",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"",
    ],
)
async def test_a_request_line_that_is_none_is_refused(
    gateway: Running, service: Service, line: bytes
) -> None:
    answer = await gateway.raw(line + b"\r\nHost: x\r\n\r\n")

    assert status(answer) == 400
    assert service.asked == []


@pytest.mark.parametrize(
    "path",
    [
        "/api/dashboard/v1/../../billing/v1/offres",
        "/api/dashboard/v1/./echo",
        "/api/dashboard/v1/%2e%2e/echo",
        "/api/dashboard/v1/a%2fb",
        "/api/dashboard/v1/a%5Cb",
        "/api/dashboard/v1/a%00b",
        "/api/dashboard/v1//echo",
        "/api/dashboard/v1/a%252fb",
        "/api/dashboard/v1/a%zz",
        "/api/dashboard/v1/a\\b",
    ],
)
async def test_a_path_that_can_be_read_in_two_ways_is_refused(
    gateway: Running, service: Service, bearer: dict[str, str], path: str
) -> None:
    token = bearer["Authorization"]
    lines = f"Host: x\r\nConnection: close\r\nAuthorization: {token}\r\n"
    answer = await gateway.raw(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())

    assert status(answer) == 400
    assert service.asked == []


@pytest.mark.parametrize(
    "path", ["/api/", "/api/unknown/v1/x", "/api/dashboard/v2/x", "/api/dashboard", "/api//v1/x"]
)
async def test_a_path_of_nobody_is_not_found(
    gateway: Running, service: Service, bearer: dict[str, str], path: str
) -> None:
    response = await gateway.client.get(path, headers=bearer)

    assert response.status_code == 404
    assert response.json()["code"] == "not-found"
    assert service.asked == []


async def test_a_head_over_the_limit_is_refused_with_431(
    gateway: Running, bearer: dict[str, str]
) -> None:
    one_line = await gateway.client.get(PATH.decode(), headers=bearer | {"X-Long": "a" * 20_000})
    many = await gateway.client.get(
        PATH.decode(), headers=bearer | {f"X-{n}": "a" * 60 for n in range(400)}
    )
    target = await gateway.client.get(PATH.decode() + "?" + "q" * 20_000, headers=bearer)

    for response in (one_line, many, target):
        assert response.status_code == 431
        assert response.json()["code"] == "gateway.entete-trop-grand"


async def test_a_head_that_never_ends_is_refused_before_its_end(gateway: Running) -> None:
    answer = await gateway.raw(b"GET / HTTP/1.1\r\nHost: x\r\nX: ", *[b"a" * 4_000] * 6)

    assert status(answer) == 431


async def test_pipelined_rubbish_comes_after_the_answer_already_owed(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    good = request(bearer["Authorization"], b"Host: x", method=b"GET")

    answer = await gateway.raw(good + b"RUBBISH\r\n\r\n")

    assert answer.index(b"HTTP/1.1 200 ") < answer.index(b"HTTP/1.1 400 ")
    assert len(service.asked) == 1


async def test_trailers_do_not_become_headers(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    body = b"5\r\nhello\r\n0\r\nX-Forwarded-For: 6.6.6.6\r\nX-Late: 1\r\n\r\n"

    answer = await gateway.raw(
        request(
            bearer["Authorization"],
            b"Host: x",
            b"Transfer-Encoding: chunked",
            b"Connection: close",
            body=body,
        )
    )

    assert status(answer) == 200
    assert service.last.body == b"hello"
    assert service.last.one("x-late") is None
    assert service.last.one("x-forwarded-for") == "127.0.0.1"


async def test_an_upgrade_is_answered_as_a_plain_request_and_the_connection_closed(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    upgrade = request(
        bearer["Authorization"],
        b"Host: x",
        b"Connection: Upgrade, HTTP2-Settings",
        b"Upgrade: h2c",
        b"HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
        method=b"GET",
    )

    answer = await gateway.raw(upgrade + request(bearer["Authorization"], b"Host: x"))

    assert status(answer) == 200
    assert answer.count(b"HTTP/1.1 ") == 1
    assert len(service.asked) == 1
    assert service.last.one("upgrade") is None
    assert service.last.one("connection") is None
    assert service.last.one("http2-settings") is None


async def test_slow_clients_are_sent_away(start_gateway: Starter, bearer: dict[str, str]) -> None:
    running = await start_gateway(GATEWAY_HEAD_SECONDS="1", GATEWAY_STALL_SECONDS="1")

    silent, half_head, half_body = await asyncio.gather(
        running.raw(b""),
        running.raw(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow"),
        running.raw(
            request(bearer["Authorization"], b"Host: x", b"Content-Length: 100", body=b"half")
        ),
    )

    assert silent == b""
    assert status(half_head) == 408
    assert status(half_body) == 408


async def test_a_client_that_takes_nothing_is_cut_off(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway(GATEWAY_STALL_SECONDS="1")
    _, writer = await asyncio.open_connection("127.0.0.1", running.port, limit=1024)
    token = f"Authorization: {bearer['Authorization']}\r\n\r\n"
    writer.write(f"GET /api/dashboard/v1/flood HTTP/1.1\r\nHost: x\r\n{token}".encode())
    writer.transport.pause_reading()

    await asyncio.wait_for(service.gone.wait(), 15)

    writer.close()


@pytest.mark.parametrize(("manner", "most"), [("big", 40), ("json", 1_500)])
async def test_a_client_that_takes_no_answers_is_given_no_more_of_them(
    start_gateway: Starter,
    service: Service,
    bearer: dict[str, str],
    manner: str,
    most: int,
) -> None:
    """Pipelining without reading must not fill the gateway's memory."""
    running = await start_gateway(GATEWAY_STALL_SECONDS="1")
    _, writer = await asyncio.open_connection("127.0.0.1", running.port, limit=1024)
    token = f"Authorization: {bearer['Authorization']}\r\n\r\n"
    pad = f"X-Pad: {'a' * 5_000}\r\n"  # 20 MB of requests: more than all buffers on the way
    one = f"GET /api/dashboard/v1/{manner} HTTP/1.1\r\nHost: x\r\n{pad}{token}".encode()
    writer.transport.pause_reading()
    writer.write(one * 4_000)

    with pytest.raises(ConnectionError):
        await asyncio.wait_for(writer.drain(), 30)

    assert len(service.asked) < most


def mutated(seed: int, original: bytes) -> bytes:
    """Return `original` damaged in one to five places."""
    dice = random.Random(seed)
    raw = bytearray(original)
    for _ in range(dice.randint(1, 5)):
        place = dice.randrange(len(raw) or 1)
        match dice.randrange(6):
            case 0:
                raw[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del raw[place : place + dice.randint(1, 20)]
            case 2:
                raw[place:place] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 20)))
            case 3:
                raw[place:place] = dice.choice(
                    [b"\r\n", b"\n", b"\r", b":", b" ", b"\x00", b"Transfer-Encoding: chunked\r\n"]
                )
            case 4:
                end = min(len(raw), place + dice.randint(1, 60))
                raw[place:place] = raw[place:end]
            case 5:
                raw = raw[: place + 1]
    return bytes(raw)


async def test_damaged_requests_never_hang_nor_crash_the_gateway(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway(
        GATEWAY_HEAD_SECONDS="1", GATEWAY_STALL_SECONDS="1", GATEWAY_KEEP_ALIVE_SECONDS="1"
    )
    originals = [
        request(bearer["Authorization"], b"Host: x", b"Connection: close", method=b"GET"),
        request(
            bearer["Authorization"],
            b"Host: x",
            b"Content-Type: application/json",
            b"Content-Length: 12",
            b"Connection: close",
            body=b'{"a": "bcd"}',
        ),
        request(
            bearer["Authorization"],
            b"Host: x",
            b"Transfer-Encoding: chunked",
            b"Connection: close",
            body=b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
        ),
        b"GET /id/x HTTP/1.1\r\nHost: x\r\nCookie: __Secure-id=1; b=2\r\nConnection: close\r\n\r\n",
        b"GET /auth/session HTTP/1.1\r\nHost: x\r\nCookie: __Host-session=x\r\n\r\n",
        b"GET /bienvenue?lang=ar HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ]
    gate = asyncio.Semaphore(40)

    async def fire(seed: int) -> tuple[int, bytes]:
        async with gate:
            try:
                return seed, await running.raw(mutated(seed, originals[seed % len(originals)]))
            except ConnectionError:
                return seed, b""

    answers = await asyncio.gather(*(fire(seed) for seed in range(600)))
    healthy = await running.client.get(PATH.decode(), headers=bearer)
    await running.stop()

    bad = [(seed, answer[:200]) for seed, answer in answers if b"HTTP/1.1 50" in answer]
    crashed = [line for line in running.lines() if line.get("event") == "request.crashed"]
    assert bad == []
    assert crashed == []
    assert "Traceback" not in running.log.read_text()
    assert healthy.status_code == 200
    assert sum(answer.startswith(b"HTTP/1.1 400") for _, answer in answers) > 150


async def test_a_service_never_reads_a_request_that_a_client_hid_in_another(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    """Whatever is sent as a body stays a body: one request in, one request out."""
    inner = b"GET /api/dashboard/v1/hidden HTTP/1.1\r\nHost: x\r\n\r\n"
    outer = [
        request(
            bearer["Authorization"],
            b"Host: x",
            b"Content-Length: %d" % len(inner),
            b"Connection: close",
            body=inner,
        ),
        request(
            bearer["Authorization"],
            b"Host: x",
            b"Transfer-Encoding: chunked",
            b"Connection: close",
            body=b"%x\r\n%b\r\n0\r\n\r\n" % (len(inner), inner),
        ),
    ]

    for each in outer:
        assert status(await gateway.raw(each)) == 200

    assert [asked.target for asked in service.asked] == [PATH.decode()] * 2
    assert [asked.body for asked in service.asked] == [inner] * 2


def test_uvicorn_still_has_the_inner_names_that_the_protocol_builds_on() -> None:
    """Uvicorn is pinned: when this fails after an upgrade, read its protocol again."""
    parent = httptools_impl.HttpToolsProtocol
    source = inspect.getsource(httptools_impl)
    for name in (
        "connection_made",
        "connection_lost",
        "data_received",
        "on_message_begin",
        "on_header",
        "on_headers_complete",
        "on_message_complete",
        "on_response_complete",
        "pause_writing",
        "resume_writing",
        "send_400_response",
        "shutdown",
        "_start_asgi_task",
        "_unsupported_upgrade_warning",
    ):
        assert name in vars(parent), name
        assert name in vars(GatewayProtocol), name
    for attribute in (
        "self.cycle.more_body",
        "self.response_complete",
        "self.response_started",
        "self.disconnected",
        "self.message_event",
        "self.keep_alive",
        "self.waiting_for_100_continue",
        "self.flow.resume_reading()",
        "self.pipeline.pop()",
    ):
        assert attribute in source, attribute
    assert httptools_impl.STATUS_LINE[404] == b"HTTP/1.1 404 Not Found\r\n"


async def test_refusals_below_the_framework_are_problems_too(gateway: Running) -> None:
    answer = await gateway.raw(b"GET / HTTP/1.1\r\n\r\n")

    body = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert body["code"] == "malformed"
    assert body["type"].endswith("/problems/malformed")
    assert b"cache-control: no-store" in answer
    assert b"connection: close" in answer
