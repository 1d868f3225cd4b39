"""A real browser to visit a real portal with."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.demo import Portal

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing leaves this machine: a page that asked a third party would fail its test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
State = dict[str, Any]
FRESH_SECONDS = 180
"""Acts ask for a sign-in of the last 300 s; a journey has the rest to come to its acts."""


def chromium() -> str:
    """Return the browser's program; without one, skip, or fail in CI."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if os.access(path, os.X_OK):
        return path
    reason = f"no Chromium at {path}; say CHROMIUM=/path/to/it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


# One browser a module: its driver holds this thread's event loop, which other modules need.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a past."""
    executable = chromium()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=executable, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, portal: Portal) -> Iterator[Callable[..., Page]]:
    """Open a page in a context of its own: `page = visit("/", lang="fr", state=…)`."""
    contexts: list[BrowserContext] = []

    def open_page(
        path: str | None = "/", *, lang: str = "fr", state: State | None = None, **options: Any
    ) -> Page:
        context = browser.new_context(
            base_url=portal.url,
            storage_state=state,
            viewport=options.pop("viewport", {"width": 1440, "height": 900}),
            locale={"fr": "fr-FR", "ar": "ar-MA", "en": "en-GB"}[lang],
            **options,
        )
        contexts.append(context)
        context.add_cookies([{"name": "lang", "value": lang, "url": portal.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        if path is not None:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def signed_in_states() -> dict[str, tuple[float, State]]:
    """When each account signed in last, and what the browser keeps of it, for all journeys."""
    return {}


@pytest.fixture
def signed_in(
    visit: Callable[..., Page], portal: Portal, signed_in_states: dict[str, tuple[float, State]]
) -> Callable[..., Page]:
    """Open a page as someone: `page = signed_in("importateur", "/services", lang="ar")`."""

    def open_as(username: str, path: str = "/", **options: Any) -> Page:
        at, state = signed_in_states.get(username, (-FRESH_SECONDS, {}))
        if time.monotonic() - at >= FRESH_SECONDS:
            page = visit(None)
            sign_in(page, portal, username)
            state = page.context.storage_state()
            signed_in_states[username] = (time.monotonic(), state)
        return visit(path, state=state, **options)

    return open_as


def sign_in(page: Page, portal: Portal, username: str, *, return_to: str = "/") -> None:
    """Sign `username` in with password and code, from the gateway's own address."""
    page.goto(f"/auth/login?portal=commerce-exterieur&return_to={return_to}&lang=fr")
    give_password(page, username, portal.accounts[username]["password"])
    give_code(page, portal.code(username))
    page.wait_for_url(f"{portal.url}{return_to}")


def give_password(page: Page, username: str, password: str) -> None:
    """Fill in the first page of Portnet ID."""
    page.locator("#identifiant").fill(username)
    page.locator("#mot_de_passe").fill(password)
    page.locator("button.main").click()


def give_code(page: Page, code: str) -> None:
    """Fill in the second."""
    page.locator("#code").fill(code)
    page.locator("form:has(#code) button.main").click()
