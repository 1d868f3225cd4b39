"""Do packages end when their last day is over, and not before?"""

import asyncio
from datetime import date

import pytest

from services.billing import actions, queries
from services.billing.actions import expire_due
from services.billing.consumers import CONSUMERS
from shared.contracts.billing import ForfaitExpire
from shared.database import listening
from tests.support import clock as set_clock
from tests.support.heard import hear
from tests.support.said import said, said_data
from tests.support.tokens import ICE

from .builders import give, open_house, submission

ON_THE_LAST_DAY = "2026-06-14T22:59:00Z"
"""23:59 in Casablanca."""
AFTER_MIDNIGHT = "2026-06-14T23:01:00Z"
"""Already 15 June in Casablanca, still the 14th in UTC."""


@pytest.fixture
async def conn(connection):
    made = await connection("billing")
    with set_clock.at("2025-06-15T09:00:00Z"):
        await open_house(made)
        await give(made, "PACK-5", start=date(2025, 6, 15))
    return made


async def test_package_runs_to_the_end_of_its_last_day_in_casablanca(conn) -> None:
    with set_clock.at(ON_THE_LAST_DAY):
        assert await expire_due(conn) == 0
    with set_clock.at(AFTER_MIDNIGHT):
        assert await expire_due(conn) == 1
        assert await expire_due(conn) == 0
        events = await said_data(conn)

    (forfait,) = await queries.list_forfaits(conn, ICE)
    assert forfait.etat == "EXPIRE"
    assert events[-1] == ForfaitExpire(forfait_id=forfait.forfait_id)


async def test_submission_heard_after_the_end_is_charged_when_it_was_made_before(conn) -> None:
    with set_clock.at(AFTER_MIDNIGHT):
        await expire_due(conn)
        await hear(conn, CONSUMERS, submission("A", time=ON_THE_LAST_DAY))
        await hear(conn, CONSUMERS, submission("B"))

    (forfait,) = await queries.list_forfaits(conn, ICE)
    assert (forfait.etat, forfait.solde) == ("EXPIRE", 4)


async def test_backlog_larger_than_a_batch_is_expired_batch_by_batch(conn) -> None:
    await conn.execute(
        "INSERT INTO forfait (forfait_id, ice, offre_code, cle, etat, date_debut, date_fin,"
        " cree_le) SELECT gen_random_uuid(), '999001001000138', 'ILLIMITE', n::text, 'ACTIF',"
        " '2025-01-01', '2025-12-31', now() FROM generate_series(1, 250) n"
    )

    with set_clock.at("2026-06-01T09:00:00Z"):
        done = [await expire_due(conn), await expire_due(conn), await expire_due(conn)]

    assert done == [actions.EXPIRY_BATCH, 50, 0]


async def test_running_service_expires_by_itself(start, clean_stream) -> None:
    with set_clock.at(AFTER_MIDNIGHT):
        house = await start("billing", nats=clean_stream, BILLING_EXPIRY_INTERVAL_SECONDS="1")
        await open_house(house.conn)
        await give(house.conn, "PACK-5", start=date(2026, 6, 15))
        spoken = asyncio.Event()

        async with listening(house.database_url, "outbox", lambda _: spoken.set()):
            await house.conn.execute(
                "UPDATE forfait SET date_debut = '2025-06-15', date_fin = '2026-06-14'"
            )
            await asyncio.wait_for(spoken.wait(), 10)

        assert isinstance((await said(house.conn))[-1].data, ForfaitExpire)
