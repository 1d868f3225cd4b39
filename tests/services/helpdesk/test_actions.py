"""Does a publication say exactly what it changed?"""

import pytest

from services.helpdesk.actions import publish_content
from services.helpdesk.seed import read
from shared.contracts.helpdesk import FaqPubliee, FaqRetiree, GuidePublie, GuideRetire
from tests.support.said import said, said_data

from .builders import a_chapter, a_guide, a_question, content


@pytest.fixture
async def conn(connection):
    return await connection("helpdesk")


async def test_publish_content_says_everything_once_and_nothing_when_run_again(conn) -> None:
    first = await publish_content(conn, read())
    second = await publish_content(conn, read())

    heard = await said_data(conn)
    assert (second.questions, second.chapitres, second.retires) == ([], [], [])
    assert [e.faq_code for e in heard if isinstance(e, FaqPubliee)] == first.questions
    assert [e.guide_code for e in heard if isinstance(e, GuidePublie)] == first.chapitres
    assert len(heard) == len(first.questions) + len(first.chapitres)
    assert {event.source for event in await said(conn)} == {"helpdesk"}


async def test_publish_content_says_a_changed_answer_and_only_that(conn) -> None:
    await publish_content(conn, content(a_question("a"), a_question("b")))

    published = await publish_content(
        conn, content(a_question("a"), a_question("b", reponse="Autre réponse."))
    )

    assert published.questions == ["b"]
    assert (await said_data(conn))[-1].reponse.fr == "Autre réponse."


async def test_publish_content_in_another_order_moves_entries_and_says_nothing(conn) -> None:
    await publish_content(conn, content(a_question("a"), a_question("b")))

    published = await publish_content(conn, content(a_question("b"), a_question("a")))

    rows = await conn.fetch("SELECT code FROM question ORDER BY rang")
    assert published.questions == []
    assert [row["code"] for row in rows] == ["b", "a"]


async def test_publish_content_withdraws_what_is_left_out_and_can_publish_it_again(conn) -> None:
    whole = content(a_question("a"), guides=[a_guide(a_chapter("c"))])
    await publish_content(conn, whole)

    withdrawn = await publish_content(conn, content(guides=[a_guide()]))
    again = await publish_content(conn, whole)

    assert withdrawn.retires == ["a", "c"]
    assert (again.questions, again.chapitres) == (["a"], ["c"])
    assert [type(event) for event in (await said_data(conn))[2:4]] == [FaqRetiree, GuideRetire]


async def test_publish_content_with_a_code_given_twice_changes_nothing(conn) -> None:
    with pytest.raises(ValueError, match="a is defined twice"):
        await publish_content(conn, content(a_question("a"), a_question("a")))

    assert await said(conn) == []
    assert await conn.fetchval("SELECT count(*) FROM assistance") == 0


async def test_publish_content_refused_by_the_database_says_nothing(conn) -> None:
    with pytest.raises(Exception, match="question_reponse_check"):
        await publish_content(conn, content(a_question("a"), a_question("b", reponse="")))

    assert await said(conn) == []
