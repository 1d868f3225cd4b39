"""How does Portnet ID reach a client's own server?"""

import asyncio
import socket

import httpx

from services.identity.rules.backchannel import is_reachable
from shared import telemetry

TIMEOUT_SECONDS = 5


class RelyingParties:
    """Posts to addresses that clients registered; follows no redirect, so it goes nowhere else.

    `on_loopback`: this is a demonstration on one machine, and partners' servers may be on it.
    """

    def __init__(self, *, on_loopback: bool = False) -> None:
        self._on_loopback = on_loopback
        self._http: httpx.AsyncClient | None = None

    async def tell(self, uri: str, logout_token: str, *, is_own: bool = False) -> bool:
        """Hand a logout token to a client; say whether it was taken. One that is the portal's own
        may live on its private network.

        Source: OpenID Connect Back-Channel Logout 1.0, sections 2.5 and 2.8 (200 or 204).
        """
        if self._http is None:
            self._http = httpx.AsyncClient(
                timeout=TIMEOUT_SECONDS, follow_redirects=False, trust_env=False
            )
        try:
            url = httpx.URL(uri)
            address = url.host if is_own else await self._resolved(url)
            if address is None:
                telemetry.log.warning("backchannel.private_address", uri=uri)
                return False
            # The very address that was judged: a name that is asked twice may answer differently.
            answer = await self._http.post(
                url.copy_with(host=address),
                data={"logout_token": logout_token},
                headers={"Host": url.netloc.decode()},
                extensions={"sni_hostname": url.host},
            )
        except (httpx.HTTPError, OSError) as error:
            telemetry.log.warning("backchannel.unreachable", uri=uri, error=type(error).__name__)
            return False
        if answer.status_code not in {200, 204}:
            telemetry.log.warning("backchannel.refused", uri=uri, status=answer.status_code)
            return False
        return True

    async def _resolved(self, url: httpx.URL) -> str | None:
        """Return an address of the host, None when one of them is not to be reached.

        Raises: OSError — there is no such host.
        """
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(TIMEOUT_SECONDS):
            found = await loop.getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        may_go = all(is_reachable(each, on_loopback=self._on_loopback) for each in addresses)
        return addresses[0] if may_go else None

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.aclose()
