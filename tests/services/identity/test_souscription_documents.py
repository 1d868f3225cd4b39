"""Documents of a request to join: added, read, withdrawn, refused."""

from uuid import UUID

import pytest

from tests.services.identity.souscrire import (
    PDF,
    asked,
    code,
    opened,
)


async def test_documents_come_with_the_opening_and_are_read_with_the_link_only(house):
    request = await opened(house)

    added = await request.add(nom="../Certificat ICE.PDF", key=request.cle_depot)

    assert added.status_code == 201
    document = added.json()
    assert (document["nom"], document["taille"]) == ("Certificat ICE.pdf", len(PDF))
    path = f"/documents/{document['document_id']}"
    assert code(await request.ask("GET", path, key=request.cle_depot))[0] == 404
    await request.confirm()
    got = await request.ask("GET", path)
    assert (got.content, got.headers["content-type"]) == (PDF, "application/pdf")
    assert got.headers["content-disposition"].startswith("attachment;")
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in got.headers["content-security-policy"]
    # Once the address is confirmed the key of the opening is worth nothing.
    assert code(await request.add(key=request.cle_depot))[0] == 404


async def test_a_file_in_the_operators_hands_stays_as_it_is(house):
    request = await opened(house)
    document = (await request.add(key=request.cle_depot)).json()["document_id"]
    await request.confirm()

    assert code(await request.add()) == (409, "identity.transition-interdite")
    gone = await request.ask("DELETE", f"/documents/{document}")
    assert code(gone) == (409, "identity.transition-interdite")


async def test_the_same_document_twice_is_one(house):
    request = await opened(house)

    twice = [await request.add(key=request.cle_depot) for _ in range(2)]

    assert twice[0].json() == twice[1].json()


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"<html>", "application/pdf", (415, "identity.document-non-pris")),
        (PDF, "image/png", (415, "identity.document-non-pris")),
        (b"", "application/pdf", (422, "invalid-input")),
        (PDF + bytes(5_242_880), "application/pdf", (413, "too-large")),
    ],
)
async def test_what_is_no_document_is_refused_with_the_reason(house, content, kind, refusal):
    request = await opened(house)

    assert code(await request.add(content, kind, request.cle_depot)) == refusal


async def test_a_request_holds_six_documents(house):
    request = await opened(house)
    for number in range(6):
        added = await request.add(PDF + bytes([number]), key=request.cle_depot)
        assert added.status_code == 201

    assert code(await request.add(PDF + b"x", key=request.cle_depot)) == (
        409,
        "identity.trop-de-documents",
    )


async def test_a_withdrawn_document_makes_room_and_is_kept(house):
    request, operator = await asked(house, "documents")
    document = (await request.add()).json()["document_id"]

    gone = await request.ask("DELETE", f"/documents/{document}")

    assert gone.status_code == 204
    assert (await operator.find(request))["documents"] == []
    again = await request.ask("DELETE", f"/documents/{document}")
    assert code(again) == (404, "identity.document-inconnu")
    assert await house.conn.fetchval("SELECT count(*) FROM souscription_document") == 1
    assert UUID(document)


async def test_an_odd_document_request_is_refused_not_broken(house):
    request = await opened(house)

    for params in ({"nature": "X"}, {"nom": ""}, {"nom": "x" * 256}):
        answer = await request.add(key=request.cle_depot, **params)
        assert code(answer) == (422, "invalid-input")
