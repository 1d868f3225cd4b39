"""In which order are things said, and what goes wrong on the way?

The history of the natural lives is one endless stream in the order of time. Real systems then
repeat themselves, overtake each other and sometimes talk nonsense: who does is decided by the
event's own id, so the same history always has the same mishaps.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Any, Final, Literal
from uuid import UUID, uuid5

import msgspec

from deploy.local.simulateur import calendrier, laws
from deploy.local.simulateur.vies import births
from deploy.local.simulateur.vies.fragments import Dit, Fragment, Monde
from shared.events import CloudEvent, encode, nats_subject

Mishap = Literal["DOUBLON", "SCHEMA", "AUTORITE", "DATE", "ICE_INCONNU"]

DUPLICATE_DISTANCE: Final = (1, 200)
DISORDER_DISTANCE: Final = (2, 50)
"""How many messages later a repeated or overtaken one is said."""
_FAR: Final = timedelta(days=365 * 40)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A CloudEvent ready to be said on NATS."""

    id: str
    source: str
    subject: str
    body: bytes
    mishap: Mishap | None = None


def history(monde: Monde, seed: str, first: date, intensity: float) -> Iterator[Dit]:
    """Return everything that the lives begun from the day `first` on say, in the order of time."""
    waiting: list[tuple[float, int, Fragment]] = []
    saying: list[tuple[float, str, Dit]] = []
    day, told = first, 0
    while True:
        for life in births(monde, seed, day, intensity):
            for fragment in life:
                told += 1
                heapq.heappush(waiting, (fragment.due.timestamp(), told, fragment))
        day += timedelta(days=1)
        # Whatever a later day begins, begins later: what is due before may be said.
        until = calendrier.midnight(day).timestamp()
        while waiting and waiting[0][0] < until:
            fragment = heapq.heappop(waiting)[2]
            for dit in fragment.play(fragment.due):
                heapq.heappush(saying, (dit.time.timestamp(), dit.id, dit))
        while saying and saying[0][0] < until:
            yield heapq.heappop(saying)[2]


def messages(said: Sequence[Dit]) -> list[Message]:
    """Return what is sent for `said`: 1 % twice, 2 % overtaken, and 0.1 % of nonsense besides."""
    placed: list[tuple[float, int, Message]] = []
    for place, dit in enumerate(said):
        message, at = plain(dit), float(place)
        late, twice, wrong = _dice(dit.id)
        if late < laws.DESORDRE:
            at += Random(f"{dit.id}/late").randint(*DISORDER_DISTANCE) + 0.5
        placed.append((at, len(placed), message))
        if twice < laws.DOUBLON:
            again = msgspec.structs.replace(message, mishap="DOUBLON")
            later = at + Random(f"{dit.id}/twice").randint(*DUPLICATE_DISTANCE)
            placed.append((later, len(placed), again))
        if wrong < laws.INVALIDE:
            placed.append((at + 0.25, len(placed), nonsense(dit, Random(dit.id))))
    return [message for _, _, message in sorted(placed, key=itemgetter(0, 1))]


def _dice(event_id: str) -> tuple[float, float, float]:
    """Return three numbers from 0 to 1 that hang on the id alone: bits of its digest."""
    bits = UUID(event_id).int
    return tuple((bits >> shift & 0xFFFFF) / 0x100000 for shift in (0, 20, 84))  # type: ignore[return-value]


def plain(dit: Dit) -> Message:
    """Return the message that says `dit` as it is."""
    event = dit.event
    return Message(
        id=dit.id,
        source=dit.source,
        subject=nats_subject(dit.source, event.type, event.version),
        body=encode(_envelope(dit)),
    )


def nonsense(dit: Dit, rng: Random) -> Message:
    """Return a message like that of `dit` that no listener may believe, under an id of its own."""
    document = msgspec.to_builtins(_envelope(dit), builtin_types=(datetime,))
    document["id"] = str(uuid5(UUID(dit.id), "nonsense"))
    kinds: list[Mishap] = ["SCHEMA", "DATE", "ICE_INCONNU"]
    if {"banque", "organisme"} & document["data"].keys():
        # The credential itself forbids every other way to usurp, so this one is taken often.
        kinds += ["AUTORITE"] * 3
    kind = rng.choice(kinds)
    _SPOILERS[kind](document)
    return msgspec.structs.replace(
        plain(dit), id=document["id"], body=msgspec.json.encode(document), mishap=kind
    )


def _spoil_schema(document: dict[str, Any]) -> None:
    data = document["data"]
    amount = next((name for name in data if name.endswith("_mad")), None)
    if amount:
        data[amount] = "beaucoup"
    else:
        del data[next(iter(data))]


def _spoil_authority(document: dict[str, Any]) -> None:
    data = document["data"]
    if "banque" in data:
        data["banque"] = "350" if data["banque"] != "350" else "007"
    else:
        data["organisme"] = "ANRT"


def _spoil_date(document: dict[str, Any]) -> None:
    data = document["data"]
    start = next((name for name in ("soumis_le", "enregistree_le") if data.get(name)), None)
    if start:
        data[start] = document["time"] + timedelta(days=1)
    else:
        document["time"] += _FAR


def _spoil_ice(document: dict[str, Any]) -> None:
    ice = document["ice"]
    document["ice"] = ice[:-1] + str((int(ice[-1]) + 1) % 10)


_SPOILERS: Final[dict[Mishap, Callable[[dict[str, Any]], None]]] = {
    "SCHEMA": _spoil_schema,
    "AUTORITE": _spoil_authority,
    "DATE": _spoil_date,
    "ICE_INCONNU": _spoil_ice,
}


def _envelope(dit: Dit) -> CloudEvent[Any]:
    return CloudEvent(
        id=dit.id,
        source=dit.source,
        type=dit.event.type,
        time=dit.time,
        subject=dit.subject,
        dataversion=dit.event.version,
        ice=dit.ice,
        data=dit.event,
    )
