"""What is a life made of?

A life is a list of fragments: things that belong together within hours, like the clearance of one
declaration. A fragment has a natural date, but may be played at any other: the instants in its
events follow. Everything random is drawn when the life is made; playing is pure.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid5

import msgspec

from deploy.local.simulateur import laws
from deploy.local.simulateur.population import Entreprise, Population
from shared import clock
from shared.events import Event

_IDS: Final = UUID("019a1f00-51b1-7a7e-8000-000000000000")
_KEYS: Final = "ABCDEFGHJKLMNPQRSTVWXYZ"

Say = Callable[[datetime], Event]
"""Makes an event that holds instants, given the one at which its fragment starts."""


class Dit(msgspec.Struct, frozen=True, kw_only=True):
    """Something said: who, when, about whose file, and what."""

    id: str
    time: datetime
    source: str
    subject: str
    ice: str
    event: Event


class Pas(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a fragment: what is said, by whom, how long after its start."""

    after: timedelta
    source: str
    subject: str
    say: Event | Say

    def event(self, start: datetime) -> Event:
        """Return what is said when the fragment starts at `start`."""
        return self.say if isinstance(self.say, Event) else self.say(start)


def pas(after: timedelta, source: str, subject: str, say: Event | Say) -> Pas:
    """Return a step: `source` says `say` about `subject`, so long after the fragment's start."""
    return Pas(after=after, source=source, subject=subject, say=say)


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """Steps of a life that belong together."""

    key: str
    """Unique for ever: the events' ids follow from it."""
    ice: str
    due: datetime
    """When it starts, if nothing else is asked."""
    steps: tuple[Pas, ...]

    @property
    def length(self) -> timedelta:
        """Return how long it takes from its start to its last event."""
        return self.steps[-1].after

    def play(self, start: datetime) -> list[Dit]:
        """Return what is said when the fragment starts at `start`."""
        return [
            Dit(
                id=str(uuid5(_IDS, f"{self.key}/{number}")),
                time=start + step.after,
                source=step.source,
                subject=step.subject,
                ice=self.ice,
                event=step.event(start),
            )
            for number, step in enumerate(self.steps)
        ]


class Serie(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one life's objects, which no other life has."""

    titre: int
    """Nine digits."""
    dum: int
    """The first of `DUM_PER_LIFE` serials."""
    born: datetime

    @property
    def code(self) -> str:
        """Return what identifies the life inside partners' own references."""
        return f"{clock.day(self.born).year}-{self.titre}"

    def number(self, kind: int) -> str:
        """Return the 14 digits of the life's object: 1 titre, 2 licence, 3 DFD."""
        return f"{clock.day(self.born).year}{kind}{self.titre:09d}"

    def rdv_no(self, rank: int) -> str:
        """Return the 14 digits of the appointment for the life's DUM of this rank."""
        return f"{clock.day(self.born).year}5{self.dum + rank:09d}"

    def dum_ref(self, bureau: str, regime: str, at: datetime, rank: int) -> str:
        """Return the reference of the life's DUM of this rank, registered around `at`.

        The key letter tells apart serials that were given out in different years.
        """
        year = clock.day(at).year
        digits = f"{bureau}{regime}{year}{self.dum + rank:07d}"
        return digits + _KEYS[(int(digits) + year - clock.day(self.born).year) % len(_KEYS)]


DUM_PER_LIFE: Final = 4
LIVES_PER_DAY: Final = 68
"""Of one company: its year's serials must fit into five digits."""
RANGS: Final = range(10, 90)
_LIVE_TITRES: Final = 900_000_000
_LIVE_DUMS: Final = 1_000_000


def natural_serie(entreprise: Entreprise, born: datetime, rank: int) -> Serie:
    """Return the numbers of the life of this rank that a company begins on a day.

    Raises: ValueError — too many lives on that day.
    """
    if not 0 <= rank < LIVES_PER_DAY:
        raise ValueError(f"a company begins at most {LIVES_PER_DAY} lives a day")
    place = clock.day(born).timetuple().tm_yday - 1
    dum = place * LIVES_PER_DAY * DUM_PER_LIFE + rank * DUM_PER_LIFE
    return Serie(
        titre=entreprise.rang * 10_000_000 + place * 10_000 + rank,
        dum=entreprise.rang * 100_000 + dum,
        born=born,
    )


def live_serie(number: int, born: datetime) -> Serie:
    """Return the numbers of the live phase's life `number`, apart from all natural ones."""
    dum = number * DUM_PER_LIFE
    beyond = 0 if dum < _LIVE_DUMS else 9 * 10 ** max(7, len(str(dum)))
    return Serie(titre=_LIVE_TITRES + number, dum=beyond + dum, born=born)


class Monde(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there: the companies, and the partners that are connected."""

    population: Population
    partenaires: frozenset[str]

    def has(self, code: str) -> bool:
        """Say whether the partner `code` is connected."""
        return code in self.partenaires

    def one_of(self, rng: Random, kind: str) -> str | None:
        """Draw a connected partner of a kind (`agent-`), or None when there is none."""
        codes = sorted(code for code in self.partenaires if code.startswith(kind))
        return rng.choice(codes) if codes else None

    def banque(self, rng: Random, entreprise: Entreprise) -> str:
        """Draw one of the company's banks, the main one mostly."""
        banques = [code for code in entreprise.banques if self.has(f"bank-{code}")]
        if not banques:
            return laws.pick(rng, self._shares())
        return banques[0] if rng.random() < 0.7 else rng.choice(banques)

    def rapidite(self, banque: str) -> float:
        """Return the bank's delay against the law's, so that the connected ones average 1."""
        shares = self._shares()
        mean = sum(laws.RAPIDITE[code] * share for code, share in shares.items())
        return laws.RAPIDITE[banque] * sum(shares.values()) / mean

    def declarant(self, rng: Random, entreprise: Entreprise) -> str:
        """Draw who declares: the company itself or a broker, the demo's own for the demo."""
        brokers = self.population.transitaires
        if not brokers or rng.random() >= laws.DECLARANT_TIERS:
            return entreprise.ice
        return brokers[0] if entreprise.demo else rng.choice(brokers)

    def _shares(self) -> dict[str, float]:
        return {code: one for code, one in laws.BANQUES.items() if self.has(f"bank-{code}")}


class Vie(msgspec.Struct, frozen=True, kw_only=True):
    """A life about to be told: whose, where its dice and its numbers come from."""

    key: str
    rng: Random
    monde: Monde
    entreprise: Entreprise
    serie: Serie

    def fragment(self, name: str, due: datetime, steps: Iterable[Pas]) -> Fragment:
        """Return a fragment of this life, its steps in the order of time."""
        return Fragment(
            key=f"{self.key}/{name}",
            ice=self.entreprise.ice,
            due=due,
            steps=tuple(sorted(steps, key=lambda step: step.after)),
        )

    def chance(self, share: float) -> bool:
        """Draw whether something of this share happens."""
        return self.rng.random() < share


def hours(value: float) -> timedelta:
    """Return so many hours, to the second."""
    return timedelta(seconds=max(round(value * 3600), 0))


def montant(value: float) -> str:
    """Return an amount as events write it."""
    return f"{value:.2f}"
