"""How is the dashboard put together?"""

from litestar import Litestar

from shared.service import create_service

from .consumers import CONSUMERS
from .live import wake_pages
from .routes import ROUTES
from .settings import Settings


def create_app(settings: Settings) -> Litestar:
    """Return the dashboard's application."""
    background = [wake_pages] if "http" in settings.roles else []
    return create_service(
        "dashboard", settings, routes=ROUTES, consumers=CONSUMERS, background=background
    )
