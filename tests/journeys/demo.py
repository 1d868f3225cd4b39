"""The portal that the journeys visit: who can sign in, and who can say what happened."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyotp

from shared import broker, clock
from shared.contracts import EVENTS
from shared.events import CloudEvent, Event, encode, nats_subject

STEP_SECONDS = 30
"""Source: RFC 6238, section 5.2."""


@dataclass
class Portal:
    """A running portal, as its `demo.json` describes it."""

    url: str
    mail: str
    nats_url: str
    accounts: dict[str, dict[str, Any]]
    partners: dict[str, dict[str, str]]
    logs: Path
    """Where its processes write what they do."""
    issuer: str
    clients: dict[str, dict[str, Any]]
    environment: Path
    """The environment of its processes, for a shell."""
    _spent: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, demo: Path) -> "Portal":
        """Return the portal that the file `demo` describes."""
        told = json.loads(demo.read_text())
        return cls(
            url=told["portal"],
            mail=told["mail"],
            nats_url=told["nats"],
            accounts={one["username"]: one for one in told["accounts"]},
            partners={one["code"]: one for one in told["partners"]},
            logs=demo.parent / "log",
            issuer=told["issuer"],
            clients={one["client_id"]: one for one in told["clients"]},
            environment=demo.parent / "env",
        )

    def code(self, username: str) -> str:
        """Return a code of the account's authenticator app that was not used before.

        A code is good once, in its step of thirty seconds and the one before and after; journeys
        that follow one another quickly take the steps in turn, and wait when they are spent.
        """
        step = max(int(time.time()) // STEP_SECONDS - 1, self._spent.get(username, 0) + 1)
        time.sleep(max((step - 1) * STEP_SECONDS - time.time(), 0))
        self._spent[username] = step
        secret = self.accounts[username]["totp_secret"]
        return pyotp.TOTP(secret).at(step * STEP_SECONDS)

    def say(self, partner: str, data: Event, ice: str, subject: str) -> None:
        """Publish a fact as the partner system would, with its own credential."""
        credential = self.partners[partner]
        kind = type(data)
        assert EVENTS[kind.type, kind.version] is kind
        event = CloudEvent(
            id=str(clock.new_id()),
            type=kind.type,
            source=partner,
            subject=subject,
            time=clock.now(),
            ice=ice,
            data=data,
        )

        async def publish() -> None:
            client = await broker.connect(
                self.nats_url, credential["nats_user"], credential["nats_password"], "journeys"
            )
            try:
                await client.jetstream().publish(
                    nats_subject(partner, kind.type, kind.version),
                    encode(event),
                    headers={"Nats-Msg-Id": event.id},
                )
            finally:
                await client.close()

        _elsewhere(lambda: asyncio.run(publish()))


def _elsewhere(call: Callable[[], None]) -> None:
    """Run `call` in a thread of its own: the browser's driver has a loop in this one."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
