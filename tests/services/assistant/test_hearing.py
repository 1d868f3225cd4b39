"""Does what the catalogue publishes reach the help desk and the assistant through NATS?"""

from services.catalog.actions import publish_catalogue
from services.catalog.seed import read
from tests.services.catalog.builders import a_catalogue
from tests.support.waiting import until

ASSISTANT = "/api/assistant/v1/conversations"


async def services_known(house, table: str) -> list[str]:
    rows = await house.conn.fetch(
        {
            "service": "SELECT code FROM service WHERE offert",
            "passage": "SELECT code FROM passage WHERE offert AND kind = 'SERVICE'",
        }[table]
    )
    return sorted(row["code"] for row in rows)


async def test_published_services_reach_their_listeners_and_withdrawn_ones_leave(
    start, clean_stream, issuer
) -> None:
    catalog = await start("catalog", nats=clean_stream)
    helpdesk = await start("helpdesk", nats=clean_stream)
    assistant = await start("assistant", nats=clean_stream)
    catalogue = read()
    codes = sorted(service.code for service in catalogue.services)

    await publish_catalogue(catalog.conn, catalogue)
    for house, table in ((helpdesk, "service"), (assistant, "passage")):

        async def all_known(house=house, table=table) -> bool:
            return await services_known(house, table) == codes

        await until(all_known)

    opened = await assistant.client.post(ASSISTANT, headers=issuer.bearer())
    talk = f"{ASSISTANT}/{opened.json()['conversation_id']}/messages"
    asked = await assistant.client.post(
        talk, json={"texte": "bad maritime"}, headers=issuer.bearer()
    )
    assert [card["code"] for card in asked.json()["reponse"]["services"]] == ["PCS-BADM"]

    await publish_catalogue(catalog.conn, a_catalogue())

    async def none_known() -> bool:
        return await services_known(assistant, "passage") == []

    await until(none_known)
    asked = await assistant.client.post(
        talk, json={"texte": "bad maritime"}, headers=issuer.bearer()
    )
    assert asked.json()["reponse"]["trouve"] is False


async def test_questions_are_answered_while_nats_is_down(start, issuer) -> None:
    house = await start("assistant", NATS_URL="nats://127.0.0.1:9", ROLES="http,events")

    opened = await house.client.post(ASSISTANT, headers=issuer.bearer())
    asked = await house.client.post(
        f"{ASSISTANT}/{opened.json()['conversation_id']}/messages",
        json={"texte": "bad maritime"},
        headers=issuer.bearer(),
        timeout=5,
    )

    assert (opened.status_code, asked.status_code) == (201, 201)
