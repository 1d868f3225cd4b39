"""How is NATS started, who may say and hear what on it, and which streams does it keep?

A user per service and per partner, each with its own subjects and its own private inbox. One
stream for events, one for what was refused, two buckets for the gateway's sessions.

The portal's own processes share one account. Each partner has an account of its own, that reaches
exactly the subjects of its contract: permissions alone would not do, because the server's answer to
a publication goes to whatever reply subject the publisher names, be it another's event subject.
"""

import asyncio
import json
import secrets
import socket
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import nats
from nats.js import JetStreamContext, api
from nats.js.errors import NotFoundError

from deploy.local import process
from deploy.local.process import Command, Running
from shared.broker import STREAM
from shared.contracts.partners import PARTNERS, Partner

SERVICES = ("identity", "dashboard", "billing", "catalog", "helpdesk", "assistant")
GATEWAY = "gateway"
PORTAL = "PORTAL"
"""The account of the portal's own processes; it has the streams."""
ADMIN = "nats_admin"

DEAD_LETTERS = "DLQ"
BUCKETS = ("sessions", "revocations")

DAY_SECONDS = 86_400
KEEP_SECONDS = 400 * DAY_SECONDS
"""Events: a full year of cards and a month to look back (domain decision)."""
DUPLICATE_SECONDS = 120
"""How long a repeated `Nats-Msg-Id` is dropped; longer ago, the inboxes recognise the event."""
EVENTS_BYTES = 8 * 1024**3
DEAD_LETTERS_BYTES = 1024**3
BUCKET_BYTES = 256 * 1024**2
MESSAGE_BYTES = 256 * 1024
"""The longest event; the longest of the catalogue takes less than 8 KiB (domain decision)."""


@dataclass(frozen=True, kw_only=True)
class User:
    """Who may connect, publish and subscribe; `*` and `>` as in subjects."""

    name: str
    password: str
    publish: tuple[str, ...]
    subscribe: tuple[str, ...]
    account: str = PORTAL
    """Another account than the portal's sees of it what `publish` lists, and nothing else."""


def inbox(user: str) -> str:
    """Return the subjects of the private inbox of `user`."""
    return f"_INBOX_{user}.>"


def consumer(partner: str) -> str:
    """Return the name of the durable consumer that feeds `partner`."""
    return f"partner-{partner}"


def service_user(name: str, password: str) -> User:
    """Return a service: says its own events and dead letters, runs the consumer of its name."""
    return User(
        name=name,
        password=password,
        publish=(
            f"evt.{name}.>",
            f"dlq.{name}",
            f"dlq.{name}.>",
            f"$JS.API.CONSUMER.CREATE.{STREAM}.{name}",
            f"$JS.API.CONSUMER.CREATE.{STREAM}.{name}.>",
            f"$JS.API.CONSUMER.DURABLE.CREATE.{STREAM}.{name}",
            *_consuming(name),
        ),
        subscribe=(inbox(name),),
    )


def gateway_user(password: str) -> User:
    """Return the gateway: keeps sessions in its buckets and hears what ends them."""
    streams = [f"KV_{bucket}" for bucket in BUCKETS]
    return User(
        name=GATEWAY,
        password=password,
        publish=(
            *service_user(GATEWAY, password).publish,
            *(f"$KV.{bucket}.>" for bucket in BUCKETS),
            *(
                f"$JS.API.{verb}"
                for stream in streams
                for verb in (
                    f"STREAM.INFO.{stream}",
                    f"STREAM.MSG.GET.{stream}",
                    f"DIRECT.GET.{stream}",
                    f"DIRECT.GET.{stream}.>",
                    f"CONSUMER.CREATE.{stream}",
                    f"CONSUMER.CREATE.{stream}.>",
                    f"CONSUMER.DELETE.{stream}.>",
                    f"CONSUMER.INFO.{stream}.>",
                    f"CONSUMER.MSG.NEXT.{stream}.>",
                )
            ),
            *(f"$JS.ACK.{stream}.>" for stream in streams),
            *(f"$JS.FC.{stream}.>" for stream in streams),
        ),
        subscribe=(inbox(GATEWAY), "evt.identity.>"),
    )


