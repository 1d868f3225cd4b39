"""Operators examine requests to join: they take one in charge, ask, accept, refuse."""

import asyncio
import re
from datetime import timedelta

from shared import clock
from shared.contracts.identity import EntrepriseEnregistree
from tests.services.identity.acting import ICE, PASSWORD, TOTP, Browser
from tests.services.identity.souscrire import (
    APPLICANT,
    NEW_ICE,
    OLD_ICE,
    PDF,
    Desk,
    all_sent,
    desk,
    mails,
    opened,
)
from tests.support.clock import at
from tests.support.said import said_data

ADMIN = "imane@neuve.example"
NOWHERE = "01900000-0000-7000-8000-000000000000"


def code(answer):
    return answer.status_code, answer.json()["code"]


async def submitted(house, **changes):
    email = changes.get("email", APPLICANT)
    return await (await opened(house, **changes)).confirm(email)


async def registered(house):
    return [each for each in await said_data(house.conn) if isinstance(each, EntrepriseEnregistree)]


# --- who may

ROUTES = [
    ("GET", "", None),
    ("GET", f"/{NOWHERE}", None),
    ("GET", f"/{NOWHERE}/documents/{NOWHERE}", None),
    ("POST", f"/{NOWHERE}/prise-en-charge", {}),
    ("POST", f"/{NOWHERE}/complement", {"version": 1, "champs": ["ice"], "message": "x"}),
    ("POST", f"/{NOWHERE}/approbation", {"version": 1}),
    ("POST", f"/{NOWHERE}/rejet", {"version": 1, "motif": "AUTRE", "message": "x"}),
]


async def test_only_operators_examine_requests(house):
    importer = await desk(house, "importateur")

    for method, path, body in ROUTES:
        assert (await Desk(house, "x").ask(method, path, body)).status_code == 401
        assert code(await importer.ask(method, path, body)) == (403, "forbidden")


async def test_what_is_not_there_is_not_there(house):
    operator = await desk(house)

    for method, path, body in ROUTES[1:]:
        assert code(await operator.ask(method, path, body)) == (
            404,
            "identity.souscription-inconnue",
        )


async def test_a_suspended_operator_s_token_decides_nothing(house):
    request = await submitted(house)
    operator = await desk(house)
    path = f"/{(await operator.find(request))['souscription_id']}"
    await house.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'operateur'"
    )

    for method, act, body in ROUTES[3:]:
        there = act.replace(f"/{NOWHERE}", path)
        assert code(await operator.ask(method, there, body)) == (403, "forbidden"), act
    assert (await request.ask("GET")).json()["etat"] == "SOUMISE"


async def test_a_decision_asks_for_a_fresh_sign_in_and_reading_does_not(house):
    request = await submitted(house)
    tokens = await house.sign_in(username="operateur")

    with at(clock.now() + timedelta(minutes=6)):
        later = Desk(house, (await house.refresh(tokens.refresh)).json()["access_token"])
        await later.find(request)
        refused = [await later.ask(*decision) for decision in ROUTES[4:]]

    assert [code(each) for each in refused] == [(401, "step-up-required")] * 3
    assert {each.json()["max_age"] for each in refused} == {300}


# --- the queue


async def test_the_queue_shows_the_longest_waiting_first_piece_by_piece(house):
    ices = [NEW_ICE, "002136093000040", "002394801000088"]
    requests = [
        await submitted(house, ice=ice, email=f"p{n}@x.example", raison_sociale=f"Société {n} 100%")
        for n, ice in enumerate(ices)
    ]
    operator = await desk(house)

    first = (await operator.ask("GET", limite=2)).json()
    rest = (await operator.ask("GET", limite=2, cursor=first["next"])).json()

    seen = [each["reference"] for each in first["items"] + rest["items"]]
    assert seen == [request.reference for request in requests]
    assert rest["next"] is None
    for asked, found in {
        "société 1": [1],
        "00% ": [0, 1, 2],
        "_": [],
        "002136093": [1],
        "002 136 093": [1],
        "p2@X.example": [2],
        requests[0].reference.lower(): [0],
    }.items():
        items = (await operator.ask("GET", q=asked)).json()["items"]
        assert [each["reference"] for each in items] == [requests[n].reference for n in found]
    assert (await operator.ask("GET", etat="APPROUVEE")).json()["items"] == []
    assert code(await operator.ask("GET", etat="A_CONFIRMER")) == (422, "invalid-input")
    assert code(await operator.ask("GET", cursor="x")) == (422, "invalid-input")


async def test_an_operator_reads_the_documents_and_nobody_elses(house):
    request = await opened(house)
    document = (await request.add(key=request.cle_depot)).json()["document_id"]
    await request.confirm()
    other = await submitted(house, ice="002136093000040", email="autre@x.example")
    operator = await desk(house)
    mine, others = [(await operator.find(each))["souscription_id"] for each in (request, other)]

    got = await operator.ask("GET", f"/{mine}/documents/{document}")

    assert got.content == PDF
    assert got.headers["content-disposition"].startswith("attachment;")
    missing = await operator.ask("GET", f"/{others}/documents/{document}")
    assert code(missing) == (404, "identity.document-inconnu")


