"""A session serves on every gateway, across restarts, renews its token, and ends when it must."""

import asyncio
import base64
import time

import nats

from tests.conftest import NatsServer
from tests.gateway.browser import Browser, refused, served_by, until
from tests.gateway.conftest import SESSION_KEY, Starter
from tests.gateway.provider import Provider
from tests.gateway.upstream import Service

ANOTHER_KEY = base64.urlsafe_b64encode(b"x" * 32).decode()


async def test_a_session_survives_a_restart_and_serves_on_every_gateway(
    start_gateway: Starter, provider: Provider
) -> None:
    one = await start_gateway()
    browser = Browser(one, provider)
    await browser.sign_in()
    await one.stop()

    again = await start_gateway(port=one.port)
    other = await start_gateway()

    assert (await browser.get(gateway=again)).status_code == 200
    assert (await browser.get(gateway=other)).status_code == 200
    assert provider.calls["refresh_token"] == 0


async def test_nothing_readable_lies_in_the_bucket(
    browser: Browser, nats_server: NatsServer
) -> None:
    await browser.sign_in()
    token = browser.cookies["__Host-session"]
    client = await nats.connect(nats_server.admin_url)
    bucket = await client.jetstream().key_value("sessions")
    keys = await bucket.keys()
    stored = b"".join([(await bucket.get(key)).value or b"" for key in keys])
    await client.close()

    everything = stored + "".join(keys).encode()
    for secret in (token, browser.csrf, "salma", "ATLAS", "eyJ", "importateur"):
        assert secret.encode() not in everything


async def test_a_session_of_another_key_is_no_session(
    browser: Browser, start_gateway: Starter
) -> None:
    await browser.sign_in()
    stranger = await start_gateway(GATEWAY_SESSION_KEY=ANOTHER_KEY)

    answers = []

    async def is_judged() -> bool:
        """Whether the gateway, newly started, has reached its sessions."""
        answers.append((await browser.get(gateway=stranger)).status_code)
        return answers[-1] != 503

    await until(is_judged)
    assert answers[-1] == 401


async def test_keys_can_be_replaced_without_signing_anybody_out(
    browser: Browser, start_gateway: Starter
) -> None:
    await browser.sign_in()
    newer = await start_gateway(GATEWAY_SESSION_KEY=f"{ANOTHER_KEY},{SESSION_KEY}")

    assert (await browser.get(gateway=newer)).status_code == 200


async def test_an_idle_session_ends(start_gateway: Starter, provider: Provider) -> None:
    running = await start_gateway(GATEWAY_SESSION_IDLE_SECONDS="1")
    browser = Browser(running, provider)
    await browser.sign_in()

    await until(lambda: idle_is_over(browser), 10)


async def idle_is_over(browser: Browser) -> bool:
    await asyncio.sleep(1.1)
    return (await browser.get()).status_code == 401


async def test_a_session_in_use_ends_all_the_same_after_its_longest_time(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway(GATEWAY_SESSION_ABSOLUTE_SECONDS="2")
    browser = Browser(running, provider)
    await browser.sign_in()
    began = time.monotonic()

    await until(lambda: refused(browser, running), 10)

    assert time.monotonic() - began > 1.5


async def test_two_tabs_on_two_gateways_renew_the_token_once(
    start_gateway: Starter, provider: Provider, service: Service
) -> None:
    """An old refresh token used again would end the session at Portnet ID."""
    one, other = await start_gateway(), await start_gateway()
    browser = Browser(one, provider)
    provider.lifetime_seconds = 4  # too short-lived to be sent on
    await browser.open()
    provider.lifetime_seconds = 300

    answers = await asyncio.gather(*(browser.get(gateway=gateway) for gateway in [one, other] * 8))

    assert [answer.status_code for answer in answers] == [200] * 16
    assert provider.calls["refresh_token"] == 1
    assert provider.ended == set()
    assert len({asked.one("authorization") for asked in service.asked}) == 1


async def test_a_token_is_renewed_before_its_end_without_holding_anybody_up(
    start_gateway: Starter, provider: Provider, service: Service
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 60
    provider.gate.set()
    await browser.sign_in()
    provider.lifetime_seconds = 300
    provider.gate.clear()

    answers = [await browser.get() for _ in range(5)]
    provider.gate.set()
    await until(lambda: renewed(browser, service, service.asked[0].one("authorization")))

    assert [answer.status_code for answer in answers] == [200] * 5
    assert provider.calls["refresh_token"] == 1


async def renewed(browser: Browser, service: Service, old: str | None) -> bool:
    await browser.get()
    return service.last.one("authorization") != old


async def test_a_session_that_portnet_id_ended_ends_here(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 4
    await browser.open()
    provider.refresh_tokens.clear()

    response = await browser.get()

    assert response.status_code == 401
    assert response.json()["code"] == "gateway.session-expiree"
    assert (await browser.who()) == {"signed_in": False}


async def test_portnet_id_being_down_ends_no_session(
    start_gateway: Starter, provider: Provider
) -> None:
    running = await start_gateway()
    browser = Browser(running, provider)
    provider.lifetime_seconds = 4
    await browser.open()
    provider.is_down = True

    down = await browser.get()
    provider.is_down = False
    provider.lifetime_seconds = 300

    assert down.status_code == 503
    assert down.headers["retry-after"]
    await until(lambda: served_by(browser, running), 10)
