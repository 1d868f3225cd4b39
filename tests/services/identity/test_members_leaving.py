"""Suspending and removing a company's people: what ends with it, and who must stay."""

import asyncio
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.rules import members as rules
from shared.contracts.identity import IdentityCompteBloque, IdentityDeconnexion
from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    answer_of,
)
from tests.services.identity.members import (
    API,
    OWN,
    call,
    for_company,
    id_of,
    snapshot,
)
from tests.support.said import said


async def test_suspending_ends_what_the_person_does_for_the_company(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")
    await company.conn.execute("DELETE FROM outbox")

    answer = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif=" Départ "
    )

    sheet = answer.json()
    assert (sheet["etat"], sheet["motif"]) == ("SUSPENDU", "Départ")
    assert (await company.refresh(working.refresh)).json()["error"] == "invalid_grant"
    silent = await working.browser.open(prompt="none")
    assert answer_of(silent)["error"] == "login_required"
    told = await said(company.conn)
    [blocked] = [event for event in told if isinstance(event.data, IdentityCompteBloque)]
    assert (str(blocked.data.user_id), blocked.data.motif, blocked.ice) == (who, "Départ", ICE)
    [ended] = [event.data for event in told if isinstance(event.data, IdentityDeconnexion)]
    assert ended.sid == working.claims["sid"]
    again = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ"
    )
    assert again.json()["code"] == "identity.deja-suspendu"
    logged = await company.conn.fetch("SELECT * FROM security_log WHERE kind = 'member.suspended'")
    assert [(str(row["user_id"]), row["details"]["reason"]) for row in logged] == [(who, "Départ")]
    assert [row["kind"] for row in await company.conn.fetch("SELECT kind FROM notice")] in (
        [],  # sent already
        ["suspended"],
    )


async def test_a_suspended_person_signs_in_for_their_other_company_only(company):
    tokens = await company.sign_in()
    who = await id_of(company, "deux.profils")
    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    working = await company.sign_in(username="deux.profils")

    assert (working.claims["ice"], working.claims["profil"]) == (OTHER_ICE, "TRA")


async def test_work_for_another_company_goes_on(company):
    tokens = await company.sign_in()
    who = await id_of(company, "deux.profils")
    browser_tokens = await for_company(company, "deux.profils", OTHER_ICE)

    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")
    refreshed = await company.refresh(browser_tokens.refresh)
    await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}")
    later = await company.refresh(refreshed.json()["refresh_token"])

    assert (refreshed.status_code, later.status_code) == (200, 200)


