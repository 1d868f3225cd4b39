"""What can be asked of Portnet ID through the API?"""

from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.datastructures import State

from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection

from .actions import passkeys
from .models.people import AddCle, Cle, Entreprise, Facteurs, MonEspace
from .problems import CompteInconnu, EntrepriseInconnue
from .queries import passkeys as passkey_queries
from .queries import people

CHANGES_FACTORS = requires(acr="urn:portnet:acr:mfa")
"""A code by mail is not enough to change factors."""


def _user_id(who: Principal) -> UUID:
    try:
        return UUID(who.sub)
    except ValueError as error:
        raise CompteInconnu from error


@get("/moi", guards=[SIGNED_IN])
async def read_mon_espace(conn: Connection, who: Principal) -> MonEspace:
    """Return the caller's own data, read-only. Source: user guide, III.A."""
    found = await people.find_mon_espace(conn, _user_id(who), who.ice, who.profil or "")
    if found is None:
        raise CompteInconnu
    return msgspec.structs.replace(found, acr=who.acr or "")


@get("/entreprises/{ice:str}", guards=[requires(profils={"OPE"})])
async def read_entreprise(conn: Connection, ice: str) -> Entreprise:
    """Return a company, for PORTNET's operators."""
    found = await people.find_entreprise(conn, ice) if len(ice) == 15 and ice.isdigit() else None
    if found is None:
        raise EntrepriseInconnue
    return found


@get("/facteurs", guards=[SIGNED_IN])
async def read_facteurs(conn: Connection, who: Principal) -> Facteurs:
    """Return the caller's second factors."""
    user_id = _user_id(who)
    keys = await passkey_queries.list_passkeys(conn, user_id)
    return Facteurs(
        applications=await people.list_applications(conn, user_id),
        cles=[
            Cle(
                cle_id=each.cle_id,
                nom=each.nom,
                synchronisee=each.synchronisee,
                creee_le=each.created_at,
                utilisee_le=each.last_used_at,
            )
            for each in keys
        ],
    )


@post("/cles/options", guards=[CHANGES_FACTORS], status_code=200)
async def offer_cle(conn: Connection, who: Principal, state: State) -> dict[str, object]:
    """Return what the browser asks a device to make a passkey.

    Source: Web Authentication Level 3, section 5.4 (PublicKeyCredentialCreationOptionsJSON).
    """
    return await passkeys.offer_cle(conn, state.means, who)


@post("/cles", guards=[CHANGES_FACTORS])
async def add_cle(conn: Connection, who: Principal, state: State, data: AddCle) -> Cle:
    """Add a passkey to the caller's factors."""
    added = await passkeys.add_cle(conn, state.means, who, data)
    return Cle(
        cle_id=added.cle_id,
        nom=added.nom,
        synchronisee=added.synchronisee,
        creee_le=added.created_at,
        utilisee_le=None,
    )


@delete("/cles/{cle_id:uuid}", guards=[CHANGES_FACTORS])
async def remove_cle(conn: Connection, who: Principal, cle_id: UUID) -> None:
    """Remove one of the caller's passkeys; never the last strong factor."""
    await passkeys.remove_cle(conn, who, cle_id)


ROUTES = [read_mon_espace, read_entreprise, read_facteurs, offer_cle, add_cle, remove_cle]
