"""Password links that administrators and operators have sent: one way, which they never see."""

import re

import pytest

from tests.services.identity.acting import (
    Browser,
)
from tests.services.identity.desk import REASON, log
from tests.services.identity.members import OWN, call, id_of


async def test_a_password_is_chosen_by_its_owner_behind_a_link(company):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    company.mailbox.messages.clear()

    answer = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert (answer.status_code, answer.text) in {(202, ""), (202, "null")}
    [text] = [text for to, text in company.mailbox.messages if to == "nouvelle@atlas.example"]
    link = re.search(r"/id/mot-de-passe/lien\?\S+", text)[0]
    browser = Browser(company)
    await browser.follow(await browser.get(link))
    changed = await browser.fill("nouveau", nouveau="Mer-et-Ciel-7!", confirmation="Mer-et-Ciel-7!")
    assert changed.status_code == 200
    assert (
        await company.conn.fetchval(
            "SELECT count(*) FROM security_log WHERE kind = 'member.password_link_sent'"
        )
        == 1
    )


async def test_links_for_others_are_limited_and_not_for_oneself(company):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    me = await id_of(company, "importateur")

    for_others = [
        await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")
        for _ in range(4)
    ]
    for_me = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{me}/mot-de-passe")
    await company.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU' WHERE user_id = $1", who)
    blocked = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert [each.status_code for each in for_others] == [202, 202, 202, 429]
    assert for_me.json()["code"] == "identity.soi-meme"
    assert blocked.json()["code"] == "identity.membre-bloque"


async def test_an_operator_has_a_password_link_sent_and_never_sees_it(house, desk):
    compte = await desk.user_id("importateur")

    answer = await desk.post(f"/comptes/{compte}/lien-mot-de-passe", REASON)

    assert (answer.status_code, answer.text) == (204, "")
    [(to, text)] = house.mailbox.messages
    assert to == "importateur@atlas.example"
    assert "/id/mot-de-passe/lien?jeton=" in text
    [line] = await log(house, "account.password_link_sent")
    assert "jeton" not in str(line["details"])


async def test_a_suspended_account_is_sent_no_password_link(house, desk):
    compte = await desk.user_id("importateur")
    await desk.post(f"/comptes/{compte}/suspension", REASON)

    answer = await desk.post(f"/comptes/{compte}/lien-mot-de-passe", REASON)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.compte-suspendu")
    assert house.mailbox.messages == []


async def test_whoever_asks_a_person_gets_three_links_an_hour(company, desk):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    company.mailbox.messages.clear()

    by_company = [
        await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")
        for _ in range(2)
    ]
    at_desk = [await desk.post(f"/comptes/{who}/lien-mot-de-passe", REASON) for _ in range(2)]

    assert [each.status_code for each in by_company + at_desk] == [202, 202, 204, 429]
    assert at_desk[1].json()["code"] == "identity.trop-d-envois"
    assert len(company.mailbox.messages) == 3
    assert len(await log(company, "account.password_link_sent")) == 1


@pytest.mark.parametrize("by", ["administrator", "operator"])
async def test_a_link_that_cannot_leave_voids_none_that_did(company, desk, by):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")
    _, text = company.mailbox.messages[-1]
    company.mailbox.down = True

    if by == "operator":
        answer = await desk.post(f"/comptes/{who}/lien-mot-de-passe", REASON)
    else:
        answer = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert (answer.status_code, answer.json()["code"]) == (503, "identity.courrier-indisponible")
    browser = Browser(company)
    page = await browser.follow(
        await browser.get(re.search(r"/id/mot-de-passe/lien\?\S+", text)[0])
    )
    assert page.status_code == 200
    assert 'name="nouveau"' in page.text
