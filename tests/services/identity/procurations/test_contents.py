"""What is written in a procuration, by hand or many at once by file, and how it is read."""

import pytest

from shared import clock
from shared.contracts.identity import (
    ProcurationRevoquee,
)
from tests.services.identity.acting import ICE, OTHER_ICE
from tests.services.identity.mandants import (
    API,
    THIRD_ICE,
    bearer,
    in_force,
    said,
    step,
    write,
    written,
)

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


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
