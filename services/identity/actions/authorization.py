"""What does the provider do for a browser that a client sends: a code at once, or a sign-in?"""

import re
from datetime import datetime
from uuid import UUID

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Error
from authlib.oidc.core.errors import InvalidRequestURIError, LoginRequiredError
from joserfc import jwt
from joserfc.errors import JoseError
from msgspec import structs

from services.identity.actions.sessions import record
from services.identity.actions.tokens import new_work
from services.identity.means import Means
from services.identity.models.oauth import Client, Grant, PushedRequest
from services.identity.models.signin import (
    Browser,
    LoginTransaction,
    Lost,
    Outcome,
    SsoSession,
    Visitor,
)
from services.identity.queries import oauth as queries
from services.identity.queries import sessions, signin
from services.identity.rules import authorization, interaction, parameters, steps
from services.identity.rules.provider import UnitOfWork
from services.identity.rules.server import Provider
from services.identity.vault import new_token, sha256
from shared import clock
from shared.database import Connection, Pool

_COOKIE = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def well_formed(cookie: str | None) -> str | None:
    """Return a cookie's value when it has the form of one of our secrets."""
    return cookie if cookie is not None and _COOKIE.match(cookie) else None


async def authorize(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    browser: Browser,
    request: parameters.ProtocolRequest,
    accept_language: str | None,
) -> Outcome:
    """Answer an authorization request: with a code when the person need not be asked anything,
    otherwise by opening a sign-in.

    Raises: OAuth2Error — a refusal; with its `redirect_uri` when the client may be told.
    Lost — the request is one that was used already.
    """
    parameters.check(request.payload.data)
    work = await new_work(pool, means)
    async with pool.acquire() as conn, conn.transaction():
        client = await _find_client(conn, work, request.payload.client_id)
        request, pushed = await _pushed(conn, means, client, request)
        if pushed is not None and pushed.used_at is not None:
            return await _resumed(conn, client, browser, pushed)
        provider = Provider(work)
        authorization.validate(provider, request)
        asked = request.payload.data
        try:
            if client.require_par and pushed is None:
                raise InvalidRequestError("This client must push its authorization requests")
            session = await _session(conn, browser)
            hint = _hinted_subject(means, client, asked.get("id_token_hint"))
            needed = interaction.decide(asked, session, hint, work.now)
        except OAuth2Error as error:
            error.redirect_uri, error.state = asked["redirect_uri"], asked.get("state")
            raise
        if pushed is not None and not await queries.use_pushed_request(
            conn, pushed.digest, work.now
        ):
            raise Lost("used", authorization.home(client))
        if needed.need == "nothing" and session is not None:
            location, _ = await _send_code(conn, provider, request, session, visitor)
            return Outcome(location=location)
        secret = well_formed(browser.transaction) or new_token()
        transaction = _opened(request, client, session, needed, hint, secret, pushed, work.now)
        transaction = structs.replace(
            transaction,
            langue=interaction.language(asked.get("ui_locales"), accept_language),
        )
        await signin.insert_transaction(conn, transaction)
    return Outcome(location=page(transaction.transaction_id), transaction_cookie=secret)


def page(transaction_id: UUID) -> str:
    """Return the path of a sign-in's page."""
    return f"/id/connexion/{transaction_id}"


async def finish(
    conn: Connection,
    work: UnitOfWork,
    transaction: LoginTransaction,
    session: SsoSession,
    visitor: Visitor,
) -> str:
    """Return where the browser takes the code of a sign-in that has everything.

    Asked again before the client has redeemed the code, it makes another and voids the first (a
    form sent twice); asked later (the back button), it leads to the client's own start.

    Raises: OAuth2Error — the client changed meanwhile and the request is no longer right, or
    somebody else signed in than the client named. Source: OpenID Connect Core, section 3.1.2.1
    (`id_token_hint`).
    """
    client = await _find_client(conn, work, transaction.client_id)
    if transaction.grant_id is not None:
        if not await queries.is_code_waiting(conn, transaction.grant_id):
            raise Lost("used", authorization.home(client))
        await queries.revoke_grant(conn, transaction.grant_id, "sent-again", work.now)
    provider = Provider(work)
    request = authorization.rebuilt(work.signer.issuer, transaction.request)
    authorization.validate(provider, request)
    asked = transaction.request
    if asked.get(authorization.HINTED) not in {None, str(session.user_id)}:
        raise LoginRequiredError(redirect_uri=asked["redirect_uri"], state=asked.get("state"))
    location, grant_id = await _send_code(conn, provider, request, session, visitor)
    await signin.complete_transaction(conn, transaction.transaction_id, grant_id, work.now)
    return location


async def _find_client(conn: Connection, work: UnitOfWork, client_id: str | None) -> Client:
    client = None if client_id is None else await queries.find_client(conn, client_id)
    if client is None:
        raise InvalidRequestError("client_id is missing or unknown")
    work.clients[client.client_id] = client
    return client


