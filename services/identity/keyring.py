"""Which keys sign and verify right now, in this process's memory?

Keys change a few times a year, so they are read once a minute; a new one is published a day before
it signs, so no reader is ever surprised.
"""

import asyncio
from datetime import datetime
from typing import Any

from joserfc.jwk import ECKey, KeyParameters, KeySet, RSAKey

from services.identity.models.oauth import SigningKey
from services.identity.queries import oauth as queries
from services.identity.rules import keys as rules
from services.identity.rules.provider import Signer
from services.identity.vault import Vault
from shared import clock
from shared.database import Connection, Pool

READ_EVERY_SECONDS = 60.0
RSA_BITS = 3072
"""Source: NIST SP 800-57 part 1, table 2: 128 bits of security."""


class Keyring:
    """The provider's signing keys."""

    def __init__(self, vault: Vault, issuer: str, audience: str) -> None:
        self._vault = vault
        self._issuer = issuer
        self._audience = audience
        self._keys: list[SigningKey] = []
        self._opened: dict[str, ECKey | RSAKey] = {}
        self._read_at = float("-inf")
        self._reading = asyncio.Lock()

    async def signer(self, pool: Pool) -> Signer:
        """Return what signs now."""
        keys, now = await self._current(pool), clock.now()
        sets = {}
        for alg in rules.ALGORITHMS:
            key = rules.signing(keys, alg, now)
            if key is None:
                raise LookupError(f"there is no {alg} key; `rotate-keys` makes one")
            sets[alg] = KeySet([self._open(key)])
        return Signer(
            issuer=self._issuer,
            audience=self._audience,
            access_keys=sets["ES256"],
            id_keys=sets["RS256"],
        )

    async def public(self, pool: Pool) -> list[dict[str, Any]]:
        """Return the key set that everybody may read."""
        keys = rules.published(await self._current(pool), clock.now())
        return [key.public_jwk for key in keys]

    def verifying(self, alg: str) -> KeySet:
        """Return the public keys that may have signed one of our tokens with `alg`, as they were
        read last.
        """
        keys = [key.public_jwk for key in self._keys if key.alg == alg]
        return KeySet.import_key_set({"keys": keys})

    def forget(self) -> None:
        """Read the keys anew next time."""
        self._read_at = float("-inf")

    async def _current(self, pool: Pool) -> list[SigningKey]:
        if not 0 <= clock.timestamp() - self._read_at < READ_EVERY_SECONDS:
            async with self._reading:
                if not 0 <= clock.timestamp() - self._read_at < READ_EVERY_SECONDS:
                    async with pool.acquire() as conn:
                        self._keys = await ensure(conn, self._vault)
                    self._read_at = clock.timestamp()
        return self._keys

    def _open(self, key: SigningKey) -> ECKey | RSAKey:
        if key.kid not in self._opened:
            pem = self._vault.open("signing-key", key.kid, key.private_key)
            kind = ECKey if key.alg == "ES256" else RSAKey
            parameters: KeyParameters = {"kid": key.kid, "use": "sig", "alg": key.alg}
            self._opened[key.kid] = kind.import_key(pem, parameters)
        return self._opened[key.kid]


async def ensure(conn: Connection, vault: Vault) -> list[SigningKey]:
    """Return the keys, after making the next one wherever it is due.

    The very first keys sign at once; every later one is published a day before it does.
    """
    keys, now = await queries.list_keys(conn), clock.now()
    if not any(rules.is_rotation_due(keys, alg, now) for alg in rules.ALGORITHMS):
        return keys
    async with conn.transaction():
        await queries.lock_keys(conn)
        keys = await queries.list_keys(conn)
        for alg in rules.ALGORITHMS:
            if rules.is_rotation_due(keys, alg, now):
                first = not any(key.alg == alg for key in keys)
                active_from = now if first else now + rules.PUBLISHED_BEFORE_USE
                await queries.insert_key(conn, new_key(vault, alg, now, active_from))
    return await queries.list_keys(conn)


def new_key(vault: Vault, alg: str, now: datetime, active_from: datetime) -> SigningKey:
    """Return a new key, its private part sealed."""
    kid = str(clock.new_id())
    parameters: KeyParameters = {"kid": kid, "use": "sig", "alg": alg}
    key: ECKey | RSAKey
    if alg == "ES256":
        key = ECKey.generate_key("P-256", parameters)
    else:
        key = RSAKey.generate_key(RSA_BITS, parameters)
    return SigningKey(
        kid=kid,
        alg="ES256" if alg == "ES256" else "RS256",
        public_jwk=dict(key.as_dict(private=False)),
        private_key=vault.seal("signing-key", kid, key.as_pem(private=True)),
        created_at=now,
        active_from=active_from,
    )
