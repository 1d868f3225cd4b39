"""What does the assistant answer, and to whom?"""

import asyncio
from datetime import timedelta

import pytest

from services.assistant import rules
from services.assistant.consumers import CONSUMERS
from services.assistant.seed import seed
from services.assistant.settings import Settings
from shared import clock
from shared.settings import load
from tests.conftest import environment
from tests.support import clock as set_clock
from tests.support.heard import hear

from .builders import OTHER, faq, service

BASE = "/api/assistant/v1/conversations"
SOME_ID = "019a1f00-0000-7000-8000-000000000003"


@pytest.fixture
async def assistant(start):
    house = await start("assistant")
    await hear(
        house.conn,
        CONSUMERS,
        service("TI-GES", name="Gestion des titres d'importation"),
        service("LE-GES", name="Gestion des licences d'exportation", profils=["EXP"]),
        faq("faq.navigateur", question="Quel navigateur utiliser ?", reponse="Firefox."),
    )
    return house


@pytest.fixture
async def talk(assistant, issuer):
    """A conversation of the caller: its address."""
    opened = await assistant.client.post(BASE, headers=issuer.bearer())
    assert opened.status_code == 201
    return f"{BASE}/{opened.json()['conversation_id']}"


async def ask(assistant, talk: str, headers, texte: str = "titres", **body):
    return await assistant.client.post(
        f"{talk}/messages", json={"texte": texte} | body, headers=headers
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", ""),
        ("GET", ""),
        ("GET", f"/{SOME_ID}"),
        ("DELETE", f"/{SOME_ID}"),
        ("POST", f"/{SOME_ID}/messages"),
    ],
)
async def test_route_refuses_the_anonymous(assistant, method: str, path: str) -> None:
    answer = await assistant.client.request(method, BASE + path)

    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")


async def test_ask_question_answers_and_keeps_both(assistant, talk, issuer) -> None:
    answer = await ask(assistant, talk, issuer.bearer(), "Gestion des titres ?", langue="fr")

    read = (await assistant.client.get(talk, headers=issuer.bearer())).json()
    reply = answer.json()["reponse"]
    assert answer.status_code == 201
    assert [card["code"] for card in reply["services"]] == ["TI-GES"]
    assert reply["services"][0]["label"]["fr"] == "Gestion des titres d'importation"
    assert read["titre"] == "Gestion des titres ?"
    assert read["messages"][0]["message_id"] == answer.json()["message_id"]
    assert read["messages"][0]["reponse"] == reply
    assert read["messages"][0]["langue"] == "fr"


async def test_ask_question_that_nothing_answers_says_so_and_where_to_go(
    assistant, talk, issuer
) -> None:
    reply = (await ask(assistant, talk, issuer.bearer(), "xylophone", langue="en")).json()[
        "reponse"
    ]

    assert reply["trouve"] is False
    assert reply["texte"].startswith("I found neither")
    assert (reply["services"], reply["faq"], reply["contact"]) == ([], [], "/aide/contact")


async def test_ask_question_honours_the_profile_of_the_token(assistant, talk, issuer) -> None:
    importer = await ask(assistant, talk, issuer.bearer(), "licences d'exportation")
    exporter = await ask(assistant, talk, issuer.bearer(profil="EXP"), "licences d'exportation")

    assert "LE-GES" not in str(importer.json())
    assert [card["code"] for card in exporter.json()["reponse"]["services"]] == ["LE-GES"]


async def test_ask_question_sent_twice_is_answered_once(assistant, talk, issuer) -> None:
    first = await ask(assistant, talk, issuer.bearer(), client_message_id="m1")
    again = await ask(assistant, talk, issuer.bearer(), client_message_id="m1")

    read = (await assistant.client.get(talk, headers=issuer.bearer())).json()
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert len(read["messages"]) == 1


async def test_ask_question_sent_at_the_same_instant_is_answered_once(
    assistant, talk, issuer
) -> None:
    answers = await asyncio.gather(
        *(ask(assistant, talk, issuer.bearer(), client_message_id="m1") for _ in range(5))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 200, 201]
    assert len({answer.json()["message_id"] for answer in answers}) == 1


async def test_ask_question_with_an_id_used_for_another_is_refused(assistant, talk, issuer) -> None:
    await ask(assistant, talk, issuer.bearer(), client_message_id="m1")

    answer = await ask(assistant, talk, issuer.bearer(), "autre chose", client_message_id="m1")

    assert (answer.status_code, answer.json()["code"]) == (422, "assistant.message-different")


@pytest.mark.parametrize(
    "body",
    [
        {"texte": ""},
        {"texte": "   "},
        {"texte": "x" * 2001},
        {"texte": "a\x00b"},
        {"texte": "a", "langue": "de"},
        {"texte": "a", "client_message_id": ""},
        {"texte": "a", "client_message_id": "x" * 101},
        {"texte": 3},
        {"texte": "a", "profil": "OPE"},
        {},
    ],
)
async def test_ask_question_with_a_wrong_body_is_refused(assistant, talk, issuer, body) -> None:
    answer = await assistant.client.post(f"{talk}/messages", json=body, headers=issuer.bearer())

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid-input")


