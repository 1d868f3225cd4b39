"""How is the dashboard started?"""

from shared.command import run

from .actions.rebuilding import rebuild_command
from .app import create_app
from .consumers import CONSUMERS
from .settings import Settings

run("dashboard", Settings, create_app, consumers=CONSUMERS, extra={"rebuild": rebuild_command})
