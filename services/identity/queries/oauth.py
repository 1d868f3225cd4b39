"""What does the OpenID provider ask its database?"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.identity.models.oauth import (
    Client,
    Grant,
    HeldToken,
    PushedRequest,
    SigningKey,
    Subject,
    Token,
)
from shared.database import Connection, many, one, run


async def find_client(conn: Connection, client_id: str) -> Client | None:
    """Return a registered client that is not disabled."""
    return await one(
        conn,
        Client,
        """
        SELECT client_id, nom, secret_digest, auth_method, jwks, grant_types, redirect_uris,
               post_logout_redirect_uris, backchannel_logout_uri, home_uri, scope, audiences,
               organisme, require_par, require_dpop, may_introspect
          FROM oauth_client
         WHERE client_id = $1 AND disabled_at IS NULL
        """,
        client_id,
    )


async def insert_client(conn: Connection, client: Client, now: datetime) -> bool:
    """Register a client; False when another has this identifier already."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO oauth_client
                   (client_id, nom, secret_digest, auth_method, jwks, grant_types, redirect_uris,
                    post_logout_redirect_uris, backchannel_logout_uri, home_uri, scope, audiences,
                    organisme, require_par, require_dpop, may_introspect, created_at, modifie_le)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
            ON CONFLICT (client_id) DO NOTHING
            """,
            *_columns(client),
            now,
        )
    )


async def update_client(conn: Connection, client: Client, now: datetime) -> None:
    """Change a client where it differs; one that is disabled stays so."""
    await run(
        conn,
        """
        UPDATE oauth_client
           SET nom = $2, secret_digest = $3, auth_method = $4, jwks = $5, grant_types = $6,
               redirect_uris = $7, post_logout_redirect_uris = $8, backchannel_logout_uri = $9,
               home_uri = $10, scope = $11, audiences = $12, organisme = $13, require_par = $14,
               require_dpop = $15, may_introspect = $16, modifie_le = $17
         WHERE client_id = $1
           AND (nom, secret_digest, auth_method, jwks, grant_types, redirect_uris,
                post_logout_redirect_uris, backchannel_logout_uri, home_uri, scope, audiences,
                organisme, require_par, require_dpop, may_introspect)
               IS DISTINCT FROM
               ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """,
        *_columns(client),
        now,
    )


def _columns(client: Client) -> list[object]:
    return [
        client.client_id,
        client.nom,
        client.secret_digest,
        client.auth_method,
        client.jwks,
        list(client.grant_types),
        list(client.redirect_uris),
        list(client.post_logout_redirect_uris),
        client.backchannel_logout_uri,
        client.home_uri,
        client.scope,
        list(client.audiences),
        client.organisme,
        client.require_par,
        client.require_dpop,
        client.may_introspect,
    ]


async def list_keys(conn: Connection) -> list[SigningKey]:
    """Return the signing keys that are not revoked."""
    return await many(
        conn,
        SigningKey,
        """
        SELECT kid, alg, public_jwk, private_key, created_at, active_from
          FROM signing_key
         WHERE revoked_at IS NULL
         ORDER BY active_from, kid
        """,
    )


async def lock_keys(conn: Connection) -> None:
    """Keep other processes from adding keys until the transaction ends."""
    await run(conn, "LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE")


async def insert_key(conn: Connection, key: SigningKey) -> None:
    """Publish a signing key."""
    await run(
        conn,
        """
        INSERT INTO signing_key (kid, alg, public_jwk, private_key, created_at, active_from)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        key.kid,
        key.alg,
        key.public_jwk,
        key.private_key,
        key.created_at,
        key.active_from,
    )


async def revoke_keys(conn: Connection, kids: Sequence[str], now: datetime) -> None:
    """Take keys out of use and out of the key set at once."""
    await run(
        conn, "UPDATE signing_key SET revoked_at = $2 WHERE kid = ANY($1::text[])", list(kids), now
    )


async def insert_pushed_request(
    conn: Connection,
    digest: bytes,
    client_id: str,
    request: dict[str, str],
    expires_at: datetime,
) -> None:
    """Keep a pushed authorization request."""
    await run(
        conn,
        """
        INSERT INTO pushed_request (digest, client_id, request, expires_at)
        VALUES ($1, $2, $3, $4)
        """,
        digest,
        client_id,
        request,
        expires_at,
    )


