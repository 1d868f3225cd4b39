"""What does a person see while signing in?"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from litestar import Response, get, post

from services.identity.actions import (
    lost_device,
    one_time_codes,
    passkeys,
    recovery,
    renewal,
    second_factor,
    signin,
)
from services.identity.models.passwords import PasswordRefused
from services.identity.models.signin import (
    Browser,
    Canal,
    LoginTransaction,
    Outcome,
    Progress,
    Refused,
)
from services.identity.pages.render import (
    LANGUAGE,
    LANGUAGE_SECONDS,
    TRANSACTION,
    Asked,
    browser,
    check_form,
    cookie,
    csrf,
    form,
    go,
    html,
    parts,
    transaction_purpose,
)
from services.identity.rules.totp import provisioning_uri
from services.identity.screens import Screens
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Pool

STATUS = {"slow-down": 429, "factor-resting": 429, "mail-wait": 429, "mail-limit": 429}
"""Other refusals are 422."""


@get("/connexion/{transaction_id:uuid}", guards=[PUBLIC])
async def show_step(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Show what a sign-in asks next."""
    return await _shown(request, pool, transaction_id)


@get(
    [
        "/connexion/{transaction_id:uuid}/mot-de-passe",
        "/connexion/{transaction_id:uuid}/code",
        "/connexion/{transaction_id:uuid}/courriel",
        "/connexion/{transaction_id:uuid}/sms",
        "/connexion/{transaction_id:uuid}/secours",
        "/connexion/{transaction_id:uuid}/plus-tard",
        "/connexion/{transaction_id:uuid}/codes-gardes",
        "/connexion/{transaction_id:uuid}/aide",
        "/connexion/{transaction_id:uuid}/cle",
        "/connexion/{transaction_id:uuid}/profil",
        "/connexion/{transaction_id:uuid}/nouveau-mot-de-passe",
    ],
    guards=[PUBLIC],
)
async def show_after_reload(request: Asked, transaction_id: UUID) -> Response[None]:
    """Lead a reloaded answer back to the page."""
    return go(request, Outcome(location=f"/id/connexion/{transaction_id}"))


