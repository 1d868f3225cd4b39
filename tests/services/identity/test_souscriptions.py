"""A company joins: it asks, proves its address, answers, and follows what becomes of it."""

import asyncio
from datetime import timedelta

import pytest

from services.identity.actions.keys import sweep
from services.identity.rules.souscriptions import CONFIRMABLE
from shared import clock
from tests.services.identity.acting import ICE
from tests.services.identity.souscrire import (
    API,
    APPLICANT,
    NEW_ICE,
    OLD_ICE,
    Request,
    all_sent,
    asked,
    code,
    desk,
    mails,
    opened,
    post,
)
from tests.support.clock import at


def pointers(answer):
    return {error["pointer"] for error in answer.json()["errors"]}


async def etat(house, request):
    return await house.conn.fetchval(
        "SELECT etat FROM souscription WHERE reference = $1", request.reference
    )


# --- opening


async def test_a_request_waits_for_its_address_and_then_reaches_the_operators(house):
    request = await opened(house)
    operator = await desk(house)
    assert (await operator.ask("GET")).json()["items"] == []

    await request.confirm()

    seen = (await request.ask("GET")).json()
    assert (seen["etat"], seen["email"]) == ("SOUMISE", APPLICANT)
    assert seen["identification"]["ice"] == NEW_ICE
    assert seen["identification"]["profils"] == ["IMP", "EXP"]
    assert seen["actes"] == ["ANNULER"]
    assert [each["acte"] for each in seen["histoire"]] == ["CONFIRMER"]
    (line,) = (await operator.ask("GET")).json()["items"]
    assert (line["reference"], line["ice_valide"]) == (request.reference, True)
    await mails(house, APPLICANT, "Votre adresse est confirmée")


async def test_the_mail_speaks_the_language_of_the_request(house):
    answer = await post(house, {"Accept-Language": "ar,fr;q=0.5"})

    (text,) = await mails(house, APPLICANT)
    assert "بوابة PMPCE" in text
    assert answer.json()["reference"] in text


async def test_confirming_again_changes_nothing(house):
    request = await (await opened(house)).confirm()

    again = await request.ask("POST", "/confirmation")

    assert again.status_code == 200
    assert len(again.json()["histoire"]) == 1


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"ice": OLD_ICE}, "#/ice"),
        ({"ice": "12"}, "#/ice"),
        ({"profils": []}, "#/profils"),
        ({"profils": ["OPE"]}, "#/profils[0]"),
        ({"email": "no address"}, "#/email"),
        ({"consentement": False}, "#/consentement"),
        ({"rc": ""}, "#/rc"),
        ({"raison_sociale": "a\0b"}, "#/raison_sociale"),
        ({"telephone": "call me maybe"}, "#/telephone"),
        ({"extra": 1}, "#/extra"),
    ],
)
async def test_a_wrong_field_is_named(still_house, changes, where):
    answer = await post(still_house, **changes)

    assert code(answer) == (422, "invalid-input")
    assert where in pointers(answer)


async def test_the_same_key_opens_one_request_even_at_once(house):
    headers = {"Idempotency-Key": "one-and-only"}

    answers = await asyncio.gather(*(post(house, headers) for _ in range(4)))

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.text for answer in answers}) == 1
    assert await house.conn.fetchval("SELECT count(*) FROM souscription") == 1
    await all_sent(house)
    assert len(await mails(house, APPLICANT)) == 1


async def test_a_key_that_comes_again_with_something_else_is_refused(house):
    headers = {"Idempotency-Key": "one-and-only"}
    await post(house, headers)

    answer = await post(house, headers, ville="Rabat")

    assert code(answer) == (409, "identity.cle-idempotence-reutilisee")


async def test_asking_without_end_is_slowed_down(house):
    for _ in range(11):
        answer = await post(house)

    answer = await post(house)

    assert code(answer) == (429, "too-many-requests")
    assert int(answer.headers["Retry-After"]) >= 1


# --- a company that is known already


async def test_a_registered_company_is_answered_like_any_other(house):
    new, known = await post(house), await post(house, ice=ICE)

    assert new.status_code == known.status_code == 202
    assert new.json().keys() == known.json().keys()


