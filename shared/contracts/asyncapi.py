"""How do the contracts read as an AsyncAPI 3 document?

Source: AsyncAPI 3.0.0 specification. Operations are those of the portal: it receives what partners
say and sends what its services say.
"""

from typing import Any

import msgspec

from shared.contracts import EVENTS
from shared.contracts.partners import PARTNERS
from shared.contracts.speakers import SERVICES
from shared.events import CloudEvent, Event, may_say, nats_subject

_SCHEMAS = "#/components/schemas/"


def document() -> dict[str, Any]:
    """Return the AsyncAPI document of every event."""
    kinds = list(EVENTS.values())
    (envelope, *_), schemas = msgspec.json.schema_components(
        [CloudEvent[Any], *kinds], ref_template=_SCHEMAS + "{name}"
    )
    schemas["CloudEvent"] = schemas.pop(envelope["$ref"].removeprefix(_SCHEMAS))
    schemas["CloudEvent"]["title"] = "CloudEvent"
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "PMPCE events",
            "version": "1.0.0",
            "description": "CloudEvents 1.0, structured JSON, on NATS JetStream (stream EVENTS).",
        },
        "defaultContentType": "application/json",
        "channels": {kind.__name__: _channel(kind) for kind in kinds},
        "operations": {
            f"{action}{kind.__name__}": _operation(kind, action)
            for kind in kinds
            for action in _actions(kind)
        },
        "components": {
            "messages": {kind.__name__: _message(kind) for kind in kinds},
            "schemas": dict(sorted(schemas.items())),
        },
    }


def _channel(kind: type[Event]) -> dict[str, Any]:
    sources = [code for code in (*SERVICES, *PARTNERS) if may_say(kind, code)]
    return {
        "address": nats_subject("{source}", kind.type, kind.version),
        "messages": {kind.__name__: {"$ref": f"#/components/messages/{kind.__name__}"}},
        "parameters": {"source": {"description": "Who says it", "enum": sources}},
    }


def _actions(kind: type[Event]) -> list[str]:
    sends = any(speaker in SERVICES for speaker in kind.speakers)
    receives = any(speaker not in SERVICES for speaker in kind.speakers)
    return ["send"] * sends + ["receive"] * receives


def _operation(kind: type[Event], action: str) -> dict[str, Any]:
    channel = f"#/channels/{kind.__name__}"
    return {
        "action": action,
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/{kind.__name__}"}],
    }


def _message(kind: type[Event]) -> dict[str, Any]:
    return {
        "name": kind.type,
        "title": kind.__name__,
        "summary": (kind.__doc__ or "").strip().splitlines()[0],
        "contentType": "application/cloudevents+json",
        "payload": {
            "allOf": [
                {"$ref": f"{_SCHEMAS}CloudEvent"},
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": kind.type},
                        "dataversion": {"const": kind.version},
                        "data": {"$ref": f"{_SCHEMAS}{kind.__name__}"},
                    },
                },
            ]
        },
    }