async def find_pushed_request(
    conn: Connection, client_id: str, digest: bytes
) -> PushedRequest | None:
    """Return a client's pushed request."""
    return await one(
        conn,
        PushedRequest,
        """
        SELECT digest, client_id, request, expires_at, used_at
          FROM pushed_request
         WHERE client_id = $1 AND digest = $2
        """,
        client_id,
        digest,
    )


async def use_pushed_request(conn: Connection, digest: bytes, now: datetime) -> bool:
    """Mark a pushed request used; False when it was, or is too old."""
    return bool(
        await run(
            conn,
            """
            UPDATE pushed_request
               SET used_at = $2
             WHERE digest = $1 AND used_at IS NULL AND expires_at > $2
            """,
            digest,
            now,
        )
    )


async def lock_token(conn: Connection, digest: bytes) -> HeldToken | None:
    """Return a token with its grant and session, and keep others from spending it meanwhile."""
    return await one(
        conn,
        HeldToken,
        """
        SELECT t.token_id, t.kind, t.digest, t.scope, t.redirect_uri, t.code_challenge, t.nonce,
               t.jkt, t.audiences, t.issued_at, t.expires_at, t.used_at, t.revoked_at,
               g.grant_id, g.client_id, g.user_id, g.session_id, g.affectation_id,
               g.scope AS grant_scope, g.audiences AS grant_audiences, g.procuration_id,
               g.acr, g.amr, g.auth_time, g.expires_at AS grant_expires_at,
               coalesce(g.revoked_at, c.disabled_at) AS grant_revoked_at,
               s.ended_at AS session_ended_at, s.last_seen_at AS session_last_seen_at
          FROM oauth_token t
          JOIN oauth_grant g ON g.grant_id = t.grant_id
          JOIN oauth_client c ON c.client_id = g.client_id
          LEFT JOIN sso_session s ON s.session_id = g.session_id
         WHERE t.digest = $1
           FOR UPDATE OF t, g
        """,
        digest,
    )


async def find_token(conn: Connection, digest: bytes) -> HeldToken | None:
    """Return a token with its grant and session."""
    return await one(
        conn,
        HeldToken,
        """
        SELECT t.token_id, t.kind, t.digest, t.scope, t.redirect_uri, t.code_challenge, t.nonce,
               t.jkt, t.audiences, t.issued_at, t.expires_at, t.used_at, t.revoked_at,
               g.grant_id, g.client_id, g.user_id, g.session_id, g.affectation_id,
               g.scope AS grant_scope, g.audiences AS grant_audiences, g.procuration_id,
               g.acr, g.amr, g.auth_time, g.expires_at AS grant_expires_at,
               coalesce(g.revoked_at, c.disabled_at) AS grant_revoked_at,
               s.ended_at AS session_ended_at, s.last_seen_at AS session_last_seen_at
          FROM oauth_token t
          JOIN oauth_grant g ON g.grant_id = t.grant_id
          JOIN oauth_client c ON c.client_id = g.client_id
          LEFT JOIN sso_session s ON s.session_id = g.session_id
         WHERE t.digest = $1
        """,
        digest,
    )


async def find_subject(
    conn: Connection, user_id: UUID, affectation_id: UUID | None
) -> Subject | None:
    """Return the person of a grant with its one affectation, while both are in force."""
    return await one(
        conn,
        Subject,
        """
        SELECT u.user_id, u.username, u.email, u.prenom, u.nom, u.statut, u.langue,
               a.ice, e.raison_sociale, a.profil, a.roles,
               coalesce(a.organisme, CASE WHEN a.profil = 'BNK' THEN e.organisme END) AS organisme
          FROM utilisateur u
          JOIN affectation a ON a.user_id = u.user_id
          LEFT JOIN entreprise e ON e.ice = a.ice
         WHERE u.user_id = $1 AND a.affectation_id = $2 AND u.statut = 'ACTIF'
           AND e.statut IS DISTINCT FROM 'SUSPENDUE'
           AND NOT EXISTS (SELECT FROM suspension s
                            WHERE s.user_id = a.user_id AND s.ice = a.ice)
        """,
        user_id,
        affectation_id,
    )


