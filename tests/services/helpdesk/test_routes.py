"""What does the help desk answer? It answers everyone."""

import pytest

from services.helpdesk.consumers import CONSUMERS
from services.helpdesk.seed import seed as seed_command
from services.helpdesk.settings import Settings
from shared.settings import load
from tests.conftest import environment
from tests.support.heard import hear

from .builders import seed
from .test_consumers import published

BASE = "/api/helpdesk/v1"


@pytest.fixture
async def helpdesk(start):
    house = await start("helpdesk")
    await seed(house.conn)
    return house


async def test_help_centre_gives_its_entries_and_the_phone_number(helpdesk) -> None:
    answer = await helpdesk.client.get(BASE + "/aide")

    aide = answer.json()
    assert (aide["telephone"], aide["telephone_affiche"]) == ("+212520473100", "+212 520 47 31 00")
    assert [entree["code"] for entree in aide["entrees"]] == [
        "guides",
        "faq",
        "reclamations",
        "reclamation-nouvelle",
        "contact",
        "tijaria",
        "tijaria-historique",
    ]
    assert aide["entrees"][2]["path"] == "/aide/reclamations"


async def test_help_centre_before_its_content_is_published_is_unavailable(start) -> None:
    house = await start("helpdesk")

    answer = await house.client.get(BASE + "/aide")

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


async def test_faq_gives_the_six_themes(helpdesk) -> None:
    faq = (await helpdesk.client.get(BASE + "/faq")).json()

    assert [theme["code"] for theme in faq["themes"]] == [
        "mfa",
        "installation",
        "comptes",
        "procurations",
        "depannage",
        "securite",
    ]
    assert faq["total"] == sum(len(theme["questions"]) for theme in faq["themes"])
    assert faq["themes"][0]["questions"][0]["reponse"].keys() == {"fr", "ar", "en"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mot de passe oublié", "faq.dep.mdp-oublie"),
        ("MOT DE PASSE OUBLIE", "faq.dep.mdp-oublie"),
        ("forgotten password", "faq.dep.mdp-oublie"),
        ("نسيت كلمة المرور", "faq.dep.mdp-oublie"),
        ("نَسِيتُ كلمه المرور", "faq.dep.mdp-oublie"),
        ("hameçonnage faux message", "faq.sec.phishing"),
        ("procuration douane", "faq.prc.difference"),
        ("which browser", "faq.inst.navigateur"),
        ("moyenne de la place", "faq.dep.place-masquee"),
    ],
)
async def test_faq_search_finds_the_answer_in_any_language_and_spelling(
    helpdesk, typed: str, code: str
) -> None:
    faq = (await helpdesk.client.get(BASE + "/faq", params={"q": typed})).json()

    found = [question["code"] for theme in faq["themes"] for question in theme["questions"]]
    assert code in found
    assert len(found) == faq["total"] <= 8


async def test_faq_search_that_finds_nothing_says_so(helpdesk) -> None:
    answer = await helpdesk.client.get(BASE + "/faq", params={"q": "recette de couscous"})

    assert answer.json() == {"themes": [], "total": 0}


async def test_faq_search_refuses_a_novel(helpdesk) -> None:
    answer = await helpdesk.client.get(BASE + "/faq", params={"q": "x" * 201})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "q"


async def test_guides_list_the_portals_own_and_those_of_the_services_heard_of(helpdesk) -> None:
    await hear(helpdesk.conn, CONSUMERS, published(1))

    guides = (await helpdesk.client.get(BASE + "/guides")).json()["items"]

    assert [guide["code"] for guide in guides] == ["guide.portail", "guide.dfd"]
    assert [bool(chapitre["code"]) for chapitre in guides[1]["chapitres"]] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("code", ["guide.dfd", "DFD-GES"])
async def test_guide_is_read_by_its_code_or_its_services(helpdesk, code: str) -> None:
    guide = (await helpdesk.client.get(f"{BASE}/guides/{code}")).json()

    assert guide["code"] == "guide.dfd"
    assert [chapitre["code"] for chapitre in guide["chapitres"]] == [
        "sg.dfd.intro",
        "sg.dfd.demarrage",
        "sg.dfd.ecran",
    ]
    assert "contingent" in guide["chapitres"][0]["corps"]["fr"]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Ce guide n'est pas encore publié"),
        ("ar", "هذا الدليل غير منشور بعد"),
        ("en", "This guide is not published yet"),
    ],
)
async def test_guide_that_is_not_published_says_so_in_the_readers_language(
    helpdesk, language: str, title: str
) -> None:
    answer = await helpdesk.client.get(
        f"{BASE}/guides/TI-GES", headers={"Accept-Language": language}
    )

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (404, "helpdesk.guide-inconnu")
    assert problem["title"] == title


async def test_seed_command_says_what_it_changed(start, issuer, capsys) -> None:
    house = await start("helpdesk")
    settings = load(Settings, "helpdesk", environment("helpdesk", house.database_url, issuer, None))

    await seed_command(settings, [])
    await seed_command(settings, [])

    printed = capsys.readouterr().out.splitlines()
    first, second = [line for line in printed if line.startswith("helpdesk:")]
    assert first.startswith("helpdesk: 3")
    assert second == "helpdesk: 0 questions and 0 chapters published, 0 withdrawn"
