"""What does the provider do for clients: tokens, revocation, introspection, pushed requests?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError, OAuth2Error

from services.identity.actions.sessions import record
from services.identity.means import Means
from services.identity.models.oauth import HeldToken, Subject
from services.identity.models.signin import Visitor
from services.identity.queries import actes, procurations, sessions
from services.identity.queries import oauth as queries
from services.identity.rules import authorization, exchange, parameters
from services.identity.rules.dpop import InvalidDpopProof
from services.identity.rules.dpop import read as read_proof
from services.identity.rules.provider import AUTH_METHODS, Answer, UnitOfWork
from services.identity.rules.server import Provider
from services.identity.vault import new_token, sha256
from shared import clock, dpop
from shared.database import Connection, Pool

PUSHED_LIFE = timedelta(seconds=60)
"""Source: RFC 9126, section 2.2 (5 to 600 seconds)."""
NO_STORE = [("Cache-Control", "no-store"), ("Pragma", "no-cache")]
"""Source: RFC 6749, section 5.1."""

Decide = Callable[[Provider, parameters.ProtocolRequest], Answer]


async def new_work(pool: Pool, means: Means) -> UnitOfWork:
    """Return an empty unit of work at the present instant."""
    return UnitOfWork(
        now=clock.now(),
        signer=await means.keyring.signer(pool),
        new_id=clock.new_id,
        new_token=new_token,
        digest=sha256,
    )


async def answer(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    request: parameters.ProtocolRequest,
    decide: Decide,
) -> Answer:
    """Answer a client's request to the token, revocation or introspection endpoint.

    What the decision wants written is written also when it refuses: a replayed code or refresh
    token revokes its family.
    """
    try:
        claimed = parameters.claimed_client(request)
        parameters.check(request.form)
        work = await new_work(pool, means)
        async with pool.acquire() as conn, conn.transaction():
            await _load(conn, work, request, claimed)
            _prove(work, request, claimed)
            work.resource = request.form.get("resource")
            said = decide(Provider(work), request)
            await _write(conn, means, work, visitor)
    except OAuth2Error as error:
        return refusal(error)
    return said


def refusal(error: OAuth2Error) -> Answer:
    """Return the JSON answer of a refusal; never a redirect."""
    headers = [pair for pair in error.get_headers() if pair[0].lower() == "www-authenticate"]
    return Answer(
        status=error.status_code, body=dict(error.get_body()), headers=[*headers, *NO_STORE]
    )


async def push(pool: Pool, means: Means, request: parameters.ProtocolRequest) -> Answer:
    """Take a client's authorization request and return the `request_uri` that stands for it.

    Source: RFC 9126, section 2.
    """
    try:
        claimed = parameters.claimed_client(request)
        if "request_uri" in request.form:
            raise InvalidRequestError("request_uri must not be pushed")
        work = await new_work(pool, means)
        async with pool.acquire() as conn, conn.transaction():
            await _load(conn, work, request, claimed)
            provider = Provider(work)
            client = provider.authenticate_client(request, AUTH_METHODS, "par")
            request.payload.data.setdefault("client_id", client.client_id)
            _prove(work, request, None)
            if work.jkt is not None:
                # The code is bound to the key already. Source: RFC 9449, section 10.1.
                bound = request.payload.data.setdefault("dpop_jkt", work.jkt)
                if bound != work.jkt:
                    raise InvalidDpopProof("dpop_jkt is not the key of the DPoP proof")
            authorization.validate(provider, request)
            handle = new_token()
            await queries.insert_pushed_request(
                conn,
                sha256(handle),
                client.client_id,
                authorization.kept(request.payload.data),
                work.now + PUSHED_LIFE,
            )
            await _spend(conn, means, work)
    except OAuth2Error as error:
        return refusal(error)
    body = {
        "request_uri": authorization.REQUEST_URI_PREFIX + handle,
        "expires_in": int(PUSHED_LIFE.total_seconds()),
    }
    return Answer(status=201, body=body, headers=list(NO_STORE))


async def find_bearer(
    pool: Pool, token: str, proof: dpop.Proof | None
) -> tuple[HeldToken, Subject] | None:
    """Return a live access token with `openid` scope and its person, for the userinfo endpoint.

    A token that is bound to a key is taken only with a proof of it, any other only without.
    """
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        row = await queries.find_token(conn, sha256(token))
        if row is None or row.kind != "access" or "openid" not in row.scope.split():
            return None
        over = (
            row.expires_at <= now
            or row.revoked_at is not None
            or row.grant_revoked_at is not None
            or row.session_ended_at is not None
        )
        if over or row.user_id is None or row.jkt != (proof.jkt if proof else None):
            return None
        if proof is not None and not await dpop.spend(conn, proof):
            return None
        subject = await queries.find_subject(conn, row.user_id, row.affectation_id)
    return None if subject is None else (row, subject)


async def _load(
    conn: Connection,
    work: UnitOfWork,
    request: parameters.ProtocolRequest,
    claimed: str | None,
) -> None:
    if claimed is not None:
        client = await queries.find_client(conn, claimed)
        if client is not None:
            work.clients[claimed] = client
    about: UUID | None = _procuration(request.form)
    for name in ("code", "refresh_token", "token", "actor_token"):
        token = request.form.get(name)
        if token is None:
            continue
        row = await queries.lock_token(conn, sha256(token))
        if row is None:
            continue
        work.presented[token] = row
        if row.user_id is not None:
            work.subject = await queries.find_subject(conn, row.user_id, row.affectation_id)
        about = about or row.procuration_id
    if about is not None:
        work.mandat = await procurations.find_mandat(conn, about)


def _procuration(form: dict[str, str]) -> UUID | None:
    """Return the procuration that a token exchange is about."""
    if form.get("subject_token_type") != exchange.PROCURATION:
        return None
    try:
        return UUID(form.get("subject_token", ""))
    except ValueError:
        return None


def _prove(work: UnitOfWork, request: parameters.ProtocolRequest, claimed: str | None) -> None:
    """Bind what is issued to the key of the request's DPoP proof, when it has one.

    Raises: InvalidDpopProof — it is not valid, or the client must send one and does not.
    """
    header = request.headers.get("Dpop")
    client = None if claimed is None else work.clients.get(claimed)
    if header is None:
        if client is not None and client.require_dpop and request.uri.endswith("/token"):
            raise InvalidDpopProof("This client must prove possession of its key")
        return
    work.proof = read_proof(header, request.method, request.uri, work.now)


async def _write(conn: Connection, means: Means, work: UnitOfWork, visitor: Visitor) -> None:
    await _spend(conn, means, work)
    if work.actor is not None:
        await _note_taking(conn, work)
    for grant in work.grants:
        await queries.insert_grant(conn, grant)
    for token in work.tokens:
        await queries.insert_token(conn, token)
    if work.used:
        await queries.mark_used(conn, work.used, work.now)
    if work.revoked_tokens:
        await queries.revoke_tokens(conn, work.revoked_tokens, work.now)
    for grant_id, why in work.revoked_grants.items():
        if await queries.revoke_grant(conn, grant_id, why, work.now):
            row = next(row for row in work.presented.values() if row.grant_id == grant_id)
            await record(
                conn,
                f"grant.{why}",
                visitor,
                user_id=row.user_id,
                client_id=row.client_id,
                sid=row.session_id,
            )
    if work.current is not None and work.current.session_id is not None:
        # The person works through the client: that keeps the session at Portnet ID awake.
        await sessions.touch_session(conn, work.current.session_id, work.now)


async def _note_taking(conn: Connection, work: UnitOfWork) -> None:
    """Write into the journal of a procuration that a session begins to act under it."""
    actor, mandat = work.actor, work.mandat
    if actor is None or actor.user_id is None or mandat is None:
        return
    if await actes.is_first_use(conn, mandat.procuration_id, actor.session_id):
        await actes.insert_act(
            conn,
            work.new_id(),
            mandat.procuration_id,
            mandant_ice=mandat.mandant_ice,
            mandataire_ice=mandat.mandataire_ice,
            user_id=actor.user_id,
            service_code="*",
            action="PRISE",
            objet="",
            at=work.now,
        )


async def _spend(conn: Connection, means: Means, work: UnitOfWork) -> None:
    """Note what served once. Nothing is written when it did before.

    Raises: InvalidClientError, InvalidDpopProof.
    """
    for assertion, until in work.assertions:
        digest = means.vault.digest("client-assertion", assertion)
        if not await queries.spend_jti(conn, digest, until):
            raise InvalidClientError(description="The assertion was used before")
    if work.proof is not None and not await dpop.spend(conn, work.proof):
        raise InvalidDpopProof("The DPoP proof was used before")


def token(provider: Provider, request: parameters.ProtocolRequest) -> Answer:
    """Decide a token request."""
    said: Any = provider.create_token_response(request)
    return _answered(said)


def revoke(provider: Provider, request: parameters.ProtocolRequest) -> Answer:
    """Decide a revocation."""
    said: Any = provider.create_endpoint_response("revocation", request)
    return _answered(said)


def introspect(provider: Provider, request: parameters.ProtocolRequest) -> Answer:
    """Decide an introspection."""
    said: Any = provider.create_endpoint_response("introspection", request)
    return _answered(said)


def _answered(said: Answer) -> Answer:
    if not any(name.lower() == "cache-control" for name, _ in said.headers):
        said.headers += NO_STORE
    return said
