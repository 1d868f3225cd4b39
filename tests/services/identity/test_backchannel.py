"""Clients hear that a session has ended: signed, once taken, and again while they are away."""

import asyncio
from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from litestar import Litestar, Request, Response, post

from services.identity.actions.backchannel import deliver
from services.identity.relying_party import RelyingParties
from services.identity.rules import backchannel
from shared import clock
from tests.conftest import serving
from tests.services.identity.acting import RP_CALLBACK, SECRET
from tests.support.clock import at


class Client:
    """A client's server: keeps logout tokens, and answers as it is told."""

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.status = 200
        self.heard = asyncio.Event()

        @post("/logout", status_code=200)
        async def logout(request: Request) -> Response[None]:
            form = await request.form()
            self.tokens.append(form["logout_token"])
            self.heard.set()
            return Response(None, status_code=self.status, headers={"Location": "/elsewhere"})

        self.app = Litestar([logout], openapi_config=None, logging_config=None)


@pytest.fixture
async def listener(house):
    client = Client()
    async with serving(client.app) as url:
        await house.seed(
            clients=[
                {
                    "client_id": "rp",
                    "client_secret": SECRET,
                    "grant_types": ["authorization_code", "refresh_token"],
                    "redirect_uris": [RP_CALLBACK],
                    "backchannel_logout_uri": f"{url}/logout",
                }
            ]
        )
        yield client


async def sign_out(tokens):
    await tokens.browser.get("/id/end-session", id_token_hint=tokens.answer["id_token"])


async def waiting(house):
    return await house.conn.fetchval(
        "SELECT count(*) FROM backchannel_logout WHERE delivered_at IS NULL AND given_up_at IS NULL"
    )


async def all_told(house):
    """Wait until nobody is left to be told: Portnet ID itself may be at it, in the background."""
    async with asyncio.timeout(10):
        while await waiting(house):  # noqa: ASYNC110 - the change is in a database
            await asyncio.sleep(0.02)


async def deliver_now(house):
    parties = RelyingParties(on_loopback=True)
    await deliver(house.app.state.running.pool, house.app.state.means, parties)
    await parties.close()


async def test_a_client_hears_at_once_in_a_token_signed_for_it(house, listener):
    tokens = await house.sign_in(client_id="rp")

    await sign_out(tokens)
    await asyncio.wait_for(listener.heard.wait(), 10)

    keys = KeySet.import_key_set((await house.client.get("/id/jwks")).json())
    decoded = jwt.decode(listener.tokens[0], keys, algorithms=["RS256"])
    assert decoded.header["typ"] == "logout+jwt"
    claims = decoded.claims
    assert (claims["iss"], claims["aud"]) == ("http://localhost:8080/id", "rp")
    assert claims["sid"] == tokens.claims["sid"]
    assert claims["sub"] == tokens.claims["sub"]
    assert claims["events"] == {backchannel.EVENT: {}}
    assert claims["exp"] - claims["iat"] == 120
    assert claims["jti"]
    assert "nonce" not in claims


async def test_a_client_without_tokens_of_the_session_hears_nothing(house, listener):
    await sign_out(await house.sign_in())

    assert await house.conn.fetchval("SELECT count(*) FROM backchannel_logout") == 0


@pytest.mark.parametrize("status", [400, 500, 302])
async def test_a_client_that_does_not_take_it_hears_again(house, listener, status):
    listener.status = status
    tokens = await house.sign_in(client_id="rp")
    await sign_out(tokens)
    await asyncio.wait_for(listener.heard.wait(), 10)
    listener.status = 204

    with at(clock.now() + timedelta(minutes=5)):
        await deliver_now(house)
        await all_told(house)

    assert len(listener.tokens) >= 2
    assert listener.tokens[0] != listener.tokens[-1]


async def test_a_client_that_stays_away_is_given_up_after_hours(house, listener):
    listener.status = 500
    await sign_out(await house.sign_in(client_id="rp"))
    await asyncio.wait_for(listener.heard.wait(), 10)

    for hour in range(1, 14):
        with at(clock.now() + timedelta(hours=2 * hour)):
            await deliver_now(house)

    await all_told(house)
    assert await house.conn.fetchval("SELECT given_up_at FROM backchannel_logout")
    assert len(listener.tokens) == len(backchannel.WAITS) + 1


async def test_two_replicas_tell_a_client_once(house, listener):
    tokens = await house.sign_in(client_id="rp")
    await sign_out(tokens)
    await asyncio.wait_for(listener.heard.wait(), 10)

    await asyncio.gather(deliver_now(house), deliver_now(house))

    assert len(listener.tokens) == 1


# --- where it goes


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "::"),
        *("::ffff:10.0.0.1", "::ffff:127.0.0.1"),
    ],
)
def test_a_partners_server_is_never_on_a_private_network(address):
    assert not backchannel.is_reachable(address, on_loopback=False)


def test_a_partners_server_is_on_the_public_network_or_on_a_demonstrations_machine():
    for address in ("196.200.1.1", "2606:4700::1111"):
        assert backchannel.is_reachable(address, on_loopback=False)
    assert backchannel.is_reachable("127.0.0.1", on_loopback=True)
    assert not backchannel.is_reachable("10.0.0.1", on_loopback=True)


async def test_a_name_that_leads_to_the_private_network_is_not_followed():
    client, own = Client(), Client()
    async with serving(client.app) as url, serving(own.app) as own_url:
        parties = RelyingParties()

        told = await parties.tell(url.replace("127.0.0.1", "localhost") + "/logout", "token")
        told_own = await parties.tell(f"{own_url}/logout", "token", is_own=True)
        await parties.close()

    assert (told, client.tokens) == (False, [])
    assert (told_own, own.tokens) == (True, ["token"])


async def test_a_client_is_called_by_its_name_at_the_address_that_was_judged():
    hosts = []

    @post("/logout", status_code=204)
    async def logout(request: Request) -> None:
        hosts.append(request.headers["host"])

    async with serving(Litestar([logout], openapi_config=None, logging_config=None)) as url:
        named = url.replace("127.0.0.1", "localhost")
        parties = RelyingParties(on_loopback=True)
        assert await parties.tell(f"{named}/logout", "token")
        assert not await parties.tell("https://no-such-host.invalid/logout", "token")
        await parties.close()

    assert hosts == [named.removeprefix("http://")]
