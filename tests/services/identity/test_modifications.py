"""A change that somebody asks for: asked once, decided by another, and it holds."""

import asyncio
import re
from uuid import uuid4

import pytest

from tests.services.identity.acting import ICE, OTHER_ICE, PASSWORD, TOTP, Browser
from tests.services.identity.desk import API, REASON, SECOND, Desk, log, said

UNKNOWN = "/modifications/018f0000-0000-7000-8000-0000000000d1"
EVERY = [
    ("GET", "/moi/modifications"),
    ("POST", "/moi/modifications"),
    ("POST", "/moi/modifications/018f0000-0000-7000-8000-0000000000d2/annulation"),
    ("GET", "/modifications"),
    ("POST", f"{UNKNOWN}/acceptation"),
    ("POST", f"{UNKNOWN}/refus"),
]
UNKNOWN_CODE = (404, "identity.modification-inconnue")
ELSEWHERE = {
    "username": "ailleurs",
    "email": "ailleurs@rif.example",
    "password": PASSWORD,
    "totp_secret": TOTP,
    "prenom": "Rim",
    "nom": "Kadiri",
    "ice": OTHER_ICE,
    "profil": "TRA",
    "roles": ["administrateur"],
}


@pytest.fixture
async def clerk(house):
    """Somebody of the company who does not administer it; under its name, not the other's."""
    await house.conn.execute("DELETE FROM affectation WHERE ice = $1", OTHER_ICE)
    return Desk(house, await house.sign_in(username="deux.profils"))


@pytest.fixture
async def administrator(house):
    return Desk(house, await house.sign_in())


async def ask(person, champ, valeur, motif="Erreur de saisie"):
    order = {"champ": champ, "valeur": valeur, "motif": motif}
    return await person.post("/moi/modifications", order)


async def asked(person, champ, valeur):
    answer = await ask(person, champ, valeur)
    assert answer.status_code == 201, answer.text
    return answer.json()["items"][0]["modification_id"]


async def accept(person, modification_id):
    return await person.post(f"/modifications/{modification_id}/acceptation", None)


def code(answer):
    return answer.status_code, answer.json()["code"]


async def mails(house, count):
    """Wait for notices, which are sent after the answer."""
    async with asyncio.timeout(20):
        while len(house.mailbox.messages) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return house.mailbox.messages


@pytest.mark.parametrize(("method", "path"), EVERY)
async def test_changes_are_closed_to_strangers(still_house, method, path):
    answer = await still_house.client.request(method, f"{API}{path}")

    assert answer.status_code == 401


async def test_what_may_be_asked_stands_beside_what_it_is(clerk):
    mine = (await clerk.get("/moi/modifications")).json()

    assert mine["items"] == []
    assert {each["champ"]: each["valeur"] for each in mine["champs"]} == {
        "prenom": "Youssef",
        "nom": "Benali",
        "email": "deux@atlas.example",
        "raison_sociale": "Atlas Import SARL",
        "rc": None,
        "if_fiscal": None,
        "adresse": None,
    }


async def test_an_operator_without_company_asks_for_personal_changes_only(desk):
    mine = (await desk.get("/moi/modifications")).json()

    answer = await ask(desk, "raison_sociale", "Autre")

    assert [each["champ"] for each in mine["champs"]] == ["prenom", "nom", "email"]
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/champ")


@pytest.mark.parametrize(
    ("champ", "valeur", "pointer"),
    [
        ("nom", "Benali", "#/valeur"),
        ("nom", "   ", "#/valeur"),
        ("nom", "x" * 101, "#/valeur"),
        ("nom", "a\0b", "#/valeur"),
        ("email", "no address", "#/valeur"),
        ("email", "a@b", "#/valeur"),
        ("rc", "x" * 41, "#/valeur"),
        ("ice", "001561191000066", "#/champ"),
    ],
)
async def test_a_wrong_wish_says_where(clerk, champ, valeur, pointer):
    answer = await ask(clerk, champ, valeur)

    assert answer.status_code == 422
    assert pointer in [each["pointer"] for each in answer.json()["errors"]]


async def test_the_same_is_asked_once_at_a_time(house, clerk):
    answers = await asyncio.gather(*(ask(clerk, "nom", name) for name in ("Un", "Deux")))

    assert sorted(each.status_code for each in answers) == [201, 409]
    refused = next(each for each in answers if each.status_code == 409)
    assert refused.json()["code"] == "identity.modification-ouverte"
    assert (await ask(clerk, "prenom", "Joseph")).status_code == 201


