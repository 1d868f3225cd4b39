"""Whence does a request come: from a page or through the API?"""

import ipaddress
from typing import Any

from litestar import Request

from services.identity.actions.devices import read_device_cookie
from services.identity.means import Means
from services.identity.models.signin import Visitor
from services.identity.rules.appareil import appareil

DEVICE = "__Secure-id-device"
"""The cookie of a device that its owner has signed in with."""


def visitor(request: Request[Any, Any, Any]) -> Visitor:
    """Return whence the request comes: the address that the gateway names, when it is the gateway
    that asks.
    """
    means: Means = request.app.state.means
    device = read_device_cookie(means.vault, request.cookies.get(DEVICE))
    return Visitor(
        address=_address(request, means.settings.trusted_proxies),
        appareil=appareil(request.headers.get("user-agent")),
        device_user_id=device[0] if device else None,
        device_digest=device[1] if device else None,
    )


def _address(request: Request[Any, Any, Any], trusted: str) -> str:
    """Return the caller's network: the address, or for IPv6 the /64 that one customer has."""
    peer = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(peer)
        networks = [ipaddress.ip_network(part.strip()) for part in trusted.split(",") if part]
        if any(address in network for network in networks):
            told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
            address = ipaddress.ip_address(told) if told else address
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)
