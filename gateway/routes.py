"""What can a browser ask of the gateway itself: sign in, sign out, who am I?"""

import re
import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, MultiDict, State
from litestar.response import Redirect

from gateway.models import Attempt, Entry, Session, Tokens, User
from gateway.portnet_id import PortnetID, Refused
from gateway.problems import CrossSite, SessionExpired
from gateway.session import COOKIE, Sessions
from gateway.vault import Sealed, Vault
from shared import clock, telemetry
from shared.auth import Principal
from shared.problems import LANGUAGES, InvalidInput, Unavailable

LOGIN_COOKIE = "__Host-login"
LOGIN_SECONDS = 600
"""How long a visitor may take to sign in."""
THIS_PORTAL = "commerce-exterieur"
_PURPOSE = b"login"
_LOCAL_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]*")
"""A path of this site: printable ASCII, no backslash, not `//host`."""
_ACR = re.compile(r"urn:portnet:acr:[a-z-]{1,20}")
CHOOSE = "select_account"
"""The one prompt that a link may ask for. Source: OpenID Connect Core, section 3.1.2.1."""
_SECONDS = re.compile(r"[0-9]{1,5}")
_EXPLAINED = {"access_denied": "annule", "wrong_issuer": "emetteur"}
"""The word on the home page for what Portnet ID answered; `refuse` for the rest."""
NO_STORE = {"Cache-Control": "no-store"}

AnyRequest = Request[Any, Any, Any]


def safe_return(path: str | None) -> str:
    """Return `path` if it leads to a page of this site, `/` otherwise.

    Source: CWE-601; paths that begin another sign-in or leave for a service are no pages.
    """
    if path and _LOCAL_PATH.fullmatch(path) and not path.startswith(("/auth/", "/id/", "/api/")):
        return path
    return "/"


def _cookie(name: str, value: str, max_age: int | None = None) -> Cookie:
    return Cookie(
        key=name,
        value=value,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
        max_age=max_age,
    )


def _failed(code: str) -> Response[Any]:
    """Send the browser home with a word that the client can explain."""
    return Redirect(
        "/?" + urlencode({"erreur": code}),
        status_code=303,
        headers=NO_STORE,
        cookies=[_cookie(LOGIN_COOKIE, "", 0)],
    )


@get("/auth/login")
async def login(
    state: State,
    portal: str = THIS_PORTAL,
    return_to: str | None = None,
    lang: str | None = None,
    acr: str | None = None,
    max_age: str | None = None,
    prompt: str | None = None,
) -> Response[Any]:
    """Begin to sign in at Portnet ID; `acr` and `max_age` (seconds) ask for a step-up, and `prompt`
    for another company or profile.

    Source: RFC 9470, section 4.
    """
    if portal != THIS_PORTAL:
        return _failed("portail-inconnu")
    portnet_id: PortnetID = state.portnet_id
    vault: Vault = state.vault
    try:
        address, attempt = await portnet_id.begin(
            return_to=safe_return(return_to),
            language=lang if lang in LANGUAGES else None,
            acr_values=acr if acr and _ACR.fullmatch(acr) else None,
            max_age=int(max_age) if max_age and _SECONDS.fullmatch(max_age) else None,
            prompt=prompt if prompt == CHOOSE else None,
        )
    except Unavailable:
        return _failed("indisponible")
    except Refused as refusal:
        telemetry.log.error("login.not_begun", reason=refusal.code)
        return _failed("refuse")
    sealed = vault.seal(msgspec.msgpack.encode(attempt), purpose=_PURPOSE).hex()
    return Redirect(
        address,
        status_code=302,
        headers=NO_STORE,
        cookies=[_cookie(LOGIN_COOKIE, sealed, LOGIN_SECONDS)],
    )


