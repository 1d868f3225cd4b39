"""What can be configured, and what is missing?

Configuration is the environment, nothing else. A service's settings are a Struct; each field is
read from `<SERVICE>_<FIELD>` and, for what all services share, from `<FIELD>`. There is no default
for anything that differs between installations, and none for secrets.
"""

import os
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, TypeVar

import msgspec


class Secret:
    """A value that must not be printed: `reveal()` gives it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"


class SettingsError(SystemExit):
    """Names every setting that is missing or unreadable; as an exit it prints itself."""


class BaseSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What every process of the portal is told."""

    own: ClassVar[frozenset[str]] = frozenset({"port"})
    """Fields that are only ever read with the process's own prefix."""

    nats_url: str
    """Where NATS is, without credentials: `nats://host:4222`."""
    nats_user: str
    """The process's own user, which may say its own events and read its own consumer."""
    nats_password: Secret
    """That user's password."""
    oidc_issuer: str
    """Portnet ID's issuer, exactly as it stands in tokens."""
    oidc_jwks_url: str
    """Where the issuer's public keys are read from, inside the installation."""
    oidc_audience: str
    """The audience that access tokens for the portal's APIs carry."""
    portal_url: str
    """The address in people's browsers, without a path."""
    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)]
    """Where this process answers."""
    host: str = "127.0.0.1"
    """The address it listens on; `0.0.0.0` in a container."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """The least important lines that are written."""
    otlp_endpoint: str | None = None
    """An OpenTelemetry collector's HTTP address; without one, traces stay in the logs."""
    clock_at: datetime | None = None
    """The instant at which the process's clock starts (demonstrations and tests)."""


class ServiceSettings(BaseSettings, frozen=True, kw_only=True):
    """What every service is told besides."""

    own: ClassVar[frozenset[str]] = frozenset(
        {"port", "database_url", "nats_user", "nats_password"}
    )

    database_url: Secret
    """The service's own database, with a role that has rights on it only."""
    pool_size: Annotated[int, msgspec.Meta(ge=1, le=200)] = 8
    """Connections to the database, at most."""
    roles: Literal["http", "events", "http,events"] = "http,events"
    """What this process does: answer requests, handle events, or both."""


T = TypeVar("T", bound=BaseSettings)


def load(cls: type[T], prefix: str, environment: Mapping[str, str] | None = None) -> T:
    """Read `cls` from the environment, with names starting `<PREFIX>_`.

    Raises: SettingsError — lists every missing name and every unreadable value at once.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, str] = {}
    wrong: list[str] = []
    for field in msgspec.structs.fields(cls):
        own_name, common_name = f"{prefix}_{field.name}".upper(), field.name.upper()
        names = [own_name] if field.name in cls.own else [own_name, common_name]
        value = next((environment[name] for name in names if environment.get(name)), None)
        if value is not None:
            try:
                msgspec.convert(value, field.type, strict=False, dec_hook=_decode)
            except msgspec.ValidationError as error:
                wrong.append(f"{own_name}: {error}")
            values[field.name] = value
        elif field.required:
            wrong.append(" or ".join(names) + ": missing")
    if wrong:
        raise SettingsError(f"{prefix} cannot start; settings:\n  " + "\n  ".join(wrong))
    try:
        return msgspec.convert(values, cls, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{prefix} cannot start; settings: {error}") from error


def _decode(kind: type, value: Any) -> Any:
    if kind is Secret:
        return Secret(value)
    raise NotImplementedError(f"a setting of type {kind}")
