"""What can be asked of the help desk?"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import get
from litestar.params import Parameter

from shared.auth import PUBLIC, SIGNED_IN, Principal
from shared.database import Connection
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import Forbidden, Unavailable

from . import rules
from .models import Aide, Faq, Guide, Outlines, Priorite, ReclamationHead, Suivi, Whose
from .problems import GuideInconnu, ReclamationInconnue
from .queries import content as queries
from .queries import reclamations

Words = Annotated[
    str, Parameter(max_length=200, description="What was typed; case and accents do not matter.")
]


Cursor = Annotated[str | None, Parameter(max_length=200, description="`next` of the page before.")]
Limit = Annotated[int, Parameter(ge=1, le=100)]
Urgence = Annotated[Priorite | None, Parameter(description="Only complaints of this priority.")]


@get("/aide", guards=[PUBLIC])
async def read_aide(conn: Connection) -> Aide:
    """Return what the help centre offers, and the phone number."""
    assistance = await queries.find_assistance(conn)
    if assistance is None:
        raise Unavailable("the help centre's content has not been published yet")
    return Aide(
        telephone=assistance.telephone,
        telephone_affiche=assistance.telephone_affiche,
        entrees=await queries.list_entrees(conn),
    )


@get("/faq", guards=[PUBLIC])
async def search_faq(conn: Connection, q: Words = "") -> Faq:
    """Return the FAQ by theme, or the entries that answer what was typed."""
    found = rules.find(await queries.list_questions(conn), q)
    themes = rules.by_theme(await queries.list_themes(conn), found)
    return Faq(themes=themes, total=len(found))


@get("/guides", guards=[PUBLIC])
async def list_guides(conn: Connection) -> Outlines:
    """Return every guide's table of contents, with what is published of it."""
    return Outlines(
        items=rules.outlines(
            await queries.list_chapter_places(conn),
            await queries.list_guides(conn),
            await queries.list_chapter_heads(conn),
            await queries.list_services(conn),
        )
    )


@get("/guides/{code:str}", guards=[PUBLIC])
async def read_guide(conn: Connection, code: str) -> Guide:
    """Return a guide with its text, by its own code or by that of its service."""
    guide = await queries.find_guide(conn, code)
    if guide is None:
        raise GuideInconnu
    return Guide(
        code=guide.code,
        service_code=guide.service_code,
        label=guide.label,
        chapitres=await queries.list_chapters(conn, guide.code),
    )


@get("/reclamations", guards=[SIGNED_IN])
async def page_reclamations(
    conn: Connection,
    who: Principal,
    priorite: Urgence = None,
    cursor: Cursor = None,
    limit: Limit = 20,
) -> Page[ReclamationHead]:
    """Return complaints, the latest first: one's own; a company's for its administrators; all for
    PORTNET's operators.
    """
    after = None if cursor is None else decode_cursor(cursor, tuple[datetime, str])
    found = await reclamations.page_reclamations(conn, _whose(who), priorite, after, limit + 1)
    shown = found[:limit]
    more = len(found) > limit
    return Page(
        items=shown, next=encode_cursor(shown[-1].cree_le, shown[-1].numero) if more else None
    )


@get("/reclamations/{numero:str}", guards=[SIGNED_IN])
async def read_reclamation(conn: Connection, who: Principal, numero: str) -> Suivi:
    """Return one of those complaints, and how it came to its state."""
    found = None
    if rules.is_numero(numero):
        found = await reclamations.find_reclamation(conn, _whose(who), numero)
    if found is None:
        raise ReclamationInconnue
    return Suivi(reclamation=found, etapes=await reclamations.list_etapes(conn, numero))


def _whose(who: Principal) -> Whose:
    """Return whose complaints the caller may read.

    Raises: Forbidden — a program asks.
    """
    if who.is_operator:
        return Whose()
    if who.ice is not None and "administrateur" in who.roles:
        return Whose(ice=who.ice)
    try:
        return Whose(user_id=UUID(who.person))
    except ValueError as error:
        raise Forbidden from error


ROUTES = [
    read_aide,
    search_faq,
    list_guides,
    read_guide,
    page_reclamations,
    read_reclamation,
]
