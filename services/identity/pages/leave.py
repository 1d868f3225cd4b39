"""How does a browser's session at Portnet ID end?"""

from typing import Any

from litestar import Response, get, post

from services.identity.actions import logout
from services.identity.models.signin import Outcome
from services.identity.pages.render import (
    SESSION,
    Asked,
    browser,
    check_form,
    cookie,
    csrf,
    go,
    html,
    language,
    parts,
    protocol_request,
)
from services.identity.rules import authorization
from services.identity.rules.parameters import ProtocolRequest
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Pool

PURPOSE = "end-session"


@get("/end-session", guards=[PUBLIC])
async def end_session(request: Asked, pool: Pool) -> Response[Any]:
    """End the session, or ask first. Source: OpenID Connect RP-Initiated Logout 1.0."""
    return await _leave(request, pool, await protocol_request(request), confirmed=False)


@post("/end-session", guards=[PUBLIC], status_code=200)
async def end_session_form(request: Asked, pool: Pool) -> Response[Any]:
    """End the session: a client's form, or the person's confirmation."""
    asked = await protocol_request(request)
    confirmed = "confirme" in asked.form
    if confirmed:
        check_form(request, PURPOSE, request.cookies.get(SESSION), asked.form.get("csrf"))
    return await _leave(request, pool, asked, confirmed=confirmed)


async def _leave(
    request: Asked, pool: Pool, asked: ProtocolRequest, *, confirmed: bool
) -> Response[Any]:
    means, screens = parts(request)
    leaving = await logout.leave(
        pool, means, visitor(request), browser(request), asked, confirmed=confirmed
    )
    spoken = language(request, asked.payload.data.get("ui_locales"))
    home = leaving.client and authorization.home(leaving.client)
    home = home or f"{means.settings.portal_url}/"
    if not leaving.ended:
        document = screens.render(
            "leave.html",
            spoken,
            here="/id/end-session",
            csrf=csrf(means, PURPOSE, request.cookies.get(SESSION)),
            client_id=leaving.client.client_id if leaving.client else None,
            home=home,
        )
        return html(request, document, language=spoken)
    if leaving.location is not None:
        return go(request, Outcome(location=leaving.location, ended=True))
    document = screens.message(spoken, "left", here="/id/end-session", home=home)
    return html(request, document, language=spoken, cookies=[cookie(SESSION, "", 0)])