@get("/auth/callback")
async def callback(request: AnyRequest, state: State) -> Response[Any]:
    """Finish signing in: exchange the code and open the session, under a new id.

    Source: RFC 9207 (iss), RFC 6749, section 10.12 (state), ASVS 5.0, V7.2.4 (new id).
    """
    parameters = request.query_params
    attempt = _attempt(state.vault, request.cookies.get(LOGIN_COOKIE))
    if attempt is None:
        # Nothing was begun in this browser, or it was finished before: the page was loaded again.
        old = request.cookies.get(COOKIE)
        known = await _entry(state, old) if old else None
        return _failed("connexion-expiree") if known is None else Redirect("/", headers=NO_STORE)
    answered = parameters.get("state", "")
    if not secrets.compare_digest(answered.encode(), attempt.state.encode()):
        return _failed("etat")
    try:
        tokens, person, principal = await _signed_in(state, parameters, attempt)
    except Refused as refusal:
        telemetry.log.warning("login.refused", reason=refusal.code)
        return _failed(_EXPLAINED.get(refusal.code, "refuse"))
    except Unavailable:
        return _failed("indisponible")
    now = clock.timestamp()
    session = Session(
        user=User(
            sub=principal.sub,
            username=principal.username or str(person.get("preferred_username", "")),
            nom=str(person.get("family_name", "")),
            prenom=str(person.get("given_name", "")),
            email=str(person.get("email", "")),
        ),
        sid=principal.sid or person.get("sid"),
        ice=principal.ice,
        raison_sociale=person.get("raison_sociale"),
        profil=principal.profil,
        roles=sorted(principal.roles),
        acr=principal.acr,
        csrf=secrets.token_urlsafe(32),
        tokens=tokens,
        created_at=now,
        seen_at=now,
    )
    if (old := request.cookies.get(COOKIE)) is not None:
        before = await state.sessions.end(old)
        if before is not None and before.acting is not None and _is_same(before, session):
            # Proving oneself anew changes nothing about for whom one acts; the token is renewed.
            session.acting = msgspec.structs.replace(before.acting, expires_at=0.0)
    cookie = await state.sessions.begin(session)
    telemetry.log.info("session.begun", sub=principal.sub, acr=principal.acr)
    return Redirect(
        attempt.return_to,
        status_code=303,
        headers=NO_STORE,
        cookies=[_cookie(COOKIE, cookie), _cookie(LOGIN_COOKIE, "", 0)],
    )


def _is_same(before: Session, after: Session) -> bool:
    """Say whether the same person works for the same company as before."""
    return (before.user.sub, before.ice) == (after.user.sub, after.ice)


async def _signed_in(
    state: State, parameters: MultiDict[str], attempt: Attempt
) -> tuple[Tokens, dict[str, Any], Principal]:
    """Return what Portnet ID gives for the code in the callback's `parameters`.

    Raises: Refused, Unavailable
    """
    if parameters.get("iss") != state.settings.oidc_issuer:
        raise Refused("wrong_issuer")
    if (error := parameters.get("error")) is not None:
        raise Refused(error)
    portnet_id: PortnetID = state.portnet_id
    tokens, person = await portnet_id.redeem(parameters.get("code", ""), attempt)
    principal = await portnet_id.principal(tokens)
    if principal.sub != person["sub"]:
        raise Refused("two_subjects")
    return tokens, person, principal


@get("/auth/session")
async def session_state(request: AnyRequest, state: State) -> Response[dict[str, Any]]:
    """Tell the pages who is signed in, and the token that unsafe requests must carry."""
    cookie = request.cookies.get(COOKIE)
    entry = await _entry(state, cookie) if cookie else None
    if entry is None:
        gone = [_cookie(COOKIE, "", 0)] if cookie else []
        return Response({"signed_in": False}, headers=NO_STORE, cookies=gone)
    return Response(shown(entry, state), headers=NO_STORE)


