"""What the OpenID provider says of itself, and the keys it signs with."""

from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.discovery import OpenIDProviderMetadata
from authlib.oidc.rpinitiated import OpenIDProviderMetadata as LogoutMetadata

from tests.support.tokens import ISSUER


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
