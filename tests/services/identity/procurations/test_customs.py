"""Customs answer procurations for customs, and services say what was done under one."""

import msgspec
import pytest

from services.identity.consumers import CONSUMERS
from shared import clock
from shared.contracts.identity import (
    ProcurationActivee,
    ProcurationRejetee,
    ProcurationUtilisee,
)
from shared.events import CloudEvent, Rejected
from shared.inbox import take
from tests.services.identity.acting import ICE, OTHER_ICE
from tests.services.identity.mandants import (
    API,
    bearer,
    in_force,
    state,
    step,
    write,
)

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
