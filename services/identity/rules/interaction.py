"""Does this authorization request need the person, and for what?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Error
from authlib.oidc.core.errors import (
    AccountSelectionRequiredError,
    InteractionRequiredError,
    LoginRequiredError,
)

from services.identity.models.signin import SsoSession
from shared.problems import preferred_language

ACR_PREFIX = "urn:portnet:acr:"
ACR_LEVELS = ("mfa-oob", "mfa", "mfa-phr")
"""From weakest to strongest; a higher level satisfies a lower one."""
SSO_IDLE = timedelta(minutes=30)
SSO_LONGEST = timedelta(hours=8)
"""A working session; refreshing never extends it. Source: ASVS 5.0, 7.3.1, 7.3.2, 10.4.8."""
LANGUAGES = ("fr", "ar", "en")
PROMPTS = frozenset({"none", "login", "consent", "select_account"})
MAX_AGE_LONGEST = 10**9


class UnmetAuthenticationRequirements(OAuth2Error):  # type: ignore[misc]  # noqa: N818
    """Source: OpenID Connect Core Error Code unmet_authentication_requirements, section 3."""

    error = "unmet_authentication_requirements"


@dataclass(frozen=True)
class Interaction:
    """What the person must do before the client gets its code."""

    need: Literal["nothing", "sign-in", "step-up", "choose"]
    acr_wanted: str | None = None


def acr_urn(level: str) -> str:
    """Return the `acr` claim of a level."""
    return ACR_PREFIX + level


def satisfies(level: str | None, wanted: str | None) -> bool:
    """Say whether an authentication at `level` is `wanted` or higher."""
    if wanted is None:
        return True
    return level in ACR_LEVELS and ACR_LEVELS.index(level) >= ACR_LEVELS.index(wanted)


def wanted_levels(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """Return the levels of which one will do for the client; none when it asks for none of ours.

    Source: OpenID Connect Core, section 3.1.2.1 (`acr_values`, in order of preference).
    """
    asked = (value.removeprefix(ACR_PREFIX) for value in parameters.get("acr_values", "").split())
    return tuple(level for level in asked if level in ACR_LEVELS)


def attainable(parameters: Mapping[str, str], highest: str) -> str | None:
    """Return the level that the client prefers among those that someone can reach who can reach
    `highest`, None when it wants more than that.
    """
    return next((one for one in wanted_levels(parameters) if satisfies(highest, one)), None)


def is_usable(session: SsoSession | None, now: datetime) -> bool:
    """Say whether a session is within its idle and absolute limits."""
    return (
        session is not None and now < session.expires_at and now < session.last_seen_at + SSO_IDLE
    )


def read_prompt(parameters: Mapping[str, str]) -> frozenset[str]:
    """Return the prompts asked for.

    Raises: InvalidRequestError — `none` with another, or a prompt that does not exist.
    Source: OpenID Connect Core, section 3.1.2.1.
    """
    prompts = frozenset(parameters.get("prompt", "").split())
    if ("none" in prompts and len(prompts) > 1) or not prompts <= PROMPTS:
        raise InvalidRequestError("The prompt is not valid")
    return prompts


def read_max_age(parameters: Mapping[str, str]) -> timedelta | None:
    """Return the oldest authentication the client takes.

    Raises: InvalidRequestError — not a number of seconds.
    """
    text = parameters.get("max_age")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise InvalidRequestError("max_age is not a number of seconds")
    return timedelta(seconds=min(int(text), MAX_AGE_LONGEST))


def decide(
    parameters: Mapping[str, str], session: SsoSession | None, hint: str | None, now: datetime
) -> Interaction:
    """Return what the person must do; `hint` is the subject of a valid `id_token_hint`.

    Raises: LoginRequiredError, InteractionRequiredError, AccountSelectionRequiredError — with
    `prompt=none`. InvalidRequestError — prompt or max_age cannot be read.
    """
    prompts, max_age = read_prompt(parameters), read_max_age(parameters)
    levels = wanted_levels(parameters)
    wanted = next(iter(levels), None)
    silent = "none" in prompts
    fresh = session is not None and is_usable(session, now)
    if session is None or not fresh or (hint is not None and hint != str(session.user_id)):
        if silent:
            raise LoginRequiredError
        return Interaction("sign-in", wanted)
    too_old = max_age is not None and now - session.auth_time > max_age
    if too_old or "login" in prompts:
        if silent:
            raise LoginRequiredError
        return Interaction("sign-in", wanted)
    if levels and not any(satisfies(session.acr, level) for level in levels):
        if silent:
            raise InteractionRequiredError
        return Interaction("step-up", wanted)
    # For whom the client acts is what there is to consent to: clients are registered by operators.
    if session.affectation_id is None or prompts & {"select_account", "consent"}:
        if silent:
            raise AccountSelectionRequiredError
        return Interaction("choose", wanted)
    return Interaction("nothing", wanted)


def language(ui_locales: str | None, accept_language: str | None) -> str:
    """Return the language of the pages: the first known of `ui_locales`, else the browser's.

    Source: OpenID Connect Core, section 3.1.2.1 (ui_locales, in order of preference).
    """
    for tag in (ui_locales or "").split():
        if (code := tag.partition("-")[0].lower()) in LANGUAGES:
            return code
    return preferred_language(accept_language)
