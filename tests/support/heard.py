"""What a service hears: events as a message would bring them."""

from typing import Any

import msgspec

from shared import clock, events
from shared.database import Connection
from shared.events import CloudEvent, Rejected
from shared.inbox import Consumers, take


def message(type_: str, data: dict[str, Any], **envelope: Any) -> tuple[str, bytes]:
    """Return subject and body of an event; `source` defaults to a likely speaker."""
    document = {
        "specversion": "1.0",
        "id": str(clock.new_id()),
        "source": "badr",
        "type": type_,
        "time": clock.now(),
        "datacontenttype": "application/json",
        "dataversion": 1,
        "ice": "999001000000165",
        "data": data,
    } | envelope
    document = {name: value for name, value in document.items() if value is not None}
    subject = f"evt.{document['source']}.{type_}.v{document['dataversion']}"
    return subject, msgspec.json.encode(document)


def decoded(consumers: Consumers, subject: str, body: bytes) -> CloudEvent[Any]:
    """Return the message as the inbox would believe it."""
    return events.decode(body, subject, consumers.registry)


async def hear(conn: Connection, consumers: Consumers, *heard: CloudEvent[Any]) -> list[Rejected]:
    """Take `heard` as one delivery would, in one transaction; return the refusals."""
    async with conn.transaction():
        return [rejected for _, rejected in await take(conn, consumers, list(heard))]
