"""What may become of a request to join, whoever tries what in whatever order."""

import itertools
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.models.souscriptions import (
    ACTES,
    Administrateur,
    Auteur,
    CompleterSouscription,
    DeposerSouscription,
    Etat,
)
from services.identity.problems.souscriptions import DocumentNonPris, TransitionInterdite
from services.identity.rules import documents
from services.identity.rules import souscriptions as rules
from shared.problems import InvalidInput
from tests.services.identity.souscrire import FORM, OLD_ICE

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ENDS = {"APPROUVEE", "REJETEE", "ANNULEE", "TRANSMISE"}
STATES = get_args(Etat)
AUTEURS = get_args(Auteur)
PDF = b"%PDF-1.7\n"
PNG = b"\x89PNG\r\n\x1a\n"


def order(**changes):
    return msgspec.convert(FORM | changes, DeposerSouscription)


def pointers(raised):
    return {error.pointer for error in raised.value.errors}


# --- the life of a request


@given(st.lists(st.integers(min_value=0), min_size=1, max_size=12))
def test_whatever_is_done_a_request_ends_once_and_only_by_who_may_end_it(choices):
    etat, confirmed = "A_CONFIRMER", False
    for choice in choices:
        before = etat
        moves = [(acte, par) for par in AUTEURS for acte in rules.possible(etat, par)]
        for acte, par in itertools.product(ACTES, AUTEURS):
            if (acte, par) not in moves:
                with pytest.raises(TransitionInterdite) as refused:
                    rules.after(etat, acte, par)
                assert refused.value.extra["etat"] == before
        assert bool(moves) == (before not in ENDS), "what is decided stays decided"
        if not moves:
            return
        acte, par = moves[choice % len(moves)]
        etat = rules.after(etat, acte, par)
        assert etat in STATES
        assert etat != "A_CONFIRMER", "an address is confirmed once"
        confirmed = confirmed or acte == "CONFIRMER"
        if etat in {"APPROUVEE", "REJETEE"}:
            assert par == "OPERATEUR"
            assert confirmed, "operators decide on requests whose address was confirmed"
        if etat == "ANNULEE":
            assert par == "DEMANDEUR"
        if etat == "APPROUVEE":
            assert before == "SOUMISE", "nothing is approved while an answer is awaited"


@pytest.mark.parametrize("etat", STATES)
def test_every_state_that_is_no_end_lets_the_applicant_leave(etat):
    assert ("ANNULER" in rules.possible(etat, "DEMANDEUR")) == (etat not in ENDS)
    if etat in ENDS:
        assert not any(rules.possible(etat, par) for par in AUTEURS)


# --- what it says


def test_an_ice_is_taken_as_people_write_it():
    said = rules.deposited(order(ice=" 001 561 191 0000 66 "))

    assert (said.ice, said.ice_atteste) == ("001561191000066", False)


@pytest.mark.parametrize("ice", ["123", "00156119100006", "0015611910000660", "00156119100006x"])
def test_what_is_not_fifteen_digits_is_no_ice_whatever_is_attested(ice):
    with pytest.raises(InvalidInput) as raised:
        rules.deposited(order(ice=ice, ice_atteste=True))

    assert pointers(raised) == {"#/ice"}


def test_wrong_check_digits_are_refused_unless_the_certificate_bears_them():
    with pytest.raises(InvalidInput) as raised:
        rules.deposited(order(ice=OLD_ICE))
    assert pointers(raised) == {"#/ice"}

    assert rules.deposited(order(ice=OLD_ICE, ice_atteste=True)).ice_atteste
    # Right digits need no word of the applicant's.
    assert not rules.deposited(order(ice_atteste=True)).ice_atteste


def test_every_wrong_field_is_named():
    wrong = order(
        consentement=False,
        rc="  ",
        telephone="(((((((((",
        administrateur=FORM["administrateur"] | {"nom": " "},
    )

    with pytest.raises(InvalidInput) as raised:
        rules.deposited(wrong)

    assert pointers(raised) == {"#/consentement", "#/rc", "#/telephone", "#/administrateur/nom"}


def test_profiles_are_kept_once_and_in_order():
    assert rules.deposited(order(profils=["EXP", "IMP", "EXP"])).profils == ("IMP", "EXP")


