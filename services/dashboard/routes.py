"""What can be asked of the dashboard?"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import Parameter
from litestar.response import Stream

from shared import clock, mandates, sse
from shared import ice as ices
from shared.auth import DESK, SIGNED_IN, Principal, requires
from shared.database import UNAVAILABLE, Connection, Pool
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import FieldError, Forbidden, InvalidInput
from shared.service import Running

from . import kpis
from .actions import reading
from .live import PLACE, bell_message, carte_message, source_message
from .models.board import CARTES, Board, Series
from .models.notifications import Letter, Notification, Unread
from .problems import IceRequis
from .queries import boards, counters, loads, notifications, quarantine

Ice = Annotated[
    str | None, Parameter(max_length=15, description="Operators only: whose board to show.")
]
Cursor = Annotated[str | None, Parameter(max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=100)]

BOARD = requires(mandate="TB")
"""Anyone signed in; under a mandate that lists the board."""

STRAGGLERS = timedelta(seconds=10)
"""A transaction may commit this much later than one that began after it; what is told twice does
no harm.
"""

MISSED = 50
"""How many missed notifications a page that comes back is told of; the list has the rest."""


def _whose(who: Principal, asked: str | None) -> str:
    """Return the company whose board the caller may see.

    Raises: Forbidden — another company's; InvalidInput — not an ICE; IceRequis — none is said.
    """
    if asked is not None and asked != who.ice:
        if not who.is_operator:
            raise Forbidden
        if not ices.is_shaped(asked):
            raise _not_an_ice()
        return asked
    if who.ice is None:
        raise IceRequis if who.is_operator else Forbidden
    return who.ice


async def _whose_figures(conn: Connection, who: Principal, asked: str | None) -> str:
    """Return the same, and refuse a mistyped number rather than show that it has no trade.

    Raises: what `_whose` raises.
    """
    whose = _whose(who, asked)
    is_trusted = whose == who.ice or ices.is_valid(whose)
    if not is_trusted and not await loads.list_entreprises(conn, [whose]):
        raise _not_an_ice()
    return whose


def _not_an_ice() -> InvalidInput:
    return InvalidInput(errors=[FieldError("ice", "not a valid ICE")])


@get("/kpis", guards=[BOARD])
async def read_kpis(conn: Connection, who: Principal, ice: Ice = None) -> Board:
    """Return the eight cards of the caller's company, as they read now in Africa/Casablanca."""
    whose, now = await _whose_figures(conn, who, ice), clock.now()
    rows = await counters.list_board_counters(conn, whose, *kpis.bucket(now))
    return kpis.board(whose, now, rows, await boards.find_standing(conn, whose, clock.day(now)))


@get("/kpis/series", guards=[BOARD])
async def read_series(conn: Connection, who: Principal, ice: Ice = None) -> Series:
    """Return the last twelve months of the caller's company, a curve a card."""
    whose, months = await _whose_figures(conn, who, ice), kpis.last_months(clock.now())
    rows = await counters.list_counters(
        conn, whose, [year for year, _ in months], [month for _, month in months]
    )
    return kpis.series(whose, months, {(row.year, row.month): row for row in rows})


@get("/stream", guards=[BOARD], media_type="text/event-stream")
async def stream(
    request: Request[Any, Any, Any], running: Running, who: Principal, ice: Ice = None
) -> Stream:
    """Tell the open page which card changed, and when there is something new to read.

    It begins with what was missed since `Last-Event-ID`; a page that opens is told of the last
    moments, which its first reading may not have seen.
    """
    whose = _whose(who, ice)
    since = _instant(request.headers.get("last-event-id")) or clock.now()

    async def missed() -> list[sse.Message]:
        told = [source_message(running)] if "events" in running.settings.roles else []
        return told + await _missed(running.pool, whose, since - STRAGGLERS)

    async def may_go_on() -> bool:
        return await mandates.is_in_force(running.pool, who)

    until = None if who.mandate is None else may_go_on
    return sse.respond(running.broadcast, whose, PLACE, first=missed, as_long_as=until)


