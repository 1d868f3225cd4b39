"""Where does each path go?

The routing table of the portal. A path that is not in it is not proxied.
"""

import re
from urllib.parse import urlsplit

import msgspec

from gateway.settings import Settings


class Upstream(msgspec.Struct, frozen=True, kw_only=True):
    """One service behind the door."""

    name: str
    setting: str
    """The field of `Settings` that holds the service's URL."""
    prefix: bytes
    """What its paths start with; they keep it on the way."""
    timeout_seconds: float = 30
    """For the first byte of an answer."""
    idle_seconds: float = 75
    """Between two pieces of an answer; live streams beat every 25 s."""
    public: frozenset[bytes] = frozenset()
    """Exact paths that may be read without signing in; one that ends in `/` stands for what lies
    directly below it."""
    anonymous: frozenset[bytes] = frozenset()
    """Paths that may also be written to without signing in; one that ends in `/` stands for all
    that lies below it. The service judges who asks by other means."""
    cookie_prefix: bytes = b""
    """Cookies of the service's own that pass in both directions; empty for none."""

    is_personal: bool = False
    """Whether the person speaks here always in their own name, never in a mandant's."""

    @property
    def is_sign_in(self) -> bool:
        """Whether this is Portnet ID's own site, which judges its visitors by itself."""
        return bool(self.cookie_prefix)

    def is_public(self, path: bytes) -> bool:
        """Tell whether `path` may be read without signing in."""
        return path in self.public or path[: path.rfind(b"/") + 1] in self.public

    def is_anonymous(self, path: bytes) -> bool:
        """Tell whether `path` may be read and written to without signing in."""
        return path in self.anonymous or any(
            path.startswith(each) for each in self.anonymous if each.endswith(b"/")
        )


def _api(
    name: str,
    *public: str,
    anonymous: tuple[str, ...] = (),
    timeout_seconds: float = 10,
    is_personal: bool = False,
) -> Upstream:
    prefix = f"/api/{name}/v1/"
    return Upstream(
        name=name,
        setting=f"{name}_url",
        prefix=prefix.encode(),
        timeout_seconds=timeout_seconds,
        is_personal=is_personal,
        public=frozenset((prefix + path).encode() for path in public),
        anonymous=frozenset((prefix + path).encode() for path in anonymous),
    )


SIGN_IN = Upstream(name="id", setting="identity_url", prefix=b"/id/", cookie_prefix=b"__Secure-id")
UPSTREAMS: tuple[Upstream, ...] = (
    SIGN_IN,
    _api(
        "identity",
        anonymous=("souscriptions", "souscriptions/suivi", "souscriptions/suivi/"),
        timeout_seconds=30,
        is_personal=True,
    ),
    _api("dashboard"),
    _api("billing", "offres"),
    _api("catalog", "liens"),
    _api("helpdesk", "aide", "faq", "guides", "guides/", is_personal=True),
    _api("assistant", timeout_seconds=60, is_personal=True),
)
_BY_NAME = {upstream.prefix[5:-4]: upstream for upstream in UPSTREAMS if not upstream.is_sign_in}

# What two readers of one path could understand differently: encoded separators and dots,
# empty and dot segments, backslashes, anything outside printable ASCII.
_AMBIGUOUS = re.compile(
    rb"%(?:2f|5c|2e|00|25)|//|/\.{1,2}(?:/|$)|[\\#\x00-\x20\x7f-\xff]|%(?![0-9a-f]{2})",
    re.IGNORECASE,
)


def is_ambiguous(path: bytes) -> bool:
    """Tell whether a service could read `path` (raw, without query) otherwise than the gateway.

    Source: CVE-2026-40575, CVE-2026-41059: a rule chosen on one path, another one served.
    """
    return _AMBIGUOUS.search(path) is not None


def upstream_of(path: bytes) -> Upstream | None:
    """Return the service that `path` (raw, without query) belongs to, None when to nobody."""
    if path.startswith(b"/api/"):
        found = _BY_NAME.get(path[5 : path.find(b"/", 5)])
        return found if found is not None and path.startswith(found.prefix) else None
    return SIGN_IN if path.startswith(SIGN_IN.prefix) else None


class Address(msgspec.Struct, frozen=True):
    """Where a service listens."""

    host: str
    port: int
    is_tls: bool
    authority: bytes


def address(url: str) -> Address:
    """Return the address in a service's base URL.

    Raises: ValueError — not an http(s) URL of a host, without path, query or user.
    """
    parts = urlsplit(url.rstrip("/"))
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise ValueError(f"not a service's URL: {url}")
    if parts.path or parts.query or parts.fragment:
        raise ValueError(f"a service's URL ends after the port: {url}")
    is_tls = parts.scheme == "https"
    port = parts.port or (443 if is_tls else 80)
    return Address(parts.hostname, port, is_tls, parts.netloc.encode("ascii"))


def addresses(settings: Settings) -> dict[str, Address]:
    """Return the address of every upstream by its name.

    Raises: ValueError — a URL in the settings is not one of a service.
    """
    return {upstream.name: address(getattr(settings, upstream.setting)) for upstream in UPSTREAMS}
