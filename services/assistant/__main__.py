"""How is the assistant started?"""

from shared.command import run

from .app import create_app
from .consumers import CONSUMERS
from .seed import seed
from .settings import Settings

run("assistant", Settings, create_app, consumers=CONSUMERS, extra={"seed": seed})