async def test_a_request_for_a_registered_company_goes_to_its_administrators(house):
    await house.conn.execute(
        """
        WITH other AS (UPDATE affectation SET roles = '{administrateur}'
                        WHERE user_id = (SELECT user_id FROM utilisateur
                                          WHERE username = 'deux.profils') AND ice = $1
                        RETURNING user_id)
        INSERT INTO suspension (user_id, ice, motif, suspendu_par, suspendu_le)
        SELECT user_id, $1, 'x', user_id, now() FROM other
        """,
        ICE,
    )
    request = await opened(house, ice=ICE)
    await all_sent(house)
    assert not [to for to, _ in house.mailbox.messages if to.endswith("@atlas.example")]

    await request.confirm()

    (told,) = await mails(house, "importateur@atlas.example")
    assert "Imane Berrada" in told
    assert "Atlas Import SARL" in told
    assert "Neuve Négoce" not in told
    assert APPLICANT in told
    await mails(house, APPLICANT, "est déjà inscrite")
    assert (await request.ask("GET")).json()["etat"] == "TRANSMISE"
    assert (await (await desk(house)).ask("GET")).json()["items"] == []
    # Those who administer nothing, or are suspended, are not told of strangers.
    await all_sent(house)
    assert {to for to, _ in house.mailbox.messages if to.endswith("@atlas.example")} == {
        "importateur@atlas.example"
    }


async def test_another_establishment_of_a_registered_company_is_the_same_company(house):
    other = f"{ICE[:9]}0002"
    other += f"{-int(other) * 100 % 97:02}"
    request = await (await opened(house, ice=other)).confirm()

    assert await etat(house, request) == "TRANSMISE"


async def test_a_company_that_nobody_administers_is_for_the_operators(house):
    await house.conn.execute("UPDATE affectation SET roles = '{lecture}'")

    request = await (await opened(house, ice=ICE)).confirm()

    assert await etat(house, request) == "SOUMISE"
    found = await (await desk(house)).find(request)
    assert found["entreprise_connue"] == "Atlas Import SARL"


async def test_a_second_request_is_refused_and_the_first_applicant_told(house):
    first = await (await opened(house)).confirm()

    answer = await post(house, email="autre@neuve.example")

    assert code(answer) == (409, "identity.souscription-en-cours")
    assert first.reference not in answer.text
    (told,) = await mails(house, APPLICANT, "seconde demande")
    assert first.reference in told
    assert not [to for to, _ in house.mailbox.messages if to == "autre@neuve.example"]
    # Once an hour is enough, however often it is tried.
    await post(house, email="autre@neuve.example")
    await all_sent(house)
    assert len(await mails(house, APPLICANT, "seconde demande")) == 1
    # Operators see the attempt, the applicant's history does not name it.
    found = await (await desk(house)).find(first)
    assert [each["acte"] for each in found["histoire"]] == ["CONFIRMER", "DEPOSER_DOUBLE"]
    assert [each["acte"] for each in (await first.ask("GET")).json()["histoire"]] == ["CONFIRMER"]


async def test_an_unconfirmed_request_bars_nobody_and_comes_too_late_itself(house):
    squatter = await opened(house, email="squatter@evil.example")
    honest = await (await opened(house)).confirm()
    await squatter.read_mail("squatter@evil.example")

    late = await squatter.ask("POST", "/confirmation")

    assert code(late) == (409, "identity.souscription-en-cours")
    assert await etat(house, honest) == "SOUMISE"
    assert await etat(house, squatter) == "A_CONFIRMER"


async def test_two_requests_confirmed_at_once_leave_one(house):
    requests = [await opened(house, email=f"{who}@neuve.example") for who in "ab"]
    for who, request in zip("ab", requests, strict=True):
        await request.read_mail(f"{who}@neuve.example")

    answers = await asyncio.gather(*(each.ask("POST", "/confirmation") for each in requests))

    assert sorted(answer.status_code for answer in answers) == [200, 409]


# --- following


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("POST", "/confirmation", None),
        ("POST", "/complement", {"message": "x"}),
        ("POST", "/annulation", None),
        ("GET", "/documents/01900000-0000-7000-8000-000000000000", None),
        ("DELETE", "/documents/01900000-0000-7000-8000-000000000000", None),
    ],
)
async def test_without_its_own_key_a_request_does_not_exist(house, method, path, body):
    mine = await (await opened(house)).confirm()
    other = await (await opened(house, ice="002136093000040", email="autre@x.example")).confirm(
        "autre@x.example"
    )

    for request, key in (
        (mine, other.cle),
        (mine, mine.cle_depot),
        (mine, "x" * 43),
        (Request(house, "SOU-2026-999999", "", mine.cle), mine.cle),
    ):
        answer = await request.ask(method, path, body, key)
        assert code(answer) == (404, "identity.souscription-inconnue")
    missing = await house.client.request(method, f"{API}/suivi/{mine.reference}{path}", json=body)
    assert code(missing) == (422, "invalid-input")


