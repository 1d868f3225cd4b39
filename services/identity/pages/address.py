"""How does the owner of a new e-mail address confirm it?"""

from typing import Any

from litestar import Response, get, post

from services.identity.actions import modifications
from services.identity.pages.render import Asked, form, html, language, parts
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Pool


@get("/adresse", guards=[PUBLIC])
async def show_address(request: Asked, pool: Pool) -> Response[Any]:
    """Ask for the word of a person: programs that look into mail follow links too."""
    _, screens = parts(request)
    held = request.query_params.get("jeton", "")[:100]
    asked = await modifications.look_at_link(pool, held)
    spoken = language(request)
    document = screens.render(
        "address.html", spoken, here=f"/id/adresse?jeton={held}", held=held, address=asked.apres
    )
    return html(request, document, language=spoken)


@post("/adresse", guards=[PUBLIC], status_code=200)
async def confirm_address(request: Asked, pool: Pool) -> Response[Any]:
    """Make the address the person's. The link itself is the proof: no cookie stands behind it."""
    means, screens = parts(request)
    fields = dict(await form(request))
    await modifications.confirm_address(pool, visitor(request), fields.get("jeton", "")[:100])
    spoken = language(request)
    home = f"{means.settings.portal_url}/"
    document = screens.message(spoken, "adresse.done", here="?", home=home)
    return html(request, document, language=spoken)


ADDRESS_PAGES = [show_address, confirm_address]