async def test_of_a_company_s_data_one_change_is_open_whoever_asks(clerk, administrator):
    await asked(clerk, "adresse", "1, rue Neuve")

    answer = await ask(administrator, "adresse", "2, rue Neuve")

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.modification-ouverte")


async def test_what_was_asked_is_taken_back_by_who_asked_only(clerk, administrator):
    wish = await asked(clerk, "nom", "Bennani")

    foreign = await administrator.post(f"/moi/modifications/{wish}/annulation", None)
    own = [await clerk.post(f"/moi/modifications/{wish}/annulation", None) for _ in range(2)]

    assert (foreign.status_code, foreign.json()["code"]) == (404, "identity.modification-inconnue")
    assert [each.json()["items"][0]["etat"] for each in own] == ["ANNULEE", "ANNULEE"]
    assert (await ask(clerk, "nom", "Bennani")).status_code == 201


async def test_a_company_s_administrator_decides_on_its_people_s_names(house, clerk, administrator):
    wish = await asked(clerk, "nom", "  Ben  Ali ")
    [row] = (await administrator.get("/modifications")).json()["items"]

    answers = [await accept(administrator, wish) for _ in range(2)]

    assert (row["actuelle"], row["apres"], row["username"]) == ("Benali", "Ben Ali", "deux.profils")
    assert [each.status_code for each in answers] == [204, 204]
    assert (await clerk.get("/moi")).json()["nom"] == "Ben Ali"
    assert (await clerk.get("/moi/modifications")).json()["items"][0]["etat"] == "ACCEPTEE"
    [(to, text)] = await mails(house, 1)
    assert to == "deux@atlas.example"
    assert "Ben Ali" in text
    assert len(await log(house, "modification.accepted")) == 1


async def test_an_administrator_decides_neither_on_the_company_nor_on_themselves(
    clerk, administrator
):
    address = await asked(clerk, "adresse", "1, rue Neuve")
    name = await asked(administrator, "nom", "Idrissi")

    queue = (await administrator.get("/modifications")).json()["items"]
    first, second = await accept(administrator, address), await accept(administrator, name)

    assert [(row["champ"], row["la_mienne"]) for row in queue] == [("nom", True)]
    assert (first.status_code, first.json()["code"]) == (404, "identity.modification-inconnue")
    assert (second.status_code, second.json()["code"]) == (409, "identity.pas-soi-meme")


async def test_an_administrator_of_another_company_sees_and_decides_nothing(house, clerk):
    await house.seed(users=[ELSEWHERE])
    other = Desk(house, await house.sign_in(username="ailleurs"))
    wish = await asked(clerk, "nom", "Bennani")

    assert (await other.get("/modifications")).json()["items"] == []
    refused = await other.post(f"/modifications/{wish}/refus", REASON)
    assert [code(await accept(other, wish)), code(refused)] == [UNKNOWN_CODE] * 2


async def test_what_somebody_asked_who_has_left_is_for_operators_alone(
    house, clerk, administrator, desk
):
    wish = await asked(clerk, "nom", "Bennani")
    who = await desk.user_id("deux.profils")
    left = await house.client.delete(
        f"{API}/entreprise/utilisateurs/{who}", headers=administrator.headers
    )
    assert left.status_code == 204

    assert (await administrator.get("/modifications")).json()["items"] == []
    refused = await administrator.post(f"/modifications/{wish}/refus", REASON)
    assert [code(await accept(administrator, wish)), code(refused)] == [UNKNOWN_CODE] * 2
    [row] = (await desk.get("/modifications")).json()["items"]
    assert row["modification_id"] == wish
    assert (await accept(desk, wish)).status_code == 204


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE affectation SET roles = '{lecture}' WHERE 'administrateur' = ANY(roles)",
        "UPDATE entreprise SET statut = 'SUSPENDUE'",
    ],
)
async def test_a_token_that_outlived_its_owner_s_rights_decides_nothing(
    house, clerk, administrator, change
):
    wish = await asked(clerk, "nom", "Bennani")
    await house.conn.execute(change)

    for answer in (
        await accept(administrator, wish),
        await administrator.post(f"/modifications/{wish}/refus", REASON),
    ):
        assert code(answer) == (403, "forbidden")


