"""What does the desk of partner clients ask?"""

from collections.abc import Sequence
from datetime import datetime

from services.identity.models.clients import FicheClient, LigneClient
from services.identity.models.desk import Acte
from services.identity.models.oauth import Client
from shared.database import Connection, many, one, run


async def page_clients(
    conn: Connection, patterns: Sequence[str], after: str | None, limit: int
) -> list[LigneClient]:
    """Return clients; each of `patterns` must fit identifier, name or partner, folded."""
    return await many(
        conn,
        LigneClient,
        """
        SELECT client_id, nom, organisme, grant_types, auth_method, disabled_at AS desactive_le
          FROM oauth_client
         WHERE fold(client_id || ' ' || nom || ' ' || coalesce(organisme, '')) LIKE ALL($1::text[])
           AND ($2::text IS NULL OR client_id > $2)
         ORDER BY client_id
         LIMIT $3
        """,
        list(patterns),
        after,
        limit,
    )


async def find_fiche_client(conn: Connection, client_id: str) -> FicheClient | None:
    """Return the client, without what was done to it."""
    return await one(
        conn,
        FicheClient,
        """
        SELECT client_id, nom, organisme, organisme IS NULL AS interne, auth_method, jwks,
               grant_types, redirect_uris, post_logout_redirect_uris, backchannel_logout_uri,
               home_uri, scope, audiences, require_par, require_dpop, may_introspect,
               created_at AS cree_le, modifie_le, disabled_at AS desactive_le
          FROM oauth_client
         WHERE client_id = $1
        """,
        client_id,
    )


async def lock_client(conn: Connection, client_id: str) -> Client | None:
    """Return the client, disabled or not, and keep others from changing it meanwhile."""
    return await one(
        conn,
        Client,
        """
        SELECT client_id, nom, secret_digest, auth_method, jwks, grant_types, redirect_uris,
               post_logout_redirect_uris, backchannel_logout_uri, home_uri, scope, audiences,
               organisme, require_par, require_dpop, may_introspect
          FROM oauth_client
         WHERE client_id = $1
           FOR UPDATE
        """,
        client_id,
    )


async def set_disabled(
    conn: Connection, client_id: str, disabled_at: datetime | None, now: datetime
) -> bool:
    """Disable the client, or enable it with None; False when it is so already."""
    return bool(
        await run(
            conn,
            """
            UPDATE oauth_client
               SET disabled_at = $2, modifie_le = $3
             WHERE client_id = $1 AND (disabled_at IS NULL) <> ($2::timestamptz IS NULL)
            """,
            client_id,
            disabled_at,
            now,
        )
    )


async def revoke_grants_of_client(conn: Connection, client_id: str, why: str, now: datetime) -> int:
    """End every family of tokens of a client; return how many."""
    return await run(
        conn,
        """
        UPDATE oauth_grant
           SET revoked_at = $3, revoked_because = $2
         WHERE client_id = $1 AND revoked_at IS NULL
        """,
        client_id,
        why,
        now,
    )


async def list_actes_of_client(conn: Connection, client_id: str, limit: int) -> list[Acte]:
    """Return what operators did to the client, the latest first."""
    return await many(
        conn,
        Acte,
        """
        SELECT l.seq, l.at AS le, l.kind AS acte, u.username AS par,
               l.details ->> 'reason' AS motif, l.details - 'reason' - 'by' AS details
          FROM security_log l
          LEFT JOIN utilisateur u ON u.user_id = (l.details ->> 'by')::uuid
         WHERE l.client_id = $1 AND l.details ? 'by'
         ORDER BY l.seq DESC
         LIMIT $2
        """,
        client_id,
        limit,
    )
