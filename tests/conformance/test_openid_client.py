"""Does a certified relying-party library find Portnet ID right, step by step?

The library checks what it is given: issuer, state, nonce, `iss` of the response, signature and
claims of ID Tokens, `at_hash`, the subject of userinfo, the types of tokens, proofs of possession.
"""

import json
import re
from typing import Any

import pytest
from joserfc.jwk import ECKey
from playwright.sync_api import Page

from tests.conformance.conftest import RelyingParty, sign_out_of_the_portal
from tests.journeys.conftest import give_code, give_password
from tests.journeys.demo import Portal
from tests.support.waiting import wait_until

MFA = "urn:portnet:acr:mfa"


def sign_in(page: Page, rp: RelyingParty, portal: Portal, username: str) -> Any:
    """Sign in at the relying party with password and TOTP; return its tokens and claims."""
    page.goto(f"{rp.url}/login")
    give_password(page, username, portal.accounts[username]["password"])
    give_code(page, portal.code(username))
    page.wait_for_url(f"{rp.url}/cb?*")
    assert '"signed_in"' in page.content(), page.content()
    return rp("/tokens")


@pytest.mark.parametrize("par", [False, True], ids=["plain", "pushed"])
def test_sign_in_userinfo_refresh_and_logout(visit, portal, relying_party, par) -> None:
    rp = relying_party("essai-1", par=par)
    page = visit(None)

    first = sign_in(page, rp, portal, "exportateur")
    userinfo = rp("/userinfo")
    seen = rp("/introspect", token="access_token")
    second = rp("/refresh")

    account = portal.accounts["exportateur"]
    assert first["claims"]["acr"] == MFA
    assert first["token_type"] == "bearer"
    assert userinfo["preferred_username"] == account["username"]
    assert (userinfo["ice"], userinfo["email"]) == (account["ice"], account["email"])
    assert (seen["active"], seen["sub"]) == (True, first["claims"]["sub"])
    assert second["refresh_token"] != first["refresh_token"]
    assert second["claims"]["auth_time"] == first["claims"]["auth_time"]

    page.goto(f"{rp.url}/logout")
    page.wait_for_url(f"{rp.url}/post-logout?state=gone")
    page.goto(f"{rp.url}/login")
    page.wait_for_url(re.compile("/id/connexion/"))
    assert rp.fails("/refresh")["error"] == "invalid_grant"


def test_reused_refresh_token_ends_the_family(visit, portal, relying_party) -> None:
    rp = relying_party("essai-1")
    first = sign_in(visit(None), rp, portal, "transitaire")

    second = rp("/refresh")
    replayed = rp.fails("/refresh", refresh_token=first["refresh_token"])

    assert replayed["error"] == "invalid_grant"
    assert rp.fails("/refresh", refresh_token=second["refresh_token"])["error"] == "invalid_grant"
    assert rp("/introspect", token="access_token") == {"active": False}


def test_revoked_token_is_worth_nothing(visit, portal, relying_party) -> None:
    rp = relying_party("essai-1")
    sign_in(visit(None), rp, portal, "transitaire")

    rp("/revoke", token="refresh_token")

    assert rp.fails("/refresh")["error"] == "invalid_grant"
    assert rp.fails("/userinfo")["status"] == 401


def test_signing_out_of_the_portal_is_told_to_the_client(visit, portal, relying_party) -> None:
    rp = relying_party("essai-1")
    page = visit(None)
    first = sign_in(page, rp, portal, "banque")

    sign_out_of_the_portal(page, portal)

    ended = wait_until(lambda: rp("/ended"))
    assert [one["sid"] for one in ended] == [first["claims"]["sid"]]
    assert rp.fails("/refresh")["error"] == "invalid_grant"


def test_person_with_tokens_bound_to_a_key(visit, portal, relying_party) -> None:
    rp = relying_party("essai-1", dpop=True, par=True)

    first = sign_in(visit(None), rp, portal, "administrateur")
    userinfo = rp("/userinfo")
    called = rp("/call", url=f"{portal.url}/api/identity/v1/moi?langue=fr")
    second = rp("/refresh")

    assert called["status"] == 200, called
    assert json.loads(called["body"])["username"] == "administrateur"
    assert (first["token_type"], second["token_type"]) == ("dpop", "dpop")
    assert userinfo["preferred_username"] == "administrateur"


def test_partner_with_a_key_of_its_own(portal, relying_party, register) -> None:
    key = ECKey.generate_key("P-256", {"kid": "essai", "alg": "ES256", "use": "sig"})
    register(
        client_id="essai-cle",
        auth_method="private_key_jwt",
        jwks={"keys": [key.as_dict(private=False)]},
        grant_types=["client_credentials"],
        scope="",
        organisme="bank-190",
        require_dpop=True,
    )
    unbound = relying_party("essai-cle", private_jwk=key.as_dict(private=True))
    rp = relying_party("essai-cle", private_jwk=key.as_dict(private=True), dpop=True)

    tokens = rp("/client-credentials")
    again = rp("/client-credentials")
    called = rp("/call", url=f"{portal.url}/api/catalog/v1/menu")

    assert called["status"] == 200, called
    assert tokens["token_type"] == "dpop"
    assert again["access_token"] != tokens["access_token"]
    assert rp("/introspect", token="access_token")["cnf"].keys() == {"jkt"}
    assert unbound.fails("/client-credentials")["error"] == "invalid_dpop_proof"


def test_partner_with_a_secret(portal, relying_party) -> None:
    rp = relying_party("partenaire")

    tokens = rp("/client-credentials")

    assert tokens["token_type"] == "bearer"
    assert "refresh_token" not in tokens
    assert rp.fails("/client-credentials", scope="openid")["error"] == "invalid_scope"