async def test_who_administers_nothing_has_no_queue(clerk):
    wish = await asked(clerk, "nom", "Bennani")

    for answer in (
        await clerk.get("/modifications"),
        await accept(clerk, wish),
        await clerk.post(f"/modifications/{wish}/refus", REASON),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


async def test_deciding_wants_a_sign_in_of_this_moment(house, administrator):
    await house.conn.execute("UPDATE oauth_grant SET auth_time = auth_time - interval '6 minutes'")
    aged = (await house.refresh(administrator.tokens.refresh)).json()["access_token"]
    headers = {"Authorization": f"Bearer {aged}"}

    for act in ("acceptation", "refus"):
        answer = await house.client.post(f"{API}{UNKNOWN}/{act}", headers=headers, json=REASON)
        assert (answer.status_code, answer.json()["max_age"]) == (401, 300)


async def test_an_operator_decides_on_a_company_s_name_and_all_hear(house, clerk, desk):
    wish = await asked(clerk, "raison_sociale", "Atlas Négoce SA")

    answer = await accept(desk, wish)

    assert answer.status_code == 204, answer.text
    [event] = await said(house, "entreprise.modifiee")
    assert "Atlas Négoce SA" in event
    fiche = await desk.fiche(ICE)
    assert fiche["raison_sociale"] == "Atlas Négoce SA"
    assert fiche["historique"][0]["motif"] == "Erreur de saisie"


async def test_an_operator_does_not_decide_on_their_own_wish(house, desk):
    wish = await asked(desk, "nom", "Tazi Alaoui")

    assert (await accept(desk, wish)).json()["code"] == "identity.pas-soi-meme"
    await house.seed(users=[SECOND])
    other = Desk(house, await house.sign_in(username="operatrice"))
    assert (await accept(other, wish)).status_code == 204


async def test_a_refusal_is_told_with_its_reason_and_closes(house, clerk, desk):
    wish = await asked(clerk, "rc", "Fès 99")

    answers = [await desk.post(f"/modifications/{wish}/refus", REASON) for _ in range(2)]

    assert [each.status_code for each in answers] == [204, 204]
    item = (await clerk.get("/moi/modifications")).json()["items"][0]
    assert (item["etat"], item["reponse"]) == ("REFUSEE", "Demande du greffe")
    [(_, text)] = await mails(house, 1)
    assert "Demande du greffe" in text
    late = await accept(desk, wish)
    assert (late.status_code, late.json()["code"]) == (409, "identity.modification-close")
    gone = await clerk.post(f"/moi/modifications/{wish}/annulation", None)
    assert (gone.status_code, gone.json()["code"]) == (409, "identity.modification-close")


async def test_the_queue_is_paged_oldest_first_and_filtered(clerk, desk):
    for champ, valeur in (("nom", "A"), ("prenom", "B"), ("rc", "C")):
        await asked(clerk, champ, valeur)

    first = (await desk.get("/modifications", limit=2)).json()
    second = (await desk.get("/modifications", limit=2, cursor=first["next"])).json()

    assert [row["champ"] for row in first["items"] + second["items"]] == ["nom", "prenom", "rc"]
    assert second["next"] is None
    assert (await desk.get("/modifications", etat="REFUSEE")).json()["items"] == []
    for wrong in ({"etat": "X"}, {"cursor": "x"}, {"limit": 0}):
        assert (await desk.get("/modifications", **wrong)).status_code == 422


async def test_nobody_decides_on_what_was_never_asked(desk):
    refused = await desk.post(f"{UNKNOWN}/refus", REASON)

    assert [code(await accept(desk, uuid4())), code(refused)] == [UNKNOWN_CODE] * 2


# -- a new address


async def confirm(house, text):
    """Open the link of a mail and press the button."""
    token = re.search(r"/id/adresse\?jeton=([\w-]+)", text)[1]
    page = await house.client.get("/id/adresse", params={"jeton": token})
    if page.status_code != 200:
        return page
    assert "nouvelle@ailleurs.example" in page.text
    return await house.client.post("/id/adresse", data={"jeton": token})


async def test_a_new_address_counts_once_its_owner_confirms_and_the_old_one_is_told(
    house, clerk, desk
):
    wish = await asked(clerk, "email", "nouvelle@ailleurs.example")
    assert (await accept(desk, wish)).status_code == 204

    assert (await clerk.get("/moi")).json()["email"] == "deux@atlas.example"
    item = (await clerk.get("/moi/modifications")).json()["items"][0]
    assert (item["etat"], item["a_confirmer"]) == ("ACCEPTEE", True)
    sent = await mails(house, 2)
    link = next(text for to, text in sent if to == "nouvelle@ailleurs.example")
    assert [to for to, _ in sent if to == "deux@atlas.example"] == ["deux@atlas.example"]

    assert (await confirm(house, link)).status_code == 200
    assert (await clerk.get("/moi")).json()["email"] == "nouvelle@ailleurs.example"
    told = await mails(house, 3)
    assert told[-1][0] == "deux@atlas.example"
    assert (await confirm(house, link)).status_code == 400
    item = (await clerk.get("/moi/modifications")).json()["items"][0]
    assert item["a_confirmer"] is False


async def test_what_was_sent_to_the_old_address_is_worth_nothing_after(house, clerk, desk):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant="deux.profils", mot_de_passe=PASSWORD)
    await browser.fill("courriel")
    code = house.mailbox.code("deux@atlas.example")
    compte = await desk.user_id("deux.profils")
    await desk.post(f"/comptes/{compte}/lien-mot-de-passe", REASON)
    texts = [text for _, text in house.mailbox.messages]
    reset = re.search(r"/id/mot-de-passe/lien\?\S+", "".join(texts))[0]
    await accept(desk, await asked(clerk, "email", "nouvelle@ailleurs.example"))
    sent = await mails(house, 3)
    link = next(text for to, text in sent if to == "nouvelle@ailleurs.example")

    assert (await confirm(house, link)).status_code == 200

    assert "location" not in (await browser.fill("code", code=code)).headers
    other = Browser(house)
    assert (await other.follow(await other.get(reset))).status_code == 400


