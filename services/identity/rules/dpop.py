"""How does the provider refuse a proof of possession?"""

from datetime import datetime

from authlib.oauth2.rfc6749 import OAuth2Error

from shared import dpop


class InvalidDpopProof(OAuth2Error):  # type: ignore[misc]  # noqa: N818 - the error's own name
    """Source: RFC 9449, section 5."""

    error = "invalid_dpop_proof"


def read(
    proof: str, method: str, uri: str, now: datetime, access_token: str | None = None
) -> dpop.Proof:
    """Return what `proof` shows for a request to the provider.

    Raises: InvalidDpopProof.
    """
    try:
        return dpop.read(proof, method, uri, now, access_token)
    except dpop.InvalidProof as error:
        raise InvalidDpopProof(str(error)) from error
