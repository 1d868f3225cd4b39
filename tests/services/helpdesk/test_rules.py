"""Are the help desk's rules right?"""

import pytest

from services.helpdesk import rules
from services.helpdesk.models import ChapitreHead, GuideHead, Named, Service
from services.helpdesk.seed import read

from .builders import a_chapter, a_guide, a_question, content, label, searchable

ENTRIES = [
    searchable("oublie", "J'ai oublié mon mot de passe", "Appelez l'assistance."),
    searchable("choisir", "Quel mot de passe choisir ?", "Huit caractères au moins."),
    searchable("navigateur", "Quel navigateur utiliser ?", "Chrome, Firefox ou Edge."),
]


def codes(found) -> list[str]:
    return [one.code for one in found]


def test_published_help_centre_offers_the_seven_entries_of_the_guide() -> None:
    assert [entree.label.fr for entree in read().aide] == [
        "Guides utilisateurs",
        "Foire aux questions",
        "Mes réclamations",
        "Nouvelle réclamation",
        "Contactez-nous",
        "TijarIA",
        "Historique TijarIA",
    ]


def test_published_faq_covers_the_six_themes_of_the_guide_with_three_questions_or_more() -> None:
    faq = read().faq

    assert [theme.label.fr for theme in faq] == [
        "Introduction à Portnet ID et à l'Authentification Multifacteur (MFA)",
        "Installation et Première Utilisation de Portnet ID",
        "Gestion des Comptes Utilisateurs sur PortNet",
        "Gestion des Procurations (Délégations)",
        "Dépannage des Problèmes Courants",
        "Sécurité et Bonnes Pratiques",
    ]
    assert min(len(theme.questions) for theme in faq) >= 3


def test_published_guides_use_the_seven_chapters_of_the_guide() -> None:
    published = read()

    assert [place.code for place in published.chapitres] == [
        "introduction",
        "demarrage",
        "ecran-principal",
        "creation",
        "gestion",
        "cloture",
        "consultation",
    ]
    assert rules.doubles(published) == []
    assert rules.misplaced_chapters(published) == []


def test_published_texts_are_written_in_arabic_where_they_should_be() -> None:
    published = read()
    texts = [
        text for theme in published.faq for q in theme.questions for text in (q.question, q.reponse)
    ]
    texts += [c.corps for guide in published.guides for c in guide.chapitres]
    texts += [entree.description for entree in published.aide]

    def is_arabic(text: str) -> bool:
        letters = [c for c in text if c.isalpha()]
        return sum("\u0600" <= c <= "\u06ff" for c in letters) > len(letters) / 2

    assert [text.fr for text in texts if not is_arabic(text.ar)] == []


def test_phone_number_is_the_guides_and_can_be_dialled() -> None:
    assistance = read().assistance

    assert assistance.telephone_affiche == "+212 520 47 31 00"
    assert assistance.telephone == assistance.telephone_affiche.replace(" ", "")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["oublie", "choisir", "navigateur"]),
        ("comment ?", ["oublie", "choisir", "navigateur"]),
        ("mot de passe", ["oublie", "choisir"]),
        ("MOT DE PASSÉ oublie", ["oublie"]),
        ("comment choisir mon mot de passe", ["choisir"]),
        ("quel navigateur moderne", ["navigateur"]),
        ("fire", ["navigateur"]),
        ("xylophone", []),
        ("xylophone de concert mot", []),
    ],
)
def test_find_needs_every_telling_word_else_half_of_them(asked: str, found: list[str]) -> None:
    assert codes(rules.find(ENTRIES, asked)) == found


def test_find_puts_the_fullest_entry_first_when_none_has_all_words() -> None:
    found = rules.find(ENTRIES, "oublié passe choisir assistance zzz")

    assert codes(found) == ["oublie"]
    assert codes(rules.find(ENTRIES, "oublié passe choisir caractères")) == ["choisir", "oublie"]


def test_by_theme_leaves_out_themes_without_entries() -> None:
    themes = [Named(code="vide", label=label("Vide")), Named(code="mfa", label=label("MFA"))]

    (theme,) = rules.by_theme(themes, ENTRIES)

    assert theme.code == "mfa"
    assert codes(theme.questions) == codes(ENTRIES)


def test_doubles_and_misplaced_chapters_are_named() -> None:
    wrong = content(
        a_question("q"), a_question("q"), guides=[a_guide(a_chapter("c", place="nulle-part"))]
    )

    assert rules.doubles(wrong) == ["q"]
    assert rules.misplaced_chapters(wrong) == ["c"]


def test_outlines_show_every_demande_with_seven_chapters_and_which_are_published() -> None:
    places = [Named(code=code, label=label(code)) for code in ("introduction", "creation")]
    services = [
        Service(code="DFD-GES", label=label("DFD"), genre="DEMANDE"),
        Service(code="TB", label=label("Tableau"), genre="INTERNE"),
        Service(code="TI-GES", label=label("Titres"), genre="DEMANDE"),
    ]
    guides = [
        GuideHead(code="guide.portail", service_code=None, label=label("Portail")),
        GuideHead(code="guide.dfd", service_code="DFD-GES", label=label("DFD")),
    ]
    chapters = [
        ChapitreHead(
            guide_code="guide.portail", code="gu.acces", chapitre="acces", label=label("A")
        ),
        ChapitreHead(
            guide_code="guide.dfd", code="sg.dfd.intro", chapitre="introduction", label=label("I")
        ),
    ]

    shown = rules.outlines(places, guides, chapters, services)

    assert [(one.code, one.service_code) for one in shown] == [
        ("guide.portail", None),
        ("guide.dfd", "DFD-GES"),
        (None, "TI-GES"),
    ]
    assert [one.code for one in shown[1].chapitres] == ["sg.dfd.intro", None]
    assert [one.code for one in shown[2].chapitres] == [None, None]
