"""How do companies and people come in: from a file, or as the seed of an installation?"""

from collections.abc import Iterable

import msgspec
import pyotp

from services.identity.actions import procurations
from services.identity.means import Means
from services.identity.models.factors import TotpDevice
from services.identity.models.oauth import Client
from services.identity.models.people import (
    PROFILS,
    CommandReport,
    EntrepriseRow,
    SeedClient,
    SeedFile,
    SeedUser,
    Utilisateur,
)
from services.identity.queries import applications, oauth, passwords, people
from services.identity.rules import entreprises as rules
from services.identity.rules.password_policy import normalized
from services.identity.rules.resource import is_resource
from services.identity.vault import sha256
from shared import clock, outbox
from shared.contracts.identity import EntrepriseEnregistree, EntrepriseModifiee
from shared.database import Connection, Pool, violated

SEED_DEVICE = "Application d'authentification"


async def set_entreprise(conn: Connection, row: EntrepriseRow) -> str:
    """Register a company, or change what differs; return created, changed or unchanged.

    Profiles are added, never taken away: people may work under them.
    """
    now = clock.now()
    if await people.insert_entreprise(conn, row, now):
        await people.insert_profils(conn, row.ice, row.profils)
        await outbox.publish(
            conn,
            EntrepriseEnregistree(
                ice=row.ice, raison_sociale=row.raison_sociale, profils=row.profils
            ),
            ice=row.ice,
            subject=row.ice,
        )
        return "created"
    before = await people.lock_entreprise(conn, row.ice)
    if before is None:
        raise RuntimeError("a company was there and is not")
    profils = tuple(code for code in PROFILS if code in {*before.profils, *row.profils})
    same = (
        before.raison_sociale == row.raison_sociale
        and set(before.profils) == set(profils)
        and row.rc in {None, before.rc}
        and row.if_fiscal in {None, before.if_fiscal}
        and row.adresse in {None, before.adresse}
        and row.organisme in {None, before.organisme}
    )
    if same:
        return "unchanged"
    await people.update_entreprise(conn, row, now)
    await people.insert_profils(conn, row.ice, profils)
    await outbox.publish(
        conn,
        EntrepriseModifiee(ice=row.ice, raison_sociale=row.raison_sociale, profils=profils),
        ice=row.ice,
        subject=row.ice,
    )
    return "changed"


async def import_entreprises(pool: Pool, raw: bytes) -> CommandReport:
    """Take the companies of a CSV file, line by line: a wrong line is reported and the others kept.

    Raises: BadRow — the file cannot be read at all.
    """
    report = CommandReport()
    earlier: dict[str, tuple[int, EntrepriseRow]] = {}
    async with pool.acquire() as conn:
        for number, cells in rules.rows(raw):
            try:
                row = rules.read(cells)
                # Otherwise the same file, taken again, would change the company twice each time.
                line, known = earlier.setdefault(row.ice, (number, row))
                if row != known:
                    raise rules.BadRow(f"ICE {row.ice}: line {line} says otherwise")  # noqa: TRY301
                async with conn.transaction():
                    outcome = await set_entreprise(conn, row)
            except rules.BadRow as error:
                report.errors.append((number, str(error)))
                continue
            setattr(report, outcome, getattr(report, outcome) + 1)
    return report


async def seed(pool: Pool, means: Means, raw: bytes) -> CommandReport:
    """Bring companies, people and clients to what a seed file says; again changes nothing.

    Raises: msgspec.ValidationError — the file has another shape. BadRow — a value is wrong.
    """
    wanted = msgspec.json.decode(raw, type=SeedFile)
    report = CommandReport()
    async with pool.acquire() as conn, conn.transaction():
        for company in wanted.entreprises:
            row = rules.checked(
                EntrepriseRow(
                    ice=company.ice,
                    raison_sociale=company.raison_sociale,
                    profils=company.profils,
                    rc=company.rc,
                    if_fiscal=company.if_fiscal,
                    adresse=company.adresse,
                    organisme=company.organisme,
                )
            )
            outcome = await set_entreprise(conn, row)
            setattr(report, outcome, getattr(report, outcome) + 1)
        for user in wanted.users:
            await _set_user(conn, means, user)
        for client in wanted.clients:
            program = registered(client)
            if not await oauth.insert_client(conn, program, clock.now()):
                await oauth.update_client(conn, program, clock.now())
        for procuration in wanted.procurations:
            await procurations.seed(conn, procuration)
    means.keyring.forget()
    await means.keyring.signer(pool)
    return report


