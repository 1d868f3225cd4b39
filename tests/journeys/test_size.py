"""How much does a first visit download? Bytes on the wire, as the gateway compresses them."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

KIB = 1_024
BUDGETS = {"Script": 100 * KIB, "Stylesheet": 10 * KIB, "total": 200 * KIB}
"""Source: the portal's budgets for a first visit in French, brotli."""
ARABIC_TOTAL = 240 * KIB
"""Its letters are a second font."""


def download(page: Page, path: str) -> Counter[str]:
    """Return the bytes that visiting `path` for the first time takes, by kind and in total."""
    bytes_of: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.responseReceived",
        lambda event: kinds.__setitem__(event["requestId"], event["type"]),
    )

    def finished(event: dict) -> None:
        size = int(event["encodedDataLength"])
        bytes_of[kinds.get(event["requestId"], "other")] += size
        bytes_of["total"] += size

    session.on("Network.loadingFinished", finished)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    return bytes_of


@pytest.mark.parametrize("path", ["/bienvenue", "/"])
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_first_visit_stays_within_its_budget(
    signed_in: Callable[..., Page], path: str, lang: str, record_property: Callable
) -> None:
    page = signed_in("importateur", None, lang=lang)
    bytes_of = download(page, path)
    record_property("bytes", dict(bytes_of))
    print(f"{path} {lang}: {dict(bytes_of)}")
    budgets = BUDGETS | ({"total": ARABIC_TOTAL} if lang == "ar" else {})
    assert {kind: bytes_of[kind] for kind in budgets if bytes_of[kind] > budgets[kind]} == {}


def test_asset_is_kept_for_ever_and_the_page_is_asked_for_again(
    signed_in: Callable[..., Page],
) -> None:
    page = signed_in("importateur", None)
    asked: dict[str, str] = {}
    page.on(
        "response",
        lambda response: asked.__setitem__(
            response.url.rpartition("/")[2], response.headers.get("cache-control", "")
        ),
    )
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assets = [value for name, value in asked.items() if name.endswith((".js", ".css", ".woff2"))]
    assert assets
    assert all("immutable" in value for value in assets)
    assert asked[""] == "no-cache"


def test_what_comes_along_with_the_document_is_what_its_page_needs_and_comes_once(
    visit: Callable[..., Page],
) -> None:
    page = visit(None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    answer = page.goto("/")
    assert answer is not None
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    along = re.findall("<([^>]+)>", answer.headers["link"])
    assert [path for path in along if "/assets/Home-" in path]
    times = {path: sum(url.endswith(path) for url in asked) for path in along}
    assert times == dict.fromkeys(along, 1)
