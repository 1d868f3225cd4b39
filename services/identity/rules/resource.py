"""For which APIs is a token?

A client names them by `resource`, once each, among those it is registered for; a token request may
choose among those of its authorization. Source: RFC 8707, section 2.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from authlib.oauth2.rfc6749 import OAuth2Error


class InvalidTarget(OAuth2Error):  # type: ignore[misc]  # noqa: N818 - the error's own name
    """Source: RFC 8707, section 2."""

    error = "invalid_target"


def chosen(resource: str | None, allowed: Sequence[str]) -> tuple[str, ...]:
    """Return the APIs that `resource` names (URIs with spaces between), all of `allowed` when it
    names none.

    Raises: InvalidTarget — one is not an absolute URI without fragment, or is not allowed.
    """
    asked = tuple(dict.fromkeys((resource or "").split()))
    for uri in asked:
        if not is_resource(uri):
            raise InvalidTarget("A resource is not an absolute URI without fragment")
        if uri not in allowed:
            raise InvalidTarget("A resource is not among those of this client")
    if not (asked or allowed):
        raise InvalidTarget("No resource of the grant is among those of this client any more")
    return asked or tuple(allowed)


def is_resource(uri: str) -> bool:
    """Say whether `uri` is absolute and has no fragment. Source: RFC 8707, section 2."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and "#" not in uri
