"""Is each submission charged once, to the right package, whatever the delivery?"""

import asyncio
from datetime import date, timedelta
from random import Random

import pytest

from services.billing import queries
from services.billing.actions import terminate_forfait
from services.billing.consumers import CONSUMERS
from services.billing.models import TerminateForfait
from shared import clock
from shared.auth import Principal
from shared.contracts.billing import ForfaitConsomme, ForfaitEpuise
from shared.database import connect_once
from shared.events import Rejected
from tests.support import clock as set_clock
from tests.support.heard import decoded, hear, message
from tests.support.said import said, said_data
from tests.support.tokens import ICE, OTHER_ICE

from .builders import give, open_house, submission

OPERATOR = Principal(sub="op", client_id="gateway", exp=0, jti="", profil="OPE")


@pytest.fixture
async def conn(connection):
    made = await connection("billing")
    await open_house(made)
    return made


async def solde(conn) -> list[tuple[str, int | None, int]]:
    found = await queries.list_forfaits(conn, ICE)
    return [(one.etat, one.solde, one.consommees) for one in found]


async def test_submission_takes_one_operation_and_says_what_is_left(conn) -> None:
    pack = await give(conn, "PACK-5")

    await hear(conn, CONSUMERS, submission())

    last = (await said(conn))[-1]
    assert await solde(conn) == [("ACTIF", 4, 1)]
    assert last.ice == ICE
    assert last.data == ForfaitConsomme(
        forfait_id=pack.forfait_id,
        operation_ref="20261000000123",
        service_code="TI-EI",
        solde=4,
    )


async def test_submission_delivered_twice_costs_one_operation(conn) -> None:
    await give(conn, "PACK-5")
    event = submission()

    await hear(conn, CONSUMERS, event)
    await hear(conn, CONSUMERS, event)

    assert await solde(conn) == [("ACTIF", 4, 1)]


async def test_same_file_submitted_again_by_another_event_costs_nothing(conn) -> None:
    await give(conn, "PACK-5")

    await hear(conn, CONSUMERS, submission(), submission())

    assert await solde(conn) == [("ACTIF", 4, 1)]


async def test_same_number_of_another_company_is_another_operation(conn) -> None:
    await give(conn, "PACK-5")
    await give(conn, "PACK-5", ice=OTHER_ICE)

    await hear(conn, CONSUMERS, submission(), submission(ice=OTHER_ICE))

    assert await solde(conn) == [("ACTIF", 4, 1)]
    (other,) = await queries.list_forfaits(conn, OTHER_ICE)
    assert other.solde == 4


async def test_last_operation_exhausts_the_package_and_says_so_once(conn) -> None:
    await give(conn, "PACK-5")

    for number in range(7):
        await hear(conn, CONSUMERS, submission(f"2026100000000{number}"))

    events = await said_data(conn)
    assert await solde(conn) == [("EPUISE", 0, 5)]
    assert sum(isinstance(event, ForfaitConsomme) for event in events) == 5
    assert [type(event) for event in events].count(ForfaitEpuise) == 1
    assert isinstance(events[-1], ForfaitEpuise)


async def test_submission_without_a_package_is_kept_and_charged_to_none(conn) -> None:
    await hear(conn, CONSUMERS, submission())

    kept = await conn.fetchrow("SELECT * FROM operation")
    assert (kept["ice"], kept["operation_ref"], kept["forfait_id"]) == (
        ICE,
        "20261000000123",
        None,
    )
    assert await said(conn) == []


async def test_unlimited_package_is_used_before_packs_and_never_runs_out(conn) -> None:
    await give(conn, "PACK-5")
    await give(conn, "ILLIMITE")

    for number in range(6):
        await hear(conn, CONSUMERS, submission(f"2026100000000{number}"))

    assert await solde(conn) == [("ACTIF", 5, 0), ("ACTIF", None, 6)]
    assert (await said_data(conn))[-1].solde is None


async def test_pack_that_ends_first_is_used_first(conn) -> None:
    today = clock.day(clock.now())
    await give(conn, "PACK-20")
    await give(conn, "PACK-5", start=today - timedelta(days=30))

    await hear(conn, CONSUMERS, submission())

    assert [(one[1], one[2]) for one in await solde(conn)] == [(20, 0), (4, 1)]


async def test_submission_is_charged_to_the_civil_day_it_was_made(conn) -> None:
    with set_clock.at("2026-06-24T09:00:00Z"):
        await give(conn, "PACK-5", start=date(2026, 6, 20))
        # 23:30 UTC on the 19th is already the 20th in Casablanca.
        inside = submission("20261000000001", time="2026-06-19T23:30:00Z")
        before = submission("20261000000002", time="2026-06-19T22:30:00Z")

        await hear(conn, CONSUMERS, before, inside)

    borne = await conn.fetch("SELECT operation_ref FROM operation WHERE forfait_id IS NOT NULL")
    assert [row["operation_ref"] for row in borne] == ["20261000000001"]


