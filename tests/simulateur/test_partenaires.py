"""On a real NATS: every partner with its own key, nothing lost in an outage, nothing told twice."""

import asyncio
import json
import os
import signal
import sys
from collections import Counter

import nats
import pytest

from deploy.local import nats as local_nats
from deploy.local.simulateur import flux
from deploy.local.simulateur.partenaires import Credential, Partenaires
from shared.broker import STREAM
from shared.contracts.partners import PARTNERS
from tests.conftest import free_port
from tests.simulateur.conftest import BROKER, EXPORTER, IMPORTER

# The stream recognises an id for two minutes, purged or not: each test says its own part.
FIRST, SECOND, THIRD = slice(0, 3000), slice(3000, 3200), slice(3200, 3400)


def keys(passwords):
    return [
        Credential(code=code, nats_user=code, nats_password=passwords[code]) for code in PARTNERS
    ]


async def heard(admin_url):
    """Return subject and id of everything in the stream."""
    client = await nats.connect(admin_url)
    try:
        jetstream = client.jetstream()
        count = (await jetstream.stream_info(STREAM)).state.messages
        subscription = await jetstream.subscribe("evt.>", ordered_consumer=True)
        messages = [await subscription.next_msg(timeout=5) for _ in range(count)]
        return [(message.subject, json.loads(message.data)["id"]) for message in messages]
    finally:
        await client.close()


@pytest.fixture
async def partenaires(clean_stream):
    speaking = Partenaires(
        clean_stream.url, keys(clean_stream.users), ack_seconds=2, pause_seconds=0.05
    )
    yield speaking
    await speaking.close()


async def test_everything_said_is_in_the_stream_and_doublons_too(clean_stream, partenaires, year):
    messages = flux.messages(year[FIRST])
    await partenaires.say(messages)

    expected = Counter((message.subject, message.id) for message in messages)
    assert Counter(await heard(clean_stream.admin_url)) == expected
    assert any(message.mishap == "DOUBLON" for message in messages)


async def test_what_is_sent_again_is_kept_once(clean_stream, partenaires, year):
    messages = [flux.plain(dit) for dit in year[SECOND]]
    await partenaires.say(messages)
    await partenaires.say(messages)

    assert len(await heard(clean_stream.admin_url)) == 200


async def test_a_message_outside_the_contract_is_given_up_and_the_others_pass(
    clean_stream, partenaires, year
):
    partenaires._ack_seconds = 0.1
    bank = next(dit for dit in year[THIRD] if dit.source.startswith("bank-"))
    usurped = flux.plain(bank)
    usurped = type(usurped)(id="x", source="badr", subject=usurped.subject, body=usurped.body)
    honest = flux.plain(year[THIRD][0])

    await partenaires.say([usurped, honest])

    assert await heard(clean_stream.admin_url) == [(honest.subject, honest.id)]


async def test_an_outage_loses_nothing(tmp_path, year):
    passwords = local_nats.new_passwords()
    users, port = local_nats.users(passwords), free_port()
    running = await asyncio.to_thread(local_nats.start_nats, tmp_path, port, users)
    await local_nats.provision(running.url)
    url = f"nats://127.0.0.1:{port}"
    speaking = Partenaires(url, keys(passwords), ack_seconds=1, pause_seconds=0.1)
    messages = [flux.plain(dit) for dit in year[:4000]]
    try:
        await speaking.say(messages[:100])
        running.process.kill()
        running.process.wait()
        saying = asyncio.create_task(speaking.say(messages[100:]))
        await asyncio.sleep(0)  # it has begun, with nobody there to hear
        running = await asyncio.to_thread(local_nats.start_nats, tmp_path, port, users)
        await asyncio.wait_for(saying, 60)

        assert {number for _, number in await heard(running.url)} == {m.id for m in messages}
    finally:
        await speaking.close()
        running.stop()


class Process:
    """The simulator as the one-machine stack runs it."""

    def __init__(self, directory, **environment):
        self._environment = {**os.environ, "LOCAL_DIR": str(directory), **environment}

    async def __aenter__(self):
        self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "deploy.local.simulateur",
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return self

    async def until(self, event):
        """Read its log until `event`; return that line."""
        async with asyncio.timeout(60):
            async for line in self._child.stdout:
                if f'"{event}"' in line.decode():
                    return json.loads(line)
        raise AssertionError(f"it ended without {event}")

    async def __aexit__(self, *_):
        self._child.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(10):
                await self._child.communicate()
        except TimeoutError:
            # It must not go on speaking to the server of the tests that follow.
            self._child.kill()
            raise
        assert self._child.returncode == 0


@pytest.fixture
def stack(tmp_path, clean_stream):
    """The files that the one-machine stack leaves for the simulator."""
    accounts = [
        {"ice": IMPORTER, "profil": "IMP"},
        {"ice": EXPORTER, "profil": "EXP"},
        {"ice": BROKER, "profil": "TRA"},
    ]
    partners = [
        {"code": code, "nats_user": code, "nats_password": clean_stream.users[code]}
        for code in PARTNERS
    ]
    (tmp_path / "demo.json").write_text(
        json.dumps({"nats": clean_stream.url, "accounts": accounts, "partners": partners})
    )
    return tmp_path


async def test_a_second_start_goes_on_and_a_lost_file_tells_nothing_new(stack, clean_stream):
    asked = {"BACKFILL": "2000", "RATE": "0", "CLOCK_AT": "2026-11-24T09:00:00Z"}
    async with Process(stack, **asked) as first:
        told = (await first.until("simulateur.backfilled"))["said"]
        await first.until("simulateur.live")
    once = await heard(clean_stream.admin_url)
    assert 1000 < told == len(once)

    async with Process(stack, **asked) as second:
        assert (await second.until("simulateur.backfilled"))["said"] <= 2
    (stack / "simulateur.json").unlink()
    async with Process(stack, **asked) as third:
        assert (await third.until("simulateur.backfilled"))["said"] == told

    assert set(await heard(clean_stream.admin_url)) == set(once)


async def test_live_events_come_at_the_rate_asked(stack, clean_stream):
    async with Process(stack, BACKFILL="0", RATE="200") as simulator:
        await simulator.until("simulateur.live")
        client = await nats.connect(clean_stream.admin_url)
        subscription = await client.subscribe("evt.>")
        loop = asyncio.get_running_loop()
        began = loop.time()
        for _ in range(400):
            await subscription.next_msg(timeout=10)
        seconds = loop.time() - began
        await client.close()

    assert 1.0 < seconds < 6.0


async def test_it_does_nothing_when_switched_off(stack):
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "deploy.local.simulateur",
        env={**os.environ, "LOCAL_DIR": str(stack), "SIMULATOR": "off"},
    )
    assert await asyncio.wait_for(child.wait(), 20) == 0
    assert not (stack / "simulateur.json").exists()
