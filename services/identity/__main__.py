"""How is Portnet ID started?"""

from shared.command import run

from .app import create_app
from .commands import COMMANDS
from .settings import Settings

run("identity", Settings, create_app, extra=COMMANDS)
