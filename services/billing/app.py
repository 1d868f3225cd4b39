"""How is billing put together?"""

from litestar import Litestar

from shared.service import create_service

from .consumers import CONSUMERS
from .routes import ROUTES
from .scheduler import expire_packages
from .settings import Settings


def create_app(settings: Settings) -> Litestar:
    """Return billing's application."""
    return create_service(
        "billing",
        settings,
        routes=ROUTES,
        consumers=CONSUMERS,
        background=[expire_packages] if "events" in settings.roles else [],
    )
