"""What happens to the number for codes by SMS: given, confirmed, removed?"""

import secrets
from datetime import datetime

from services.identity.actions.factors import changed, owner
from services.identity.actions.one_time_codes import new_code, wait_seconds
from services.identity.letters import Letters
from services.identity.mailer import SmsFailed
from services.identity.means import Means
from services.identity.models.factors import (
    CodeEnvoye,
    DonnerCode,
    DonnerNumero,
    PhoneRow,
    Telephone,
)
from services.identity.problems.factors import (
    CodeExpire,
    CodeIncorrect,
    NumeroInvalide,
    SmsEchoue,
    SmsImpossible,
    TelephoneInconnu,
    TropDeCodes,
)
from services.identity.queries import codes
from services.identity.queries import telephones as queries
from services.identity.rules import steps, totp
from services.identity.rules.telephone import international, masked
from shared import clock
from shared.auth import Principal
from shared.database import Connection
from shared.problems import FieldError


async def give(
    conn: Connection,
    means: Means,
    letters: Letters,
    who: Principal,
    order: DonnerNumero,
    langue: str,
) -> CodeEnvoye:
    """Send a code to a number that the caller would like to use; it counts once they give it back.

    Raises: CompteInconnu, NumeroInvalide, SmsImpossible, TropDeCodes, SmsEchoue.
    """
    numero, now = international(order.numero), clock.now()
    if means.sms is None:
        raise SmsImpossible
    if numero is None:
        raise NumeroInvalide(errors=[FieldError("/numero", "+212 6 12 34 56 78")])
    async with conn.transaction():
        user = await owner(conn, who)
        seconds = await wait_seconds(conn, user.user_id, "SMS", now)
        if seconds:
            raise TropDeCodes(headers={"Retry-After": str(seconds)})
        phone = PhoneRow(
            telephone_id=clock.new_id(),
            user_id=user.user_id,
            numero=numero,
            confirmed_at=None,
            last_used_at=None,
        )
        await queries.replace_pending(conn, phone, now)
        code, digits = new_code(means, "SMS", str(phone.telephone_id), now)
        await codes.insert_email_code(conn, code, user.user_id, telephone_id=phone.telephone_id)
    try:
        await letters.text_message(means, numero, digits, langue)
    except SmsFailed as error:
        await codes.delete_email_code(conn, code.code_id)
        raise SmsEchoue from error
    return CodeEnvoye(numero=masked(numero), expire_le=code.expires_at)


async def confirm(conn: Connection, means: Means, who: Principal, order: DonnerCode) -> Telephone:
    """Let codes go to the number, for the code that was sent to it.

    Raises: CompteInconnu, TelephoneInconnu, CodeExpire, CodeIncorrect.
    """
    now = clock.now()
    async with conn.transaction():
        user = await owner(conn, who)
        phone = await queries.find_pending(conn, user.user_id)
        if phone is None:
            raise TelephoneInconnu
        is_right = await _is_right(conn, means, phone, order.code, now)
        if is_right:
            await queries.confirm(conn, phone, now)
            # What the number before was sent proves that number, which is no factor any more.
            await codes.void_codes(conn, user.user_id, "SMS", now)
            number = masked(phone.numero)
            await changed(conn, user.user_id, "telephone-ajoute", "ENROLE", numero=number)
    # The wrong try stays counted.
    if not is_right:
        raise CodeIncorrect
    return Telephone(numero=number, confirme_le=now, utilise_le=None)


async def _is_right(
    conn: Connection, means: Means, phone: PhoneRow, typed: str, now: datetime
) -> bool:
    """Say whether `typed` is the code that was sent to a number, and spend it, or count the try.

    Raises: CodeExpire.
    """
    sent = await codes.lock_confirmation(conn, phone.telephone_id)
    if sent is None or sent.expires_at <= now or sent.failures >= steps.CODES_PER_TRANSACTION:
        raise CodeExpire
    digest = means.vault.digest("email-code", str(phone.telephone_id), totp.clean_code(typed))
    if not secrets.compare_digest(digest, sent.digest):
        await codes.count_failure(conn, sent.code_id)
        return False
    return await codes.spend_email_code(conn, sent.code_id, now)


async def remove(conn: Connection, who: Principal) -> None:
    """Send no more codes to the caller's number.

    Raises: CompteInconnu, TelephoneInconnu.
    """
    async with conn.transaction():
        user = await owner(conn, who)
        phone = await queries.find_confirmed(conn, user.user_id)
        if phone is None:
            raise TelephoneInconnu
        await queries.delete_all(conn, user.user_id)
        await codes.void_codes(conn, user.user_id, "SMS", clock.now())
        number = masked(phone.numero)
        await changed(conn, user.user_id, "telephone-retire", "REINITIALISE", numero=number)
