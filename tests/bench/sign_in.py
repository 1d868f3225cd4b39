"""How many people a second can sign in, and does Portnet ID keep anyone waiting meanwhile?

Portnet ID as it is served, one process, Argon2id at its real cost, PostgreSQL with fsync. People
come at the asked rate whether or not others have finished, each once: authorization request, the
pages, password, code of an authenticator app, and the client redeems the code. The clock of each
runs from the instant at which they were due. How long the event loop was held is measured inside
the process (`event_loop_held_seconds`). Everything, PostgreSQL and the people too, works on the
same machine; the processor time of each is told apart.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import msgspec
import pyotp
import uvloop
from aiosmtpd.controller import Controller

from services.identity.actions import entreprises
from services.identity.means import Means, make
from services.identity.models.factors import TotpDevice
from services.identity.models.people import Utilisateur
from services.identity.queries import applications, people
from services.identity.settings import Settings
from shared import clock
from shared.database import connect
from shared.settings import load
from tests.bench.http import Client
from tests.bench.processor import busy_seconds, processor_seconds
from tests.bench.stack import Stack, standing
from tests.conftest import environment, free_port
from tests.services.identity.acting import (
    ICE,
    KEY_SECRET,
    PASSWORD,
    SEED,
    Browser,
    House,
    Mailbox,
)

WARM_UP = 40
"""Sign-ins before anything is measured: connections, templates and statements are made then."""
PATIENCE_SECONDS = 60
"""After this a sign-in counts as failed."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone who signs in once."""

    username: str
    totp_secret: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Run:
    """What was found in one run. Times in seconds, processor times in seconds a sign-in."""

    latencies: list[float]
    failed: int
    took: float
    identity: float
    postgres: float
    people: float
    others: float
    """Processors that other work on the machine kept busy."""
    held_wall: float
    held_processor: float


def variables(smtp_port: int) -> dict[str, str]:
    """Return what Portnet ID is told besides its servers; Argon2id has no setting here."""
    return {
        "IDENTITY_KEY_SECRET": KEY_SECRET,
        "IDENTITY_SMTP_HOST": "127.0.0.1",
        "IDENTITY_SMTP_PORT": str(smtp_port),
        "IDENTITY_MAIL_FROM": "portnet-id@portnet.example",
    }


async def populate(stack: Stack, url: str, count: int) -> list[Person]:
    """Add `count` people with a password and an authenticator app each, and the client."""
    given = environment("identity", url, stack.issuer, None) | variables(25)
    means = make(load(Settings, "identity", given))
    pool = await connect(url, 2)
    try:
        await entreprises.seed(pool, means, msgspec.json.encode(SEED))
        hash_ = await means.passwords.hash(PASSWORD)
        async with pool.acquire() as conn, conn.transaction():
            return [await _person(conn, means, hash_, number) for number in range(count)]
    finally:
        await pool.close()


async def _person(conn: Any, means: Means, hash_: str, number: int) -> Person:
    now, name = clock.now(), f"personne.{number}"
    user = Utilisateur(
        user_id=clock.new_id(),
        username=name,
        email=f"{name}@atlas.example",
        prenom="Une",
        nom=f"Personne {number}",
        statut="ACTIF",
    )
    await people.insert_utilisateur(conn, user, now)
    await people.set_hash(conn, user.user_id, hash_, now)
    roles = ("saisie", "lecture")
    await people.set_affectation(conn, clock.new_id(), user.user_id, ICE, "IMP", roles, None, now)
    device_id, secret = clock.new_id(), pyotp.random_base32()
    device = TotpDevice(
        device_id=device_id,
        user_id=user.user_id,
        nom="Application",
        secret=means.vault.seal("totp", str(device_id), secret.encode()),
        last_step=0,
        confirmed_at=now,
    )
    await applications.insert_totp_device(conn, device, now)
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return Person(username=name, totp_secret=secret, address=address)


async def sign_in(house: House, person: Person) -> None:
    """Sign in completely, as a browser and the client do."""
    browser = Browser(house)
    browser.headers["X-Forwarded-For"] = person.address
    code = await browser.sign_in(person.username, PASSWORD, person.totp_secret, "rp")
    answer = await house.redeem(code, browser.verifier, "rp")
    if answer.status_code != 200 or "id_token" not in answer.json():
        raise RuntimeError(answer.text)


