"""What does Portnet ID ask about authenticator apps?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.factors import Application, TotpDevice
from shared.database import Connection, many, one, run


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


async def find_pending_totp_device(conn: Connection, user_id: UUID) -> TotpDevice | None:
    """Return the authenticator app that the person is enrolling."""
    return await one(
        conn,
        TotpDevice,
        """
        SELECT device_id, user_id, nom, secret, last_step, confirmed_at
          FROM totp_device
         WHERE user_id = $1 AND confirmed_at IS NULL
         ORDER BY created_at DESC
         LIMIT 1
        """,
        user_id,
    )


async def insert_totp_device(conn: Connection, device: TotpDevice, now: datetime) -> None:
    """Add an authenticator app."""
    await run(
        conn,
        """
        INSERT INTO totp_device (device_id, user_id, nom, secret, created_at, confirmed_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        device.device_id,
        device.user_id,
        device.nom,
        device.secret,
        now,
        device.confirmed_at,
    )


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
