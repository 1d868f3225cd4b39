"""What can be configured?"""

from shared.settings import ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """The dashboard's configuration. Environment prefix: DASHBOARD_."""
