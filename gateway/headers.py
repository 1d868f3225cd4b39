"""Which headers cross the door, and which does the portal add?

Towards services: nothing that identifies or locates a caller passes as the caller wrote it.
Towards browsers: the same protections on every answer.
"""

import itertools
import os
import random
import re
import secrets
from enum import IntEnum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

CONTENT_SECURITY_POLICY = (
    b"default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    b"form-action 'self'; script-src 'self'; style-src 'self'; font-src 'self'; "
    b"img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    b"require-trusted-types-for 'script'; trusted-types 'none'"
)
_PERMISSIONS = (
    b"camera=(), geolocation=(), payment=(), usb=(), microphone=(self), "
    b"on-device-speech-recognition=(self), publickey-credentials-get=(self), "
    b"publickey-credentials-create=(self)"
)
HOP_BY_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
        b"http2-settings",
    }
)
"""Source: RFC 9110, section 7.6.1, and the older names still sent."""

PLAIN_CONNECTION = frozenset({b"keep-alive", b"close"})

NEVER_BY_CONNECTION = frozenset(
    {
        b"content-length",
        b"transfer-encoding",
        b"host",
        b"authorization",
        b"dpop",
        b"cookie",
        b"x-csrf-token",
        b"origin",
        b"content-type",
        b"sec-fetch-site",
    }
)
"""Headers that a `Connection` header may not ask to remove. Source: CVE-2026-6338."""

DROPPED = HOP_BY_HOP | {
    b"host",
    b"expect",
    b"forwarded",
    b"via",
    b"x-request-id",
    b"x-real-ip",
    b"x-client-ip",
    b"x-original-url",
    b"x-rewrite-url",
    b"x-http-method-override",
    b"x-method-override",
    b"true-client-ip",
    b"tracestate",
    b"baggage",
}
"""Request headers that the gateway writes itself or that no service may be told."""

READ = frozenset(
    {
        b"authorization",
        b"cookie",
        b"traceparent",
        b"content-length",
        b"x-csrf-token",
        b"origin",
        b"sec-fetch-site",
        b"x-forwarded-for",
    }
)
"""Request headers that the gateway decides on."""

MAX_KNOWN_NAMES = 256
_IDENTITY = (b"x-user", b"x-forwarded", b"x-internal", b"x-auth", b"x-remote", b"x-portnet")


class Kind(IntEnum):
    """What becomes of a request header."""

    PASSED = 0
    READ = 1
    DROPPED = 2


def kind(name: bytes) -> Kind:
    """Return what becomes of the request header `name` (lower case).

    What only the gateway may say is dropped, and so is every name with an underscore, because some
    servers read those as hyphens. Source: CVE-2025-64484.
    """
    if name in READ:
        return Kind.READ
    if name in DROPPED or b"_" in name or name.startswith(_IDENTITY):
        return Kind.DROPPED
    return Kind.PASSED


class Kinds(dict[bytes, Kind]):
    """Remembers what becomes of each header name; names nobody has thought of are not kept."""

    def __missing__(self, name: bytes) -> Kind:
        found = kind(name)
        if len(self) < MAX_KNOWN_NAMES:
            self[name] = found
        return found


kinds = Kinds()


_random = random.Random(os.urandom(32))  # noqa: S311 - traces are to be told apart, not secret
_TRACEPARENT = re.compile(rb"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")


def traced(traceparent: bytes | None) -> tuple[bytes, bytes]:
    """Return the trace id of a request and the `traceparent` that goes on to the service.

    The caller's trace is carried on when it sent a valid one, otherwise a trace begins here.
    Source: W3C Trace Context, section 3.2.
    """
    if traceparent is not None:
        match = _TRACEPARENT.fullmatch(traceparent)
        if match is not None and match[1].strip(b"0") and match[2].strip(b"0"):
            return match[1], b"00-%b-%016x-%b" % (match[1], _random.getrandbits(64) | 1, match[3])
    trace = b"%032x" % (_random.getrandbits(128) | 1)
    return trace, b"00-%b-%016x-01" % (trace, _random.getrandbits(64) | 1)


_run = secrets.token_hex(6).encode()
_numbers = itertools.count(1)


def request_id() -> bytes:
    """Return a new identifier for one request: unguessable per process, then counted."""
    return b"%b-%x" % (_run, next(_numbers))


def own_cookies(cookie: bytes, prefix: bytes) -> bytes:
    """Return those cookies of a `Cookie` header whose name starts with `prefix`."""
    return b"; ".join(
        pair
        for piece in cookie.split(b";")
        if (pair := piece.strip()).partition(b"=")[0].startswith(prefix)
    )


def cookie_value(cookie: bytes, name: bytes) -> bytes | None:
    """Return the value of the first cookie called exactly `name`."""
    for piece in cookie.split(b";"):
        key, equals, value = piece.strip().partition(b"=")
        if equals and key == name:
            return value
    return None


def protections(*, is_https: bool) -> list[tuple[bytes, bytes]]:
    """Return the headers that every page and file of the portal carries.

    Source: OWASP ASVS 5.0, V3.4; HSTS only where the portal is reached by https (RFC 6797, 7.2).
    """
    headers = [
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (
            b"permissions-policy",
            _PERMISSIONS,
        ),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]
    if is_https:
        headers.append((b"strict-transport-security", b"max-age=63072000; includeSubDomains"))
    return headers


class Neighbours:
    """The proxies in front of the gateway whose word about the client's address is taken."""

    def __init__(self, networks: str) -> None:
        self._networks: tuple[IPv4Network | IPv6Network, ...] = tuple(
            ip_network(part.strip()) for part in networks.split(",") if part.strip()
        )

    def client(self, peer: str, forwarded_for: bytes | None) -> str:
        """Return the client's address: the peer's, or what trusted proxies say of it.

        The header is read from the right, past trusted proxies only: what a client wrote itself
        stands further left. Source: RFC 7239, section 8.1.
        """
        if not self._networks or forwarded_for is None or not self._is_trusted(peer):
            return peer
        found = peer
        for piece in reversed(forwarded_for.decode("latin-1").split(",")):
            candidate = piece.strip()
            try:
                ip_address(candidate)
            except ValueError:
                break
            found = candidate
            if not self._is_trusted(candidate):
                break
        return found

    def _is_trusted(self, address: str) -> bool:
        try:
            parsed = ip_address(address)
        except ValueError:
            return False
        return any(parsed in network for network in self._networks)


def tokens(value: bytes) -> set[bytes]:
    """Return the tokens of a comma-separated header, in lower case."""
    return {token.strip().lower() for token in value.split(b",")}


def joined(name: bytes, before: bytes, value: bytes) -> bytes:
    """Return two values of the header `name` as one. Source: RFC 9110, 5.3; RFC 6265, 5.4."""
    return before + (b"; " if name == b"cookie" else b", ") + value
