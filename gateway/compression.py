"""When is an answer of a service compressed, and how?

JSON above a kilobyte, in one piece, on its way to a client that asks for it. Never a live stream,
and never Portnet ID's pages, whose forms hold secrets beside what a visitor typed (BREACH).
"""

import zlib

import brotli

MIN_BYTES = 1_024
MAX_BYTES = 1_048_576
"""Above it, compressing would hold the event loop for more than a few milliseconds."""
BROTLI_QUALITY = 4
GZIP_LEVEL = 4
_GZIP_WINDOW = 31
"""The 32 KiB window, in a gzip wrapper. Source: zlib manual, deflateInit2."""


def is_wanted(headers: list[tuple[bytes, bytes]]) -> bool:
    """Tell whether an answer with `headers` (lower case) is JSON that nobody compressed yet."""
    is_json = False
    for name, value in headers:
        if name == b"content-type":
            is_json = value.startswith((b"application/json", b"application/problem+json"))
        elif name in (b"content-encoding", b"content-range"):
            return False
    return is_json


def chosen(accept_encoding: bytes) -> bytes | None:
    """Return `br` or `gzip`, whichever the client takes, br first; None for neither.

    Source: RFC 9110, section 12.5.3.
    """
    accepted = set()
    for part in accept_encoding.lower().split(b","):
        coding, _, weight = part.partition(b";")
        if weight.strip() not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000"):
            accepted.add(coding.strip())
    for coding in (b"br", b"gzip"):
        if coding in accepted:
            return coding
    return None


def compressed(coding: bytes, body: bytes) -> bytes:
    """Return `body` in the content coding `coding`."""
    if coding == b"br":
        return brotlied(body, BROTLI_QUALITY)
    packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, _GZIP_WINDOW)
    return packer.compress(body) + packer.flush()


def brotlied(body: bytes, quality: int) -> bytes:
    """Return `body` compressed by brotli."""
    packed: bytes = brotli.compress(body, quality=quality)  # type: ignore[no-untyped-call]
    return packed


def headers(
    sent: list[tuple[bytes, bytes]], coding: bytes, length: int
) -> list[tuple[bytes, bytes]]:
    """Return the headers of the compressed answer: length, coding, and a weak validator.

    Source: RFC 9110, section 8.8.3.3: another coding is another representation.
    """
    changed = []
    varies = b"accept-encoding"
    for name, value in sent:
        if name == b"content-length":
            continue
        if name == b"vary":
            varies = value if b"accept-encoding" in value.lower() else value + b", accept-encoding"
        elif name == b"etag" and not value.startswith(b"W/"):
            changed.append((name, b"W/" + value))
        else:
            changed.append((name, value))
    changed.append((b"content-encoding", coding))
    changed.append((b"content-length", b"%d" % length))
    changed.append((b"vary", varies))
    return changed
