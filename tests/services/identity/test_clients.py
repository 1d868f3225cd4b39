"""The desk of partner clients: registered, changed, given another secret, shut out and let in."""

import asyncio
import base64

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from shared import clock
from tests.services.identity.acting import SECRET
from tests.services.identity.desk import API, REASON, bearer, log

GRANT = "client_credentials"
SYSTEM = {
    "client_id": "bank-011-si",
    "nom": "Système de la banque",
    "organisme": "bank-011",
    "auth_method": "client_secret_basic",
    "grant_types": [GRANT],
    "scope": "events:publish events:read",
} | REASON
PORTAL = SYSTEM | {
    "client_id": "bank-011-web",
    "grant_types": ["authorization_code", "refresh_token"],
    "redirect_uris": ["https://banque.example/cb"],
    "scope": "openid offline_access",
}
KEY = ECKey.generate_key("P-256", {"kid": "one"})
JWKS = {"keys": [KEY.as_dict(private=False)]}
KEPT = (
    "nom",
    "grant_types",
    "redirect_uris",
    "post_logout_redirect_uris",
    "backchannel_logout_uri",
    "home_uri",
    "scope",
    "audiences",
    "jwks",
    "require_par",
    "require_dpop",
    "may_introspect",
    "modifie_le",
)
READS = ["/clients", "/clients/partner", "/partenaires"]
WRITES = [
    ("POST", "/clients"),
    ("PUT", "/clients/partner"),
    ("POST", "/clients/partner/secret"),
    ("POST", "/clients/partner/desactivation"),
    ("POST", "/clients/partner/activation"),
]
EVERY = [("GET", path) for path in READS] + WRITES


async def register(desk, **changes):
    answer = await desk.post("/clients", SYSTEM | changes)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def change(desk, client_id, **changes):
    seen = (await desk.get(f"/clients/{client_id}")).json()
    return {name: seen[name] for name in KEPT} | REASON | changes


async def token(house, client_id, secret):
    return await house.client.post(
        "/id/token",
        data={"grant_type": GRANT},
        headers=house.basic(client_id, secret),
    )


async def is_active(house, access):
    answer = await house.post("/id/introspect", {"token": access}, "resource")
    return answer.json()["active"]


@pytest.mark.parametrize(("method", "path"), EVERY)
async def test_clients_are_closed_to_strangers(still_house, method, path):
    answer = await still_house.client.request(method, f"{API}{path}")

    assert answer.status_code == 401


async def test_clients_are_closed_to_a_company_s_administrator(house):
    headers = bearer(await house.sign_in())

    for method, path in EVERY:
        answer = await house.client.request(method, f"{API}{path}", headers=headers, json=REASON)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)


async def test_acts_on_clients_want_a_sign_in_of_this_moment(house, desk):
    await house.conn.execute("UPDATE oauth_grant SET auth_time = auth_time - interval '6 minutes'")
    aged = (await house.refresh(desk.tokens.refresh)).json()["access_token"]
    headers = {"Authorization": f"Bearer {aged}"}

    for method, path in WRITES:
        answer = await house.client.request(method, f"{API}{path}", headers=headers, json=REASON)
        assert (answer.status_code, answer.json()["max_age"]) == (401, 300), (method, path)


async def test_clients_are_searched_and_paged(desk):
    await register(desk)

    async def names(**params):
        page = (await desk.get("/clients", **params)).json()
        return [row["client_id"] for row in page["items"]], page["next"]

    assert await names(q="SYSTEME") == (["bank-011-si"], None)
    assert await names(q="bank-007") == (["partner"], None)
    assert await names(q="nothing") == ([], None)
    first, cursor = await names(limit=4)
    assert first == ["bank-011-si", "gateway", "other", "partner"]
    assert await names(limit=4, cursor=cursor) == (["resource", "rp"], None)
    assert (await desk.get("/clients", cursor="x")).status_code == 422


async def test_partners_are_offered_by_name(desk):
    items = (await desk.get("/partenaires")).json()["items"]

    assert {"code": "bank-007", "nom": "Attijariwafa Bank", "genre": "banque"} in items
    assert [each["nom"] for each in items] == sorted(each["nom"] for each in items)


