"""A real portal, started once as `make run` starts it, and a real browser to visit it with.

`JOURNEYS_DEMO=.local/demo.json` visits a portal that runs already instead.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.demo import Portal

PORTS = 15
"""The stack takes its base port and the fourteen after it."""
START_SECONDS = 300
"""A fresh checkout also installs and builds the client."""
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


def _free_base() -> int:
    """Return the first of enough free ports in a row."""
    for base in range(20_000 + os.getpid() % 2_000 * 15, 60_000, PORTS):
        with ExitStack() as held, suppress(OSError):
            for port in range(base, base + PORTS):
                probe = held.enter_context(socket.socket())
                probe.bind(("127.0.0.1", port))
            return base
    raise RuntimeError("no fifteen free ports in a row")


@pytest.fixture(scope="session")
def portal(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The whole portal, without the simulator: nothing moves but what a journey says."""
    if given := os.environ.get("JOURNEYS_DEMO"):
        yield Portal.read(Path(given))
        return
    directory = tmp_path_factory.mktemp("portal") / "local"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.endswith("_URL")},
        "PORT": str(_free_base()),
        "LOCAL_DIR": str(directory),
        "SIMULATOR": "off",
    }
    log = directory.with_name("stack.log")
    with log.open("wb") as output:
        stack = subprocess.Popen(
            [sys.executable, "-m", "deploy.local", "up"],
            cwd=repository,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
            start_new_session=True,
        )
        watchdog = _after(START_SECONDS, stack)
        try:
            said = []
            assert stack.stdout is not None
            for line in stack.stdout:
                said.append(line)
                if re.search(r"\bready$", line.rstrip()):
                    break
            else:
                pytest.fail("the portal did not start:\n" + "".join(said) + log.read_text())
            watchdog.cancel()
            yield Portal.read(directory / "demo.json")
        finally:
            watchdog.cancel()
            stack.send_signal(signal.SIGINT)
            stack.communicate(timeout=120)


def _after(seconds: float, stack: subprocess.Popen[str]) -> threading.Timer:
    """End a stack that never gets ready, so that reading its output ends."""
    timer = threading.Timer(seconds, stack.terminate)
    timer.daemon = True
    timer.start()
    return timer


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
def signed_in_states() -> dict[str, State]:
    """What the browser keeps of each account that has signed in, for all journeys."""
    return {}


@pytest.fixture
def signed_in(
    visit: Callable[..., Page], portal: Portal, signed_in_states: dict[str, State]
) -> Callable[..., Page]:
    """Open a page as someone: `page = signed_in("importateur", "/services", lang="ar")`."""

    def open_as(username: str, path: str = "/", **options: Any) -> Page:
        if username not in signed_in_states:
            page = visit(None)
            sign_in(page, portal, username)
            signed_in_states[username] = page.context.storage_state()
        return visit(path, state=signed_in_states[username], **options)

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
