"""What may a company's administrators do with its people, and operators with those of any?

The same routes stand twice: under `/entreprise` for the caller's own company, which their token
names, and under `/entreprises/{ice}` for PORTNET's operators.
"""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Router, delete, get, post, put
from litestar.datastructures import State
from litestar.di import Provide
from litestar.params import Parameter
from litestar.types import ControllerRouterHandler

from services.identity.actions import invitations, members
from services.identity.models.lost_device import DecideDemande
from services.identity.models.members import (
    EtatInvitation,
    EtatMembre,
    FacteursRetires,
    FicheMembre,
    Invitation,
    Invite,
    Membre,
    MonAffectation,
    SetAffectations,
    Suspend,
)
from services.identity.models.people import Entreprise, Role
from services.identity.problems import EntrepriseInconnue
from services.identity.problems.members import MembreInconnu
from services.identity.queries import invitations as invitation_queries
from services.identity.queries import members as queries
from services.identity.queries import people
from services.identity.rules.members import ADMINISTRATOR
from services.identity.rules.person import user_id as person
from services.identity.visiting import visitor
from shared import clock
from shared import ice as ices
from shared.auth import DESK, SIGNED_IN, Principal, requires
from shared.database import Connection, Pool
from shared.fold import like_patterns, words
from shared.pages import Page, decode_cursor, encode_cursor
from shared.problems import Forbidden

ACTS = requires(acr="mfa", recent=True)
"""What is done to others wants a strong sign-in of this very moment."""

Search = Annotated[
    str, Parameter(max_length=200, description="Words of names, username or address.")
]
Cursor = Annotated[str, Parameter(max_length=900, description="`next` of the page before.")]
Limit = Annotated[int, Parameter(ge=1, le=100, description="How many, at most.")]


def own_company(who: Principal) -> str:
    """Return the company that the caller's own token names.

    Raises: Forbidden — they act under a mandate. EntrepriseInconnue — they work for none.
    """
    if who.act is not None or who.mandate is not None:
        raise Forbidden
    if who.ice is None:
        raise EntrepriseInconnue
    return who.ice


def named_company(ice: str) -> str:
    """Return the company that the path names.

    Raises: EntrepriseInconnue — that is no ICE.
    """
    if not ices.is_shaped(ice):
        raise EntrepriseInconnue
    return ice


async def _entreprise(conn: Connection, company: str) -> Entreprise:
    found = await people.find_entreprise(conn, company)
    if found is None:
        raise EntrepriseInconnue
    return found


@get("/entreprise", guards=[requires(roles={ADMINISTRATOR})])
async def read_own_entreprise(conn: Connection, who: Principal) -> Entreprise:
    """Return the caller's own company."""
    return await _entreprise(conn, own_company(who))


@get("/affectations", guards=[SIGNED_IN])
async def list_own_affectations(conn: Connection, who: Principal) -> list[MonAffectation]:
    """Return the companies and profiles that the caller may choose at sign-in."""
    return [
        MonAffectation(
            ice=each.ice,
            raison_sociale=each.raison_sociale,
            profil=each.profil,
            roles=each.roles,
        )
        for each in await people.list_affectations(conn, person(who))
    ]


@get("/utilisateurs")
async def list_members(
    conn: Connection,
    company: str,
    q: Search = "",
    etat: EtatMembre | None = None,
    role: Role | None = None,
    cursor: Cursor = "",
    limit: Limit = 20,
) -> Page[Membre]:
    """Return the company's people by name; case and accents do not matter."""
    await _entreprise(conn, company)
    after = decode_cursor(cursor, tuple[str, UUID]) if cursor else None
    patterns = like_patterns(words(q))
    found = await queries.list_members(conn, company, patterns, etat, role, after, limit + 1)
    shown, more = found[:limit], len(found) > limit
    return Page(
        items=[
            Membre(
                user_id=each.user_id,
                username=each.username,
                email=each.email,
                prenom=each.prenom,
                nom=each.nom,
                etat=each.etat,
                affectations=each.affectations,
                derniere_connexion=each.derniere_connexion,
            )
            for each in shown
        ],
        next=encode_cursor(shown[-1].tri, shown[-1].user_id) if more else None,
    )


@get("/utilisateurs/{user_id:uuid}")
async def read_member(conn: Connection, company: str, user_id: UUID) -> FicheMembre:
    """Return one of the company's people: rights, state, kinds of factors; never a secret."""
    found = await queries.find_member(conn, company, user_id)
    if found is None:
        raise MembreInconnu
    return found


