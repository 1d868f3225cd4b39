"""The OpenID provider as programs meet it: authorization requests, codes, tokens, their end."""

import asyncio
import base64
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.discovery import OpenIDProviderMetadata
from authlib.oidc.rpinitiated import OpenIDProviderMetadata as LogoutMetadata
from joserfc import jws, jwt
from joserfc.jwk import ECKey, KeySet

from shared import clock
from shared.tokens import TokenVerifier
from tests.services.identity.acting import (
    CALLBACK,
    PASSWORD,
    RP_CALLBACK,
    Browser,
    answer_of,
    code_of,
    totp_now,
    unverified,
)
from tests.support.clock import at
from tests.support.tokens import AUDIENCE, ISSUER


async def keys_of(house):
    return KeySet.import_key_set((await house.client.get("/id/jwks")).json())


async def a_code(house, client_id="gateway", **asked):
    browser = Browser(house)
    return await browser.sign_in(client_id=client_id, **asked), browser


# --- what it says of itself


async def test_metadata_passes_the_librarys_own_validation(still_house):
    answer = await still_house.client.get("/id/.well-known/openid-configuration")
    document = answer.json()

    AuthorizationServerMetadata(document).validate()
    OpenIDProviderMetadata(document).validate(metadata_classes=[LogoutMetadata])
    assert document["issuer"] == ISSUER
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_every_endpoint_in_the_metadata_answers(still_house):
    document = (await still_house.client.get("/id/.well-known/openid-configuration")).json()

    for name, url in document.items():
        if name.endswith("_endpoint") or name == "jwks_uri":
            assert url.startswith(ISSUER + "/")
            path = url.removeprefix(ISSUER.removesuffix("/id"))
            method = "GET" if name in {"jwks_uri", "authorization_endpoint"} else "POST"
            answer = await still_house.client.request(method, path)
            assert answer.status_code not in {404, 405, 500}, name


async def test_the_issuer_never_follows_host_or_forwarded_headers(still_house):
    document = (
        await still_house.client.get(
            "/id/.well-known/openid-configuration",
            headers={
                "Host": "evil.example",
                "X-Forwarded-Host": "evil.example",
                "X-Forwarded-Proto": "https",
                "Forwarded": "host=evil.example",
            },
        )
    ).text

    assert "evil" not in document


async def test_the_key_set_is_public_only_and_one_key_per_algorithm(still_house):
    keys = (await still_house.client.get("/id/jwks")).json()["keys"]

    assert sorted(key["alg"] for key in keys) == ["ES256", "RS256"]
    for key in keys:
        assert not {"d", "p", "q", "dp", "dq", "qi"} & key.keys()
        assert key["use"] == "sig"
        assert key["kid"]


async def test_private_keys_are_sealed_at_rest(still_house):
    for row in await still_house.conn.fetch("SELECT private_key FROM signing_key"):
        assert b"PRIVATE" not in row["private_key"]


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


# --- authorization requests that are refused


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "nobody"},
        {"client_id": None},
        {"redirect_uri": None},
        {"redirect_uri": RP_CALLBACK + "/"},
        {"redirect_uri": RP_CALLBACK + "?x=1"},
        {"redirect_uri": "https://evil.example/cb"},
        {"redirect_uri": 'http://x/"><script>'},
        {"redirect_uri": RP_CALLBACK.upper()},
    ],
)
async def test_an_unknown_client_or_uri_is_shown_and_never_redirected(still_house, changes):
    browser = Browser(still_house)

    page = await browser.get("/id/authorize", **browser.request("rp", **changes))

    assert page.status_code == 400
    assert "location" not in page.headers
    assert "<script" not in page.text


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge": "é" * 43}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_type": None}, "invalid_request"),
        ({"scope": "admin"}, "invalid_scope"),
        ({"request": "eyJ"}, "request_not_supported"),
        ({"request_uri": "https://evil.example/r"}, "request_uri_not_supported"),
        ({"registration": "{}"}, "registration_not_supported"),
        ({"response_mode": "form_post"}, "invalid_request"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
        ({"prompt": "none login"}, "invalid_request"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"max_age": "soon"}, "invalid_request"),
        ({"id_token_hint": "nonsense"}, "invalid_request"),
    ],
)
async def test_a_wrong_request_of_a_known_client_is_told_to_it_with_the_issuer(
    still_house, changes, error
):
    browser = Browser(still_house)

    answer = await browser.get("/id/authorize", **browser.request("rp", **changes))

    assert answer.headers["location"].startswith(RP_CALLBACK)
    told = answer_of(answer)
    assert (told["error"], told["state"], told["iss"]) == (error, "the-state", ISSUER)