async def _pushed(
    conn: Connection, means: Means, client: Client, request: parameters.ProtocolRequest
) -> tuple[parameters.ProtocolRequest, PushedRequest | None]:
    """Return the request that was pushed, and its handle; the request itself when none was.

    Raises: InvalidRequestURIError — this client pushed no such request. Lost — it is too old.
    """
    request_uri = request.payload.data.get("request_uri", "")
    if not request_uri.startswith(authorization.REQUEST_URI_PREFIX):
        return request, None
    digest = sha256(request_uri.removeprefix(authorization.REQUEST_URI_PREFIX))
    pushed = await queries.find_pushed_request(conn, client.client_id, digest)
    if pushed is None:
        raise InvalidRequestURIError("request_uri is unknown")
    if pushed.used_at is None and pushed.expires_at <= clock.now():
        raise Lost("expired", authorization.home(client))
    return authorization.rebuilt(means.issuer, pushed.request), pushed


async def _resumed(
    conn: Connection, client: Client, browser: Browser, pushed: PushedRequest
) -> Outcome:
    """Lead the browser that comes back (reload, back button) to where it was.

    Raises: Lost — it is another browser: the request serves once.
    """
    secret = well_formed(browser.transaction)
    if secret is not None:
        found = await signin.find_transaction_of_pushed(conn, pushed.digest, sha256(secret))
        if found is not None:
            return Outcome(location=page(found))
    raise Lost("used", authorization.home(client))


async def _session(conn: Connection, browser: Browser) -> SsoSession | None:
    secret = well_formed(browser.session)
    return None if secret is None else await sessions.find_session(conn, sha256(secret))


def _hinted_subject(means: Means, client: Client, hint: str | None) -> str | None:
    """Return the subject of an ID Token that we issued to `client`; it may have expired.

    Raises: InvalidRequestError — it is not one. Source: OpenID Connect Core, section 3.1.2.1.
    """
    if hint is None:
        return None
    try:
        keys = means.keyring.verifying("RS256")
        claims = jwt.decode(hint, keys, algorithms=["RS256"]).claims
    except (JoseError, ValueError) as error:
        raise InvalidRequestError("id_token_hint is not valid") from error
    if claims.get("iss") != means.issuer or claims.get("aud") != client.client_id:
        raise InvalidRequestError("id_token_hint is not valid")
    return str(claims.get("sub"))


def _opened(
    request: parameters.ProtocolRequest,
    client: Client,
    session: SsoSession | None,
    needed: interaction.Interaction,
    hint: str | None,
    secret: str,
    pushed: PushedRequest | None,
    now: datetime,
) -> LoginTransaction:
    """Return the sign-in to open. A step-up starts after the password, a choice after both."""
    known = session if session is not None and interaction.is_usable(session, now) else None
    stepping = known is not None and needed.need == "step-up"
    choosing = known is not None and needed.need == "choose"
    digest = sha256(secret)
    kept = authorization.kept(request.payload.data)
    kept.pop(authorization.HINTED, None)
    return LoginTransaction(
        transaction_id=clock.new_id(),
        client_id=client.client_id,
        request=kept if hint is None else kept | {authorization.HINTED: hint},
        pushed_digest=pushed.digest if pushed else None,
        browser_digest=digest,
        opening_digest=digest,
        langue="fr",
        acr_wanted=needed.acr_wanted,
        user_id=known.user_id if known is not None and (stepping or choosing) else None,
        password_at=None,
        email_proved_at=None,
        code_failures=0,
        proof_digest=None,
        session_id=known.session_id if known is not None and choosing else None,
        renews_id=known.session_id if known is not None and not choosing else None,
        choose_profil=choosing,
        challenge=None,
        grant_id=None,
        created_at=now,
        expires_at=now + steps.TRANSACTION_LIFE,
        completed_at=None,
    )


async def _send_code(
    conn: Connection,
    provider: Provider,
    request: parameters.ProtocolRequest,
    session: SsoSession,
    visitor: Visitor,
) -> tuple[str, UUID]:
    """Return the client's redirect URI with a new code, and the code's grant."""
    work: UnitOfWork = provider.work
    grant = provider.get_consent_grant(request)
    work.authorized = Grant(
        grant_id=clock.new_id(),
        client_id=request.payload.client_id,
        user_id=session.user_id,
        session_id=session.session_id,
        affectation_id=session.affectation_id,
        scope=grant.request.scope,
        acr=session.acr,
        amr=session.amr,
        auth_time=session.auth_time,
        created_at=work.now,
        expires_at=session.expires_at,
        audiences=tuple((request.payload.data.get("resource") or "").split()),
    )
    answer = provider.create_authorization_response(request, grant_user=session, grant=grant)
    for each in work.grants:
        await queries.insert_grant(conn, each)
    for token in work.tokens:
        await queries.insert_token(conn, token)
    await sessions.touch_session(conn, session.session_id, work.now)
    await record(
        conn,
        "grant.opened",
        visitor,
        user_id=session.user_id,
        client_id=work.authorized.client_id,
        sid=session.session_id,
        ice=await sessions.find_ice(conn, session.affectation_id),
    )
    return authorization.with_issuer(answer.location, work.signer.issuer), work.authorized.grant_id
