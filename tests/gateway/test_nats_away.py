"""People go on working while NATS is away."""

import asyncio
from pathlib import Path

import pytest

from deploy.local import nats as local_nats
from tests.conftest import NatsServer, free_port
from tests.gateway.browser import API, Browser, refused, served_by, until
from tests.gateway.conftest import Starter
from tests.gateway.provider import Provider


@pytest.fixture
async def fragile_nats(tmp_path: Path):
    """A NATS server that the test may stop and start again."""
    passwords = local_nats.new_passwords()
    users, port = local_nats.users(passwords), free_port()
    directory = tmp_path / "nats"
    running = local_nats.start_nats(directory, port, users)
    await local_nats.provision(running.url)
    server = NatsServer(f"nats://{running.url.rpartition('@')[2]}", running.url, passwords)
    holder = {"running": running}

    def start() -> None:
        holder["running"] = local_nats.start_nats(directory, port, users)

    def stop() -> None:
        holder["running"].stop()

    yield server, stop, start
    holder["running"].stop()


async def test_people_go_on_working_while_nats_is_away(
    fragile_nats, start_gateway: Starter, provider: Provider, bearer: dict[str, str]
) -> None:
    server, stop, start = fragile_nats
    running = await start_gateway(nats=server)
    other = await start_gateway(nats=server)
    browser, late, leaver = (Browser(running, provider) for _ in range(3))
    provider.lifetime_seconds = 8
    await browser.sign_in()
    await leaver.sign_in()
    gone = dict(leaver.cookies)
    assert (await leaver.get(gateway=other)).status_code == 200
    provider.lifetime_seconds = 300

    await asyncio.to_thread(stop)

    async with asyncio.timeout(20):
        assert (await browser.get()).status_code == 200
        stranger = await browser.get(gateway=other)
        assert stranger.status_code == 503
        assert stranger.headers["retry-after"] == "2"
        assert (await running.client.get(API, headers=bearer)).status_code == 200
        assert (await running.client.get("/health/ready")).json()["nats"] == "down"
        await asyncio.sleep(3.2)
        renewed_once = await asyncio.gather(*(browser.get() for _ in range(4)))
        assert [answer.status_code for answer in renewed_once] == [200] * 4
        assert provider.calls["refresh_token"] >= 1
        await late.sign_in()
        assert (await late.get()).status_code == 200
        out = await leaver.ask("POST", "/auth/logout", headers={"X-CSRF-Token": leaver.csrf})
        assert out.status_code == 200
        leaver.cookies = gone
        assert (await leaver.get()).status_code == 401

    await asyncio.to_thread(start)

    await until(lambda: served_by(browser, other), 15)
    await until(lambda: served_by(late, other), 15)
    await until(lambda: refused(leaver, other), 15)
    assert (await browser.get()).status_code == 200
    assert (await leaver.get()).status_code == 401
    assert provider.ended == set()


async def test_a_gateway_starts_while_nats_is_away(
    fragile_nats, start_gateway: Starter, provider: Provider, bearer: dict[str, str]
) -> None:
    server, stop, start = fragile_nats
    await asyncio.to_thread(stop)

    running = await start_gateway(nats=server)
    by_token = await running.client.get(API, headers=bearer)
    page = await running.client.get("/bienvenue")
    browser = Browser(running, provider)
    await browser.sign_in()
    await asyncio.to_thread(start)

    assert by_token.status_code == 200
    assert page.status_code == 200
    other = await start_gateway(nats=server)
    await until(lambda: served_by(browser, other), 15)