async def test_a_repeated_parameter_is_refused(still_house):
    browser = Browser(still_house)
    for name in ("state", "nonce", "code_challenge", "redirect_uri", "unknown"):
        pairs = [*browser.request("rp").items(), (name, "1"), (name, "2")]

        answer = await still_house.client.get("/id/authorize", params=pairs)

        assert answer.status_code == 400
        assert "location" not in answer.headers


async def test_unknown_parameters_are_ignored(still_house):
    browser = Browser(still_house)

    page = await browser.open("rp", claims="{}", display="popup", whatever="x")

    assert page.status_code == 200


async def test_an_authorization_request_may_be_posted(still_house):
    browser = Browser(still_house)

    answer = await browser.follow(await browser.post("/id/authorize", browser.request("rp")))

    assert answer.status_code == 200


# --- pushed authorization requests


async def test_the_gateway_must_push(still_house):
    browser = Browser(still_house)

    answer = await browser.get("/id/authorize", **browser.request())

    assert answer_of(answer)["error"] == "invalid_request"


async def test_parameters_beside_a_request_uri_change_nothing(house):
    browser = Browser(house)
    pushed = (await house.post("/id/par", browser.request())).json()["request_uri"]

    await browser.follow(
        await browser.get(
            "/id/authorize",
            client_id="gateway",
            request_uri=pushed,
            redirect_uri="https://evil.example",
            state="evil",
        )
    )
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    answer = await browser.fill("code", code=totp_now())

    assert answer.headers["location"].startswith(CALLBACK)
    assert answer_of(answer)["state"] == "the-state"


async def test_a_request_uri_serves_one_browser_once_for_one_minute(still_house):
    browser = Browser(still_house)
    pushed = (await still_house.post("/id/par", browser.request())).json()
    assert pushed["expires_in"] == 60
    params = {"client_id": "gateway", "request_uri": pushed["request_uri"]}

    assert (await browser.get("/id/authorize", **params)).status_code == 303
    assert (await Browser(still_house).get("/id/authorize", **params)).status_code == 400
    late = (await still_house.post("/id/par", browser.request())).json()["request_uri"]
    with at(clock.now() + timedelta(seconds=61)):
        answer = await Browser(still_house).get(
            "/id/authorize", client_id="gateway", request_uri=late
        )
        assert answer.status_code == 400


async def test_a_request_uri_belongs_to_its_client(still_house):
    browser = Browser(still_house)
    pushed = (await still_house.post("/id/par", browser.request())).json()["request_uri"]

    page = await browser.get("/id/authorize", client_id="rp", request_uri=pushed)

    assert page.status_code == 400
    assert "invalid_request_uri" in page.text


@pytest.mark.parametrize(
    ("changes", "client_id", "status", "error"),
    [
        ({}, None, 401, "invalid_client"),
        ({}, "nobody", 401, "invalid_client"),
        ({"redirect_uri": "https://evil.example"}, "gateway", 400, "invalid_request"),
        ({"code_challenge_method": "plain"}, "gateway", 400, "invalid_request"),
        ({"request_uri": "urn:ietf:params:oauth:request_uri:x"}, "gateway", 400, "invalid_request"),
        ({"request": "x"}, "gateway", 400, "request_not_supported"),
        ({"client_id": "rp"}, "gateway", 400, "invalid_request"),
        ({"response_type": "token"}, "gateway", 400, "unsupported_response_type"),
        ({"scope": "nothing"}, "gateway", 400, "invalid_scope"),
    ],
)
async def test_a_wrong_pushed_request_is_refused_in_json(
    still_house, changes, client_id, status, error
):
    browser = Browser(still_house)

    asked = browser.request(**changes) | ({"client_id": client_id} if client_id == "nobody" else {})

    answer = await still_house.post("/id/par", asked, client_id)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert "location" not in answer.headers


