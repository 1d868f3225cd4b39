"""Does Apache's mod_auth_openidc find Portnet ID right?"""

import json
from typing import Any

from playwright.sync_api import Page

from tests.conformance.conftest import sign_out_of_the_portal
from tests.journeys.conftest import give_code, give_password
from tests.support.waiting import wait_until


def told(page: Page) -> dict[str, Any]:
    """Return the headers that Apache gives to the application behind it."""
    told: dict[str, Any] = json.loads(page.locator("pre").inner_text())
    return told


def test_sign_in_claims_refresh_and_logout(visit, portal, apache) -> None:
    account = portal.accounts["administration"]
    page = visit(None)
    page.goto(f"{apache}/dossiers?numero=7")
    give_password(page, account["username"], account["password"])
    give_code(page, portal.code(account["username"]))
    page.wait_for_url(f"{apache}/dossiers?numero=7")

    first = told(page)
    page.goto(f"{apache}/cb?refresh=%2Fdossiers&access_token={first['oidc_access_token']}")
    page.wait_for_url(f"{apache}/dossiers")
    second = told(page)

    assert first["oidc_claim_preferred_username"] == account["username"]
    assert first["oidc_claim_email"] == account["email"]
    assert first["oidc_claim_profil"] == "ADM"
    assert first["oidc_claim_acr"] == "urn:portnet:acr:mfa"
    assert second["oidc_access_token"] != first["oidc_access_token"]
    assert second["oidc_refresh_token"] != first["oidc_refresh_token"]

    page.goto(f"{apache}/cb?logout=http%3A%2F%2F127.0.0.1%3A4190%2Fpost-logout")
    page.wait_for_url(f"{apache}/post-logout*")
    page.goto(f"{apache}/dossiers")
    page.locator("#identifiant").wait_for()


def test_signing_out_of_the_portal_ends_the_session_at_apache(visit, portal, apache) -> None:
    account = portal.accounts["operateur"]
    page = visit(None)
    page.goto(f"{apache}/")
    give_password(page, account["username"], account["password"])
    give_code(page, portal.code(account["username"]))
    page.wait_for_url(f"{apache}/")

    sign_out_of_the_portal(page, portal)

    def is_asked_to_sign_in() -> bool:
        page.goto(f"{apache}/")
        return page.locator("#identifiant").is_visible()

    wait_until(is_asked_to_sign_in)
