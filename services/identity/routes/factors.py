"""What can a person do with their second factors?"""

from uuid import UUID

from litestar import delete, get, post
from litestar.datastructures import State

from services.identity.actions import passkeys
from services.identity.models.factors import AddCle, Cle, Facteurs
from services.identity.queries import applications
from services.identity.queries import passkeys as passkey_queries
from services.identity.rules.person import user_id
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection

CHANGES_FACTORS = requires(acr="mfa")
"""A code by mail is not enough to change factors."""


@get("/facteurs", guards=[SIGNED_IN])
async def read_facteurs(conn: Connection, who: Principal) -> Facteurs:
    """Return the caller's second factors."""
    whose = user_id(who)
    keys = await passkey_queries.list_passkeys(conn, whose)
    return Facteurs(
        applications=await applications.list_applications(conn, whose),
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


ROUTES = [read_facteurs, offer_cle, add_cle, remove_cle]
