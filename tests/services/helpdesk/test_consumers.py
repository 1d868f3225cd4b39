"""Does the help desk know the services, whatever the order it hears of them?"""

from itertools import permutations

import pytest

from services.helpdesk.consumers import CONSUMERS
from services.helpdesk.queries import content as queries
from shared.events import Rejected
from tests.support.heard import decoded, hear, message

DAY = "2026-11-{:02d}T09:00:00Z"


@pytest.fixture
async def conn(connection):
    return await connection("helpdesk")


def published(day: int, name: str = "DFD", **envelope):
    data = {
        "service_code": "DFD-GES",
        "label": {"fr": name, "ar": "إعفاء", "en": name},
        "section": "franchises",
        "genre": "DEMANDE",
    }
    values = {"source": "catalog", "ice": None, "time": DAY.format(day)} | envelope
    return decoded(CONSUMERS, *message("service.publie", data, **values))


def withdrawn(day: int):
    return decoded(
        CONSUMERS,
        *message(
            "service.retire",
            {"service_code": "DFD-GES"},
            source="catalog",
            ice=None,
            time=DAY.format(day),
        ),
    )


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_service_is_what_was_said_last_in_any_order_and_when_told_twice(conn, order) -> None:
    told = [published(1, "Ancien"), withdrawn(2), published(3, "Nouveau")]

    for place in order:
        await hear(conn, CONSUMERS, told[place])
        await hear(conn, CONSUMERS, told[place])

    (service,) = await queries.list_services(conn)
    assert service.label.fr == "Nouveau"


@pytest.mark.parametrize("order", list(permutations(range(2))))
async def test_withdrawn_service_stays_withdrawn_in_any_order(conn, order) -> None:
    told = [published(1), withdrawn(2)]

    for place in order:
        await hear(conn, CONSUMERS, told[place])

    assert await queries.list_services(conn) == []


async def test_only_the_catalogue_is_believed_about_services() -> None:
    with pytest.raises(Rejected, match="AUTORITE"):
        published(1, source="assistant")


async def test_service_without_a_name_in_three_languages_is_refused() -> None:
    data = {
        "service_code": "DFD-GES",
        "label": {"fr": "DFD"},
        "section": "franchises",
        "genre": "DEMANDE",
    }

    with pytest.raises(Rejected, match="SCHEMA"):
        decoded(CONSUMERS, *message("service.publie", data, source="catalog", ice=None))
