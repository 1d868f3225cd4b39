"""What can be asked of the help desk?"""

from typing import Annotated

from litestar import get
from litestar.params import Parameter

from shared.auth import PUBLIC
from shared.database import Connection
from shared.problems import Unavailable

from . import queries, rules
from .models import Aide, Faq, Guide, Outlines
from .problems import GuideInconnu

Words = Annotated[
    str, Parameter(max_length=200, description="What was typed; case and accents do not matter.")
]


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


ROUTES = [read_aide, search_faq, list_guides, read_guide]