async def test_ask_question_of_2000_characters_is_answered(assistant, talk, issuer) -> None:
    answer = await ask(assistant, talk, issuer.bearer(), "titre " * 333)

    assert answer.status_code == 201


async def test_ask_question_too_often_has_to_wait_and_deleting_does_not_help(start, issuer) -> None:
    house = await start("assistant", ASSISTANT_QUESTIONS_PER_MINUTE="2")

    async def opened() -> str:
        answer = await house.client.post(BASE, headers=issuer.bearer())
        return f"{BASE}/{answer.json()['conversation_id']}"

    first = await opened()
    passed = [(await ask(house, first, issuer.bearer())).status_code for _ in range(2)]
    await house.client.delete(first, headers=issuer.bearer())
    second = await opened()
    refused = await ask(house, second, issuer.bearer())
    other = await house.client.post(BASE, headers=issuer.bearer(sub=OTHER))
    others = await ask(house, f"{BASE}/{other.json()['conversation_id']}", issuer.bearer(sub=OTHER))
    with set_clock.at(clock.now() + timedelta(seconds=61)):
        later = await ask(house, second, issuer.bearer())

    assert passed == [201, 201]
    assert (refused.status_code, refused.json()["code"]) == (429, "too-many-requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    assert (others.status_code, later.status_code) == (201, 201)


async def test_conversation_holds_only_so_many_questions(assistant, talk, issuer) -> None:
    await assistant.conn.execute(
        "INSERT INTO message (message_id, conversation_id, sub, texte, langue, reponse, cree_le)"
        " SELECT gen_random_uuid(), conversation_id, sub, 'q', 'fr', '{}', now()"
        " FROM conversation, generate_series(1, $1)",
        rules.MAX_MESSAGES,
    )

    answer = await ask(assistant, talk, issuer.bearer())

    assert (answer.status_code, answer.json()["code"]) == (409, "assistant.conversation-pleine")
    assert answer.json()["maximum"] == 200


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Cette conversation n'existe pas"),
        ("ar", "هذه المحادثة غير موجودة"),
        ("en", "There is no such conversation"),
    ],
)
async def test_conversation_of_someone_else_does_not_exist(
    assistant, talk, issuer, language: str, title: str
) -> None:
    stranger = issuer.bearer(sub=OTHER) | {"Accept-Language": language}
    await ask(assistant, talk, issuer.bearer(), "ma question")

    read = await assistant.client.get(talk, headers=stranger)
    asked = await ask(assistant, talk, stranger)
    deleted = await assistant.client.delete(talk, headers=stranger)
    listed = await assistant.client.get(BASE, headers=stranger)

    for answer in (read, asked, deleted):
        assert (answer.status_code, answer.json()["code"]) == (
            404,
            "assistant.conversation-inconnue",
        )
        assert answer.json()["title"] == title
    assert listed.json()["items"] == []
    assert len((await assistant.client.get(talk, headers=issuer.bearer())).json()["messages"]) == 1


async def test_operator_does_not_read_peoples_conversations(assistant, talk, issuer) -> None:
    answer = await assistant.client.get(talk, headers=issuer.operator(sub=OTHER))

    assert answer.status_code == 404


async def test_delete_conversation_leaves_nothing_of_it(assistant, talk, issuer) -> None:
    await ask(assistant, talk, issuer.bearer(), "ma question")

    answer = await assistant.client.delete(talk, headers=issuer.bearer())
    again = await assistant.client.delete(talk, headers=issuer.bearer())

    assert (answer.status_code, again.status_code) == (204, 404)
    assert await assistant.conn.fetchval("SELECT count(*) FROM message") == 0


async def test_history_pages_through_conversations_with_a_question_the_latest_first(
    assistant, issuer
) -> None:
    for number in range(3):
        opened = await assistant.client.post(BASE, headers=issuer.bearer())
        address = f"{BASE}/{opened.json()['conversation_id']}"
        await ask(assistant, address, issuer.bearer(), f"question {number}")
    await assistant.client.post(BASE, headers=issuer.bearer())

    first = await assistant.client.get(BASE, params={"limit": 2}, headers=issuer.bearer())
    second = await assistant.client.get(
        BASE, params={"limit": 2, "cursor": first.json()["next"]}, headers=issuer.bearer()
    )

    titles = [item["titre"] for page in (first, second) for item in page.json()["items"]]
    assert titles == ["question 2", "question 1", "question 0"]
    assert second.json()["next"] is None


@pytest.mark.parametrize("params", [{"cursor": "x"}, {"limit": 0}, {"limit": 101}])
async def test_history_with_a_wrong_parameter_says_which(assistant, issuer, params) -> None:
    answer = await assistant.client.get(BASE, params=params, headers=issuer.bearer())

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == next(iter(params))


async def test_seed_command_brings_the_glossary_once(assistant, issuer, capsys) -> None:
    variables = environment("assistant", assistant.database_url, issuer, None)
    settings = load(Settings, "assistant", variables)

    await seed(settings, [])
    first = await assistant.conn.fetch("SELECT * FROM glossaire ORDER BY terme")
    await seed(settings, [])
    second = await assistant.conn.fetch("SELECT * FROM glossaire ORDER BY terme")

    assert first == second
    assert len(first) > 200
    assert capsys.readouterr().out.count("words in the glossary") == 2
