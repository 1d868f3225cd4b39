"""The client's files come with the right coding, caching, language and protections."""

import gzip
import re

import brotli
import pytest

from tests.gateway.conftest import Starter
from tests.gateway.running import Running

ASSET = "/assets/main-4f2a91c3.js"
POLICY = (
    "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def tag(text: str) -> str:
    """Return the page's opening tag."""
    return re.search(r"<html[^>]*>", text)[0]


async def raw(gateway: Running, path: str, **headers: str) -> tuple[object, bytes]:
    async with gateway.client.stream("GET", path, headers=headers) as response:
        return response, b"".join([piece async for piece in response.aiter_raw()])


@pytest.mark.parametrize(
    "path", ["/", "/services/dfd/nouvelle", "/bienvenue", "/recherche?q=a.b", "/problems/gateway.x"]
)
async def test_every_address_of_the_client_is_its_page(gateway: Running, path: str) -> None:
    response = await gateway.client.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["content-security-policy"] == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert response.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in response.headers["permissions-policy"]
    assert "strict-transport-security" not in response.headers
    assert "server" not in response.headers
    assert '<div id="root">' in response.text


async def test_https_portals_ask_to_be_reached_by_https_only(start_gateway: Starter) -> None:
    running = await start_gateway(PORTAL_URL="https://portail.example")

    response = await running.client.get("/")

    assert response.headers["strict-transport-security"].startswith("max-age=63072000")


@pytest.mark.parametrize(
    ("query", "headers", "expected"),
    [
        ("", {}, '<html lang="fr" dir="ltr">'),
        ("?lang=ar", {}, '<html lang="ar" dir="rtl">'),
        ("?lang=xx", {"Cookie": "lang=en"}, '<html lang="en" dir="ltr">'),
        ("", {"Cookie": "a=b; lang=ar"}, '<html lang="ar" dir="rtl">'),
        ("", {"Cookie": "xlang=ar"}, '<html lang="fr" dir="ltr">'),
        ("", {"Accept-Language": "ar-MA,fr;q=0.5"}, '<html lang="ar" dir="rtl">'),
        ("", {"Accept-Language": "de, en;q=0.3"}, '<html lang="en" dir="ltr">'),
        ("?lang=fr", {"Cookie": "lang=ar", "Accept-Language": "en"}, '<html lang="fr" dir="ltr">'),
    ],
)
async def test_the_page_speaks_the_visitors_language_from_the_first_byte(
    gateway: Running, query: str, headers: dict[str, str], expected: str
) -> None:
    response = await gateway.client.get(f"/{query}", headers=headers)

    assert tag(response.text) == expected
    assert "cookie" in response.headers["vary"]


SESSION = "</auth/session>; rel=preload; as=fetch; crossorigin"
FONT = (
    "</assets/plex-arabic-400-33333333.woff2>; rel=preload; as=font; type=font/woff2; crossorigin"
)


def module(name: str) -> str:
    """Return the link to a built module."""
    return f"</assets/{name}.js>; rel=modulepreload"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/aide?lang=fr", [module("fr-22222222"), SESSION]),
        ("/aide?lang=ar", [module("ar-11111111"), SESSION, FONT]),
        ("/aide?lang=en", [SESSION]),
    ],
)
async def test_texts_and_letters_of_the_language_come_along_with_who_is_here(
    gateway: Running, address: str, expected: list[str]
) -> None:
    response = await gateway.client.get(address)

    assert response.headers["link"] == ", ".join(expected)


