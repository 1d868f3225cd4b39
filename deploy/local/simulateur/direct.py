"""What happens next, when a demo wants something to happen every second?

The live phase tells lives of its own, much faster than nature: each fragment is played so that its
last event happens now, and the lives in progress take turns. Delays keep their laws, because they
are told by the events themselves.
"""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Final

from deploy.local.simulateur.population import Entreprise
from deploy.local.simulateur.vies import life, yearly
from deploy.local.simulateur.vies.fragments import Dit, Fragment, Monde, live_serie

DEMO_SHARE: Final = 0.8
"""Part of the fragments that concerns the demo companies, when a person may be watching."""
WATCHABLE: Final = 5.0
"""Events a second beyond which nobody watches single ones: the shares are the natural ones."""
IN_PROGRESS: Final = 12
"""With so many lives in progress, every other fragment begins a new one."""


class Direct:
    """The lives of the live phase."""

    def __init__(self, monde: Monde, *, seed: str, rate: float, number: Callable[[], int]) -> None:
        self._monde, self._seed, self._number = monde, seed, number
        self._rng = Random()
        population = monde.population
        demo = sum(sum(yearly(one).values()) for one in population.demo)
        everyone = sum(sum(yearly(one).values()) for one in population.entreprises)
        natural = demo / everyone if everyone else 0.0
        self._demo_share = max(natural, DEMO_SHARE) if demo and rate <= WATCHABLE else natural
        self._demo, self._others = _Turns(population.demo), _Turns(population.autres)

    def next(self, now: datetime) -> list[Dit]:
        """Return what is said next; its last event happens at `now`."""
        turns = self._demo if self._rng.random() < self._demo_share else self._others
        fragment = turns.take(self._rng)
        while fragment is None:
            turns.begin(self._born(turns, now))
            fragment = turns.take(self._rng)
        return fragment.play(now - fragment.length)

    def _born(self, turns: "_Turns", now: datetime) -> list[Fragment]:
        entreprise = turns.draw(self._rng)
        volumes = yearly(entreprise)
        genre = self._rng.choices(list(volumes), weights=list(volumes.values()))[0]
        number = self._number()
        key = f"{self._seed}/direct/{number}"
        return life(self._monde, entreprise, genre, live_serie(number, now), key)


class _Turns:
    """Lives in progress that take turns at random, each in its own order."""

    def __init__(self, entreprises: Sequence[Entreprise]) -> None:
        self._entreprises = entreprises
        self._weights = [sum(yearly(one).values()) for one in entreprises]
        self._lives: list[deque[Fragment]] = []
        self._newborn: deque[Fragment] | None = None

    def draw(self, rng: Random) -> Entreprise:
        """Draw who begins something, by the volume of each."""
        return rng.choices(self._entreprises, weights=self._weights)[0]

    def begin(self, fragments: Sequence[Fragment]) -> None:
        """Add a life, whose first fragment is the next to be taken."""
        if fragments:
            self._newborn = deque(fragments)
            self._lives.append(self._newborn)

    def take(self, rng: Random) -> Fragment | None:
        """Return the next fragment of a life, or None when it is time for a new one."""
        newborn, self._newborn = self._newborn, None
        if newborn is not None:
            place = len(self._lives) - 1
        elif rng.random() * (len(self._lives) + IN_PROGRESS) < len(self._lives):
            place = rng.randrange(len(self._lives))
        else:
            return None
        chosen = self._lives[place]
        fragment = chosen.popleft()
        if not chosen:
            self._lives[place] = self._lives[-1]
            self._lives.pop()
        return fragment
