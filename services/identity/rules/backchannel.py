"""What is a client told when a session has ended, and how often is it tried?"""

import ipaddress
from datetime import datetime, timedelta
from uuid import UUID

from joserfc import jwt

from services.identity.models.signin import Delivery

from .provider import Signer

EVENT = "http://schemas.openid.net/event/backchannel-logout"
LIFE = timedelta(minutes=2)
"""Source: OpenID Connect Back-Channel Logout 1.0, section 2.4 (at most two minutes)."""
WAITS = tuple(timedelta(seconds=wait) for wait in (1, 5, 30, 120, 600, 3_600, 3_600, 3_600))
"""Pauses before the next try; after the last, the tokens are long dead (domain decision)."""


def logout_token(delivery: Delivery, signer: Signer, now: datetime, jti: UUID) -> str:
    """Return the signed word that a session has ended.

    Source: OpenID Connect Back-Channel Logout 1.0, section 2.4: no nonce, its own type.
    """
    claims = {
        "iss": signer.issuer,
        "aud": delivery.client_id,
        "iat": int(now.timestamp()),
        "exp": int((now + LIFE).timestamp()),
        "jti": str(jti),
        "sub": str(delivery.user_id),
        "sid": str(delivery.session_id),
        "events": {EVENT: {}},
    }
    return jwt.encode({"alg": "RS256", "typ": "logout+jwt"}, claims, signer.id_keys, ["RS256"])


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after so many failed attempts, None when it is enough."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None


def is_reachable(address: str, *, on_loopback: bool) -> bool:
    """Say whether a partner's server may be at an address: on the public network, where nobody
    takes Portnet ID's word for more than anybody's.

    Source: OWASP Server Side Request Forgery Prevention; RFC 6890 (special-purpose addresses).
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return (ip.is_global and not ip.is_multicast) or (on_loopback and ip.is_loopback)
