"""How is the catalogue started?"""

from shared.command import run

from .app import create_app
from .consumers import CONSUMERS
from .seed import seed
from .settings import Settings

run("catalog", Settings, create_app, consumers=CONSUMERS, extra={"seed": seed})
