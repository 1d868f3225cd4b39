"""Which environment variables does each local process get?

The same names as on a cluster. A process is given what all share and what is its own, never a
neighbour's secrets; the file `env` has everything, so that any command can be run by hand.
"""

import shlex
from collections.abc import Mapping
from urllib.parse import quote

from deploy.local.credentials import Credentials
from deploy.local.nats import ADMIN, GATEWAY, SERVICES
from deploy.local.options import OptionError, Options

GATEWAY_CLIENT = "gateway"
MAIL_FROM = "Portnet ID <ne-pas-repondre@portnet.example>"
SMS_DOMAIN = "sms.portnet.example"
"""Text messages are read where mails are: to `<number>@` this."""

Environment = dict[str, str]

PROCESSES = (GATEWAY, *SERVICES)


def build(options: Options, credentials: Credentials) -> Environment:
    """Return the environment of the whole stack: what it decides, and what else was given to it.

    Raises: OptionError — an external NATS server without everyone's credentials.
    """
    everything = {
        **_common(options),
        **_gateway(options, credentials),
        **{
            name: value
            for service in SERVICES
            for name, value in _service(service, options, credentials).items()
        },
        "IDENTITY_KEY_SECRET": credentials.key("identity.key_secret"),
        "IDENTITY_SMTP_HOST": "127.0.0.1",
        "IDENTITY_SMTP_PORT": str(options.ports.smtp),
        "IDENTITY_MAIL_FROM": MAIL_FROM,
        "IDENTITY_SMS_MAIL_DOMAIN": SMS_DOMAIN,
    }
    if options.nats_url is not None:
        _need_credentials(options, everything)
    prefixes = tuple(f"{process.upper()}_" for process in PROCESSES)
    extra = {
        name: value
        for name, value in options.given.items()
        if value and (name.startswith(prefixes) or name in _PASSED_ON)
    }
    return {**extra, **everything}


_PASSED_ON = ("LOG_LEVEL", "OTLP_ENDPOINT", "POOL_SIZE")
"""Settings shared by all processes that are taken as they were given."""


def of(process: str, everything: Mapping[str, str]) -> Environment:
    """Return the part of `everything` that `process` may see."""
    others = tuple(f"{other.upper()}_" for other in PROCESSES if other != process)
    gateway_needs = {f"{service.upper()}_URL" for service in SERVICES}
    return {
        name: value
        for name, value in everything.items()
        if not name.startswith(others) or (process == GATEWAY and name in gateway_needs)
    }


def hide(process: str, given: Mapping[str, str]) -> Environment:
    """Return the variables of `given` that `process` must not inherit, emptied."""
    others = tuple(f"{other.upper()}_" for other in PROCESSES if other != process)
    return {name: "" for name in given if name.startswith(others)}


def to_shell(everything: Mapping[str, str]) -> str:
    """Return `everything` as lines that a shell reads with `.`."""
    lines = [f"export {name}={shlex.quote(value)}" for name, value in sorted(everything.items())]
    return "# The environment of all local services: `. .local/env`\n" + "\n".join(lines) + "\n"


def _common(options: Options) -> Environment:
    common = {
        "NATS_URL": options.nats_url or f"nats://127.0.0.1:{options.ports.nats}",
        "OIDC_ISSUER": options.issuer,
        "OIDC_JWKS_URL": f"http://127.0.0.1:{options.ports.service('identity')}/id/jwks",
        "OIDC_AUDIENCE": f"{options.portal_url}/api",
        "PORTAL_URL": options.portal_url,
        "HOST": "127.0.0.1",
    }
    if options.clock_at:
        common["CLOCK_AT"] = options.clock_at
    return common


def _service(name: str, options: Options, credentials: Credentials) -> Environment:
    prefix = name.upper()
    password = quote(credentials.token(f"postgres.{name}"), safe="")
    own_url = f"postgresql://{name}:{password}@127.0.0.1:{options.ports.postgres}/{name}"
    port = options.ports.service(name)
    return {
        f"{prefix}_DATABASE_URL": options.database_urls.get(name, own_url),
        f"{prefix}_NATS_USER": name,
        f"{prefix}_NATS_PASSWORD": credentials.token(f"nats.{name}"),
        f"{prefix}_PORT": str(port),
        f"{prefix}_URL": f"http://127.0.0.1:{port}",
    }


def _gateway(options: Options, credentials: Credentials) -> Environment:
    return {
        "GATEWAY_PORT": str(options.ports.portal),
        "GATEWAY_ADMIN_PORT": str(options.ports.gateway_admin),
        # Tools that try a demo ask in loops, all from this machine.
        "GATEWAY_REQUESTS_PER_MINUTE": "12000",
        "GATEWAY_ADDRESS_REQUESTS_PER_MINUTE": "12000",
        "GATEWAY_STREAMS_PER_CALLER": "500",
        "GATEWAY_CLIENT_ID": GATEWAY_CLIENT,
        "GATEWAY_CLIENT_SECRET": credentials.token("client.gateway"),
        "GATEWAY_SESSION_KEY": credentials.key("gateway.session_key", url_safe=True),
        "GATEWAY_NATS_USER": GATEWAY,
        "GATEWAY_NATS_PASSWORD": credentials.token(f"nats.{GATEWAY}"),
    }


def _need_credentials(options: Options, everything: Environment) -> None:
    missing = []
    for process in PROCESSES:
        for suffix in ("NATS_USER", "NATS_PASSWORD"):
            name = f"{process.upper()}_{suffix}"
            if options.given.get(name):
                everything[name] = options.given[name]
            else:
                missing.append(name)
    if missing:
        raise OptionError(
            "NATS_URL names an external server, so its credentials are needed: "
            + ", ".join(missing)
        )


def admin_nats_url(options: Options, credentials: Credentials) -> str | None:
    """Return the URL with which streams are provisioned; None when an external server's
    administrator was not given (`NATS_ADMIN_USER`, `NATS_ADMIN_PASSWORD`).
    """
    url = options.nats_url or f"nats://127.0.0.1:{options.ports.nats}"
    if options.nats_url is None:
        user, password = ADMIN, credentials.token(f"nats.{ADMIN}")
    else:
        user = options.given.get("NATS_ADMIN_USER", "")
        password = options.given.get("NATS_ADMIN_PASSWORD", "")
        if not user:
            return None
    scheme, _, address = url.partition("://")
    return f"{scheme}://{quote(user, safe='')}:{quote(password, safe='')}@{address}"
