"""Procurations through the API: written, signed, answered, suspended, ended, imported, read."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.actions import procurations
from services.identity.consumers import CONSUMERS
from services.identity.models.procurations import Acte, Etat
from services.identity.problems.procurations import ActeImpossible, ActeReserve, MotifRequis
from services.identity.rules import procurations as rules
from shared import clock
from shared.contracts.identity import (
    ProcurationActivee,
    ProcurationRejetee,
    ProcurationRevoquee,
    ProcurationUtilisee,
)
from shared.database import connect
from shared.events import CloudEvent, Rejected
from shared.inbox import take
from tests.services.identity.acting import ICE, OTHER_ICE
from tests.services.identity.mandants import (
    API,
    PEOPLE,
    THIRD_ICE,
    bearer,
    in_force,
    step,
    write,
    written,
)
from tests.support.clock import at

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
async def house(house):
    await house.seed(**PEOPLE)
    return house


@pytest.fixture
async def mandant(house):
    return await house.sign_in()


@pytest.fixture
async def agent(house):
    return await house.sign_in(username="transitaire")


async def said(house):
    rows = await house.conn.fetch("SELECT body FROM outbox ORDER BY seq")
    events = [msgspec.json.decode(row["body"]) for row in rows]
    return [each for each in events if each["type"].startswith("procuration.")]


async def state(house, procuration_id):
    return await house.conn.fetchval(
        "SELECT etat FROM procuration WHERE procuration_id = $1", procuration_id
    )


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


# --- what is written


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"mandataire_ice": ICE}, "/mandataire_ice"),
        ({"mandataire_ice": "999001001000139"}, "/mandataire_ice"),
        ({"date_fin": "2020-01-01"}, "/date_fin"),
        ({"date_debut": "2020-01-01", "date_fin": "2020-02-01"}, "/date_fin"),
        ({"date_fin": "2099-01-01"}, "/date_fin"),
        ({"montant_max": "0.00"}, "/montant_max"),
        ({"montant_max": "-1"}, "montant_max"),
        ({"perimetre": []}, "perimetre"),
        ({"perimetre": ["ti ei"]}, "perimetre"),
        ({"chapitres": ["98"]}, "chapitres"),
        ({"bureaux": ["30"]}, "bureaux"),
        ({"type": "AUTRE"}, "type"),
        ({"inconnu": 1}, "inconnu"),
    ],
)
async def test_what_is_written_wrongly_is_told_by_field(house, mandant, changes, pointer):
    answer = await house.client.put(
        f"{API}/{clock.new_id()}", json=written(**changes), headers=bearer(mandant)
    )

    assert answer.status_code == 422
    assert pointer.strip("/") in str(answer.json()["errors"]) + str(answer.json().get("detail"))


async def test_a_company_that_is_not_registered_receives_nothing(house, mandant):
    answer = await house.client.put(
        f"{API}/{clock.new_id()}",
        json=written(mandataire_ice="001561191000066"),
        headers=bearer(mandant),
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "identity.mandataire-inconnu")


async def test_an_establishment_of_the_same_company_is_the_same_company(house, mandant):
    sister = next(
        f"{ICE[:9]}0002{c:02}" for c in range(97) if int(f"{ICE[:9]}0002{c:02}") % 97 == 0
    )
    answer = await house.client.put(
        f"{API}/{clock.new_id()}", json=written(mandataire_ice=sister), headers=bearer(mandant)
    )

    assert answer.status_code == 422


async def test_a_draft_is_changed_and_thrown_away_and_a_signed_one_is_neither(house, mandant):
    draft, signed = await write(house, mandant), await write(house, mandant)
    await step(house, mandant, signed, "soumettre")
    headers = bearer(mandant)

    changed = await house.client.put(
        f"{API}/{draft}", json=written(perimetre=["DFD-GES"]), headers=headers
    )
    assert changed.json()["perimetre"] == ["DFD-GES"]
    assert (await house.client.delete(f"{API}/{draft}", headers=headers)).status_code == 204
    refused = [
        await house.client.put(f"{API}/{signed}", json=written(), headers=headers),
        await house.client.delete(f"{API}/{signed}", headers=headers),
        await house.client.put(f"{API}/{signed}/document?nom=a.pdf", content=PDF, headers=headers),
    ]

    assert [each.json()["code"] for each in refused] == ["identity.acte-impossible"] * 3
    assert (await house.client.get(f"{API}/{draft}", headers=headers)).status_code == 404


async def test_the_signed_paper_is_read_by_both_companies_as_a_file(house, mandant, agent):
    procuration_id = await write(house, mandant)
    sent = await house.client.put(
        f"{API}/{procuration_id}/document",
        params={"nom": "mandat signé.pdf"},
        content=PDF,
        headers=bearer(mandant),
    )
    await step(house, mandant, procuration_id, "soumettre")

    read = await house.client.get(f"{API}/{procuration_id}/document", headers=bearer(agent))

    assert (sent.status_code, read.status_code, read.content) == (204, 200, PDF)
    assert read.headers["content-disposition"].startswith("attachment;")
    assert read.headers["content-security-policy"] == "sandbox"
    assert read.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "status"), [(b"MZ not a pdf", 415), (b"%PDF-" + b"x" * 5_000_001, 413)]
)
async def test_a_paper_that_is_no_pdf_or_too_large_is_refused(house, mandant, content, status):
    procuration_id = await write(house, mandant)

    answer = await house.client.put(
        f"{API}/{procuration_id}/document?nom=a.pdf", content=content, headers=bearer(mandant)
    )

    assert answer.status_code == status


async def test_a_mandant_sees_the_name_of_the_company_it_names(house, mandant):
    known = await house.client.get(f"{API}/mandataires/{OTHER_ICE}", headers=bearer(mandant))
    unknown = await house.client.get(f"{API}/mandataires/{'0' * 15}", headers=bearer(mandant))

    assert known.json() == {"ice": OTHER_ICE, "raison_sociale": "Rif Transit SA"}
    assert unknown.status_code == 404


async def test_a_long_list_comes_page_by_page_and_by_state(house, mandant):
    ids = [str(await write(house, mandant)) for _ in range(3)]
    await step(house, mandant, ids[0], "soumettre")
    headers = bearer(mandant)

    first = (await house.client.get(API, params={"limit": 2}, headers=headers)).json()
    second = (
        await house.client.get(API, params={"limit": 2, "cursor": first["next"]}, headers=headers)
    ).json()
    waiting = await house.client.get(API, params={"etat": "EN_ATTENTE"}, headers=headers)

    listed = [each["procuration_id"] for each in first["items"] + second["items"]]
    assert listed == list(reversed(ids))
    assert second["next"] is None
    assert [each["procuration_id"] for each in waiting.json()["items"]] == [ids[0]]


async def test_a_list_is_of_one_type_when_asked(house, mandant):
    ids = {type_: str(await write(house, mandant, type=type_)) for type_ in ("DOUANE", "PORTNET")}
    headers = bearer(mandant)

    listed = {
        type_: (await house.client.get(API, params={"type": type_}, headers=headers)).json()
        for type_ in ids
    }
    unknown = await house.client.get(API, params={"type": "AUTRE"}, headers=headers)

    assert {
        type_: [each["procuration_id"] for each in page["items"]] for type_, page in listed.items()
    } == {type_: [only] for type_, only in ids.items()}
    assert unknown.status_code == 422


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


# --- customs


def customs(data, time=None):
    now = time or clock.now()
    return CloudEvent(
        id=str(clock.new_id()), source="badr", type=data.type, time=now, data=data,
        subject=str(data.procuration_id), ice=ICE, recordedtime=now, dataversion=1,
    )  # fmt: skip


def activated(procuration_id):
    today = clock.day(clock.now())
    return ProcurationActivee(
        procuration_id=procuration_id, type_procuration="DOUANE", mandant_ice=ICE,
        mandataire_ice=OTHER_ICE, date_debut=today, date_fin=today,
    )  # fmt: skip


async def test_customs_alone_answers_a_procuration_for_customs(house, mandant, agent):
    procuration_id = await write(house, mandant, type="DOUANE")
    await step(house, mandant, procuration_id, "soumettre")

    refused = await step(house, agent, procuration_id, "accepter")
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.acte-reserve")
    event = customs(activated(procuration_id))
    async with house.conn.transaction():
        assert await take(house.conn, CONSUMERS, [event]) == []
        assert await take(house.conn, CONSUMERS, [event]) == []

    seen = (await house.client.get(f"{API}/{procuration_id}", headers=bearer(agent))).json()
    assert seen["procuration"]["etat"] == "ACTIVE"
    assert [each["par"] for each in seen["etapes"]] == ["MANDANT", "DOUANE"]


async def test_customs_may_refuse_and_says_why(house, mandant):
    procuration_id = await write(house, mandant, type="DOUANE")
    await step(house, mandant, procuration_id, "soumettre")

    refusal = ProcurationRejetee(procuration_id=procuration_id, motif="Agrément suspendu")
    async with house.conn.transaction():
        assert await take(house.conn, CONSUMERS, [customs(refusal)]) == []

    seen = (await house.client.get(f"{API}/{procuration_id}", headers=bearer(mandant))).json()
    assert (seen["procuration"]["etat"], seen["procuration"]["motif"]) == (
        "REJETEE", "Agrément suspendu",
    )  # fmt: skip


async def test_customs_answer_that_comes_too_late_or_elsewhere_is_set_aside(house, mandant):
    ended = await write(house, mandant, type="DOUANE")
    await step(house, mandant, ended, "soumettre")
    await step(house, mandant, ended, "revoquer", motif="Erreur")
    portnet = await write(house, mandant)
    await step(house, mandant, portnet, "soumettre")

    heard = [customs(activated(each)) for each in (ended, portnet, clock.new_id())]
    async with house.conn.transaction():
        refused = await take(house.conn, CONSUMERS, heard)

    reasons = [why.reason for _, why in refused]
    assert sorted(reasons) == ["AUTORITE", "AUTORITE", "TRANSITION"]
    assert isinstance(refused[0][1], Rejected)
    assert await state(house, ended) == "REVOQUEE"
    assert await state(house, portnet) == "EN_ATTENTE"


# --- the journal of acts


async def test_acts_said_by_services_are_read_by_both_companies_once(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    user_id = agent.claims["sub"]
    said = ProcurationUtilisee(
        procuration_id=procuration_id, mandant_ice=ICE, mandataire_ice=OTHER_ICE, user_id=user_id,
        service_code="TB", action="CONSULTATION", objet="/api/dashboard/v1/kpis",
    )  # fmt: skip
    event = msgspec.structs.replace(
        customs(activated(procuration_id)), data=said, source="dashboard"
    )
    async with house.conn.transaction():
        await take(house.conn, CONSUMERS, [event])
        await take(house.conn, CONSUMERS, [event])

    for tokens in (mandant, agent):
        answer = await house.client.get(
            f"{API}/actes", params={"procuration": str(procuration_id)}, headers=bearer(tokens)
        )
        [act] = answer.json()["items"]
        assert (act["nom"], act["service_code"], act["action"]) == (
            "Transitaire Exemple", "TB", "CONSULTATION",
        )  # fmt: skip
        assert (act["mandant"], act["mandataire"]) == ("Atlas Import SARL", "Rif Transit SA")


async def test_the_journal_cannot_be_changed(house, mandant, agent):
    await in_force(house, mandant, agent)
    for table in ("procuration_etape", "procuration_acte"):
        with pytest.raises(Exception, match="append-only"):
            await house.conn.execute(f"DELETE FROM {table}")


# --- many at once


def lines(*rows):
    header = "mandataire_ice;type;perimetre;date_debut;date_fin;montant_max"
    return "\r\n".join([header, *rows]).encode("utf-8-sig")


async def test_a_file_gives_its_right_lines_and_tells_the_wrong_ones(house, mandant):
    today = clock.day(clock.now()).isoformat()
    raw = lines(
        f"{OTHER_ICE};PORTNET;TI-EI TB;{today};{today};1000",
        f"{THIRD_ICE};portnet;TI-EI|DFD-GES;{today};{today};",
        f"{ICE};PORTNET;TB;{today};{today};",
        f"001561191000066;PORTNET;TB;{today};{today};",
        f"{OTHER_ICE};PORTNET;;{today};{today};",
        f"{OTHER_ICE};PORTNET;TB;hier;{today};",
    )

    first = (await house.client.post(f"{API}/import", content=raw, headers=bearer(mandant))).json()
    again = (await house.client.post(f"{API}/import", content=raw, headers=bearer(mandant))).json()

    assert first["creees"] == 2
    assert [each["ligne"] for each in first["refusees"]] == [4, 5, 6, 7]
    assert (again["creees"], again["inchangees"]) == (0, 2)
    assert len(await said(house)) == 2
    given = (await house.client.get(API, headers=bearer(mandant))).json()["items"]
    assert {each["etat"] for each in given} == {"EN_ATTENTE"}


GOOD = f"{OTHER_ICE};PORTNET;TB;2026-01-01;2029-12-31;"


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xfe",
        b"",
        b"ice;nom\n1;2",
        lines(GOOD, *["x;y;z;1;2;3"] * 500),
        lines(GOOD, "x" * 200_000),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_whole(house, mandant, raw):
    answer = await house.client.post(f"{API}/import", content=raw, headers=bearer(mandant))

    assert answer.status_code == 422
    assert await house.conn.fetchval("SELECT count(*) FROM procuration") == 0


async def test_a_line_with_more_cells_than_columns_is_told(house, mandant):
    raw = lines(GOOD, GOOD + ";12", GOOD + ";;")

    told = (await house.client.post(f"{API}/import", content=raw, headers=bearer(mandant))).json()

    assert (told["creees"], told["inchangees"]) == (1, 1)
    assert told["refusees"] == [{"ligne": 3, "motif": "more cells than columns"}]


async def test_revocation_event_names_both_companies(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    await step(house, agent, procuration_id, "renoncer", motif="Surcharge")

    last = (await said(house))[-1]
    assert last["type"] == ProcurationRevoquee.type
    assert (last["data"]["mandant_ice"], last["data"]["mandataire_ice"]) == (ICE, OTHER_ICE)
