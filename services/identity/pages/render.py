"""How does a page leave, and what does a browser bring with it?"""

import secrets
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Error
from litestar import Request, Response
from litestar.datastructures import Cookie

from services.identity.means import Means
from services.identity.models.signin import Browser, Lost, Outcome
from services.identity.rules import authorization, interaction
from services.identity.rules.parameters import FORM, Pairs, ProtocolRequest, parse
from services.identity.screens import Screens
from services.identity.visiting import DEVICE
from shared import telemetry
from shared.database import UNAVAILABLE

Asked = Request[Any, Any, Any]

SESSION = "__Secure-id"
TRANSACTION = "__Secure-id-tx"
LANGUAGE = "__Secure-id-langue"
LINK = "__Secure-id-mdp"
"""Ties the forms of a forgotten password to the browser, and holds the link that it opened."""
DEVICE_SECONDS = 180 * 86_400
TRANSACTION_SECONDS = 3_600
LINK_SECONDS = 3_600
LANGUAGE_SECONDS = 365 * 86_400


def parts(request: Asked) -> tuple[Means, Screens]:
    """Return with what the service works."""
    return request.app.state.means, request.app.state.screens


def browser(request: Asked) -> Browser:
    """Return the secrets that the browser holds."""
    return Browser(
        session=request.cookies.get(SESSION), transaction=request.cookies.get(TRANSACTION)
    )


def language(request: Asked, ui_locales: str | None = None) -> str:
    """Return the language for a page that belongs to no sign-in."""
    asked = request.query_params.get("lang") or ui_locales or request.cookies.get(LANGUAGE)
    return interaction.language(asked, request.headers.get("accept-language"))


