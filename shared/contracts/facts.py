"""What holds for every fact about a company's file, and when is one not credible?

The `require_*` functions serve the events' `check`: whose word it is goes first (AUTORITE), then
whether the instants hold together (DATE).
"""

from datetime import datetime, timedelta

from shared.events import Event, Rejected


class Fait(Event, frozen=True, kw_only=True):
    """A fact about one company's file: the envelope's `ice` names that company."""

    needs_ice = True


DURATION_LIMIT = timedelta(days=90)
"""A domiciliation or a clearance that lasts longer is a mistake, not a delay.

Source: domain decision on quarantine reasons.
"""


def require_own_bank(source: str, banque: str | None) -> None:
    """Refuse a bank that speaks for another one.

    Raises: Rejected — AUTORITE.
    """
    if source.startswith("bank-") and banque is not None and source != f"bank-{banque}":
        raise Rejected("AUTORITE", f"{source} speaks for bank {banque}")


def require_order(start: datetime, end: datetime) -> None:
    """Refuse an end before its start.

    Raises: Rejected — DATE.
    """
    if end < start:
        raise Rejected("DATE", f"ends at {end.isoformat()}, before its start {start.isoformat()}")


def require_interval(start: datetime, end: datetime) -> None:
    """Refuse an end before its start, or more than 90 days after it.

    Raises: Rejected — DATE.
    """
    require_order(start, end)
    if end - start > DURATION_LIMIT:
        raise Rejected("DATE", f"lasts {(end - start).days} days, more than {DURATION_LIMIT.days}")
