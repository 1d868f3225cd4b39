"""How do operators examine companies' requests to join?"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.params import Parameter

from services.identity.actions import instruction
from services.identity.models.souscriptions import (
    ApprouverSouscription,
    DemanderComplement,
    Dossier,
    EtatVisible,
    LigneSouscription,
    PrendreEnCharge,
    RejeterSouscription,
)
from services.identity.queries import souscriptions as queries
from services.identity.rules import documents as document_rules
from shared.auth import DESK, DESK_ACTS, Principal
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor

Words = Annotated[str | None, Parameter(max_length=100, pattern=r"^[^\x00]*$")]
Size = Annotated[int, Parameter(ge=1, le=100)]


@get("/souscriptions", guards=[DESK])
async def list_souscriptions(
    conn: Connection,
    etat: EtatVisible | None = None,
    q: Words = None,
    cursor: str | None = None,
    limite: Size = 50,
) -> Page[LigneSouscription]:
    """Return requests to join, the longest waiting first; `q` is a name, an ICE, a reference or an
    applicant's e-mail.
    """
    after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else None
    words = " ".join(q.split()) if q else None
    found = await queries.list_souscriptions(conn, etat, words or None, after, limite + 1)
    items = found[:limite]
    more = len(found) > limite
    following = encode_cursor(items[-1].soumise_le, items[-1].souscription_id) if more else None
    return Page(items=items, next=following)


@get("/souscriptions/{souscription_id:uuid}", guards=[DESK])
async def read_souscription(conn: Connection, who: Principal, souscription_id: UUID) -> Dossier:
    """Return a request whole: what it says, its documents, its history."""
    return await instruction.lire(conn, who, souscription_id)


@get(
    "/souscriptions/{souscription_id:uuid}/documents/{document_id:uuid}",
    guards=[DESK],
    media_type="application/octet-stream",
)
async def read_document(
    conn: Connection, souscription_id: UUID, document_id: UUID
) -> Response[bytes]:
    """Return a document of a request, to be saved."""
    found = await instruction.lire_document(conn, souscription_id, document_id)
    return Response(
        found.contenu, media_type=found.media_type, headers=document_rules.headers(found.nom)
    )


@post("/souscriptions/{souscription_id:uuid}/prise-en-charge", guards=[DESK], status_code=200)
async def take_in_charge(
    conn: Connection, who: Principal, souscription_id: UUID, data: PrendreEnCharge
) -> Dossier:
    """Put a request in the caller's charge."""
    return await instruction.prendre_en_charge(conn, who, souscription_id, reprendre=data.reprendre)


@post("/souscriptions/{souscription_id:uuid}/complement", guards=[DESK_ACTS], status_code=200)
async def ask_complement(
    conn: Connection, who: Principal, souscription_id: UUID, data: DemanderComplement
) -> Dossier:
    """Ask the applicant to mend or add something."""
    return await instruction.demander_complement(conn, who, souscription_id, data)


@post("/souscriptions/{souscription_id:uuid}/approbation", guards=[DESK_ACTS], status_code=200)
async def approve(
    conn: Connection,
    who: Principal,
    state: State,
    souscription_id: UUID,
    data: ApprouverSouscription,
) -> Dossier:
    """Register the company and invite its first administrator."""
    return await instruction.approuver(conn, state.means, who, souscription_id, data)


@post("/souscriptions/{souscription_id:uuid}/rejet", guards=[DESK_ACTS], status_code=200)
async def refuse(
    conn: Connection, who: Principal, souscription_id: UUID, data: RejeterSouscription
) -> Dossier:
    """Refuse the request, with the reason."""
    return await instruction.rejeter(conn, who, souscription_id, data)


ROUTES = [
    list_souscriptions,
    read_souscription,
    read_document,
    take_in_charge,
    ask_complement,
    approve,
    refuse,
]
