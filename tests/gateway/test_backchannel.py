"""What Portnet ID ended, ends here: logout tokens through the back channel."""

import pytest

from tests.gateway.browser import Browser, refused, until
from tests.gateway.conftest import Starter
from tests.gateway.provider import Provider


async def test_a_session_ended_at_portnet_id_ends_here_through_the_back_channel(
    browser: Browser, provider: Provider, start_gateway: Starter
) -> None:
    other = await start_gateway()
    await browser.sign_in()
    bystander = Browser(browser.gateway, provider)
    await bystander.sign_in()
    assert (await browser.get(gateway=other)).status_code == 200
    sid = session_of(provider, 1)

    response = await other.client.post(
        "/auth/backchannel-logout", data={"logout_token": provider.logout_token(sid)}
    )

    assert response.status_code == 200
    assert (await browser.get(gateway=other)).status_code == 401
    await until(lambda: refused(browser, browser.gateway))
    assert (await bystander.get()).status_code == 200


def session_of(provider: Provider, places_before_last: int) -> str:
    """Return the session that was opened so many places before the last one."""
    return list(provider.refresh_tokens.values())[-1 - places_before_last]


@pytest.mark.parametrize(
    "changes",
    [
        {"typ": "JWT"},
        {"aud": "other"},
        {"iss": "https://evil.example"},
        {"events": {}},
        {"events": None},
        {"nonce": "n"},
        {"exp": 1},
        {"iat": 1},
        {"jti": None},
        {"sid": None},
    ],
)
async def test_a_logout_token_that_is_none_ends_nothing(
    browser: Browser, provider: Provider, changes: dict
) -> None:
    await browser.sign_in()
    sid = changes.pop("sid", session_of(provider, 0))

    response = await browser.gateway.client.post(
        "/auth/backchannel-logout", data={"logout_token": provider.logout_token(sid, **changes)}
    )

    assert response.status_code == 422
    assert (await browser.get()).status_code == 200
