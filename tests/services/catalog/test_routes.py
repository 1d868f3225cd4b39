"""What does the catalogue answer, and to whom?"""

import pytest

from tests.support.tokens import OTHER_ICE

from .builders import codes, seed

BASE = "/api/catalog/v1"
NOBODY = "018f0000-0000-7000-8000-0000000000ff"


@pytest.fixture
async def catalog(start):
    house = await start("catalog")
    await seed(house.conn)
    return house


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/menu"),
        ("GET", "/services"),
        ("GET", "/services/TI-GES"),
        ("GET", "/acces-rapides"),
        ("GET", "/favoris"),
        ("POST", "/favoris"),
        ("DELETE", "/favoris/TI-GES"),
    ],
)
async def test_route_refuses_the_anonymous(catalog, method: str, path: str) -> None:
    answer = await catalog.client.request(method, BASE + path)

    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"


async def test_menu_of_an_importer_holds_its_services_in_the_order_of_the_guide(
    catalog, issuer
) -> None:
    answer = await catalog.client.get(BASE + "/menu", headers=issuer.bearer())

    menu = answer.json()
    shown = {service["code"] for section in menu["sections"] for service in section["services"]}
    assert [section["code"] for section in menu["sections"]] == [
        "tableau-de-bord",
        "titres",
        "franchises",
        "procurations",
        "partenaires",
        "services-ccs",
        "services-pcs",
        "douane",
        "controle",
        "paiement",
        "mon-compte",
        "centre-aide",
    ]
    assert {"TI-GES", "DFD-GES", "PCS-RDVC", "BIL-FOR"} <= shown
    assert not {"LE-GES", "TI-DOM", "DFD-INS", "PCS-ESC"} & shown
    assert menu["total"] == len(shown)


@pytest.mark.parametrize(
    ("profil", "total"), [("OPE", 53), ("IMP", 44), ("BNK", 8), ("TPT", 10), ("XXX", 0)]
)
async def test_menu_is_that_of_the_profile(catalog, issuer, profil: str, total: int) -> None:
    headers = issuer.bearer(profil=profil)

    answer = await catalog.client.get(BASE + "/menu", headers=headers)

    assert answer.json()["total"] == total


async def test_menu_of_a_token_without_profile_is_empty(catalog, issuer) -> None:
    answer = await catalog.client.get(BASE + "/menu", headers=issuer.bearer(profil=None))

    assert answer.json() == {"sections": [], "total": 0}


@pytest.mark.parametrize("typed", ["titre", "TITRE", "Títre", " titre ", "سند", "سَنَد", "title"])
async def test_search_for_titre_finds_the_eight_titles_in_any_spelling_and_language(
    catalog, issuer, typed: str
) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": typed}, headers=issuer.operator()
    )

    found = answer.json()
    assert len([code for code in codes(found) if code.startswith("TI-")]) == 8
    assert found["total"] == len(found["items"])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ti-ges", "TI-GES"),
        ("declaration prealable", "TI-DPI"),
        ("préalable déclaration", "TI-DPI"),
        ("رخصه الاستيراد", "TI-LI"),
        ("رُخْصَةُ ٱلاستيراد", "TI-LI"),
        ("diwan@ti", "PAR-DIW"),
        ("bad maritime", "PCS-BADM"),
        ("nomenclature droits", "PAR-ADIL"),
        ("import commitment", "TI-EI"),
        ("office des changes", "PAR-OC"),
    ],
)
async def test_search_puts_the_service_meant_first(catalog, issuer, typed: str, first: str) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": typed}, headers=issuer.operator()
    )

    assert codes(answer.json())[0] == first


async def test_search_needs_every_word(catalog, issuer) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": "titre xylophone"}, headers=issuer.bearer()
    )

    assert answer.json()["items"] == []


@pytest.mark.parametrize("typed", ["%", "_", "\\", "''", " "])
async def test_search_for_signs_alone_narrows_nothing(catalog, issuer, typed: str) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": typed}, headers=issuer.bearer()
    )

    assert answer.json()["total"] == 44