@put("/utilisateurs/{user_id:uuid}/affectations", guards=[ACTS])
async def set_affectations(
    conn: Connection, who: Principal, company: str, user_id: UUID, data: SetAffectations
) -> FicheMembre:
    """Give a person these profiles and roles; who loses some is signed out at once."""
    return await members.set_affectations(conn, who, company, user_id, data)


@post("/utilisateurs/{user_id:uuid}/suspension", guards=[ACTS], status_code=200)
async def suspend_member(
    conn: Connection, who: Principal, company: str, user_id: UUID, data: Suspend
) -> FicheMembre:
    """Suspend a person in the company; their sessions for it end at once."""
    return await members.suspend(conn, who, company, user_id, data)


@delete("/utilisateurs/{user_id:uuid}/suspension", guards=[ACTS], status_code=200)
async def reinstate_member(
    conn: Connection, who: Principal, company: str, user_id: UUID
) -> FicheMembre:
    """Let a suspended person work for the company again."""
    return await members.reinstate(conn, who, company, user_id)


@delete("/utilisateurs/{user_id:uuid}", guards=[ACTS])
async def remove_member(conn: Connection, who: Principal, company: str, user_id: UUID) -> None:
    """End a person's work for the company; their account stays."""
    await members.remove(conn, who, company, user_id)


@post("/utilisateurs/{user_id:uuid}/retrait-facteurs", guards=[ACTS], status_code=202)
async def reset_factors(
    request: Request[Any, Any, Any],
    conn: Connection,
    state: State,
    who: Principal,
    company: str,
    user_id: UUID,
    data: DecideDemande,
) -> FacteursRetires:
    """Remove a person's second factors: at once by an operator, after a delay by a company."""
    return await members.reset_factors(
        conn, state.means, visitor(request), who, company, user_id, data
    )


@post("/utilisateurs/{user_id:uuid}/mot-de-passe", guards=[ACTS], status_code=202)
async def send_password_link(
    conn: Connection, state: State, who: Principal, company: str, user_id: UUID
) -> None:
    """Mail a person a link to choose another password; nobody else sees or sets it."""
    await members.send_password_link(conn, state.means, state.letters, who, company, user_id)


@get("/invitations")
async def list_invitations(
    conn: Connection,
    company: str,
    etat: EtatInvitation | None = None,
    cursor: Cursor = "",
    limit: Limit = 20,
) -> Page[Invitation]:
    """Return the company's invitations, the newest first."""
    await _entreprise(conn, company)
    after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else None
    found = await invitation_queries.list_invitations(
        conn, company, clock.now(), etat, after, limit + 1
    )
    shown, more = found[:limit], len(found) > limit
    return Page(
        items=shown,
        next=encode_cursor(shown[-1].invite_le, shown[-1].invitation_id) if more else None,
    )


@post("/invitations", guards=[ACTS])
async def invite(
    pool: Pool, state: State, who: Principal, company: str, data: Invite
) -> Invitation:
    """Invite an address by mail; the same address again gets its invitation anew."""
    return await invitations.invite(pool, state.means, state.letters, who, company, data)


@post("/invitations/{invitation_id:uuid}/envoi", guards=[ACTS], status_code=200)
async def send_again(
    pool: Pool, state: State, who: Principal, company: str, invitation_id: UUID
) -> Invitation:
    """Send an invitation anew; the link before is void."""
    return await invitations.send_again(
        pool, state.means, state.letters, who, company, invitation_id
    )


@delete("/invitations/{invitation_id:uuid}", guards=[ACTS])
async def cancel_invitation(
    conn: Connection, who: Principal, company: str, invitation_id: UUID
) -> None:
    """Cancel an invitation; its link is void."""
    await invitations.cancel(conn, who, company, invitation_id)


_OF_A_COMPANY = [
    list_members,
    read_member,
    set_affectations,
    suspend_member,
    reinstate_member,
    remove_member,
    reset_factors,
    send_password_link,
    list_invitations,
    invite,
    send_again,
    cancel_invitation,
]

ROUTES: list[ControllerRouterHandler] = [
    read_own_entreprise,
    list_own_affectations,
    Router(
        "/entreprise",
        route_handlers=_OF_A_COMPANY,
        guards=[requires(roles={ADMINISTRATOR}, acr="mfa")],
        dependencies={"company": Provide(own_company, sync_to_thread=False)},
    ),
    Router(
        "/entreprises/{ice:str}",
        route_handlers=_OF_A_COMPANY,
        guards=[DESK],
        dependencies={"company": Provide(named_company, sync_to_thread=False)},
    ),
]