async def test_terminated_package_bears_nothing_more(conn) -> None:
    pack = await give(conn, "PACK-5")
    order = TerminateForfait(motif="Cessation d'activité")
    await terminate_forfait(conn, OPERATOR, pack.forfait_id, order)

    await hear(conn, CONSUMERS, submission())

    assert await solde(conn) == [("RESILIE", 5, 0)]


@pytest.mark.parametrize(
    ("type_", "number", "code", "data"),
    [
        ("licence.souscrite", "licence_no", "LE-GES", {"licence_no": "20262000000031"}),
        (
            "dfd.soumise",
            "dfd_no",
            "DFD-GES",
            {"dfd_no": "20263000000045", "categorie": "MA-IQ", "pays_origine": "IQ"},
        ),
    ],
)
async def test_licence_and_dfd_cost_an_operation_too(conn, type_, number, code, data) -> None:
    await give(conn, "PACK-5")
    body = {
        "nomenclature": "1515900000",
        "marchandise": "Huile",
        "quantite": "1200.000",
        "unite": "KGM",
        "montant_devise": "25000.00",
        "devise": "EUR",
        "montant_mad": "270307.50",
        "bureau": "306",
    } | data
    event = decoded(CONSUMERS, *message(type_, body, source="catalog", ice=ICE))

    await hear(conn, CONSUMERS, event)
    await hear(conn, CONSUMERS, event)

    last = (await said_data(conn))[-1]
    assert await solde(conn) == [("ACTIF", 4, 1)]
    assert (last.operation_ref, last.service_code) == (data[number], code)


@pytest.mark.parametrize("source", ["bank-007", "dashboard", "billing"])
async def test_only_the_catalogue_is_believed_about_submissions(source: str) -> None:
    with pytest.raises(Rejected, match="AUTORITE"):
        submission(source=source)


async def test_submissions_at_once_never_take_more_than_there_is(conn, database) -> None:
    url = await database("billing")
    first = await connect_once(url)
    await open_house(first)
    await give(first, "PACK-5")
    others = [await connect_once(url) for _ in range(8)]

    await asyncio.gather(
        *(
            hear(other, CONSUMERS, submission(f"2026100000000{number}"))
            for number, other in enumerate(others)
        )
    )

    events = await said_data(first)
    for other in others:
        await other.close()
    assert await solde(first) == [("EPUISE", 0, 5)]
    assert sorted(e.solde for e in events if isinstance(e, ForfaitConsomme)) == [0, 1, 2, 3, 4]
    assert sum(isinstance(event, ForfaitEpuise) for event in events) == 1
    await first.close()


@pytest.mark.parametrize("story", range(12))
async def test_operations_charged_are_what_packages_lost(conn, story: int) -> None:
    random = Random(story)
    offers = random.sample(["PACK-5", "PACK-20", "ILLIMITE"], random.randint(0, 2))
    numbers = [random.randint(0, 30) for _ in range(40)]
    for offer in offers:
        await give(conn, offer)

    for number in numbers:
        await hear(conn, CONSUMERS, submission(f"N{number}"))

    owned = await queries.list_forfaits(conn, ICE)
    borne = await conn.fetchval("SELECT count(*) FROM operation WHERE forfait_id IS NOT NULL")
    limits = [one.total for one in owned]
    room = None if None in limits else sum(one or 0 for one in limits)
    submitted = len(set(numbers))
    assert sum(one.consommees for one in owned) == borne
    assert borne == (submitted if room is None else min(submitted, room))
    assert all(one.total is None or one.solde == one.total - one.consommees for one in owned)


def company(type_: str, name: str, at: str, **envelope):
    data = {"ice": ICE, "raison_sociale": name, "profils": ["IMP", "EXP"]}
    values = {"source": "identity", "ice": ICE, "time": at}
    return decoded(CONSUMERS, *message(type_, data, **(values | envelope)))


async def test_company_is_what_was_said_of_it_last_in_any_order_of_delivery(connection) -> None:
    conn = await connection("billing")
    old = company("entreprise.enregistree", "Ancien nom", "2026-01-01T00:00:00Z")
    new = company("entreprise.modifiee", "Nouveau nom", "2026-02-01T00:00:00Z")

    await hear(conn, CONSUMERS, new)
    await hear(conn, CONSUMERS, old)
    await hear(conn, CONSUMERS, new)

    row = await conn.fetchrow("SELECT * FROM entreprise")
    assert (row["raison_sociale"], row["profils"]) == ("Nouveau nom", ["IMP", "EXP"])


async def test_company_whose_envelope_and_data_differ_is_quarantined(connection) -> None:
    conn = await connection("billing")
    event = company("entreprise.enregistree", "X", "2026-01-01T00:00:00Z", ice=OTHER_ICE)

    (rejected,) = await hear(conn, CONSUMERS, event)

    assert rejected.reason == "SCHEMA"
    assert await conn.fetchval("SELECT count(*) FROM entreprise") == 0
