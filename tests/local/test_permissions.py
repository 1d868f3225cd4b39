"""May anyone on NATS say or hear what is not theirs?"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import nats
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.errors import APIError

from deploy.local import nats as local_nats
from shared import clock
from shared.broker import STREAM, inbox_prefix
from shared.contracts.partners import PARTNERS
from tests.conftest import NatsServer

BANK = "evt.bank-007.titre.domicilie.v1"
RIVAL = "evt.bank-190.titre.domicilie.v1"
CUSTOMS = "evt.badr.dum.mainlevee.v1"


@dataclass
class Party:
    """Someone connected with their own credential, and what the server refused them."""

    client: Client
    refusals: list[str] = field(default_factory=list)

    async def say(self, subject: str, body: bytes = b"{}", reply: str = "") -> None:
        """Publish without JetStream and wait until the server has judged it."""
        await self.client.publish(subject, body, reply=reply)
        await self.judged()

    async def judged(self) -> None:
        """Wait until the server has answered everything sent before.

        Twice: the client's first ping may overtake what still waits in its buffer.
        """
        await self.client.flush()
        await self.client.flush()

    async def publish(self, subject: str) -> None:
        """Publish to the stream and wait for its acknowledgement."""
        await self.client.jetstream(timeout=1).publish(subject, b"{}")


Connect = Callable[..., Awaitable[Party]]


@pytest.fixture
async def connect(clean_stream: NatsServer) -> AsyncIterator[Connect]:
    """Connect as a user of the one-machine stack."""
    async with AsyncExitStack() as opened:

        async def begin(user: str, inbox: bytes | None = None) -> Party:
            refusals: list[str] = []

            async def refused(error: Exception) -> None:
                refusals.append(str(error))

            client = await nats.connect(
                clean_stream.url,
                user=user,
                password=clean_stream.users[user],
                inbox_prefix=inbox or inbox_prefix(user),
                error_cb=refused,
                allow_reconnect=False,
            )
            opened.push_async_callback(client.close)
            return Party(client, refusals)

        yield begin


async def stored(admin: Party) -> list[str]:
    """Return the subjects of everything in the stream."""
    info = await admin.client.jetstream().stream_info(STREAM, subjects_filter=">")
    return sorted(info.state.subjects or {})


async def test_partner_says_what_its_contract_lists(connect: Connect) -> None:
    admin, bank = await connect("nats_admin"), await connect("bank-007")

    await bank.publish(BANK)

    assert await stored(admin) == [BANK]
    assert bank.refusals == []


async def test_partner_needs_no_special_inbox_and_hears_no_one_elses(connect: Connect) -> None:
    """A partner's tools know nothing of our inboxes: NATS clients take `_INBOX.` by themselves."""
    bank, rival, admin = [
        await connect(user, inbox=b"_INBOX") for user in ("bank-007", "bank-190", "nats_admin")
    ]
    overheard = await rival.client.subscribe("_INBOX.>")
    await rival.judged()

    await bank.publish(BANK)
    assert await stored(admin) == [BANK]
    await rival.judged()

    assert bank.refusals == rival.refusals == []
    assert overheard.pending_msgs == 0


@pytest.mark.parametrize(
    "subject",
    [
        RIVAL,
        CUSTOMS,
        "evt.bank-007.dum.mainlevee.v1",
        "evt.bank-007.titre.domicilie.v2",
        "evt.billing.facture.payee.v1",
        "dlq.dashboard",
        "$KV.sessions.abc",
        f"$JS.API.STREAM.DELETE.{STREAM}",
        f"$JS.API.STREAM.PURGE.{STREAM}",
        f"$JS.API.CONSUMER.CREATE.{STREAM}.spy",
        f"$JS.API.CONSUMER.DURABLE.CREATE.{STREAM}.spy",
        f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.dashboard",
        f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.partner-badr",
        f"$JS.API.DIRECT.GET.{STREAM}.{CUSTOMS}",
        f"$JS.API.STREAM.MSG.GET.{STREAM}",
        f"$JS.ACK.{STREAM}.dashboard.1.1.1.1.1",
    ],
)
async def test_partner_says_nothing_else(connect: Connect, subject: str) -> None:
    admin, bank = await connect("nats_admin"), await connect("bank-007")

    await bank.say(subject)

    assert [text for text in bank.refusals if subject.lower() in text], "the server said nothing"
    assert await stored(admin) == []


async def test_partner_cannot_have_an_answer_stored_under_another_code(connect: Connect) -> None:
    """The stream's acknowledgement goes to the reply subject, which the publisher chooses."""
    admin, bank, customs = [await connect(user) for user in ("nats_admin", "bank-007", "badr")]

    await bank.say(BANK, reply=CUSTOMS)
    await customs.say(
        f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.partner-badr", b"1", reply="evt.mce.titre.vise.v1"
    )
    await bank.publish(BANK)  # whatever the first one provoked has happened by now

    assert await stored(admin) == [BANK]
    info = await admin.client.jetstream().stream_info(STREAM)
    assert info.state.messages == 2


