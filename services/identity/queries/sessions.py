"""What does Portnet ID ask about the sessions that sign-ins open?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.journal import Session
from services.identity.models.signin import SsoSession
from shared.database import Connection, many, one, run, value


async def insert_session(
    conn: Connection,
    session: SsoSession,
    digest: bytes,
    address: str | None,
    appareil: str | None,
    now: datetime,
) -> None:
    """Open a session."""
    await run(
        conn,
        """
        INSERT INTO sso_session (session_id, digest, user_id, affectation_id, auth_time, acr, amr,
                                 address, appareil, created_at, last_seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
        """,
        session.session_id,
        digest,
        session.user_id,
        session.affectation_id,
        session.auth_time,
        session.acr,
        list(session.amr),
        address,
        appareil,
        now,
        session.expires_at,
    )


async def find_session(conn: Connection, digest: bytes) -> SsoSession | None:
    """Return the live session of a cookie whose person may still sign in."""
    return await one(
        conn,
        SsoSession,
        """
        SELECT s.session_id, s.user_id, s.affectation_id, s.auth_time, s.acr, s.amr,
               s.last_seen_at, s.expires_at
          FROM sso_session s
          JOIN utilisateur u USING (user_id)
         WHERE s.digest = $1 AND s.ended_at IS NULL AND u.statut = 'ACTIF'
        """,
        digest,
    )


async def find_session_by_id(conn: Connection, session_id: UUID) -> SsoSession | None:
    """Return a live session whose person may still sign in."""
    return await one(
        conn,
        SsoSession,
        """
        SELECT s.session_id, s.user_id, s.affectation_id, s.auth_time, s.acr, s.amr,
               s.last_seen_at, s.expires_at
          FROM sso_session s
          JOIN utilisateur u USING (user_id)
         WHERE s.session_id = $1 AND s.ended_at IS NULL AND u.statut = 'ACTIF'
        """,
        session_id,
    )


async def strengthen_session(
    conn: Connection, session: SsoSession, digest: bytes, now: datetime
) -> None:
    """Renew a session's cookie with what a step-up proved."""
    await run(
        conn,
        """
        UPDATE sso_session
           SET digest = $2, acr = $3, amr = $4, auth_time = $5, last_seen_at = $6
         WHERE session_id = $1
        """,
        session.session_id,
        digest,
        session.acr,
        list(session.amr),
        session.auth_time,
        now,
    )


async def renew_session_cookie(conn: Connection, session_id: UUID, digest: bytes) -> None:
    """Give a session another cookie."""
    await run(conn, "UPDATE sso_session SET digest = $2 WHERE session_id = $1", session_id, digest)


async def touch_session(conn: Connection, session_id: UUID, now: datetime) -> None:
    """Note that the session is in use; at most once a minute."""
    await run(
        conn,
        """
        UPDATE sso_session
           SET last_seen_at = $2
         WHERE session_id = $1 AND last_seen_at < $2::timestamptz - interval '1 minute'
        """,
        session_id,
        now,
    )


async def choose_affectation(
    conn: Connection, user_id: UUID, session_id: UUID, affectation_id: UUID
) -> bool:
    """Let the session work under one of the person's affectations; False when it is not theirs."""
    return bool(
        await run(
            conn,
            """
            UPDATE sso_session s
               SET affectation_id = a.affectation_id
              FROM affectation a
             WHERE s.user_id = $1 AND s.session_id = $2
               AND a.affectation_id = $3 AND a.user_id = s.user_id
               AND NOT EXISTS (SELECT FROM entreprise e
                                WHERE e.ice = a.ice AND e.statut = 'SUSPENDUE')
               AND NOT EXISTS (SELECT FROM suspension n
                                WHERE n.user_id = a.user_id AND n.ice = a.ice)
            """,
            user_id,
            session_id,
            affectation_id,
        )
    )


async def end_session(
    conn: Connection, session_id: UUID, why: str, now: datetime
) -> SsoSession | None:
    """End a session; None when it had ended already."""
    return await one(
        conn,
        SsoSession,
        """
        UPDATE sso_session
           SET ended_at = $3, ended_because = $2
         WHERE session_id = $1 AND ended_at IS NULL
        RETURNING session_id, user_id, affectation_id, auth_time, acr, amr, last_seen_at, expires_at
        """,
        session_id,
        why,
        now,
    )


async def list_open_ids(conn: Connection, user_id: UUID, ice: str | None = None) -> list[UUID]:
    """Return a person's sessions that have not ended; with `ice`, those in that company's name."""
    rows = await conn.fetch(
        """
        SELECT s.session_id
          FROM sso_session s
          LEFT JOIN affectation a ON a.affectation_id = s.affectation_id
         WHERE s.user_id = $1 AND s.ended_at IS NULL AND ($2::text IS NULL OR a.ice = $2)
         ORDER BY s.session_id
        """,
        user_id,
        ice,
    )
    return [row["session_id"] for row in rows]


async def list_addresses(conn: Connection, user_id: UUID, since: datetime) -> list[str | None]:
    """Return whence a person has signed in since an instant."""
    rows = await conn.fetch(
        """
        SELECT DISTINCT address
          FROM security_log
         WHERE user_id = $1 AND at > $2 AND kind = 'session.opened'
        """,
        user_id,
        since,
    )
    return [row["address"] for row in rows]


async def list_open(
    conn: Connection, user_id: UUID, ice: str | None, now: datetime, idle_since: datetime
) -> list[Session]:
    """Return a person's sessions that can still be used, the last used first; with `ice`, those in
    that company's name. `courante` is for the caller to say.
    """
    return await many(
        conn,
        Session,
        """
        SELECT s.session_id, s.address AS adresse, s.appareil, s.created_at AS ouverte_le,
               s.last_seen_at AS vue_le, s.expires_at AS expire_le, s.acr, a.ice,
               e.raison_sociale, a.profil, false AS courante,
               ARRAY(SELECT DISTINCT c.nom
                       FROM oauth_grant g
                       JOIN oauth_client c USING (client_id)
                      WHERE g.session_id = s.session_id AND g.revoked_at IS NULL
                        AND g.expires_at > $3
                      ORDER BY c.nom) AS clients,
               ARRAY(SELECT DISTINCT m.raison_sociale
                       FROM oauth_grant g
                       JOIN procuration p USING (procuration_id)
                       JOIN entreprise m ON m.ice = p.mandant_ice
                      WHERE g.session_id = s.session_id AND g.revoked_at IS NULL
                        AND g.expires_at > $3
                      ORDER BY m.raison_sociale) AS mandants
          FROM sso_session s
          LEFT JOIN affectation a ON a.affectation_id = s.affectation_id
          LEFT JOIN entreprise e ON e.ice = a.ice
         WHERE s.user_id = $1 AND ($2::text IS NULL OR a.ice = $2)
           AND s.ended_at IS NULL AND s.expires_at > $3 AND s.last_seen_at > $4
         ORDER BY s.last_seen_at DESC, s.session_id
        """,
        user_id,
        ice,
        now,
        idle_since,
    )


async def find_open(
    conn: Connection, user_id: UUID, session_id: UUID, ice: str | None = None
) -> UUID | None:
    """Return the session's id when it is this person's, open, and, with `ice`, in that company's
    name.
    """
    found: UUID | None = await value(
        conn,
        """
        SELECT s.session_id
          FROM sso_session s
          LEFT JOIN affectation a ON a.affectation_id = s.affectation_id
         WHERE s.user_id = $1 AND s.session_id = $2 AND s.ended_at IS NULL
           AND ($3::text IS NULL OR a.ice = $3)
        """,
        user_id,
        session_id,
        ice,
    )
    return found


async def works_for(conn: Connection, user_id: UUID, ice: str) -> bool:
    """Say whether a person works for a company."""
    return bool(
        await value(
            conn,
            "SELECT EXISTS (SELECT FROM affectation WHERE user_id = $1 AND ice = $2)",
            user_id,
            ice,
        )
    )


async def find_ice(conn: Connection, affectation_id: UUID | None) -> str | None:
    """Return the company that an affectation is for."""
    ice: str | None = await value(
        conn, "SELECT ice FROM affectation WHERE affectation_id = $1", affectation_id
    )
    return ice


async def delete_old(conn: Connection, before: datetime) -> None:
    """Forget sessions that ended or expired before `before`, once nothing refers to them."""
    await run(
        conn,
        """
        DELETE FROM sso_session s
         WHERE (s.ended_at < $1 OR s.expires_at < $1)
           AND NOT EXISTS (SELECT FROM oauth_grant g WHERE g.session_id = s.session_id)
           AND NOT EXISTS (SELECT FROM login_transaction t WHERE t.session_id = s.session_id)
           AND NOT EXISTS (SELECT FROM login_transaction t WHERE t.renews_id = s.session_id)
           AND NOT EXISTS (SELECT FROM backchannel_logout b WHERE b.session_id = s.session_id)
        """,
        before,
    )
