"""Does a contested sign-in open one urgent complaint, and who may read it?"""

import asyncio
from itertools import permutations
from uuid import UUID

import pytest

from services.helpdesk.actions import open_for_contested_sign_in
from services.helpdesk.consumers import CONSUMERS
from shared.database import connect_once
from shared.events import Rejected
from tests.support.heard import decoded, hear, message
from tests.support.said import said

API = "/api/helpdesk/v1/reclamations"
ICE = "999001000000165"
OTHER_ICE = "999001001000138"
SALMA = "019a1f00-0000-7000-8000-000000000001"
NADIA = "019a1f00-0000-7000-8000-000000000002"


def contested(
    day: int, number: int | None = None, ice: str | None = ICE, user: str = SALMA, **more
):
    data = {
        "contestation_id": f"019a1f00-0000-7000-8000-0000000000{number or day:02}",
        "user_id": user,
        "connexion_le": f"2026-11-{day:02}T08:00:00Z",
        "resultat": "SUCCES",
        "appareil": "Firefox, Windows",
        "ip": "192.0.2.10",
    } | more.pop("data", {})
    values = {"source": "identity", "ice": ice, "time": f"2026-11-{day:02}T09:00:00Z"} | more
    return decoded(CONSUMERS, *message("identity.connexion.contestee", data, **values))


@pytest.fixture
async def conn(connection):
    return await connection("helpdesk")


@pytest.fixture
async def house(start):
    return await start("helpdesk")


async def read(house, issuer, path="", status=200, params=None, **claims):
    answer = await house.client.get(
        API + path, headers=issuer.bearer(**{"roles": ["saisie"]} | claims), params=params
    )
    assert answer.status_code == status, answer.text
    return answer.json()


# --- hearing --------------------------------------------------------------------------------


async def test_a_contested_sign_in_opens_an_urgent_complaint_and_says_so(conn) -> None:
    assert await hear(conn, CONSUMERS, contested(9)) == []

    row = await conn.fetchrow("SELECT * FROM reclamation")
    assert (row["numero"], row["statut"], row["priorite"]) == (
        "REC-2026-000001",
        "NOUVELLE",
        "HAUTE",
    )
    assert (row["genre"], row["theme_code"], row["motif_code"]) == (
        "INCIDENT",
        "securite",
        "CONNEXION_CONTESTEE",
    )
    assert (row["user_id"], row["ice"]) == (UUID(SALMA), ICE)
    assert row["details"] == {
        "connexion_le": "2026-11-09T08:00:00Z",
        "resultat": "SUCCES",
        "appareil": "Firefox, Windows",
        "ip": "192.0.2.10",
    }
    step = await conn.fetchrow("SELECT * FROM reclamation_etape")
    assert (step["rang"], step["statut"], step["par"]) == (1, "NOUVELLE", UUID(SALMA))
    (event,) = await said(conn)
    assert (event.type, event.data.reclamation_no) == ("reclamation.creee", "REC-2026-000001")
    assert (event.ice, event.data.statut) == (ICE, "NOUVELLE")


async def test_told_again_under_another_event_id_it_opens_no_second_one(conn) -> None:
    for _ in range(3):
        assert await hear(conn, CONSUMERS, contested(9)) == []

    assert await conn.fetchval("SELECT count(*) FROM reclamation") == 1
    assert await conn.fetchval("SELECT count(*) FROM reclamation_etape") == 1
    assert len(await said(conn)) == 1


async def test_the_same_event_delivered_twice_opens_one(conn) -> None:
    event = contested(9)

    await hear(conn, CONSUMERS, event, event)
    await hear(conn, CONSUMERS, event)

    assert await conn.fetchval("SELECT count(*) FROM reclamation") == 1


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_each_word_opens_its_own_whatever_the_order(conn, order) -> None:
    told = [contested(7), contested(8), contested(9)]

    for place in order:
        await hear(conn, CONSUMERS, told[place])
        await hear(conn, CONSUMERS, told[place])

    rows = await conn.fetch("SELECT numero, cree_le FROM reclamation ORDER BY cree_le")
    assert {row["numero"] for row in rows} == {f"REC-2026-{rang:06}" for rang in (1, 2, 3)}
    assert [row["cree_le"].day for row in rows] == [7, 8, 9]


async def test_heard_at_once_by_two_it_opens_one(conn, database) -> None:
    url = await database("helpdesk")
    event = contested(9)

    async def take() -> None:
        own = await connect_once(url)
        try:
            async with own.transaction():
                await open_for_contested_sign_in(own, event.data, event.ice, event.time)
        finally:
            await own.close()

    await asyncio.gather(*(take() for _ in range(5)))

    own = await connect_once(url)
    try:
        assert await own.fetchval("SELECT count(*) FROM reclamation") == 1
        assert len(await said(own)) == 1
    finally:
        await own.close()