@post("/connexion/{transaction_id:uuid}/mot-de-passe", guards=[PUBLIC])
async def submit_password(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take username or e-mail, and password."""
    means, _ = parts(request)
    fields = await _form(request, transaction_id)
    identifier = fields.get("identifiant", "")
    try:
        outcome = await signin.submit_password(
            pool,
            means,
            visitor(request),
            browser(request),
            transaction_id,
            identifier,
            fields.get("mot_de_passe", ""),
        )
    except Refused as refused:
        return await _shown(request, pool, transaction_id, refused, identifier)
    holds = Browser(transaction=outcome.transaction_cookie)
    letters = request.app.state.letters
    await one_time_codes.send_first_code(pool, means, letters, holds, transaction_id)
    return go(request, outcome)


@post("/connexion/{transaction_id:uuid}/code", guards=[PUBLIC])
async def submit_code(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take the code of the app, or the one that was mailed."""
    return await _step(request, pool, transaction_id, second_factor.submit_code, "code")


@post(
    ["/connexion/{transaction_id:uuid}/courriel", "/connexion/{transaction_id:uuid}/sms"],
    guards=[PUBLIC],
)
async def send_code(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Send a code by mail, or by SMS."""
    means, _ = parts(request)
    await _form(request, transaction_id)
    canal: Canal = "SMS" if request.url.path.endswith("/sms") else "EMAIL"
    letters = request.app.state.letters
    try:
        outcome = await one_time_codes.send_code(
            pool, means, letters, browser(request), transaction_id, canal
        )
    except Refused as refused:
        return await _shown(request, pool, transaction_id, refused)
    return go(request, outcome)


@post("/connexion/{transaction_id:uuid}/secours", guards=[PUBLIC])
async def submit_recovery(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take a recovery code."""
    return await _step(request, pool, transaction_id, second_factor.submit_recovery, "secours")


@post("/connexion/{transaction_id:uuid}/plus-tard", guards=[PUBLIC])
async def go_on(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Go on with the recovery code alone."""
    return await _step(request, pool, transaction_id, second_factor.go_on)


@post("/connexion/{transaction_id:uuid}/codes-gardes", guards=[PUBLIC])
async def keep_codes(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Hear that the recovery codes are kept."""
    return await _step(request, pool, transaction_id, recovery.keep)


@post("/connexion/{transaction_id:uuid}/aide", guards=[PUBLIC])
async def ask_for_help(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Hear that the second factor is lost; the answer tells nothing about the account."""
    means, screens = parts(request)
    await _form(request, transaction_id)
    spoken = await lost_device.ask(pool, visitor(request), browser(request), transaction_id)
    here, home = f"/id/connexion/{transaction_id}", f"{means.settings.portal_url}/"
    document = screens.message(spoken, "aide.asked", here=here, home=home)
    return html(request, document, language=spoken)


@post("/connexion/{transaction_id:uuid}/cle", guards=[PUBLIC])
async def submit_passkey(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take a passkey's answer."""
    return await _step(request, pool, transaction_id, passkeys.submit_passkey, "reponse")


@post("/connexion/{transaction_id:uuid}/profil", guards=[PUBLIC])
async def choose_profil(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take the company and profile to work under."""
    return await _step(request, pool, transaction_id, signin.choose_profil, "affectation")


@post("/connexion/{transaction_id:uuid}/nouveau-mot-de-passe", guards=[PUBLIC])
async def submit_new_password(request: Asked, pool: Pool, transaction_id: UUID) -> Response[Any]:
    """Take the new password that this sign-in must end with."""
    means, _ = parts(request)
    fields = await _form(request, transaction_id)
    try:
        outcome = await renewal.submit_new_password(
            pool,
            means,
            visitor(request),
            browser(request),
            transaction_id,
            fields.get("nouveau", ""),
            fields.get("confirmation", ""),
        )
    except PasswordRefused as refused:
        return await _shown(request, pool, transaction_id, broken=refused.rules)
    return go(request, outcome)


async def _step(
    request: Asked,
    pool: Pool,
    transaction_id: UUID,
    take: Callable[..., Awaitable[Outcome]],
    *names: str,
) -> Response[Any]:
    """Let `take` judge the fields of these names, and lead on, or show the page with the reason."""
    means, _ = parts(request)
    fields = await _form(request, transaction_id)
    said = [fields.get(name, "") for name in names]
    whence, holds = visitor(request), browser(request)
    try:
        outcome = await take(pool, means, whence, holds, transaction_id, *said)
    except Refused as refused:
        return await _shown(request, pool, transaction_id, refused)
    return go(request, outcome)


async def _form(request: Asked, transaction_id: UUID) -> dict[str, str]:
    fields = dict(await form(request))
    secret = request.cookies.get(TRANSACTION)
    check_form(request, transaction_purpose(transaction_id), secret, fields.get("csrf"))
    return fields


async def _shown(
    request: Asked,
    pool: Pool,
    transaction_id: UUID,
    refused: Refused | None = None,
    identifier: str = "",
    broken: tuple[str, ...] = (),
) -> Response[Any]:
    means, screens = parts(request)
    asked = request.query_params.get("lang") if request.method == "GET" else None
    seen = await signin.show(pool, means, visitor(request), browser(request), transaction_id, asked)
    if isinstance(seen, Outcome):
        return go(request, seen)
    transaction = seen.transaction
    spoken = transaction.langue
    document = screens.render(
        TEMPLATES[seen.step],
        spoken,
        here=f"/id/connexion/{transaction_id}",
        refused=refused,
        broken=broken,
        action=_action(seen, transaction_id),
        passkey_options=seen.passkey_options,
        csrf=csrf(means, transaction_purpose(transaction_id), request.cookies.get(TRANSACTION)),
        **_values(seen, transaction, identifier),
    )
    status = 422 if broken else 200
    if refused is not None:
        status = STATUS.get(refused.reason, 422)
    # Pages that belong to no sign-in (signed out, expired) speak the same language.
    is_known = request.cookies.get(LANGUAGE) == spoken
    cookies = [] if is_known else [cookie(LANGUAGE, spoken, LANGUAGE_SECONDS)]
    page = html(
        request,
        document,
        status=status,
        origins=seen.client_origins,
        language=spoken,
        cookies=cookies,
        scripts=seen.passkey_options is not None or seen.step in {"renew", "recovery"},
    )
    if refused is not None and status == 429:
        page.headers["Retry-After"] = str(max(refused.seconds, 1))
    return page


def _action(seen: Progress, transaction_id: UUID) -> str:
    """Return where the page's forms go: to a part of this address, or all of one page to one."""
    base = f"/id/connexion/{transaction_id}"
    return f"{base}/nouveau-mot-de-passe" if seen.step == "renew" else base


def _values(seen: Progress, transaction: LoginTransaction, identifier: str) -> dict[str, Any]:
    if seen.step == "password":
        known = identifier or transaction.request.get("login_hint", "")
        return {"client": seen.client_nom, "identifier": known[:254]}
    if seen.step == "code":
        return {
            "username": seen.username,
            "email": seen.email,
            "has_totp": seen.has_totp,
            "may_use_code": seen.may_use_code,
            "may_use_email": seen.may_use_email,
            "may_use_sms": seen.may_use_sms,
            "may_recover": seen.may_recover,
            "telephone": seen.telephone,
            "sent_to": seen.code_sent_to if seen.may_use_email else None,
        }
    if seen.step == "enrol":
        secret = seen.totp_secret or ""
        grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return {
            "secret": grouped,
            "qr": Screens.qr(provisioning_uri(secret, seen.username or "")) if secret else "",
            "recovered": transaction.recovered_at is not None,
            "may_go_on": seen.may_go_on,
        }
    if seen.step == "recovery":
        return {"codes": seen.recovery_codes}
    if seen.step == "renew":
        return {"username": seen.username, "why": "required"}
    return {"client": seen.client_nom, "affectations": seen.affectations}


TEMPLATES = {
    "password": "password.html",
    "code": "code.html",
    "enrol": "enrol.html",
    "renew": "new_password.html",
    "recovery": "recovery.html",
    "profil": "profil.html",
}

SIGN_IN = [
    show_step,
    show_after_reload,
    submit_password,
    submit_code,
    send_code,
    submit_recovery,
    go_on,
    keep_codes,
    ask_for_help,
    submit_passkey,
    choose_profil,
    submit_new_password,
]