def partner_user(partner: Partner, password: str) -> User:
    """Return a partner: says and hears what its contract lists, under its own code."""
    return User(
        name=partner.code,
        password=password,
        publish=(
            *partner.publishes,
            *(_consuming(consumer(partner.code)) if partner.kind.reads else ()),
        ),
        # Clients' own inboxes too: nobody else's answers arrive in this account.
        subscribe=(inbox(partner.code), "_INBOX.>"),
        account=partner.code,
    )


def admin_user(password: str) -> User:
    """Return the one who provisions, and may say and hear everything."""
    return User(name=ADMIN, password=password, publish=(">",), subscribe=(">",))


def users(passwords: Mapping[str, str], partners: Iterable[Partner] | None = None) -> list[User]:
    """Return everyone's user: the administrator, the gateway, the services and the partners.

    `passwords` has one for each of their names.
    """
    partners = PARTNERS.values() if partners is None else partners
    return [
        admin_user(passwords[ADMIN]),
        gateway_user(passwords[GATEWAY]),
        *(service_user(name, passwords[name]) for name in SERVICES),
        *(partner_user(partner, passwords[partner.code]) for partner in partners),
    ]


def new_passwords() -> dict[str, str]:
    """Return fresh random passwords for everyone."""
    return {name: secrets.token_urlsafe(24) for name in (ADMIN, GATEWAY, *SERVICES, *PARTNERS)}


def _consuming(name: str) -> tuple[str, ...]:
    return (
        f"$JS.API.CONSUMER.INFO.{STREAM}.{name}",
        f"$JS.API.CONSUMER.MSG.NEXT.{STREAM}.{name}",
        f"$JS.ACK.{STREAM}.{name}.>",
    )


def prepare(
    directory: Path, port: int, everyone: Iterable[User], *, monitor_port: int | None = None
) -> tuple[Command, str]:
    """Write the server's configuration into `directory` and return its command and URL.

    The URL is the administrator's when there is one among `everyone`.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    everyone = list(everyone)
    configuration = {
        "server_name": f"pmpce-{port}",
        "host": "127.0.0.1",
        "port": port,
        **({"http": f"127.0.0.1:{monitor_port}"} if monitor_port else {}),
        "max_payload": 1024 * 1024,
        "max_connections": 1024,
        "lame_duck_duration": "30s",
        "write_deadline": "5s",
        "jetstream": {
            "store_dir": str((directory / "store").resolve()),
            "max_memory_store": 64 * 1024**2,
            "max_file_store": 2 * EVENTS_BYTES,
            "sync_interval": "10s",
        },
        "authorization": {"timeout": 5},
        "accounts": _accounts(everyone),
    }
    file = directory / "nats.conf"
    file.touch(mode=0o600)
    file.write_text(json.dumps(configuration, indent=2, ensure_ascii=False), encoding="utf-8")
    # The server's JSON is its own dialect: it reads this file as it stands.
    binary = Path(sys.executable).parent / "nats-server"
    command = Command(argv=(str(binary), "--config", str(file)))
    admin = next((user for user in everyone if user.name == ADMIN), None)
    credentials = f"{admin.name}:{admin.password}@" if admin else ""
    return command, f"nats://{credentials}127.0.0.1:{port}"


def _accounts(everyone: Iterable[User]) -> dict[str, Any]:
    exports: list[dict[str, Any]] = []
    accounts: dict[str, Any] = {PORTAL: {"jetstream": "enabled", "users": [], "exports": exports}}
    for user in everyone:
        account = accounts.setdefault(user.account, {"users": [], "imports": []})
        account["users"].append(
            {
                "user": user.name,
                "password": user.password,
                "permissions": {
                    "publish": {"allow": list(user.publish)},
                    "subscribe": {"allow": list(user.subscribe)},
                },
            }
        )
        if user.account == PORTAL:
            continue
        for subject in user.publish:
            fetches = subject.startswith("$JS.API.CONSUMER.MSG.NEXT.")
            exports.append(
                {
                    "service": subject,
                    "accounts": [user.account],
                    **({"response": "stream"} if fetches else {}),
                }
            )
            account["imports"].append({"service": {"account": PORTAL, "subject": subject}})
    return accounts


def is_ready(port: int) -> bool:
    """Say whether our server answers on `port`, with JetStream recovered.

    Source: NATS client protocol, message INFO.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            head = connection.recv(4096).decode(errors="replace")
    except OSError:
        return False
    return f'"server_name":"pmpce-{port}"' in head and '"jetstream":true' in head


