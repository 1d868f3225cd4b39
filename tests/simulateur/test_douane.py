"""Customs answers procurations for BADR, with its own credential, and no others."""

import asyncio

import nats
import pytest

from deploy.local.nats import provision
from deploy.local.simulateur.douane import Douane
from deploy.local.simulateur.partenaires import Credential
from shared import clock, events
from shared.contracts import EVENTS
from shared.contracts.identity import ProcurationSoumise
from shared.events import CloudEvent, encode, nats_subject
from shared.tasks import end
from tests.support.tokens import ICE, OTHER_ICE


def asked(type_procuration):
    """Return the words of a mandant, as identity says them."""
    now = clock.now()
    said = ProcurationSoumise(
        procuration_id=clock.new_id(), type_procuration=type_procuration, mandant_ice=ICE,
        mandataire_ice=OTHER_ICE, perimetre=("TI-GES",), date_debut=clock.day(now),
        date_fin=clock.day(now),
    )  # fmt: skip
    return CloudEvent(
        id=str(clock.new_id()), source="identity", type=said.type, time=now, data=said, ice=ICE,
        subject=str(said.procuration_id), recordedtime=now, dataversion=1,
    )  # fmt: skip


@pytest.fixture
async def douane(clean_stream):
    await provision(clean_stream.admin_url)
    credential = Credential(code="badr", nats_user="badr", nats_password=clean_stream.users["badr"])
    running = asyncio.create_task(Douane(clean_stream.url, credential, answer_seconds=0.01).run())
    yield clean_stream
    await end([running])


async def test_customs_accepts_what_is_for_customs_and_nothing_else(douane):
    client = await nats.connect(douane.admin_url)
    answers = await client.subscribe("evt.badr.>")
    portnet, first, second = asked("PORTNET"), asked("DOUANE"), asked("DOUANE")
    for each in (portnet, first, first, second):
        subject = nats_subject("identity", ProcurationSoumise.type, 1)
        await client.jetstream().publish(subject, encode(each))

    heard = []
    while len({each.data.procuration_id for each in heard}) < 2:
        message = await answers.next_msg(timeout=20)
        heard.append(events.decode(message.data, message.subject, EVENTS))
    await client.close()

    assert {each.data.procuration_id for each in heard} == {
        first.data.procuration_id, second.data.procuration_id,
    }  # fmt: skip
    assert len({each.id for each in heard}) == 2
    assert heard[0].type == "procuration.activee"
    assert heard[0].causationid == first.id
    assert heard[0].ice == ICE
