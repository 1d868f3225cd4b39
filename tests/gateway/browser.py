"""What a browser keeps and says, and how long one waits for what another process hears."""

import asyncio
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.gateway.provider import Provider
from tests.gateway.running import Running

API = "/api/dashboard/v1/echo"


class Browser:
    """What a browser keeps, and how it speaks."""

    def __init__(self, running: Running, provider: Provider) -> None:
        self.gateway = running
        self.provider = provider
        self.cookies: dict[str, str] = {}
        self.csrf = ""

    async def ask(
        self, method: str, path: str, *, gateway: Running | None = None, **changes
    ) -> httpx.Response:
        """Send a request with the cookies, and keep those that come back."""
        headers = changes.pop("headers", {})
        if self.cookies:
            headers = {
                "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            } | headers
        client = (gateway or self.gateway).client
        response = await client.request(method, path, headers=headers, **changes)
        client.cookies.clear()
        for line in response.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                assert morsel["path"] == "/"
                assert morsel["secure"]
                assert morsel["httponly"]
                assert morsel["samesite"].lower() == "lax"
                assert not morsel["domain"]
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        return response

    async def get(self, path: str = API, **changes) -> httpx.Response:
        """Read something."""
        return await self.ask("GET", path, **changes)

    async def begin(self, query: str = "") -> str:
        """Begin to sign in and return the pushed request's name."""
        response = await self.get(f"/auth/login?{query}")
        assert response.status_code == 302, response.text
        address = urlsplit(response.headers["location"])
        assert f"{address.scheme}://{address.netloc}{address.path}" == (
            f"{self.provider.issuer}/authorize"
        )
        return parse_qs(address.query)["request_uri"][0]

    async def open(self) -> None:
        """Sign in, and ask for nothing more yet."""
        answer = self.provider.authorize(await self.begin())
        assert (await self.get(f"/auth/callback?{answer}")).status_code == 303

    async def sign_in(self, query: str = "") -> httpx.Response:
        """Sign in and read who one is."""
        request_uri = await self.begin(query)
        response = await self.get(f"/auth/callback?{self.provider.authorize(request_uri)}")
        assert response.status_code == 303
        self.csrf = (await self.who())["csrf"]
        return response

    async def who(self, **changes) -> dict:
        """Ask who is signed in."""
        response = await self.get("/auth/session", **changes)
        assert response.status_code == 200, response.text
        assert response.headers["cache-control"] == "no-store"
        return response.json()


async def until(condition, seconds: float = 5) -> None:
    """Wait until `condition` holds: what is heard over NATS takes a moment."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - another process
            await asyncio.sleep(0.02)


async def refused(browser: Browser, gateway: Running) -> bool:
    """Say whether a gateway takes the browser for nobody's."""
    return (await browser.get(gateway=gateway)).status_code == 401


async def served_by(browser: Browser, gateway: Running) -> bool:
    """Say whether a gateway lets the browser read."""
    return (await browser.get(gateway=gateway)).status_code == 200
