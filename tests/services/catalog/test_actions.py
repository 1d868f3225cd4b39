"""Does a publication say exactly what it changed?"""

import pytest

from services.catalog.actions import publish_catalogue
from services.catalog.seed import read
from shared.contracts.catalog import ServicePublie, ServiceRetire
from tests.support.said import said, said_data

from .builders import a_catalogue, a_service, label, replace, seed


@pytest.fixture
async def conn(connection):
    return await connection("catalog")


async def test_publish_catalogue_says_each_service_once_and_nothing_when_run_again(conn) -> None:
    first = await publish_catalogue(conn, read())
    second = await publish_catalogue(conn, read())

    heard = await said_data(conn)
    assert len(first.publies) == 53
    assert (second.publies, second.retires) == ([], [])
    assert sorted(event.service_code for event in heard) == sorted(first.publies)


async def test_publish_catalogue_says_all_that_listeners_need(conn) -> None:
    await seed(conn)

    events = {event.subject: event for event in await said(conn)}
    event = events["TI-GES"]
    assert event.source == "catalog"
    assert isinstance(event.data, ServicePublie)
    assert event.data.label.ar == "تدبير سندات الاستيراد"
    assert event.data.section == "titres"
    assert event.data.genre == "DEMANDE"
    assert event.data.profils == ("IMP", "TRA")
    assert event.data.organisme.fr == "Banques / Commerce extérieur"
    assert "السندات" in event.data.keywords


async def test_publish_catalogue_says_what_changed_and_only_that(conn) -> None:
    await publish_catalogue(conn, a_catalogue(a_service("A"), a_service("B")))

    renamed = replace(a_service("A"), label=label("Autre nom"))
    published = await publish_catalogue(conn, a_catalogue(renamed, a_service("B")))

    assert published.publies == ["A"]
    assert (await said_data(conn))[-1].label.fr == "Autre nom"


async def test_publish_catalogue_withdraws_what_is_left_out_and_can_offer_it_again(conn) -> None:
    both = a_catalogue(a_service("A"), a_service("B"))
    await publish_catalogue(conn, both)

    withdrawn = await publish_catalogue(conn, a_catalogue(a_service("A")))
    again = await publish_catalogue(conn, both)

    heard = (await said_data(conn))[2:]
    assert withdrawn.retires == ["B"]
    assert again.publies == ["B"]
    assert [type(event) for event in heard] == [ServiceRetire, ServicePublie]


async def test_publish_catalogue_with_broken_references_changes_nothing(conn) -> None:
    await publish_catalogue(conn, a_catalogue(a_service("A")))

    with pytest.raises(ValueError, match="section nulle-part is not defined"):
        await publish_catalogue(conn, a_catalogue(a_service("A", section="nulle-part")))

    assert await conn.fetchval("SELECT section_code FROM service WHERE code = 'A'") == "titres"
    assert len(await said(conn)) == 1


async def test_publish_catalogue_refused_by_the_database_says_nothing(conn) -> None:
    wrong = a_service("A", kind="LIEN", url="http://plain.example")

    with pytest.raises(Exception, match="service_url_is_https"):
        await publish_catalogue(conn, a_catalogue(wrong))

    assert await said(conn) == []
    assert await conn.fetchval("SELECT count(*) FROM section") == 0
