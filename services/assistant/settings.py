"""What can be configured in the assistant?"""

from shared.settings import ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """The assistant's configuration. Environment prefix: ASSISTANT_."""

    questions_per_minute: int = 20
    """How many questions one person may ask within any 60 seconds."""
