"""How does a batch of events become figures, all in one transaction?

Take each company's turn, load the objects concerned, take their old tally away, let them learn, add
their new tally, write back. A handful of statements whatever the size of the batch.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from services.dashboard import kpis
from services.dashboard.models.board import CARTES, Carte, CounterKey
from services.dashboard.models.notifications import NewNotification
from services.dashboard.models.objects import (
    Bad,
    Controle,
    Domiciliation,
    Dum,
    Entreprise,
    Forfait,
    Imputation,
    Key,
    Mainlevee,
    Object,
    Operation,
    Reglement,
    Titre,
    World,
)
from services.dashboard.models.pushes import CHANNEL, PAYLOAD_BYTES, Push
from services.dashboard.queries import counters, events, loads, notifications, pushes, saves
from services.dashboard.rules import learning, notices
from shared import clock
from shared.database import Connection
from shared.events import CloudEvent, Rejected

Heard = CloudEvent[Any]
Stamped = Sequence[tuple[Heard, datetime]]
"""Events with the instant at which each was taken in."""

Loaders = tuple[Callable[..., Awaitable[Sequence[Object]]], ...]
Saver = Callable[[Connection, Sequence[Any]], Awaitable[None]]

OF_TITRE: Loaders = (loads.list_titres, loads.list_domiciliations)
OF_DUM: Loaders = (loads.list_dums, loads.list_mainlevees)
LOADERS: dict[type, Loaders] = {
    Titre: OF_TITRE,
    Domiciliation: OF_TITRE,
    Imputation: (loads.list_imputations,),
    Reglement: (loads.list_reglements,),
    Dum: OF_DUM,
    Mainlevee: OF_DUM,
    Controle: (loads.list_controles,),
    Bad: (loads.list_bads,),
    Forfait: (loads.list_forfaits,),
    Operation: (loads.list_operations,),
    Entreprise: (loads.list_entreprises,),
}
SAVERS: dict[type, Saver] = {
    Titre: saves.save_titres,
    Domiciliation: saves.save_domiciliations,
    Imputation: saves.save_imputations,
    Reglement: saves.save_reglements,
    Dum: saves.save_dums,
    Mainlevee: saves.save_mainlevees,
    Controle: saves.save_controles,
    Bad: saves.save_bads,
    Forfait: saves.save_forfaits,
    Operation: saves.save_operations,
    Entreprise: saves.save_entreprises,
}


async def hear(conn: Connection, heard: list[Heard]) -> list[tuple[Heard, Rejected]]:
    """Take in new events: count them, keep them, notify the companies, wake the open pages.

    In the caller's transaction. Nothing is refused here: what order and repetition do to other
    services' state machines does nothing to a set of facts.
    """
    now = clock.now()
    # Kept first: a rebuild that locks the kept events out waits for whoever is about to count.
    await events.insert_events(conn, heard, now)
    bells = await _notify(conn, heard, now)
    changed = await fold(conn, [(event, now) for event in heard])
    await pushes.say(conn, CHANNEL, _payloads(changed, bells, now))
    return []


async def fold(conn: Connection, heard: Stamped) -> dict[str, set[Carte]]:
    """Count `heard` in the caller's transaction; return the cards changed, by ICE."""
    counted = [(event, at) for event, at in heard if type(event.data) in learning.RULES]
    if not counted:
        return {}
    await counters.lock_tableaux(conn, _freshness(counted))
    told = [event for event, _ in counted]
    world = await _load(conn, told)
    tally = kpis.Tally()
    kpis.tally(world, tally, -1)
    changed: dict[int, Object] = {}
    for event in told:
        thing = learning.learn(world, event)
        if thing is not None:
            changed[id(thing)] = thing
    kpis.tally(world, tally, 1)
    await _save(conn, changed.values())
    differences = tally.differences()
    await _count(conn, differences)
    return _cartes(differences, changed.values())


def _freshness(counted: Stamped) -> dict[str, datetime | None]:
    """Return for each company when its board was last told something (None: its name only)."""
    at: dict[str, datetime | None] = {}
    for event, received_at in counted:
        ice = event.ice or ""
        if learning.RULES[type(event.data)].kind is Entreprise:
            at.setdefault(ice, None)
        else:
            known = at.get(ice)
            at[ice] = received_at if known is None or known < received_at else known
    return at


