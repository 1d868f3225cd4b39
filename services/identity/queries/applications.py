"""What does Portnet ID ask about authenticator apps?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import Application, TotpDevice
from shared.database import Connection, many, one, run, value


async def list_totp_devices(conn: Connection, user_id: UUID) -> list[TotpDevice]:
    """Return the person's confirmed authenticator apps."""
    return await many(
        conn,
        TotpDevice,
        """
        SELECT device_id, user_id, nom, secret, last_step, confirmed_at
          FROM totp_device
         WHERE user_id = $1 AND confirmed_at IS NOT NULL
         ORDER BY confirmed_at
        """,
        user_id,
    )


async def find_enrolling(conn: Connection, transaction_id: UUID) -> TotpDevice | None:
    """Return the authenticator app that is being enrolled in a sign-in."""
    return await one(
        conn,
        TotpDevice,
        """
        SELECT device_id, user_id, nom, secret, last_step, confirmed_at, transaction_id
          FROM totp_device
         WHERE transaction_id = $1 AND confirmed_at IS NULL
        """,
        transaction_id,
    )


async def find_pending(
    conn: Connection, user_id: UUID, device_id: UUID, since: datetime
) -> TotpDevice | None:
    """Return the app that the person began to add in the portal, no longer ago than `since`."""
    return await one(
        conn,
        TotpDevice,
        """
        SELECT device_id, user_id, nom, secret, last_step, confirmed_at, transaction_id
          FROM totp_device
         WHERE user_id = $1 AND device_id = $2 AND created_at > $3
           AND confirmed_at IS NULL AND transaction_id IS NULL
        """,
        user_id,
        device_id,
        since,
    )


async def delete_pending(conn: Connection, user_id: UUID) -> None:
    """Forget the app that the person began to add in the portal."""
    await run(
        conn,
        """
        DELETE FROM totp_device
         WHERE user_id = $1 AND confirmed_at IS NULL AND transaction_id IS NULL
        """,
        user_id,
    )


async def delete_old_pending(conn: Connection, before: datetime) -> None:
    """Forget apps that were begun before `before` and never confirmed."""
    await run(
        conn, "DELETE FROM totp_device WHERE confirmed_at IS NULL AND created_at < $1", before
    )


async def insert_totp_device(conn: Connection, device: TotpDevice, now: datetime) -> None:
    """Add an authenticator app."""
    await run(
        conn,
        """
        INSERT INTO totp_device (device_id, user_id, nom, secret, created_at, confirmed_at,
                                 transaction_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        device.device_id,
        device.user_id,
        device.nom,
        device.secret,
        now,
        device.confirmed_at,
        device.transaction_id,
    )


async def rename_application(
    conn: Connection, user_id: UUID, device_id: UUID, nom: str
) -> str | None:
    """Rename one of the person's apps; return its name before, None when it is not theirs."""
    before: str | None = await value(
        conn,
        """
        WITH before AS (SELECT device_id, nom
                          FROM totp_device
                         WHERE user_id = $1 AND device_id = $2 AND confirmed_at IS NOT NULL
                           FOR UPDATE)
        UPDATE totp_device d
           SET nom = $3
          FROM before
         WHERE d.device_id = before.device_id
        RETURNING before.nom
        """,
        user_id,
        device_id,
        nom,
    )
    return before


async def delete_application(conn: Connection, user_id: UUID, device_id: UUID) -> str | None:
    """Remove one of the person's apps; return its name, None when it is not theirs."""
    nom: str | None = await value(
        conn,
        """
        DELETE FROM totp_device
         WHERE user_id = $1 AND device_id = $2 AND confirmed_at IS NOT NULL
        RETURNING nom
        """,
        user_id,
        device_id,
    )
    return nom


async def spend_totp_step(conn: Connection, device_id: UUID, step: int, now: datetime) -> bool:
    """Mark a time step spent, and an app that was being enrolled confirmed; False when somebody
    was faster with this code.
    """
    return bool(
        await run(
            conn,
            """
            UPDATE totp_device
               SET last_step = $2, last_used_at = $3, confirmed_at = coalesce(confirmed_at, $3)
             WHERE device_id = $1 AND last_step < $2
            """,
            device_id,
            step,
            now,
        )
    )


async def update_totp_secret(conn: Connection, device_id: UUID, secret: bytes) -> None:
    """Replace an app's sealed secret."""
    await run(
        conn,
        "UPDATE totp_device SET secret = $2, last_step = 0 WHERE device_id = $1",
        device_id,
        secret,
    )


async def list_applications(conn: Connection, user_id: UUID) -> list[Application]:
    """Return the person's authenticator apps as they see them."""
    return await many(
        conn,
        Application,
        """
        SELECT device_id, nom, confirmed_at AS confirmee_le, last_used_at AS utilisee_le
          FROM totp_device
         WHERE user_id = $1 AND confirmed_at IS NOT NULL
         ORDER BY confirmed_at
        """,
        user_id,
    )