@pytest.mark.parametrize("typed", ["100%", "t%e", "' OR 1=1 --", "xyz_"])
async def test_search_takes_no_wildcard_and_no_sql(catalog, issuer, typed: str) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": f"titre {typed} titre1"}, headers=issuer.bearer()
    )

    assert answer.status_code == 200
    assert answer.json()["total"] == 0


async def test_search_stays_inside_the_profile(catalog, issuer) -> None:
    answer = await catalog.client.get(
        BASE + "/services", params={"q": "licence export"}, headers=issuer.bearer()
    )

    assert "LE-GES" not in codes(answer.json())


async def test_search_narrows_by_facets_and_counts_each(catalog, issuer) -> None:
    answer = await catalog.client.get(
        BASE + "/services",
        params={"q": "bad", "section": "services-ccs", "flux": "IMPORT"},
        headers=issuer.bearer(),
    )

    found = answer.json()
    sections = {value["code"]: value["nombre"] for value in found["facettes"]["section"]}
    assert sorted(codes(found)) == ["CCS-BADA", "CCS-BADM"]
    assert sections["services-ccs"] == 2
    assert sections["services-pcs"] >= 1
    assert found["facettes"]["section"][0]["label"].keys() == {"fr", "ar", "en"}


@pytest.mark.parametrize("params", [{"q": "x" * 201}, {"flux": "SIDEWAYS"}, {"section": "x" * 65}])
async def test_search_with_a_wrong_value_says_which(catalog, issuer, params) -> None:
    answer = await catalog.client.get(BASE + "/services", params=params, headers=issuer.bearer())

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == next(iter(params))


async def test_service_page_tells_all_about_it(catalog, issuer) -> None:
    answer = await catalog.client.get(BASE + "/services/TI-EI", headers=issuer.bearer())

    sheet = answer.json()
    assert sheet["label"]["ar"] == "التزام بالاستيراد"
    assert sheet["organisme"]["fr"] == "Banques"
    assert sheet["profils"] == ["IMP", "TRA"]
    assert sheet["soumission"] == {"ouverte": True, "motif": None}


async def test_service_page_says_when_the_package_is_exhausted(catalog, issuer) -> None:
    await catalog.conn.execute(
        "INSERT INTO droit_forfait (ice, forfait_id, ouvert, vu_le)"
        " VALUES ('999001000000165', gen_random_uuid(), false, now())"
    )

    mine = await catalog.client.get(BASE + "/services/TI-EI", headers=issuer.bearer())
    theirs = await catalog.client.get(
        BASE + "/services/TI-EI", headers=issuer.bearer(ice=OTHER_ICE)
    )

    assert mine.json()["soumission"] == {"ouverte": False, "motif": "FORFAIT_EPUISE"}
    assert theirs.json()["soumission"]["ouverte"] is True


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Ce service n'existe pas ou n'est pas ouvert à votre profil"),
        ("ar", "هذه الخدمة غير موجودة أو غير متاحة لصفتكم"),
        ("en", "This service does not exist or is not open to your profile"),
    ],
)
@pytest.mark.parametrize("code", ["LE-GES", "NULLE-PART", "'; DROP TABLE service; --"])
async def test_service_page_outside_the_profile_does_not_exist(
    catalog, issuer, code: str, language: str, title: str
) -> None:
    answer = await catalog.client.get(
        f"{BASE}/services/{code}", headers=issuer.bearer() | {"Accept-Language": language}
    )

    assert answer.status_code == 404
    assert answer.json()["code"] == "catalog.service-inconnu"
    assert answer.json()["title"] == title


async def test_quick_links_are_the_three_of_the_guide_and_say_which_the_profile_has(
    catalog, issuer
) -> None:
    answer = await catalog.client.get(BASE + "/acces-rapides", headers=issuer.bearer())

    items = answer.json()["items"]
    assert [(item["code"], item["accessible"]) for item in items] == [
        ("TI-GES", True),
        ("DFD-GES", True),
        ("LE-GES", False),
    ]


