"""Who asks for help with a lost second factor, and what is decided?"""

from dataclasses import replace
from uuid import UUID

from litestar import get, post
from litestar.datastructures import State

from services.identity.actions import lost_device
from services.identity.models.lost_device import DecideDemande, DemandesAide
from shared.auth import Principal, requires
from shared.database import Connection

READS = requires(acr="mfa")
DECIDES = replace(READS, recent=True)
"""An administrator or an operator, which the action asks: either will do."""


@get("/demandes-aide", guards=[READS])
async def list_demandes_aide(conn: Connection, who: Principal) -> DemandesAide:
    """Return requests that are open or approved: an administrator their company's, an operator all.

    Source: domain decision.
    """
    return await lost_device.list_open(conn, who)


@post("/demandes-aide/{demande_id:uuid}/approbation", guards=[DECIDES], status_code=204)
async def approve_demande_aide(
    conn: Connection, who: Principal, state: State, demande_id: UUID, data: DecideDemande
) -> None:
    """Let a person enrol new factors, after a delay in which they may cancel."""
    await lost_device.approve(conn, state.means, who, demande_id, data)


@post("/demandes-aide/{demande_id:uuid}/refus", guards=[DECIDES], status_code=204)
async def refuse_demande_aide(
    conn: Connection, who: Principal, demande_id: UUID, data: DecideDemande
) -> None:
    """Leave a person's factors in place, and say why."""
    await lost_device.refuse(conn, who, demande_id, data)


ROUTES = [list_demandes_aide, approve_demande_aide, refuse_demande_aide]
