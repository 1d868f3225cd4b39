"""The population and partners of a demo, and the year it tells."""

from datetime import UTC, date, datetime
from itertools import takewhile

import pytest

from deploy.local.simulateur import flux
from deploy.local.simulateur.population import Account, populate
from deploy.local.simulateur.vies.fragments import Dit, Monde
from shared.contracts.partners import PARTNERS

IMPORTER, EXPORTER, BROKER = "999000001000172", "999000003000118", "999000002000145"
FIRST, END = date(2025, 11, 24), datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def monde() -> Monde:
    """Everyone: the demo's companies, the fictitious ones, all partners."""
    accounts = [
        Account(ice=IMPORTER, profil="IMP"),
        Account(ice=EXPORTER, profil="EXP"),
        Account(ice=BROKER, profil="TRA"),
        Account(ice=None, profil="BNK"),
    ]
    return Monde(population=populate(accounts), partenaires=frozenset(PARTNERS))


@pytest.fixture(scope="session")
def year(monde: Monde) -> list[Dit]:
    """What the history says in a year."""
    history = flux.history(monde, "seed", FIRST, 1.0)
    return list(takewhile(lambda dit: dit.time < END, history))