async def insert_grant(conn: Connection, grant: Grant) -> None:
    """Keep a grant."""
    await run(
        conn,
        """
        INSERT INTO oauth_grant (grant_id, client_id, user_id, session_id, affectation_id, scope,
                                 acr, amr, auth_time, created_at, expires_at, audiences,
                                 procuration_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        grant.grant_id,
        grant.client_id,
        grant.user_id,
        grant.session_id,
        grant.affectation_id,
        grant.scope,
        grant.acr,
        list(grant.amr),
        grant.auth_time,
        grant.created_at,
        grant.expires_at,
        list(grant.audiences),
        grant.procuration_id,
    )


async def insert_token(conn: Connection, token: Token) -> None:
    """Keep a token's digest."""
    await run(
        conn,
        """
        INSERT INTO oauth_token (token_id, grant_id, kind, digest, scope, redirect_uri,
                                 code_challenge, nonce, jkt, audiences, issued_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        token.token_id,
        token.grant_id,
        token.kind,
        token.digest,
        token.scope,
        token.redirect_uri,
        token.code_challenge,
        token.nonce,
        token.jkt,
        list(token.audiences),
        token.issued_at,
        token.expires_at,
    )


async def mark_used(conn: Connection, token_ids: Sequence[UUID], now: datetime) -> None:
    """Mark tokens spent."""
    await run(
        conn,
        "UPDATE oauth_token SET used_at = coalesce(used_at, $2) WHERE token_id = ANY($1::uuid[])",
        list(token_ids),
        now,
    )


async def revoke_tokens(conn: Connection, token_ids: Sequence[UUID], now: datetime) -> None:
    """End tokens, but not their families."""
    await run(
        conn,
        """
        UPDATE oauth_token
           SET revoked_at = coalesce(revoked_at, $2)
         WHERE token_id = ANY($1::uuid[])
        """,
        list(token_ids),
        now,
    )


async def revoke_grant(conn: Connection, grant_id: UUID, why: str, now: datetime) -> bool:
    """End a family of tokens; False when it had ended."""
    return bool(
        await run(
            conn,
            """
            UPDATE oauth_grant
               SET revoked_at = $3, revoked_because = $2
             WHERE grant_id = $1 AND revoked_at IS NULL
            """,
            grant_id,
            why,
            now,
        )
    )


async def revoke_grants_of_session(
    conn: Connection, session_id: UUID, why: str, now: datetime
) -> None:
    """End every family of tokens that a session opened."""
    await run(
        conn,
        """
        UPDATE oauth_grant
           SET revoked_at = $3, revoked_because = $2
         WHERE session_id = $1 AND revoked_at IS NULL
        """,
        session_id,
        why,
        now,
    )


async def revoke_grants_of_procuration(
    conn: Connection, procuration_id: UUID, why: str, now: datetime
) -> None:
    """End every token that acts under a procuration."""
    await run(
        conn,
        """
        UPDATE oauth_grant
           SET revoked_at = $3, revoked_because = $2
         WHERE procuration_id = $1 AND revoked_at IS NULL
        """,
        procuration_id,
        why,
        now,
    )


async def is_code_waiting(conn: Connection, grant_id: UUID) -> bool:
    """Say whether the client has not yet redeemed the code of a grant."""
    row = await conn.fetchval(
        """
        SELECT true
          FROM oauth_token
         WHERE grant_id = $1 AND kind = 'code' AND used_at IS NULL
        """,
        grant_id,
    )
    return bool(row)


async def delete_expired(conn: Connection, before: datetime) -> None:
    """Forget grants, with their tokens, that expired before `before`."""
    await run(conn, "DELETE FROM oauth_grant WHERE expires_at < $1", before)


async def delete_expired_tokens(conn: Connection, before: datetime) -> None:
    """Forget access tokens and codes that expired before `before`."""
    await run(conn, "DELETE FROM oauth_token WHERE kind <> 'refresh' AND expires_at < $1", before)


async def delete_expired_requests(conn: Connection, before: datetime) -> None:
    """Forget pushed requests that expired before `before`."""
    await run(conn, "DELETE FROM pushed_request WHERE expires_at < $1", before)


async def spend_jti(conn: Connection, digest: bytes, expires_at: datetime) -> bool:
    """Note that a signed assertion was accepted; False when it was before."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO spent_jti (digest, expires_at)
            VALUES ($1, $2)
            ON CONFLICT DO NOTHING
            """,
            digest,
            expires_at,
        )
    )


async def delete_spent_jtis(conn: Connection, before: datetime) -> None:
    """Forget assertions that expired before `before`."""
    await run(conn, "DELETE FROM spent_jti WHERE expires_at < $1", before)
