"""Where do the pages' style and fonts come from?"""

from litestar import Response, get

from services.identity.pages.render import Asked, parts
from services.identity.screens import ASSETS
from shared.auth import PUBLIC
from shared.problems import NotFound

FOR_EVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"


@get("/static/{name:path}", guards=[PUBLIC])
async def read_asset(request: Asked, name: str) -> Response[bytes]:
    """Return a static file; for ever when its version is asked for.

    Raises: NotFound.
    """
    _, screens = parts(request)
    name = name.lstrip("/")
    body = screens.assets.get(name)
    if body is None:
        raise NotFound
    is_versioned = request.query_params.get("v") == screens.versions[name]
    return Response(
        body,
        media_type=ASSETS[name],
        headers={
            "Cache-Control": FOR_EVER if is_versioned else A_DAY,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
