"""Who asks is decided at the door, told to services by the token alone, and limited."""

import asyncio
import json

import pytest

from shared import clock
from tests.gateway.conftest import Starter
from tests.gateway.provider import Provider
from tests.gateway.running import Running
from tests.gateway.upstream import Service
from tests.support.tokens import Issuer

API = "/api/dashboard/v1/echo"


def assert_challenged(response) -> None:
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert response.headers["cache-control"] == "no-store"


async def test_a_valid_token_is_passed_on_as_it_came(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    for _ in range(2):
        response = await gateway.client.get(API, headers=bearer)

        assert response.status_code == 200
        assert service.last.one("authorization") == bearer["Authorization"]


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 1},
        {"aud": ["http://localhost:8080/autre"]},
        {"iss": "http://localhost:8080/autre"},
        {"nbf": 99_999_999_999},
        {"typ": "JWT"},
    ],
)
async def test_a_token_that_is_not_for_here_or_now_is_refused(
    gateway: Running,
    service: Service,
    issuer: Issuer,
    provider: Provider,
    claims: dict[str, object],
) -> None:
    token = issuer.token(**({"iss": provider.issuer, "aud": [provider.audience]} | claims))

    response = await gateway.client.get(API, headers={"Authorization": f"Bearer {token}"})

    assert_challenged(response)
    assert response.json()["code"] == "unauthenticated"
    assert service.asked == []


@pytest.mark.parametrize(
    "value",
    [
        "Bearer",
        "Bearer a.b.c",
        "Bearer " + "a" * 9_000,
        "Bearer é.é.é".encode("latin-1"),
        "Basic dXNlcjpwYXNz",
        "Bearer ..",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
    ],
)
async def test_a_malformed_token_is_refused(
    gateway: Running, service: Service, value: str | bytes
) -> None:
    response = await gateway.client.get(API, headers={"Authorization": value})

    assert_challenged(response)
    assert service.asked == []


async def test_a_changed_signature_is_refused_after_the_true_one_was_accepted(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    await gateway.client.get(API, headers=bearer)
    token = bearer["Authorization"]
    changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]

    response = await gateway.client.get(API, headers={"Authorization": changed})

    assert_challenged(response)


async def test_an_accepted_token_is_refused_once_it_has_expired(
    gateway: Running, issuer: Issuer, provider: Provider
) -> None:
    exp = int(clock.timestamp()) + 2
    headers = issuer.bearer(iss=provider.issuer, aud=[provider.audience], exp=exp)
    before = await gateway.client.get(API, headers=headers)

    await asyncio.sleep(exp - clock.timestamp() + 0.05)

    assert before.status_code == 200
    assert_challenged(await gateway.client.get(API, headers=headers))


async def test_nobody_passes_only_where_the_table_says_so(
    gateway: Running, service: Service
) -> None:
    public = [
        "/api/catalog/v1/liens",
        "/api/helpdesk/v1/aide",
        "/api/helpdesk/v1/faq?q=dum",
        "/api/helpdesk/v1/guides",
        "/api/helpdesk/v1/guides/guide.dfd",
    ]
    for path in public:
        response = await gateway.client.get(path)
        assert response.status_code == 200, path
        assert service.last.one("authorization") is None

    private = [
        "/api/catalog/v1/menu",
        "/api/catalog/v1/liens/",
        "/api/catalog/v1/liens/x",
        "/api/helpdesk/v1/guides/guide.dfd/x",
        API,
    ]
    for path in private:
        assert_challenged(await gateway.client.get(path))
    assert_challenged(await gateway.client.post("/api/catalog/v1/liens", content=b"{}"))


async def test_nobody_writes_where_the_table_says_so_and_from_our_own_pages_only(
    gateway: Running,
) -> None:
    anonymous = [
        "/api/identity/v1/souscriptions",
        "/api/identity/v1/souscriptions/suivi",
        "/api/identity/v1/souscriptions/suivi/SOU-2026-000001/documents",
    ]
    for path in anonymous:
        # Portnet ID's stand-in knows no such path; what matters is that it was asked.
        assert (await gateway.client.post(path, content=b"{}")).status_code == 404
        for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            refused = await gateway.client.post(path, content=b"{}", headers=header)
            assert refused.json()["code"] == "gateway.jeton-csrf"

    for other in ("souscriptions/x", "souscriptions-x", "souscriptions/suivix"):
        path = f"/api/identity/v1/{other}"
        assert_challenged(await gateway.client.post(path, content=b"{}"))


