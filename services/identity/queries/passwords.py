"""What does Portnet ID ask about passwords and the links that let choose one?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.passwords import PasswordLink, PasswordOwner
from shared.database import Connection, one, run, value


async def find_owner(conn: Connection, user_id: UUID) -> PasswordOwner | None:
    """Return whose password is to be chosen."""
    return await one(
        conn,
        PasswordOwner,
        """
        SELECT u.user_id, u.username, u.email, u.langue, u.statut, c.hash,
               ARRAY[u.username, split_part(u.email, '@', 1), u.prenom, u.nom] || ARRAY(
                   SELECT unnest(ARRAY[e.raison_sociale, e.ice::text, e.cle])
                     FROM affectation a
                     JOIN entreprise e ON e.ice = a.ice
                    WHERE a.user_id = u.user_id) AS mots
          FROM utilisateur u
          LEFT JOIN credential c USING (user_id)
         WHERE u.user_id = $1
        """,
        user_id,
    )


async def set_password(
    conn: Connection, user_id: UUID, before: str | None, hash_: str, now: datetime
) -> bool:
    """Keep `hash_` as the person's password; False when it is not `before` any more."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO credential (user_id, hash, changed_at)
            SELECT $1, $3, $4
             WHERE $2::text IS NULL
                OR EXISTS (SELECT FROM credential WHERE user_id = $1 AND hash = $2)
            ON CONFLICT (user_id) DO UPDATE
               SET hash = excluded.hash, changed_at = excluded.changed_at, change_because = NULL
             WHERE credential.hash = $2
            """,
            user_id,
            before,
            hash_,
            now,
        )
    )


async def set_change_required(conn: Connection, user_id: UUID, because: str) -> bool:
    """Let the next sign-in end with a new password; False when there is none to replace."""
    return bool(
        await run(
            conn,
            "UPDATE credential SET change_because = $2 WHERE user_id = $1",
            user_id,
            because,
        )
    )


async def find_change_required(conn: Connection, user_id: UUID) -> str | None:
    """Return why the person must choose a new password, None when they need not."""
    found: str | None = await value(
        conn, "SELECT change_because FROM credential WHERE user_id = $1", user_id
    )
    return found


async def end_other_transactions(
    conn: Connection, user_id: UUID, transaction_id: UUID | None, now: datetime
) -> None:
    """End the sign-ins that the old password began, but one."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET expires_at = least(expires_at, $3)
         WHERE user_id = $1 AND transaction_id IS DISTINCT FROM $2 AND completed_at IS NULL
        """,
        user_id,
        transaction_id,
        now,
    )


async def note_proved(
    conn: Connection, transaction_id: UUID, acr: str, amr: list[str], method: str | None
) -> None:
    """Note what both factors proved, while a new password is awaited."""
    await run(
        conn,
        """
        UPDATE login_transaction
           SET proved_acr = $2, proved_amr = $3, proved_method = $4
         WHERE transaction_id = $1
        """,
        transaction_id,
        acr,
        amr,
        method,
    )


async def insert_link(
    conn: Connection,
    link_id: UUID,
    user_id: UUID,
    kind: str,
    digest: bytes,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Keep a link to choose a password."""
    await run(
        conn,
        """
        INSERT INTO password_link (link_id, user_id, kind, digest, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        link_id,
        user_id,
        kind,
        digest,
        now,
        expires_at,
    )


async def lock_person(conn: Connection, user_id: UUID) -> None:
    """Let one link be made at a time for a person."""
    await run(conn, "SELECT FROM utilisateur WHERE user_id = $1 FOR NO KEY UPDATE", user_id)


async def cancel_links(conn: Connection, user_id: UUID, now: datetime) -> None:
    """Void the links of a person that have not served."""
    await run(
        conn,
        """
        UPDATE password_link
           SET cancelled_at = $2
         WHERE user_id = $1 AND used_at IS NULL AND cancelled_at IS NULL
        """,
        user_id,
        now,
    )


async def lock_link(conn: Connection, digest: bytes) -> PasswordLink | None:
    """Return a link and keep other requests of it waiting."""
    return await one(
        conn,
        PasswordLink,
        """
        SELECT link_id, user_id, kind, browser_digest, challenge, failures, expires_at, used_at,
               cancelled_at
          FROM password_link
         WHERE digest = $1 OR browser_digest = $1
           FOR UPDATE
        """,
        digest,
    )


async def count_links(conn: Connection, user_id: UUID, kind: str, since: datetime) -> int:
    """Return how many links of a kind were made for a person since an instant."""
    count: int = await value(
        conn,
        """
        SELECT count(*)
          FROM password_link
         WHERE user_id = $1 AND kind = $2 AND created_at > $3
        """,
        user_id,
        kind,
        since,
    )
    return count


async def use_link(conn: Connection, link_id: UUID, now: datetime) -> None:
    """Note that a link has served."""
    await run(conn, "UPDATE password_link SET used_at = $2 WHERE link_id = $1", link_id, now)


async def count_link_failure(conn: Connection, link_id: UUID) -> int:
    """Count a wrong second factor against a link, and return how many there are."""
    failures: int = await value(
        conn,
        """
        UPDATE password_link
           SET failures = failures + 1
         WHERE link_id = $1
        RETURNING failures
        """,
        link_id,
    )
    return failures


async def bind_link(conn: Connection, link_id: UUID, browser_digest: bytes) -> None:
    """Let only the browser go on that has proved the second factor."""
    await run(
        conn,
        "UPDATE password_link SET browser_digest = $2 WHERE link_id = $1",
        link_id,
        browser_digest,
    )


async def set_link_challenge(conn: Connection, link_id: UUID, challenge: bytes | None) -> None:
    """Ask a passkey to sign this, once."""
    await run(
        conn, "UPDATE password_link SET challenge = $2 WHERE link_id = $1", link_id, challenge
    )


async def delete_old_links(conn: Connection, before: datetime) -> None:
    """Forget links that expired before `before`."""
    await run(conn, "DELETE FROM password_link WHERE expires_at < $1", before)
