"""What can be configured in the gateway?"""

from typing import ClassVar

from shared.settings import BaseSettings, Secret


class Settings(BaseSettings, frozen=True, kw_only=True):
    """The gateway's configuration. Environment prefix: GATEWAY_."""

    own: ClassVar[frozenset[str]] = frozenset(
        {"port", "nats_user", "nats_password", "client_id", "client_secret", "session_key"}
    )

    client_id: str
    """The gateway as Portnet ID knows it: a confidential client."""
    client_secret: Secret
    session_key: Secret
    """32 random bytes in base64url that sessions are encrypted under; several, separated by
    commas, while a key is being replaced: the first encrypts, all decrypt."""
    identity_url: str
    dashboard_url: str
    billing_url: str
    catalog_url: str
    helpdesk_url: str
    assistant_url: str
    web_dir: str = ""
    """The built web client; empty for `gateway/web/dist` of this installation."""
    admin_port: int | None = None
    """Where `/metrics` and the health answers are served, apart from the public door."""
    scope: str = "openid profile email offline_access"
    """What is asked of Portnet ID at sign-in, as far as it supports it."""
    session_idle_seconds: int = 1800
    """Source: NIST SP 800-63B-4, AAL2: at most one hour of inactivity."""
    session_absolute_seconds: int = 28800
    """Source: NIST SP 800-63B-4, AAL2: at most 24 hours; a working day suffices."""
    session_replicas: int = 1
    """Copies of the session bucket that NATS keeps: 3 in a cluster."""
    requests_per_minute: int = 1200
    """For one session or one API client, refilled evenly."""
    address_requests_per_minute: int = 2400
    """For one address without credentials: a whole company may stand behind it."""
    streams_per_caller: int = 12
    """Live streams that one person may keep open: every browser needs one, whatever its tabs."""
    failures_per_minute: int = 120
    """Refused credentials from one address before it must wait."""
    burst_seconds: int = 20
    """How many seconds' worth of requests may come at once."""
    body_bytes: int = 10_485_760
    head_bytes: int = 16_384
    """Request line and headers together."""
    head_seconds: int = 10
    """For a client to send its request line and headers."""
    keep_alive_seconds: int = 75
    """Between two requests on one connection; above what balancers in front keep theirs."""
    stall_seconds: int = 30
    """Without a byte from a client that owes a body, or taken by one that is owed an answer."""
    timeout_seconds: float | None = None
    """For the first byte of any service's answer, instead of the routing table's figures."""
    trusted_proxies: str = ""
    """Networks (CIDR, comma separated) whose `X-Forwarded-For` is believed."""