def _instant(event_id: str | None) -> datetime | None:
    """Return the instant that an event id of ours names, None for anything else."""
    if event_id is None or not event_id.isascii() or not event_id.isdigit() or len(event_id) > 17:
        return None
    return datetime.fromtimestamp(int(event_id) / 1_000_000, UTC)


async def _missed(pool: Pool, ice: str, since: datetime) -> list[sse.Message]:
    try:
        async with pool.acquire() as conn:
            at = await counters.find_freshness(conn, ice)
            bells = await notifications.list_since(conn, ice, since, MISSED)
    except UNAVAILABLE:
        # Every page is told to look again when the database is back.
        return []
    now = clock.now()
    cartes = [carte_message(carte, at) for carte in CARTES] if at and at > since else []
    return [*cartes, *[bell_message(notification_id, now) for notification_id in bells]]


@get("/notifications", guards=[BOARD])
async def list_notifications(
    conn: Connection,
    who: Principal,
    cursor: Cursor = None,
    limit: Limit = 20,
    non_lues: bool = False,
) -> Page[Notification]:
    """Return what the caller's company was told, newest first, with the caller's own marks."""
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    if who.ice is None:
        return Page(items=[])
    rows = await notifications.list_notifications(
        conn, who.ice, who.person, unread=non_lues, before=before, limit=limit + 1
    )
    more = len(rows) > limit
    items = rows[:limit]
    return Page(items=items, next=encode_cursor(items[-1].notification_id) if more else None)


@get("/notifications/compte", guards=[BOARD])
async def count_notifications(conn: Connection, who: Principal) -> Unread:
    """Return how many notifications the caller has not read."""
    if who.ice is None:
        return Unread(non_lues=0)
    return Unread(non_lues=await notifications.count_unread(conn, who.ice, who.person))


@post("/notifications/{notification_id:uuid}/lue", guards=[BOARD], status_code=204)
async def read_notification(conn: Connection, who: Principal, notification_id: UUID) -> None:
    """Mark a notification read by the caller."""
    await reading.read_notification(conn, who, notification_id)


@post("/notifications/lues", guards=[BOARD], status_code=204)
async def read_notifications(conn: Connection, who: Principal) -> None:
    """Mark all notifications read by the caller."""
    await reading.read_notifications(conn, who)


@get("/quarantaine", guards=[DESK])
async def list_quarantine(
    conn: Connection,
    cursor: Cursor = None,
    limit: Limit = 50,
    motif: Annotated[str | None, Parameter(max_length=20)] = None,
    source: Annotated[str | None, Parameter(max_length=100)] = None,
) -> Page[Letter]:
    """Return the events that were refused, newest first, of one reason or source if asked."""
    return await _page_of_letters(conn, None, cursor, limit, motif, source)


@get("/quarantaine/partenaire", guards=[SIGNED_IN])
async def list_own_quarantine(
    conn: Connection,
    who: Principal,
    cursor: Cursor = None,
    limit: Limit = 50,
    motif: Annotated[str | None, Parameter(max_length=20)] = None,
) -> Page[Letter]:
    """Return what was refused of all that came under the caller's own partner code, newest first.

    Raises: Forbidden — the caller belongs to no partner.
    """
    if who.organisme is None:
        raise Forbidden
    return await _page_of_letters(conn, who.organisme, cursor, limit, motif, None)


async def _page_of_letters(
    conn: Connection,
    said_by: str | None,
    cursor: str | None,
    limit: int,
    reason: str | None,
    source: str | None,
) -> Page[Letter]:
    before = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else None
    rows = await quarantine.list_letters(
        conn, said_by, reason=reason, source=source, before=before, limit=limit + 1
    )
    more = len(rows) > limit
    items = rows[:limit]
    last = items[-1] if items else None
    return Page(
        items=items,
        next=encode_cursor(last.received_at, last.dead_letter_id) if more and last else None,
    )


ROUTES = [
    read_kpis,
    read_series,
    stream,
    list_notifications,
    count_notifications,
    read_notification,
    read_notifications,
    list_quarantine,
    list_own_quarantine,
]