@pytest.mark.parametrize("profil", ["OPE", "ADM", "DOU", "ZZZ"])
def test_some_profiles_cannot_be_asked_for(profil):
    with pytest.raises(msgspec.ValidationError):
        order(profils=[profil])


def test_an_answer_changes_only_what_was_asked():
    before = rules.deposited(order())
    answer = CompleterSouscription(message="Voici", ville="Rabat", ice="002136093000040")

    now = rules.mended(before, answer)

    assert rules.changed(before, now) == ("ice", "ville")
    rules.check_asked(("ice", "ice_atteste", "ville"), ("ville", "ice"))
    with pytest.raises(InvalidInput) as raised:
        rules.check_asked(("ice", "ice_atteste", "ville"), ("ville",))
    assert pointers(raised) == {"#/ice", "#/ice_atteste"}


def test_an_answer_without_fields_changes_nothing():
    before = rules.deposited(order(ice=OLD_ICE, ice_atteste=True))

    assert rules.mended(before, CompleterSouscription(message="Voici")) == before


@pytest.mark.parametrize(
    ("prenom", "nom", "email", "first"),
    [
        ("Salma", "El Idrissi", "s@x.ma", "salma.el.idrissi"),
        ("Zoé", "Lefèvre", "z@x.ma", "zoe.lefevre"),
        ("سلمى", "الإدريسي", "salma@x.ma", "salma"),
        ("سلمى", "الإدريسي", "س@x.ma", "administrateur"),
    ],
)
def test_a_username_is_made_of_the_name_then_of_the_address(prenom, nom, email, first):
    person = Administrateur(prenom=prenom, nom=nom, email=email, fonction="Gérante")

    names = list(islice(rules.usernames(person), 4))

    assert names[0] == first
    assert len(set(names)) == 4
    assert all(name.isascii() and 2 <= len(name) <= 64 for name in names)


@pytest.mark.parametrize(
    ("etat", "decidee", "days", "is_open"),
    [
        ("A_CONFIRMER", None, 6, True),
        ("A_CONFIRMER", None, 7, False),
        ("SOUMISE", None, 900, True),
        ("REJETEE", 2, 300, True),
        ("REJETEE", 2, 367, False),
    ],
)
def test_a_link_is_good_as_long_as_it_is_of_use(etat, decidee, days, is_open):
    decided = None if decidee is None else NOW + timedelta(days=decidee)

    assert rules.is_readable(etat, NOW, decided, NOW + timedelta(days=days)) is is_open


# --- documents


@pytest.mark.parametrize(
    ("content", "declared"),
    [
        (b"<html><script>alert(1)</script>", "application/pdf"),
        (b"\n%PDF-1.7", "application/pdf"),
        (PDF, "image/png"),
        (PDF, "text/html"),
        (b"GIF89a", "image/gif"),
        (b"PK\x03\x04", "application/zip"),
        (PNG[:5], "image/png"),
    ],
)
def test_a_document_is_what_its_first_bytes_say_or_it_is_not_taken(content, declared):
    with pytest.raises(DocumentNonPris):
        documents.media_type(content, declared)


def test_what_a_document_is_called_is_not_what_it_is():
    assert documents.media_type(PDF, "Application/PDF; charset=x") == "application/pdf"
    assert documents.media_type(b"\xff\xd8\xff\xe0", "image/jpeg") == "image/jpeg"
    assert documents.media_type(PNG, "image/png") == "image/png"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Temp\\rc.PDF", "rc.pdf"),
        ("facture.pdf.exe", "facture.pdf.exe.pdf"),
        ('a"\r\nX-Evil: 1.pdf', "a X-Evil 1.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("السجل التجاري.pdf", "السجل التجاري.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("x" * 300, "x" * 95 + ".pdf"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_harmless(said, kept):
    assert documents.file_name(said, "application/pdf") == kept


@given(st.text(max_size=300) | st.text(min_size=1, max_size=5).map(lambda text: text * 60))
def test_no_name_breaks_out_of_its_header(said):
    name = documents.file_name(said, "image/png")
    disposition = documents.headers(name)["Content-Disposition"]

    assert len(name) <= documents.MAX_NAME
    assert name.endswith(".png")
    assert "/" not in name
    assert "\\" not in name
    assert disposition.isascii()
    assert disposition.isprintable()
    assert disposition.count('"') == 2