async def test_the_clients_secret_is_not_kept_with_its_request(house):
    browser = Browser(house)

    await house.post("/id/par", browser.request() | {"client_secret": "beware"}, None)
    await house.post("/id/par", browser.request())

    assert "beware" not in await house.conn.fetchval(
        "SELECT string_agg(request::text, ' ') FROM pushed_request"
    )


# --- codes


async def test_a_code_serves_once_and_its_replay_ends_what_it_gave(house):
    code, browser = await a_code(house)
    first = (await house.redeem(code, browser.verifier)).json()

    replay = await house.redeem(code, browser.verifier)

    assert (replay.status_code, replay.json()["error"]) == (400, "invalid_grant")
    assert (await house.refresh(first["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    log = await house.conn.fetchval("SELECT kind FROM security_log ORDER BY seq DESC LIMIT 1")
    assert log == "grant.code-replayed"


async def test_a_code_lives_a_minute(house):
    code, browser = await a_code(house)

    with at(clock.now() + timedelta(seconds=61)):
        answer = await house.redeem(code, browser.verifier)

    assert answer.json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "client_id", "error"),
    [
        ({"code_verifier": "w" * 43}, "gateway", "invalid_grant"),
        ({"code_verifier": "short"}, "gateway", "invalid_request"),
        ({"code_verifier": ""}, "gateway", "invalid_request"),
        ({"redirect_uri": RP_CALLBACK}, "gateway", "invalid_grant"),
        ({"redirect_uri": ""}, "gateway", "invalid_grant"),
        ({"code": "wrong"}, "gateway", "invalid_grant"),
        ({"code": ""}, "gateway", "invalid_request"),
        ({}, "rp", "invalid_grant"),
        ({}, "partner", "unauthorized_client"),
        ({"grant_type": "password"}, "gateway", "unsupported_grant_type"),
        ({"grant_type": ""}, "gateway", "unsupported_grant_type"),
    ],
)
async def test_a_wrong_redemption_is_refused(house, changes, client_id, error):
    code, browser = await a_code(house)

    form = {"redirect_uri": CALLBACK} | changes
    answer = await house.redeem(code, browser.verifier, client_id, **form)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


async def test_one_wrong_verifier_spends_the_code(house):
    code, browser = await a_code(house)
    await house.redeem(code, "w" * 43)

    assert (await house.redeem(code, browser.verifier)).json()["error"] == "invalid_grant"


async def test_two_redemptions_at_once_give_at_most_one_success(house):
    for _ in range(5):
        with at(clock.now() + timedelta(minutes=_)):
            code, browser = await a_code(house)

            answers = await asyncio.gather(
                *(house.redeem(code, browser.verifier) for _ in range(6))
            )

        statuses = sorted(answer.status_code for answer in answers)
        assert statuses == [200, 400, 400, 400, 400, 400]


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({}, {}),
        ({}, {"client_id": "gateway"}),
        ({"Authorization": "Basic Z2F0ZXdheTp3cm9uZw=="}, {}),
        ({"Authorization": "Basic bm9ib2R5OnNlY3JldA=="}, {}),
        ({"Authorization": "Basic %%%"}, {}),
        ({"Authorization": "Basic //8="}, {}),
        ({"Authorization": "Bearer x"}, {}),
        ({}, {"client_id": "gateway", "client_secret": "s" * 43}),
        ({}, {"client_assertion": "a.b.c", "client_assertion_type": "x"}),
    ],
)
async def test_a_client_that_does_not_authenticate_as_registered_gets_nothing(house, headers, form):
    code, browser = await a_code(house)
    whole = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": CALLBACK,
        "code_verifier": browser.verifier,
    } | form

    answer = await house.client.post("/id/token", data=whole, headers=headers)

    assert answer.json()["error"] == "invalid_client"
    assert answer.status_code in {400, 401}
    assert (await house.redeem(code, browser.verifier)).status_code == 200


