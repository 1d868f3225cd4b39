"""How is the assistant put together?"""

from litestar import Litestar

from shared.service import create_service

from .consumers import CONSUMERS
from .routes import ROUTES
from .settings import Settings


def create_app(settings: Settings) -> Litestar:
    """Return the assistant's application."""
    return create_service("assistant", settings, routes=ROUTES, consumers=CONSUMERS)
