"""`python -m deploy.local.simulateur`: tell the year that was, then what happens now."""

import asyncio
import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from deploy.local.simulateur import douane, flux, options, population
from deploy.local.simulateur.direct import Direct
from deploy.local.simulateur.douane import Douane
from deploy.local.simulateur.flux import Message
from deploy.local.simulateur.options import SEED, Demo, Options
from deploy.local.simulateur.partenaires import Partenaires
from deploy.local.simulateur.suivi import Journal, Numbers, Suivi
from deploy.local.simulateur.vies.fragments import Dit, Monde
from shared import clock, telemetry
from shared.tasks import end
from shared.telemetry import log

CHUNK: Final = 500
"""Events of the history that are said together."""
TELL_SECONDS: Final = 5.0
"""Between two lines about the progress of the backfill."""
TICK_SECONDS: Final = 0.05
"""At the shortest, between two utterances of the live phase."""
AHEAD: Final = 8
"""Live events prepared together, so that some may overtake others."""
SAVE_SECONDS: Final = 30.0


class Simulateur:
    """One run: what is left of the history, then the live phase until cancelled."""

    def __init__(self, chosen: Options, demo: Demo) -> None:
        self._chosen = chosen
        self._partenaires = Partenaires(demo.nats, demo.partners)
        self._answerers = [
            Douane(demo.nats, one) for one in demo.partners if one.code == douane.CODE
        ]
        self._answering: list[asyncio.Task[None]] = []
        people = population.populate(demo.accounts)
        self._monde = Monde(population=people, partenaires=self._partenaires.codes)
        self._journal = Journal(chosen.directory / "simulateur.json")
        self._suivi = self._journal.read() or Suivi(
            seed=SEED, first=chosen.first_day(clock.now()), intensity=chosen.intensity(people)
        )

    async def run(self) -> None:
        """Tell the history up to now, then go on live and answer, until cancelled."""
        history = _Coming(self._untold())
        await self._backfill(history)
        self._answering = [asyncio.create_task(one.run()) for one in self._answerers]
        await self._live(history)

    async def close(self) -> None:
        """Keep how far it came, and say no more."""
        await end(self._answering)
        self._journal.write(self._suivi)
        await self._partenaires.close()

    def _untold(self) -> Iterator[Dit]:
        suivi = self._suivi
        history = flux.history(self._monde, suivi.seed, suivi.resume_day(), suivi.intensity)
        since = suivi.told_until
        return history if since is None else (dit for dit in history if dit.time >= since)

    async def _backfill(self, history: "_Coming") -> None:
        """Say what the history holds up to now, preparing a chunk while the last one travels."""
        said, began, told = 0, time.monotonic(), time.monotonic()
        travelling: asyncio.Task[None] | None = None
        last: datetime | None = None
        while True:
            dits = history.until(clock.now(), CHUNK)
            messages = flux.messages(dits)
            if travelling is not None:
                await travelling
                self._suivi.told_until = last
            if not dits:
                break
            travelling = asyncio.create_task(self._partenaires.say(messages))
            await asyncio.sleep(0)
            said, last = said + len(messages), dits[-1].time
            if time.monotonic() - told > TELL_SECONDS:
                told = time.monotonic()
                self._journal.write(self._suivi)
                log.info("simulateur.backfill", said=said, up_to=f"{last:%Y-%m-%d}")
        self._suivi.told_until = last or self._suivi.told_until
        self._journal.write(self._suivi)
        seconds = time.monotonic() - began
        log.info(
            "simulateur.backfilled",
            said=said, seconds=round(seconds, 1), per_second=round(said / max(seconds, 0.001)),
        )  # fmt: skip

    async def _live(self, history: "_Coming") -> None:
        """Say live events at the chosen rate, and the natural ones when their time comes."""
        rate = self._chosen.rate
        number = Numbers(self._suivi, self._journal)
        direct = Direct(self._monde, seed=self._suivi.seed, rate=rate, number=number)
        log.info("simulateur.live", rate=rate)
        ready: deque[Message] = deque()
        credit, before, saved = 0.0, time.monotonic(), time.monotonic()
        while True:
            moment, now = time.monotonic(), clock.now()
            # What an outage or a slow machine left unsaid is not made up for by a flood.
            credit = min(credit + (moment - before) * rate, max(rate, 1.0))
            before, wanted = moment, int(credit)
            credit -= wanted
            while len(ready) < wanted:
                ready.extend(flux.messages(_several(direct, now)))
            natural = flux.messages(history.until(now, CHUNK))
            batch = [ready.popleft() for _ in range(wanted)]
            if natural or batch:
                await self._partenaires.say([*natural, *batch])
            self._suivi.told_until = max(now, self._suivi.told_until or now)
            if moment - saved > SAVE_SECONDS:
                saved = moment
                self._journal.write(self._suivi)
            await asyncio.sleep(max(1 / rate if rate else 1.0, TICK_SECONDS))


class _Coming:
    """The history, of which what is due can be taken."""

    def __init__(self, history: Iterator[Dit]) -> None:
        self._history = history
        self._next = next(history)

    def until(self, now: datetime, most: int) -> list[Dit]:
        """Return at most `most` of what happened up to `now`."""
        taken: list[Dit] = []
        while len(taken) < most and self._next.time <= now:
            taken.append(self._next)
            self._next = next(self._history)
        return taken


def _several(direct: Direct, now: datetime) -> list[Dit]:
    dits: list[Dit] = []
    while len(dits) < AHEAD:
        dits += direct.next(now)
    return dits


async def _until_told(chosen: Options, demo: Demo) -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    waiting = asyncio.create_task(told.wait())
    simulateur = Simulateur(chosen, demo)
    running = asyncio.create_task(simulateur.run())
    await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
    await end([running, waiting])
    await simulateur.close()
    if not running.cancelled():
        running.result()


def main() -> None:
    """Read the environment and run until told to stop."""
    chosen = options.read()
    if not chosen.enabled:
        return
    if at := os.environ.get("CLOCK_AT"):
        clock.start_at(datetime.fromisoformat(at))
    telemetry.configure("simulateur", os.environ.get("LOG_LEVEL") or "info", None)
    asyncio.run(_until_told(chosen, options.demo(chosen.directory)))


if __name__ == "__main__":
    main()