@pytest.mark.parametrize(
    "subject", ["evt.>", CUSTOMS, "evt.bank-190.>", "dlq.>", "$KV.>", "_INBOX_badr.>", ">"]
)
async def test_partner_subscribes_to_nothing_but_its_inbox(connect: Connect, subject: str) -> None:
    bank = await connect("bank-007")

    await bank.client.subscribe(subject)
    await bank.judged()

    assert bank.refusals == [f'nats: permissions violation for subscription to "{subject.lower()}"']


async def test_partner_reads_its_contract_through_its_own_consumer(connect: Connect) -> None:
    customs, bank, ministry = [await connect(user) for user in ("badr", "bank-007", "mce")]
    await bank.publish(BANK)
    await bank.publish("evt.bank-007.titre.regle.v1")
    await ministry.publish("evt.mce.titre.vise.v1")

    reading = await customs.client.jetstream(timeout=2).pull_subscribe_bind("partner-badr", STREAM)
    messages = [message for _ in range(2) for message in await reading.fetch(1, timeout=2)]
    for message in messages:
        await message.ack_sync()

    assert [message.subject for message in messages] == [BANK, "evt.mce.titre.vise.v1"]
    with pytest.raises(NatsError):
        await reading.fetch(1, timeout=0.2)


async def test_every_partner_may_publish_every_type_of_its_kind(connect: Connect) -> None:
    admin = await connect("nats_admin")

    async def say_all(code: str) -> list[str]:
        party = await connect(code)
        for subject in PARTNERS[code].publishes:
            await party.publish(subject)
        return party.refusals

    refusals = await asyncio.gather(*(say_all(code) for code in PARTNERS))

    assert refusals == [[] for _ in PARTNERS]
    everything = {subject for partner in PARTNERS.values() for subject in partner.publishes}
    assert set(await stored(admin)) == everything


async def test_service_says_its_own_words_only(connect: Connect) -> None:
    admin, billing = await connect("nats_admin"), await connect("billing")

    await billing.publish("evt.billing.facture.payee.v1")
    await billing.say("evt.catalog.titre.souscrit.v1")
    await billing.say("dlq.dashboard")

    assert len(billing.refusals) == 2
    assert await stored(admin) == ["evt.billing.facture.payee.v1"]


async def test_service_cannot_take_messages_from_anothers_consumer(connect: Connect) -> None:
    billing = await connect("billing")
    subject = f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.dashboard"

    await billing.say(subject, b"1", reply="_INBOX_billing.x")

    assert len(billing.refusals) == 1


@pytest.mark.parametrize(
    ("user", "password"), [("bank-007", "wrong"), ("bank-999", "any"), ("bank-007", ""), ("", "")]
)
async def test_dead_credentials_are_refused(
    clean_stream: NatsServer, user: str, password: str
) -> None:
    async def quiet(_: Exception) -> None:
        return

    with pytest.raises(NatsError, match=r"(?i)authorization"):
        await nats.connect(
            clean_stream.url,
            user=user or None,
            password=password or None,
            allow_reconnect=False,
            max_reconnect_attempts=0,
            error_cb=quiet,
        )


async def test_event_too_long_is_refused_to_its_publisher(connect: Connect) -> None:
    admin, bank = await connect("nats_admin"), await connect("bank-007")

    with pytest.raises(APIError, match="message size exceeds"):
        await bank.client.jetstream().publish(BANK, b"x" * (local_nats.MESSAGE_BYTES + 1))

    assert await stored(admin) == []


async def test_session_key_ends_with_its_time_to_live(connect: Connect) -> None:
    gateway = await connect("gateway")
    sessions = await gateway.client.jetstream().key_value("sessions")
    key = str(clock.new_id())
    watching = await sessions.watch(key)

    await sessions.create(key, b"sealed", msg_ttl=1)

    kept = [entry.value async for entry in _changes(watching, 1)]
    assert kept == [b"sealed"]
    ended = [entry async for entry in _changes(watching, 1)]
    assert [(entry.key, bool(entry.value)) for entry in ended] == [(key, False)]


async def _changes(watching, count: int):  # type: ignore[no-untyped-def]
    seen = 0
    while seen < count:
        entry = await watching.updates(timeout=10)
        if entry is not None:
            seen += 1
            yield entry


async def test_provisioning_again_loses_nothing(connect: Connect, clean_stream: NatsServer) -> None:
    admin, bank = await connect("nats_admin"), await connect("bank-007")
    await bank.publish(BANK)
    before = await admin.client.jetstream().streams_info()

    await local_nats.provision(clean_stream.admin_url)

    after = await admin.client.jetstream().streams_info()
    names = {stream.config.name for stream in after}
    assert names == {STREAM, "DLQ", "KV_sessions", "KV_revocations"}
    assert [(s.config, s.state.messages) for s in after] == [
        (s.config, s.state.messages) for s in before
    ]