async def test_numbers_begin_anew_each_civil_year(conn) -> None:
    await hear(conn, CONSUMERS, contested(9))
    await hear(conn, CONSUMERS, contested(10, time="2025-12-31T23:30:00Z"))
    await hear(conn, CONSUMERS, contested(11, time="2025-12-31T22:30:00Z"))

    numbers = [row[0] for row in await conn.fetch("SELECT numero FROM reclamation ORDER BY numero")]
    assert numbers == ["REC-2025-000001", "REC-2026-000001", "REC-2026-000002"]


async def test_staff_without_a_company_have_complaints_too(conn) -> None:
    await hear(conn, CONSUMERS, contested(9, ice=None))

    assert await conn.fetchval("SELECT ice FROM reclamation") is None


async def test_only_portnet_id_is_believed_about_sign_ins() -> None:
    with pytest.raises(Rejected, match="AUTORITE"):
        contested(9, source="assistant")


@pytest.mark.parametrize(
    "data",
    [
        {"contestation_id": "x"},
        {"user_id": None},
        {"resultat": "PEUT-ETRE"},
        {"connexion_le": "2026-11-09T08:00:00"},
    ],
)
async def test_what_cannot_be_read_is_refused(data) -> None:
    with pytest.raises(Rejected, match="SCHEMA"):
        contested(9, data=data)


# --- reading --------------------------------------------------------------------------------


async def three(house) -> None:
    await hear(
        house.conn,
        CONSUMERS,
        contested(7),
        contested(8, user=NADIA),
        contested(9, ice=OTHER_ICE, user="019a1f00-0000-7000-8000-000000000003"),
    )


async def test_a_person_reads_their_own_and_nothing_else(house, issuer) -> None:
    await three(house)

    page = await read(house, issuer, sub=SALMA, ice=ICE)
    assert [each["numero"] for each in page["items"]] == ["REC-2026-000001"]
    found = await read(house, issuer, "/REC-2026-000001", sub=SALMA, ice=ICE)
    assert found["reclamation"]["details"]["ip"] == "192.0.2.10"
    assert [each["statut"] for each in found["etapes"]] == ["NOUVELLE"]
    for number in ("REC-2026-000002", "REC-2026-000003", "REC-2026-000009", "nonsense"):
        refused = await read(house, issuer, f"/{number}", 404, sub=SALMA, ice=ICE)
        assert refused["code"] == "helpdesk.reclamation-inconnue"


async def test_an_administrator_reads_the_companys_and_not_anothers(house, issuer) -> None:
    await three(house)
    claims = {"sub": NADIA, "ice": ICE, "roles": ["administrateur"]}

    page = await read(house, issuer, **claims)
    assert [each["numero"] for each in page["items"]] == ["REC-2026-000002", "REC-2026-000001"]
    await read(house, issuer, "/REC-2026-000003", 404, **claims)


async def test_operators_read_all_and_the_urgent_alone(house, issuer) -> None:
    await three(house)
    await house.conn.execute(
        "UPDATE reclamation SET priorite = 'NORMALE' WHERE user_id = $1", UUID(NADIA)
    )
    claims = {"sub": NADIA, "profil": "OPE", "ice": None}

    assert len((await read(house, issuer, **claims))["items"]) == 3
    urgent = await read(house, issuer, params={"priorite": "HAUTE"}, **claims)
    assert [each["numero"] for each in urgent["items"]] == ["REC-2026-000003", "REC-2026-000001"]
    await read(house, issuer, "/REC-2026-000003", **claims)


async def test_pages_follow_one_another(house, issuer) -> None:
    await hear(house.conn, CONSUMERS, *(contested(day) for day in range(10, 17)))

    found, params = [], {"limit": 3}
    while True:
        page = await read(house, issuer, params=params, sub=SALMA, ice=ICE)
        found += [each["numero"] for each in page["items"]]
        if page["next"] is None:
            break
        params["cursor"] = page["next"]

    assert found == [f"REC-2026-{rang:06}" for rang in range(7, 0, -1)]


@pytest.mark.parametrize("path", ["", "/REC-2026-000001"])
async def test_without_a_token_there_is_nothing(house, path) -> None:
    assert (await house.client.get(API + path)).status_code == 401


async def test_a_program_has_no_complaints(house, issuer) -> None:
    await read(house, issuer, status=403, sub="partner", ice=None)


@pytest.mark.parametrize("params", [{"limit": 0}, {"cursor": "x"}, {"priorite": "URGENTE"}])
async def test_what_cannot_be_read_in_a_question_is_refused(house, issuer, params) -> None:
    await read(house, issuer, status=422, params=params, sub=SALMA, ice=ICE)
