"""Who is asking, and may they?

Every service verifies the access token itself (RFC 9068: issuer, audience, signature, expiry,
type) and every route says who may use it: a route that says nothing is refused at start-up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import msgspec
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from shared import clock, dpop
from shared.credential import presented, proved, unproved
from shared.database import lend
from shared.problems import Forbidden, MandateInsufficient, StepUpRequired

if TYPE_CHECKING:
    from shared.tokens import TokenVerifier

ACR_PREFIX = "urn:portnet:acr:"
ACR_LEVELS = tuple(ACR_PREFIX + level for level in ("mfa-oob", "mfa", "mfa-phr"))
"""From weakest to strongest: code by mail or SMS, TOTP app, passkey. A higher one satisfies."""
OPERATOR = "OPE"
"""The profile of PORTNET's own staff. Source: domain model, profiles."""

STEP_UP_SECONDS = 300
"""How long ago a person may have proved themselves for an act that asks for it anew.

Source: ASVS 5.0, 7.5.1 (re-authentication before sensitive changes).
"""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """The human who acts under a mandate. Source: RFC 8693, section 4.1."""

    sub: str
    org: str
    """ICE of the company that this human works for: the mandataire."""


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """The procuration under which a token acts, with the limits that the mandant set."""

    id: UUID
    type: str
    services: frozenset[str]
    """Codes of the catalogue's services: what may be done."""
    mandant: str = ""
    """Name of the company in whose name is acted."""
    bureaux: tuple[str, ...] = ()
    """Customs offices; none means all."""
    chapitres: tuple[str, ...] = ()
    """HS chapters, two digits; none means all."""
    montant_max: str | None = None
    """Highest amount of one act, MAD, two decimals."""


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """Who a verified access token speaks for. Source: RFC 9068, section 2.2.

    Under a mandate `sub` is the mandant's organisation and `ice` its ICE; `act` is the human.
    """

    sub: str
    client_id: str
    exp: int
    jti: str
    sid: str | None = None
    scope: str = ""
    username: str | None = None
    ice: str | None = None
    """The company in whose name this session acts."""
    profil: str | None = None
    roles: frozenset[str] = frozenset()
    """Company roles: administrateur, saisie, validation, comptabilite, lecture."""
    organisme: str | None = None
    """The partner code of a bank's or administration's user."""
    acr: str | None = None
    auth_time: int | None = None
    act: Actor | None = None
    mandate: Mandate | None = None

    @property
    def person(self) -> str:
        """The human, or the program, who really asks."""
        return self.sub if self.act is None else self.act.sub

    @property
    def is_operator(self) -> bool:
        """Whether this is PORTNET's own staff."""
        return self.profil == OPERATOR


async def authenticate(connection: ASGIConnection[Any, Any, Any, Any]) -> Principal:
    """Return who asks: by a bearer token, or by a bound token with a proof of its key.

    Raises: Unauthenticated, Unavailable.
    """
    verifier: TokenVerifier = connection.app.state.verifier
    scheme, token = presented(connection.headers.get("authorization"))
    if scheme == "bearer":
        return await verifier.verify(token)
    # The address as the caller knows it: the gateway's, never what a header says.
    uri = connection.app.state.settings.portal_url + connection.scope["raw_path"].decode("ascii")
    proofs = connection.headers.getall("dpop", [])
    method: str = connection.scope["method"]  # type: ignore[typeddict-item]
    proof = proved(token, proofs, method, uri)
    principal = await verifier.verify_bound(token, proof.jkt)
    async with lend(connection.app.state.running.pool) as conn:
        if not await dpop.spend(conn, proof):
            raise unproved("invalid_dpop_proof", "the DPoP proof was used before")
    return principal


class Register(Protocol):
    """Knows which mandates have ended, and keeps what is done under the others."""

    async def admit(
        self, connection: ASGIConnection[Any, Any, Any, Any], who: Principal, service: str
    ) -> None:
        """Let an act under a mandate pass. Raises: MandateEnded, Unavailable."""


ANY_SERVICE = "*"
"""What any mandate gives access to: whatever helps to find one's way."""


@dataclass(frozen=True)
class Access:
    """Who may use a route; as a Litestar guard it also finds out who asks."""

    public: bool = False
    profils: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    acr: str | None = None
    recent: bool = False
    """Whether the person must have signed in within STEP_UP_SECONDS."""
    mandate: str | None = None
    """The catalogue's service that a mandate must list; without one no mandate suffices."""

    async def __call__(
        self, connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler
    ) -> None:
        """Refuse the request, or leave the principal in `connection.state.principal`."""
        if self.public:
            return
        principal = connection.state.principal = await authenticate(connection)
        mandate = principal.mandate
        if mandate is not None and self.mandate not in {ANY_SERVICE, *mandate.services}:
            raise MandateInsufficient(service=self.mandate)
        if self.profils is not None and principal.profil not in self.profils:
            raise Forbidden
        if self.roles is not None and not principal.roles & self.roles:
            raise Forbidden
        if self.acr is not None and not satisfies(principal.acr, self.acr):
            raise self._step_up()
        if self.recent and clock.timestamp() - (principal.auth_time or 0) > STEP_UP_SECONDS:
            raise self._step_up()
        if mandate is not None:
            # Last: what is refused here is no act, and both companies would read of it.
            register: Register = connection.app.state.mandates
            await register.admit(connection, principal, self.mandate or ANY_SERVICE)

    def _step_up(self) -> StepUpRequired:
        """Return the refusal that says how to sign in anew. Source: RFC 9470, section 3."""
        wanted: dict[str, Any] = {}
        if self.acr is not None:
            wanted["acr_values"] = self.acr
        if self.recent:
            wanted["max_age"] = STEP_UP_SECONDS
        asked = "".join(f', {name}="{value}"' for name, value in wanted.items())
        challenge = f'Bearer error="insufficient_user_authentication"{asked}'
        return StepUpRequired(headers={"WWW-Authenticate": challenge}, **wanted)


PUBLIC = Access(public=True)
"""Anyone, signed in or not."""
SIGNED_IN = Access()
"""Anyone with a valid access token."""


def requires(
    *,
    profils: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    acr: str | None = None,
    recent: bool = False,
    mandate: str | None = None,
) -> Access:
    """Return the guard that lets in tokens with one of `profils`, one of `roles`, and `acr`.

    `acr` may be given short: "mfa" is `urn:portnet:acr:mfa`. `recent` asks for a sign-in within
    STEP_UP_SECONDS. `mandate` is the service that lets in those who act for another company.

    Raises: ValueError — there is no such `acr`.
    """
    if acr is not None:
        acr = acr if acr.startswith(ACR_PREFIX) else ACR_PREFIX + acr
        if acr not in ACR_LEVELS:
            raise ValueError(f"{acr} is none of {ACR_LEVELS}")
    return Access(
        profils=None if profils is None else frozenset(profils),
        roles=None if roles is None else frozenset(roles),
        acr=acr,
        recent=recent,
        mandate=mandate,
    )


DESK = requires(profils={OPERATOR}, acr="mfa")
"""PORTNET's own staff at their desk, reading too: what they see is other companies' data."""
DESK_ACTS = replace(DESK, recent=True)
"""What an operator does to others wants a strong sign-in of this very moment."""


def satisfies(acr: str | None, wanted: str) -> bool:
    """Say whether the authentication level `acr` is `wanted` or higher."""
    levels = {name: level for level, name in enumerate(ACR_LEVELS)}
    return levels.get(acr or "", -1) >= levels[wanted]
