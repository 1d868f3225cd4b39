"""Which device and network is it, and has its owner signed in from there before?"""

import ipaddress
from collections.abc import Iterable
from datetime import timedelta

REMEMBERED = timedelta(days=180)
"""How long a network counts as known after a sign-in (domain decision)."""

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def appareil(user_agent: str | None) -> str | None:
    """Return browser and system, e.g. "Firefox, Windows"; None when neither is recognised."""
    text = (user_agent or "")[:512]
    browser = next((name for mark, name in _BROWSERS if mark in text), None)
    system = next((name for mark, name in _SYSTEMS if mark in text), None)
    return ", ".join(filter(None, (browser, system))) or None


def network(address: str | None) -> str | None:
    """Return the neighbourhood of an address, as wide as one provider hands out to one customer
    from day to day: /24, and /48 for IPv6 (domain decision); None when it is not an address.
    """
    try:
        known = ipaddress.ip_network(address or "", strict=False)
    except ValueError:
        return None
    return str(known.supernet(new_prefix=24 if known.version == 4 else 48))


def is_new(address: str, *, known_device: bool, before: Iterable[str | None]) -> bool:
    """Say whether a sign-in is worth telling its owner of: a device or a network not seen before.

    `before` are the addresses of earlier sign-ins; the very first one is compared with nothing.
    """
    networks = {network(each) for each in before}
    return bool(networks) and not (known_device and network(address) in networks)