async def test_reinstating_lets_the_person_in_again(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")
    again = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")

    assert answer.json()["etat"] == "ACTIF"
    assert again.json()["code"] == "identity.pas-suspendu"
    assert (await company.sign_in(username="saisie")).claims["ice"] == ICE


async def test_a_company_does_not_open_what_portnet_has_blocked(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    await company.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU' WHERE user_id = $1", who)

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")
    sheet = await call(company, tokens, "GET", f"{OWN}/utilisateurs/{who}")
    listed = await call(company, tokens, "GET", f"{OWN}/utilisateurs?etat=BLOQUE")

    assert answer.json()["code"] == "identity.membre-bloque"
    assert sheet.json()["etat"] == "BLOQUE"
    assert [each["username"] for each in listed.json()["items"]] == ["saisie"]


async def test_removing_ends_the_persons_work_and_keeps_the_account(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}")

    assert answer.status_code == 204
    assert (await company.refresh(working.refresh)).json()["error"] == "invalid_grant"
    gone = await call(company, tokens, "GET", f"{OWN}/utilisateurs/{who}")
    assert gone.json()["code"] == "identity.membre-inconnu"
    assert await id_of(company, "saisie") == who


async def test_clients_are_told_when_someone_is_suspended(company):
    await company.conn.execute(
        "UPDATE oauth_client SET backchannel_logout_uri = 'http://127.0.0.1:9/bye'"
        " WHERE client_id = 'gateway'"
    )
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")

    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    told = await company.conn.fetch("SELECT session_id FROM backchannel_logout")
    assert [str(row["session_id"]) for row in told] == [working.claims["sid"]]


async def test_nobody_locks_themselves_out(company):
    tokens = await company.sign_in()
    me = await id_of(company, "importateur")
    before = await snapshot(company)

    answers = [
        await call(company, tokens, "POST", f"{OWN}/utilisateurs/{me}/suspension", motif="Moi"),
        await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{me}"),
        await call(
            company,
            tokens,
            "PUT",
            f"{OWN}/utilisateurs/{me}/affectations",
            affectations=[{"profil": "IMP", "roles": ["saisie"]}],
        ),
    ]

    assert {answer.json()["code"] for answer in answers} == {"identity.soi-meme"}
    assert await snapshot(company) == before


async def test_an_administrator_may_add_to_their_own_rights(company):
    tokens = await company.sign_in()
    me = await id_of(company, "importateur")

    answer = await call(
        company,
        tokens,
        "PUT",
        f"{OWN}/utilisateurs/{me}/affectations",
        affectations=[{"profil": "IMP", "roles": ["administrateur", "saisie", "comptabilite"]}],
    )

    assert answer.status_code == 200


async def test_an_operator_does_not_take_the_last_administrator_away(company):
    operator = await company.sign_in(username="operateur")
    there = f"{API}/entreprises/{OTHER_ICE}/utilisateurs"
    last = await id_of(company, "rif.admin")

    answers = [
        await call(company, operator, "POST", f"{there}/{last}/suspension", motif="Contrôle"),
        await call(company, operator, "DELETE", f"{there}/{last}"),
        await call(
            company,
            operator,
            "PUT",
            f"{there}/{last}/affectations",
            affectations=[{"profil": "TRA", "roles": ["lecture"]}],
        ),
    ]

    assert {answer.json()["code"] for answer in answers} == {"identity.dernier-administrateur"}


async def test_a_blocked_administrator_does_not_count(company):
    operator = await company.sign_in(username="operateur")
    await company.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'adjointe'"
    )
    there = f"{API}/entreprises/{ICE}/utilisateurs"
    last = await id_of(company, "importateur")

    answer = await call(company, operator, "DELETE", f"{there}/{last}")

    assert answer.json()["code"] == "identity.dernier-administrateur"


@pytest.mark.parametrize("act", ["suspend", "remove", "demote"])
async def test_two_administrators_at_once_leave_one(company, act):
    pair = [("importateur", "adjointe"), ("adjointe", "importateur")]
    ways = []
    for by, whom in pair:
        tokens = await company.sign_in(username=by)
        path = f"{OWN}/utilisateurs/{await id_of(company, whom)}"
        droits = [{"profil": "IMP", "roles": ["lecture"]}]
        ways.append(
            {
                "suspend": partial(call, method="POST", path=f"{path}/suspension", motif="D'abord"),
                "remove": partial(call, method="DELETE", path=path),
                "demote": partial(
                    call, method="PUT", path=f"{path}/affectations", affectations=droits
                ),
            }[act](company, tokens)
        )
    answers = await asyncio.gather(*ways)

    assert sorted(answer.status_code // 100 for answer in answers) == [2, 4]
    left = await company.conn.fetchval(
        """
        SELECT count(DISTINCT a.user_id) FROM affectation a
         WHERE a.ice = $1 AND 'administrateur' = ANY(a.roles)
           AND NOT EXISTS (SELECT FROM suspension s WHERE s.user_id = a.user_id AND s.ice = a.ice)
        """,
        ICE,
    )
    assert left == 1


@given(st.sets(st.uuids(), max_size=4), st.uuids())
def test_someone_always_administers_who_did_before(administrators, stranger):
    for leaving in (*administrators, stranger):
        allowed = rules.keeps_an_administrator(administrators, leaving)
        assert allowed == (
            not administrators or bool(administrators - {leaving}) or leaving not in administrators
        )
