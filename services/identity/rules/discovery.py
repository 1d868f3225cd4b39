"""What does the provider say it can do? Nothing it does not."""

from typing import Any

from shared import dpop

from .assertion import ALGORITHMS
from .exchange import GRANT_TYPE
from .interaction import ACR_LEVELS, LANGUAGES, acr_urn
from .provider import AUTH_METHODS

SCOPES = ["openid", "profile", "email", "offline_access"]
CLAIMS = [
    *("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid", "at_hash"),
    *("preferred_username", "given_name", "family_name", "name", "locale"),
    *("email", "email_verified"),
    *("ice", "raison_sociale", "profil", "roles", "organisme"),
    *("act", "mandate"),
]


def metadata(issuer: str) -> dict[str, Any]:
    """Return the provider's metadata.

    Source: OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2; RFC 9126, section 5;
    RFC 9449, section 5.1;
    RFC 9207, section 3; OpenID Connect RP-Initiated Logout 1.0, section 2.1;
    Back-Channel Logout 1.0, section 2.1.
    """
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "end_session_endpoint": f"{issuer}/end-session",
        "pushed_authorization_request_endpoint": f"{issuer}/par",
        "revocation_endpoint": f"{issuer}/revoke",
        "introspection_endpoint": f"{issuer}/introspect",
        "scopes_supported": SCOPES,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [
            "authorization_code",
            "refresh_token",
            "client_credentials",
            GRANT_TYPE,
        ],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": AUTH_METHODS,
        "token_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "revocation_endpoint_auth_methods_supported": AUTH_METHODS,
        "revocation_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "introspection_endpoint_auth_methods_supported": AUTH_METHODS,
        "introspection_endpoint_auth_signing_alg_values_supported": ALGORITHMS,
        "code_challenge_methods_supported": ["S256"],
        "dpop_signing_alg_values_supported": dpop.ALGORITHMS,
        "acr_values_supported": [acr_urn(level) for level in ACR_LEVELS],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "claim_types_supported": ["normal"],
        "claims_supported": CLAIMS,
        "ui_locales_supported": list(LANGUAGES),
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "require_pushed_authorization_requests": False,
        "authorization_response_iss_parameter_supported": True,
        "backchannel_logout_supported": True,
        "backchannel_logout_session_supported": True,
    }
