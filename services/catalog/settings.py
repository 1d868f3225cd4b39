"""What can be configured in the catalogue?"""

from shared.settings import ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """The catalogue's configuration. Environment prefix: CATALOG_."""
