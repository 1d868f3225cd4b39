"""What can be configured in the help desk?"""

from shared.settings import ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """The help desk's configuration. Environment prefix: HELPDESK_."""
