"""Do spellings that mean the same to a reader fold to the same text?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Déclaration PRÉALABLE", "declaration prealable"),
        ("Cœur d’escale", "coeur d'escale"),
        ("أإآٱ", "اااا"),
        ("رُخْصَةُ الاِسْتِيرادِ", "رخصه الاستيراد"),
        ("مـــيـنـاء", "ميناء"),
        ("المستوى", "المستوي"),
        ("مسؤول شؤون", "مسوول شوون"),
        ("بضائع", "بضايع"),
        ("٢٠٢٦ ۱۲", "2026 12"),
        ("  un\u00a0 deux\n", "un deux"),
        ("\u200fPORTNET\u200e", "portnet"),
        ("ﻻ", "لا"),
        ("N° 12", "n° 12"),
    ],
)
def test_fold_removes_what_a_searcher_does_not_type(written: str, folded: str) -> None:
    assert fold.fold(written) == folded


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold.fold(fold.fold(text)) == fold.fold(text)


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_fold_ignores_case_and_composition_of_latin_text(text: str) -> None:
    assert fold.fold(text.upper()) == fold.fold(text)
    assert fold.fold(unicodedata.normalize("NFD", text)) == fold.fold(text)


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", max_size=40), st.data())
def test_fold_ignores_tashkil_wherever_it_stands(text: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.sampled_from(["", "َ", "ُ", "ّ", "ـ"]), min_size=len(text)))
    vowelled = "".join(letter + mark for letter, mark in zip(text, marks, strict=False))

    assert fold.fold(vowelled) == fold.fold(text)


def test_words_divide_at_apostrophes_and_signs() -> None:
    assert fold.words("Titre d’importation – TI-GES (n°5)") == [
        "titre",
        "d",
        "importation",
        "ti",
        "ges",
        "n",
        "5",
    ]


@pytest.mark.parametrize(
    ("asked", "found"), [([], True), (["titre"], True), (["titre", "ges"], True), (["dum"], False)]
)
def test_contains_needs_every_word(asked: list[str], found: bool) -> None:
    assert fold.contains("gestion des titres ti-ges", asked) is found


def test_like_patterns_take_no_wildcard_from_the_searcher() -> None:
    assert fold.like_patterns(["100%", "a_b", "c\\d"]) == ["%100\\%%", "%a\\_b%", "%c\\\\d%"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Comment changer mon mot de passe ?", ["changer", "mot", "passe"]),
        ("How do I change my password?", ["change", "password"]),
        ("كيف يمكنني تغيير كلمة المرور؟", ["تغيير", "كلمه", "المرور"]),
        ("DFD, dfd et DFD", ["dfd"]),
        ("où ?", []),
        ("", []),
    ],
)
def test_telling_words_are_those_a_search_can_go_by(asked: str, words: list[str]) -> None:
    assert fold.telling(asked) == words


@given(st.text())
def test_telling_words_are_words_of_the_text_each_once(text: str) -> None:
    told = fold.telling(text)

    assert set(told) <= set(fold.words(text))
    assert len(told) == len(set(told))
