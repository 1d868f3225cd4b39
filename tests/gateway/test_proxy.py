"""Requests reach their service and answers their client, bit for bit, whatever the manners."""

import asyncio
import gzip
import hashlib

import brotli
import httpx
import pytest

from tests.conftest import free_port, plain_client
from tests.gateway.conftest import Starter
from tests.gateway.running import Running
from tests.gateway.upstream import BIG, Service

API = "/api/dashboard/v1"


async def echoed(response: httpx.Response) -> dict[str, object]:
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize("manner", ["big", "chunks"])
async def test_a_mebibyte_comes_down_unchanged(
    gateway: Running, bearer: dict[str, str], manner: str
) -> None:
    response = await gateway.client.get(f"{API}/{manner}", headers=bearer)

    assert response.status_code == 200
    assert hashlib.sha256(response.content).digest() == hashlib.sha256(BIG).digest()
    assert "x-trailer" not in response.headers


async def test_a_body_that_ends_with_the_connection_is_passed_whole(
    gateway: Running, bearer: dict[str, str]
) -> None:
    response = await gateway.client.get(f"{API}/until-closed", headers=bearer)

    assert response.content == BIG[:5000]


async def test_an_upload_with_a_length_arrives_unchanged(
    gateway: Running, bearer: dict[str, str]
) -> None:
    body = BIG[:300_000]

    answer = await echoed(
        await gateway.client.post(f"{API}/echo?a=1&b=%C3%A9", content=body, headers=bearer)
    )

    assert answer["digest"] == hashlib.sha256(body).hexdigest()
    assert answer["target"] == f"{API}/echo?a=1&b=%C3%A9"


async def test_a_chunked_upload_arrives_unchanged(gateway: Running, bearer: dict[str, str]) -> None:
    async def pieces():
        for start in range(0, 300_000, 7_001):
            yield BIG[start : min(start + 7_001, 300_000)]

    answer = await echoed(
        await gateway.client.post(f"{API}/echo", content=pieces(), headers=bearer)
    )

    assert answer["digest"] == hashlib.sha256(BIG[:300_000]).hexdigest()
    assert ["transfer-encoding", "chunked"] in answer["headers"]


