"""Does a crashed process come back, later each time, and is it said? Do all end in order?"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deploy.local import supervisor
from deploy.local.process import Command, StartFailed
from deploy.local.supervisor import Process, Supervisor, pause_seconds

SLEEP = "import time; print('up', flush=True); time.sleep(600)"
STUBBORN = f"import signal; signal.signal(15, signal.SIG_IGN); {SLEEP}"


class Told:
    """What the supervisor said, and a way to wait until it says something."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self._more = asyncio.Event()

    def __call__(self, sentence: str) -> None:
        """Hear one sentence."""
        self.sentences.append(sentence)
        self._more.set()

    async def until(self, words: str) -> str:
        """Return the first sentence with these words, once it has been said."""
        async with asyncio.timeout(20):
            while True:
                for sentence in self.sentences:
                    if words in sentence:
                        return sentence
                self._more.clear()
                await self._more.wait()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
async def watching(tmp_path: Path, told: Told) -> AsyncIterator[Supervisor]:
    watch = Supervisor(tmp_path, told)
    yield watch
    await watch.stop()


def a_process(watch: Supervisor, name: str, code: str, **changes: object) -> Process:
    """A process that is ready when it has written something."""

    async def is_ready(_: int) -> bool:
        return watch.log(name).stat().st_size > 0

    return Process(
        name=name,
        command=Command(argv=(sys.executable, "-c", code)),
        is_ready=is_ready,
        **changes,  # type: ignore[arg-type]
    )


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_crashed_process_is_started_again_and_it_is_said(
    watching: Supervisor, told: Told
) -> None:
    process = a_process(watching, "dashboard", SLEEP)
    await watching.start(process)
    assert process.child is not None
    first = process.child.pid

    os.kill(first, signal.SIGKILL)

    sentence = await told.until("starting it again")
    assert "dashboard ended with signal 9" in sentence
    assert str(watching.log("dashboard")) in sentence
    await told.until("dashboard is back")
    assert process.child.pid != first
    assert is_alive(process.child.pid)


async def test_process_that_crashes_again_waits_longer(
    watching: Supervisor, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_SECONDS", 0.01)
    await watching.start(a_process(watching, "billing", "print('up', flush=True); 1 / 0"))

    await told.until("again in 0.04 s")

    pauses = [line for line in told.sentences if "again in" in line][:3]
    assert ["0.01 s" in pauses[0], "0.02 s" in pauses[1], "0.04 s" in pauses[2]] == [True] * 3


async def test_environment_of_the_moment_is_asked_for_at_every_start(
    watching: Supervisor, told: Told
) -> None:
    moments: list[str] = []

    def moment() -> dict[str, str]:
        moments.append(f"start-{len(moments) + 1}")
        return {"MOMENT": moments[-1]}

    async def has_said_its_moment(_: int) -> bool:
        return watching.log("identity").read_text().endswith(f"{moments[-1]}\n")

    code = "import os, time; print(os.environ['MOMENT'], flush=True); time.sleep(600)"
    process = a_process(watching, "identity", code, at_launch=moment)
    process.is_ready = has_said_its_moment
    await watching.start(process)
    assert process.child is not None

    process.child.kill()

    await told.until("identity is back")
    assert watching.log("identity").read_text().split() == ["start-1", "start-2"]


def test_pause_grows_to_its_limit() -> None:
    assert [pause_seconds(crashes) for crashes in range(9)] == [
        0.5, 1, 2, 4, 8, 16, 30, 30, 30,
    ]  # fmt: skip


async def test_process_that_cannot_start_is_refused_with_its_last_words(
    watching: Supervisor,
) -> None:
    process = a_process(watching, "catalog", "raise SystemExit('NATS_URL: missing')")

    async def never(_: int) -> bool:
        return False

    process.is_ready = never

    with pytest.raises(StartFailed, match=r"catalog ended with status 1.*NATS_URL: missing"):
        await watching.start(process)


async def test_process_that_is_done_is_left_alone(watching: Supervisor, told: Told) -> None:
    process = a_process(watching, "simulator", "print('done')", ends=True)

    await watching.start(process)
    assert process.child is not None
    await process.child.wait()
    await asyncio.gather(*watching._keepers.values())

    assert told.sentences == []


async def test_all_end_the_last_started_first(tmp_path: Path, told: Told) -> None:
    watch = Supervisor(tmp_path, told)
    record = tmp_path / "record"
    code = (
        "import signal, sys, time\n"
        "def end(*_):\n"
        f"    open({str(record)!r}, 'a').write(sys.argv[1] + ' ')\n"
        "    sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        "print('up', flush=True)\n"
        "time.sleep(600)\n"
    )
    for name in ("postgres", "identity", "gateway"):
        process = a_process(watch, name, code)
        process.command = Command(argv=(*process.command.argv, name))
        await watch.start(process)

    await watch.stop()

    assert record.read_text().split() == ["gateway", "identity", "postgres"]
    assert told.sentences == []


async def test_process_that_will_not_end_is_killed(tmp_path: Path, told: Told) -> None:
    watch = Supervisor(tmp_path, told)
    process = a_process(watch, "helpdesk", STUBBORN, stop_seconds=0.2)
    await watch.start(process)

    await watch.stop()

    assert process.child is not None
    assert process.child.returncode == -signal.SIGKILL
    assert "helpdesk did not end" in told.sentences[0]
