"""What does a person see who forgot their password, or chooses one behind a link?"""

from typing import Any

from litestar import Response, get, post
from litestar.background_tasks import BackgroundTask

from services.identity.actions import password_links
from services.identity.actions.authorization import well_formed
from services.identity.models.passwords import LinkPage, PasswordRefused
from services.identity.models.signin import Outcome, Refused
from services.identity.pages.render import (
    DEVICE_SECONDS,
    LANGUAGE,
    LANGUAGE_SECONDS,
    LINK,
    LINK_SECONDS,
    Asked,
    check_form,
    cookie,
    csrf,
    form,
    go,
    html,
    language,
    parts,
)
from services.identity.rules.interaction import LANGUAGES
from services.identity.vault import new_token
from services.identity.visiting import DEVICE, visitor
from shared.auth import PUBLIC
from shared.database import Pool

FORGOTTEN = "/id/mot-de-passe/oubli"
NEW = "/id/mot-de-passe/nouveau"
PURPOSE = "mot-de-passe"


@get("/mot-de-passe/oubli", guards=[PUBLIC])
async def show_forgotten(request: Asked) -> Response[Any]:
    """Ask whose password is forgotten."""
    return _forgotten(request)


@post("/mot-de-passe/oubli", guards=[PUBLIC])
async def ask_link(request: Asked, pool: Pool) -> Response[Any]:
    """Say that a mail is on its way, to everyone alike; look afterwards whether one is."""
    means, _ = parts(request)
    fields = await _form(request)
    whence, identifier = visitor(request), fields.get("identifiant", "")
    try:
        await password_links.ask_reset(pool, means, whence)
    except Refused as refused:
        return _forgotten(request, refused, identifier)
    answer = go(request, Outcome(location="/id/mot-de-passe/envoye"))
    answer.background = BackgroundTask(
        password_links.send_reset,
        pool,
        means,
        request.app.state.letters,
        whence,
        identifier,
        language(request),
    )
    return answer


@get("/mot-de-passe/envoye", guards=[PUBLIC])
async def show_sent(request: Asked) -> Response[Any]:
    """Say what happens when the account exists."""
    return _message(request, "mdp.sent", "/id/mot-de-passe/envoye")


@get("/mot-de-passe/lien", guards=[PUBLIC])
async def open_link(request: Asked) -> Response[Any]:
    """Take the link out of the address, which is shown and remembered, into a cookie.

    Nothing else happens: programs that look into mail follow links too.
    """
    held = well_formed(request.query_params.get("jeton"))
    answer = go(request, Outcome(location=NEW))
    answer.cookies = [cookie(LINK, held or "", LINK_SECONDS if held else 0)]
    asked = request.query_params.get("lang")
    if asked in LANGUAGES:
        answer.cookies = [*answer.cookies, cookie(LANGUAGE, asked, LANGUAGE_SECONDS)]
    return answer


@get("/mot-de-passe/nouveau", guards=[PUBLIC])
async def show_link(request: Asked, pool: Pool) -> Response[Any]:
    """Show what the link asks next: the second factor, then the new password."""
    return await _shown(request, pool)


@get(
    [
        "/mot-de-passe/nouveau/code",
        "/mot-de-passe/nouveau/cle",
        "/mot-de-passe/nouveau/secours",
    ],
    guards=[PUBLIC],
)
async def show_link_after_reload(request: Asked) -> Response[None]:
    """Lead a reloaded answer back to the page."""
    return go(request, Outcome(location=NEW))


@post("/mot-de-passe/nouveau/code", guards=[PUBLIC])
async def prove_code(request: Asked, pool: Pool) -> Response[Any]:
    """Take the second factor's code."""
    means, _ = parts(request)
    fields = await _form(request)
    try:
        held = await password_links.prove_code(
            pool, means, visitor(request), request.cookies.get(LINK), fields.get("code", "")
        )
    except Refused as refused:
        return await _shown(request, pool, refused)
    return _proved(request, held)


@post("/mot-de-passe/nouveau/secours", guards=[PUBLIC])
async def prove_recovery_code(request: Asked, pool: Pool) -> Response[Any]:
    """Take a recovery code."""
    means, _ = parts(request)
    fields = await _form(request)
    try:
        held = await password_links.prove_code(
            pool,
            means,
            visitor(request),
            request.cookies.get(LINK),
            fields.get("secours", ""),
            is_recovery=True,
        )
    except Refused as refused:
        return await _shown(request, pool, refused)
    return _proved(request, held)


