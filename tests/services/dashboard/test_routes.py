"""What may be asked of the dashboard, by whom, and how it refuses."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from services.dashboard.consumers import CONSUMERS
from tests.conftest import Started
from tests.services.dashboard.builders import (
    ICE,
    NOW,
    OTHER_ICE,
    bad_emis,
    domicilie,
    enregistree,
    mainlevee,
    said,
)
from tests.services.dashboard.test_cases import deliver
from tests.support import clock
from tests.support.heard import hear, message
from tests.support.tokens import Issuer

Start = Callable[..., Awaitable[Started]]
V1 = "/api/dashboard/v1"
UNKNOWN = "018f0000-0000-7000-8000-0000000000ff"
READS = ["/kpis", "/kpis/series", "/stream", "/notifications", "/notifications/compte",
         "/quarantaine", "/quarantaine/partenaire"]  # fmt: skip
WRITES = [f"/notifications/{UNKNOWN}/lue", "/notifications/lues"]


@pytest.fixture(autouse=True)
def _now():
    with clock.at(NOW):
        yield


@pytest.fixture
async def house(start: Start) -> Started:
    return await start("dashboard")


async def test_anonymous_is_refused_everywhere(house: Started) -> None:
    answers = [await house.client.get(V1 + path) for path in READS]
    answers += [await house.client.post(V1 + path) for path in WRITES]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers} == {"unauthenticated"}


async def test_company_may_not_see_another_ones_board(house: Started, issuer: Issuer) -> None:
    for profil in ("IMP", "EXP", "TRA", "BNK", "ADM"):
        for path in ("/kpis", "/kpis/series", "/stream"):
            answer = await house.client.get(
                V1 + path, params={"ice": OTHER_ICE}, headers=issuer.bearer(profil=profil)
            )
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_company_may_name_itself(house: Started, issuer: Issuer) -> None:
    answer = await house.client.get(f"{V1}/kpis", params={"ice": ICE}, headers=issuer.bearer())

    assert answer.status_code == 200
    assert answer.json()["ice"] == ICE


async def test_user_without_company_has_no_board(house: Started, issuer: Issuer) -> None:
    answer = await house.client.get(f"{V1}/kpis", headers=issuer.bearer(ice=None, profil="ADM"))

    assert answer.status_code == 403


async def test_operator_must_say_which_company(house: Started, issuer: Issuer) -> None:
    answer = await house.client.get(f"{V1}/kpis", headers=issuer.operator())

    assert answer.status_code == 422
    assert answer.json()["code"] == "dashboard.ice-requis"


async def test_operator_is_told_when_it_is_no_ice(house: Started, issuer: Issuer) -> None:
    for ice in ("999001001000139", "1", "abc", "' OR 1=1 --"):
        answer = await house.client.get(
            f"{V1}/kpis", params={"ice": ice}, headers=issuer.operator()
        )
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "ice"


async def test_operator_sees_a_company_with_a_wrong_key_that_identity_told_of(
    house: Started, issuer: Issuer
) -> None:
    number = "999001001000139"
    data = {"ice": number, "raison_sociale": "Atlas", "profils": ["IMP"]}
    told = said("entreprise.enregistree", NOW, data, source="identity", ice=number)
    await hear(house.conn, CONSUMERS, told)

    for path in ("kpis", "kpis/series"):
        answer = await house.client.get(
            f"{V1}/{path}", params={"ice": number}, headers=issuer.operator()
        )
        assert answer.status_code == 200


async def test_operator_sees_any_company(house: Started, issuer: Issuer) -> None:
    await hear(house.conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00", ice=OTHER_ICE))

    answer = await house.client.get(
        f"{V1}/kpis", params={"ice": OTHER_ICE}, headers=issuer.operator()
    )

    assert answer.json()["bons_a_delivrer"] == {"annee": 1, "mois": 1}


async def test_board_before_any_event_is_all_nothing(house: Started, issuer: Issuer) -> None:
    answer = await house.client.get(f"{V1}/kpis", headers=issuer.bearer())

    titles = {"nombre": 0, "montant_mad": "0.00"}
    declared = {"nombre": 0, "valeur_mad": "0.00", "mainlevees": 0}
    assert answer.json() == {
        "ice": ICE,
        "annee": 2026,
        "mois": 11,
        "delai_domiciliation": {"moi_secondes": None, "n": 0, "affichage": "0h 0min",
                                "place_secondes": None, "place_n": None},
        "titres_domicilies": {"annee": titles, "mois": titles},
        "titres_imputes": {"annee": titles, "mois": titles},
        "forfait": {"etat": "AUCUN", "code": None, "consommees": 0,
                    "solde": None, "total": None, "date_fin": None},
        "declarations": {"annee": declared, "mois": declared},
        "delai_dedouanement": {"moi_secondes": None, "n": 0, "affichage": "0h 0min"},
        "controles_physiques": {"annee": 0, "mois": 0},
        "bons_a_delivrer": {"annee": 0, "mois": 0},
        "a_jour_a": None,
    }  # fmt: skip


async def test_board_says_when_it_was_last_told_something(house: Started, issuer: Issuer) -> None:
    await hear(house.conn, CONSUMERS, bad_emis("B1", "2026-01-02T08:00"))

    answer = await house.client.get(f"{V1}/kpis", headers=issuer.bearer())

    assert answer.json()["a_jour_a"].startswith("2026-11-24T09:00:0")


@pytest.mark.parametrize(("before", "after", "now", "mois"), [
    ("2026-05-31T22:59", "2026-05-31T23:01", "2026-05-31T23:30", 6),
    ("2026-02-28T23:59", "2026-03-01T00:01", "2026-03-01T00:30", 3),
    ("2026-10-31T23:59", "2026-11-01T00:01", "2026-11-01T00:30", 11),
], ids=["UTC+1", "Ramadan", "UTC+0 since September 2026"])  # fmt: skip
async def test_month_begins_at_midnight_of_casablanca(
    house: Started, issuer: Issuer, before: str, after: str, now: str, mois: int
) -> None:
    await hear(house.conn, CONSUMERS, bad_emis("B1", before), bad_emis("B2", after))

    with clock.at(f"{now}:00+00:00"):
        answer = await house.client.get(f"{V1}/kpis", headers=issuer.bearer())

    assert answer.json()["mois"] == mois
    assert answer.json()["bons_a_delivrer"] == {"annee": 2, "mois": 1}


@pytest.mark.parametrize(("solde", "consumed", "etat"), [
    (None, 1, "ILLIMITE"), (2, 1, "PACK"), (1, 1, "EPUISE"),
])  # fmt: skip
async def test_forfait_card_follows_billing(
    house: Started, issuer: Issuer, solde: int | None, consumed: int, etat: str
) -> None:
    forfait = {"forfait_id": UNKNOWN}
    await hear(
        house.conn,
        CONSUMERS,
        said("forfait.consomme", "2026-11-02T08:00", {**forfait, "operation_ref": "T1",
             "service_code": "TI-GES", "solde": None}, source="billing"),
        said("forfait.active", "2026-11-01T08:00", {**forfait, "forfait_code": "X",
             "solde": solde, "date_debut": "2026-11-01", "date_fin": "2027-10-31"},
             source="billing"),
    )  # fmt: skip

    card = (await house.client.get(f"{V1}/kpis", headers=issuer.bearer())).json()["forfait"]

    assert (card["etat"], card["consommees"], card["total"]) == (etat, consumed, solde)
    assert card["date_fin"] == "2027-10-31"

    await hear(house.conn, CONSUMERS, said("forfait.resilie", "2026-11-03T08:00",
               {**forfait, "motif": "Demande"}, source="billing"))  # fmt: skip
    card = (await house.client.get(f"{V1}/kpis", headers=issuer.bearer())).json()["forfait"]
    assert card["etat"] == "AUCUN"


async def test_forfait_is_none_after_its_last_day(house: Started, issuer: Issuer) -> None:
    await hear(house.conn, CONSUMERS, said("forfait.active", "2026-01-01T08:00", {
        "forfait_id": UNKNOWN, "forfait_code": "X", "solde": 5, "date_debut": "2026-01-01",
        "date_fin": "2026-11-23"}, source="billing"))  # fmt: skip

    board = (await house.client.get(f"{V1}/kpis", headers=issuer.bearer())).json()

    assert board["forfait"]["etat"] == "AUCUN"


async def test_series_hold_the_last_twelve_months(house: Started, issuer: Issuer) -> None:
    await hear(
        house.conn,
        CONSUMERS,
        bad_emis("B0", "2025-11-15T08:00"),
        bad_emis("B1", "2025-12-15T08:00"),
        bad_emis("B2", "2026-11-15T08:00"),
        domicilie("T1", "2026-10-02T08:00", "2026-10-02T10:00"),
        enregistree("D1", "10.00", "2026-11-01T08:00"),
        mainlevee("D1", "2026-11-01T08:00", "2026-11-01T09:00"),
    )

    series = (await house.client.get(f"{V1}/kpis/series", headers=issuer.bearer())).json()

    assert series["mois"][0] == "2025-12"
    assert series["mois"][-1] == "2026-11"
    assert series["cartes"]["bons_a_delivrer"] == [1, *[0] * 10, 1]
    assert series["cartes"]["delai_domiciliation"] == [*[None] * 10, 7200.0, None]
    assert series["cartes"]["delai_dedouanement"][-1] == 3600.0
    assert series["cartes"]["declarations"][-1] == 1
    assert len(series["cartes"]) == 7


async def told(house: Started, count: int, ice: str = ICE) -> None:
    """Tell a company `count` pieces of news, one delivery each."""
    for number in range(count):
        await hear(house.conn, CONSUMERS, bad_emis(f"B{number}", NOW - timedelta(hours=1),
                                                   ice=ice, subject=f"B{number}"))  # fmt: skip


async def test_notifications_come_newest_first_page_by_page(house: Started, issuer: Issuer) -> None:
    await told(house, 5)
    await told(house, 1, OTHER_ICE)

    seen, cursor = [], None
    for _ in range(3):
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (
            await house.client.get(f"{V1}/notifications", params=params, headers=issuer.bearer())
        ).json()
        seen += [item["subject"] for item in page["items"]]
        cursor = page["next"]

    assert seen == ["B4", "B3", "B2", "B1", "B0"]
    assert cursor is None
    assert set(page["items"][0]) == {"notification_id", "type", "subject", "params", "survenu_le",
                                     "cree_le", "lue_le"}  # fmt: skip


async def test_notifications_with_wrong_parameters_are_refused(
    house: Started, issuer: Issuer
) -> None:
    for params in ({"limit": 0}, {"limit": 101}, {"cursor": "x"}, {"cursor": "WzFd"}):
        answer = await house.client.get(
            f"{V1}/notifications", params=params, headers=issuer.bearer()
        )
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


async def unread(house: Started, headers: dict[str, str]) -> int:
    answer = await house.client.get(f"{V1}/notifications/compte", headers=headers)
    return answer.json()["non_lues"]


async def test_each_user_has_marks_of_their_own(house: Started, issuer: Issuer) -> None:
    await told(house, 3)
    mine, colleague = issuer.bearer(), issuer.bearer(sub=UNKNOWN)
    items = (await house.client.get(f"{V1}/notifications", headers=mine)).json()["items"]
    path = f"{V1}/notifications/{items[1]['notification_id']}/lue"

    assert (await house.client.post(path, headers=mine)).status_code == 204
    assert (await house.client.post(path, headers=mine)).status_code == 204

    assert (await unread(house, mine), await unread(house, colleague)) == (2, 3)
    listed = await house.client.get(
        f"{V1}/notifications", params={"non_lues": "true"}, headers=mine
    )
    assert [item["subject"] for item in listed.json()["items"]] == ["B2", "B0"]


async def test_marking_all_read_leaves_what_comes_later(house: Started, issuer: Issuer) -> None:
    await told(house, 3)
    headers = issuer.bearer()

    assert (await house.client.post(f"{V1}/notifications/lues", headers=headers)).status_code == 204
    assert await unread(house, headers) == 0
    await hear(house.conn, CONSUMERS, bad_emis("later", NOW))

    assert await unread(house, headers) == 1
    items = (await house.client.get(f"{V1}/notifications", headers=headers)).json()["items"]
    assert [item["lue_le"] is None for item in items] == [True, False, False, False]


async def test_another_companys_notification_does_not_exist(house: Started, issuer: Issuer) -> None:
    await told(house, 1, OTHER_ICE)
    theirs = await house.conn.fetchval("SELECT notification_id FROM notification")

    for number in (theirs, UNKNOWN):
        answer = await house.client.post(
            f"{V1}/notifications/{number}/lue", headers=issuer.bearer()
        )
        assert answer.status_code == 404
        assert answer.json()["code"] == "dashboard.notification-inconnue"
    assert await house.conn.fetchval("SELECT count(*) FROM lecture") == 0


async def test_who_has_no_company_has_no_notifications(house: Started, issuer: Issuer) -> None:
    await told(house, 1)
    headers = issuer.operator()

    page = (await house.client.get(f"{V1}/notifications", headers=headers)).json()

    assert page == {"items": [], "next": None}
    assert await unread(house, headers) == 0
    assert (await house.client.post(f"{V1}/notifications/lues", headers=headers)).status_code == 204


async def test_quarantine_is_for_operators(house: Started, issuer: Issuer) -> None:
    for profil in ("IMP", "EXP", "TRA", "BNK", "ADM"):
        answer = await house.client.get(f"{V1}/quarantaine", headers=issuer.bearer(profil=profil))
        assert answer.status_code == 403


async def test_partner_sees_what_was_refused_of_its_own_whatever_source_it_named(
    house: Started, issuer: Issuer
) -> None:
    _, spoofed = message("bad.annule", {"bad_no": "B"}, source="bank-007", id="spoofed")
    await deliver(house.conn, [
        message("bad.emis", {"bad_no": "B"}, source="agent-cma", id="own"),
        message("bad.emis", {"bad_no": "B"}, source="agent-msc", id="rival"),
        ("evt.agent-cma.bad.annule.v1", spoofed),
    ], 10)  # fmt: skip

    async def seen_by(**claims: object) -> set[str]:
        answer = await house.client.get(
            f"{V1}/quarantaine/partenaire", headers=issuer.bearer(ice=None, **claims)
        )
        assert answer.status_code == 200, answer.text
        return {item["event_id"] for item in answer.json()["items"]}

    assert await seen_by(profil=None, organisme="agent-cma") == {"own", "spoofed"}
    assert await seen_by(profil="BNK", organisme="bank-007") == set()
    for nobodys in (issuer.bearer(), issuer.operator()):
        answer = await house.client.get(f"{V1}/quarantaine/partenaire", headers=nobodys)
        assert answer.status_code == 403


async def test_quarantine_lists_what_was_refused_and_why(house: Started, issuer: Issuer) -> None:
    await deliver(house.conn, [
        message("bad.emis", {"bad_no": str(number)}, source="agent-cma", id=f"E{number}")
        for number in range(3)
    ] + [message("dum.enregistree", {"dum_ref": "D", "sens": "IMPORT", "valeur_mad": "1.00",
                                     "enregistree_le": NOW}, source="bank-007", time=NOW)],
        10)  # fmt: skip

    async def listed(**params: object) -> dict:
        answer = await house.client.get(
            f"{V1}/quarantaine", params=params, headers=issuer.operator()
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    page = await listed(limit=3)
    rest = await listed(limit=3, cursor=page["next"])
    assert len(page["items"]) == 3
    assert len(rest["items"]) == 1
    assert rest["next"] is None
    assert [item["event_id"] for item in (await listed(motif="SCHEMA", limit=1))["items"]] == ["E2"]
    (item,) = (await listed(source="bank-007"))["items"]
    assert (item["reason"], item["type"]) == ("AUTORITE", "dum.enregistree")
    assert "body" not in item


async def test_refusals_speak_the_readers_language(house: Started, issuer: Issuer) -> None:
    answer = await house.client.get(
        f"{V1}/kpis", headers=issuer.operator() | {"Accept-Language": "ar"}
    )

    assert answer.json()["title"] == "حدد التعريف الموحد للمقاولة (ICE) المراد الاطلاع عليها"
