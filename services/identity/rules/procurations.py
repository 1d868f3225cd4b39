"""What may be done about a procuration, by whom, and when is it in force?"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from services.identity.models.procurations import (
    Acte,
    Cote,
    Etat,
    Mandat,
    Procuration,
    Redaction,
    Type,
)
from services.identity.problems.procurations import (
    ActeImpossible,
    ActeReserve,
    DocumentIllisible,
    MotifRequis,
)
from shared import clock, money
from shared import ice as ices
from shared.problems import FieldError, InvalidInput

LONGEST: Final = timedelta(days=5 * 366)
"""A procuration lasts five years at most (domain decision: it is renewed knowingly)."""
DOCUMENT_BYTES: Final = 5_000_000
IMPORT_LINES: Final = 500
COLUMNS: Final = ("mandataire_ice", "type", "perimetre", "date_debut", "date_fin")
OPTIONAL: Final = ("bureaux", "chapitres", "montant_max")

STEPS: Final[dict[tuple[Etat, Acte], Etat]] = {
    ("BROUILLON", "soumettre"): "EN_ATTENTE",
    ("EN_ATTENTE", "accepter"): "ACTIVE",
    ("EN_ATTENTE", "refuser"): "REJETEE",
    ("EN_ATTENTE", "revoquer"): "REVOQUEE",
    ("ACTIVE", "suspendre"): "SUSPENDUE",
    ("SUSPENDUE", "reprendre"): "ACTIVE",
    ("ACTIVE", "revoquer"): "REVOQUEE",
    ("SUSPENDUE", "revoquer"): "REVOQUEE",
    ("ACTIVE", "renoncer"): "REVOQUEE",
    ("SUSPENDUE", "renoncer"): "REVOQUEE",
}
"""Source: domain decision, life cycle of a procuration; a mandant may also withdraw one that nobody
has answered yet.
"""
WHO: Final[dict[Acte, Cote]] = {
    "soumettre": "MANDANT",
    "suspendre": "MANDANT",
    "reprendre": "MANDANT",
    "revoquer": "MANDANT",
    "accepter": "MANDATAIRE",
    "refuser": "MANDATAIRE",
    "renoncer": "MANDATAIRE",
}
EXPLAINED: Final[frozenset[Acte]] = frozenset({"refuser", "suspendre", "revoquer", "renoncer"})
"""The other company reads why."""
ENDS_TOKENS: Final[frozenset[Etat]] = frozenset({"SUSPENDUE", "REVOQUEE", "EXPIREE"})
OPEN: Final[tuple[Etat, ...]] = ("EN_ATTENTE", "ACTIVE", "SUSPENDUE")
"""What may still expire."""


def side(ice: str | None, procuration: Procuration) -> Cote | None:
    """Return on which side of a procuration a company stands; a draft is the mandant's alone."""
    if ice == procuration.mandant_ice:
        return "MANDANT"
    if ice == procuration.mandataire_ice and procuration.etat != "BROUILLON":
        return "MANDATAIRE"
    return None


def after(etat: Etat, type_: Type, cote: Cote, acte: Acte, motif: str | None) -> Etat:
    """Return the state after a step; the same state when it was taken before.

    Raises: ActeReserve — the step is another's: of the other company, or of customs, which alone
    answers a procuration of type DOUANE. ActeImpossible — not in this state. MotifRequis.
    """
    if WHO[acte] != cote or (type_ == "DOUANE" and acte in {"accepter", "refuser"}):
        raise ActeReserve
    if acte in EXPLAINED and not (motif or "").strip():
        raise MotifRequis(errors=[FieldError("/motif", "required")])
    if (etat, acte) in STEPS:
        return STEPS[etat, acte]
    if etat in {reached for (_, taken), reached in STEPS.items() if taken == acte}:
        return etat
    raise ActeImpossible(etat=etat)


def possible(etat: Etat, type_: Type, cote: Cote) -> list[Acte]:
    """Return the steps that a company may take now."""
    return [
        acte
        for known, acte in STEPS
        if known == etat
        and WHO[acte] == cote
        and not (type_ == "DOUANE" and acte in {"accepter", "refuser"})
    ]