@post("/mot-de-passe/nouveau/cle", guards=[PUBLIC])
async def prove_passkey(request: Asked, pool: Pool) -> Response[Any]:
    """Take a passkey's answer."""
    means, _ = parts(request)
    fields = await _form(request)
    try:
        held = await password_links.prove_passkey(
            pool, means, visitor(request), request.cookies.get(LINK), fields.get("reponse", "")
        )
    except Refused as refused:
        return await _shown(request, pool, refused)
    return _proved(request, held)


@post("/mot-de-passe/nouveau", guards=[PUBLIC])
async def choose_password(request: Asked, pool: Pool) -> Response[Any]:
    """Take the new password."""
    means, _ = parts(request)
    fields = await _form(request)
    try:
        device = await password_links.choose(
            pool,
            means,
            visitor(request),
            request.cookies.get(LINK),
            fields.get("nouveau", ""),
            fields.get("confirmation", ""),
        )
    except PasswordRefused as refused:
        return await _shown(request, pool, broken=refused.rules)
    answer = go(request, Outcome(location="/id/mot-de-passe/change"))
    answer.cookies = [cookie(LINK, "", 0), cookie(DEVICE, device, DEVICE_SECONDS)]
    return answer


@get("/mot-de-passe/change", guards=[PUBLIC])
async def show_changed(request: Asked) -> Response[Any]:
    """Say that the new password holds, and lead to the sign-in."""
    return _message(request, "mdp.changed", "/id/mot-de-passe/change")


async def _form(request: Asked) -> dict[str, str]:
    fields = dict(await form(request))
    check_form(request, PURPOSE, request.cookies.get(LINK), fields.get("csrf"))
    return fields


def _proved(request: Asked, held: str | None) -> Response[None]:
    answer = go(request, Outcome(location=NEW))
    if held is not None:
        answer.cookies = [cookie(LINK, held, LINK_SECONDS)]
    return answer


def _forgotten(
    request: Asked, refused: Refused | None = None, identifier: str = ""
) -> Response[Any]:
    means, screens = parts(request)
    spoken, held = language(request), well_formed(request.cookies.get(LINK)) or new_token()
    document = screens.render(
        "forgotten.html",
        spoken,
        here=FORGOTTEN,
        refused=refused,
        action=FORGOTTEN,
        csrf=csrf(means, PURPOSE, held),
        identifier=identifier[:254],
        home=f"{means.settings.portal_url}/",
    )
    cookies = [cookie(LINK, held, LINK_SECONDS), *_spoken(request, spoken)]
    page = html(request, document, status=429 if refused else 200, language=spoken, cookies=cookies)
    if refused is not None:
        page.headers["Retry-After"] = str(max(refused.seconds, 1))
    return page


async def _shown(
    request: Asked, pool: Pool, refused: Refused | None = None, broken: tuple[str, ...] = ()
) -> Response[Any]:
    means, screens = parts(request)
    seen = await password_links.show(pool, means, request.cookies.get(LINK))
    spoken = language(request)
    document = screens.render(
        "factor.html" if seen.step == "factor" else "new_password.html",
        spoken,
        here=NEW,
        refused=refused,
        broken=broken,
        action=NEW,
        csrf=csrf(means, PURPOSE, request.cookies.get(LINK)),
        username=seen.username,
        passkey_options=seen.passkey_options,
        **_values(seen),
    )
    status = 200
    if refused is not None or broken:
        status = 429 if refused and refused.reason == "factor-resting" else 422
    return html(
        request,
        document,
        status=status,
        language=spoken,
        cookies=_spoken(request, spoken),
        scripts=True,
    )


def _values(seen: LinkPage) -> dict[str, Any]:
    if seen.step == "factor":
        return {"may_use_code": seen.may_use_code, "may_recover": seen.may_recover}
    return {"why": seen.kind}


def _message(request: Asked, key: str, here: str) -> Response[Any]:
    means, screens = parts(request)
    spoken, home = language(request), f"{means.settings.portal_url}/"
    document = screens.message(spoken, key, here=here, home=home)
    return html(request, document, language=spoken, cookies=_spoken(request, spoken))


def _spoken(request: Asked, spoken: str) -> list[Any]:
    """Return the cookie that keeps a language chosen on these pages for the next of them."""
    is_chosen = request.query_params.get("lang") in LANGUAGES
    return [cookie(LANGUAGE, spoken, LANGUAGE_SECONDS)] if is_chosen else []


PASSWORD_PAGES = [
    show_forgotten,
    ask_link,
    show_sent,
    open_link,
    show_link,
    show_link_after_reload,
    prove_code,
    prove_recovery_code,
    prove_passkey,
    choose_password,
    show_changed,
]
