"""How are the web client's files served?

From memory, as they were built: hashed assets for ever, pages never from a cache without asking.
Every path that is nobody else's is the client's page, in the visitor's language from the first
byte. A missing asset is a 404, never the page.
"""

import gzip
import hashlib
import mimetypes
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import msgspec

from gateway.compression import brotlied, chosen
from gateway.headers import CONTENT_SECURITY_POLICY, cookie_value, joined, protections
from gateway.problems import ClientMissing
from gateway.session import COOKIE
from shared.problems import LANGUAGES, MethodNotAllowed, NotFound, preferred_language

ASSETS = "/assets/"
WELL_KNOWN = "/.well-known/"
"""Source: RFC 8615, section 3."""
PROBLEMS = "/problems/"
"""The page of a refusal; its code may hold a point, as files' names do."""
FOR_EVER = b"public, max-age=31536000, immutable"
ASK_FIRST = b"no-cache"
AN_HOUR = b"public, max-age=3600"
"""Files with a fixed name, such as the icon."""
MIN_PACKED_BYTES = 512
HOME = "src/pages/identity/Home.tsx"
BOARD = "src/pages/dashboard/Dashboard.tsx"
WORDS = {HOME: "src/text/home/{}.json"}
"""The texts that come with a page alone."""
DIRECTIONS = {"fr": "ltr", "ar": "rtl", "en": "ltr"}
_HTML = re.compile(r"<html\b[^>]*>", re.IGNORECASE)
_PACKED = {b"br": ".br", b"gzip": ".gz"}
_TEXT = ("text/", "application/javascript", "application/json", "application/manifest", "image/svg")

Headers = list[tuple[bytes, bytes]]


class File(msgspec.Struct, frozen=True):
    """One file in each coding it is offered in."""

    bodies: dict[bytes, bytes]
    """By content coding; b"" is the file itself."""
    etag: bytes
    media_type: bytes
    cache: bytes

    def choose(self, accept_encoding: bytes) -> tuple[bytes, bytes]:
        """Return the coding and the body for a client."""
        coding = chosen(accept_encoding) or b""
        if coding not in self.bodies:
            coding = b"gzip" if coding and b"gzip" in self.bodies else b""
        return coding, self.bodies[coding]


class WebClient:
    """The built client, and the page in three languages."""

    def __init__(self, directory: Path, *, portal_url: str) -> None:
        self._directory = directory
        self._protections = protections(is_https=portal_url.startswith("https://"))
        self._files: dict[str, File] = {}
        self._pages: dict[str, File] = {}
        self._links: dict[tuple[str, str], Headers] = {}
        self.load()

    @property
    def is_there(self) -> bool:
        """Whether a client has been built."""
        return bool(self._pages)

    def load(self) -> None:
        """Read the built files."""
        index = self._directory / "index.html"
        if not index.is_file():
            return
        html = index.read_text("utf-8")
        self._files = {
            "/" + path.relative_to(self._directory).as_posix(): _read(path, self._directory)
            for path in sorted(self._directory.rglob("*"))
            if path.is_file() and path.suffix not in {".br", ".gz"} and path != index
        }
        built = _manifest(self._directory)
        self._links = {
            (language, page): _links(built, language, page)
            for language in LANGUAGES
            for page in (HOME, BOARD, "")
        }
        self._pages = {language: _page(html, language) for language in LANGUAGES}

    async def __call__(self, scope: Any, _: Any, send: Any) -> None:
        """Answer with a file, or with the page."""
        path: str = scope["path"]
        method: str = scope["method"]
        if not self._pages:
            self.load()
        if method not in ("GET", "HEAD"):
            raise MethodNotAllowed(headers={"Allow": "GET, HEAD"})
        headers = _dictionary(scope["headers"])
        file = self._files.get(path)
        extra: Headers = []
        if file is None:
            # Only built assets have such names: answering with the page would be cached as one.
            is_page = path.startswith(PROBLEMS) or "." not in path.rpartition("/")[2]
            # Programs look below the second for what a site can do, and read a page as an answer.
            if path.startswith((ASSETS, WELL_KNOWN)) or not is_page:
                raise NotFound
            if not self._pages:
                raise ClientMissing(
                    "Run `make web` to build it, then reload this page.",
                    headers={"Retry-After": "30"},
                )
            language = language_of(scope["query_string"], headers)
            file = self._pages[language]
            extra = [
                (b"content-security-policy", CONTENT_SECURITY_POLICY),
                (b"content-language", language.encode()),
                *self._links[language, _opened(path, headers)],
            ]
        await self._send(send, file, headers, extra, method)

    async def _send(
        self, send: Any, file: File, received: dict[bytes, bytes], extra: Headers, method: str
    ) -> None:
        coding, body = file.choose(received.get(b"accept-encoding", b""))
        etag = b'"%b%b"' % (file.etag, b"-" + coding if coding else b"")
        varies = b"accept-encoding, accept-language, cookie" if extra else b"accept-encoding"
        headers: Headers = [
            (b"etag", etag),
            (b"cache-control", file.cache),
            (b"vary", varies),
            *self._protections,
            *extra,
        ]
        if _matches(received.get(b"if-none-match", b""), etag):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        headers.append((b"content-type", file.media_type))
        headers.append((b"content-length", b"%d" % len(body)))
        if coding:
            headers.append((b"content-encoding", coding))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})


