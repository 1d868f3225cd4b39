"""What can a company do with the procurations it gives and receives?"""

from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from litestar import Request, Response, delete, get, post, put
from litestar.params import Parameter, QueryParameter

from services.identity.actions import procurations
from services.identity.models.procurations import (
    ActeAccompli,
    Demarche,
    Etat,
    Importation,
    Procuration,
    ProcurationSuivie,
    Redaction,
    Sens,
    Societe,
    Type,
)
from services.identity.problems import EntrepriseInconnue
from services.identity.problems.procurations import DocumentTropGrand, ProcurationInconnue
from services.identity.queries import actes
from services.identity.queries import procurations as queries
from services.identity.rules import procurations as rules
from services.identity.rules.person import company
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor

READS = SIGNED_IN
WRITES = requires(roles={"administrateur"})
"""A draft binds nobody: whoever writes one is asked to prove themselves once, at its signature."""
COMMITS = requires(roles={"administrateur"}, acr="mfa", recent=True)
"""What binds a company asks for a fresh and strong sign-in: it is its signature."""

Cursor = Annotated[str | None, Parameter(max_length=200)]
Limit = Annotated[int, Parameter(ge=1, le=100)]


@get("/procurations", guards=[READS])
async def list_procurations(
    conn: Connection,
    who: Principal,
    sens: Sens = "donnees",
    type_: Annotated[Type | None, QueryParameter(name="type")] = None,
    etat: list[Etat] | None = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[Procuration]:
    """Return what the caller's company gave or received, the latest first."""
    before = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    rows = await queries.list_procurations(
        conn, company(who), sens, type_, etat or [], before, limit + 1
    )
    items = rows[:limit]
    more = len(rows) > limit
    return Page(items=items, next=encode_cursor(items[-1].procuration_id) if more else None)


@get("/procurations/actes", guards=[READS])
async def list_acts(
    conn: Connection,
    who: Principal,
    procuration: UUID | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ActeAccompli]:
    """Return what was done under the procurations of the caller's company, the latest first."""
    before = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else None
    rows = await actes.list_acts(conn, company(who), procuration, before, limit + 1)
    items = rows[:limit]
    more = len(rows) > limit
    return Page(items=items, next=encode_cursor(items[-1].at, items[-1].acte_id) if more else None)


@get("/procurations/mandataires/{ice:str}", guards=[WRITES])
async def read_agent(conn: Connection, ice: str) -> Societe:
    """Return the name of the company that bears an ICE, so that a mandant sees whom it names."""
    found = await queries.find_societe(conn, ice) if len(ice) == 15 and ice.isdigit() else None
    if found is None:
        raise EntrepriseInconnue
    return found


@get("/procurations/{procuration_id:uuid}", guards=[READS])
async def read_procuration(
    conn: Connection, who: Principal, procuration_id: UUID
) -> ProcurationSuivie:
    """Return a procuration with its steps and what the caller's company may do next."""
    found = await queries.find_procuration(conn, company(who), procuration_id)
    cote = None if found is None else rules.side(company(who), found)
    if found is None or cote is None:
        raise ProcurationInconnue
    return ProcurationSuivie(
        procuration=found,
        cote=cote,
        etapes=await queries.list_steps(conn, company(who), procuration_id),
        actes=rules.possible(found.etat, found.type, cote),
    )


@put("/procurations/{procuration_id:uuid}", guards=[WRITES])
async def write_procuration(
    conn: Connection, who: Principal, procuration_id: UUID, data: Redaction
) -> Procuration:
    """Write or change a draft; its id is the client's, so that sending it twice makes one."""
    return await procurations.write(conn, who, procuration_id, data)


@delete("/procurations/{procuration_id:uuid}", guards=[WRITES])
async def throw_procuration_away(conn: Connection, who: Principal, procuration_id: UUID) -> None:
    """Throw a draft away."""
    await procurations.throw_away(conn, who, procuration_id)


@put("/procurations/{procuration_id:uuid}/document", guards=[WRITES], status_code=204)
async def attach_document(
    request: Request[Any, Any, Any],
    conn: Connection,
    who: Principal,
    procuration_id: UUID,
    nom: Annotated[str, Parameter(min_length=1, max_length=200)],
) -> None:
    """Keep the signed paper of a draft: a PDF as the request's body, at most 5 MB."""
    content = b""
    async for piece in request.stream():
        content += piece
        if len(content) > rules.DOCUMENT_BYTES:
            raise DocumentTropGrand
    await procurations.attach(conn, who, procuration_id, nom, content)


@get(
    "/procurations/{procuration_id:uuid}/document",
    guards=[READS],
    media_type="application/pdf",
)
async def read_document(conn: Connection, who: Principal, procuration_id: UUID) -> Response[bytes]:
    """Return the signed paper, to be saved rather than shown."""
    found = await queries.find_procuration(conn, company(who), procuration_id)
    content = (
        None if found is None else await queries.find_document(conn, company(who), procuration_id)
    )
    if found is None or content is None:
        raise ProcurationInconnue
    name = quote(found.document_nom or "procuration.pdf", safe="")
    return Response(
        content,
        media_type="application/pdf",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "Content-Security-Policy": "sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


@post("/procurations/{procuration_id:uuid}/demarches", guards=[COMMITS], status_code=200)
async def take_step(
    conn: Connection, who: Principal, procuration_id: UUID, data: Demarche
) -> Procuration:
    """Sign, accept, refuse, suspend, resume, revoke or renounce."""
    return await procurations.step(conn, who, procuration_id, data)


@post("/procurations/import", guards=[COMMITS], status_code=200)
async def import_procurations(
    request: Request[Any, Any, Any], conn: Connection, who: Principal
) -> Importation:
    """Give the procurations of a CSV file; each wrong line is told, the others are given."""
    return await procurations.import_lines(conn, who, await request.body())


ROUTES = [
    list_procurations,
    list_acts,
    read_agent,
    read_procuration,
    write_procuration,
    throw_procuration_away,
    attach_document,
    read_document,
    take_step,
    import_procurations,
]
