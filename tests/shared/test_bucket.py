import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from shared.broker import Broker
from shared.bucket import Bucket, Taken, Unreachable
from tests.shared.conftest import FrailNats, at_work, settings_for
from tests.support.tokens import Issuer
from tests.support.waiting import until

NAME = "sessions"


@dataclass
class Seen:
    """What a bucket told whoever watches it."""

    changes: list[tuple[str, bytes | None]] = field(default_factory=list)
    gaps: int = 0

    def change(self, key: str, value: bytes | None, revision: int) -> None:
        """Note a change."""
        self.changes.append((key, value))

    def gap(self) -> None:
        """Note a gap."""
        self.gaps += 1


@dataclass
class Watched:
    """A bucket, what it told, and the server it is kept on."""

    bucket: Bucket
    seen: Seen
    server: FrailNats


@pytest.fixture
async def watched(frail_nats: FrailNats, issuer: Issuer) -> AsyncIterator[Watched]:
    """The gateway's bucket of sessions, watched."""
    settings = settings_for(
        "postgres://x/y",
        issuer,
        frail_nats.server,
        DASHBOARD_NATS_USER="gateway",
        DASHBOARD_NATS_PASSWORD=frail_nats.server.users["gateway"],
    )
    broker, seen = Broker(settings, "gateway"), Seen()
    bucket = Bucket(broker, NAME, on_change=seen.change, on_gap=seen.gap)
    async with at_work(broker.run(), bucket.run()):

        async def watching() -> bool:
            return seen.gaps == 1

        await until(watching)
        yield Watched(bucket, seen, frail_nats)


async def test_value_is_kept_with_its_revision(watched: Watched) -> None:
    bucket = watched.bucket
    first = await bucket.put("a", b"1", ttl_seconds=60)
    assert await bucket.get("a") == (b"1", first)

    second = await bucket.replace("a", b"2", first, ttl_seconds=60)

    assert await bucket.get("a") == (b"2", second)
    assert await bucket.get("b") is None


async def test_value_is_changed_from_the_revision_that_was_read_only(watched: Watched) -> None:
    bucket = watched.bucket
    first = await bucket.put("a", b"1", ttl_seconds=60)
    await bucket.put("a", b"2", ttl_seconds=60)

    with pytest.raises(Taken):
        await bucket.replace("a", b"3", first, ttl_seconds=60)
    with pytest.raises(Taken):
        await bucket.replace("a", b"3", 0, ttl_seconds=60)
    assert (await bucket.get("a") or (b"",))[0] == b"2"
    assert await bucket.replace("new", b"1", 0, ttl_seconds=60)


async def test_only_one_of_many_writers_wins(watched: Watched) -> None:
    bucket = watched.bucket
    first = await bucket.put("a", b"1", ttl_seconds=60)

    won = await asyncio.gather(
        *(bucket.replace("a", b"%d" % n, first, ttl_seconds=60) for n in range(10)),
        return_exceptions=True,
    )

    assert sum(isinstance(each, int) for each in won) == 1
    assert sum(isinstance(each, Taken) for each in won) == 9


async def test_change_and_end_are_told_to_who_watches(watched: Watched) -> None:
    await watched.bucket.put("a", b"1", ttl_seconds=60)
    await watched.bucket.put("a", b"2", ttl_seconds=60)
    await watched.bucket.delete("a")

    async def told() -> bool:
        return len(watched.seen.changes) >= 3

    await until(told)
    assert watched.seen.changes == [("a", b"1"), ("a", b"2"), ("a", None)]
    assert await watched.bucket.get("a") is None


async def test_value_ends_with_its_time_and_that_is_told(watched: Watched) -> None:
    await watched.bucket.put("a", b"1", ttl_seconds=1)

    async def gone() -> bool:
        return watched.seen.changes[-1:] == [("a", None)]

    await until(gone)
    assert await watched.bucket.get("a") is None


async def test_keys_are_found_by_pattern(watched: Watched) -> None:
    for key in ("sid.1.a", "sid.1.b", "sid.2.a"):
        await watched.bucket.put(key, b"", ttl_seconds=60)

    assert sorted(await watched.bucket.keys("sid.1.*")) == ["sid.1.a", "sid.1.b"]
    assert await watched.bucket.keys("sid.3.*") == []


async def test_bucket_away_refuses_at_once_and_tells_of_the_gap_afterwards(
    watched: Watched,
) -> None:
    await watched.bucket.put("a", b"1", ttl_seconds=600)
    watched.server.kill()

    async def noticed() -> bool:
        return not watched.bucket.is_reachable

    await until(noticed)
    for call in (watched.bucket.get("a"), watched.bucket.keys(">"), watched.bucket.delete("a")):
        with pytest.raises(Unreachable):
            await asyncio.wait_for(call, 3)
    watched.server.start()

    async def again() -> bool:
        return watched.seen.gaps >= 2 and watched.bucket.is_reachable

    await until(again)
    assert (await watched.bucket.get("a") or (b"",))[0] == b"1"
    await watched.bucket.put("b", b"2", ttl_seconds=60)

    async def heard() -> bool:
        return ("b", b"2") in watched.seen.changes

    await until(heard)