def language_of(query: bytes, headers: dict[bytes, bytes]) -> str:
    """Return the page's language: asked for in the address, chosen before, or the browser's."""
    asked = parse_qs(query.decode("latin-1")).get("lang", [""])[0]
    if asked in LANGUAGES:
        return asked
    before = (cookie_value(headers.get(b"cookie", b""), b"lang") or b"").decode("latin-1")
    if before in LANGUAGES:
        return before
    return preferred_language(headers.get(b"accept-language", b"").decode("latin-1"))


def _opened(path: str, headers: dict[bytes, bytes]) -> str:
    """Return the page with which most visits begin, if this is its address."""
    is_signed_in = cookie_value(headers.get(b"cookie", b""), COOKIE.encode()) is not None
    if path == "/" and is_signed_in:
        return BOARD
    return HOME if path in ("/", "/bienvenue") else ""


def _manifest(directory: Path) -> dict[str, str]:
    """Return the built file of each source of the client."""
    manifest = directory / "manifest.json"
    if not manifest.is_file():
        return {}
    built = msgspec.json.decode(manifest.read_bytes(), type=dict[str, dict[str, Any]])
    return {source: chunk["file"] for source, chunk in built.items()}


def _links(built: dict[str, str], language: str, page: str) -> Headers:
    """Return what the browser may fetch along with the document, not after its script has run.

    That is the language's texts and letters, the page, its words, and who is here: the built
    document names none of it. Source: RFC 8288; HTML Living Standard, 4.6.7.
    """
    links = [
        f"</{built[source]}>; rel=modulepreload"
        for source in (f"src/text/{language}.json", page, WORDS.get(page, "").format(language))
        if source in built
    ]
    links.append("</auth/session>; rel=preload; as=fetch; crossorigin")
    if language == "ar":
        links += [
            f"</{file}>; rel=preload; as=font; type=font/woff2; crossorigin"
            for source, file in built.items()
            if source.startswith("src/style/fonts/plex-arabic")
        ]
    return [(b"link", ", ".join(links).encode())]


def _page(html: str, language: str) -> File:
    tag = f'<html lang="{language}" dir="{DIRECTIONS[language]}">'
    body = _HTML.sub(tag, html, count=1).encode()
    bodies = {
        b"": body,
        b"br": brotlied(body, 11),
        b"gzip": gzip.compress(body, 9, mtime=0),
    }
    return File(bodies, _etag(body), b"text/html; charset=utf-8", ASK_FIRST)


def _read(path: Path, root: Path) -> File:
    body = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        media_type = "text/javascript"
    elif path.suffix == ".woff2":
        media_type = "font/woff2"
    is_text = media_type.startswith(_TEXT)
    bodies = {b"": body}
    for coding, suffix in _PACKED.items():
        packed = path.with_name(path.name + suffix)
        if packed.is_file():
            bodies[coding] = packed.read_bytes()
        elif is_text and len(body) >= MIN_PACKED_BYTES:
            bodies[coding] = brotlied(body, 9) if coding == b"br" else gzip.compress(body, 9)
    is_hashed = path.relative_to(root).parts[0] == ASSETS.strip("/")
    charset = "; charset=utf-8" if is_text else ""
    return File(
        bodies, _etag(body), (media_type + charset).encode(), FOR_EVER if is_hashed else AN_HOUR
    )


def _etag(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:20].encode()


def _matches(if_none_match: bytes, etag: bytes) -> bool:
    """Tell whether the client has this very representation. Source: RFC 9110, section 13.1.2."""
    return any(
        candidate.strip().removeprefix(b"W/") in (etag, b"*")
        for candidate in if_none_match.split(b",")
    )


def _dictionary(headers: Headers) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        before = found.get(name)
        found[name] = value if before is None else joined(name, before, value)
    return found
