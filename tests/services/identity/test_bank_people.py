"""Whoever works for a bank carries its partner code, however they came to work for it."""

import pytest

from tests.services.identity.desk import REASON, bearer
from tests.services.identity.invited import NEW, enrol, join, link
from tests.services.identity.souscrire import APPLICANT, NEW_ICE, opened
from tests.services.identity.souscrire import Desk as AtWork

BANK = {"ice": "002136093000040", "raison_sociale": "Banque neuve", "profils": ["BNK", "IMP"]}


async def register(desk, **changes):
    return await desk.post("/entreprises", BANK | REASON | {"organisme": "bank-011"} | changes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisme": None},
        {"organisme": ""},
        {"organisme": "bank-999"},
        {"organisme": "mce"},
        {"profils": ["IMP"]},
    ],
)
async def test_a_bank_has_the_code_of_a_connected_bank_and_no_other_company_has_one(desk, wrong):
    refused = await register(desk, **wrong)

    assert refused.status_code == 422
    assert [each["pointer"] for each in refused.json()["errors"]] == ["#/organisme"]


async def test_an_invited_clerk_carries_the_bank_s_code(house, desk):
    assert (await register(desk)).json()["organisme"] == "bank-011"
    order = {"email": NEW, "profil": "BNK", "roles": ["saisie"]}
    answer = await desk.post(f"/entreprises/{BANK['ice']}/invitations", order)
    assert answer.status_code == 201, answer.text
    assert (await join(house, link(house))).status_code == 303

    tokens = await enrol(house, "hajar.berrada", "Mer-et-Ciel-7!")

    assert tokens.claims["organisme"] == "bank-011"
    seen = await house.client.get("/api/identity/v1/moi", headers=bearer(tokens))
    assert seen.json()["organisme"] == "bank-011"


async def test_a_bank_is_approved_with_its_code_which_its_administrator_carries(house, desk):
    request = await (await opened(house, profils=["BNK", "IMP"])).confirm(APPLICANT)
    operator = AtWork(house, desk.tokens.access)

    missing = await operator.decide(request, "approbation")
    unknown = await operator.decide(request, "approbation", organisme="mce")
    assert [each.json()["errors"][0]["pointer"] for each in (missing, unknown)] == [
        "#/organisme"
    ] * 2
    approved = await operator.decide(request, "approbation", organisme="bank-021")

    assert approved.json()["etat"] == "APPROUVEE"
    sheet = (await desk.get(f"/comptes/{await desk.user_id('imane.berrada')}")).json()
    assert [(each["profil"], each["organisme"]) for each in sheet["affectations"]] == [
        ("BNK", "bank-021"),
        ("IMP", None),
    ]
    assert (await desk.fiche(NEW_ICE))["organisme"] == "bank-021"


async def test_another_company_is_approved_without_a_code(house, desk):
    request = await (await opened(house)).confirm(APPLICANT)

    refused = await AtWork(house, desk.tokens.access).decide(
        request, "approbation", organisme="bank-021"
    )

    assert refused.json()["errors"][0]["pointer"] == "#/organisme"


async def test_a_changed_code_is_its_people_s_from_then_on_and_other_changes_keep_it(house, desk):
    await register(desk)
    ice = BANK["ice"]

    renamed = await desk.put(
        f"/entreprises/{ice}", await desk.change(ice, raison_sociale="Autre", organisme="bank-011")
    )
    changed = await desk.put(f"/entreprises/{ice}", await desk.change(ice, organisme="bank-013"))

    assert renamed.json()["organisme"] == "bank-011"
    assert changed.json()["organisme"] == "bank-013"
    assert changed.json()["historique"][0]["details"]["changes"] == {
        "organisme": ["bank-011", "bank-013"]
    }