async def test_the_link_is_mailed_again_to_its_applicant_only(house):
    request = await (await opened(house)).confirm()
    await all_sent(house)
    house.mailbox.messages.clear()

    for body in (
        {"reference": request.reference, "email": "autre@x.example"},
        {"reference": "SOU-2026-999999", "email": APPLICANT},
        {"reference": f" {request.reference.lower()} ", "email": APPLICANT.upper()},
    ):
        answer = await house.client.post(f"{API}/suivi", json=body)
        assert (answer.status_code, answer.content) == (204, b"")

    await all_sent(house)
    (told,) = house.mailbox.messages
    assert told[0] == APPLICANT
    assert f"{request.reference}#{request.cle}" in told[1]


async def test_a_mailbox_is_not_flooded_with_links(house):
    request = await opened(house)
    for number in range(12):
        # From ever another network, and never written alike: the file alone is counted.
        answer = await house.client.post(
            f"{API}/suivi",
            json={"reference": " " * number + request.reference, "email": APPLICANT},
            headers={"X-Forwarded-For": f"10.0.{number}.1"},
        )

    assert code(answer) == (429, "too-many-requests")


async def test_a_request_is_given_up_once(house):
    request = await (await opened(house)).confirm()

    first, again = [await request.ask("POST", "/annulation") for _ in range(2)]

    assert first.json()["etat"] == again.json()["etat"] == "ANNULEE"
    assert first.json()["actes"] == []
    await mails(house, APPLICANT, "est annulée")
    # The way is free for another one.
    assert (await post(house)).status_code == 202


async def test_an_unconfirmed_request_is_forgotten_with_its_documents(house):
    request = await opened(house)
    await request.add(key=request.cle_depot)
    kept = await (await opened(house, ice="002136093000040", email="autre@x.example")).confirm(
        "autre@x.example"
    )

    with at(clock.now() + CONFIRMABLE + timedelta(hours=1)):
        await request.read_mail()
        late = await request.ask("POST", "/confirmation")
        await sweep(house.app.state.running.pool, 1827)

    assert code(late) == (404, "identity.souscription-inconnue")
    left = await house.conn.fetch("SELECT reference FROM souscription")
    assert [row["reference"] for row in left] == [kept.reference]
    assert await house.conn.fetchval("SELECT count(*) FROM souscription_document") == 0


async def test_history_is_append_only(house):
    await (await opened(house)).confirm()

    for statement in (
        "UPDATE souscription_acte SET acte = 'ANNULER'",
        "DELETE FROM souscription_acte",
    ):
        with pytest.raises(Exception, match="append-only"):
            await house.conn.execute(statement)


# --- answering a complement


async def test_the_applicant_mends_what_was_asked_and_submits_again(house):
    request, operator = await asked(house, "ville", "documents")
    (told,) = await mails(house, APPLICANT, "Corrigez")
    assert "svp." in told
    seen = (await request.ask("GET")).json()
    assert seen["complement"] == {"champs": ["ville", "documents"], "message": "Corrigez,\nsvp."}
    assert seen["histoire"][-1]["operateur"] is None
    await request.add()

    answer = await request.ask("POST", "/complement", {"message": "Voilà", "ville": "Rabat"})

    assert (answer.status_code, answer.json()["etat"]) == (200, "SOUMISE")
    assert answer.json()["complement"] is None
    found = await operator.find(request)
    assert found["identification"]["ville"] == "Rabat"
    assert [each["nom"] for each in found["documents"]] == ["certificat.pdf"]
    last = found["histoire"][-1]
    assert (last["acte"], last["message"], last["champs"]) == ("COMPLETER", "Voilà", ["ville"])
    before = await house.conn.fetchval("SELECT avant FROM souscription_acte WHERE avant NOTNULL")
    assert before == {"ville": "Casablanca"}


async def test_the_applicant_changes_nothing_that_was_not_asked(house):
    request, _ = await asked(house, "ville")

    answer = await request.ask("POST", "/complement", {"message": "Voilà", "rc": "999"})

    assert code(answer) == (422, "invalid-input")
    assert pointers(answer) == {"#/rc"}


async def test_nothing_is_answered_that_was_not_asked(house):
    request = await (await opened(house)).confirm()

    answer = await request.ask("POST", "/complement", {"message": "Voilà"})

    assert code(answer) == (409, "identity.transition-interdite")
    assert answer.json()["possibles"] == ["ANNULER"]


async def test_a_mended_ice_may_not_be_that_of_a_request_in_hand(house):
    request, _ = await asked(house, "ice")
    other = await opened(house, ice="002136093000040", email="autre@x.example")
    await other.confirm("autre@x.example")

    answer = await request.ask(
        "POST", "/complement", {"message": "Voilà", "ice": "002136093000040"}
    )

    assert code(answer) == (409, "identity.souscription-en-cours")


# --- documents


async def test_a_form_that_is_no_json_is_refused(still_house):
    for content in (b"", b"[]", b"{", b"\xff", b'{"ice": 1}'):
        answer = await still_house.client.post(
            API, content=content, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code in {400, 422}
