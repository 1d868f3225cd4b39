"""What stands in a token, and who signs it?"""

from typing import TYPE_CHECKING, Any

from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDToken
from joserfc import jwt

from services.identity.models.oauth import HeldToken, Subject

from .exchange import about_mandate, expires_at
from .interaction import acr_urn
from .provider import ACCESS_TOKEN_LIFE, ID_TOKEN_LIFE, RegisteredClient, UnitOfWork
from .resource import chosen

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

    from .parameters import ProtocolRequest


class AccessTokens(JWTBearerTokenGenerator):  # type: ignore[misc]
    """Access tokens of five minutes, and refresh tokens for those who asked for offline access.

    Source: RFC 9068, section 2.2; the portal's own claims say on what services authorise.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work
        super().__init__(
            work.signer.issuer,
            alg="ES256",
            refresh_token_generator=lambda **_: work.new_token(),
            expires_generator=int(ACCESS_TOKEN_LIFE.total_seconds()),
        )

    def generate(  # noqa: D102 - the library's own
        self,
        grant_type: str,
        client: RegisteredClient,
        user: Any = None,
        scope: str | None = None,
        expires_in: int | None = None,
        include_refresh_token: bool = True,
    ) -> dict[str, Any]:
        # A narrower access token leaves the grant as it was, and the right to renew it.
        whole = scope if self.work.current is None else self.work.current.grant_scope
        offline = "offline_access" in (whole or "").split()
        token: dict[str, Any] = super().generate(
            grant_type, client, user, scope, expires_in, include_refresh_token and offline
        )
        if self.work.jkt is not None:
            token |= {"token_type": "DPoP"}
        return token

    def access_token_generator(
        self, client: RegisteredClient, grant_type: str, user: Subject | None, scope: str | None
    ) -> str:
        """Return a signed access token."""
        work = self.work
        now = int(work.now.timestamp())
        work.access_jti = str(work.new_id())
        allowed = work.allowed_audiences(client.row)
        work.audiences = chosen(work.resource, allowed)
        claims: dict[str, Any] = {
            "iss": work.signer.issuer,
            "aud": list(work.audiences),
            "iat": now,
            "exp": now + self._get_expires_in(client, grant_type),
            "jti": work.access_jti,
            "client_id": client.client_id,
            "scope": scope or "",
            "sub": client.client_id if user is None else str(user.user_id),
        }
        if user is None:
            if client.row.organisme is not None:
                claims["organisme"] = client.row.organisme
        elif work.actor is not None and work.mandat is not None:
            claims |= about_mandate(user, work.mandat, work.services)
            claims |= about_authentication(work.actor)
        else:
            claims |= about_person(user) | about_authentication(work.current)
        if work.jkt is not None:
            claims["cnf"] = {"jkt": work.jkt}
        return jwt.encode(
            {"alg": "ES256", "typ": "at+jwt"}, claims, work.signer.access_keys, ["ES256"]
        )

    def get_allowed_scope(self, client: RegisteredClient, scope: str | None) -> str | None:
        """Return what of `scope` the token may have; a procuration's services are no client's."""
        if self.work.actor is not None:
            return scope
        allowed: str | None = super().get_allowed_scope(client, scope)
        return allowed

    def _get_expires_in(self, client: RegisteredClient, grant_type: str) -> int:
        """Return the token's life in seconds."""
        work = self.work
        if work.actor is not None and work.mandat is not None:
            return int((expires_at(work.mandat, work.actor, work.now) - work.now).total_seconds())
        return int(super()._get_expires_in(client, grant_type))


def about_person(user: Subject) -> dict[str, Any]:
    """Return the claims on which services authorise: one company, one profile, its roles."""
    claims: dict[str, Any] = {
        "username": user.username,
        "ice": user.ice,
        "profil": user.profil,
        "roles": list(user.roles or ()),
    }
    if user.organisme is not None:
        claims["organisme"] = user.organisme
    return claims


def about_authentication(held: HeldToken | None) -> dict[str, Any]:
    """Return how and when the person of a token signed in. A refresh leaves it as it was."""
    if held is None:
        return {}
    claims: dict[str, Any] = {"amr": list(held.amr)}
    if held.session_id is not None:
        claims["sid"] = str(held.session_id)
    if held.acr is not None:
        claims["acr"] = acr_urn(held.acr)
    if held.auth_time is not None:
        claims["auth_time"] = int(held.auth_time.timestamp())
    return claims


def user_info(user: Subject, scope: str) -> UserInfo:
    """Return what a client may know of the person under `scope`; what there is not is left out.

    Source: OpenID Connect Core, sections 5.3.2 and 5.4. The company belongs to `profile`.
    """
    scopes = scope.split()
    info: dict[str, Any] = {"sub": str(user.user_id)}
    if "profile" in scopes:
        info |= {
            "preferred_username": user.username,
            "given_name": user.prenom,
            "family_name": user.nom,
            "name": f"{user.prenom} {user.nom}".strip(),
            "ice": user.ice,
            "raison_sociale": user.raison_sociale,
            "profil": user.profil,
            "roles": list(user.roles or ()),
            "locale": user.langue,
            "organisme": user.organisme,
        }
    if "email" in scopes:
        info |= {"email": user.email, "email_verified": True}
    return UserInfo({name: value for name, value in info.items() if value is not None})


class IdToken(OpenIDToken):  # type: ignore[misc]
    """ID Tokens, of a code as of a refresh. The request's own rules (prompt, max_age, nonce) are in
    `interaction`.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work

    def resolve_client_private_key(self, client: Any) -> "KeySet":  # noqa: ARG002
        """Return the one signing key, as a set, so that its `kid` is written."""
        return self.work.signer.id_keys

    def get_client_algorithm(self, client: Any) -> str:  # noqa: ARG002
        """Return the one algorithm."""
        return "RS256"

    def get_compatible_claims(self, request: "ProtocolRequest") -> dict[str, Any]:
        """Return the claims besides the person's: `auth_time` is the sign-in's, never now."""
        now = int(self.work.now.timestamp())
        return {
            "iss": self.work.signer.issuer,
            "aud": request.client.client_id,
            "iat": now,
            "exp": now + int(ID_TOKEN_LIFE.total_seconds()),
        } | about_authentication(self.work.current)

    def get_authorization_code_claims(self, held: "Code") -> dict[str, Any]:
        """Return the nonce, when the client sent one."""
        return {"nonce": held.row.nonce} if held.row.nonce else {}

    def generate_user_info(self, user: Subject, scope: str) -> UserInfo:
        """Return what the client may know of the person."""
        return user_info(user, scope)


class Code:
    """A presented code or refresh token as the library asks about it."""

    def __init__(self, row: HeldToken) -> None:
        self.row = row
        self.code_challenge = row.code_challenge
        self.code_challenge_method = "S256"

    def get_redirect_uri(self) -> str | None:
        """Return the URI that the code was sent to."""
        return self.row.redirect_uri

    def get_scope(self) -> str:
        """Return what was granted."""
        return self.row.scope

    def get_nonce(self) -> str | None:
        """Return the client's nonce."""
        return self.row.nonce

    def check_client(self, client: RegisteredClient) -> bool:
        """Say whether it was issued to `client`."""
        return self.row.client_id == client.client_id

    def is_expired(self) -> bool:
        """Leave that to the unit of work."""
        return False

    def is_revoked(self) -> bool:
        """Leave that to the unit of work."""
        return False
