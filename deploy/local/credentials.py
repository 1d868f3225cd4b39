"""Which secrets does this installation have, and who may read them?

All are random, made when the installation is first started, and kept in `secrets.json`, which only
its owner may read. There is no default for any of them.
"""

import base64
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from deploy.local import nats
from shared.contracts.partners import PARTNERS

FILE = "secrets.json"
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not mistaken for one another when typed."""


class Credentials:
    """The secrets of one installation; what is asked for the first time is made."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        try:
            self._known: dict[str, str] = json.loads(self._path.read_text())
        except FileNotFoundError:
            self._known = {}

    def token(self, name: str) -> str:
        """Return the machine-made password called `name`: 32 random bytes in base64url."""
        return self._keep(name, lambda: secrets.token_urlsafe(32))

    def key(self, name: str, *, url_safe: bool = False) -> str:
        """Return the 256-bit key called `name`, in base64 or base64url."""
        encode = base64.urlsafe_b64encode if url_safe else base64.b64encode
        return self._keep(name, lambda: encode(secrets.token_bytes(32)).decode())

    def password(self, name: str) -> str:
        """Return a person's password called `name`: 20 letters and digits in groups of five."""
        return self._keep(
            name,
            lambda: "-".join("".join(secrets.choice(READABLE) for _ in range(5)) for _ in range(4)),
        )

    def totp(self, name: str) -> str:
        """Return the TOTP secret called `name`: 160 bits in base32.

        Source: RFC 4226, section 4 (160 bits are recommended).
        """
        return self._keep(name, lambda: base64.b32encode(secrets.token_bytes(20)).decode())

    def nats(self) -> dict[str, str]:
        """Return the password of every user of NATS."""
        names = (nats.ADMIN, nats.GATEWAY, *nats.SERVICES, *PARTNERS)
        return {name: self.token(f"nats.{name}") for name in names}

    def _keep(self, name: str, make: Callable[[], str]) -> str:
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]

    def save(self) -> None:
        """Write the secrets down; only the owner may read the file."""
        write_private(self._path, json.dumps(self._known, indent=2, sort_keys=True))


def write_private(path: Path, text: str) -> None:
    """Replace the file `path` by one with `text` that only its owner may read."""
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    unfinished.replace(path)
