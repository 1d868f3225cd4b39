"""What does the provider answer to programs?"""

from typing import Any

import msgspec
from authlib.oauth2.rfc6749 import OAuth2Error
from litestar import Response, get, post, route

from services.identity.actions import tokens
from services.identity.pages.render import Asked, parts, protocol_request
from services.identity.rules.discovery import metadata
from services.identity.rules.dpop import read as read_proof
from services.identity.rules.issue import user_info
from services.identity.rules.provider import Answer
from services.identity.visiting import visitor
from shared import clock, dpop
from shared.auth import PUBLIC
from shared.database import Pool

PUBLISHED_SECONDS = 300
"""How long readers may keep metadata and keys; a new key is published a day before it signs."""
ANYONE = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": f"public, max-age={PUBLISHED_SECONDS}",
    "X-Content-Type-Options": "nosniff",
}


def answered(said: Answer) -> Response[bytes]:
    """Return a client's answer."""
    headers = {name: value for name, value in said.headers if name.lower() != "content-type"}
    return Response(
        msgspec.json.encode(said.body),
        status_code=said.status,
        media_type="application/json",
        headers=headers | {"X-Content-Type-Options": "nosniff"},
    )


@get("/.well-known/openid-configuration", guards=[PUBLIC])
async def read_metadata(request: Asked) -> Response[dict[str, Any]]:
    """Return what the provider can do. Source: OpenID Connect Discovery 1.0, RFC 8414."""
    means, _ = parts(request)
    return Response(metadata(means.issuer), headers=ANYONE)


@get("/jwks", guards=[PUBLIC])
async def read_keys(request: Asked, pool: Pool) -> Response[dict[str, Any]]:
    """Return the public keys that verify tokens. Source: RFC 7517, section 5."""
    means, _ = parts(request)
    return Response({"keys": await means.keyring.public(pool)}, headers=ANYONE)


@post("/par", guards=[PUBLIC], status_code=201)
async def push_request(request: Asked, pool: Pool) -> Response[bytes]:
    """Take an authorization request. Source: RFC 9126."""
    means, _ = parts(request)
    try:
        return answered(await tokens.push(pool, means, await protocol_request(request)))
    except OAuth2Error as error:
        return answered(tokens.refusal(error))


@post("/token", guards=[PUBLIC], status_code=200)
async def issue_tokens(request: Asked, pool: Pool) -> Response[bytes]:
    """Exchange a code, a refresh token or a client's own credentials for tokens."""
    return await _answer(request, pool, tokens.token)


@post("/revoke", guards=[PUBLIC], status_code=200)
async def revoke_token(request: Asked, pool: Pool) -> Response[bytes]:
    """End a token. Source: RFC 7009."""
    return await _answer(request, pool, tokens.revoke)


@post("/introspect", guards=[PUBLIC], status_code=200)
async def introspect_token(request: Asked, pool: Pool) -> Response[bytes]:
    """Tell a resource server about a token. Source: RFC 7662."""
    return await _answer(request, pool, tokens.introspect)


async def _answer(request: Asked, pool: Pool, decide: tokens.Decide) -> Response[bytes]:
    means, _ = parts(request)
    try:
        asked = await protocol_request(request)
    except OAuth2Error as error:
        return answered(tokens.refusal(error))
    return answered(await tokens.answer(pool, means, visitor(request), asked, decide))


@route("/userinfo", http_method=["GET", "POST"], guards=[PUBLIC], status_code=200)
async def read_user_info(request: Asked, pool: Pool) -> Response[Any]:
    """Return who the access token speaks of.

    Source: OpenID Connect Core, section 5.3; RFC 9449, section 7 (tokens bound to a key).
    """
    means, _ = parts(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    scheme, token = scheme.lower(), token.strip()
    if scheme not in {"bearer", "dpop"} or not token:
        return _unauthorized("Bearer", f'DPoP algs="{" ".join(dpop.ALGORITHMS)}"')
    proof = None
    if scheme == "dpop":
        sent = request.headers.get("dpop", "")
        try:
            uri = f"{means.issuer}/userinfo"
            proof = read_proof(sent, request.method, uri, clock.now(), token)
        except OAuth2Error as error:
            return _unauthorized(f'DPoP error="{error.error}"', error=error.error)
    found = await tokens.find_bearer(pool, token, proof)
    if found is None:
        named = "Bearer" if proof is None else "DPoP"
        return _unauthorized(f'{named} error="invalid_token"', error="invalid_token")
    held, subject = found
    body = dict(user_info(subject, held.scope))
    return Response(body, status_code=200, headers={"Cache-Control": "no-store"})


def _unauthorized(*challenges: str, error: str | None = None) -> Response[Any]:
    return Response(
        b"" if error is None else {"error": error},
        status_code=401,
        headers={"WWW-Authenticate": ", ".join(challenges)},
    )


ENDPOINTS = [
    read_metadata,
    read_keys,
    push_request,
    issue_tokens,
    revoke_token,
    introspect_token,
    read_user_info,
]
