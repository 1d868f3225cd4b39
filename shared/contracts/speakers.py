"""Who speaks on the stream: which sources, by pattern, stand behind each word?

A partner's code is its kind and its own name (`bank-007`, `agent-cma`); authorities that exist
once have a plain code (`badr`). Source: domain decision, authority matrix.
"""

from typing import Final

BANK: Final = "bank-*"
"""Authorised banks, by RIB code."""
CUSTOMS: Final = "badr"
"""Customs (ADII), speaking through BADR."""
MINISTRY: Final = "mce"
"""Ministry of foreign trade: visas, licences, duty exemptions."""
AGENT: Final = "agent-*"
"""Ship's agents (consignataires)."""
FORWARDER: Final = "ffw-*"
"""Freight forwarders."""
MEAD: Final = "mead-*"
"""Operators of inland clearance warehouses."""
PORT_AUTHORITY: Final = "anp-pcs"
"""National ports agency."""
TANGER_MED: Final = "tangermed"
"""Port community system of Tanger Med."""
TERMINAL: Final = "term-*"
"""Terminal operators."""

BODIES: Final = {
    "onssa": "ONSSA",
    "mic": "MIC",
    "sante": "SANTE",
    "anrt": "ANRT",
    "foodex": "FOODEX",
}
"""Control bodies with a system of their own: partner code → `organisme`."""

ORGANISMES: Final[dict[str, frozenset[str]]] = {
    CUSTOMS: frozenset({"ADII", "AUTRE"}),
    **{code: frozenset({organisme}) for code, organisme in BODIES.items()},
}
"""For which bodies a source may speak. Customs records those that have no system of their own."""

CONTROLLERS: Final = (CUSTOMS, *BODIES)
CARRIERS: Final = (AGENT, FORWARDER, MEAD)

PARTNER_PATTERNS: Final = (
    BANK,
    CUSTOMS,
    MINISTRY,
    *BODIES,
    *CARRIERS,
    PORT_AUTHORITY,
    TANGER_MED,
    TERMINAL,
)

IDENTITY: Final = "identity"
CATALOG: Final = "catalog"
BILLING: Final = "billing"
HELPDESK: Final = "helpdesk"
ASSISTANT: Final = "assistant"
DASHBOARD: Final = "dashboard"
GATEWAY: Final = "gateway"

SERVICES: Final = (IDENTITY, CATALOG, BILLING, HELPDESK, ASSISTANT, DASHBOARD, GATEWAY)
