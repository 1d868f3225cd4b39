"""What is a browser's session, and how do all gateways agree on it?

The browser holds an opaque 256-bit id; tokens stay here, sealed in a NATS bucket under the id's
digest. Each gateway remembers the sessions it serves, hears of changes by watching the bucket, and
goes on serving what it remembers while NATS is away.
"""

import asyncio
import hashlib
import re
import secrets
import time

import msgspec

from gateway.models import EXPIRY_MARGIN_SECONDS, Acting, Entry, Session, Tokens, key_of
from gateway.portnet_id import PortnetID, Refused
from gateway.settings import Settings
from gateway.vault import Sealed, Vault
from shared import clock, telemetry
from shared.broker import Broker
from shared.bucket import Bucket, Taken, Unreachable
from shared.problems import Unavailable

COOKIE = "__Host-session"
BUCKET = "sessions"
REFRESH_AHEAD_SECONDS = 75
SEEN_EVERY_SECONDS = 60
"""How often the bucket is told that a session is in use."""
CLAIM_SECONDS = 10
"""How long one gateway alone may refresh a session; others wait for its result."""
LOOK_SECONDS = 0.1
SETTLE_SECONDS = 3
"""After NATS was away: for the gateways to tell each other what they did meanwhile."""
RETRY_SECONDS = 2
KEPT_AFTER_IDLE_SECONDS = 300
MAX_SAVES = 100
_COOKIE_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")


