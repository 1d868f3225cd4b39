"""A person acts for another company: from the session, for a minute at a time, until it ends."""

import asyncio
import base64
import json

import nats
import pytest

from shared import clock
from shared.contracts.identity import ProcurationRevoquee
from shared.events import CloudEvent, encode
from tests.conftest import NatsServer
from tests.gateway.browser import API, Browser, until
from tests.gateway.conftest import Starter
from tests.gateway.provider import Provider
from tests.gateway.upstream import Service
from tests.support.tokens import ICE, OTHER_ICE

PROCURATION = "018f0000-0000-7000-8000-0000000000d1"
ANOTHER = "018f0000-0000-7000-8000-0000000000d2"
MANDATE = {"id": PROCURATION, "type": "PORTNET", "services": ["TI-EI", "TB"], "mandant": "RIF SA"}


@pytest.fixture(autouse=True)
def _procuration(provider: Provider) -> None:
    provider.mandates[PROCURATION] = MANDATE


@pytest.fixture
async def browser(browser: Browser) -> Browser:
    """A browser that someone has signed in with."""
    await browser.sign_in()
    return browser


async def act(browser: Browser, procuration_id: str = PROCURATION, **changes):
    headers = changes.pop("headers", {"X-CSRF-Token": browser.csrf})
    return await browser.ask(
        "POST", "/auth/acting", json={"procuration_id": procuration_id}, headers=headers, **changes
    )


async def stop(browser: Browser):
    return await browser.ask("DELETE", "/auth/acting", headers={"X-CSRF-Token": browser.csrf})


def claims(service: Service) -> dict:
    token = service.last.one("authorization").removeprefix("Bearer ")
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


async def test_services_see_the_mandant_and_the_human(browser: Browser, service: Service) -> None:
    answer = await act(browser)
    await browser.get()

    assert answer.status_code == 200, answer.text
    assert (
        answer.json()["acting"]
        == (await browser.who())["acting"]
        == {
            "procuration_id": PROCURATION,
            "type": "PORTNET",
            "ice": OTHER_ICE,
            "raison_sociale": "RIF SA",
            "profil": "IMP",
            "services": ["TB", "TI-EI"],
            "ended": False,
        }
    )
    assert claims(service)["ice"] == OTHER_ICE
    assert claims(service)["act"]["org"] == ICE
    assert (await browser.who())["ice"] == ICE


@pytest.mark.parametrize("name", ["identity", "helpdesk", "assistant"])
async def test_ones_own_affairs_stay_ones_own(
    browser: Browser, service: Service, name: str
) -> None:
    await act(browser)
    await browser.get(f"/api/{name}/v1/echo")

    if name != "identity":  # which is the provider here
        assert "act" not in claims(service)


async def test_who_stops_acting_speaks_for_themselves_again(
    browser: Browser, service: Service
) -> None:
    await act(browser)
    answer = await stop(browser)
    await browser.get()

    assert answer.json()["acting"] is None
    assert "act" not in claims(service)
    assert claims(service)["ice"] == ICE


async def test_what_portnet_id_refuses_changes_nothing(browser: Browser, service: Service) -> None:
    answer = await act(browser, ANOTHER)
    await browser.get()

    assert (answer.status_code, answer.json()["code"]) == (403, "gateway.procuration-refusee")
    assert (await browser.who())["acting"] is None
    assert "act" not in claims(service)


@pytest.mark.parametrize("body", [{}, {"procuration_id": "x"}, {"procuration_id": 1}, [], None])
async def test_what_names_no_procuration_is_refused(browser: Browser, body) -> None:
    answer = await browser.ask(
        "POST", "/auth/acting", json=body, headers={"X-CSRF-Token": browser.csrf}
    )

    assert answer.status_code in {400, 422}


async def test_acting_begins_and_ends_only_from_the_portals_pages(browser: Browser) -> None:
    stranger = Browser(browser.gateway, browser.provider)

    without_token = await act(browser, headers={})
    from_elsewhere = await act(
        browser, headers={"X-CSRF-Token": browser.csrf, "Origin": "https://evil.example"}
    )
    nobody = await act(stranger)

    assert [each.status_code for each in (without_token, from_elsewhere, nobody)] == [403, 403, 401]
    assert (await browser.who())["acting"] is None


async def test_the_token_is_renewed_while_one_acts(
    browser: Browser, provider: Provider, service: Service
) -> None:
    provider.mandate_seconds = 6
    await act(browser)
    await browser.get()
    first = service.last.one("authorization")

    async def renewed() -> bool:
        answer = await browser.get()
        return answer.status_code == 200 and service.last.one("authorization") != first

    await until(renewed)


