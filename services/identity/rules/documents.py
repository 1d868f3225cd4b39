"""Which documents are taken, and how do they leave again?"""

import re
import unicodedata
from urllib.parse import quote

from services.identity.problems.souscriptions import DocumentNonPris
from shared.problems import FieldError, InvalidInput

MAX_BYTES = 5_242_880
"""5 MiB: a scanned page in colour, or a dozen in black and white. Domain decision."""
MAX_DOCUMENTS = 6
"""One of each kind. Domain decision."""
MAX_EVER = 24
"""Documents that one request may ever have held, withdrawn ones among them: they are kept."""
MAX_NAME = 100
_KINDS = {
    "application/pdf": (b"%PDF-", "pdf"),
    "image/jpeg": (b"\xff\xd8\xff", "jpg"),
    "image/png": (b"\x89PNG\r\n\x1a\n", "png"),
}
"""First bytes and extension. Source: ISO 32000-2, 7.5.2; ITU-T T.81, B.1.1; W3C PNG, 5.2."""
_EXTENSION = re.compile(r"\.(?:pdf|jpe?g|png)$", re.IGNORECASE)


def media_type(content: bytes, declared: str) -> str:
    """Return what a document is, by its first bytes.

    Raises: DocumentNonPris — neither PDF, JPEG nor PNG, or not what it is said to be;
    InvalidInput — it is empty.
    """
    if not content:
        raise InvalidInput(errors=[FieldError("#", "the document is empty")])
    found = next((kind for kind, (first, _) in _KINDS.items() if content.startswith(first)), None)
    said = declared.partition(";")[0].strip().lower()
    if found is None or said != found:
        raise DocumentNonPris(pris=list(_KINDS))
    return found


def file_name(said: str, media: str) -> str:
    """Return a harmless name: no path, no control or invisible character, the right extension."""
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", said))[-1]
    kept = "".join(
        each if unicodedata.category(each)[0] in "LNM" or each in " ._-()'" else " "
        for each in base
        if unicodedata.category(each)[0] != "C"
    )
    stem = _EXTENSION.sub("", " ".join(kept.split())).strip(" .")
    extension = _KINDS[media][1]
    return f"{stem[: MAX_NAME - 5].rstrip(' .') or 'document'}.{extension}"


def headers(name: str) -> dict[str, str]:
    """Return how a document leaves: to be saved, never shown as a page of the portal's.

    Source: RFC 6266, section 4 and appendix D; CSP 3, `sandbox`.
    """
    plain = re.sub(r"[^A-Za-z0-9._ ()-]", "_", name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
