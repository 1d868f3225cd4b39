"""Does the index hold what was published last, whatever the order it hears of it?"""

from itertools import permutations

import pytest

from services.assistant.consumers import CONSUMERS
from shared.events import Rejected
from tests.support.heard import decoded, hear, message

from .builders import faq, guide, service, texts, withdrawn


@pytest.fixture
async def conn(connection):
    return await connection("assistant")


async def offered(conn) -> list[tuple[str, str, str]]:
    rows = await conn.fetch("SELECT kind, code, titre FROM passage WHERE offert ORDER BY kind")
    return [(row["kind"], row["code"], row["titre"]["fr"]) for row in rows]


STORIES = {
    "SERVICE": ("service.retire", "X", lambda day, name: service("X", day, name)),
    "FAQ": ("faq.retiree", "x", lambda day, name: faq("x", day, name)),
    "GUIDE": ("guide.retire", "x", lambda day, name: guide("x", day, name)),
}


@pytest.mark.parametrize("kind", STORIES)
@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_index_holds_what_was_published_last_in_any_order_and_when_told_twice(
    conn, kind: str, order
) -> None:
    retire, code, publish = STORIES[kind]
    told = [publish(1, "Ancien"), withdrawn(retire, code, 2), publish(3, "Nouveau")]

    for place in order:
        await hear(conn, CONSUMERS, told[place])
        await hear(conn, CONSUMERS, told[place])

    assert await offered(conn) == [(kind, code, "Nouveau")]


@pytest.mark.parametrize("kind", STORIES)
@pytest.mark.parametrize("order", list(permutations(range(2))))
async def test_withdrawn_stays_withdrawn_and_leaves_no_text_behind(conn, kind: str, order) -> None:
    retire, code, publish = STORIES[kind]
    told = [publish(1, "Secret"), withdrawn(retire, code, 2)]

    for place in order:
        await hear(conn, CONSUMERS, told[place])

    row = await conn.fetchrow("SELECT * FROM passage")
    assert await offered(conn) == []
    assert "ecret" not in f"{row['titre']}{row['texte']}{row['titre_folded']}{row['carte']}"


@pytest.mark.parametrize(
    ("type_", "source"),
    [("service.publie", "helpdesk"), ("faq.publiee", "catalog"), ("guide.publie", "bank-007")],
)
async def test_only_the_owner_is_believed(type_: str, source: str) -> None:
    body = {
        "service.publie": {
            "service_code": "X",
            "label": texts("X"),
            "section": "titres",
            "genre": "LIEN",
        },
        "faq.publiee": {
            "faq_code": "x",
            "theme_code": "mfa",
            "question": texts("x"),
            "reponse": texts("x"),
        },
        "guide.publie": {"guide_code": "x", "label": texts("x"), "corps": texts("x")},
    }[type_]

    with pytest.raises(Rejected, match="AUTORITE"):
        decoded(CONSUMERS, *message(type_, body, source=source, ice=None))


async def test_entry_without_an_answer_in_arabic_is_refused() -> None:
    body = {
        "faq_code": "x",
        "theme_code": "mfa",
        "question": texts("x"),
        "reponse": {"fr": "x", "en": "x"},
    }

    with pytest.raises(Rejected, match="SCHEMA"):
        decoded(CONSUMERS, *message("faq.publiee", body, source="helpdesk", ice=None))
