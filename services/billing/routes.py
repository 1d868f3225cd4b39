"""What can be asked of billing?"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.params import HeaderParameter, Parameter

from shared import clock, money
from shared.auth import DESK_ACTS, PUBLIC, Principal, requires
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import FieldError, InvalidInput

from . import actions, queries, rules
from .models import (
    ActivateForfait,
    Forfait,
    ForfaitCourant,
    Offres,
    OffreView,
    Operation,
    TerminateForfait,
)
from .problems import ForfaitInconnu

SUBSCRIBERS = frozenset({"IMP", "EXP", "TRA", "FFW", "OPE"})
"""The profiles that have packages, and PORTNET's operator. Source: domain model, catalogue seed."""
READS_FORFAITS = requires(profils=SUBSCRIBERS, mandate="BIL-FOR")

Limit = Annotated[int, Parameter(ge=1, le=100)]
Cursor = Annotated[str | None, Parameter(max_length=500)]
Ice = Annotated[str | None, Parameter(max_length=15, description="For the operator only.")]
Key = Annotated[str | None, HeaderParameter(name="Idempotency-Key", min_length=1, max_length=200)]


def _company(who: Principal, ice: str | None) -> str:
    """Return whose packages are asked for: the caller's own, or the one the operator names."""
    if not who.is_operator:
        return who.ice or ""
    if ice is None:
        raise InvalidInput(errors=[FieldError("ice", "the operator names the company")])
    return ice


@get("/offres", guards=[PUBLIC])
async def read_offres(conn: Connection) -> Offres:
    """Return the offers on sale."""
    return Offres(
        items=[
            OffreView(
                code=offre.code,
                label=offre.label,
                ht=money.to_text(offre.ht_centimes),
                ttc=money.to_text(offre.ttc_centimes),
                devise="MAD",
                operations=offre.operations,
                mois=offre.mois,
            )
            for offre in await queries.list_offres(conn)
        ]
    )


@get("/forfait", guards=[READS_FORFAITS])
async def read_current_forfait(conn: Connection, who: Principal, ice: Ice = None) -> ForfaitCourant:
    """Return what the company may still do."""
    forfaits = await queries.list_forfaits(conn, _company(who, ice))
    return rules.current(forfaits, clock.day(clock.now()))


@get("/forfaits", guards=[READS_FORFAITS])
async def page_forfaits(
    conn: Connection,
    who: Principal,
    ice: Ice = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[Forfait]:
    """Return the company's packages, the latest first."""
    after = None if cursor is None else decode_cursor(cursor, tuple[datetime, UUID])
    found = await queries.page_forfaits(conn, _company(who, ice), after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].cree_le, shown[-1].forfait_id) if more else None,
    )


@get("/forfaits/{forfait_id:uuid}", guards=[READS_FORFAITS])
async def read_forfait(conn: Connection, who: Principal, forfait_id: UUID) -> Forfait:
    """Return one package."""
    return await _find(conn, who, forfait_id)


@get(
    "/forfaits/{forfait_id:uuid}/operations",
    guards=[READS_FORFAITS],
)
async def page_operations(
    conn: Connection,
    who: Principal,
    forfait_id: UUID,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Operation]:
    """Return the submissions a package bore, the latest first."""
    after = None if cursor is None else decode_cursor(cursor, tuple[datetime, str])
    await _find(conn, who, forfait_id)
    found = await queries.page_operations(conn, forfait_id, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].soumise_le, shown[-1].operation_ref) if more else None,
    )


@post("/forfaits", guards=[DESK_ACTS])
async def activate_forfait(
    conn: Connection, who: Principal, data: ActivateForfait, key: Key = None
) -> Response[Forfait]:
    """Activate an offer for a company: 201 when it is new, 200 when the order is repeated."""
    activated = await actions.activate_forfait(conn, who, data, key)
    return Response(activated.forfait, status_code=201 if activated.nouveau else 200)


@post("/forfaits/{forfait_id:uuid}/resilier", guards=[DESK_ACTS], status_code=200)
async def terminate_forfait(
    conn: Connection, who: Principal, forfait_id: UUID, data: TerminateForfait
) -> Forfait:
    """End a running package before its last day."""
    return await actions.terminate_forfait(conn, who, forfait_id, data)


async def _find(conn: Connection, who: Principal, forfait_id: UUID) -> Forfait:
    ice = None if who.is_operator else who.ice or ""
    forfait = await queries.find_forfait(conn, ice, forfait_id)
    if forfait is None:
        raise ForfaitInconnu
    return forfait


ROUTES = [
    read_offres,
    read_current_forfait,
    page_forfaits,
    read_forfait,
    page_operations,
    activate_forfait,
    terminate_forfait,
]
