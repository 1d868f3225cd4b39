"""How does an open page learn that a card changed?

The transaction that counts tells every replica by NOTIFY; each tells its own open pages, gathering
what comes in quick succession into one message a card.
"""

import asyncio
from datetime import datetime
from uuid import UUID

import msgspec

from shared import clock
from shared.database import listen_forever
from shared.service import Running
from shared.sse import RESYNC, Broadcast, Message

from .models.board import CARTES, Carte
from .models.pushes import CHANNEL, Push

GATHER_SECONDS = 0.05
"""At most twenty messages a second and card, whatever the rate of events."""

PLACE_SECONDS = 30.0
"""The market's delay moves with every company's events; open pages hear of it this often."""

LOOK_SECONDS = 1.0
"""How often we look whether NATS can be heard."""

PLACE = "place"
"""The key of all open boards."""


def event_id(at: datetime) -> str:
    """Return the id of what happened at `at`: microseconds since the epoch."""
    return str(int(at.timestamp() * 1_000_000))


def carte_message(carte: Carte, at: datetime) -> Message:
    """Return the message that a card changed."""
    return Message("carte", {"carte": carte, "a_jour_a": at}, id=event_id(at))


def bell_message(notification_id: UUID, at: datetime) -> Message:
    """Return the message that there is something new to read."""
    return Message("notification", {"notification_id": notification_id}, id=event_id(at))


class Gathering:
    """What was heard and not said yet."""

    def __init__(self, broadcast: Broadcast) -> None:
        self._broadcast = broadcast
        self._cartes: dict[str, set[Carte]] = {}
        self._bells: dict[str, UUID] = {}
        self._at: datetime | None = None
        self._place = False
        self._said_at = self._place_said_at = float("-inf")
        self._timer: asyncio.TimerHandle | None = None

    def heard(self, payload: str) -> None:
        """Take in a NOTIFY; say it at once, or with what else comes within `GATHER_SECONDS`."""
        push = msgspec.json.decode(payload, type=Push)
        self._at = push.at if self._at is None else max(self._at, push.at)
        self._place = self._place or push.place
        self._bells.update(push.bells)
        for ice, numbers in push.cartes.items():
            self._cartes.setdefault(ice, set()).update(CARTES[int(number)] for number in numbers)
        if self._timer is None:
            loop = asyncio.get_running_loop()
            wait = self._said_at + GATHER_SECONDS - loop.time()
            self._timer = loop.call_later(max(wait, 0), self._say)

    def resync(self) -> None:
        """Tell every page to look again: what was said while nobody listened is lost."""
        now = clock.now()
        for carte in CARTES:
            self._broadcast.say_all(carte_message(carte, now))
        self._broadcast.say_all(RESYNC)

    def _say(self) -> None:
        now, at = asyncio.get_running_loop().time(), self._at or clock.now()
        self._timer, self._said_at = None, now
        cartes, self._cartes = self._cartes, {}
        bells, self._bells = self._bells, {}
        for ice, changed in cartes.items():
            for carte in CARTES:
                if carte in changed:
                    self._broadcast.say(ice, carte_message(carte, at))
        for ice, notification_id in bells.items():
            self._broadcast.say(ice, bell_message(notification_id, at))
        if self._place and now - self._place_said_at >= PLACE_SECONDS:
            self._place, self._place_said_at = False, now
            self._broadcast.say(PLACE, carte_message("delai_domiciliation", at))


def source_message(running: Running) -> Message:
    """Return the message that says whether partners' events reach us now."""
    return Message("source", {"coupee": not running.broker.is_connected})


async def watch_source(running: Running) -> None:
    """Tell open pages when partners' events stop reaching us, and when they come again."""
    was_connected: bool | None = None
    while True:
        is_connected = running.broker.is_connected
        if is_connected != was_connected:
            was_connected = is_connected
            running.broadcast.say_all(source_message(running))
        await asyncio.sleep(LOOK_SECONDS)


async def wake_pages(running: Running) -> None:
    """Listen to what the transactions tell, through outages, as long as the service runs."""
    gathering = Gathering(running.broadcast)
    await listen_forever(
        running.settings.database_url.reveal(), CHANNEL, gathering.heard, gathering.resync
    )
