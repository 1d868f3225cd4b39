"""What happens when a client, or the person, wants the session to end?"""

from dataclasses import dataclass
from uuid import UUID

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc6749 import InvalidRequestError
from joserfc import jwt
from joserfc.errors import JoseError

from services.identity.actions.authorization import well_formed
from services.identity.actions.sessions import end_session
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.oauth import Client
from services.identity.models.signin import Browser, SsoSession, Visitor
from services.identity.queries import oauth, sessions
from services.identity.rules import parameters
from services.identity.vault import sha256
from shared.database import Connection, Pool


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """What the end of the session leads to."""

    ended: bool
    """False: the person must confirm first."""
    location: str | None = None
    """Where the client wants the browser afterwards, when it may."""
    client: Client | None = None


async def leave(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    request: parameters.ProtocolRequest,
    *,
    confirmed: bool,
) -> Leaving:
    """End the browser's session, at once when an ID Token of it comes as hint.

    Without a hint, or with one of somebody else, the person is asked: anyone can make a browser
    follow a link. Source: OpenID Connect RP-Initiated Logout 1.0, sections 2, 3 and 6.

    Raises: InvalidRequestError — the hint is not an ID Token of ours, or names another client.
    """
    asked = request.payload.data
    await new_work(pool, means)  # reads the keys, before a connection is held
    hint = _read_hint(means, asked.get("id_token_hint"))
    async with pool.acquire() as conn, conn.transaction():
        client = await _find_client(conn, asked.get("client_id"), hint)
        location = _destination(client, asked, hint_given=hint is not None)
        secret = well_formed(browser.session)
        session = None if secret is None else await sessions.find_session(conn, sha256(secret))
        if session is None:
            await _end_hinted(conn, hint, visitor)
            return Leaving(ended=True, location=location, client=client)
        if not confirmed and not _is_of(hint, session):
            return Leaving(ended=False, client=client)
        await end_session(conn, session.session_id, "signed-out", visitor)
    return Leaving(ended=True, location=location, client=client)


def _read_hint(means: Means, hint: str | None) -> dict[str, object] | None:
    """Return the claims of an ID Token of ours, however old; None without a hint."""
    if hint is None:
        return None
    try:
        claims = jwt.decode(hint, means.keyring.verifying("RS256"), algorithms=["RS256"]).claims
    except (JoseError, ValueError) as error:
        raise InvalidRequestError("id_token_hint is not valid") from error
    if claims.get("iss") != means.issuer:
        raise InvalidRequestError("id_token_hint is not valid")
    return dict(claims)


async def _find_client(
    conn: Connection, client_id: str | None, hint: dict[str, object] | None
) -> Client | None:
    audience = None if hint is None else str(hint.get("aud"))
    if client_id is not None and audience is not None and client_id != audience:
        raise InvalidRequestError("client_id differs from the audience of id_token_hint")
    name = audience or client_id
    return None if name is None else await oauth.find_client(conn, name)


def _destination(client: Client | None, asked: dict[str, str], *, hint_given: bool) -> str | None:
    """Return where to go afterwards: exactly a registered URI, and only with a valid hint."""
    uri = asked.get("post_logout_redirect_uri")
    if client is None or not hint_given or uri not in client.post_logout_redirect_uris:
        return None
    state = asked.get("state")
    return str(add_params_to_uri(uri, [("state", state)])) if state else uri


def _is_of(hint: dict[str, object] | None, session: SsoSession) -> bool:
    """Say whether the hint was issued in this session, or at least to this person."""
    if hint is None:
        return False
    if "sid" in hint:
        return hint["sid"] == str(session.session_id)
    return hint.get("sub") == str(session.user_id)


async def _end_hinted(conn: Connection, hint: dict[str, object] | None, visitor: Visitor) -> None:
    """End the session that the hint names though the browser has lost its cookie."""
    if hint is None or not isinstance(hint.get("sid"), str):
        return
    try:
        session_id = UUID(str(hint["sid"]))
    except ValueError:
        return
    await end_session(conn, session_id, "signed-out", visitor)
