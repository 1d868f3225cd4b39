"""How long may someone go on under a procuration that has just been revoked?

Portnet ID and the dashboard as they are served, a process each, through PostgreSQL and NATS. The
mandataire reads the board again and again; the clock of each round runs from the moment at which
the mandant's revocation is sent to the first refusal.
"""

import argparse
import asyncio
import statistics
import time
from datetime import timedelta
from typing import Any

import httpx
import msgspec

from services.identity.actions import entreprises
from services.identity.means import make
from services.identity.settings import Settings
from shared import clock
from shared.database import connect
from shared.settings import load
from tests.bench.stack import Stack, standing, until
from tests.conftest import environment
from tests.services.identity.acting import ICE, KEY_SECRET, OTHER_ICE, SEED

ROUNDS = 30
HUMAN = "018f0000-0000-7000-8000-000000000009"
KPIS = "/api/dashboard/v1/kpis"
VARIABLES = {
    "IDENTITY_KEY_SECRET": KEY_SECRET,
    "IDENTITY_SMTP_HOST": "127.0.0.1",
    "IDENTITY_SMTP_PORT": "1",
    "IDENTITY_MAIL_FROM": "portnet-id@portnet.example",
}


async def seed(stack: Stack, url: str, procurations: list[str]) -> None:
    """Put the companies and their procurations into Portnet ID's database."""
    variables = environment("identity", url, stack.issuer, stack.nats, **VARIABLES)
    pool = await connect(url, 2)
    given = [
        {
            "procuration_id": each,
            "type": "PORTNET",
            "mandant_ice": ICE,
            "profil": "IMP",
            "mandataire_ice": OTHER_ICE,
            "perimetre": ["TB"],
            "jours": 30,
        }
        for each in procurations
    ]
    try:
        means = make(load(Settings, "identity", variables))
        wanted = {"entreprises": SEED["entreprises"], "procurations": given}
        await entreprises.seed(pool, means, msgspec.json.encode(wanted))
    finally:
        await pool.close()


async def measure(stack: Stack, identity: str, dashboard: str, procuration_id: str) -> float:
    """Return the seconds from the revocation's sending to the first refusal."""
    mandant = stack.issuer.bearer(ice=ICE)
    agent = stack.issuer.bearer(
        sub=f"org:{ICE}",
        act={"sub": HUMAN, "org": OTHER_ICE},
        mandate={"id": procuration_id, "type": "PORTNET", "services": ["TB"]},
    )
    async with httpx.AsyncClient(timeout=20) as client:

        async def reads() -> int:
            return (await client.get(dashboard + KPIS, headers=agent)).status_code

        assert await reads() == 200
        began = time.perf_counter()
        revoking = asyncio.create_task(
            client.post(
                f"{identity}/api/identity/v1/procurations/{procuration_id}/demarches",
                json={"acte": "revoquer", "motif": "Mesure"},
                headers=mandant,
            )
        )
        while await reads() != 403:
            if time.perf_counter() - began > timedelta(seconds=30).total_seconds():
                raise AssertionError("still not refused after 30 s")
        took = time.perf_counter() - began
        assert (await revoking).status_code == 200
        return took


async def run(stack: Stack, rounds: int) -> list[float]:
    """Return what was measured, in seconds."""
    procurations = [str(clock.new_id()) for _ in range(rounds + 1)]
    identity_url = await stack.database("identity", "identity")
    dashboard_url = await stack.database("dashboard")
    await seed(stack, identity_url, procurations)
    with (
        stack.running("identity", identity_url, **VARIABLES) as (identity, _),
        stack.running("dashboard", dashboard_url) as (dashboard, _),
    ):
        async with httpx.AsyncClient() as client:

            async def answers() -> bool:
                try:
                    urls = (f"{identity}/health/ready", f"{dashboard}/health/ready")
                    got: list[Any] = [await client.get(url) for url in urls]
                except httpx.TransportError:
                    return False
                return all(one.status_code == 200 for one in got)

            await until(answers)
        measured = [await measure(stack, identity, dashboard, one) for one in procurations]
        return measured[1:]


def main() -> None:
    """Measure, and print one Markdown table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    with standing() as stack:
        seconds = sorted(asyncio.run(run(stack, rounds)))
    p95 = seconds[min(int(len(seconds) * 0.95), len(seconds) - 1)]
    print("| revocations | median ms | p95 ms | longest ms | budget ms |")
    print("|---|---|---|---|---|")
    print(
        f"| {len(seconds)} | {statistics.median(seconds) * 1000:.0f} | {p95 * 1000:.0f} "
        f"| {seconds[-1] * 1000:.0f} | 5000 |"
    )


if __name__ == "__main__":
    main()