@pytest.mark.parametrize(
    ("path", "cookie", "expected"),
    [
        ("/", "", ["Home-44444444", "fr-55555555"]),
        ("/bienvenue", "", ["Home-44444444", "fr-55555555"]),
        ("/bienvenue", "__Host-session=x", ["Home-44444444", "fr-55555555"]),
        ("/", "a=b; __Host-session=x", ["Dashboard-66666666"]),
    ],
)
async def test_the_page_that_opens_a_visit_comes_along_with_its_words(
    gateway: Running, path: str, cookie: str, expected: list[str]
) -> None:
    response = await gateway.client.get(path, headers={"Cookie": cookie})

    modules = [module("fr-22222222"), *map(module, expected)]
    assert response.headers["link"] == ", ".join([*modules, SESSION])


async def test_assets_are_kept_for_ever_and_come_packed(gateway: Running) -> None:
    plain, body = await raw(gateway, ASSET, **{"Accept-Encoding": "identity"})
    packed, small = await raw(gateway, ASSET, **{"Accept-Encoding": "gzip, br"})
    zipped, zip_body = await raw(gateway, ASSET, **{"Accept-Encoding": "gzip, br;q=0"})

    for response in (plain, packed, zipped):
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["content-type"].startswith("text/javascript")
        assert response.headers["vary"] == "accept-encoding"
    assert (packed.headers["content-encoding"], brotli.decompress(small)) == ("br", body)
    assert (zipped.headers["content-encoding"], gzip.decompress(zip_body)) == ("gzip", body)
    assert "content-encoding" not in plain.headers
    assert len({each.headers["etag"] for each in (plain, packed, zipped)}) == 3


async def test_what_the_browser_has_is_not_sent_again(gateway: Running) -> None:
    for path in ("/", ASSET):
        first = await gateway.client.get(path)
        again = await gateway.client.get(path, headers={"If-None-Match": first.headers["etag"]})
        other = await gateway.client.get(path, headers={"If-None-Match": '"other"'})

        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert other.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assets/missing-00000000.js",
        "/assets/",
        "/favicon.ico",
        "/../settings.py",
        "/assets/../index.html",
        "/assets/%2e%2e/%2e%2e/settings.py",
        "/.env",
        "/index.html",
        "/.well-known/oauth-authorization-server/id",
    ],
)
async def test_a_missing_file_is_not_found_and_never_the_page(gateway: Running, path: str) -> None:
    answer = await gateway.raw(
        f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    )

    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"application/problem+json" in answer
    assert b"<html" not in answer


async def test_head_and_other_methods(gateway: Running) -> None:
    head = await gateway.client.head("/")
    post = await gateway.client.post("/", content=b"x" * 1000)

    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 100
    assert post.status_code == 405
    assert post.headers["allow"] == "GET, HEAD"


async def test_a_missing_client_is_said_in_words(start_gateway: Starter, tmp_path) -> None:
    running = await start_gateway(GATEWAY_WEB_DIR=str(tmp_path / "nothing"))

    page = await running.client.get("/", headers={"Accept-Language": "fr"})
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "index.html").write_text("<html><body>built</body></html>")
    later = await running.client.get("/")

    assert page.status_code == 503
    assert page.json()["title"] == "Le client web du portail n'est pas installé"
    assert "make web" in page.json()["detail"]
    assert later.status_code == 200


async def test_health_is_answered(gateway: Running) -> None:
    live = await gateway.client.get("/health/live")
    ready = await gateway.client.get("/health/ready")
    inside = await gateway.client.get(f"http://127.0.0.1:{gateway.admin_port}/health/ready")

    assert live.json() == {"status": "live"}
    assert ready.status_code == inside.status_code == 200
    assert ready.json() == {"status": "ready", "nats": "up", "web": "built"}


async def test_the_gateways_own_addresses_refuse_as_everything_else(gateway: Running) -> None:
    missing = await gateway.client.get("/auth/nothing", headers={"Accept-Language": "en"})
    method = await gateway.client.post("/auth/session")

    assert missing.status_code == 404
    assert missing.json()["title"] == "There is no such thing here"
    assert missing.headers["x-content-type-options"] == "nosniff"
    assert method.status_code == 405
    assert method.headers["content-type"] == "application/problem+json"
