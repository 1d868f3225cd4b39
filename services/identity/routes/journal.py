"""Who reads the security log: administrators their own company's lines, operators all of them?"""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Annotated, Any, Literal

from litestar import Request, get
from litestar.params import Parameter
from litestar.response import Stream
from msgspec import Meta

from services.identity.models.journal import Choice, Libelle, Ligne, Nature, Natures
from services.identity.problems.sessions import PersonneInconnue
from services.identity.queries import journal as queries
from services.identity.rules import journal as rules
from shared.auth import DESK, SIGNED_IN, Principal, requires
from shared.database import Connection, Pool
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import FieldError, Forbidden, InvalidInput, preferred_language

ADMINISTRATORS = requires(roles={"administrateur"}, acr="mfa")
BATCH = 1000
"""How many lines of an export are read at once."""

Asked = Request[Any, Any, Any]
Cursor = Annotated[str | None, Parameter(max_length=200, description="`next` of the page before.")]
Limit = Annotated[int, Parameter(ge=1, le=100)]
Personne = Annotated[
    str | None,
    Parameter(
        max_length=254,
        pattern=r"^[^\x00-\x1f]+$",
        description="Username or e-mail address of the person.",
    ),
]
NatureAsked = Annotated[
    str | None,
    Parameter(
        max_length=64,
        pattern=r"^[a-z][a-z._-]*$",
        description="Kind of line, by its code.",
    ),
]
Du = Annotated[date | None, Parameter(description="First civil day of Morocco.")]
Au = Annotated[date | None, Parameter(description="Last civil day of Morocco, included.")]
Langue = Annotated[
    Literal["fr", "ar", "en"] | None,
    Parameter(description="Language of the words; without it what `Accept-Language` prefers."),
]
Read = Callable[[Connection, int | None, int], Awaitable[list[Ligne]]]


@get("/journal/natures", guards=[SIGNED_IN])
async def list_natures(request: Asked) -> Natures:
    """Return every kind of line with its words in three languages."""
    texts = request.app.state.screens.texts
    codes = [key for key in texts["fr"] if key.startswith(rules.TEXT_PREFIX)]
    return Natures(
        items=[
            Nature(
                code=key.removeprefix(rules.TEXT_PREFIX),
                label=Libelle(fr=texts["fr"][key], ar=texts["ar"][key], en=texts["en"][key]),
            )
            for key in codes
        ]
    )


@get("/entreprise/journal", guards=[ADMINISTRATORS])
async def page_journal_entreprise(
    conn: Connection,
    who: Principal,
    personne: Personne = None,
    nature: NatureAsked = None,
    du: Du = None,
    au: Au = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Ligne]:
    """Return what happened to the accounts of the administrator's company, the latest first."""
    ice = _company(who)
    read = _of(ice, await _choice(conn, ice, personne, nature, du, au))
    return paged(await read(conn, before(cursor), limit + 1), limit)


@get("/entreprise/journal/export", guards=[ADMINISTRATORS], media_type="text/csv")
async def export_journal_entreprise(
    request: Asked,
    pool: Pool,
    who: Principal,
    personne: Personne = None,
    nature: NatureAsked = None,
    du: Du = None,
    au: Au = None,
    langue: Langue = None,
) -> Stream:
    """Return the same as CSV, all of it."""
    ice = _company(who)
    async with pool.acquire() as conn:
        read = _of(ice, await _choice(conn, ice, personne, nature, du, au))
    return _csv(request, langue, pool, read, f"journal-{ice}.csv")


@get("/journal", guards=[DESK])
async def page_journal(
    conn: Connection,
    personne: Personne = None,
    nature: NatureAsked = None,
    du: Du = None,
    au: Au = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Ligne]:
    """Return what happened to all accounts, clients and keys, the latest first."""
    read = _of(None, await _choice(conn, None, personne, nature, du, au))
    return paged(await read(conn, before(cursor), limit + 1), limit)


@get("/journal/export", guards=[DESK], media_type="text/csv")
async def export_journal(
    request: Asked,
    pool: Pool,
    personne: Personne = None,
    nature: NatureAsked = None,
    du: Du = None,
    au: Au = None,
    langue: Langue = None,
) -> Stream:
    """Return the same as CSV, all of it."""
    async with pool.acquire() as conn:
        read = _of(None, await _choice(conn, None, personne, nature, du, au))
    return _csv(request, langue, pool, read, "journal.csv")


def before(cursor: str | None) -> int | None:
    """Return the line that a page of the log stands before.

    Raises: InvalidInput — not a cursor of the log.
    """
    if cursor is None:
        return None
    return decode_cursor(cursor, tuple[Annotated[int, Meta(ge=0, le=2**63 - 1)]])[0]


def paged(found: list[Ligne], limit: int) -> Page[Ligne]:
    """Return a page of at most `limit` of the lines found."""
    more = len(found) > limit
    return Page(items=found[:limit], next=encode_cursor(found[limit - 1].seq) if more else None)


def _company(who: Principal) -> str:
    """Return the administrator's company.

    Raises: Forbidden — they act for none.
    """
    if who.ice is None:
        raise Forbidden
    return who.ice


async def _choice(
    conn: Connection,
    ice: str | None,
    personne: str | None,
    nature: str | None,
    du: date | None,
    au: date | None,
) -> Choice:
    """Return which lines are wanted.

    Raises: PersonneInconnue — nobody, of this company if one is given, bears that name.
    InvalidInput — the period is of another century.
    """
    try:
        since, until = rules.period(du, au)
    except ValueError as error:
        raise InvalidInput(errors=[FieldError("du", str(error))]) from error
    whose = None
    if personne is not None:
        whose = await queries.find_person(conn, ice, personne.strip())
        if whose is None:
            raise PersonneInconnue
    return Choice(user_id=whose, nature=nature, since=since, until=until)


def _of(ice: str | None, choice: Choice) -> Read:
    async def read(conn: Connection, before: int | None, limit: int) -> list[Ligne]:
        if ice is None:
            return await queries.page_all(conn, choice, before, limit)
        return await queries.page_of_entreprise(conn, ice, choice, before, limit)

    return read


def _csv(request: Asked, langue: str | None, pool: Pool, read: Read, name: str) -> Stream:
    """Return lines as a file that leaves while it is read, a batch at a time.

    No connection is held while the reader's network is slow.
    """
    langue = langue or preferred_language(request.headers.get("accept-language"))
    texts = request.app.state.screens.texts[langue]

    async def rows() -> AsyncIterator[str]:
        yield rules.csv_head()
        last: int | None = None
        while True:
            async with pool.acquire() as conn:
                lines = await read(conn, last, BATCH)
            if lines:
                yield rules.csv_rows(lines, texts)
                last = lines[-1].seq
            if len(lines) < BATCH:
                return

    return Stream(
        rows(),
        media_type="text/csv; charset=utf-8; header=present",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


ROUTES = [
    list_natures,
    page_journal_entreprise,
    export_journal_entreprise,
    page_journal,
    export_journal,
]