async def test_looking_at_the_link_confirms_nothing(house, clerk, desk):
    await accept(desk, await asked(clerk, "email", "nouvelle@ailleurs.example"))
    link = next(text for to, text in await mails(house, 1) if to == "nouvelle@ailleurs.example")
    token = re.search(r"jeton=([\w-]+)", link)[1]

    for _ in range(2):
        assert (await house.client.get("/id/adresse", params={"jeton": token})).status_code == 200

    assert (await clerk.get("/moi")).json()["email"] == "deux@atlas.example"


async def test_a_cancelled_old_or_unknown_link_confirms_nothing(house, clerk, desk):
    wish = await asked(clerk, "email", "nouvelle@ailleurs.example")
    await accept(desk, wish)
    link = next(text for to, text in await mails(house, 1) if to == "nouvelle@ailleurs.example")
    await house.conn.execute("UPDATE modification SET lien_expire_le = now()")
    assert (await confirm(house, link)).status_code == 400
    await house.conn.execute("UPDATE modification SET lien_expire_le = now() + interval '1 day'")
    await clerk.post(f"/moi/modifications/{wish}/annulation", None)
    assert (await confirm(house, link)).status_code == 400
    for token in ("", "x", "x" * 43):
        answer = await house.client.post("/id/adresse", data={"jeton": token})
        assert answer.status_code == 400
    assert (await clerk.get("/moi")).json()["email"] == "deux@atlas.example"


async def test_an_address_of_another_account_is_not_taken(house, clerk, desk):
    await accept(desk, await asked(clerk, "email", "nouvelle@ailleurs.example"))
    link = next(text for to, text in await mails(house, 1) if to == "nouvelle@ailleurs.example")
    await house.conn.execute(
        "UPDATE utilisateur SET email = 'Nouvelle@ailleurs.example' WHERE username = 'nouvelle'"
    )

    assert (await confirm(house, link)).status_code == 400
    assert (await clerk.get("/moi")).json()["email"] == "deux@atlas.example"


async def test_an_acceptance_without_its_link_is_none(house, clerk, desk):
    wish = await asked(clerk, "email", "nouvelle@ailleurs.example")
    house.mailbox.down = True

    answer = await accept(desk, wish)

    assert (answer.status_code, answer.json()["code"]) == (503, "identity.courrier-indisponible")
    item = (await clerk.get("/moi/modifications")).json()["items"][0]
    assert item["etat"] == "SOUMISE"