# --- taking in charge


async def test_a_request_is_taken_in_charge_by_one_operator_until_another_takes_it_over(house):
    await house.seed(users=[_second_operator()])
    request = await submitted(house)
    one, two = await desk(house), await desk(house, "operatrice")
    path = f"/{(await one.find(request))['souscription_id']}/prise-en-charge"

    taken = await one.ask("POST", path, {})
    again = await one.ask("POST", path, {})
    refused = await two.ask("POST", path, {})

    assert (taken.json()["operateur"], taken.json()["est_a_moi"]) == ("Omar Tazi", True)
    assert len(again.json()["histoire"]) == 2
    assert code(refused) == (409, "identity.deja-prise-en-charge")
    assert refused.json()["operateur"] == "Omar Tazi"
    over = await two.ask("POST", path, {"reprendre": True})
    assert (over.json()["operateur"], over.json()["est_a_moi"]) == ("Hind Alami", True)
    assert over.json()["version"] == taken.json()["version"]


# --- accepting


async def test_an_accepted_company_is_registered_and_its_administrator_gets_in(house):
    request = await submitted(house)
    operator = await desk(house)

    answer = await operator.decide(request, "approbation")

    assert (answer.status_code, answer.json()["etat"]) == (200, "APPROUVEE")
    assert await registered(house) == [
        EntrepriseEnregistree(
            ice=NEW_ICE, raison_sociale="Neuve Négoce SARL", profils=("IMP", "EXP")
        )
    ]
    rows = await house.conn.fetch(
        """SELECT u.username, a.profil, a.roles
             FROM affectation a JOIN utilisateur u USING (user_id)
            WHERE a.ice = $1 ORDER BY a.profil""",
        NEW_ICE,
    )
    assert [tuple(row) for row in rows] == [
        ("imane.berrada", profil, ["administrateur", "saisie"]) for profil in ("EXP", "IMP")
    ]
    await mails(house, APPLICANT, "est inscrite")
    (invitation,) = await mails(house, ADMIN)
    assert "imane.berrada" in invitation
    link = re.search(r"http\S+/id/mot-de-passe/lien\S+", invitation)
    assert link
    browser = Browser(house)
    page = await browser.follow(await browser.get(link[0].removeprefix(house.settings.portal_url)))
    assert page.status_code == 200
    assert 'name="nouveau"' in page.text or 'type="password"' in page.text
    row = await house.conn.fetchrow(
        "SELECT user_id, details FROM security_log WHERE kind = 'souscription.approuvee'"
    )
    assert row["details"] == {"reference": request.reference, "ice": NEW_ICE}
    assert row["user_id"] is not None


async def test_two_operators_who_accept_at_once_accept_once(house):
    await house.seed(users=[_second_operator()])
    request = await submitted(house)
    one, two = await desk(house), await desk(house, "operatrice")

    answers = await asyncio.gather(
        *(each.decide(request, "approbation") for each in (one, two)),
    )

    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(await registered(house)) == 1
    await all_sent(house)
    assert len([to for to, _ in house.mailbox.messages if to == ADMIN]) == 1
    count = "SELECT count(*) FROM utilisateur WHERE email = $1"
    assert await house.conn.fetchval(count, ADMIN) == 1


async def test_whoever_has_an_account_keeps_it_and_gets_no_second_password(house):
    admin = {"prenom": "X", "nom": "Y", "email": "Deux@atlas.example", "fonction": "Gérant"}
    request = await submitted(house, administrateur=admin)

    await (await desk(house)).decide(request, "approbation")

    (told,) = await mails(house, "deux@atlas.example")
    assert "mot-de-passe" not in told
    names = await house.conn.fetch(
        "SELECT DISTINCT username FROM affectation JOIN utilisateur USING (user_id) WHERE ice = $1",
        NEW_ICE,
    )
    assert [row["username"] for row in names] == ["deux.profils"]


async def test_a_suspended_account_is_given_no_company_by_an_approval(house):
    admin = {"prenom": "X", "nom": "Y", "email": "Deux@atlas.example", "fonction": "Gérant"}
    request = await submitted(house, administrateur=admin)
    operator = await desk(house)
    suspended = "UPDATE utilisateur SET statut = $1 WHERE username = 'deux.profils'"
    await house.conn.execute(suspended, "SUSPENDU")
    house.mailbox.messages.clear()

    refused = await operator.decide(request, "approbation")

    assert code(refused) == (409, "identity.administrateur-suspendu")
    assert refused.json()["compte"] == "deux.profils"
    assert (await request.ask("GET")).json()["etat"] == "SOUMISE"
    assert await house.conn.fetchval("SELECT count(*) FROM entreprise WHERE ice = $1", NEW_ICE) == 0
    assert house.mailbox.messages == []

    await house.conn.execute(suspended, "ACTIF")
    assert (await operator.decide(request, "approbation")).json()["etat"] == "APPROUVEE"