async def test_head_brings_the_headers_and_no_body(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    response = await gateway.client.head(f"{API}/big", headers=bearer)
    after = await gateway.client.get(f"{API}/echo", headers=bearer)

    assert response.status_code == 200
    assert response.headers["content-length"] == str(len(BIG))
    assert response.content == b""
    assert after.status_code == 200


@pytest.mark.parametrize(("manner", "status"), [("empty", 204), ("unchanged", 304)])
async def test_answers_without_a_body_leave_the_connection_usable(
    gateway: Running, bearer: dict[str, str], manner: str, status: int
) -> None:
    for _ in range(3):
        response = await gateway.client.get(f"{API}/{manner}", headers=bearer)
        assert response.status_code == status
        assert response.content == b""
        assert "transfer-encoding" not in response.headers


async def test_an_interim_answer_is_passed_over(gateway: Running, bearer: dict[str, str]) -> None:
    response = await gateway.client.get(f"{API}/interim", headers=bearer)

    assert (response.status_code, response.text) == (200, "ok")
    assert "link" not in response.headers


async def test_connections_to_a_service_are_used_again(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    await gateway.client.get(f"{API}/echo", headers=bearer)
    before = service.connections

    for _ in range(20):
        await gateway.client.get(f"{API}/echo", headers=bearer)

    assert service.connections == before


async def test_continue_is_said_only_to_those_who_may_send(
    gateway: Running, bearer: dict[str, str]
) -> None:
    common = (
        b"POST /api/dashboard/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
        b"Expect: 100-continue\r\nConnection: close\r\n"
    )
    token = f"Authorization: {bearer['Authorization']}\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(common + token)
    interim = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    writer.write(b"hello")
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()

    refused = await gateway.raw(common + b"\r\n")

    assert interim == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert b'"length": 5' in answer
    assert refused.startswith(b"HTTP/1.1 401 ")
    assert b"100 Continue" not in refused


async def test_a_refused_upload_still_reads_why(gateway: Running, bearer: dict[str, str]) -> None:
    """The body is swallowed for a moment, so that no reset eats the answer."""
    too_much = b"x" * 11_000_000

    response = await gateway.client.post(f"{API}/echo", content=too_much, headers=bearer)

    assert response.status_code == 413
    assert response.json()["code"] == "too-large"


async def test_a_chunked_body_over_the_limit_is_refused(
    gateway: Running, bearer: dict[str, str]
) -> None:
    async def pieces():
        for _ in range(170):
            yield b"x" * 65_536

    response = await gateway.client.post(f"{API}/echo", content=pieces(), headers=bearer)

    assert response.status_code == 413


async def test_an_answer_before_the_end_of_the_upload_is_passed_on(
    gateway: Running, bearer: dict[str, str]
) -> None:
    response = await gateway.client.post(f"{API}/early", content=BIG, headers=bearer)

    assert (response.status_code, response.text) == (413, "no!")


async def test_a_service_that_reads_slowly_is_not_the_clients_fault(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway(GATEWAY_STALL_SECONDS="1")
    body = BIG * 9
    asking = asyncio.create_task(running.client.post(f"{API}/sips", content=body, headers=bearer))
    await asyncio.wait_for(service.held.wait(), 10)
    await asyncio.sleep(3.2)  # longer than a client may stall

    service.release.set()
    answer = await echoed(await asking)

    assert answer["digest"] == hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize("manner", ["dies-in-body", "dies-in-chunks"])
async def test_a_service_dying_in_its_answer_breaks_the_clients_connection(
    gateway: Running, bearer: dict[str, str], manner: str
) -> None:
    """A cut answer must never pass for a whole one."""
    with pytest.raises(httpx.RemoteProtocolError):
        await gateway.client.get(f"{API}/{manner}", headers=bearer)


@pytest.mark.parametrize("manner", ["dies-at-once", "not-http", "endless-head"])
async def test_a_service_that_does_not_answer_is_a_bad_gateway(
    gateway: Running, bearer: dict[str, str], manner: str
) -> None:
    response = await gateway.client.get(f"{API}/{manner}", headers=bearer)

    assert response.status_code == 502
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == "gateway.reponse-invalide"
    assert len(response.json()["trace_id"]) == 32


async def test_a_person_is_led_to_a_page_when_portnet_id_is_away_and_a_program_is_told(
    start_gateway: Starter,
) -> None:
    gateway = await start_gateway(IDENTITY_URL=f"http://127.0.0.1:{free_port()}")
    path = "/id/connexion/1"

    page = await gateway.client.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    form = await gateway.client.post(path, headers={"Accept": "text/html"}, data={"code": "1"})
    program = await gateway.client.get(path, headers={"Accept": "application/json"})

    for led in (page, form):
        assert (led.status_code, led.content) == (303, b"")
        assert led.headers["location"].endswith("/?erreur=indisponible")
        assert led.headers["cache-control"] == "no-store"
    assert program.status_code == 503
    assert program.json()["code"] == "gateway.service-injoignable"


async def test_a_service_that_is_down_is_unavailable(
    gateway: Running, bearer: dict[str, str]
) -> None:
    response = await gateway.client.get(
        "/api/billing/v1/forfait", headers=bearer | {"Accept-Language": "ar"}
    )

    assert response.status_code == 503
    assert response.headers["retry-after"] == "2"
    assert response.json()["title"] == "يتعذر الوصول إلى هذه الخدمة مؤقتا"


async def test_a_resting_connection_that_turns_out_closed_is_replaced(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    for _ in range(3):
        response = await gateway.client.get(f"{API}/stale", headers=bearer)
        assert (response.status_code, response.text) == (200, "ok")

    after = await gateway.client.get(f"{API}/echo", headers=bearer)
    assert after.status_code == 200
    assert len(service.asked) == 4


async def test_what_cannot_be_repeated_is_not_sent_twice(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    await gateway.client.get(f"{API}/stale", headers=bearer)

    response = await gateway.client.post(f"{API}/echo", content=b"order", headers=bearer)

    posts = [asked for asked in service.asked if asked.method == "POST"]
    assert response.status_code == 502
    assert len(posts) == 0


async def test_a_client_that_leaves_ends_the_exchange_with_the_service(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    token = f"Authorization: {bearer['Authorization']}\r\n"
    writer.write(f"GET {API}/hold HTTP/1.1\r\nHost: x\r\n{token}\r\n".encode())
    await asyncio.wait_for(service.held.wait(), 10)

    writer.transport.abort()

    await asyncio.wait_for(service.gone.wait(), 10)


async def test_live_streams_pass_piece_by_piece(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    async with gateway.client.stream(
        "GET", f"{API}/live", headers=bearer | {"Accept-Encoding": "br, gzip"}
    ) as response:
        pieces = response.aiter_bytes()
        first = await asyncio.wait_for(anext(pieces), 10)
        assert not service.release.is_set()
        service.release.set()
        rest = b"".join([piece async for piece in pieces])

    assert first == b"data: first\n\n.."
    assert rest == b"data: second\n\n"
    assert "content-encoding" not in response.headers
    assert response.headers["cache-control"] == "no-store"


async def test_pipelined_requests_are_answered_in_order(
    gateway: Running, bearer: dict[str, str]
) -> None:
    one = "GET {} HTTP/1.1\r\nHost: x\r\nAuthorization: {}\r\n{}\r\n"
    token = bearer["Authorization"]
    requests = "".join(one.format(f"{API}/echo?n={n}", token, "") for n in range(5))
    last = one.format(f"{API}/echo?n=5", token, "Connection: close\r\n")

    answer = await gateway.raw((requests + last).encode())

    places = [answer.index(f'echo?n={n}"'.encode()) for n in range(6)]
    assert answer.count(b"HTTP/1.1 200 OK") == 6
    assert places == sorted(places)


async def test_an_http_1_0_client_gets_no_chunks(gateway: Running, bearer: dict[str, str]) -> None:
    answer = await gateway.raw(
        f"GET {API}/chunks HTTP/1.0\r\nAuthorization: {bearer['Authorization']}\r\n\r\n".encode()
    )

    top, _, body = answer.partition(b"\r\n\r\n")
    assert b"chunked" not in top
    assert body == BIG


async def test_a_slow_reader_holds_the_service_back(
    gateway: Running, bearer: dict[str, str], start_gateway: Starter
) -> None:
    """An answer larger than all buffers waits for its reader and arrives whole."""
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port, limit=1024)
    one = f"GET {API}/chunks HTTP/1.1\r\nHost: x\r\nAuthorization: {bearer['Authorization']}\r\n"
    writer.write((f"{one}\r\n" * 7 + f"{one}Connection: close\r\n\r\n").encode())
    received = bytearray()
    while piece := await asyncio.wait_for(reader.read(50_000), 20):
        received += piece
        await asyncio.sleep(0)
    writer.close()

    assert [body_of(answer) == BIG for answer in received.split(b"HTTP/1.1 200 OK")[1:]] == [
        True
    ] * 8


def body_of(answer: bytes) -> bytes:
    """Return the body that an answer carries in pieces."""
    rest = answer.partition(b"\r\n\r\n")[2]
    body = b""
    while True:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size, 16)
        if not length:
            return body
        body += rest[:length]
        rest = rest[length + 2 :]


@pytest.mark.parametrize(
    ("accepts", "coding", "unpack"),
    [("gzip", "gzip", gzip.decompress), ("gzip, deflate, br", "br", brotli.decompress)],
)
async def test_json_is_compressed_for_those_who_ask(
    gateway: Running, bearer: dict[str, str], accepts: str, coding: str, unpack: object
) -> None:
    plain = await gateway.client.get(
        f"{API}/json", headers=bearer | {"Accept-Encoding": "identity"}
    )
    async with gateway.client.stream(
        "GET", f"{API}/json", headers=bearer | {"Accept-Encoding": accepts}
    ) as response:
        raw = b"".join([piece async for piece in response.aiter_raw()])

    assert response.headers["content-encoding"] == coding
    assert response.headers["vary"] == "accept-encoding"
    assert response.headers["etag"] == 'W/"v1"'
    assert len(raw) < len(plain.content) / 4
    assert unpack(raw) == plain.content
    assert "content-encoding" not in plain.headers


async def test_a_slow_service_times_out(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    """The time of the first byte is the routing table's; here the table is shortened."""
    running = await start_gateway(GATEWAY_TIMEOUT_SECONDS="1")

    response = await running.client.get(f"{API}/hold", headers=bearer)

    assert response.status_code == 504
    assert response.json()["code"] == "gateway.service-trop-lent"
    await asyncio.wait_for(service.gone.wait(), 10)


async def test_a_drained_gateway_finishes_answers_and_ends_live_streams(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway()
    held = asyncio.create_task(running.client.get(f"{API}/hold", headers=bearer))
    await asyncio.wait_for(service.held.wait(), 10)
    service.held.clear()
    async with (
        plain_client(running.url) as other,
        other.stream("GET", f"{API}/live", headers=bearer) as live,
    ):
        pieces = live.aiter_bytes()
        await anext(pieces)

        stopping = asyncio.create_task(running.stop())
        rest = b"".join([piece async for piece in pieces])
        service.release.set()
        answer = await held
        status = await stopping

    assert rest == b""
    assert (answer.status_code, answer.text) == (200, "freed")
    assert status == 0


async def test_the_log_has_one_line_per_request_with_its_trace(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway()
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"

    response = await running.client.get(
        f"{API}/echo?nom=secret",
        headers=bearer | {"traceparent": f"00-{trace}-00f067aa0ba902b7-01"},
    )
    await running.client.get("/api/billing/v1/offres")
    metrics = await running.client.get(f"http://127.0.0.1:{running.admin_port}/metrics")
    public = await running.client.get("/metrics")
    await running.stop()

    line = next(each for each in running.lines() if each.get("path") == f"{API}/echo")
    assert line["trace_id"] == trace == response.headers["x-trace-id"]
    assert line["request_id"] == response.headers["x-request-id"]
    assert (line["event"], line["service"]) == ("request.answered", "gateway")
    assert (line["status"], line["upstream"], line["method"]) == (200, "dashboard", "GET")
    assert "secret" not in running.log.read_text()
    assert service.last.one("traceparent").startswith(f"00-{trace}-")
    assert "00f067aa0ba902b7" not in service.last.one("traceparent")
    assert (
        'gateway_requests_total{method="GET",status="200",upstream="dashboard"} 1.0' in metrics.text
    )
    assert 'kind="connect-refused",upstream="billing"} 1.0' in metrics.text
    assert "gateway_requests_total" not in public.text
