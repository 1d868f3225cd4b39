"""What does billing answer, and to whom?"""

import pytest

from services.billing.actions import publish_offres, register_company
from services.billing.consumers import CONSUMERS
from services.billing.seed import read_offres, seed
from services.billing.settings import Settings
from shared import clock
from shared.contracts.billing import ForfaitActive, ForfaitResilie
from shared.settings import load
from tests.conftest import environment
from tests.support.heard import hear
from tests.support.said import said, said_data
from tests.support.tokens import ICE, OTHER_ICE

from .builders import give, open_house, submission

BASE = "/api/billing/v1"
SOME_ID = "019a1f00-0000-7000-8000-000000000006"
ORDER = {"ice": ICE, "offre_code": "PACK-20"}


@pytest.fixture
async def billing(start):
    house = await start("billing")
    await open_house(house.conn)
    return house


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/forfait"),
        ("GET", "/forfaits"),
        ("GET", f"/forfaits/{SOME_ID}"),
        ("GET", f"/forfaits/{SOME_ID}/operations"),
        ("POST", "/forfaits"),
        ("POST", f"/forfaits/{SOME_ID}/resilier"),
    ],
)
async def test_route_refuses_the_anonymous_and_profiles_without_packages(
    billing, issuer, method: str, path: str
) -> None:
    anonymous = await billing.client.request(method, BASE + path)
    bank = await billing.client.request(method, BASE + path, headers=issuer.bearer(profil="BNK"))

    assert (anonymous.status_code, bank.status_code) == (401, 403)


@pytest.mark.parametrize("path", ["/forfaits", f"/forfaits/{SOME_ID}/resilier"])
async def test_writing_is_for_the_operator(billing, issuer, path: str) -> None:
    answer = await billing.client.post(BASE + path, json=ORDER, headers=issuer.bearer())

    assert answer.status_code == 403
    assert await said(billing.conn) == []


async def test_offers_are_for_everyone_with_prices_as_decimal_strings(billing) -> None:
    answer = await billing.client.get(BASE + "/offres")

    offers = answer.json()["items"]
    assert [offer["code"] for offer in offers] == ["PACK-5", "PACK-20", "PACK-50", "ILLIMITE"]
    assert (offers[3]["ht"], offers[3]["ttc"], offers[3]["devise"]) == ("3000.00", "3600.00", "MAD")
    assert offers[3]["operations"] is None
    assert offers[0]["label"]["ar"] == "باقة الاكتشاف"


async def test_company_without_package_has_none(billing, issuer) -> None:
    answer = await billing.client.get(BASE + "/forfait", headers=issuer.bearer())

    assert answer.json()["etat"] == "AUCUN"


async def test_company_sees_its_own_package_and_what_is_left(billing, issuer) -> None:
    await give(billing.conn, "PACK-5")
    await hear(billing.conn, CONSUMERS, submission())

    mine = (await billing.client.get(BASE + "/forfait", headers=issuer.bearer())).json()
    theirs = await billing.client.get(BASE + "/forfait", headers=issuer.bearer(ice=OTHER_ICE))

    assert (mine["etat"], mine["code"], mine["solde"], mine["consommees"], mine["total"]) == (
        "PACK",
        "PACK-5",
        4,
        1,
        5,
    )
    assert mine["libelle"]["fr"] == "Pack Découverte"
    assert theirs.json()["etat"] == "AUCUN"


async def test_company_cannot_name_another_one(billing, issuer) -> None:
    await give(billing.conn, "ILLIMITE", ice=OTHER_ICE)

    answer = await billing.client.get(
        BASE + "/forfait", params={"ice": OTHER_ICE}, headers=issuer.bearer()
    )

    assert answer.json()["etat"] == "AUCUN"


async def test_operator_names_the_company(billing, issuer) -> None:
    await give(billing.conn, "ILLIMITE", ice=OTHER_ICE)

    named = await billing.client.get(
        BASE + "/forfait", params={"ice": OTHER_ICE}, headers=issuer.operator()
    )
    unnamed = await billing.client.get(BASE + "/forfait", headers=issuer.operator())

    assert named.json()["etat"] == "ILLIMITE"
    assert unnamed.status_code == 422
    assert unnamed.json()["errors"][0]["pointer"] == "ice"


