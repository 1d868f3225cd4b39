"""Where does a client's authorization request lead the browser?"""

from typing import Any

from litestar import Response, route

from services.identity.actions.authorization import authorize as decide
from services.identity.pages.render import (
    LANGUAGE,
    Asked,
    browser,
    go,
    parts,
    protocol_request,
)
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Pool


@route("/authorize", http_method=["GET", "POST"], guards=[PUBLIC], status_code=303)
async def authorize(request: Asked, pool: Pool) -> Response[Any]:
    """Answer an authorization request. Source: OpenID Connect Core, section 3.1.2."""
    means, _ = parts(request)
    asked = await protocol_request(request)
    spoken = request.cookies.get(LANGUAGE) or request.headers.get("accept-language")
    outcome = await decide(pool, means, visitor(request), browser(request), asked, spoken)
    return go(request, outcome)
