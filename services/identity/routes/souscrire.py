"""How does a company ask to join, and follow its request, without an account?

The request is opened by anyone; everything after that stands on the key of the mailed link, in the
header `Souscription-Cle`.
"""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, delete, get, post
from litestar.datastructures import State
from litestar.params import HeaderParameter, Parameter

from services.identity.actions import acces, souscriptions
from services.identity.actions import documents as document_actions
from services.identity.models.souscriptions import (
    CompleterSouscription,
    DemanderLien,
    DeposerSouscription,
    Depot,
    DocumentVu,
    Nature,
    Suivi,
)
from services.identity.problems.souscriptions import DocumentInconnu, DocumentNonPris
from services.identity.queries import documents as document_queries
from services.identity.rules import documents as document_rules
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Connection, Pool
from shared.problems import TooManyRequests, preferred_language
from shared.refusals import refusal

AnyRequest = Request[Any, Any, Any]
Key = Annotated[str, HeaderParameter(name="Souscription-Cle", min_length=1, max_length=100)]
IdempotencyKey = Annotated[
    str | None, HeaderParameter(name="Idempotency-Key", min_length=8, max_length=200)
]
SLOWED = {TooManyRequests.status: refusal(TooManyRequests)}
Name = Annotated[str, Parameter(min_length=1, max_length=255)]


@post("/souscriptions", guards=[PUBLIC], status_code=202, responses=SLOWED)
async def open_souscription(
    request: AnyRequest,
    pool: Pool,
    state: State,
    data: DeposerSouscription,
    idempotency_key: IdempotencyKey = None,
) -> Depot:
    """Ask to join. The address is to be confirmed by the link that is mailed, within seven days."""
    langue = preferred_language(request.headers.get("accept-language"))
    return await souscriptions.deposer(
        pool, state.means, visitor(request), data, langue, idempotency_key
    )


@post("/souscriptions/suivi", guards=[PUBLIC], status_code=204, responses=SLOWED)
async def send_link(request: AnyRequest, pool: Pool, state: State, data: DemanderLien) -> None:
    """Mail the link of a request again; the answer does not say whether there is one."""
    await souscriptions.demander_lien(pool, state.means, visitor(request), data)


@get("/souscriptions/suivi/{reference:str}", guards=[PUBLIC])
async def follow(conn: Connection, state: State, reference: str, cle: Key) -> Suivi:
    """Return the request as its applicant sees it."""
    return await souscriptions.suivre(conn, state.means, reference, cle)


@post("/souscriptions/suivi/{reference:str}/confirmation", guards=[PUBLIC], status_code=200)
async def confirm(conn: Connection, state: State, reference: str, cle: Key) -> Suivi:
    """Confirm the applicant's address: whoever has the link has read the mail."""
    await souscriptions.confirmer(conn, state.means, reference, cle)
    return await souscriptions.suivre(conn, state.means, reference, cle)


@post("/souscriptions/suivi/{reference:str}/complement", guards=[PUBLIC], status_code=200)
async def answer_complement(
    conn: Connection, state: State, reference: str, cle: Key, data: CompleterSouscription
) -> Suivi:
    """Answer what an operator asked, and submit the file again."""
    await souscriptions.completer(conn, state.means, reference, cle, data)
    return await souscriptions.suivre(conn, state.means, reference, cle)


@post("/souscriptions/suivi/{reference:str}/annulation", guards=[PUBLIC], status_code=200)
async def cancel(conn: Connection, state: State, reference: str, cle: Key) -> Suivi:
    """Give the request up."""
    await souscriptions.annuler(conn, state.means, reference, cle)
    return await souscriptions.suivre(conn, state.means, reference, cle)


@post(
    "/souscriptions/suivi/{reference:str}/documents",
    guards=[PUBLIC],
    request_max_body_size=document_rules.MAX_BYTES,
    responses={DocumentNonPris.status: refusal(DocumentNonPris)},
)
async def add_document(
    request: AnyRequest,
    pool: Pool,
    state: State,
    reference: str,
    cle: Key,
    nature: Nature,
    nom: Name,
) -> DocumentVu:
    """Add a document: the body is the file itself, PDF, JPEG or PNG, as `Content-Type` says."""
    content = await request.body()
    declared = request.headers.get("content-type", "")
    async with pool.acquire() as conn:
        return await document_actions.deposer(
            conn, state.means, reference, cle, nature, nom, declared, content
        )


@get(
    "/souscriptions/suivi/{reference:str}/documents/{document_id:uuid}",
    guards=[PUBLIC],
    media_type="application/octet-stream",
)
async def read_own_document(
    conn: Connection, state: State, reference: str, cle: Key, document_id: UUID
) -> Response[bytes]:
    """Return a document to who deposited it, to be saved."""
    found = await acces.opened(conn, state.means, reference, cle)
    document = await document_queries.find_document(conn, found.souscription_id, document_id)
    if document is None:
        raise DocumentInconnu
    return Response(
        document.contenu,
        media_type=document.media_type,
        headers=document_rules.headers(document.nom),
    )


@delete("/souscriptions/suivi/{reference:str}/documents/{document_id:uuid}", guards=[PUBLIC])
async def withdraw_document(
    conn: Connection, state: State, reference: str, cle: Key, document_id: UUID
) -> None:
    """Withdraw a document while the file waits for its applicant."""
    await document_actions.retirer(conn, state.means, reference, cle, document_id)


ROUTES = [
    open_souscription,
    send_link,
    follow,
    confirm,
    answer_complement,
    cancel,
    add_document,
    read_own_document,
    withdraw_document,
]
