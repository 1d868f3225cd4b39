"""How does customs answer a mandant who wants to be represented in BADR?

It hears what its contract lets it hear and accepts each procuration of type DOUANE after a moment,
as the officer of the demo does.
"""

import asyncio
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

import msgspec
import nats.errors
from nats.aio.msg import Msg

from deploy.local.nats import consumer
from deploy.local.simulateur.flux import Message
from deploy.local.simulateur.partenaires import Credential, Partenaires
from shared import broker, clock
from shared.contracts.identity import ProcurationActivee, ProcurationSoumise
from shared.events import CloudEvent, encode, nats_subject
from shared.feed import Lost, reading
from shared.telemetry import log

CODE: Final = "badr"
BATCH: Final = 500
PAUSE_SECONDS: Final = 5.0
"""Before listening again after trouble."""
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
                    async with reading(client, broker.STREAM, consumer(CODE)) as feed:
                        while True:
                            for message in await feed.take(BATCH):
                                await self._heard(message)
                except (Lost, nats.errors.Error) as error:
                    log.warning("douane.deaf", error=repr(error))
                    await asyncio.sleep(PAUSE_SECONDS)
        finally:
            await self._voice.close()
            await client.close()

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
