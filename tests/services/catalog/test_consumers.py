"""Does the catalogue believe billing, in any order and any number of times?"""

from itertools import permutations

import pytest

from services.catalog import queries
from services.catalog.consumers import CONSUMERS
from shared.events import Rejected
from tests.support.heard import decoded, hear, message
from tests.support.tokens import ICE

FORFAIT = "019a1f00-0000-7000-8000-000000000006"


@pytest.fixture
async def conn(connection):
    return await connection("catalog")


def active():
    return decoded(
        CONSUMERS,
        *message(
            "forfait.active",
            {
                "forfait_id": FORFAIT,
                "forfait_code": "PACK-5",
                "date_debut": "2026-01-01",
                "date_fin": "2026-12-31",
                "solde": 5,
            },
            source="billing",
            ice=ICE,
        ),
    )


def closed(type_: str):
    data = {"forfait_id": FORFAIT}
    if type_ == "forfait.resilie":
        data["motif"] = "Demande du client"
    return decoded(CONSUMERS, *message(type_, data, source="billing", ice=ICE))


async def test_forfait_active_opens_the_right_of_its_company_only(conn) -> None:
    await hear(conn, CONSUMERS, active())

    (right,) = await queries.list_rights(conn, ICE)
    assert right.ouvert
    assert str(right.date_fin) == "2026-12-31"
    assert await queries.list_rights(conn, "999001001000138") == []


@pytest.mark.parametrize("type_", ["forfait.epuise", "forfait.expire", "forfait.resilie"])
@pytest.mark.parametrize("order", list(permutations([0, 1])))
async def test_closed_package_stays_closed_in_any_order_and_when_told_twice(
    conn, type_: str, order
) -> None:
    told = [active(), closed(type_)]

    for place in order:
        await hear(conn, CONSUMERS, told[place])
        await hear(conn, CONSUMERS, told[place])

    (right,) = await queries.list_rights(conn, ICE)
    assert not right.ouvert


async def test_only_billing_is_believed_about_packages() -> None:
    with pytest.raises(Rejected, match="AUTORITE"):
        decoded(
            CONSUMERS,
            *message("forfait.epuise", {"forfait_id": FORFAIT}, source="bank-007", ice=ICE),
        )


async def test_package_event_without_its_company_is_refused() -> None:
    with pytest.raises(Rejected, match="SCHEMA"):
        decoded(
            CONSUMERS,
            *message("forfait.epuise", {"forfait_id": FORFAIT}, source="billing", ice=None),
        )