def is_in_force(mandat: Mandat, day: date) -> bool:
    """Say whether one may act under a procuration on a day."""
    return (
        mandat.etat == "ACTIVE"
        and mandat.is_mandant_active
        and mandat.date_debut <= day <= mandat.date_fin
    )


def last_instant(mandat: Mandat) -> datetime:
    """Return when its last day is over, in Morocco."""
    return datetime.combine(
        mandat.date_fin + timedelta(days=1), datetime.min.time(), tzinfo=clock.CASABLANCA
    )


def checked(mandant_ice: str, written: Redaction, today: date) -> Redaction:
    """Return what a mandant wrote, in order and each thing once.

    Raises: InvalidInput — to itself, a wrong ICE, dates that are over or out of order.
    """
    wrong: list[FieldError] = []
    agent = ices.compact(written.mandataire_ice)
    if not ices.is_valid(agent):
        wrong.append(FieldError("/mandataire_ice", "not a valid ICE"))
    elif agent[:9] == mandant_ice[:9]:
        wrong.append(FieldError("/mandataire_ice", "a company gives no procuration to itself"))
    if written.date_fin < written.date_debut:
        wrong.append(FieldError("/date_fin", "before date_debut"))
    elif written.date_fin < today:
        wrong.append(FieldError("/date_fin", "already over"))
    elif written.date_fin - written.date_debut > LONGEST:
        wrong.append(FieldError("/date_fin", "more than five years after date_debut"))
    if written.montant_max is not None and not money.to_centimes(written.montant_max):
        wrong.append(FieldError("/montant_max", "must be more than nothing"))
    if wrong:
        raise InvalidInput(errors=wrong)
    return msgspec.structs.replace(
        written,
        mandataire_ice=agent,
        perimetre=sorted(set(written.perimetre)),
        bureaux=sorted(set(written.bureaux)),
        chapitres=sorted(set(written.chapitres)),
    )


def checked_document(content: bytes) -> bytes:
    """Return a signed paper that is a PDF of a bearable size.

    Raises: DocumentIllisible. Source: ISO 32000-2, 7.5.2 (the header), 7.5.5 (the trailer).
    """
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise DocumentIllisible
    return content


def read_lines(raw: bytes) -> Iterator[tuple[int, Redaction | str]]:
    """Yield, for each line of a CSV file, its number and what it says, or why it cannot be read.

    Codes within a cell are separated by spaces; `;` or tab instead of `,` between cells, a byte
    order mark and CRLF are taken as they come.

    Raises: InvalidInput — not UTF-8, no such columns, too many lines.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("the file is not UTF-8") from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader, [])]
    if missing := [name for name in COLUMNS if name not in header]:
        raise InvalidInput(f"the header lacks {', '.join(missing)}")
    count = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > IMPORT_LINES:
                raise InvalidInput(f"more than {IMPORT_LINES} lines")
            if any(cell.strip() for cell in cells[len(header) :]):
                yield reader.line_num, "more cells than columns"
            else:
                yield reader.line_num, _line(dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        raise InvalidInput(f"line {reader.line_num}: {error}") from error


def _line(cells: dict[str, str]) -> Redaction | str:
    """Return what a line says, or why it cannot be read."""

    def many(name: str) -> list[str]:
        return [code.upper() for code in re.split(r"[\s|]+", cells.get(name, "")) if code]

    said = {
        "type": cells.get("type", "").strip().upper(),
        "mandataire_ice": cells.get("mandataire_ice", "").strip(),
        "date_debut": cells.get("date_debut", "").strip(),
        "date_fin": cells.get("date_fin", "").strip(),
        "montant_max": cells.get("montant_max", "").strip() or None,
    } | {name: many(name) for name in ("perimetre", "bureaux", "chapitres")}
    try:
        return msgspec.convert(said, Redaction)
    except msgspec.ValidationError as error:
        return str(error)
