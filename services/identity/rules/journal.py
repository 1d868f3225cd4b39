"""What do the lines of the security log say to people, and which sign-ins may be contested?"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID

from services.identity.models.journal import Connexion, Ligne
from shared import clock

RECENT = timedelta(days=90)
"""How far back a person's recent sign-ins go, and may be contested (domain decision)."""
REFUSED = {"password.refused": "motdepasse", "code.refused": "code", "passkey.refused": "passkey"}
"""Lines that are a refused sign-in, and what was wrong."""
SIGN_INS = ("session.opened", *REFUSED)
CONTESTABLE = ("session.opened", "code.refused", "passkey.refused")
"""Sign-ins in which the password had been right: to a wrong one nobody owes an answer."""
CONTESTED = "signin.contested"
METHODS = {"mfa": "totp", "mfa-phr": "passkey"}
"""What lines tell that were written before they named the factor; the lowest level tells none."""
TEXT_PREFIX = "journal."
COLUMNS = (
    "seq",
    "le",
    "nature",
    "libelle",
    "utilisateur",
    "par",
    "ice",
    "client",
    "adresse",
    "appareil",
    "session",
    "details",
)
CENTURY = range(2000, 2100)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula. Source: OWASP, CSV Injection."""


def result(line: Ligne) -> Literal["SUCCES", "ECHEC"]:
    """Say whether a sign-in succeeded."""
    return "ECHEC" if line.nature in REFUSED else "SUCCES"


def beginning(line: Ligne) -> datetime:
    """Return since when whoever signed in could change factors: a sign-in may enrol one itself."""
    began = line.details.get("began")
    return line.le if began is None else datetime.fromisoformat(began)


def connexion(line: Ligne, sid: str | None, contested: Mapping[int, datetime]) -> Connexion:
    """Return a sign-in's line as its person sees it, from the session `sid`."""
    proved = line.details.get("methode") or METHODS.get(str(line.details.get("acr")), "code")
    return Connexion(
        seq=line.seq,
        le=line.le,
        resultat=result(line),
        methode=REFUSED.get(line.nature) or proved,  # type: ignore[arg-type]
        adresse=line.adresse,
        appareil=line.appareil,
        confirmation=bool(line.details.get("renewed")),
        courante=line.sid is not None and str(line.sid) == sid,
        contestable=line.nature in CONTESTABLE and line.seq not in contested,
        contestee_le=contested.get(line.seq),
    )


def contested(lines: Iterable[Ligne]) -> dict[int, datetime]:
    """Return which sign-ins were contested, and when, from the lines that say so."""
    return {int(line.details["seq"]): line.le for line in lines}


def period(since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """Return the instants of civil days of Morocco, both included: from, and before.

    Raises: ValueError — not a day of this century.
    """
    if any(day.year not in CENTURY for day in (since, until) if day):
        raise ValueError("not a day of this century")
    start = None if since is None else _midnight(since)
    return start, None if until is None else _midnight(until + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.CASABLANCA)


def csv_rows(lines: Iterable[Ligne], texts: Mapping[str, str]) -> str:
    """Return lines as CSV (RFC 4180), with words for each kind from `texts`."""
    return _csv(_cells(line, texts) for line in lines)


def csv_head() -> str:
    """Return the columns' names, after the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + _csv([COLUMNS])


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cells(line: Ligne, texts: Mapping[str, str]) -> tuple[Any, ...]:
    return (
        line.seq,
        line.le.astimezone(clock.CASABLANCA).isoformat(timespec="seconds"),
        line.nature,
        texts.get(TEXT_PREFIX + line.nature, line.nature),
        line.utilisateur,
        line.par,
        line.ice,
        line.client,
        line.adresse,
        line.appareil,
        line.sid,
        json.dumps(line.details, ensure_ascii=False) if line.details else "",
    )


def plain(cell: str | int | UUID | None) -> str:
    """Return a cell that no spreadsheet reads as a formula: with an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
