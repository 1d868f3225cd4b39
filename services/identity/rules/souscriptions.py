"""What may become of a company's request to join, and what must it say?"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any, get_args

import msgspec

from services.identity.models.souscriptions import (
    ACTES,
    Acte,
    ActeVu,
    Administrateur,
    Auteur,
    CompleterSouscription,
    Demande,
    DeposerSouscription,
    Etat,
    Identification,
    ProfilDemande,
    Refus,
)
from services.identity.problems.souscriptions import TransitionInterdite
from shared import ice as ices
from shared.problems import FieldError, InvalidInput

CONFIRMABLE = timedelta(days=7)
"""How long a link to confirm the address is good; then the request is forgotten. Domain decision:
long enough for a holiday week, short enough not to keep strangers' data."""
READABLE = timedelta(days=365)
"""How long after the decision the applicant's link opens the file. Domain decision."""
REFERENCE = re.compile(r"SOU-[0-9]{4}-[0-9]{6,}")
CLE_DIGITS = 9
"""The digits of an ICE that name the company. Source: OMPIC, structure of the ICE (9 + 4 + 2)."""

_AFTER: dict[tuple[Etat, Acte], tuple[Auteur, Etat]] = {
    ("A_CONFIRMER", "CONFIRMER"): ("DEMANDEUR", "SOUMISE"),
    ("A_CONFIRMER", "TRANSMETTRE"): ("PORTAIL", "TRANSMISE"),
    ("A_CONFIRMER", "ANNULER"): ("DEMANDEUR", "ANNULEE"),
    ("SOUMISE", "PRENDRE_EN_CHARGE"): ("OPERATEUR", "SOUMISE"),
    ("SOUMISE", "DEMANDER_COMPLEMENT"): ("OPERATEUR", "COMPLEMENT_DEMANDE"),
    ("SOUMISE", "APPROUVER"): ("OPERATEUR", "APPROUVEE"),
    ("SOUMISE", "REJETER"): ("OPERATEUR", "REJETEE"),
    ("SOUMISE", "ANNULER"): ("DEMANDEUR", "ANNULEE"),
    ("SOUMISE", "DEPOSER_DOUBLE"): ("PORTAIL", "SOUMISE"),
    ("COMPLEMENT_DEMANDE", "PRENDRE_EN_CHARGE"): ("OPERATEUR", "COMPLEMENT_DEMANDE"),
    ("COMPLEMENT_DEMANDE", "COMPLETER"): ("DEMANDEUR", "SOUMISE"),
    ("COMPLEMENT_DEMANDE", "REJETER"): ("OPERATEUR", "REJETEE"),
    ("COMPLEMENT_DEMANDE", "ANNULER"): ("DEMANDEUR", "ANNULEE"),
    ("COMPLEMENT_DEMANDE", "DEPOSER_DOUBLE"): ("PORTAIL", "COMPLEMENT_DEMANDE"),
}
"""Who may lead a request from which state to which. Source: domain decision (life cycle of a
souscription); an operator may end a file that its applicant has left without an answer."""


def after(etat: Etat, acte: Acte, par: Auteur) -> Etat:
    """Return the state that `acte` leads to.

    Raises: TransitionInterdite — not from this state, or not by them.
    """
    who, then = _AFTER.get((etat, acte), (None, None))
    if who != par or then is None:
        raise TransitionInterdite(etat=etat, acte=acte, possibles=list(possible(etat, par)))
    return then


def possible(etat: Etat, par: Auteur) -> tuple[Acte, ...]:
    """Return what `par` may do with a request in this state."""
    return tuple(acte for acte in ACTES if _AFTER.get((etat, acte), (None,))[0] == par)


def deposited(order: DeposerSouscription) -> Identification:
    """Return what a new request says, as it is kept.

    Raises: InvalidInput — with a pointer to each wrong field.
    """
    errors = []
    if not order.consentement:
        errors.append(FieldError("#/consentement", "the request needs the applicant's consent"))
    return _checked(_fields(order), errors)


def mended(before: Identification, order: CompleterSouscription) -> Identification:
    """Return what a request says after the applicant's answer.

    Raises: InvalidInput — with a pointer to each wrong field.
    """
    given = {name: value for name, value in _fields(order).items() if value is not None}
    if "ice" in given and "ice_atteste" not in given:
        given["ice_atteste"] = False
    kept = {name: getattr(before, name) for name in Identification.__struct_fields__}
    return _checked(kept | given, [])


def changed(before: Identification, now: Identification) -> tuple[str, ...]:
    """Return the names of the fields that differ."""
    return tuple(
        name
        for name in Identification.__struct_fields__
        if getattr(before, name) != getattr(now, name)
    )