def shown(entry: Entry, state: State) -> dict[str, Any]:
    """Return what the pages are told of a session; tokens are never part of it."""
    session = entry.session
    ends_at = min(
        entry.seen_at + state.settings.session_idle_seconds,
        session.created_at + state.settings.session_absolute_seconds,
    )
    acting = session.acting
    return {
        "signed_in": True,
        "user": session.user,
        "ice": session.ice,
        "raison_sociale": session.raison_sociale,
        "profil": session.profil,
        "roles": session.roles,
        "acr": session.acr,
        "csrf": session.csrf,
        "expires_at": datetime.fromtimestamp(ends_at, UTC),
        "acting": None
        if acting is None
        else {
            "procuration_id": acting.procuration_id,
            "type": acting.type,
            "ice": acting.ice,
            "raison_sociale": acting.mandant,
            "profil": acting.profil,
            "services": acting.services,
            "ended": acting.is_ended,
        },
    }


async def own_session(request: AnyRequest, state: State) -> Entry:
    """Return the session of the browser that asks to change it, from a page of the portal.

    Raises: SessionExpired, CrossSite, Unavailable
    """
    cookie = request.cookies.get(COOKIE)
    entry = await _entry(state, cookie) if cookie else None
    if entry is None:
        raise SessionExpired
    token = request.headers.get("x-csrf-token", "")
    origin = request.headers.get("origin", state.settings.portal_url)
    site = request.headers.get("sec-fetch-site", "same-origin")
    if (
        not secrets.compare_digest(token.encode(), entry.session.csrf.encode())
        or origin != state.settings.portal_url
        or site != "same-origin"
    ):
        raise CrossSite
    return entry


@post("/auth/logout", status_code=200)
async def logout(request: AnyRequest, state: State) -> Response[dict[str, str]]:
    """End the browser's session; the answer says where it ends the one at Portnet ID."""
    entry = await own_session(request, state)
    sessions: Sessions = state.sessions
    await sessions.end(entry.cookie)
    try:
        address = await state.portnet_id.end_session_url(entry.session.tokens.id_token)
    except Unavailable:
        address = "/"
    telemetry.log.info("session.ended", sub=entry.session.user.sub, reason="logout")
    return Response(
        {"redirect": address},
        # What the browser kept of the signed-in pages goes with the session: the back button
        # must not show a company's figures on a shared workstation.
        headers=NO_STORE | {"Clear-Site-Data": '"cache"'},
        cookies=[_cookie(COOKIE, "", 0)],
    )


@post("/auth/backchannel-logout", status_code=200)
async def backchannel_logout(request: AnyRequest, state: State) -> Response[None]:
    """Hear from Portnet ID that a session has ended there.

    Source: OpenID Connect Back-Channel Logout 1.0, section 2.5.
    """
    form = await request.form()
    token = form.get("logout_token")
    if not isinstance(token, str):
        raise InvalidInput("logout_token is missing")
    try:
        sid = await state.portnet_id.ended_session(token)
    except Refused as refusal:
        raise InvalidInput(f"logout_token: {refusal.code}") from refusal
    await state.sessions.end_all(sid)
    telemetry.log.info("session.ended", reason="backchannel")
    return Response(None, headers=NO_STORE)


def _attempt(vault: Vault, cookie: str | None) -> Attempt | None:
    try:
        plain = vault.open(bytes.fromhex(cookie or ""), purpose=_PURPOSE)
        attempt = msgspec.msgpack.decode(plain, type=Attempt)
    except (Sealed, ValueError, msgspec.MsgspecError):
        return None
    return attempt if clock.timestamp() - attempt.begun_at < LOGIN_SECONDS else None


async def _entry(state: State, cookie: str) -> Entry | None:
    """Return the browser's session, renewed if need be, and note its use.

    Raises: Unavailable
    """
    sessions: Sessions = state.sessions
    entry = await sessions.find(cookie)
    if entry is not None and not entry.is_fresh():
        entry = await sessions.refreshed(entry)
    if entry is not None:
        entry.touch()
    return entry


ROUTES = (login, callback, session_state, logout, backchannel_logout)