async def arrive(house: House, someone: Iterator[Person], rate: float, count: int) -> list[Any]:
    """Let `count` people come at `rate` a second; return how long each took, or what failed."""
    started = time.perf_counter()

    async def come(due: float) -> float:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await sign_in(house, next(someone))
        return time.perf_counter() - due

    tasks = []
    for number in range(count):
        due = started + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(come(due)))
    return await asyncio.gather(*tasks, return_exceptions=True)


async def measure(stack: Stack, rate: float, seconds: float, runs: int) -> list[Run]:
    """Return what `runs` runs of `seconds` found."""
    count = int(rate * seconds)
    url = await stack.database("sign_in", "identity")
    someone = iter(await populate(stack, url, WARM_UP + count * runs))
    mail = Controller(Mailbox(), hostname="127.0.0.1", port=free_port())
    mail.start()
    port = free_port()
    changes = variables(mail.port) | {
        "IDENTITY_PORT": str(port),
        "OIDC_JWKS_URL": f"http://127.0.0.1:{port}/id/jwks",
    }
    try:
        with stack.running("identity", url, **changes) as (base, pid):
            client, nothing = Client(base), cast("Any", None)
            await _until_ready(client)
            house = House(base, cast("Any", client), nothing, url, nothing, nothing, nothing)
            await arrive(house, someone, 10, WARM_UP)
            found = [
                await _run(stack, house, pid, islice(someone, count), rate, count)
                for _ in range(runs)
            ]
            client.close()
            return found
    finally:
        mail.stop()


async def _run(
    stack: Stack, house: House, pid: int, someone: Iterator[Person], rate: float, count: int
) -> Run:
    await _held(house.client)
    pids = [pid, stack.postgres_pid, os.getpid()]
    before = [busy_seconds(), *(_used(each) for each in pids)]
    started = time.perf_counter()
    found = await arrive(house, someone, rate, count)
    took = time.perf_counter() - started
    after = [busy_seconds(), *(_used(each) for each in pids)]
    busy, *own = [late - early for early, late in zip(before, after, strict=True)]
    held = await _held(house.client)
    latencies = [one for one in found if isinstance(one, float)]
    for failure in [one for one in found if not isinstance(one, float)][:1]:
        print(f"the first that failed: {failure!r}")
    identity, postgres, visitors = (each / count for each in own)
    return Run(
        latencies=sorted(latencies),
        failed=count - len(latencies),
        took=took,
        identity=identity,
        postgres=postgres,
        people=visitors,
        others=(busy - sum(own)) / took,
        held_wall=held["wall"],
        held_processor=held["processor"],
    )


def _used(pid: int) -> float:
    return time.process_time() if pid == os.getpid() else processor_seconds(pid)


async def _held(client: Any) -> dict[str, float]:
    """Return how long the event loop was held at most since this was last asked, in seconds."""
    text = (await client.get("/metrics")).text
    lines = [line for line in text.splitlines() if line.startswith("event_loop_held_seconds{")]
    return {line.split('"')[1]: float(line.rpartition(" ")[2]) for line in lines}


async def _until_ready(client: Client) -> None:
    async with asyncio.timeout(60):
        while True:
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return
            except (OSError, asyncio.IncompleteReadError):
                pass
            await asyncio.sleep(0.1)


def main() -> None:
    """Measure, and print one row of a table a run."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rate", type=float, default=20)
    arguments.add_argument("--seconds", type=float, default=30)
    arguments.add_argument("--runs", type=int, default=3)
    asked = arguments.parse_args()
    with standing() as stack:
        runs = uvloop.run(measure(stack, asked.rate, asked.seconds, asked.runs))
    print(
        "| asked for | completed | failed | p50 ms | p95 ms | worst ms | loop held, processor ms "
        "| loop held, wall ms | processor ms a sign-in: identity | PostgreSQL | the people "
        "| disturbed by (processors) |"
    )
    print("|" + "---|" * 12)
    for run in runs:
        cuts = statistics.quantiles(run.latencies, n=100)
        shown = [
            f"{asked.rate:.0f}/s for {asked.seconds:.0f} s",
            f"{len(run.latencies) / run.took:.1f}/s",
            f"{run.failed}",
            *(f"{1000 * each:.0f}" for each in (cuts[49], cuts[94], run.latencies[-1])),
            *(f"{1000 * each:.0f}" for each in (run.held_processor, run.held_wall)),
            *(f"{1000 * each:.1f}" for each in (run.identity, run.postgres, run.people)),
            f"{run.others:.2f}",
        ]
        print("| " + " | ".join(shown) + " |", flush=True)


if __name__ == "__main__":
    main()