async def test_history_pages_through_the_companys_packages_the_latest_first(
    billing, issuer
) -> None:
    for code in ("PACK-5", "PACK-20", "PACK-50"):
        await give(billing.conn, code)
    await give(billing.conn, "ILLIMITE", ice=OTHER_ICE)

    first = await billing.client.get(
        BASE + "/forfaits", params={"limit": 2}, headers=issuer.bearer()
    )
    second = await billing.client.get(
        BASE + "/forfaits",
        params={"limit": 2, "cursor": first.json()["next"]},
        headers=issuer.bearer(),
    )

    shown = [item["offre_code"] for page in (first, second) for item in page.json()["items"]]
    assert shown == ["PACK-50", "PACK-20", "PACK-5"]
    assert second.json()["next"] is None


@pytest.mark.parametrize("cursor", ["x", "W10", "W1siYSIsImIiXV0", "🙂"])
async def test_cursor_that_we_did_not_make_is_refused(billing, issuer, cursor: str) -> None:
    answer = await billing.client.get(
        BASE + "/forfaits", params={"cursor": cursor}, headers=issuer.bearer()
    )

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "cursor"


async def test_package_and_its_operations_are_seen_by_the_company_and_the_operator_only(
    billing, issuer
) -> None:
    pack = await give(billing.conn, "PACK-5")
    for number in ("A", "B", "C"):
        await hear(billing.conn, CONSUMERS, submission(number))
    path = f"{BASE}/forfaits/{pack.forfait_id}"

    mine = await billing.client.get(path, headers=issuer.bearer())
    operations = await billing.client.get(
        path + "/operations", params={"limit": 2}, headers=issuer.bearer()
    )
    rest = await billing.client.get(
        path + "/operations", params={"cursor": operations.json()["next"]}, headers=issuer.bearer()
    )
    theirs = await billing.client.get(path, headers=issuer.bearer(ice=OTHER_ICE))
    their_operations = await billing.client.get(
        path + "/operations", headers=issuer.bearer(ice=OTHER_ICE)
    )
    operator = await billing.client.get(path + "/operations", headers=issuer.operator())

    assert mine.json()["solde"] == 2
    assert [item["operation_ref"] for item in operations.json()["items"]] == ["C", "B"]
    assert [item["operation_ref"] for item in rest.json()["items"]] == ["A"]
    assert theirs.json()["code"] == "billing.forfait-inconnu"
    assert their_operations.status_code == 404
    assert len(operator.json()["items"]) == 3


async def test_activate_forfait_says_it_and_repeats_the_same_answer(billing, issuer) -> None:
    first = await billing.client.post(BASE + "/forfaits", json=ORDER, headers=issuer.operator())
    again = await billing.client.post(BASE + "/forfaits", json=ORDER, headers=issuer.operator())

    package = first.json()
    (event,) = await said(billing.conn)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == package
    assert (package["etat"], package["solde"]) == ("ACTIF", 20)
    assert isinstance(event.data, ForfaitActive)
    assert (event.ice, str(event.data.forfait_id)) == (ICE, package["forfait_id"])
    assert event.data.solde == 20
    assert event.data.date_fin.isoformat() == package["date_fin"]


async def test_activate_forfait_under_its_own_key_may_be_bought_twice_a_day(
    billing, issuer
) -> None:
    async def order(key: str) -> int:
        headers = issuer.operator() | {"Idempotency-Key": key}
        answer = await billing.client.post(BASE + "/forfaits", json=ORDER, headers=headers)
        return answer.status_code

    assert [await order("k1"), await order("k2"), await order("k1")] == [201, 201, 200]
    assert len(await said(billing.conn)) == 2


@pytest.mark.parametrize(
    "other", [{"offre_code": "PACK-50"}, {"date_debut": "2026-12-31"}], ids=["offer", "day"]
)
async def test_activate_forfait_with_a_key_used_for_another_order_is_refused(
    billing, issuer, other
) -> None:
    headers = issuer.operator() | {"Idempotency-Key": "k1"}
    await billing.client.post(BASE + "/forfaits", json=ORDER, headers=headers)

    answer = await billing.client.post(BASE + "/forfaits", json=ORDER | other, headers=headers)

    assert answer.status_code == 422
    assert answer.json()["code"] == "billing.cle-reutilisee"