def start_nats(
    directory: Path, port: int, everyone: Iterable[User], *, monitor_port: int | None = None
) -> Running:
    """Start a server on 127.0.0.1:`port` with its files in `directory`; return when it answers.

    Raises: StartFailed.
    """
    command, url = prepare(directory, port, everyone, monitor_port=monitor_port)
    return process.start(
        command,
        name="NATS",
        url=url,
        port=port,
        log=directory / "nats.log",
        is_ready=lambda _pid: is_ready(port),
    )


async def provision(admin_url: str, partners: Iterable[Partner] | None = None) -> None:
    """Create or update the streams, the gateway's buckets and the partners' consumers.

    Idempotent: nothing that was said is lost. `admin_url` carries the administrator's credentials.
    """
    partners = PARTNERS.values() if partners is None else partners
    parts = urlsplit(admin_url)
    client = await nats.connect(
        admin_url,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        name="provision",
        connect_timeout=5,
        allow_reconnect=False,
    )
    try:
        stream = client.jetstream(timeout=10)
        await _keep(stream, _events())
        await _keep(stream, _dead_letters())
        for bucket in BUCKETS:
            await _keep(stream, _bucket(bucket))
        await asyncio.gather(*(_feed(stream, partner) for partner in partners))
    finally:
        await client.close()


def _events() -> api.StreamConfig:
    return api.StreamConfig(
        name=STREAM,
        description="Everything that was said: evt.{source}.{type}.v{major}",
        subjects=["evt.>"],
        storage=api.StorageType.FILE,
        retention=api.RetentionPolicy.LIMITS,
        discard=api.DiscardPolicy.OLD,
        max_age=KEEP_SECONDS,
        max_bytes=EVENTS_BYTES,
        max_msg_size=MESSAGE_BYTES,
        duplicate_window=DUPLICATE_SECONDS,
        allow_direct=True,
        deny_delete=True,
    )


def _dead_letters() -> api.StreamConfig:
    return api.StreamConfig(
        name=DEAD_LETTERS,
        description="What a service refused: dlq.{service}",
        subjects=["dlq.>"],
        storage=api.StorageType.FILE,
        retention=api.RetentionPolicy.LIMITS,
        discard=api.DiscardPolicy.OLD,
        max_age=90 * DAY_SECONDS,
        max_bytes=DEAD_LETTERS_BYTES,
        duplicate_window=DUPLICATE_SECONDS,
    )


def _bucket(name: str) -> api.StreamConfig:
    """Return a key-value bucket whose keys may each have a time to live.

    Source: NATS ADR-8 (key-value stores) and ADR-43 (per-message TTL).
    """
    return api.StreamConfig(
        name=f"KV_{name}",
        subjects=[f"$KV.{name}.>"],
        storage=api.StorageType.FILE,
        discard=api.DiscardPolicy.NEW,
        max_msgs_per_subject=1,
        max_bytes=BUCKET_BYTES,
        max_age=2 * DAY_SECONDS,
        duplicate_window=DUPLICATE_SECONDS,
        allow_direct=True,
        allow_rollup_hdrs=True,
        allow_msg_ttl=True,
        deny_delete=True,
        subject_delete_marker_ttl=60,
    )


async def _keep(stream: JetStreamContext, config: api.StreamConfig) -> None:
    assert config.name is not None  # noqa: S101 - every one above has a name
    try:
        await stream.stream_info(config.name)
    except NotFoundError:
        await stream.add_stream(config)
    else:
        await stream.update_stream(config)


async def _feed(stream: JetStreamContext, partner: Partner) -> None:
    """Create or update the consumer through which `partner` reads what others said."""
    if not partner.kind.reads:
        return
    await stream.add_consumer(
        STREAM,
        api.ConsumerConfig(
            durable_name=consumer(partner.code),
            ack_policy=api.AckPolicy.EXPLICIT,
            deliver_policy=api.DeliverPolicy.ALL,
            filter_subjects=list(partner.kind.reads),
            ack_wait=60,
            max_ack_pending=1000,
        ),
    )
