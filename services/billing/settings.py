"""What can be configured in billing?"""

from shared.settings import ServiceSettings


class Settings(ServiceSettings, frozen=True, kw_only=True):
    """Billing's configuration. Environment prefix: BILLING_."""

    expiry_interval_seconds: int = 60
    """How often packages past their last day are looked for."""
