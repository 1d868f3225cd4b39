"""How does Portnet ID reach a client's own server?"""

import httpx

from shared import telemetry

TIMEOUT_SECONDS = 5


class RelyingParties:
    """Posts to addresses that clients registered; follows no redirect, so it goes nowhere else."""

    def __init__(self) -> None:
        self._http: httpx.AsyncClient | None = None

    async def tell(self, uri: str, logout_token: str) -> bool:
        """Hand a logout token to a client; say whether it was taken.

        Source: OpenID Connect Back-Channel Logout 1.0, sections 2.5 and 2.8 (200 or 204).
        """
        if self._http is None:
            self._http = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, follow_redirects=False)
        try:
            answer = await self._http.post(uri, data={"logout_token": logout_token})
        except httpx.HTTPError as error:
            telemetry.log.warning("backchannel.unreachable", uri=uri, error=type(error).__name__)
            return False
        if answer.status_code not in {200, 204}:
            telemetry.log.warning("backchannel.refused", uri=uri, status=answer.status_code)
            return False
        return True

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.aclose()