async def test_what_only_the_gateway_may_say_is_said_by_the_gateway_alone(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    forged = {
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Proto": "gopher",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Uri": "/admin",
        "X_Forwarded_For": "6.6.6.6",
        "X-Real-IP": "6.6.6.6",
        "Forwarded": "for=6.6.6.6",
        "X-User-Id": "root",
        "X_User_Id": "root",
        "X-Internal-Role": "admin",
        "X-Auth-Request-User": "root",
        "X-Remote-User": "root",
        "X-Request-Id": "mine",
        "X-Original-URL": "/admin",
        "X-HTTP-Method-Override": "DELETE",
        "True-Client-IP": "6.6.6.6",
        "Via": "1.1 evil",
        "Te": "trailers",
        "Keep-Alive": "timeout=5",
        "Proxy-Authorization": "Basic x",
    }

    response = await gateway.client.get(API, headers=bearer | forged)

    told = dict(service.last.headers)
    assert told["x-forwarded-for"] == "127.0.0.1"
    assert told["x-forwarded-proto"] == "http"
    assert told["x-forwarded-host"] == "localhost:8080"
    assert told["x-request-id"] == response.headers["x-request-id"] != "mine"
    assert "6.6.6.6" not in json.dumps(service.last.headers)
    allowed = {
        *("host", "accept", "accept-encoding", "user-agent", "authorization", "x-forwarded-for"),
        *("x-forwarded-proto", "x-forwarded-host", "x-request-id", "traceparent"),
    }
    assert set(told) == allowed
    assert told["host"] == service.url.removeprefix("http://")


async def test_the_address_is_taken_from_trusted_proxies_only_past_them(
    start_gateway: Starter, service: Service, bearer: dict[str, str]
) -> None:
    running = await start_gateway(GATEWAY_TRUSTED_PROXIES="127.0.0.0/8, 10.0.0.0/8")

    for written, understood in (
        ("6.6.6.6, 196.200.1.2, 10.0.0.7", "196.200.1.2"),
        ("rubbish, 10.0.0.7", "10.0.0.7"),
        ("196.200.1.2", "196.200.1.2"),
        ("rubbish", "127.0.0.1"),
    ):
        await running.client.get(API, headers=bearer | {"X-Forwarded-For": written})
        assert service.last.one("x-forwarded-for") == understood


@pytest.mark.parametrize(
    "traceparent",
    [
        "rubbish",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
    ],
)
async def test_an_invalid_trace_is_replaced_by_a_new_one(
    gateway: Running, service: Service, bearer: dict[str, str], traceparent: str
) -> None:
    await gateway.client.get(API, headers=bearer | {"traceparent": traceparent})

    version, trace, span, flags = service.last.one("traceparent").split("-")
    assert (version, len(trace), len(span), flags) == ("00", 32, 16, "01")
    assert trace != "4bf92f3577b34da6a3ce929d0e0e4736"
    assert int(trace, 16)


async def test_no_cookie_reaches_a_service_and_none_comes_back(
    gateway: Running, service: Service, bearer: dict[str, str]
) -> None:
    response = await gateway.client.get(
        "/api/dashboard/v1/cookies",
        headers=bearer | {"Cookie": "__Host-session=x; __Secure-id-sso=y; lang=fr"},
    )

    assert service.last.one("cookie") is None
    assert "set-cookie" not in response.headers


async def test_only_portnet_ids_own_cookies_reach_it_and_come_back(
    start_gateway: Starter, service: Service
) -> None:
    running = await start_gateway(IDENTITY_URL=service.url)

    response = await running.client.get(
        "/id/cookies",
        headers={"Cookie": "__Host-session=x; __Secure-id-sso=y; lang=fr; __Secure-idz=z; a=b"},
    )
    await running.client.get("/id/echo", headers={"Cookie": "__Host-session=x"})

    first, second = service.asked
    assert first.one("cookie") == "__Secure-id-sso=y; __Secure-idz=z"
    assert second.one("cookie") is None
    assert response.headers.get_list("set-cookie") == [
        "__Secure-id-sso=abc; Path=/id; Secure; HttpOnly"
    ]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cross-origin-opener-policy"] == "same-origin"


async def test_portnet_id_gets_its_clients_own_authorization(
    start_gateway: Starter, service: Service
) -> None:
    running = await start_gateway(IDENTITY_URL=service.url)

    await running.client.post("/id/token", headers={"Authorization": "Basic YTpi"}, content=b"a=b")

    assert service.last.one("authorization") == "Basic YTpi"


async def test_hop_by_hop_headers_of_an_answer_stay_behind(
    gateway: Running, bearer: dict[str, str]
) -> None:
    response = await gateway.client.get("/api/dashboard/v1/connection-names", headers=bearer)

    assert response.text == "ok"
    assert "x-secret" not in response.headers


async def test_one_caller_going_too_fast_waits_and_others_do_not(
    start_gateway: Starter, issuer: Issuer, provider: Provider
) -> None:
    running = await start_gateway(GATEWAY_REQUESTS_PER_MINUTE="60", GATEWAY_BURST_SECONDS="10")
    claims = {"iss": provider.issuer, "aud": [provider.audience]}
    fast = issuer.bearer(**claims, sid="fast")
    calm = issuer.bearer(**claims, sid="calm")

    answers = [await running.client.get(API, headers=fast) for _ in range(14)]
    other = await running.client.get(API, headers=calm)

    statuses = [answer.status_code for answer in answers]
    assert statuses[:10] == [200] * 10
    assert statuses[-1] == 429
    assert answers[-1].json()["code"] == "too-many-requests"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 2
    assert other.status_code == 200


async def test_an_address_that_guesses_tokens_waits(
    start_gateway: Starter, bearer: dict[str, str]
) -> None:
    running = await start_gateway(GATEWAY_FAILURES_PER_MINUTE="5")
    before = await running.client.get(API, headers=bearer)

    answers = [
        await running.client.get(API, headers={"Authorization": f"Bearer a.b.{n}"})
        for n in range(8)
    ]
    known = await running.client.get(API, headers=bearer)

    assert before.status_code == 200
    assert [answer.status_code for answer in answers[:4]] == [401] * 4
    assert answers[-1].status_code == 429
    assert known.status_code == 200


async def test_addresses_without_credentials_are_limited(start_gateway: Starter) -> None:
    running = await start_gateway(
        GATEWAY_ADDRESS_REQUESTS_PER_MINUTE="60", GATEWAY_BURST_SECONDS="5"
    )

    answers = [await running.client.get("/api/catalog/v1/liens") for _ in range(8)]

    assert [answer.status_code for answer in answers][:5] == [200] * 5
    assert answers[-1].status_code == 429


async def test_one_person_keeps_only_so_many_live_streams(
    start_gateway: Starter, issuer: Issuer, provider: Provider
) -> None:
    running = await start_gateway(GATEWAY_STREAMS_PER_CALLER="2")
    claims = {"iss": provider.issuer, "aud": [provider.audience]}
    greedy, calm = issuer.bearer(**claims, sub="greedy"), issuer.bearer(**claims, sub="calm")
    path = "/api/dashboard/v1/live"

    async with running.client.stream("GET", path, headers=greedy) as first:
        async with running.client.stream("GET", path, headers=greedy) as second:
            third = await running.client.get(path, headers=greedy)
            async with running.client.stream("GET", path, headers=calm) as other:
                assert [first.status_code, second.status_code, other.status_code] == [200] * 3
        assert third.status_code == 429
        assert third.headers["retry-after"] == "60"
        async with asyncio.timeout(5):
            while True:  # the second one's end has to be noticed first
                async with running.client.stream("GET", path, headers=greedy) as again:
                    if again.status_code == 200:
                        break


async def test_signing_in_is_limited_by_address_too(start_gateway: Starter) -> None:
    running = await start_gateway(
        GATEWAY_ADDRESS_REQUESTS_PER_MINUTE="60", GATEWAY_BURST_SECONDS="5"
    )

    answers = [await running.client.get("/auth/login") for _ in range(8)]

    assert [answer.status_code for answer in answers][:5] == [302] * 5
    assert answers[-1].status_code == 429
