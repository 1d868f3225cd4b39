"""Is this line of a company file right, and what does it say?"""

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from services.identity.models.people import PROFILS, EntrepriseRow
from shared import ice as ice_rules
from shared.contracts import partners

COLUMNS = ("ice", "raison_sociale", "profils")
OPTIONAL = ("rc", "if_fiscal", "adresse", "organisme")
BANK = "BNK"
_LONGEST = {"raison_sociale": 200, "rc": 40, "if_fiscal": 40, "adresse": 500}


class BadRow(ValueError):  # noqa: N818 - says what the line is
    """A line that cannot be taken, with the reason its author reads."""


def rows(raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and cells of each line of a CSV file with a header.

    A byte order mark, CRLF, and `;` or tab instead of `,` are taken as they come.

    Raises: BadRow — the file is not UTF-8 or lacks a column.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRow("the file is not UTF-8") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader, [])]
    if missing := [name for name in COLUMNS if name not in header]:
        raise BadRow(f"the header lacks {', '.join(missing)}")
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = (cell.strip() for cell in cells)
                yield reader.line_num, dict(zip(header, values, strict=False))
    except csv.Error as error:
        raise BadRow(f"line {reader.line_num}: {error}") from error


def read(cells: dict[str, str]) -> EntrepriseRow:
    """Return the company of one line.

    Raises: BadRow — with what is wrong.
    """
    return checked(
        EntrepriseRow(
            ice=ice_rules.compact(cells.get("ice", "")),
            raison_sociale=" ".join(cells.get("raison_sociale", "").split()),
            profils=tuple(
                code.upper() for code in re.split(r"[;|,\s]+", cells.get("profils", "")) if code
            ),
            rc=cells.get("rc") or None,
            if_fiscal=cells.get("if_fiscal") or None,
            adresse=cells.get("adresse") or None,
            organisme=cells.get("organisme") or None,
        )
    )


def checked(row: EntrepriseRow) -> EntrepriseRow:
    """Return `row` with its profiles in order and once each.

    Raises: BadRow — ICE, name or profiles are wrong.
    """
    if not ice_rules.is_shaped(row.ice):
        raise BadRow(f"ICE {row.ice!r}: not 15 digits")
    if not ice_rules.is_valid(row.ice):
        raise BadRow(f"ICE {row.ice}: wrong check digits")
    if not row.raison_sociale:
        raise BadRow("raison_sociale is empty")
    for name, longest in _LONGEST.items():
        value = getattr(row, name) or ""
        if len(value) > longest or "\0" in value:
            raise BadRow(f"{name}: longer than {longest} characters or unreadable")
    if not row.profils:
        raise BadRow("profils is empty")
    if unknown := [code for code in row.profils if code not in PROFILS]:
        raise BadRow(f"unknown profil {', '.join(unknown)}; known: {' '.join(PROFILS)}")
    if row.organisme is not None and not (BANK in row.profils and is_bank_code(row.organisme)):
        raise BadRow(f"organisme {row.organisme}: a {BANK} has the code of a connected bank")
    return EntrepriseRow(
        ice=row.ice,
        raison_sociale=row.raison_sociale,
        profils=tuple(code for code in PROFILS if code in row.profils),
        rc=row.rc,
        if_fiscal=row.if_fiscal,
        adresse=row.adresse,
        organisme=row.organisme,
    )


def is_bank_code(code: str | None) -> bool:
    """Say whether this is the partner code of a connected bank."""
    partner = partners.PARTNERS.get(code or "")
    return partner is not None and partner.kind is partners.BANK


def is_allowed_uri(uri: str) -> bool:
    """Say whether a client may register `uri`: https, or http on loopback; no fragment, no user,
    and only the characters of an address.

    Source: RFC 9700, section 2.1; RFC 8252, section 7.3 (loopback).
    """
    try:
        parts = urlsplit(uri)
        host = parts.hostname
    except ValueError:
        return False
    if not host or "@" in parts.netloc or any(c in "#*" or not "!" <= c <= "~" for c in uri):
        return False
    return parts.scheme == "https" or (
        parts.scheme == "http" and host in {"localhost", "127.0.0.1", "::1"}
    )