async def test_two_ways_of_authentication_at_once_are_refused(house):
    code, browser = await a_code(house)

    answer = await house.redeem(code, browser.verifier, client_secret="s" * 43)

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_the_token_endpoint_takes_forms_only(still_house):
    for media_type in ("application/json", "multipart/form-data; boundary=x", ""):
        answer = await still_house.client.post(
            "/id/token", content=b"{}", headers=still_house.basic() | {"Content-Type": media_type}
        )
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_no_browser_of_another_origin_may_read_tokens(still_house):
    answer = await still_house.client.post("/id/token", headers={"Origin": "https://evil.example"})

    assert "access-control-allow-origin" not in answer.headers


async def test_a_suspended_person_redeems_nothing(house):
    code, browser = await a_code(house)
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU'")

    assert (await house.redeem(code, browser.verifier)).json()["error"] == "invalid_grant"


# --- refreshing


async def test_a_refresh_gives_new_tokens_and_leaves_the_sign_in_as_it_was(house):
    tokens = await house.sign_in()

    with at(clock.now() + timedelta(minutes=10)):
        answer = await house.refresh(tokens.refresh)

    assert answer.status_code == 200
    new = answer.json()
    assert new["refresh_token"] != tokens.refresh
    before, after = tokens.claims, unverified(new["access_token"])
    assert after["exp"] > before["exp"]
    assert after["jti"] != before["jti"]
    for claim in ("auth_time", "sid", "acr", "amr", "ice", "profil", "roles", "sub"):
        assert after[claim] == before[claim]
    assert unverified(new["id_token"])["auth_time"] == before["auth_time"]
    assert "nonce" not in unverified(new["id_token"])


async def test_a_refresh_token_used_twice_ends_its_family(house):
    tokens = await house.sign_in()
    second = (await house.refresh(tokens.refresh)).json()

    reuse = await house.refresh(tokens.refresh)

    assert (reuse.status_code, reuse.json()["error"]) == (400, "invalid_grant")
    assert (await house.refresh(second["refresh_token"])).json()["error"] == "invalid_grant"
    bearer = {"Authorization": f"Bearer {second['access_token']}"}
    assert (await house.client.get("/id/userinfo", headers=bearer)).status_code == 401
    log = await house.conn.fetchval("SELECT kind FROM security_log ORDER BY seq DESC LIMIT 1")
    assert log == "grant.refresh-reused"


async def test_two_refreshes_at_once_give_at_most_one_success(house):
    tokens = await house.sign_in()

    answers = await asyncio.gather(*(house.refresh(tokens.refresh) for _ in range(6)))

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200, 400, 400, 400, 400, 400]


async def test_a_refresh_token_is_its_clients_own(house):
    tokens = await house.sign_in()

    assert (await house.refresh(tokens.refresh, "rp")).json()["error"] == "invalid_grant"
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_a_refresh_may_narrow_the_scope_and_never_widen_it(house):
    tokens = await house.sign_in(client_id="rp", scope="openid email offline_access")

    narrow = (await house.refresh(tokens.refresh, "rp", scope="openid offline_access")).json()
    assert narrow["scope"] == "openid offline_access"
    wide = await house.refresh(narrow["refresh_token"], "rp", scope="openid profile")
    assert wide.json()["error"] == "invalid_scope"
    whole = (await house.refresh(narrow["refresh_token"], "rp")).json()
    assert whole["scope"] == "openid email offline_access"


async def test_a_narrower_access_token_leaves_the_right_to_renew(house):
    tokens = await house.sign_in(client_id="rp")

    narrow = (await house.refresh(tokens.refresh, "rp", scope="openid")).json()

    assert narrow["scope"] == "openid"
    whole = (await house.refresh(narrow["refresh_token"], "rp")).json()
    assert whole["scope"] == tokens.answer["scope"]


async def test_refreshing_ends_eight_hours_after_signing_in_however_busy(house):
    tokens = await house.sign_in()
    start, refresh = clock.now(), tokens.refresh
    for minutes in range(25, 480, 25):
        with at(start + timedelta(minutes=minutes)):
            answer = await house.refresh(refresh)
            assert answer.status_code == 200, minutes
            refresh = answer.json()["refresh_token"]

    with at(start + timedelta(hours=8)):
        assert (await house.refresh(refresh)).json()["error"] == "invalid_grant"


