"""Are the assistant's rules right?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.assistant import rules
from services.assistant.models import Frequency
from services.assistant.seed import read

from .builders import a_service, heard, label, scored


@pytest.mark.parametrize(
    ("text", "langue"),
    [
        ("Comment créer une procuration ?", "fr"),
        ("How do I create a power of attorney?", "en"),
        ("كيف أنشئ وكالة؟", "ar"),
        ("كيف أستعمل TijarIA في البوابة؟", "ar"),
        ("procuration", "fr"),
        ("the BAD", "en"),
        ("", "fr"),
    ],
)
def test_language_is_told_by_letters_then_by_small_words(text: str, langue: str) -> None:
    assert rules.language_of(text) == langue


def test_asked_words_are_telling_and_few() -> None:
    assert rules.asked_words("Comment puis-je changer mon mot de passe ?") == [
        "changer",
        "mot",
        "passe",
    ]
    assert len(rules.asked_words(" ".join(f"mot{n}" for n in range(100)))) == rules.MAX_TERMS


def test_glossary_adds_what_published_texts_call_it() -> None:
    plainte, dum = rules.with_glossary(["plainte", "dum"], {"plainte": ["reclamation"]})

    assert plainte.variantes == ["plainte", "reclamation"]
    assert dum.variantes == ["dum"]


def test_published_glossary_is_folded_and_leads_somewhere_else() -> None:
    for line in read():
        assert line.cibles
        assert all(term == term.lower().strip() and " " not in term for term in line.termes)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("procurtion", "procuration"),
        ("transiatire", "transitaire"),
        ("douanne", "douane"),
        ("dum", None),
        ("20261", None),
        ("xylophone", None),
    ],
)
def test_unknown_word_is_taken_for_a_published_one_only_when_close(
    word: str, meant: str | None
) -> None:
    vocabulary = ["procuration", "transitaire", "douane", "duma", "20262"]

    assert rules.corrected(word, vocabulary) == meant


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_rare_terms_tell_more_and_none_tells_less_than_nothing(a: int, b: int, total: int) -> None:
    rare, common = sorted((min(a, total), min(b, total)))

    assert rules.information(rare, total) >= rules.information(common, total) > 0


def test_score_prefers_titles_then_shorter_texts() -> None:
    both = [Frequency(terme=0, nombre=3)]
    in_title, short, long = (
        heard("titre", [0], [0]),
        heard("court", [0]),
        heard("long", [0], longueur=4000),
    )

    ranked = rules.score([long, short, in_title], both, 100)

    assert [one.passage.code for one in ranked] == ["titre", "court", "long"]


def test_coverage_counts_what_nothing_published_holds_against_every_passage() -> None:
    frequencies = [Frequency(terme=0, nombre=1), Frequency(terme=1, nombre=0)]

    (only,) = rules.score([heard("a", [0])], frequencies, 100)

    assert 0.3 < only.couverture < 0.6


@given(
    st.lists(st.lists(st.integers(0, 4), unique=True, min_size=1), max_size=8),
    st.lists(st.integers(0, 50), min_size=5, max_size=5),
)
def test_coverage_stays_between_nothing_and_everything(held, numbers) -> None:
    passages = [heard(str(place), terms) for place, terms in enumerate(held)]
    frequencies = [Frequency(terme=place, nombre=number) for place, number in enumerate(numbers)]

    for one in rules.score(passages, frequencies, 60):
        assert 0 <= one.couverture <= 1.000001
        assert one.score > 0


@pytest.mark.parametrize("langue", ["fr", "ar", "en"])
def test_answer_without_passages_says_so_and_names_no_service(langue) -> None:
    reply = rules.answer([], langue)

    assert not reply.trouve
    assert (reply.services, reply.faq, reply.sources) == ([], [], [])
    assert reply.contact == "/aide/contact"
    assert (
        reply.texte
        == {
            "fr": "Je n'ai trouvé ni service de votre menu ni réponse publiée à cette question. "
            "Reformulez-la avec d'autres mots, ou joignez un conseiller par « Contactez-nous ».",
            "ar": "لم أجد أي خدمة في قائمتكم ولا جوابا منشورا عن هذا السؤال. "
            "أعيدوا صياغته بكلمات أخرى، أو تواصلوا مع مستشار عبر «اتصلوا بنا».",
            "en": "I found neither a service of your menu nor a published answer to this question. "
            "Put it in other words, or reach an adviser through “Contact us”.",
        }[langue]
    )


@pytest.mark.parametrize(
    ("score", "couverture", "answers"),
    [(100, 0.24, False), (5.9, 0.5, False), (6, 0.25, True), (1, 0.75, True), (1, 0.74, False)],
)
def test_passage_answers_with_enough_of_the_question(score, couverture, answers: bool) -> None:
    assert rules.answers(scored("a", score, couverture)) is answers
    assert rules.answer([scored("a", score, couverture)], "fr").trouve is answers


def test_answer_is_the_published_text_in_the_language_asked_with_its_source() -> None:
    entry = scored("faq.a", titre=label("Quoi ?", "ماذا؟"), texte=label("**Ceci**.", "**هذا**."))

    reply = rules.answer([entry], "ar")

    assert reply.texte == "هذا."
    assert [source.code for source in reply.sources] == ["faq.a"]
    assert reply.faq[0].reponse.fr == "**Ceci**."


def test_answer_from_a_guide_starts_with_the_chapters_title() -> None:
    chapter = scored("gu.a", kind="GUIDE", titre=label("Chercher"), texte=label("1. Tapez."))

    reply = rules.answer([chapter], "fr")

    assert reply.texte == "Chercher\n\n1. Tapez."
    assert reply.faq == []


def test_answer_with_services_only_shows_at_most_three_cards() -> None:
    reply = rules.answer([a_service(code) for code in "ABCDE"], "fr")

    assert reply.trouve
    assert [card.code for card in reply.services] == ["A", "B", "C"]
    assert reply.texte == "Ces services de votre menu correspondent à votre question."


def test_answer_leaves_out_what_is_far_from_the_best() -> None:
    reply = rules.answer([a_service("A", 20), a_service("B", 12), a_service("C", 11)], "en")

    assert [card.code for card in reply.services] == ["A", "B"]


@given(st.text(min_size=1))
def test_conversation_title_is_one_short_line(question: str) -> None:
    title = rules.conversation_title(question)

    assert len(title) <= rules.TITLE_LENGTH
    assert "\n" not in title
    assert rules.conversation_title("Une question ?") == "Une question ?"
