"""The life of a procuration: written, signed, answered, revoked, over; and who may."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.actions import procurations
from services.identity.models.procurations import Acte, Etat
from services.identity.problems.procurations import ActeImpossible, ActeReserve, MotifRequis
from services.identity.rules import procurations as rules
from shared import clock
from shared.database import connect
from tests.services.identity.acting import ICE
from tests.services.identity.mandants import (
    API,
    bearer,
    in_force,
    said,
    state,
    step,
    write,
    written,
)
from tests.support.clock import at

# --- the life of a procuration


async def test_a_procuration_is_written_signed_accepted_and_revoked_and_each_step_is_said(
    house, mandant, agent
):
    procuration_id = await write(house, mandant, chapitres=["84"], montant_max="150000.50")
    assert (await step(house, mandant, procuration_id, "soumettre")).json()["etat"] == "EN_ATTENTE"
    assert (await step(house, agent, procuration_id, "accepter")).json()["etat"] == "ACTIVE"
    ended = await step(house, mandant, procuration_id, "revoquer", motif="Fin de contrat")

    assert ended.json()["etat"] == "REVOQUEE"
    assert ended.json()["montant_max"] == "150000.50"
    heard = await said(house)
    assert [each["type"] for each in heard] == [
        "procuration.soumise", "procuration.activee", "procuration.revoquee",
    ]  # fmt: skip
    assert {each["ice"] for each in heard} == {ICE}
    assert heard[0]["data"]["perimetre"] == ["TB", "TI-EI"]
    assert heard[2]["data"]["motif"] == "Fin de contrat"


async def test_both_companies_read_the_steps_each_with_the_names_of_its_own_people(
    house, mandant, agent
):
    procuration_id = await in_force(house, mandant, agent)

    given = (await house.client.get(f"{API}/{procuration_id}", headers=bearer(mandant))).json()
    received = (await house.client.get(f"{API}/{procuration_id}", headers=bearer(agent))).json()

    assert (given["cote"], received["cote"]) == ("MANDANT", "MANDATAIRE")
    assert given["actes"] == ["suspendre", "revoquer"]
    assert received["actes"] == ["renoncer"]
    assert [(each["acte"], each["nom"]) for each in given["etapes"]] == [
        ("soumettre", "Salma El Idrissi"), ("accepter", None),
    ]  # fmt: skip
    assert [each["nom"] for each in received["etapes"]] == [None, "Transitaire Exemple"]
    assert {each["acr"] for each in given["etapes"]} == {"urn:portnet:acr:mfa"}


async def test_the_same_step_again_changes_and_says_nothing(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    before = await said(house)

    again = await step(house, agent, procuration_id, "accepter")

    assert (again.status_code, again.json()["etat"]) == (200, "ACTIVE")
    assert await said(house) == before


async def test_two_answers_at_once_give_one_state_and_one_event(house, mandant, agent):
    procuration_id = await write(house, mandant)
    await step(house, mandant, procuration_id, "soumettre")

    answers = await asyncio.gather(
        step(house, agent, procuration_id, "accepter"),
        step(house, agent, procuration_id, "refuser", motif="Trop loin"),
        step(house, mandant, procuration_id, "revoquer", motif="Erreur"),
    )

    assert all(each.status_code in {200, 409} for each in answers)
    steps = await house.conn.fetch(
        "SELECT acte FROM procuration_etape WHERE procuration_id = $1", procuration_id
    )
    assert len(await said(house)) == len(steps)
    assert await state(house, procuration_id) in {"REJETEE", "REVOQUEE"}


@pytest.mark.parametrize("acte", ["refuser", "suspendre", "revoquer", "renoncer"])
def test_the_other_company_is_always_told_why(acte):
    cote = rules.WHO[acte]
    etat = "EN_ATTENTE" if acte == "refuser" else "ACTIVE"
    for motif in (None, "", "   "):
        with pytest.raises(MotifRequis):
            rules.after(etat, "PORTNET", cote, acte, motif)


ACTES = list(rules.WHO)


@given(st.lists(st.tuples(st.sampled_from(ACTES), st.sampled_from(["MANDANT", "MANDATAIRE"]))))
def test_no_path_leads_out_of_an_end_nor_into_force_without_the_mandataire(path):
    etat: Etat = "BROUILLON"
    accepted = False
    for acte, cote in path:
        before = etat
        try:
            etat = rules.after(etat, "PORTNET", cote, acte, "motif")
        except (ActeImpossible, ActeReserve):
            continue
        accepted |= acte == "accepter" and cote == "MANDATAIRE"
        if before in {"REJETEE", "REVOQUEE", "EXPIREE"}:
            assert etat == before
        if etat in {"ACTIVE", "SUSPENDUE"}:
            assert accepted
        if etat == "BROUILLON":
            assert before == "BROUILLON"


@given(st.sampled_from(ACTES), st.sampled_from(["MANDANT", "MANDATAIRE"]))
def test_a_company_takes_only_its_own_steps(acte: Acte, cote):
    if rules.WHO[acte] != cote:
        for etat in ("BROUILLON", "EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REVOQUEE"):
            with pytest.raises(ActeReserve):
                rules.after(etat, "PORTNET", cote, acte, "motif")


# --- who may


async def test_only_an_administrator_binds_a_company(house, mandant):
    procuration_id = await write(house, mandant)
    clerk = await house.sign_in(username="saisie")

    refused = [
        await house.client.put(f"{API}/{clock.new_id()}", json=written(), headers=bearer(clerk)),
        await step(house, clerk, procuration_id, "soumettre"),
        await house.client.delete(f"{API}/{procuration_id}", headers=bearer(clerk)),
        await house.client.post(f"{API}/import", content=b"x", headers=bearer(clerk)),
    ]

    assert [each.status_code for each in refused] == [403] * 4
    assert await state(house, procuration_id) == "BROUILLON"


async def test_a_third_company_sees_and_does_nothing(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    third = await house.sign_in(username="tiers")
    headers = bearer(third)

    answers = [
        await house.client.get(f"{API}/{procuration_id}", headers=headers),
        await house.client.get(f"{API}/{procuration_id}/document", headers=headers),
        await step(house, third, procuration_id, "renoncer", motif="x"),
        await house.client.put(f"{API}/{procuration_id}", json=written(), headers=headers),
        await house.client.delete(f"{API}/{procuration_id}", headers=headers),
    ]

    assert [each.status_code for each in answers] == [404] * 5
    for sens in ("donnees", "recues"):
        listed = await house.client.get(API, params={"sens": sens}, headers=headers)
        assert listed.json()["items"] == []
    acts = await house.client.get(f"{API}/actes", headers=headers)
    assert acts.json()["items"] == []


async def test_the_mandataire_does_not_see_a_draft(house, mandant, agent):
    procuration_id = await write(house, mandant)

    assert (
        await house.client.get(f"{API}/{procuration_id}", headers=bearer(agent))
    ).status_code == 404
    received = await house.client.get(API, params={"sens": "recues"}, headers=bearer(agent))
    assert received.json()["items"] == []


@pytest.mark.parametrize(
    "weaker", ["auth_time = auth_time - interval '6 minutes'", "acr = 'mfa-oob'"]
)
async def test_signing_asks_for_a_recent_and_strong_sign_in_and_writing_does_not(
    house, mandant, weaker
):
    procuration_id = await write(house, mandant)
    await house.conn.execute(f"UPDATE oauth_grant SET {weaker}")
    old = (await house.refresh(mandant.refresh)).json()["access_token"]
    headers = {"Authorization": f"Bearer {old}"}

    signed = await house.client.post(
        f"{API}/{procuration_id}/demarches", json={"acte": "soumettre"}, headers=headers
    )
    changed = await house.client.put(f"{API}/{procuration_id}", json=written(), headers=headers)

    assert (signed.status_code, signed.json()["code"]) == (401, "step-up-required")
    assert (signed.json()["acr_values"], signed.json()["max_age"]) == ("urn:portnet:acr:mfa", 300)
    assert changed.status_code == 200


async def test_nobody_reads_procurations_unasked(still_house):
    some = clock.new_id()
    for method, path in (
        ("GET", API), ("GET", f"{API}/actes"), ("GET", f"{API}/{some}"), ("PUT", f"{API}/{some}"),
        ("DELETE", f"{API}/{some}"), ("POST", f"{API}/{some}/demarches"), ("POST", f"{API}/import"),
        ("GET", f"{API}/{some}/document"), ("PUT", f"{API}/{some}/document?nom=a"),
        ("GET", f"{API}/mandataires/{ICE}"),
    ):  # fmt: skip
        assert (await still_house.client.request(method, path)).status_code == 401, path


async def test_an_operator_has_no_company_to_give_procurations_for(house):
    operator = await house.sign_in(username="operateur")

    assert (await house.client.get(API, headers=bearer(operator))).status_code == 403


# --- time


async def test_a_procuration_expires_after_its_last_day_and_says_so(house, mandant, agent):
    procuration_id = await in_force(
        house, mandant, agent, date_fin=clock.day(clock.now()).isoformat()
    )
    pool = await connect(house.database_url, 2)
    try:
        assert await procurations.expire(pool) == 0
        with at(clock.now() + timedelta(days=1, hours=1)):
            assert await procurations.expire(pool) == 1
            assert await procurations.expire(pool) == 0
    finally:
        await pool.close()

    assert await state(house, procuration_id) == "EXPIREE"
    assert (await said(house))[-1]["type"] == "procuration.expiree"


async def test_what_is_over_is_not_signed_any_more(house, mandant):
    procuration_id = await write(house, mandant)
    await house.conn.execute(
        "UPDATE procuration SET date_debut = '2020-01-01', date_fin = '2020-01-02'"
    )

    assert (await step(house, mandant, procuration_id, "soumettre")).status_code == 422
