"""Tokens: what they say, who is told about them, how they are revoked."""

import base64
from datetime import timedelta

import pytest
from joserfc import jws, jwt
from joserfc.jwk import KeySet

from shared import clock
from shared.tokens import TokenVerifier
from tests.services.identity.acting import (
    a_code,
    unverified,
)
from tests.support.clock import at
from tests.support.tokens import AUDIENCE, ISSUER


async def keys_of(house):
    return KeySet.import_key_set((await house.client.get("/id/jwks")).json())


# --- tokens


async def test_access_tokens_are_es256_at_jwt_that_services_take(house):
    tokens = await house.sign_in()
    verifier = TokenVerifier(issuer=ISSUER, audience=AUDIENCE, jwks_url=f"{house.url}/id/jwks")

    header = jws.extract_compact(tokens.access.encode()).headers()
    principal = await verifier.verify(tokens.access.encode())

    assert (header["alg"], header["typ"]) == ("ES256", "at+jwt")
    assert principal.username == "importateur"
    assert principal.acr == "urn:portnet:acr:mfa"


async def test_id_tokens_are_rs256_with_their_key_named_and_the_access_token_bound(house):
    tokens = await house.sign_in()

    decoded = jwt.decode(tokens.answer["id_token"], await keys_of(house), algorithms=["RS256"])

    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256(tokens.access.encode()).digest()[:16]
    assert decoded.claims["at_hash"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    assert decoded.header["kid"]
    assert decoded.claims["exp"] - decoded.claims["iat"] <= 3600


async def test_a_nonce_is_repeated_only_when_one_was_sent(house):
    code, browser = await a_code(house, nonce=None)

    tokens = (await house.redeem(code, browser.verifier)).json()

    assert "nonce" not in unverified(tokens["id_token"])


async def test_no_id_token_without_openid_and_no_refresh_token_without_offline_access(house):
    code, browser = await a_code(house, client_id="rp", scope="profile")

    tokens = (await house.redeem(code, browser.verifier, "rp")).json()

    assert tokens.keys() == {"access_token", "token_type", "expires_in", "scope"}


async def test_scope_is_cut_to_what_the_client_may_have(house):
    code, browser = await a_code(house, client_id="rp", scope="openid admin:everything")

    assert (await house.redeem(code, browser.verifier, "rp")).json()["scope"] == "openid"


async def test_token_answers_are_never_kept(house):
    code, browser = await a_code(house)

    answer = await house.redeem(code, browser.verifier)

    assert answer.headers["cache-control"] == "no-store"


async def test_codes_and_tokens_are_kept_as_digests(house):
    tokens = await house.sign_in()

    rows = await house.conn.fetch("SELECT to_jsonb(t)::text AS row FROM oauth_token t")

    for secret in (tokens.access, tokens.refresh):
        assert all(secret not in row["row"] for row in rows)


# --- userinfo


async def test_userinfo_tells_what_the_scope_allows(house):
    tokens = await house.sign_in()
    bearer = {"Authorization": f"Bearer {tokens.access}"}

    for method in ("GET", "POST"):
        body = (await house.client.request(method, "/id/userinfo", headers=bearer)).json()
        assert body["sub"] == tokens.claims["sub"]
        assert body["given_name"] == "Salma"
        assert body["raison_sociale"] == "Atlas Import SARL"
        assert body["email"] == "importateur@atlas.example"

    narrow = (await house.refresh(tokens.refresh, scope="openid")).json()
    bearer = {"Authorization": f"Bearer {narrow['access_token']}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).json().keys() == {"sub"}


async def test_a_claim_that_there_is_not_is_left_out(house):
    tokens = await house.sign_in(username="operateur")
    bearer = {"Authorization": f"Bearer {tokens.access}"}

    body = (await house.client.get("/id/userinfo", headers=bearer)).json()

    for told in (body, tokens.id_claims):
        assert told["profil"] == "OPE"
        assert None not in told.values()
        assert not {"ice", "raison_sociale", "locale", "organisme"} & told.keys()


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer x", "Basic x", "Bearer a b", "x"])
async def test_userinfo_needs_a_good_access_token(still_house, header):
    headers = {"Authorization": header} if header else {}

    answer = await still_house.client.get("/id/userinfo", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert b"null" not in answer.content


async def test_userinfo_takes_no_token_that_is_not_an_access_token_or_is_over(house):
    tokens = await house.sign_in()
    for token in (tokens.refresh, tokens.answer["id_token"]):
        bearer = {"Authorization": f"Bearer {token}"}
        assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    bearer = {"Authorization": f"Bearer {tokens.access}"}
    in_url = await house.client.get("/id/userinfo", params={"access_token": tokens.access})
    assert in_url.status_code == 401
    with at(clock.now() + timedelta(seconds=301)):
        assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401


# --- revocation and introspection


async def test_revoking_a_refresh_token_ends_the_family(house):
    tokens = await house.sign_in()

    answer = await house.post("/id/revoke", {"token": tokens.refresh})

    assert answer.status_code == 200
    assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
    bearer = {"Authorization": f"Bearer {tokens.access}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401


async def test_revoking_an_access_token_ends_it_alone(house):
    tokens = await house.sign_in()

    await house.post("/id/revoke", {"token": tokens.access, "token_type_hint": "refresh_token"})

    bearer = {"Authorization": f"Bearer {tokens.access}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_revoking_anothers_token_looks_like_revoking_nothing(house):
    tokens = await house.sign_in()

    foreign = await house.post("/id/revoke", {"token": tokens.refresh}, "rp")
    unknown = await house.post("/id/revoke", {"token": "unknown"}, "rp")

    assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)
    assert foreign.status_code == 200
    assert (await house.refresh(tokens.refresh)).status_code == 200


@pytest.mark.parametrize("path", ["/id/revoke", "/id/introspect"])
async def test_only_authenticated_clients_revoke_and_introspect(still_house, path):
    for client_id in (None, "nobody"):
        answer = await still_house.post(path, {"token": "x"}, client_id)
        assert answer.json()["error"] == "invalid_client"
    assert (await still_house.post(path, {})).json()["error"] == "invalid_request"
    hinted = await still_house.post(path, {"token": "x", "token_type_hint": "cookie"})
    assert hinted.status_code == 200


async def test_a_registered_resource_server_introspects_access_tokens(house):
    tokens = await house.sign_in()

    body = (await house.post("/id/introspect", {"token": tokens.access}, "resource")).json()

    for claim in ("sub", "client_id", "ice", "profil", "roles", "acr", "sid", "exp", "jti"):
        assert body[claim] == tokens.claims[claim]
    assert body["active"] is True


async def test_nobody_else_learns_anything_by_introspection(house):
    tokens = await house.sign_in()
    inactive = {"active": False}

    for token, client_id in [
        (tokens.access, "rp"),
        (tokens.refresh, "resource"),
        (tokens.answer["id_token"], "resource"),
        ("unknown", "resource"),
    ]:
        answer = await house.post("/id/introspect", {"token": token}, client_id)
        assert (answer.status_code, answer.json()) == (200, inactive)


async def test_introspection_knows_of_revocation_expiry_and_sign_out(house):
    tokens = await house.sign_in()
    ask = {"token": tokens.access}
    with at(clock.now() + timedelta(seconds=301)):
        assert (await house.post("/id/introspect", ask, "resource")).json() == {"active": False}
    await house.post("/id/revoke", {"token": tokens.refresh})
    assert (await house.post("/id/introspect", ask, "resource")).json() == {"active": False}
