"""What can a person do with their second factors?"""

from functools import partial
from uuid import UUID

from litestar import Request, delete, get, patch, post
from litestar.datastructures import State

from services.identity.actions import applications, passkeys, recovery, telephone
from services.identity.models.factors import (
    AddCle,
    Application,
    ApplicationAssociee,
    Cle,
    CodeEnvoye,
    DonnerCode,
    DonnerNumero,
    Facteurs,
    Nommer,
    NouveauxCodes,
    Passkey,
    Telephone,
)
from services.identity.models.signin import Refused
from services.identity.problems.factors import CodeIncorrect
from services.identity.queries import applications as application_queries
from services.identity.queries import passkeys as passkey_queries
from services.identity.queries import recovery as recovery_queries
from services.identity.queries import telephones
from services.identity.rules.person import user_id
from services.identity.rules.telephone import masked
from services.identity.screens import Screens
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection
from shared.problems import preferred_language

CHANGES_FACTORS = requires(acr="mfa", recent=True)
"""A code by mail is not enough to change factors, nor a sign-in of an hour ago.

Source: ASVS 5.0, 7.5.1.
"""


@get("/facteurs", guards=[SIGNED_IN])
async def read_facteurs(conn: Connection, who: Principal, state: State) -> Facteurs:
    """Return the caller's second factors."""
    whose = user_id(who)
    phone = await telephones.find_confirmed(conn, whose)
    return Facteurs(
        applications=await application_queries.list_applications(conn, whose),
        cles=[_cle(each) for each in await passkey_queries.list_passkeys(conn, whose)],
        codes_secours=await recovery_queries.read_codes(conn, whose),
        telephone=None
        if phone is None or phone.confirmed_at is None
        else Telephone(
            numero=masked(phone.numero),
            confirme_le=phone.confirmed_at,
            utilise_le=phone.last_used_at,
        ),
        sms_possible=state.means.sms is not None,
    )


@post("/applications", guards=[CHANGES_FACTORS])
async def begin_application(
    conn: Connection, who: Principal, state: State, data: Nommer
) -> ApplicationAssociee:
    """Begin to add an authenticator app: its secret, as text and as QR code."""
    draw = partial(Screens.qr, inline=False)
    return await applications.begin(conn, state.means, who, data, draw)


@post("/applications/{device_id:uuid}/confirmation", guards=[CHANGES_FACTORS], status_code=200)
async def confirm_application(
    conn: Connection, who: Principal, state: State, device_id: UUID, data: DonnerCode
) -> Application:
    """Let an app count as a factor, for its first code."""
    try:
        return await applications.confirm(conn, state.means, who, device_id, data.code)
    except Refused as refused:
        raise CodeIncorrect from refused


@patch("/applications/{device_id:uuid}", guards=[CHANGES_FACTORS], status_code=204)
async def rename_application(
    conn: Connection, who: Principal, device_id: UUID, data: Nommer
) -> None:
    """Rename one of the caller's authenticator apps."""
    await applications.rename(conn, who, device_id, data)


@delete("/applications/{device_id:uuid}", guards=[CHANGES_FACTORS])
async def remove_application(conn: Connection, who: Principal, device_id: UUID) -> None:
    """Remove one of the caller's authenticator apps; never the last strong factor."""
    await applications.remove(conn, who, device_id)


@post("/cles/options", guards=[CHANGES_FACTORS], status_code=200)
async def offer_cle(conn: Connection, who: Principal, state: State) -> dict[str, object]:
    """Return what the browser asks a device to make a passkey.

    Source: Web Authentication Level 3, section 5.4 (PublicKeyCredentialCreationOptionsJSON).
    """
    return await passkeys.offer_cle(conn, state.means, who)


@post("/cles", guards=[CHANGES_FACTORS])
async def add_cle(conn: Connection, who: Principal, state: State, data: AddCle) -> Cle:
    """Add a passkey to the caller's factors."""
    return _cle(await passkeys.add_cle(conn, state.means, who, data))


@patch("/cles/{cle_id:uuid}", guards=[CHANGES_FACTORS], status_code=204)
async def rename_cle(conn: Connection, who: Principal, cle_id: UUID, data: Nommer) -> None:
    """Rename one of the caller's passkeys."""
    await passkeys.rename_cle(conn, who, cle_id, data)


@delete("/cles/{cle_id:uuid}", guards=[CHANGES_FACTORS])
async def remove_cle(conn: Connection, who: Principal, cle_id: UUID) -> None:
    """Remove one of the caller's passkeys; never the last strong factor."""
    await passkeys.remove_cle(conn, who, cle_id)


@post("/codes-secours", guards=[CHANGES_FACTORS])
async def renew_codes_secours(conn: Connection, who: Principal, state: State) -> NouveauxCodes:
    """Make ten new recovery codes, shown this once; earlier ones end."""
    return await recovery.renew(conn, state.means, who)


@post("/telephone", guards=[CHANGES_FACTORS], status_code=202)
async def give_telephone(
    request: Request[object, object, State],
    conn: Connection,
    who: Principal,
    state: State,
    data: DonnerNumero,
) -> CodeEnvoye:
    """Send a code to a number that the caller would like to use."""
    langue = preferred_language(request.headers.get("accept-language"))
    return await telephone.give(conn, state.means, state.letters, who, data, langue)


@post("/telephone/confirmation", guards=[CHANGES_FACTORS], status_code=200)
async def confirm_telephone(
    conn: Connection, who: Principal, state: State, data: DonnerCode
) -> Telephone:
    """Let codes go to the number, for the code that was sent to it."""
    return await telephone.confirm(conn, state.means, who, data)


@delete("/telephone", guards=[CHANGES_FACTORS])
async def remove_telephone(conn: Connection, who: Principal) -> None:
    """Send no more codes to the caller's number."""
    await telephone.remove(conn, who)


def _cle(passkey: Passkey) -> Cle:
    return Cle(
        cle_id=passkey.cle_id,
        nom=passkey.nom,
        synchronisee=passkey.synchronisee,
        creee_le=passkey.created_at,
        utilisee_le=passkey.last_used_at,
    )


ROUTES = [
    read_facteurs,
    begin_application,
    confirm_application,
    rename_application,
    remove_application,
    offer_cle,
    add_cle,
    rename_cle,
    remove_cle,
    renew_codes_secours,
    give_telephone,
    confirm_telephone,
    remove_telephone,
]
