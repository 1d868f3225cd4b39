"""What does a caller present, and does it hold the key that its token is bound to?"""

from collections.abc import Sequence

from shared import clock, dpop
from shared.problems import Unauthenticated

_DPOP = f'DPoP algs="{" ".join(dpop.ALGORITHMS)}"'
CHALLENGE = f"Bearer, {_DPOP}"
"""How one may come. Source: RFC 6750, section 3; RFC 9449, section 7.1."""


def unproved(error: str, why: str) -> Unauthenticated:
    """Return the refusal of a bound token or of its proof. Source: RFC 9449, section 7.1."""
    return Unauthenticated(why, headers={"WWW-Authenticate": f'{_DPOP}, error="{error}"'})


def presented(authorization: str | None) -> tuple[str, bytes]:
    """Return the scheme (`bearer` or `dpop`) and the token of an `Authorization` header.

    Raises: Unauthenticated — there is none. Source: RFC 6750, section 2.1; RFC 9449, section 7.1.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() not in {"bearer", "dpop"} or not token:
        raise Unauthenticated(headers={"WWW-Authenticate": CHALLENGE})
    try:
        return scheme.lower(), token.strip().encode("ascii")
    except UnicodeEncodeError as error:
        raise Unauthenticated(
            "access token: malformed", headers={"WWW-Authenticate": 'Bearer error="invalid_token"'}
        ) from error


def proved(token: bytes, proofs: Sequence[str], method: str, uri: str) -> dpop.Proof:
    """Return what the one proof of a request with `token` shows; whether it comes for the first
    time is for the caller to see.

    Raises: Unauthenticated. Source: RFC 9449, section 4.3.
    """
    if len(proofs) != 1:
        raise unproved("invalid_dpop_proof", "one DPoP proof is expected")
    try:
        return dpop.read(proofs[0], method, uri, clock.now(), token.decode("ascii"))
    except dpop.InvalidProof as error:
        raise unproved("invalid_dpop_proof", str(error)) from error
