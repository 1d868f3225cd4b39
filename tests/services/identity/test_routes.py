"""The API: "Mon Espace", and companies for operators."""

import pytest

from tests.services.identity.acting import ICE


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def test_mon_espace_tells_the_caller_about_themselves(house):
    tokens = await house.sign_in()

    answer = await house.client.get("/api/identity/v1/moi", headers=bearer(tokens))

    assert answer.status_code == 200
    assert answer.json() == {
        "username": "importateur",
        "email": "importateur@atlas.example",
        "prenom": "Salma",
        "nom": "El Idrissi",
        "raison_sociale": "Atlas Import SARL",
        "ice": ICE,
        "profil": "IMP",
        "roles": ["administrateur", "saisie"],
        "organisme": None,
        "acr": "urn:portnet:acr:mfa",
    }


async def test_an_operator_without_company_has_a_mon_espace_too(house):
    tokens = await house.sign_in(username="operateur")

    body = (await house.client.get("/api/identity/v1/moi", headers=bearer(tokens))).json()

    assert (body["ice"], body["raison_sociale"], body["profil"]) == (None, None, "OPE")


async def test_a_person_whose_profile_was_taken_away_is_told(house):
    tokens = await house.sign_in()
    await house.conn.execute("UPDATE affectation SET profil = 'EXP' WHERE profil = 'IMP'")

    answer = await house.client.get("/api/identity/v1/moi", headers=bearer(tokens))

    assert (answer.status_code, answer.json()["code"]) == (404, "identity.compte-inconnu")


async def test_a_program_has_no_mon_espace(still_house):
    form = {"grant_type": "client_credentials"}
    token = (await still_house.post("/id/token", form, "partner")).json()["access_token"]

    answer = await still_house.client.get(
        "/api/identity/v1/moi", headers={"Authorization": f"Bearer {token}"}
    )

    assert answer.status_code == 404


async def test_an_operator_reads_a_company(house):
    tokens = await house.sign_in(username="operateur")

    body = (
        await house.client.get(f"/api/identity/v1/entreprises/{ICE}", headers=bearer(tokens))
    ).json()

    assert body["raison_sociale"] == "Atlas Import SARL"
    assert body["profils"] == ["EXP", "IMP"]


@pytest.mark.parametrize("ice", ["999001000000166", "nonsense", "1" * 15, "٩" * 15])
async def test_an_operator_is_told_when_no_company_has_the_ice(house, ice):
    tokens = await house.sign_in(username="operateur")

    answer = await house.client.get(f"/api/identity/v1/entreprises/{ice}", headers=bearer(tokens))

    assert (answer.status_code, answer.json()["code"]) == (404, "identity.entreprise-inconnue")


async def test_nobody_else_reads_companies(house):
    tokens = await house.sign_in()

    answer = await house.client.get(f"/api/identity/v1/entreprises/{ICE}", headers=bearer(tokens))

    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["moi", f"entreprises/{ICE}"])
async def test_without_a_good_token_there_is_nothing(still_house, path):
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}):
        answer = await still_house.client.get(f"/api/identity/v1/{path}", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


async def test_an_id_token_or_refresh_token_opens_no_api(house):
    tokens = await house.sign_in()

    for token in (tokens.answer["id_token"], tokens.refresh):
        headers = {"Authorization": f"Bearer {token}"}
        answer = await house.client.get("/api/identity/v1/moi", headers=headers)
        assert answer.status_code == 401


async def test_a_token_for_another_api_opens_none_of_ours(house):
    await house.seed(
        clients=[
            {
                "client_id": "elsewhere",
                "client_secret": "e" * 43,
                "grant_types": ["client_credentials"],
                "scope": "x",
                "audiences": ["https://other.example/api"],
            }
        ]
    )
    headers = house.basic("elsewhere", "e" * 43)
    form = {"grant_type": "client_credentials"}
    token = (await house.client.post("/id/token", data=form, headers=headers)).json()

    answer = await house.client.get(
        "/api/identity/v1/moi", headers={"Authorization": f"Bearer {token['access_token']}"}
    )

    assert answer.status_code == 401
    assert "audience" in answer.json()["detail"]
