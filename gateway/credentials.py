"""Who asks, and with which token does the request go on?

By an `Authorization: Bearer` header (API clients), by the session cookie (browsers), or nobody,
where the routing table allows that. Services verify what they are given again by themselves.
"""

import secrets
import time
from typing import TYPE_CHECKING

from gateway.headers import cookie_value
from gateway.limits import Limiter
from gateway.models import Entry, Visitor
from gateway.problems import CrossSite, SessionExpired
from gateway.session import COOKIE, Sessions
from gateway.settings import Settings
from gateway.upstreams import Upstream
from shared.auth import Principal
from shared.credential import CHALLENGE, presented, proved
from shared.problems import MandateEnded, TooManyRequests, Unauthenticated
from shared.tokens import TokenVerifier

if TYPE_CHECKING:
    from gateway.call import Call

SAFE = frozenset({b"GET", b"HEAD", b"OPTIONS"})
"""Source: RFC 9110, section 9.2.1."""
_READS = frozenset({b"GET", b"HEAD"})
_COOKIE = COOKIE.encode()


ANONYMOUS = Visitor(None)


class Credentials:
    """Finds out who asks, within the limits of what one may ask."""

    def __init__(self, settings: Settings, *, verifier: TokenVerifier, sessions: Sessions) -> None:
        self._verifier = verifier
        self._sessions = sessions
        self._portal_url = settings.portal_url
        self._origin = settings.portal_url.encode()
        burst = settings.burst_seconds
        self._by_caller = Limiter(settings.requests_per_minute, burst)
        self._by_address = Limiter(settings.address_requests_per_minute, burst)
        self._failures = Limiter(settings.failures_per_minute, 60)

    def known(self, call: "Call", upstream: Upstream) -> Visitor | None:
        """Return the visitor when nothing must be waited for, None when `find` has to look.

        Raises: Unauthenticated, CrossSite, TooManyRequests
        """
        authorization = call.read.get(b"authorization")
        if upstream.is_sign_in:
            self._admit(self._by_address, call.address)
            return Visitor(authorization) if authorization is not None else ANONYMOUS
        if authorization is not None:
            token = _token(authorization)
            principal = self._verifier.remembered(token)
            if principal is None:
                principal = self._verified_at_once(call, token)
            return None if principal is None else self._caller(principal, authorization)
        cookie = self._cookie(call)
        if cookie is None:
            return self._nobody(call, upstream)
        entry = self._sessions.remembered(cookie)
        if entry is None or not _is_ready(entry, upstream):
            return None
        return self._member(call, entry, upstream)

    async def find(self, call: "Call", upstream: Upstream) -> Visitor:
        """Return the visitor, verifying a token or reading a session that is not known yet.

        Raises: Unauthenticated, SessionExpired, CrossSite, TooManyRequests, Unavailable
        """
        authorization = call.read.get(b"authorization")
        if authorization is not None:
            return await self._verify(call, authorization)
        cookie = self._cookie(call)
        if cookie is None:
            return self._nobody(call, upstream)
        self._admit_unproven(call)
        entry = await self._sessions.find(cookie)
        if entry is None:
            self._failures.wait_seconds(call.address, time.monotonic())
            return self._nobody(call, upstream)
        if not entry.is_fresh():
            entry = await self._sessions.refreshed(entry)
        if entry is None:
            return self._nobody(call, upstream)
        if not _is_ready(entry, upstream):
            await self._sessions.delegated(entry)
        return self._member(call, entry, upstream)

    def _verified_at_once(self, call: "Call", token: bytes) -> Principal | None:
        if not token:
            return None
        self._admit_unproven(call)
        try:
            return self._verifier.verify_at_once(token)
        except Unauthenticated:
            self._failures.wait_seconds(call.address, time.monotonic())
            raise

    async def _verify(self, call: "Call", authorization: bytes) -> Visitor:
        self._admit_unproven(call)
        try:
            token = _token(authorization)
            principal = await (self._verifier.verify(token) if token else self._proved(call))
        except Unauthenticated:
            self._failures.wait_seconds(call.address, time.monotonic())
            raise
        return self._caller(principal, authorization)

    async def _proved(self, call: "Call") -> Principal:
        """Return whom a bound token speaks for; its service sees whether the proof is new.

        Raises: Unauthenticated, Unavailable. Source: RFC 9449, section 7.1.
        """
        _, token = presented(call.read[b"authorization"].decode("latin-1"))
        uri = f"{self._portal_url}{call.path.decode('ascii')}"
        proof = proved(token, call.proofs, call.method.decode("ascii"), uri)
        return await self._verifier.verify_bound(token, proof.jkt)

    def _admit_unproven(self, call: "Call") -> None:
        """Spare the work of judging credentials for an address whose last ones were all wrong."""
        owed = self._failures.owed_seconds(call.address, time.monotonic())
        if owed:
            raise _too_many(owed)

    def _caller(self, principal: Principal, authorization: bytes) -> Visitor:
        self._admit(self._by_caller, principal.sid or principal.sub)
        return Visitor(authorization, principal.sub)

    def _member(self, call: "Call", entry: Entry, upstream: Upstream) -> Visitor:
        if call.method not in SAFE:
            self._check_origin(call, entry.session.csrf)
        self._admit(self._by_caller, entry.key)
        entry.touch()
        acting = entry.session.acting
        if acting is None or upstream.is_personal:
            return entry.visitor
        if acting.is_ended:
            # Going on in one's own name would put into one company's files what was meant for
            # another's: the person says first that they stop acting.
            raise MandateEnded
        return entry.delegate

    def _nobody(self, call: "Call", upstream: Upstream) -> Visitor:
        is_read = call.method in _READS
        if (is_read and upstream.is_public(call.path)) or upstream.is_anonymous(call.path):
            if not is_read:
                self._check_site(call)
            self._admit(self._by_address, call.address)
            return ANONYMOUS
        raise SessionExpired(headers={"WWW-Authenticate": CHALLENGE})

    def _check_origin(self, call: "Call", csrf: str) -> None:
        """Check that an unsafe request comes from the portal's own pages.

        Source: RFC 10017 (OAuth for browser-based apps), section 6.1.3.3; Fetch Metadata.
        """
        token = call.read.get(b"x-csrf-token", b"")
        if not secrets.compare_digest(token, csrf.encode()):
            raise CrossSite
        self._check_site(call)

    def _check_site(self, call: "Call") -> None:
        """Check that no browser sends the request from another site's page."""
        origin = call.read.get(b"origin", self._origin)
        site = call.read.get(b"sec-fetch-site", b"same-origin")
        if origin != self._origin or site != b"same-origin":
            raise CrossSite

    def _admit(self, limiter: Limiter, caller: str) -> None:
        wait = limiter.wait_seconds(caller, time.monotonic())
        if wait:
            raise _too_many(wait)

    def _cookie(self, call: "Call") -> str | None:
        header = call.read.get(b"cookie")
        value = None if header is None else cookie_value(header, _COOKIE)
        return None if value is None else value.decode("latin-1")

    def admit_address(self, address: str) -> None:
        """Count a request to the gateway itself, from whomever.

        Raises: TooManyRequests
        """
        self._admit(self._by_address, address)

    def sweep(self, now: float) -> None:
        """Forget those who may ask in full again."""
        for limiter in (self._by_caller, self._by_address, self._failures):
            limiter.forget(now)


def _is_ready(entry: Entry, upstream: Upstream) -> bool:
    """Say whether a request of the session can go on without asking Portnet ID."""
    return entry.is_fresh() if upstream.is_personal else entry.may_act()


def _token(authorization: bytes) -> bytes:
    """Return the bearer token of an `Authorization` header, empty when it is one that must come
    with a proof. Source: RFC 6750, section 2.1.
    """
    if authorization[:7].lower() == b"bearer ":
        return authorization[7:]
    if authorization[:5].lower() == b"dpop ":
        return b""
    raise Unauthenticated(headers={"WWW-Authenticate": CHALLENGE})


def _too_many(seconds: float) -> TooManyRequests:
    return TooManyRequests(headers={"Retry-After": str(int(seconds) + 1)})
