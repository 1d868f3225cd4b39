"""What happens to authenticator apps: begun, confirmed by a first code, renamed, removed?"""

from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions.factors import changed, keep_one_strong, owner
from services.identity.means import Means
from services.identity.models.factors import Application, ApplicationAssociee, Nommer, TotpDevice
from services.identity.models.signin import Refused
from services.identity.problems.factors import (
    ApplicationInconnue,
    CodeIncorrect,
    TropDApplications,
)
from services.identity.queries import applications as queries
from services.identity.queries import factors
from services.identity.rules import totp
from shared import clock
from shared.auth import Principal
from shared.database import Connection

PENDING = timedelta(minutes=30)
"""How long someone may take to confirm a new app (domain decision)."""


async def begin(
    conn: Connection, means: Means, who: Principal, order: Nommer, draw: totp.Draw
) -> ApplicationAssociee:
    """Make the secret of a new app; it counts as a factor once a code has confirmed it.

    Raises: CompteInconnu, TropDApplications.
    """
    now = clock.now()
    async with conn.transaction():
        user = await owner(conn, who)
        await _refuse_too_many(conn, user.user_id)
        await queries.delete_pending(conn, user.user_id)
        device, secret = new_device(means, user.user_id, order.nom.strip())
        await queries.insert_totp_device(conn, device, now)
    uri = totp.provisioning_uri(secret, user.username)
    return ApplicationAssociee(device_id=device.device_id, secret=secret, uri=uri, qr=draw(uri))


def new_device(
    means: Means, user_id: UUID, nom: str, transaction_id: UUID | None = None
) -> tuple[TotpDevice, str]:
    """Return a new app that waits for its first code, and its secret."""
    device_id, secret = clock.new_id(), totp.new_secret()
    device = TotpDevice(
        device_id=device_id,
        user_id=user_id,
        nom=nom,
        secret=means.vault.seal("totp", str(device_id), secret.encode()),
        last_step=0,
        confirmed_at=None,
        transaction_id=transaction_id,
    )
    return device, secret


async def confirm(
    conn: Connection, means: Means, who: Principal, device_id: UUID, typed: str
) -> Application:
    """Let an app count as a factor, for its first right code.

    Raises: CompteInconnu, ApplicationInconnue, CodeIncorrect, TropDApplications.
    """
    now, code = clock.now(), totp.clean_code(typed)
    async with conn.transaction():
        user = await owner(conn, who)
        device = await queries.find_pending(conn, user.user_id, device_id, now - PENDING)
        if device is None:
            raise ApplicationInconnue
        await _refuse_too_many(conn, user.user_id)
        if not await matches(conn, means, device, code, now):
            raise CodeIncorrect
        await changed(conn, user.user_id, "application-ajoutee", "ENROLE", nom=device.nom)
    return Application(device_id=device_id, nom=device.nom, confirmee_le=now, utilisee_le=now)


async def matches(
    conn: Connection, means: Means, device: TotpDevice, code: str, now: datetime
) -> bool:
    """Say whether an app shows `code`, and spend it.

    Raises: Refused — it was spent before.
    """
    secret = means.vault.open("totp", str(device.device_id), device.secret).decode()
    step = totp.accepted_step(secret, code, device.last_step, now)
    if step is None and totp.is_spent(secret, code, device.last_step, now):
        raise Refused("code-used")
    return step is not None and await queries.spend_totp_step(conn, device.device_id, step, now)


async def rename(conn: Connection, who: Principal, device_id: UUID, order: Nommer) -> None:
    """Rename one of the caller's apps.

    Raises: CompteInconnu, ApplicationInconnue.
    """
    nom = order.nom.strip()
    async with conn.transaction():
        user = await owner(conn, who)
        avant = await queries.rename_application(conn, user.user_id, device_id, nom)
        if avant is None:
            raise ApplicationInconnue
        await changed(conn, user.user_id, "application-renommee", None, nom=nom, avant=avant)


async def remove(conn: Connection, who: Principal, device_id: UUID) -> None:
    """Remove one of the caller's apps; never the last strong factor.

    Raises: CompteInconnu, ApplicationInconnue, DernierFacteur.
    """
    async with conn.transaction():
        user = await owner(conn, who)
        nom = await queries.delete_application(conn, user.user_id, device_id)
        if nom is None:
            raise ApplicationInconnue
        await keep_one_strong(conn, user.user_id)
        await changed(conn, user.user_id, "application-retiree", "REMPLACE", nom=nom)


async def _refuse_too_many(conn: Connection, user_id: UUID) -> None:
    if (await factors.count_held(conn, user_id)).applications >= totp.PER_PERSON:
        raise TropDApplications
