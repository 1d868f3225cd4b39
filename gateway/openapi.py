"""What is the portal's public API, as one document?

Each service describes itself; here their documents become one, with every component's name kept
apart by the service's. The result is kept as `openapi.json`, reviewed like any other text.
"""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

SNAPSHOT = Path(__file__).parent / "openapi.json"
_REFERENCE = "#/components/schemas/"


def merged(documents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return one OpenAPI 3.1 document of the services' `documents`, keyed by service."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    tags = []
    for service, document in sorted(documents.items()):
        tags.append({"name": service, "description": document["info"].get("description", "")})
        for path, item in document.get("paths", {}).items():
            if path.startswith(f"/api/{service}/v1"):
                paths[path] = _tagged(_renamed(item, service), service)
        for name, schema in document.get("components", {}).get("schemas", {}).items():
            schemas[f"{service}.{name}"] = _renamed(schema, service)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "PMPCE",
            "version": "1",
            "description": "The single window's services, through the gateway.",
        },
        "servers": [{"url": "/"}],
        "tags": tags,
        "security": [{"portnetId": []}, {"portnetIdBound": []}, {"session": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "portnetId": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "An access token of Portnet ID (RFC 9068).",
                },
                "portnetIdBound": {
                    "type": "http",
                    "scheme": "DPoP",
                    "description": "An access token bound to a key of the client's, with a proof "
                    "of that key in the header DPoP of each request (RFC 9449).",
                },
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "__Host-session",
                    "description": "The browser's session; unsafe methods add X-CSRF-Token.",
                },
            },
        },
    }


def text(document: dict[str, Any]) -> str:
    """Return `document` as it is kept: indented, keys in order, one final newline."""
    ordered = msgspec.json.encode(document, order="sorted")
    return msgspec.json.format(ordered, indent=2).decode() + "\n"


@cache
def snapshot() -> bytes:
    """Return the document that this installation was built with."""
    return SNAPSHOT.read_bytes()


def _renamed(node: Any, service: str) -> Any:
    """Return `node` with its references leading to the service's own components."""
    if isinstance(node, dict):
        return {
            key: value.replace(_REFERENCE, f"{_REFERENCE}{service}.")
            if key == "$ref" and isinstance(value, str)
            else _renamed(value, service)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_renamed(each, service) for each in node]
    return node


def _tagged(item: dict[str, Any], service: str) -> dict[str, Any]:
    return {
        method: operation
        | {"tags": [service], "operationId": f"{service}.{operation.get('operationId', method)}"}
        if isinstance(operation, dict) and "responses" in operation
        else operation
        for method, operation in item.items()
    }