async def form(request: Asked) -> Pairs:
    """Return the fields of a posted form.

    Raises: InvalidRequestError — another media type, or unreadable.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != FORM:
        raise InvalidRequestError(f"The body must be {FORM}")
    return parse(await request.body())


async def protocol_request(request: Asked) -> ProtocolRequest:
    """Return a request to the provider, its address built from the issuer and never from Host.

    Raises: InvalidRequestError — it cannot be read.
    """
    means, _ = parts(request)
    raw = request.scope["query_string"]
    pairs = await form(request) if request.method == "POST" else parse(raw)
    headers = {
        name: value for name, value in request.headers.items() if name in {"authorization", "dpop"}
    }
    if len(request.headers.getall("dpop", [])) > 1:
        raise InvalidRequestError("Only one DPoP proof is allowed")
    uri = means.issuer + request.url.path.removeprefix("/id")
    return ProtocolRequest(request.method, uri, pairs, headers)


def csrf(means: Means, purpose: str, secret: str | None) -> str:
    """Return the form token that only pages shown to this browser hold."""
    return means.vault.digest("csrf", purpose, secret or "").hex()


def check_form(request: Asked, purpose: str, secret: str | None, given: str | None) -> None:
    """Refuse a form that does not come from a page of ours shown to this browser.

    Raises: Lost.
    """
    means, _ = parts(request)
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    expected = csrf(means, purpose, secret)
    if (
        not secret
        or origin not in {None, means.origin}
        or site not in {"same-origin", "none"}
        or not secrets.compare_digest(expected.encode(), (given or "").encode())
    ):
        raise Lost("bad-form", f"{means.settings.portal_url}/")


def headers(
    means: Means, origins: tuple[str, ...] = (), *, scripts: bool = False
) -> dict[str, str]:
    """Return the protections of a page; `origins` is where its form's answer may lead.

    Browsers apply form-action to the redirects that follow a form, so the client's origin stands
    there beside ours. `scripts` is for pages that use ours (passkeys, hints while a password is
    typed), and no other.
    """
    actions = " ".join(["'self'", *origins])
    script = "script-src 'self'; require-trusted-types-for 'script'; " if scripts else ""
    found = {
        "Content-Security-Policy": (
            f"default-src 'none'; {script}style-src 'self'; font-src 'self'; img-src 'self'; "
            f"form-action {actions}; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
    if means.issuer.startswith("https:"):
        found["Strict-Transport-Security"] = "max-age=31536000"
    return found


def html(
    request: Asked,
    document: str,
    *,
    status: int = 200,
    origins: tuple[str, ...] = (),
    language: str,
    cookies: list[Cookie] | None = None,
    scripts: bool = False,
) -> Response[str]:
    """Return a page."""
    means, _ = parts(request)
    return Response(
        document,
        status_code=status,
        media_type="text/html",
        headers=headers(means, origins, scripts=scripts) | {"Content-Language": language},
        cookies=cookies or [],
    )


def go(request: Asked, outcome: Outcome) -> Response[None]:
    """Lead the browser on, with the cookies it is given."""
    means, _ = parts(request)
    cookies = []
    if outcome.transaction_cookie is not None:
        cookies.append(cookie(TRANSACTION, outcome.transaction_cookie, TRANSACTION_SECONDS))
    if outcome.session_cookie is not None:
        cookies.append(cookie(SESSION, outcome.session_cookie, None))
    if outcome.device_cookie is not None:
        cookies.append(cookie(DEVICE, outcome.device_cookie, DEVICE_SECONDS))
    if outcome.ended:
        cookies.append(cookie(SESSION, "", 0))
    return Response(
        None,
        # After a form with credentials only 303 is safe. Source: RFC 9700, section 4.12.
        status_code=303,
        headers=headers(means) | {"Location": outcome.location},
        cookies=cookies,
    )


def cookie(name: str, value: str, seconds: int | None) -> Cookie:
    """Return a cookie of ours; without seconds it ends with the browser."""
    return Cookie(
        key=name,
        value=value,
        path="/id",
        max_age=seconds,
        secure=True,
        httponly=True,
        samesite="lax",
    )


def on_lost(request: Asked, lost: Lost) -> Response[str]:
    """Show why a sign-in cannot go on."""
    means, screens = parts(request)
    spoken = language(request)
    telemetry.REFUSALS.labels(f"identity.{lost.reason}").inc()
    document = screens.message(
        spoken,
        f"lost.{lost.reason}",
        here=_here(request),
        home=lost.home or f"{means.settings.portal_url}/",
    )
    status = 403 if lost.reason in {"bad-form", "no-profil"} else 400
    return html(request, document, status=status, language=spoken)


def on_refusal(request: Asked, error: OAuth2Error) -> Response[Any]:
    """Tell the client when it is known good, otherwise show the person."""
    means, screens = parts(request)
    telemetry.REFUSALS.labels(f"identity.{error.error}").inc()
    location = authorization.error_location(error, means.issuer)
    if location is not None:
        return go(request, Outcome(location=location))
    spoken = language(request)
    document = screens.message(
        spoken,
        "oauth",
        here=_here(request),
        home=f"{means.settings.portal_url}/",
        reference=f"{error.error}: {error.get_error_description()}",
    )
    return html(request, document, status=400, language=spoken)


def on_unavailable(request: Asked, error: BaseException) -> Response[str]:
    """Show that the database is away."""
    means, screens = parts(request)
    telemetry.log.warning("request.database_lost", error=type(error).__name__)
    spoken = language(request)
    home = f"{means.settings.portal_url}/"
    document = screens.message(spoken, "unavailable", here=_here(request), home=home)
    page = html(request, document, status=503, language=spoken)
    page.headers["Retry-After"] = "2"
    return page


def _here(request: Asked) -> str:
    """Return where the language links of a message lead: the page itself when it can be asked for
    again.
    """
    if request.method != "GET":
        return "/id/end-session" if request.url.path == "/id/end-session" else "?"
    raw = request.scope["query_string"].decode("latin-1")
    kept = "&".join(part for part in raw.split("&") if part and not part.startswith("lang="))
    return f"{request.url.path}?{kept}" if kept else request.url.path


def transaction_purpose(transaction_id: UUID) -> str:
    """Return what the form token of a sign-in is for."""
    return f"connexion/{transaction_id}"


EXCEPTION_HANDLERS: dict[Any, Any] = {
    Lost: on_lost,
    OAuth2Error: on_refusal,
    **dict.fromkeys(UNAVAILABLE, on_unavailable),
}
