"""How does someone come to a token that acts for another company?

Token exchange (RFC 8693): the subject is a procuration, the actor the person who acts, by their own
access token. What comes out names both, lasts a minute, and cannot be exchanged again.
"""

from datetime import datetime, timedelta
from typing import Any

from authlib.oauth2.rfc6749 import (
    BaseGrant,
    InvalidGrantError,
    InvalidRequestError,
    InvalidScopeError,
    OAuth2Error,
    TokenEndpointMixin,
)

from services.identity.models.oauth import Grant, HeldToken, Subject
from services.identity.models.procurations import Mandat
from shared import clock, money

from .procurations import is_in_force, last_instant
from .provider import AUTH_METHODS, RegisteredClient, UnitOfWork

GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange"
ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"  # noqa: S105 - a URI
PROCURATION = "urn:portnet:params:oauth:token-type:procuration"
"""Our own type of subject token: the id of a procuration. Source: RFC 8693, section 3."""
LIFE = timedelta(seconds=60)
"""Shorter than other tokens: what NATS being away at the moment of a revocation can cost."""


class InvalidTarget(OAuth2Error):  # type: ignore[misc]  # noqa: N818
    """Source: RFC 8693, section 2.2.2."""

    error = "invalid_target"
    description = "There is no such procuration in force"


class ExchangeGrant(BaseGrant, TokenEndpointMixin):  # type: ignore[misc]
    """A procuration and a person's access token for a token that acts under it."""

    GRANT_TYPE = GRANT_TYPE
    TOKEN_ENDPOINT_AUTH_METHODS = AUTH_METHODS

    def validate_token_request(self) -> None:
        """Refuse what is not a person of the mandataire acting under a procuration in force."""
        client: RegisteredClient = self.authenticate_token_endpoint_client()
        if not client.check_grant_type(GRANT_TYPE):
            raise InvalidRequestError("The client may not exchange tokens")
        form = self.request.form
        types = {"subject_token_type": PROCURATION, "actor_token_type": ACCESS_TOKEN}
        for name, wanted in types.items():
            if form.get(name) != wanted:
                raise InvalidRequestError(f"{name} must be {wanted}")
        if form.get("requested_token_type", ACCESS_TOKEN) != ACCESS_TOKEN:
            raise InvalidRequestError("Only an access token is issued")
        work: UnitOfWork = self.server.work
        actor = work.held(form.get("actor_token", ""), "access")
        if actor is None or not self._may_act(actor, client):
            raise InvalidGrantError("The actor token is not a valid token of a person")
        mandat = work.mandat
        subject: Subject | None = work.subject
        if (
            mandat is None
            or subject is None
            or subject.ice != mandat.mandataire_ice
            or not is_in_force(mandat, clock.day(work.now))
        ):
            raise InvalidTarget
        asked = (self.request.payload.scope or "").split()
        if not set(asked) <= set(mandat.perimetre):
            raise InvalidScopeError("The procuration does not list these services")
        self.request.client = client
        work.actor = actor
        work.services = tuple(sorted(set(asked))) or mandat.perimetre

    def _may_act(self, actor: HeldToken, client: RegisteredClient) -> bool:
        """Say whether a token is a live one of a person, of this client, and no delegated one."""
        work: UnitOfWork = self.server.work
        return (
            actor.client_id == client.client_id
            and actor.user_id is not None
            and actor.procuration_id is None
            and not work.is_over(actor)
            and actor.jkt in {None, work.jkt}
        )

    def create_token_response(self) -> tuple[int, dict[str, Any], list[tuple[str, str]]]:
        """Return the token, with its type as the standard asks. Source: RFC 8693, section 2.2.1."""
        work: UnitOfWork = self.server.work
        token = self.generate_token(
            user=work.subject, scope=" ".join(work.services), include_refresh_token=False
        )
        self.save_token(token)
        return 200, token | {"issued_token_type": ACCESS_TOKEN}, self.TOKEN_RESPONSE_HEADER


def expires_at(mandat: Mandat, actor: HeldToken, now: datetime) -> datetime:
    """Return when a delegated token ends: never after the actor's own, nor the procuration."""
    return min(now + LIFE, actor.expires_at, last_instant(mandat))


def delegated_grant(work: UnitOfWork, client_id: str, scope: str) -> Grant:
    """Return the grant of a delegated token: it hangs on the actor's session and the procuration.

    Raises: InvalidGrantError — nobody acts.
    """
    actor, mandat = work.actor, work.mandat
    if actor is None or mandat is None:
        raise InvalidGrantError
    return Grant(
        grant_id=work.new_id(),
        client_id=client_id,
        user_id=actor.user_id,
        session_id=actor.session_id,
        affectation_id=actor.affectation_id,
        scope=scope,
        acr=actor.acr,
        amr=actor.amr,
        auth_time=actor.auth_time,
        created_at=work.now,
        expires_at=expires_at(mandat, actor, work.now),
        audiences=actor.grant_audiences,
        procuration_id=mandat.procuration_id,
    )


def about_mandate(user: Subject, mandat: Mandat, services: tuple[str, ...]) -> dict[str, Any]:
    """Return the claims of someone who acts for another company.

    Roles are the person's own, except the one that administers a company: that is never lent.
    """
    limits: dict[str, Any] = {}
    if mandat.bureaux:
        limits["bureaux"] = list(mandat.bureaux)
    if mandat.chapitres:
        limits["chapitres"] = list(mandat.chapitres)
    if mandat.montant_max is not None:
        limits["montant_max"] = money.to_text(mandat.montant_max)
    return {
        "sub": f"org:{mandat.mandant_ice}",
        "username": user.username,
        "ice": mandat.mandant_ice,
        "profil": mandat.profil,
        "roles": [role for role in user.roles or () if role != "administrateur"],
        "act": {"sub": str(user.user_id), "org": mandat.mandataire_ice},
        "mandate": {
            "id": str(mandat.procuration_id),
            "type": mandat.type,
            "mandant": mandat.mandant,
            "services": list(services),
            **limits,
        },
    }
