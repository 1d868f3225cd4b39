"""Acting under a mandate, seen from a service: what it lets in, what it says, and when it stops."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from litestar import get

from services.dashboard.consumers import CONSUMERS
from shared import clock
from shared.auth import requires
from shared.contracts.identity import ProcurationUtilisee
from shared.inbox import Consumers
from shared.mandates import HANDLERS
from shared.service import create_service
from shared.settings import load
from tests.conftest import environment
from tests.support.heard import decoded, hear, message
from tests.support.said import said
from tests.support.tokens import ICE, OTHER_ICE

PROCURATION = UUID("018f0000-0000-7000-8000-0000000000d1")
HUMAN = "018f0000-0000-7000-8000-000000000009"
KPIS = "/api/dashboard/v1/kpis"


def delegated(issuer, *services: str, **claims):
    """Return the header of someone who acts for ICE."""
    mandate = {"id": str(PROCURATION), "type": "PORTNET", "services": list(services or ("TB",))}
    return issuer.bearer(
        **{
            "sub": f"org:{ICE}",
            "roles": ["saisie"],
            "act": {"sub": HUMAN, "org": OTHER_ICE},
            "mandate": mandate,
        }
        | claims
    )


async def tell(house, type_, time=None, source="identity", **data):
    """Have a service hear what is said of the procuration."""
    today = clock.day(clock.now()).isoformat()
    known = {
        "procuration_id": str(PROCURATION),
        "type_procuration": "DOUANE",
        "mandant_ice": ICE,
        "mandataire_ice": OTHER_ICE,
        "date_debut": today,
        "date_fin": today,
    }
    wanted = {
        "procuration.activee": known,
        "procuration.suspendue": {"procuration_id": str(PROCURATION), "motif": "Audit"},
        "procuration.revoquee": {
            **{name: known[name] for name in ("procuration_id", "mandant_ice", "mandataire_ice")},
            "motif": "Fin",
        },
        "procuration.expiree": {"procuration_id": str(PROCURATION)},
    }[type_]
    event = message(type_, wanted | data, source=source, time=time or clock.now())
    assert await hear(house.conn, CONSUMERS, decoded(CONSUMERS, *event)) == []


@pytest.fixture
async def house(start):
    return await start("dashboard")


async def used(house):
    return [each for each in await said(house.conn) if isinstance(each.data, ProcurationUtilisee)]


async def code(answer, status):
    assert answer.status_code == status, answer.text
    return answer.json()["code"]


async def test_a_mandate_opens_what_it_lists_in_the_mandants_name(house, issuer):
    answer = await house.client.get(KPIS, headers=delegated(issuer))

    assert answer.status_code == 200
    assert answer.json()["ice"] == ICE


async def test_a_mandate_opens_nothing_that_it_does_not_list(house, issuer):
    answer = await house.client.get(KPIS, headers=delegated(issuer, "TI-EI", "BIL-FOR"))

    assert await code(answer, 403) == "mandate-insufficient"
    assert await used(house) == []


async def test_a_route_that_does_not_speak_of_mandates_takes_none(start, issuer):
    assistant = await start("assistant")

    answer = await assistant.client.get(
        "/api/assistant/v1/conversations", headers=delegated(issuer, "AID-TIJ", "TB", "*")
    )

    assert await code(answer, 403) == "mandate-insufficient"


async def test_what_a_profile_may_not_do_is_no_act(start, issuer):
    billing = await start("billing")
    headers = delegated(issuer, "BIL-FOR", profil="CON")

    answer = await billing.client.get("/api/billing/v1/forfait", headers=headers)

    assert await code(answer, 403) == "forbidden"
    assert await used(billing) == []


async def test_readings_are_said_once_a_session_and_changes_each_time(house, issuer):
    for _ in range(3):
        await house.client.get(KPIS, headers=delegated(issuer))
    await house.client.get(KPIS, headers=delegated(issuer, sid="another"))
    for _ in range(2):
        await house.client.post("/api/dashboard/v1/notifications/lues", headers=delegated(issuer))

    acts = await used(house)

    assert [(each.data.action, each.data.objet) for each in acts] == [
        ("CONSULTATION", KPIS),
        ("CONSULTATION", KPIS),
        ("MODIFICATION", "POST /api/dashboard/v1/notifications/lues"),
        ("MODIFICATION", "POST /api/dashboard/v1/notifications/lues"),
    ]
    assert {(each.ice, each.source, each.data.service_code) for each in acts} == {
        (ICE, "dashboard", "TB")
    }
    assert {each.data.user_id for each in acts} == {UUID(HUMAN)}
    assert {each.data.mandataire_ice for each in acts} == {OTHER_ICE}


async def test_nothing_is_said_of_people_who_act_for_themselves(house, issuer):
    await house.client.get(KPIS, headers=issuer.bearer())

    assert await used(house) == []


@pytest.mark.parametrize(
    "ending", ["procuration.suspendue", "procuration.revoquee", "procuration.expiree"]
)
async def test_what_ends_a_procuration_ends_its_tokens_here(house, issuer, ending):
    headers = delegated(issuer)
    assert (await house.client.get(KPIS, headers=headers)).status_code == 200
    before = len(await used(house))

    await tell(house, ending)

    assert await code(await house.client.get(KPIS, headers=headers), 403) == "mandate-ended"
    assert len(await used(house)) == before


async def test_the_last_word_counts_whatever_comes_last(house, issuer):
    headers, now = delegated(issuer), clock.now()
    await tell(house, "procuration.suspendue", now - timedelta(seconds=2))
    await tell(house, "procuration.activee", now - timedelta(seconds=3))
    assert (await house.client.get(KPIS, headers=headers)).status_code == 403

    await tell(house, "procuration.activee", now - timedelta(seconds=1))
    assert (await house.client.get(KPIS, headers=headers)).status_code == 200


async def test_customs_cannot_bring_back_what_identity_has_ended(house, issuer):
    await tell(house, "procuration.revoquee", clock.now() - timedelta(seconds=1))
    await tell(house, "procuration.activee", source="badr")

    answer = await house.client.get(KPIS, headers=delegated(issuer))

    assert await code(answer, 403) == "mandate-ended"


async def test_a_live_page_ends_with_the_procuration(house, issuer):
    async with house.client.stream(
        "GET", "/api/dashboard/v1/stream", headers=delegated(issuer)
    ) as answer:
        assert answer.status_code == 200
        pieces = answer.aiter_bytes()
        assert await anext(pieces)
        await tell(house, "procuration.revoquee")
        async with asyncio.timeout(20):
            rest = [piece async for piece in pieces]

    assert not any(b"event: carte" in piece for piece in rest)


async def test_a_mandate_without_the_human_who_acts_is_none(house, issuer):
    answer = await house.client.get(KPIS, headers=delegated(issuer, act=None))

    assert await code(answer, 403) == "mandate-ended"


async def test_a_service_that_lets_mandates_in_must_hear_when_they_end(issuer):
    @get("/x", guards=[requires(mandate="TB")])
    async def x() -> None: ...

    from services.dashboard.settings import Settings  # noqa: PLC0415 - the test's own service

    settings = load(Settings, "dashboard", environment("dashboard", "postgres://x/y", issuer, None))
    with pytest.raises(TypeError, match=r"procuration\.revoquee"):
        create_service("dashboard", settings, routes=[x])
    heard = Consumers(registry=CONSUMERS.registry, handlers=HANDLERS)
    assert create_service("dashboard", settings, routes=[x], consumers=heard)
