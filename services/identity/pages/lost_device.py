"""What does the link in a mail about a lost second factor show?

The link is its own proof: it was mailed to the person alone. Opening it changes nothing, since
programs that look into mail follow links too.
"""

from typing import Any
from uuid import UUID

from litestar import Response, get, post

from services.identity.actions import lost_device
from services.identity.pages.render import Asked, html, language, parts
from shared.auth import PUBLIC
from shared.database import Pool


@get("/aide/{demande_id:uuid}/{cle:str}", guards=[PUBLIC])
async def show_cancel(request: Asked, pool: Pool, demande_id: UUID, cle: str) -> Response[Any]:
    """Ask whether the request for help shall be cancelled."""
    means, screens = parts(request)
    if not await lost_device.is_open(pool, means, demande_id, cle):
        return _over(request)
    spoken, here = language(request), request.url.path
    document = screens.render("cancel_help.html", spoken, here=here, action=here)
    return html(request, document, language=spoken)


@post("/aide/{demande_id:uuid}/{cle:str}", guards=[PUBLIC])
async def cancel(request: Asked, pool: Pool, demande_id: UUID, cle: str) -> Response[Any]:
    """Cancel the request for help."""
    means, _ = parts(request)
    if not await lost_device.cancel(pool, means, demande_id, cle):
        return _over(request)
    return _message(request, "aide.cancelled", 200)


def _over(request: Asked) -> Response[Any]:
    return _message(request, "aide.over", 404)


def _message(request: Asked, key: str, status: int) -> Response[Any]:
    means, screens = parts(request)
    spoken, here = language(request), request.url.path
    document = screens.message(spoken, key, here=here, home=f"{means.settings.portal_url}/")
    return html(request, document, status=status, language=spoken)


LOST_DEVICE_PAGES = [show_cancel, cancel]