async def test_links_are_for_everyone(catalog) -> None:
    answer = await catalog.client.get(BASE + "/liens")

    links = answer.json()
    assert [link["code"] for link in links["reseaux"]] == ["linkedin", "facebook", "youtube", "x"]
    assert [link["code"] for link in links["portails"] if link["connexion"]] == [
        "commerce-exterieur"
    ]
    assert all(
        link["url"].startswith("https://") and link["verified"] is False
        for link in links["reseaux"]
    )
    assert links["autres"]


async def test_star_service_twice_keeps_one_star_and_only_for_its_owner(catalog, issuer) -> None:
    body = {"service_code": "TI-GES"}

    first = await catalog.client.post(BASE + "/favoris", json=body, headers=issuer.bearer())
    again = await catalog.client.post(BASE + "/favoris", json=body, headers=issuer.bearer())
    mine = await catalog.client.get(BASE + "/favoris", headers=issuer.bearer())
    theirs = await catalog.client.get(BASE + "/favoris", headers=issuer.bearer(sub=NOBODY))

    assert (first.status_code, again.status_code) == (204, 204)
    assert codes(mine.json()) == ["TI-GES"]
    assert codes(theirs.json()) == []


async def test_unstar_service_takes_only_the_callers_star(catalog, issuer) -> None:
    body = {"service_code": "TI-GES"}
    await catalog.client.post(BASE + "/favoris", json=body, headers=issuer.bearer())
    await catalog.client.post(BASE + "/favoris", json=body, headers=issuer.bearer(sub=NOBODY))

    answer = await catalog.client.delete(BASE + "/favoris/TI-GES", headers=issuer.bearer())

    mine = await catalog.client.get(BASE + "/favoris", headers=issuer.bearer())
    theirs = await catalog.client.get(BASE + "/favoris", headers=issuer.bearer(sub=NOBODY))
    assert answer.status_code == 204
    assert codes(mine.json()) == []
    assert codes(theirs.json()) == ["TI-GES"]


async def test_star_service_outside_the_profile_is_refused(catalog, issuer) -> None:
    answer = await catalog.client.post(
        BASE + "/favoris", json={"service_code": "LE-GES"}, headers=issuer.bearer()
    )

    assert answer.status_code == 404
    assert answer.json()["code"] == "catalog.service-inconnu"


async def test_star_service_beyond_the_list_is_refused(catalog, issuer) -> None:
    await catalog.conn.execute(
        "INSERT INTO favori (sub, service_code, cree_le) SELECT $1, code, now() FROM service"
        " WHERE code <> 'TB' ORDER BY code LIMIT 50",
        "018f0000-0000-7000-8000-000000000001",
    )

    answer = await catalog.client.post(
        BASE + "/favoris", json={"service_code": "TB"}, headers=issuer.bearer()
    )

    assert answer.status_code == 409
    assert answer.json()["code"] == "catalog.favoris-pleins"
    assert answer.json()["maximum"] == 50


@pytest.mark.parametrize("body", [{}, {"service_code": 3}, {"service_code": "TB", "x": 1}])
async def test_star_service_with_a_wrong_body_is_refused(catalog, issuer, body) -> None:
    answer = await catalog.client.post(BASE + "/favoris", json=body, headers=issuer.bearer())

    assert answer.status_code == 422


async def test_under_a_mandate_one_finds_what_it_lists_and_nothing_else(catalog, issuer) -> None:
    headers = issuer.bearer(
        act={"sub": NOBODY, "org": OTHER_ICE},
        mandate={"id": NOBODY, "type": "PORTNET", "services": ["TI-GES", "TB", "CCS-DSM"]},
    )

    async def get(path: str):
        return await catalog.client.get(BASE + path, headers=headers)

    menu = (await get("/menu")).json()
    shown = {service["code"] for section in menu["sections"] for service in section["services"]}
    found = (await get("/services")).json()["items"]
    quick = (await get("/acces-rapides")).json()["items"]

    # The mandant's profile decides as well: an importer has no CCS-DSM to lend.
    assert shown == {"TB", "TI-GES"}
    assert {service["code"] for service in found} == {"TB", "TI-GES"}
    assert {link["code"] for link in quick} == {"TI-GES"}
    assert (await get("/services/TI-GES")).status_code == 200
    assert (await get("/services/DFD-GES")).status_code == 404