async def test_a_procuration_that_is_over_stops_everything_until_one_stops_acting(
    browser: Browser, provider: Provider, service: Service
) -> None:
    provider.mandate_seconds = 6
    await act(browser)
    provider.mandates.clear()

    async def is_refused() -> bool:
        return (await browser.get()).status_code == 403

    await until(is_refused)
    asked = len(service.asked)
    answer = await browser.get()

    assert answer.json()["code"] == "mandate-ended"
    assert len(service.asked) == asked
    assert (await browser.who())["acting"]["ended"] is True
    await stop(browser)
    assert (await browser.get()).status_code == 200
    assert claims(service)["ice"] == ICE


async def said_revoked(server: NatsServer, procuration_id: str) -> None:
    """Say, as identity would, that a procuration is over."""
    now = clock.now()
    event = CloudEvent(
        id=str(clock.new_id()), source="identity", type=ProcurationRevoquee.type, time=now,
        data=ProcurationRevoquee(
            procuration_id=procuration_id, mandant_ice=OTHER_ICE, mandataire_ice=ICE, motif="Fin"
        ),
        subject=procuration_id, ice=OTHER_ICE, recordedtime=now, dataversion=1,
    )  # fmt: skip
    client = await nats.connect(
        server.url, user="identity", password=server.users["identity"],
        inbox_prefix=b"_INBOX_identity",
    )  # fmt: skip
    try:
        await client.publish("evt.identity.procuration.revoquee.v1", encode(event))
        await client.flush()
    finally:
        await client.close()


async def test_a_revocation_that_is_said_stops_the_session_before_its_token_ends(
    browser: Browser, provider: Provider, nats_server: NatsServer
) -> None:
    provider.mandate_seconds = 300
    await act(browser)
    await said_revoked(nats_server, ANOTHER)
    assert (await browser.get()).status_code == 200

    async def is_stopped() -> bool:
        await said_revoked(nats_server, PROCURATION)
        return (await browser.get()).status_code == 403

    await until(is_stopped)
    assert (await browser.who())["acting"]["ended"] is True


async def test_another_gateway_goes_on_acting(
    browser: Browser, start_gateway: Starter, service: Service
) -> None:
    await act(browser)
    another = await start_gateway()

    async def acts() -> bool:
        answer = await browser.get(gateway=another)
        return answer.status_code == 200 and claims(service)["ice"] == OTHER_ICE

    await until(acts)


async def test_proving_oneself_anew_changes_nothing_about_for_whom_one_acts(
    browser: Browser, service: Service
) -> None:
    await act(browser)
    await browser.sign_in()
    await browser.get()

    assert (await browser.who())["acting"]["procuration_id"] == PROCURATION
    assert claims(service)["ice"] == OTHER_ICE


async def test_who_signs_in_for_another_company_acts_for_nobody(
    browser: Browser, provider: Provider
) -> None:
    await act(browser)
    provider.access_claims = {"ice": "999001002000111"}
    await browser.sign_in()

    assert (await browser.who())["acting"] is None


async def test_who_stops_while_the_token_is_renewed_has_stopped(
    browser: Browser, provider: Provider, service: Service
) -> None:
    provider.mandate_seconds = 5  # within the margin: the next request renews it
    await act(browser)
    asked = provider.calls.total()
    provider.gate.clear()
    waiting = asyncio.create_task(browser.get())
    async with asyncio.timeout(10):
        while not provider.waiting:  # noqa: ASYNC110 - a request over HTTP
            await asyncio.sleep(0.01)
    await stop(browser)
    provider.gate.set()
    await waiting
    await browser.get()

    assert provider.calls.total() == asked + 1
    assert (await browser.who())["acting"] is None
    assert claims(service)["ice"] == ICE


async def test_many_at_once_while_the_token_is_renewed_all_act_and_ask_once(
    browser: Browser, provider: Provider, service: Service
) -> None:
    provider.mandate_seconds = 5  # within the margin: never fresh
    await act(browser)
    provider.gate.clear()
    asking = asyncio.gather(*(browser.get(API) for _ in range(8)))
    async with asyncio.timeout(10):
        while not provider.waiting:  # noqa: ASYNC110 - a request over HTTP
            await asyncio.sleep(0.01)
    for _ in range(8):  # what came before has been looked at by then
        await browser.get("/api/helpdesk/v1/echo")
    waiting = provider.waiting
    provider.gate.set()
    answers = await asking

    assert waiting == 1
    assert {each.status_code for each in answers} == {200}
    assert claims(service)["ice"] == OTHER_ICE