async def test_a_taken_username_is_numbered(house):
    admin = {"prenom": "deux", "nom": "profils", "email": "deux@autre.example", "fonction": "X"}
    request = await submitted(house, administrateur=admin)
    await house.conn.execute("UPDATE utilisateur SET username = 'deux' WHERE username = 'nouvelle'")

    await (await desk(house)).decide(request, "approbation")

    name = "SELECT username FROM utilisateur WHERE email = 'deux@autre.example'"
    assert await house.conn.fetchval(name) == "deux.profils2"


async def test_an_ice_with_wrong_digits_is_accepted_with_a_reason_that_stays(house):
    request = await submitted(house, ice=OLD_ICE, ice_atteste=True)
    operator = await desk(house)
    found = await operator.find(request)
    assert (found["ice_valide"], found["identification"]["ice_atteste"]) == (False, True)

    refused = await operator.decide(request, "approbation")
    assert code(refused) == (422, "identity.derogation-requise")
    why = "Certificat de 2011, antérieur à la clé"
    answer = await operator.decide(request, "approbation", derogation_ice=why)

    assert answer.json()["derogation_ice"] == why
    kept = "SELECT derogation_ice FROM entreprise WHERE ice = $1"
    assert await house.conn.fetchval(kept, OLD_ICE) == why
    # What is said of it is believed by who hears it.
    assert [each.ice for each in await registered(house)] == [OLD_ICE]


async def test_a_right_ice_takes_no_derogation(house):
    request = await submitted(house)

    answer = await (await desk(house)).decide(request, "approbation", derogation_ice="x" * 20)

    assert code(answer) == (422, "invalid-input")


async def test_a_company_registered_meanwhile_is_not_registered_again(house):
    await house.conn.execute("UPDATE affectation SET roles = '{lecture}'")
    request = await submitted(house, ice=ICE)
    await house.conn.execute("UPDATE affectation SET roles = '{administrateur}'")

    answer = await (await desk(house)).decide(request, "approbation")

    assert code(answer) == (409, "identity.entreprise-deja-inscrite")
    assert (await request.ask("GET")).json()["etat"] == "SOUMISE"


# --- refusing, and asking


async def test_a_refusal_says_why_and_what_to_mend(house):
    request = await submitted(house)
    operator = await desk(house)

    answer = await operator.decide(
        request,
        "rejet",
        motif="PIECES_NON_CONFORMES",
        message="L'extrait est illisible.",
        champs=["documents", "documents"],
    )

    assert answer.json()["etat"] == "REJETEE"
    seen = (await request.ask("GET")).json()
    assert seen["refus"] == {
        "motif": "PIECES_NON_CONFORMES",
        "message": "L'extrait est illisible.",
        "champs": ["documents"],
    }
    (told,) = await mails(house, APPLICANT, "illisible")
    assert request.cle in told
    late = await operator.decide(request, "approbation")
    assert code(late) == (409, "identity.transition-interdite")


async def test_an_operator_decides_on_what_they_have_read(house):
    request = await submitted(house)
    operator = await desk(house)
    found = await operator.find(request)
    path = f"/{found['souscription_id']}"
    asked = {"version": found["version"], "champs": ["ville"], "message": "Quelle ville ?"}
    await operator.ask("POST", f"{path}/complement", asked)
    await request.ask("POST", "/complement", {"message": "Rabat", "ville": "Rabat"})

    for act, body in (
        ("approbation", {}),
        ("rejet", {"motif": "AUTRE", "message": "x"}),
        ("complement", {"champs": ["rc"], "message": "x"}),
    ):
        answer = await operator.ask("POST", f"{path}/{act}", {"version": found["version"]} | body)
        assert code(answer) == (409, "identity.souscription-modifiee")
    assert (await operator.decide(request, "approbation")).json()["etat"] == "APPROUVEE"


async def test_a_file_left_without_an_answer_can_be_closed_and_not_accepted(house):
    request = await submitted(house)
    operator = await desk(house)
    await operator.decide(request, "complement", champs=["documents"], message="Le RC ?")

    accepted = await operator.decide(request, "approbation")
    closed = await operator.decide(request, "rejet", motif="SANS_REPONSE", message="Sans réponse")

    assert code(accepted) == (409, "identity.transition-interdite")
    assert closed.json()["etat"] == "REJETEE"


async def test_a_decision_that_is_none_is_refused(house):
    operator = await desk(house)

    for act, body in (
        ("complement", {"champs": [], "message": "x"}),
        ("complement", {"champs": ["email"], "message": "x"}),
        ("complement", {"champs": ["rc"], "message": ""}),
        ("rejet", {"motif": "PARCE_QUE", "message": "x"}),
        ("rejet", {"motif": "AUTRE", "message": "a\0b"}),
        ("approbation", {"derogation_ice": "court"}),
        ("approbation", {"version": "x"}),
        ("prise-en-charge", {"x": 1}),
    ):
        order = body if act == "prise-en-charge" else {"version": 1} | body
        answer = await operator.ask("POST", f"/{NOWHERE}/{act}", order)
        assert code(answer) == (422, "invalid-input"), (act, body)


def _second_operator():
    return {
        "username": "operatrice",
        "email": "operatrice@portnet.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "Hind",
        "nom": "Alami",
        "profil": "OPE",
    }