async def _set_user(conn: Connection, means: Means, wanted: SeedUser) -> None:
    now = clock.now()
    known = await people.find_utilisateur_by_username(conn, wanted.username)
    user = Utilisateur(
        user_id=known.user_id if known else clock.new_id(),
        username=wanted.username,
        email=wanted.email,
        prenom=wanted.prenom,
        nom=wanted.nom,
        statut="ACTIF",
        langue=wanted.langue,
    )
    try:
        async with conn.transaction():
            if known is None:
                await people.insert_utilisateur(conn, user, now)
            else:
                await people.update_utilisateur(conn, user)
            await people.set_affectation(
                conn,
                clock.new_id(),
                user.user_id,
                wanted.ice,
                wanted.profil,
                wanted.roles,
                wanted.organisme,
                now,
            )
    except Exception as error:
        if (constraint := violated(error)) is None:
            raise
        raise rules.BadRow(f"user {wanted.username}: refused by {constraint}") from error
    password = normalized(wanted.password)
    owner = await passwords.find_owner(conn, user.user_id)
    if broken := means.policy.broken(password, owner.mots if owner else ()):
        raise rules.BadRow(f"user {wanted.username}: password: {', '.join(broken)}")
    hash_ = await people.find_hash(conn, user.user_id)
    if hash_ is None or not await means.passwords.matches(hash_, password):
        await people.set_hash(conn, user.user_id, await means.passwords.hash(password), now)
    if wanted.totp_secret is not None:
        await _set_totp(conn, means, user, wanted.totp_secret)


async def _set_totp(conn: Connection, means: Means, user: Utilisateur, secret: str) -> None:
    try:
        pyotp.TOTP(secret).at(0)
    except Exception as error:
        raise rules.BadRow(f"user {user.username}: totp_secret: {error}") from error
    devices = await applications.list_totp_devices(conn, user.user_id)
    device_id = devices[0].device_id if devices else clock.new_id()
    if devices:
        known = means.vault.open("totp", str(device_id), devices[0].secret).decode()
        if known != secret:
            sealed = means.vault.seal("totp", str(device_id), secret.encode())
            await applications.update_totp_secret(conn, device_id, sealed)
        return
    now = clock.now()
    device = TotpDevice(
        device_id=device_id,
        user_id=user.user_id,
        nom=SEED_DEVICE,
        secret=means.vault.seal("totp", str(device_id), secret.encode()),
        last_step=0,
        confirmed_at=now,
    )
    await applications.insert_totp_device(conn, device, now)


def registered(wanted: SeedClient) -> Client:
    """Return the client as it is registered.

    Raises: BadRow — a URI or the way of authenticating is wrong.
    """
    uris: Iterable[str | None] = (
        *wanted.redirect_uris,
        *wanted.post_logout_redirect_uris,
        wanted.backchannel_logout_uri,
        wanted.home_uri,
    )
    for uri in uris:
        if uri is not None and not rules.is_allowed_uri(uri):
            raise rules.BadRow(
                f"client {wanted.client_id}: {uri}: https without fragment, http on loopback only"
            )
    for audience in wanted.audiences:
        if not is_resource(audience):
            raise rules.BadRow(
                f"client {wanted.client_id}: audience {audience}: an absolute URI without fragment"
            )
    by_secret = wanted.auth_method == "client_secret_basic"
    if by_secret != (wanted.client_secret is not None) or by_secret == (wanted.jwks is not None):
        raise rules.BadRow(f"client {wanted.client_id}: a secret, or keys for private_key_jwt")
    return Client(
        client_id=wanted.client_id,
        nom=wanted.nom or wanted.client_id,
        secret_digest=sha256(wanted.client_secret) if wanted.client_secret else None,
        auth_method=wanted.auth_method,
        jwks=wanted.jwks,
        grant_types=wanted.grant_types,
        redirect_uris=wanted.redirect_uris,
        post_logout_redirect_uris=wanted.post_logout_redirect_uris,
        backchannel_logout_uri=wanted.backchannel_logout_uri,
        home_uri=wanted.home_uri,
        scope=wanted.scope,
        audiences=wanted.audiences,
        organisme=wanted.organisme,
        require_par=wanted.require_par,
        require_dpop=wanted.require_dpop,
        may_introspect=wanted.may_introspect,
    )
