"""What may an operator do about the systems of partners?"""

from typing import Any
from uuid import UUID

from msgspec import structs

from services.identity.actions.desk import HISTORY, operator
from services.identity.actions.sessions import record
from services.identity.means import Means
from services.identity.models.clients import (
    ClientRemis,
    EnregistrerClient,
    FicheClient,
    ModifierClient,
    RenouvelerSecret,
)
from services.identity.models.oauth import Client
from services.identity.problems.clients import (
    ClientExiste,
    ClientInconnu,
    ClientInterne,
    SansSecret,
)
from services.identity.problems.desk import DejaModifie
from services.identity.queries import clients as queries
from services.identity.queries import oauth
from services.identity.rules import clients as rules
from services.identity.vault import new_token, sha256
from shared import clock
from shared.auth import Principal
from shared.database import Connection


async def read_client(conn: Connection, client_id: str) -> FicheClient:
    """Return a client with what was done to it.

    Raises: ClientInconnu.
    """
    found = await queries.find_fiche_client(conn, client_id)
    if found is None:
        raise ClientInconnu
    actes = await queries.list_actes_of_client(conn, client_id, HISTORY)
    return structs.replace(found, historique=tuple(actes))


async def register_client(
    conn: Connection, means: Means, who: Principal, order: EnregistrerClient
) -> ClientRemis:
    """Register a partner's system; its secret, when it has one, is told here and never again.

    Raises: InvalidInput — see rules.clients. ClientExiste.
    """
    rules.check_registration(order, means.settings.oidc_audience)
    secret = new_token() if order.auth_method == "client_secret_basic" else None
    client = rules.registered(order, sha256(secret) if secret else None)
    async with conn.transaction():
        acting = await operator(conn, who)
        if not await oauth.insert_client(conn, client, clock.now()):
            raise ClientExiste
        await _note(conn, acting, "client.registered", client.client_id, order.motif)
    return ClientRemis(client=await read_client(conn, client.client_id), client_secret=secret)


async def change_client(
    conn: Connection, means: Means, who: Principal, client_id: str, order: ModifierClient
) -> FicheClient:
    """Change what a partner's system may do; the same order again changes nothing.

    Raises: ClientInconnu, ClientInterne, InvalidInput, DejaModifie.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        before = await _locked(conn, client_id)
        rules.check_change(order, before.auth_method, means.settings.oidc_audience)
        after = rules.changed(order, before)
        changes = rules.differences(before, after)
        if changes:
            await _check_seen(conn, client_id, order)
            await oauth.update_client(conn, after, clock.now())
            await _note(conn, acting, "client.changed", client_id, order.motif, changes=changes)
    return await read_client(conn, client_id)


async def renew_secret(
    conn: Connection, who: Principal, client_id: str, order: RenouvelerSecret
) -> ClientRemis:
    """Give a client another secret, told here and never again; the old one stops at once.

    A form sent twice renews it once: the second is told that the client has changed.

    Raises: ClientInconnu, ClientInterne, SansSecret, DejaModifie.
    """
    secret = new_token()
    async with conn.transaction():
        acting = await operator(conn, who)
        before = await _locked(conn, client_id)
        if before.secret_digest is None:
            raise SansSecret
        await _check_seen(conn, client_id, order)
        after = structs.replace(before, secret_digest=sha256(secret))
        await oauth.update_client(conn, after, clock.now())
        await _note(conn, acting, "client.secret_renewed", client_id, order.motif)
    return ClientRemis(client=await read_client(conn, client_id), client_secret=secret)


async def disable_client(
    conn: Connection, who: Principal, client_id: str, motif: str
) -> FicheClient:
    """Let a partner's system in no more; its tokens end. Again: nothing.

    Raises: ClientInconnu, ClientInterne.
    """
    now = clock.now()
    async with conn.transaction():
        acting = await operator(conn, who)
        await _locked(conn, client_id)
        if await queries.set_disabled(conn, client_id, now, now):
            ended = await queries.revoke_grants_of_client(conn, client_id, "client-disabled", now)
            await _note(conn, acting, "client.disabled", client_id, motif, grants=ended)
    return await read_client(conn, client_id)


async def enable_client(
    conn: Connection, who: Principal, client_id: str, motif: str
) -> FicheClient:
    """Let a partner's system in again, with new tokens only. Again: nothing.

    Raises: ClientInconnu, ClientInterne.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        await _locked(conn, client_id)
        if await queries.set_disabled(conn, client_id, None, clock.now()):
            await _note(conn, acting, "client.enabled", client_id, motif)
    return await read_client(conn, client_id)


async def _locked(conn: Connection, client_id: str) -> Client:
    found = await queries.lock_client(conn, client_id)
    if found is None:
        raise ClientInconnu
    if rules.is_internal(found):
        raise ClientInterne
    return found


async def _check_seen(
    conn: Connection, client_id: str, order: ModifierClient | RenouvelerSecret
) -> None:
    seen = await queries.find_fiche_client(conn, client_id)
    if seen is None or seen.modifie_le != order.modifie_le:
        raise DejaModifie


async def _note(
    conn: Connection, acting: UUID, kind: str, client_id: str, motif: str, **details: Any
) -> None:
    await record(
        conn,
        kind,
        client_id=client_id,
        details={"by": str(acting), "reason": motif, **details},
    )