async def test_company_with_a_wrong_key_that_identity_told_of_takes_a_package(
    billing, issuer
) -> None:
    old = "999001000000166"
    await register_company(billing.conn, old, "Atlas", ["IMP"], clock.now())

    answer = await billing.client.post(
        BASE + "/forfaits", json=ORDER | {"ice": old}, headers=issuer.operator()
    )

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("order", "code", "pointer"),
    [
        ({"ice": "999001002000111"}, "billing.entreprise-inconnue", None),
        ({"ice": "999001000000166"}, "invalid-input", "#/ice"),
        ({"offre_code": "PACK-7"}, "billing.offre-inconnue", None),
        ({"date_debut": "2020-01-01"}, "invalid-input", "#/date_debut"),
        ({"date_debut": "2099-01-01"}, "invalid-input", "#/date_debut"),
        ({"date_debut": "31/12/2026"}, "invalid-input", "#"),
        ({"remise": 10}, "invalid-input", "#"),
    ],
)
async def test_activate_forfait_refuses_what_cannot_be(
    billing, issuer, order, code: str, pointer: str | None
) -> None:
    answer = await billing.client.post(
        BASE + "/forfaits", json=ORDER | order, headers=issuer.operator()
    )

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code)
    if pointer is not None:
        assert problem["errors"][0]["pointer"].startswith(pointer)
    assert await said(billing.conn) == []


async def test_terminate_forfait_ends_it_once(billing, issuer) -> None:
    pack = await give(billing.conn, "PACK-5")
    path = f"{BASE}/forfaits/{pack.forfait_id}/resilier"
    order = {"motif": "Demande du client"}

    first = await billing.client.post(path, json=order, headers=issuer.operator())
    again = await billing.client.post(path, json=order, headers=issuer.operator())

    refusal = again.json()
    assert (first.status_code, first.json()["etat"]) == (200, "RESILIE")
    assert (again.status_code, refusal["code"]) == (409, "billing.transition-interdite")
    assert (refusal["etat"], refusal["actions"]) == ("RESILIE", [])
    assert [type(event) for event in await said_data(billing.conn)] == [
        ForfaitActive,
        ForfaitResilie,
    ]


async def test_terminate_forfait_that_is_not_there(billing, issuer) -> None:
    answer = await billing.client.post(
        f"{BASE}/forfaits/{SOME_ID}/resilier", json={"motif": "Erreur"}, headers=issuer.operator()
    )

    assert (answer.status_code, answer.json()["code"]) == (404, "billing.forfait-inconnu")


async def test_seed_command_sells_the_price_list_and_opens_packages_once(
    billing, issuer, tmp_path, capsys
) -> None:
    settings = load(Settings, "billing", environment("billing", billing.database_url, issuer, None))
    file = tmp_path / "forfaits.json"
    file.write_text(f'[{{"ice": "{ICE}", "offre_code": "ILLIMITE"}}]')

    await seed(settings, [str(file)])
    await seed(settings, [str(file)])

    printed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("billing:")]
    assert printed == [
        "billing: 4 offers on sale, 1 packages activated",
        "billing: 4 offers on sale, 0 packages activated",
    ]
    assert len(await said(billing.conn)) == 1


@pytest.mark.parametrize("content", ["", "[{}]", '[{"ice": 3, "offre_code": "X"}]', None])
async def test_seed_command_with_an_unreadable_file_says_so_in_one_sentence(
    billing, issuer, tmp_path, content: str | None
) -> None:
    settings = load(Settings, "billing", environment("billing", billing.database_url, issuer, None))
    file = tmp_path / "forfaits.json"
    if content is not None:
        file.write_text(content)

    with pytest.raises(SystemExit, match=r"billing: .*forfaits.json cannot be read"):
        await seed(settings, [str(file)])


async def test_offer_left_out_of_the_price_list_is_no_longer_sold(billing, issuer) -> None:
    await publish_offres(billing.conn, read_offres()[1:])

    offers = (await billing.client.get(BASE + "/offres")).json()["items"]
    order = await billing.client.post(
        BASE + "/forfaits", json=ORDER | {"offre_code": "PACK-5"}, headers=issuer.operator()
    )
    assert "PACK-5" not in [offer["code"] for offer in offers]
    assert order.json()["code"] == "billing.offre-inconnue"