async def _load(conn: Connection, told: Iterable[Heard]) -> World:
    """Return the objects that `told` concerns, and those that count together with them."""
    asked: defaultdict[Loaders, set[Key]] = defaultdict(set)
    for event in told:
        rule = learning.RULES[type(event.data)]
        asked[LOADERS[rule.kind]].add(_asked(rule.kind, rule.key(event), event))
    world = World()
    for loaders, keys in asked.items():
        columns = [list(column) for column in zip(*keys, strict=True)]
        for load in loaders:
            world.put(await load(conn, *columns))
    return world


def _asked(kind: type[Object], key: Key, event: Heard) -> Key:
    """Return what the loaders of `kind` are asked: an object, or the group it counts in."""
    if kind in {Titre, Domiciliation, Dum, Mainlevee}:
        return key[:2]
    if kind is Imputation:
        return (*key, event.data.titre_no)
    if kind is Controle:
        return (*key, learning.visite_of(event))
    return key


async def _save(conn: Connection, changed: Iterable[Object]) -> None:
    by_kind: defaultdict[type, list[Object]] = defaultdict(list)
    for thing in changed:
        by_kind[type(thing)].append(thing)
    for kind, rows in by_kind.items():
        await SAVERS[kind](conn, rows)


async def _count(conn: Connection, differences: dict[CounterKey, list[int]]) -> None:
    """Add `differences` to the counters: companies' first, then what they share.

    A company's rows are under its lock; the shared rows (declarants, banks, the market) come last
    and in one order, so that replicas hold them shortly and never wait for each other in a circle.
    """
    if not differences:
        return
    own = {key: cell for key, cell in differences.items() if key[0] == "OPERATEUR"}
    shared = {key: cell for key, cell in differences.items() if key[0] != "OPERATEUR"}
    shared |= kpis.place(own)
    if own:
        for row in await counters.add_to_counters(conn, sorted(own.items())):
            key: CounterKey = ("OPERATEUR", row.party, row.year, row.month)
            before = row.n_domiciliations - own[key][0]
            joined = (row.n_domiciliations > 0) - (before > 0)
            shared["PLACE", "", row.year, row.month][-1] += joined
    shared = {key: cell for key, cell in shared.items() if any(cell)}
    if shared:
        await counters.add_to_counters(conn, sorted(shared.items()))
    everything = {**own, **shared}
    lessened = [key for key, cell in everything.items() if min(cell) < 0]
    if lessened:
        await counters.delete_empty_counters(conn, sorted(lessened))


def _cartes(
    differences: dict[CounterKey, list[int]], changed: Iterable[Object]
) -> dict[str, set[Carte]]:
    cells: defaultdict[str, list[list[int]]] = defaultdict(list)
    for (role, party, _, _), cell in differences.items():
        if role == "OPERATEUR":
            cells[party].append(cell)
    cartes = {ice: kpis.cartes_changed(of_company) for ice, of_company in cells.items()}
    for thing in changed:
        if isinstance(thing, Forfait | Operation):
            cartes.setdefault(thing.ice, set()).add("forfait")
    return cartes


async def _notify(conn: Connection, heard: Iterable[Heard], now: datetime) -> dict[str, Any]:
    """Keep the notifications that `heard` gives; return each company's newest."""
    new = []
    for event in heard:
        params = notices.notice(event, now)
        if params is not None and event.ice is not None:
            new.append(
                NewNotification(
                    notification_id=clock.new_id(),
                    ice=event.ice,
                    type=event.type,
                    subject=notices.subject(event),
                    params=params,
                    survenu_le=event.time,
                )
            )
    if new:
        await notifications.insert_notifications(conn, new, now)
    return {one.ice: one.notification_id for one in new}


def _payloads(changed: dict[str, set[Carte]], bells: dict[str, Any], now: datetime) -> list[str]:
    """Return the NOTIFY payloads that tell of `changed` and `bells`, each small enough."""
    numbers = {carte: str(index) for index, carte in enumerate(CARTES)}
    place = any("delai_domiciliation" in cartes for cartes in changed.values())
    lines: list[tuple[str, str, Any]] = [
        ("cartes", ice, "".join(sorted(numbers[carte] for carte in cartes)))
        for ice, cartes in changed.items()
        if cartes
    ]
    lines.extend(("bells", ice, notification_id) for ice, notification_id in bells.items())
    per_payload = PAYLOAD_BYTES // 64
    payloads = []
    for start in range(0, len(lines), per_payload):
        part = lines[start : start + per_payload]
        push = Push(
            at=now,
            cartes={ice: value for kind, ice, value in part if kind == "cartes"},
            bells={ice: value for kind, ice, value in part if kind == "bells"},
            place=place and start == 0,
        )
        payloads.append(msgspec.json.encode(push).decode())
    return payloads
