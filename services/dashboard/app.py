"""How is the dashboard put together?"""

from litestar import Litestar

from shared.service import create_service

from .consumers import CONSUMERS
from .live import wake_pages, watch_source
from .routes import ROUTES
from .settings import Settings


def create_app(settings: Settings) -> Litestar:
    """Return the dashboard's application."""
    background = [wake_pages] if "http" in settings.roles else []
    # A process that only answers has no connection of its own to look at.
    if "http" in settings.roles and "events" in settings.roles:
        background.append(watch_source)
    return create_service(
        "dashboard", settings, routes=ROUTES, consumers=CONSUMERS, background=background
    )
