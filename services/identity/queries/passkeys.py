"""What does Portnet ID ask about passkeys and the challenges they answer?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import Passkey
from shared.database import Connection, many, one, run, value


async def list_passkeys(conn: Connection, user_id: UUID) -> list[Passkey]:
    """Return the person's passkeys."""
    return await many(
        conn,
        Passkey,
        """
        SELECT cle_id, user_id, credential_id, public_key, sign_count, nom, synchronisee,
               created_at, last_used_at
          FROM passkey
         WHERE user_id = $1
         ORDER BY created_at
        """,
        user_id,
    )


async def lock_passkey(conn: Connection, credential_id: bytes) -> Passkey | None:
    """Return the passkey with this identifier and keep others from using it meanwhile."""
    return await one(
        conn,
        Passkey,
        """
        SELECT cle_id, user_id, credential_id, public_key, sign_count, nom, synchronisee,
               created_at, last_used_at
          FROM passkey
         WHERE credential_id = $1
           FOR UPDATE
        """,
        credential_id,
    )


async def insert_passkey(conn: Connection, passkey: Passkey) -> bool:
    """Add a passkey; False when it is there already."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO passkey (cle_id, user_id, credential_id, public_key, sign_count, nom,
                                 synchronisee, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (credential_id) DO NOTHING
            """,
            passkey.cle_id,
            passkey.user_id,
            passkey.credential_id,
            passkey.public_key,
            passkey.sign_count,
            passkey.nom,
            passkey.synchronisee,
            passkey.created_at,
        )
    )


async def note_passkey_used(conn: Connection, cle_id: UUID, sign_count: int, now: datetime) -> None:
    """Keep the passkey's counter and when it was used."""
    await run(
        conn,
        "UPDATE passkey SET sign_count = $2, last_used_at = $3 WHERE cle_id = $1",
        cle_id,
        sign_count,
        now,
    )


async def rename_passkey(conn: Connection, user_id: UUID, cle_id: UUID, nom: str) -> str | None:
    """Rename one of the person's passkeys; return its name before, None when it is not theirs."""
    before: str | None = await value(
        conn,
        """
        WITH before AS (SELECT cle_id, nom
                          FROM passkey
                         WHERE user_id = $1 AND cle_id = $2
                           FOR UPDATE)
        UPDATE passkey p
           SET nom = $3
          FROM before
         WHERE p.cle_id = before.cle_id
        RETURNING before.nom
        """,
        user_id,
        cle_id,
        nom,
    )
    return before


async def delete_passkey(conn: Connection, user_id: UUID, cle_id: UUID) -> str | None:
    """Remove one of the person's passkeys; return its name, None when it is not theirs."""
    nom: str | None = await value(
        conn,
        "DELETE FROM passkey WHERE user_id = $1 AND cle_id = $2 RETURNING nom",
        user_id,
        cle_id,
    )
    return nom


async def set_transaction_challenge(
    conn: Connection, transaction_id: UUID, challenge: bytes
) -> None:
    """Keep what a passkey must sign in this sign-in."""
    await run(
        conn,
        "UPDATE login_transaction SET challenge = $2 WHERE transaction_id = $1",
        transaction_id,
        challenge,
    )


async def take_transaction_challenge(conn: Connection, transaction_id: UUID) -> bytes | None:
    """Return what a passkey must sign in this sign-in, once."""
    found: bytes | None = await value(
        conn,
        """
        WITH before AS (SELECT transaction_id, challenge
                          FROM login_transaction
                         WHERE transaction_id = $1
                           FOR UPDATE)
        UPDATE login_transaction t
           SET challenge = NULL
          FROM before
         WHERE t.transaction_id = before.transaction_id
        RETURNING before.challenge
        """,
        transaction_id,
    )
    return found


async def set_session_challenge(conn: Connection, session_id: UUID, challenge: bytes) -> bool:
    """Keep what a new passkey must sign; False when the session has ended."""
    return bool(
        await run(
            conn,
            "UPDATE sso_session SET challenge = $2 WHERE session_id = $1 AND ended_at IS NULL",
            session_id,
            challenge,
        )
    )


async def take_session_challenge(conn: Connection, session_id: UUID) -> bytes | None:
    """Return what a new passkey must sign, once."""
    found: bytes | None = await value(
        conn,
        """
        WITH before AS (SELECT session_id, challenge
                          FROM sso_session
                         WHERE session_id = $1 AND ended_at IS NULL
                           FOR UPDATE)
        UPDATE sso_session s
           SET challenge = NULL
          FROM before
         WHERE s.session_id = before.session_id
        RETURNING before.challenge
        """,
        session_id,
    )
    return found