async def test_a_session_left_alone_for_half_an_hour_is_over(house):
    tokens = await house.sign_in()

    with at(clock.now() + timedelta(minutes=31)):
        assert (await house.refresh(tokens.refresh)).json()["error"] == "invalid_grant"
        answer = await tokens.browser.open("rp", prompt="none")
        assert answer_of(answer)["error"] == "login_required"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE utilisateur SET statut = 'SUSPENDU'",
        "UPDATE sso_session SET ended_at = now()",
        "UPDATE oauth_client SET disabled_at = now()",
    ],
)
async def test_no_refresh_after_the_person_session_or_client_is_gone(house, change):
    tokens = await house.sign_in()
    await house.conn.execute(change)

    assert (await house.refresh(tokens.refresh)).status_code in {400, 401}


async def test_roles_changed_meanwhile_are_in_the_next_token(house):
    tokens = await house.sign_in()
    await house.conn.execute("UPDATE affectation SET roles = '{lecture}'")

    new = (await house.refresh(tokens.refresh)).json()

    assert unverified(new["access_token"])["roles"] == ["lecture"]


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


# --- programs on their own behalf


async def test_a_partner_gets_a_token_of_its_own_without_person_or_refresh(still_house):
    form = {"grant_type": "client_credentials", "scope": "events:read"}

    answer = await still_house.post("/id/token", form, "partner")

    body = answer.json()
    claims = unverified(body["access_token"])
    assert (claims["sub"], claims["client_id"]) == ("partner", "partner")
    assert claims["organisme"] == "bank-007"
    assert claims["scope"] == "events:read"
    assert claims["exp"] - claims["iat"] == 300
    assert not {"ice", "profil", "roles", "sid", "acr"} & claims.keys()
    assert body.keys() == {"access_token", "token_type", "expires_in", "scope"}


@pytest.mark.parametrize(
    ("scope", "client_id", "error"),
    [
        ("openid", "partner", "invalid_scope"),
        ("offline_access events:read", "partner", "invalid_scope"),
        ("admin", "partner", "invalid_scope"),
        ("openid", "gateway", "unauthorized_client"),
    ],
)
async def test_a_program_gets_no_scope_of_people_and_only_its_own(
    still_house, scope, client_id, error
):
    form = {"grant_type": "client_credentials", "scope": scope}

    assert (await still_house.post("/id/token", form, client_id)).json()["error"] == error


async def test_without_a_scope_a_program_gets_all_that_are_its_own(still_house):
    answer = await still_house.post("/id/token", {"grant_type": "client_credentials"}, "partner")

    assert answer.json()["scope"] == "events:publish events:read"


# --- private_key_jwt


async def partner_with_key(house):
    key = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
    await house.seed(
        clients=[
            {
                "client_id": "signer",
                "auth_method": "private_key_jwt",
                "jwks": {"keys": [key.as_dict(private=False)]},
                "grant_types": ["client_credentials"],
                "scope": "events:read",
                "organisme": "badr",
            }
        ]
    )
    return key


def assertion(key, alg="ES256", **changes):
    now = int(clock.timestamp())
    claims = {
        "iss": "signer",
        "sub": "signer",
        "aud": ISSUER,
        "iat": now,
        "exp": now + 60,
        "jti": str(clock.new_id()),
    } | changes
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode({"alg": alg, "kid": "k1"}, claims, key, algorithms=[alg])


def by_assertion(signed):
    return {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": signed,
    }


@pytest.mark.parametrize("audience", [ISSUER, f"{ISSUER}/token", [ISSUER, "x"]])
async def test_a_client_authenticates_by_its_registered_key(still_house, audience):
    key = await partner_with_key(still_house)

    answer = await still_house.post("/id/token", by_assertion(assertion(key, aud=audience)), None)

    assert answer.status_code == 200, answer.text
    assert unverified(answer.json()["access_token"])["organisme"] == "badr"


async def test_an_assertion_serves_once(still_house):
    key = await partner_with_key(still_house)
    form = by_assertion(assertion(key))

    answers = await asyncio.gather(*(still_house.post("/id/token", form, None) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://evil.example"},
        {"aud": None},
        {"iss": "gateway"},
        {"sub": "gateway"},
        {"sub": None},
        {"exp": 1},
        {"exp": 99999999999},
        {"exp": None},
        {"exp": "soon"},
        {"nbf": 99999999999},
        {"nbf": "later"},
        {"jti": None},
        {"jti": "x"},
        {"jti": 7},
    ],
)
async def test_a_wrong_assertion_is_refused(still_house, changes):
    key = await partner_with_key(still_house)

    answer = await still_house.post("/id/token", by_assertion(assertion(key, **changes)), None)

    assert answer.json()["error"] in {"invalid_client", "invalid_request"}
    assert answer.status_code in {400, 401}


