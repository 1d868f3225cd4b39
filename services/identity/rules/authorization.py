"""May we act upon this authorization request, and where does the answer lead the browser?"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Error, UnsupportedResponseTypeError
from authlib.oidc.core.errors import (
    RegistrationNotSupportedError,
    RequestNotSupportedError,
    RequestURINotSupportedError,
)

from services.identity.models.oauth import Client

from .interaction import read_max_age, read_prompt
from .parameters import Pairs, ProtocolRequest, check
from .resource import chosen
from .server import Provider

REQUEST_URI_PREFIX = "urn:ietf:params:oauth:request_uri:"
"""Source: RFC 9126, section 2.2."""
_OTHERS = {
    "request": RequestNotSupportedError,
    "request_uri": RequestURINotSupportedError,
    "registration": RegistrationNotSupportedError,
}
HINTED = "hinted_subject"
"""Whom the client's `id_token_hint` names, beside the parameters that are kept of a sign-in."""
_NOT_KEPT = frozenset({"client_secret", "client_assertion", "client_assertion_type"})


def validate(provider: Provider, request: ProtocolRequest) -> Any:
    """Return Authlib's grant for a right request: client, redirect URI, PKCE, scope and the rest.

    Raises: OAuth2Error — with `redirect_uri` set only when client and URI are known good, so that
    nothing else is ever redirected to. Source: RFC 9700, section 4.11.
    """
    parameters = request.payload.data
    check(parameters)
    try:
        grant = provider.get_consent_grant(request)
    except UnsupportedResponseTypeError as unsupported:
        if "response_type" in parameters:
            raise
        missing = InvalidRequestError("response_type is missing")
        missing.redirect_uri, missing.state = unsupported.redirect_uri, parameters.get("state")
        raise missing from unsupported
    try:
        for name, error in _OTHERS.items():
            if name in parameters:
                raise error
        if parameters.get("response_mode", "query") != "query":
            raise InvalidRequestError("Only response_mode query is supported")
        client: Client = grant.request.client.row
        chosen(parameters.get("resource"), provider.work.allowed_audiences(client))
        read_prompt(parameters)
        read_max_age(parameters)
    except OAuth2Error as error:
        error.redirect_uri, error.state = grant.redirect_uri, parameters.get("state")
        raise
    return grant


def kept(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return what of a request is kept: everything but how the client authenticated."""
    return {name: value for name, value in parameters.items() if name not in _NOT_KEPT}


def rebuilt(issuer: str, parameters: Mapping[str, str]) -> ProtocolRequest:
    """Return the authorization request that was kept as `parameters`."""
    pairs: Pairs = list(parameters.items())
    return ProtocolRequest("GET", f"{issuer}/authorize", pairs)


def with_issuer(url: str, issuer: str) -> str:
    """Return the authorization response `url` with its `iss`. Source: RFC 9207, section 2."""
    return str(add_params_to_uri(url, [("iss", issuer)]))


def error_location(error: OAuth2Error, issuer: str) -> str | None:
    """Return where a refusal is sent, None when it may only be shown."""
    if not error.redirect_uri:
        return None
    url = add_params_to_uri(error.redirect_uri, error.get_body())
    return with_issuer(url, issuer)


def origins(uris: tuple[str, ...]) -> tuple[str, ...]:
    """Return the origins of `uris`, once each: a form's answer may lead there."""
    found = []
    for uri in uris:
        parts = urlsplit(uri)
        if parts.scheme in {"http", "https"} and parts.netloc:
            found.append(f"{parts.scheme}://{parts.netloc}")
    return tuple(dict.fromkeys(found))


def home(client: Client) -> str | None:
    """Return where a person begins anew at the client."""
    if client.home_uri is not None:
        return client.home_uri
    return next((f"{origin}/" for origin in origins(client.redirect_uris)), None)