class Sessions:
    """The sessions of all browsers.

    While NATS is away the gateway that got a session's tokens last may renew them alone, and
    tells the others when NATS is back. A gateway cut off alone, while others still hear NATS, can
    thus make a refresh token be used twice: Portnet ID then ends that session, which is safe.
    """

    def __init__(
        self, settings: Settings, *, broker: Broker, vault: Vault, portnet_id: PortnetID
    ) -> None:
        self._idle_seconds = settings.session_idle_seconds
        self._absolute_seconds = settings.session_absolute_seconds
        self._vault = vault
        self._portnet_id = portnet_id
        self._me = secrets.token_hex(8)
        self._entries: dict[str, Entry] = {}
        self._by_key: dict[str, Entry] = {}
        self._ended: set[str] = set()
        self.due = asyncio.Event()
        """Set when there is something to tell the bucket at once."""
        self._began_at = time.monotonic()
        self._settled_at = 0.0
        self._bucket = Bucket(broker, BUCKET, on_change=self._changed, on_gap=self._missed)

    def __len__(self) -> int:
        return len(self._entries)

    # --- finding

    def remembered(self, cookie: str) -> Entry | None:
        """Return the session of `cookie` if this gateway knows it and nothing must be asked."""
        entry = self._entries.get(cookie)
        if entry is None or (entry.is_suspect and self._bucket.is_reachable):
            return None
        if self._is_over(entry):
            self._forget(entry)
            return None
        remaining = entry.remaining_seconds()
        if EXPIRY_MARGIN_SECONDS < remaining < REFRESH_AHEAD_SECONDS and self._may_refresh(entry):
            self._take_off(entry)
        return entry

    def _may_refresh(self, entry: Entry) -> bool:
        return entry.flight is None and entry.retry_at <= clock.timestamp()

    async def find(self, cookie: str) -> Entry | None:
        """Return the session of `cookie`, None when it is over or never was.

        Raises: Unavailable — it is not remembered here and the bucket cannot be asked.
        """
        entry = self.remembered(cookie)
        if entry is not None:
            return entry
        key = key_of(cookie)
        if not _COOKIE_VALUE.fullmatch(cookie) or key in self._ended:
            return None
        try:
            found = await self._bucket.get(key)
        except Unreachable:
            entry = self._entries.get(cookie)
            if entry is None:
                raise Unavailable(headers={"Retry-After": str(RETRY_SECONDS)}) from None
            return entry
        return self._learned(cookie, found)

    def _learned(self, cookie: str, found: tuple[bytes, int] | None) -> Entry | None:
        """Bring what is remembered of `cookie` to what the bucket holds, and return it."""
        entry = self._entries.get(cookie)
        if found is None:
            if entry is not None and entry.revision:
                self._forget(entry)
                return None
            return entry  # begun here while NATS was away, and not saved yet
        sealed, revision = found
        try:
            session = self._opened(cookie, sealed)
        except Sealed:
            return None
        if entry is None:
            entry = Entry(cookie, session, revision)
            if self._is_over(entry):
                return None
            self._remember(entry)
        elif revision > entry.revision:
            entry.adopt(session, revision)
        entry.is_suspect = False
        return entry

    # --- beginning and ending

    async def begin(self, session: Session) -> str:
        """Keep a new session and return its cookie's value."""
        cookie = secrets.token_urlsafe(32)
        session.owner = self._me
        entry = Entry(cookie, session, 0)
        self._remember(entry)
        await self._save(entry)
        return cookie

    async def end(self, cookie: str) -> Session | None:
        """End the session of `cookie` and return what it was."""
        try:
            entry = await self.find(cookie)
        except Unavailable:
            entry = None
        await self._erase(key_of(cookie))
        return None if entry is None else entry.session

    async def end_all(self, sid: str) -> None:
        """End every browser session that grew from the session `sid` at Portnet ID.

        Raises: Unavailable — the bucket cannot be asked which they are.
        """
        digest = _digest(sid)
        known = {entry.key for entry in self._entries.values() if entry.session.sid == sid}
        try:
            keys = await self._bucket.keys(f"sid.{digest}.*")
        except Unreachable:
            keys = []
            if not known:
                raise Unavailable(headers={"Retry-After": "5"}) from None
        for key in known | {key.rpartition(".")[2] for key in keys}:
            await self._erase(key)

    async def _erase(self, key: str) -> None:
        entry = self._by_key.get(key)
        if entry is not None:
            self._forget(entry)
        self._ended.add(key)
        try:
            await self._bucket.delete(key)
        except Unreachable:
            return
        self._ended.discard(key)

    # --- renewing tokens

    async def refreshed(self, entry: Entry) -> Entry | None:
        """Return the session with a fresh access token, None when Portnet ID ended it.

        Raises: Unavailable — neither Portnet ID nor another gateway could renew it now.
        """
        if entry.flight is None and not self._may_refresh(entry):
            raise Unavailable(headers={"Retry-After": str(RETRY_SECONDS)})
        return await asyncio.shield(self._take_off(entry))

    def _take_off(self, entry: Entry) -> asyncio.Task[Entry | None]:
        """Return the one renewal under way in this process, begun now if there is none."""
        if entry.flight is None:
            entry.flight = asyncio.create_task(self._refresh(entry))
            entry.flight.add_done_callback(lambda task: self._land(entry, task))
        return entry.flight

    def _land(self, entry: Entry, task: "asyncio.Task[Entry | None]") -> None:
        entry.flight = None
        if not task.cancelled() and (error := task.exception()) is not None:
            entry.retry_at = clock.timestamp() + RETRY_SECONDS
            telemetry.log.warning("session.not_refreshed", error=repr(error))

    async def _refresh(self, entry: Entry) -> Entry | None:
        before = entry.session.tokens
        try:
            if not await self._claim(entry, before):
                return entry if entry.cookie in self._entries else None
        except Unreachable:
            if entry.session.owner != self._me:
                raise Unavailable(headers={"Retry-After": "2"}) from None
        try:
            tokens = await self._portnet_id.refresh(entry.session.tokens)
        except Refused as refusal:
            telemetry.log.info("session.ended", reason=refusal.code)
            await self._erase(entry.key)
            return None
        except Unavailable:
            entry.session.claimed_by, entry.session.claimed_until = "", 0.0
            await self._save(entry)
            raise
        facts = await self._portnet_id.principal(tokens)
        entry.adopt(
            msgspec.structs.replace(
                entry.session,
                tokens=tokens,
                roles=sorted(facts.roles),
                profil=facts.profil,
                acr=facts.acr,
                owner=self._me,
                claimed_by="",
                claimed_until=0.0,
            ),
            entry.revision,
        )
        if entry.cookie not in self._entries:
            return None
        entry.is_dirty = True
        await self._save(entry)
        return entry

    async def _claim(self, entry: Entry, before: Tokens) -> bool:
        """Get the sole right to renew; False when another gateway has done it meanwhile.

        Raises: Unreachable
        """
        while True:
            found = await self._bucket.get(entry.key)
            if found is None:
                if entry.revision:
                    self._forget(entry)
                    return False
                return True  # never saved: nobody else can know it
            session = self._opened(entry.cookie, found[0])
            if session.tokens.access_token != before.access_token and not entry.is_dirty:
                entry.adopt(session, found[1])
                return False
            now = clock.timestamp()
            is_claimed = session.claimed_by not in ("", self._me) and session.claimed_until > now
            is_unsettled = session.owner != self._me and time.monotonic() < self._settled_at
            if is_claimed or is_unsettled:
                await asyncio.sleep(LOOK_SECONDS)
                continue
            if entry.is_dirty:
                session = entry.session
            session.claimed_by, session.claimed_until = self._me, now + CLAIM_SECONDS
            try:
                revision = await self._write(entry, session, found[1])
            except Taken:
                continue
            entry.adopt(session, revision)
            return True

    # --- acting for another company

    async def act(self, entry: Entry, acting: Acting | None) -> None:
        """Keep for whom the person acts from now on; None for themselves."""
        entry.adopt(msgspec.structs.replace(entry.session, acting=acting), entry.revision)
        await self._save(entry)

    async def delegated(self, entry: Entry) -> None:
        """Renew the token that acts for another company, or note that it cannot be.

        Raises: Unavailable — Portnet ID cannot be asked.
        """
        if entry.exchange is None:
            entry.exchange = asyncio.create_task(self._exchange(entry))
            entry.exchange.add_done_callback(lambda _: setattr(entry, "exchange", None))
        await asyncio.shield(entry.exchange)

    async def _exchange(self, entry: Entry) -> None:
        acting = entry.session.acting
        if acting is None:
            return
        try:
            renewed = await self._portnet_id.exchange(entry.session.tokens, acting.procuration_id)
        except Refused as refusal:
            telemetry.log.info("acting.ended", reason=refusal.code)
            renewed = msgspec.structs.replace(acting, is_ended=True)
        now = entry.session.acting
        # Meanwhile the person may have stopped, or begun for another, or the end was heard.
        if now is not None and not now.is_ended and now.procuration_id == acting.procuration_id:
            await self.act(entry, renewed)

    def end_acting(self, procuration_id: str) -> None:
        """Stop at once whatever is done under a procuration by the sessions that are known here."""
        for entry in self._entries.values():
            acting = entry.session.acting
            if acting is not None and acting.procuration_id == procuration_id:
                ended = msgspec.structs.replace(acting, is_ended=True)
                entry.adopt(msgspec.structs.replace(entry.session, acting=ended), entry.revision)
                entry.is_dirty = True
                self.due.set()

    # --- keeping

    async def _save(self, entry: Entry) -> None:
        """Write the session to the bucket, now if possible, otherwise once NATS is back."""
        entry.is_dirty = True
        session = entry.session
        session.seen_at = entry.seen_at
        try:
            while True:
                try:
                    entry.revision = await self._write(entry, session, entry.revision)
                    break
                except Taken:
                    found = await self._bucket.get(entry.key)
                    if found is None:
                        self._forget(entry)
                        return
                    entry.revision = found[1]
            entry.is_dirty = False
            entry.saved_at = session.seen_at
            if session.sid is not None:
                await self._bucket.put(
                    f"sid.{_digest(session.sid)}.{entry.key}",
                    b"",
                    ttl_seconds=self._absolute_seconds,
                )
        except Unreachable:
            return

    async def _write(self, entry: Entry, session: Session, revision: int) -> int:
        plain = msgspec.msgpack.encode(session)
        sealed = self._vault.seal(plain, purpose=_purpose(entry.cookie))
        ttl = self._idle_seconds + KEPT_AFTER_IDLE_SECONDS
        return await self._bucket.replace(entry.key, sealed, revision, ttl_seconds=ttl)

    def _opened(self, cookie: str, sealed: bytes) -> Session:
        try:
            plain = self._vault.open(sealed, purpose=_purpose(cookie))
            return msgspec.msgpack.decode(plain, type=Session)
        except msgspec.MsgspecError as error:
            raise Sealed from error

    def _changed(self, key: str, value: bytes | None, revision: int) -> None:
        """Hear of a change in the bucket."""
        entry = self._by_key.get(key)
        if entry is None or revision <= entry.revision:
            return
        if value is None:
            self._forget(entry)
            return
        try:
            entry.adopt(self._opened(entry.cookie, value), revision)
        except Sealed:
            self._forget(entry)

    def _missed(self) -> None:
        """Changes may have been missed: look again at each session when it is next used.

        After an outage the others are given a moment to tell what they renewed alone.
        """
        for entry in self._entries.values():
            entry.is_suspect = True
        now = time.monotonic()
        if now - self._began_at > SETTLE_SECONDS:
            self._settled_at = now + SETTLE_SECONDS
        self.due.set()

    def _is_over(self, entry: Entry) -> bool:
        now = clock.timestamp()
        return (
            now - entry.seen_at > self._idle_seconds
            or now - entry.session.created_at > self._absolute_seconds
        )

    def _remember(self, entry: Entry) -> None:
        self._entries[entry.cookie] = entry
        self._by_key[entry.key] = entry

    def _forget(self, entry: Entry) -> None:
        self._entries.pop(entry.cookie, None)
        self._by_key.pop(entry.key, None)

    async def run(self) -> None:
        """Hear of changes for ever."""
        await self._bucket.run()

    async def sweep(self) -> None:
        """Tell the bucket which sessions are in use, and what happened while NATS was away."""
        for entry in [entry for entry in self._entries.values() if self._is_over(entry)]:
            self._forget(entry)
        if not self._bucket.is_reachable:
            return
        for key in list(self._ended):
            await self._erase(key)
        due = [
            entry
            for entry in self._entries.values()
            if entry.flight is None
            and (entry.is_dirty or entry.seen_at - entry.saved_at > SEEN_EVERY_SECONDS)
        ]
        await asyncio.gather(*(self._save(entry) for entry in due[:MAX_SAVES]))


def _digest(sid: str) -> str:
    return hashlib.sha256(sid.encode()).hexdigest()[:32]


def _purpose(cookie: str) -> bytes:
    return b"session:" + cookie.encode()
