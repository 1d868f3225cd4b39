"""How does customs answer a mandant who wants to be represented in BADR?

It hears what its contract lets it hear and accepts each procuration of type DOUANE after a moment,
as the officer of the demo does.
"""

import asyncio
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import msgspec
import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from deploy.local.nats import consumer
from deploy.local.simulateur.flux import Message
from deploy.local.simulateur.partenaires import Credential, Partenaires
from shared import broker, clock
from shared.contracts.identity import ProcurationActivee, ProcurationSoumise
from shared.events import CloudEvent, encode, nats_subject
from shared.telemetry import log

CODE: Final = "badr"
BATCH: Final = 500
WAIT_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 5.0
"""How long the officer looks at a procuration, so that a person sees it waiting first."""


class Douane:
    """Customs, as far as it answers others."""

    def __init__(
        self, url: str, credential: Credential, *, answer_seconds: float = ANSWER_SECONDS
    ) -> None:
        self._url, self._credential = url, credential
        self._answer_seconds = answer_seconds
        # A line of its own: what is said there is waited for one batch at a time.
        self._voice = Partenaires(url, [credential])

    async def run(self) -> None:
        """Hear and answer for ever."""
        one = self._credential
        client = await broker.connect(self._url, one.nats_user, one.nats_password, "douane")
        try:
            while True:
                try:
                    await self._listen(client)
                except (nats.errors.Error, TimeoutError) as error:
                    if isinstance(error, nats.errors.TimeoutError):
                        continue  # nothing was said
                    log.warning("douane.deaf", error=repr(error))
                    await asyncio.sleep(WAIT_SECONDS)
        finally:
            await self._voice.close()
            await client.close()

    async def _listen(self, client: Client) -> None:
        feed = await client.jetstream().pull_subscribe_bind(
            durable=consumer(CODE), stream=broker.STREAM
        )
        try:
            while True:
                for message in await feed.fetch(BATCH, timeout=WAIT_SECONDS):
                    await self._heard(message)
        finally:
            await feed.unsubscribe()

    async def _heard(self, message: Msg) -> None:
        if message.subject == nats_subject("identity", ProcurationSoumise.type, 1):
            asked = msgspec.json.decode(message.data, type=CloudEvent[ProcurationSoumise])
            if asked.data.type_procuration == "DOUANE":
                await asyncio.sleep(self._answer_seconds)
                await self._voice.say([accepted(asked)])
        await message.ack()


def accepted(asked: CloudEvent[ProcurationSoumise]) -> Message:
    """Return customs' acceptance; of one request always the same, so that none counts twice."""
    wanted, now = asked.data, clock.now()
    event_id = str(uuid5(NAMESPACE_URL, f"badr/{wanted.procuration_id}"))
    event: CloudEvent[Any] = CloudEvent(
        id=event_id,
        source=CODE,
        type=ProcurationActivee.type,
        time=now,
        data=ProcurationActivee(
            procuration_id=wanted.procuration_id,
            type_procuration=wanted.type_procuration,
            mandant_ice=wanted.mandant_ice,
            mandataire_ice=wanted.mandataire_ice,
            date_debut=wanted.date_debut,
            date_fin=wanted.date_fin,
            perimetre=wanted.perimetre,
        ),
        subject=str(wanted.procuration_id),
        ice=asked.ice,
        recordedtime=now,
        dataversion=1,
        causationid=asked.id,
    )
    return Message(
        id=event_id,
        source=CODE,
        subject=nats_subject(CODE, ProcurationActivee.type, 1),
        body=encode(event),
    )