async def test_a_system_with_a_secret_gets_tokens_and_the_secret_is_told_once(house, desk):
    given = await register(desk)

    answer = await token(house, "bank-011-si", given["client_secret"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["scope"] == "events:publish events:read"
    sheet = await desk.get("/clients/bank-011-si")
    assert given["client_secret"] not in sheet.text
    assert sheet.json()["interne"] is False
    [acte] = sheet.json()["historique"]
    assert (acte["acte"], acte["par"], acte["motif"]) == (
        "client.registered",
        "operateur",
        "Demande du greffe",
    )
    stored = await house.conn.fetchval("SELECT string_agg(details::text, ' ') FROM security_log")
    assert given["client_secret"] not in stored


async def test_a_system_registered_with_keys_proves_itself_by_them(house, desk):
    given = await register(desk, auth_method="private_key_jwt", jwks=JWKS)
    now = clock.timestamp()
    claims = {
        "iss": "bank-011-si",
        "sub": "bank-011-si",
        "aud": house.settings.oidc_issuer,
        "iat": int(now),
        "exp": int(now) + 60,
        "jti": "only-once",
    }
    form = {
        "grant_type": GRANT,
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": jwt.encode({"alg": "ES256", "kid": "one"}, claims, KEY),
    }

    answer = await house.client.post("/id/token", data=form)

    assert given["client_secret"] is None
    assert answer.status_code == 200, answer.text


async def test_the_same_registration_sent_twice_is_one(house, desk):
    answers = await asyncio.gather(*(desk.post("/clients", SYSTEM) for _ in range(2)))

    assert sorted(each.status_code for each in answers) == [201, 409]
    refused = next(each for each in answers if each.status_code == 409)
    assert refused.json()["code"] == "identity.client-existe"
    assert len(await log(house, "client.registered")) == 1


@pytest.mark.parametrize(
    ("order", "pointer"),
    [
        (SYSTEM | {"client_id": "a b"}, "#/client_id"),
        (SYSTEM | {"nom": "  "}, "#/nom"),
        (SYSTEM | {"organisme": "bank-999"}, "#/organisme"),
        (SYSTEM | {"grant_types": ["password"]}, None),
        (SYSTEM | {"grant_types": ["refresh_token"]}, "#/grant_types"),
        (SYSTEM | {"redirect_uris": ["https://a.example/"]}, "#/redirect_uris"),
        (SYSTEM | {"scope": ""}, "#/scope"),
        (SYSTEM | {"scope": 'a"b'}, "#/scope"),
        (SYSTEM | {"scope": "openid"}, "#/scope"),
        (SYSTEM | {"audiences": ["ftp://x"]}, "#/audiences/0"),
        (SYSTEM | {"jwks": JWKS}, "#/jwks"),
        (SYSTEM | {"auth_method": "private_key_jwt"}, "#/jwks"),
        (SYSTEM | {"motif": ""}, "#/motif"),
        (PORTAL | {"redirect_uris": []}, "#/redirect_uris"),
        (PORTAL | {"redirect_uris": ["http://banque.example/"]}, "#/redirect_uris/0"),
        (PORTAL | {"redirect_uris": ["https://banque.example/*"]}, "#/redirect_uris/0"),
        (PORTAL | {"post_logout_redirect_uris": ["x"]}, "#/post_logout_redirect_uris/0"),
        (PORTAL | {"backchannel_logout_uri": "http://10.0.0.1/"}, "#/backchannel_logout_uri"),
        (PORTAL | {"home_uri": "javascript:alert(1)"}, "#/home_uri"),
        (PORTAL | {"scope": "profile"}, "#/scope"),
    ],
)
async def test_a_wrong_registration_says_where(desk, order, pointer):
    answer = await desk.post("/clients", order)

    assert answer.status_code == 422, answer.text
    if pointer:
        assert pointer in [each["pointer"] for each in answer.json()["errors"]]


MODULUS = base64.urlsafe_b64encode(b"\xc1" + 127 * b"\x57").decode().rstrip("=")
SHORT = {"kty": "RSA", "e": "AQAB", "n": MODULUS}
WRONG_KEYS = {
    "private EC": KEY.as_dict(private=True),
    "private RSA": RSAKey.generate_key(2048).as_dict(private=True),
    "shared secret": OctKey.generate_key(256).as_dict(),
    "short RSA": SHORT,
    "other curve": ECKey.generate_key("P-384").as_dict(private=False),
    "not on the curve": KEY.as_dict(private=False) | {"x": "AAAA"},
    "for encryption": KEY.as_dict(private=False) | {"use": "enc"},
    "other algorithm": KEY.as_dict(private=False) | {"alg": "none"},
    "no type": {"kid": "x"},
    "no key": "x",
}


@pytest.mark.parametrize("name", WRONG_KEYS)
async def test_a_key_that_is_private_weak_or_broken_is_refused(desk, name):
    order = SYSTEM | {"auth_method": "private_key_jwt", "jwks": {"keys": [WRONG_KEYS[name]]}}

    answer = await desk.post("/clients", order)

    assert answer.status_code == 422, answer.text
    assert [each["pointer"] for each in answer.json()["errors"]] == ["#/jwks/keys/0"]


async def test_several_keys_are_told_apart(desk):
    keys = [KEY.as_dict(private=False)] * 2

    answer = await desk.post(
        "/clients", SYSTEM | {"auth_method": "private_key_jwt", "jwks": {"keys": keys}}
    )

    assert [each["pointer"] for each in answer.json()["errors"]] == ["#/jwks"]


async def test_a_change_holds_at_once_and_is_written_down(house, desk):
    given = await register(desk)
    order = await change(desk, "bank-011-si", scope="events:read", require_dpop=True)

    answer = await desk.put("/clients/bank-011-si", order)

    assert answer.json()["scope"] == "events:read"
    refused = await token(house, "bank-011-si", given["client_secret"])
    assert refused.json()["error"] == "invalid_dpop_proof"
    [line] = await log(house, "client.changed")
    assert line["details"]["changes"]["require_dpop"] == [False, True]


async def test_the_second_of_two_editors_of_a_client_is_told(desk):
    await register(desk)
    mine, theirs = [await change(desk, "bank-011-si", nom=nom) for nom in ("Mien", "Leur")]
    again = [await desk.put("/clients/bank-011-si", theirs) for _ in range(2)]

    answer = await desk.put("/clients/bank-011-si", mine)

    assert [each.status_code for each in again] == [200, 200]
    assert (answer.status_code, answer.json()["code"]) == (409, "identity.deja-modifie")


async def test_another_secret_ends_the_old_one_at_once(house, desk):
    first = await register(desk)
    order = {"modifie_le": first["client"]["modifie_le"]} | REASON

    renewed = await desk.post("/clients/bank-011-si/secret", order)
    again = await desk.post("/clients/bank-011-si/secret", order)

    assert (await token(house, "bank-011-si", first["client_secret"])).status_code == 401
    assert (await token(house, "bank-011-si", renewed.json()["client_secret"])).status_code == 200
    assert (again.status_code, again.json()["code"]) == (409, "identity.deja-modifie")
    assert len(await log(house, "client.secret_renewed")) == 1


async def test_a_client_with_keys_has_no_secret_to_renew(desk):
    given = await register(desk, auth_method="private_key_jwt", jwks=JWKS)
    order = {"modifie_le": given["client"]["modifie_le"]} | REASON

    answer = await desk.post("/clients/bank-011-si/secret", order)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.client-sans-secret")


async def test_a_disabled_client_s_tokens_end_and_an_enabled_one_starts_anew(house, desk):
    secret = (await register(desk))["client_secret"]
    access = (await token(house, "bank-011-si", secret)).json()["access_token"]
    assert await is_active(house, access)

    for _ in range(2):
        answer = await desk.post("/clients/bank-011-si/desactivation", REASON)
    assert answer.json()["desactive_le"] is not None
    assert not await is_active(house, access)
    assert (await token(house, "bank-011-si", secret)).status_code == 401

    for _ in range(2):
        answer = await desk.post("/clients/bank-011-si/activation", REASON)
    assert answer.json()["desactive_le"] is None
    assert not await is_active(house, access)
    assert (await token(house, "bank-011-si", secret)).status_code == 200
    assert [each["acte"] for each in answer.json()["historique"]] == [
        "client.enabled",
        "client.disabled",
        "client.registered",
    ]


async def test_a_disabled_client_is_not_enabled_by_a_seed(house, desk):
    await desk.post("/clients/partner/desactivation", REASON)

    await house.seed(
        clients=[
            {
                "client_id": "partner",
                "client_secret": "s" * 43,
                "grant_types": [GRANT],
            }
        ]
    )

    assert (await token(house, "partner", SECRET)).status_code == 401


@pytest.mark.parametrize("client_id", ["gateway", "resource"])
async def test_the_portal_s_own_programs_are_read_and_not_touched(desk, client_id):
    sheet = (await desk.get(f"/clients/{client_id}")).json()
    body = {"modifie_le": sheet["modifie_le"]} | REASON

    assert sheet["interne"] is True
    for answer in (
        await desk.put(f"/clients/{client_id}", await change(desk, client_id)),
        await desk.post(f"/clients/{client_id}/secret", body),
        await desk.post(f"/clients/{client_id}/desactivation", REASON),
        await desk.post(f"/clients/{client_id}/activation", REASON),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "identity.client-interne")


async def test_no_client_has_an_unknown_identifier(desk):
    body = {"modifie_le": "2026-01-01T00:00:00Z"} | REASON
    for answer in (
        await desk.get("/clients/nobody"),
        await desk.put("/clients/nobody", await change(desk, "partner")),
        await desk.post("/clients/nobody/secret", body),
        await desk.post("/clients/nobody/desactivation", REASON),
        await desk.post("/clients/nobody/activation", REASON),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.client-inconnu")