def check_asked(touched: tuple[str, ...], asked: tuple[str, ...]) -> None:
    """Refuse changes to what nobody asked to be mended: the rest has been examined.

    Raises: InvalidInput.
    """
    strangers = [name for name in touched if name.removesuffix("_atteste") not in asked]
    if strangers:
        raise InvalidInput(errors=[FieldError(f"#/{name}", "was not asked") for name in strangers])


def _fields(order: Any) -> dict[str, Any]:
    names = [name for name in Identification.__struct_fields__ if hasattr(order, name)]
    return {name: getattr(order, name) for name in names}


def _checked(values: dict[str, Any], errors: list[FieldError]) -> Identification:
    tidy: dict[str, Any] = {
        name: " ".join(value.split()) if isinstance(value, str) else value
        for name, value in values.items()
    }
    tidy["ice"] = ices.compact(tidy["ice"])
    errors += _ice_errors(tidy["ice"], atteste=tidy["ice_atteste"])
    tidy["ice_atteste"] = not ices.is_valid(tidy["ice"])
    errors += [
        FieldError(f"#/{name}", "is empty")
        for name, value in tidy.items()
        if value == "" and name != "ice"
    ]
    phone = re.sub(r"[^0-9+]", "", tidy["telephone"])
    # Source: ITU-T E.164, 6.1 (at most 15 digits); a Moroccan number has 9 after its prefix.
    if not re.fullmatch(r"\+?[0-9]{9,15}", phone):
        errors.append(FieldError("#/telephone", "not a telephone number"))
    chosen = set(tidy["profils"])
    tidy["profils"] = tuple(code for code in get_args(ProfilDemande) if code in chosen)
    admin: Administrateur = tidy["administrateur"]
    person = {
        name: " ".join(str(getattr(admin, name)).split())
        for name in Administrateur.__struct_fields__
    }
    errors += [
        FieldError(f"#/administrateur/{name}", "is empty")
        for name, value in person.items()
        if not value
    ]
    tidy["administrateur"] = Administrateur(**person)
    if errors:
        raise InvalidInput(errors=errors)
    return Identification(**tidy)


def _ice_errors(ice: str, *, atteste: bool) -> list[FieldError]:
    """Return what is wrong with an ICE.

    Wrong check digits are taken on the applicant's word, for an operator to judge: numbers older
    than the check exist. Source: domain decision.
    """
    if not ices.is_shaped(ice):
        return [FieldError("#/ice", "not 15 digits")]
    if not ices.is_valid(ice) and not atteste:
        return [FieldError("#/ice", "wrong check digits")]
    return []


def cle(ice: str) -> str:
    """Return the part of an ICE that names the company, whichever establishment it is of."""
    return ice[:CLE_DIGITS]


def reference(number: int, at: datetime) -> str:
    """Return the public number of a request. Source: domain model, numbers."""
    return f"SOU-{at.year}-{number:06}"


def demande(etat: Etat, histoire: list[ActeVu]) -> Demande | None:
    """Return what the applicant is asked, while nobody has answered it."""
    if etat != "COMPLEMENT_DEMANDE":
        return None
    asked = next(each for each in reversed(histoire) if each.acte == "DEMANDER_COMPLEMENT")
    return Demande(champs=asked.champs, message=asked.message or "")


def refus(etat: Etat, histoire: list[ActeVu]) -> Refus | None:
    """Return why the request was refused."""
    if etat != "REJETEE":
        return None
    last = next(each for each in reversed(histoire) if each.acte == "REJETER")
    return Refus(motif=last.motif or "AUTRE", message=last.message or "", champs=last.champs)


def told(histoire: list[ActeVu]) -> list[ActeVu]:
    """Return the history as the applicant may read it: nobody's name, nobody else's attempts."""
    return [
        msgspec.structs.replace(each, operateur=None)
        for each in histoire
        if each.acte != "DEPOSER_DOUBLE"
    ]


def is_readable(
    etat: Etat, deposee_le: datetime, decidee_le: datetime | None, now: datetime
) -> bool:
    """Say whether the applicant's link still opens the file."""
    if etat == "A_CONFIRMER":
        return now < deposee_le + CONFIRMABLE
    return decidee_le is None or now < decidee_le + READABLE


def usernames(administrateur: Administrateur) -> Iterator[str]:
    """Yield names for a new account, the nicest first: prenom.nom, then the address's, numbered.

    Source: the shape that the table accepts (letters, digits, `.`, `_`, `-`; 2 to 64 of them).
    """
    plain = [
        _plain(f"{administrateur.prenom}.{administrateur.nom}"),
        _plain(administrateur.email.partition("@")[0]),
    ]
    names = [name for name in plain if len(name) >= 2] or ["administrateur"]
    yield from names
    for number in count(2):
        yield f"{names[0]}{number}"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", decomposed).strip(".")[:56]