async def test_an_assertion_by_another_key_or_without_signature_is_refused(still_house):
    key = await partner_with_key(still_house)
    stranger = ECKey.generate_key("P-256", {"kid": "k1"})
    header = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    unsigned = f"{header}.{assertion(key).split('.')[1]}."

    for signed in (assertion(stranger), unsigned, "a.b.c", "x", "..", "é.é.é"):
        answer = await still_house.post("/id/token", by_assertion(signed), None)
        assert answer.json()["error"] == "invalid_client", signed


async def test_a_client_with_a_key_has_no_secret_to_use(still_house):
    await partner_with_key(still_house)

    answer = await still_house.post("/id/token", {"grant_type": "client_credentials"}, "signer")

    assert answer.json()["error"] == "invalid_client"


# --- traps that have no place above


async def test_a_code_is_not_a_refresh_token_nor_the_other_way_round(house):
    tokens = await house.sign_in(client_id="rp")
    code, browser = await tokens.browser.open("rp"), tokens.browser
    code = code_of(code)

    assert (await house.refresh(code, "rp")).json()["error"] == "invalid_grant"
    swapped = await house.redeem(tokens.refresh, browser.verifier, "rp")
    assert swapped.json()["error"] == "invalid_grant"


async def test_a_valid_hint_of_the_same_person_is_silent_and_of_another_is_not(house):
    tokens = await house.sign_in(client_id="rp")
    hint = tokens.answer["id_token"]

    silent = await tokens.browser.open("rp", prompt="none", id_token_hint=hint)
    assert code_of(silent)
    with at(clock.now() + timedelta(minutes=6)):
        assert code_of(await tokens.browser.open("rp", prompt="none", id_token_hint=hint))
    other = await house.sign_in(username="operateur", client_id="rp")
    answer = await tokens.browser.open("rp", prompt="none", id_token_hint=other.answer["id_token"])
    assert answer_of(answer)["error"] == "login_required"


async def test_another_person_than_the_hint_names_gives_the_client_no_code(house):
    hinted = await house.sign_in(username="operateur", client_id="rp")
    browser = Browser(house)

    await browser.open("rp", id_token_hint=hinted.answer["id_token"])
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    answer = await browser.fill("code", code=totp_now())

    told = answer_of(answer)
    assert (told["error"], told["state"], told["iss"]) == ("login_required", "the-state", ISSUER)
    assert "code" not in told


async def test_a_parameter_of_the_clients_cannot_pass_for_its_hint(house):
    code, _ = await a_code(house, client_id="rp", hinted_subject="somebody")

    assert code


async def test_asked_for_consent_the_person_says_for_whom_the_client_acts(house):
    tokens = await house.sign_in(client_id="rp")

    page = await tokens.browser.open("rp", prompt="consent")

    assert page.status_code == 200
    affectation = re.findall(r'name="affectation" value="([^"]+)"', page.text)[0]
    assert code_of(await tokens.browser.fill("profil", affectation=affectation))


async def test_a_hint_made_for_another_client_is_refused(house):
    tokens = await house.sign_in()

    answer = await tokens.browser.open("rp", id_token_hint=tokens.answer["id_token"])

    assert answer_of(answer)["error"] == "invalid_request"


async def test_an_access_token_cannot_pass_for_a_hint(house):
    tokens = await house.sign_in(client_id="rp")

    answer = await tokens.browser.open("rp", id_token_hint=tokens.access)

    assert answer_of(answer)["error"] == "invalid_request"


async def test_the_answer_never_leaves_for_a_uri_with_foreign_parameters(house):
    code, _ = await a_code(house, client_id="rp")

    location = (await Browser(house).open("rp", prompt="none")).headers["location"]

    query = parse_qs(urlsplit(location).query)
    assert query.keys() == {"error", "state", "iss"} | (query.keys() & {"error_description"})
    assert code not in location
