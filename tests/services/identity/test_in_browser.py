"""The sign-in pages in a real browser: reachable, readable, without scripts, and with passkeys."""

import asyncio
import contextlib
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from litestar import Litestar, get
from playwright.async_api import Error, Page, async_playwright

from tests.conftest import free_port, serving
from tests.journeys.axe import RULES, SOURCE
from tests.services.identity.acting import PASSWORD, SECRET, Browser, totp_now, unverified

NEW = "Vagues-Lentes-42"

pytestmark = pytest.mark.journey

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture
async def visited(open_house):
    """A Portnet ID whose issuer is where it listens, as a browser needs it."""
    port = free_port()
    portal = f"http://localhost:{port}"
    house = await open_house(port=port, OIDC_ISSUER=f"{portal}/id", PORTAL_URL=portal)
    house.asking = lambda client, **asked: (
        f"{portal}/id/authorize?"
        + urlencode(client.request("rp", redirect_uri=house.callback, **asked))
    )
    house.portal = portal
    async with serving(Litestar([client_page], openapi_config=None, logging_config=None)) as url:
        house.callback = f"{url}/cb"
        await house.seed(
            clients=[
                {
                    "client_id": "rp",
                    "client_secret": SECRET,
                    "grant_types": ["authorization_code", "refresh_token"],
                    "redirect_uris": [house.callback],
                }
            ]
        )
        yield house


@get("/cb", media_type="text/html")
async def client_page() -> str:
    """Show that the browser has come back to the client, which is on another origin."""
    return "<title>client</title><p>client"


@pytest.fixture
async def chromium() -> AsyncIterator:
    """A browser."""
    if not CHROMIUM.exists():  # noqa: ASYNC240 - once
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Chromium at {CHROMIUM}, and in CI there must be one")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched
        await launched.close()


async def begin(house, context, **asked: str) -> tuple[Page, Browser]:
    """Open the first page as the client `rp` asks for it."""
    page = await context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text))
    client = Browser(house)
    await page.goto(house.asking(client, **asked))
    return page, client


async def axe(page: Page) -> list[str]:
    await page.evaluate(SOURCE.read_text())
    found = await page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


async def claims_of(house, page: Page, client: Browser) -> dict:
    """Return the claims of the token for the code that the client was sent."""
    await page.wait_for_selector("text=client")
    assert page.url.startswith(house.callback)
    code = re.search(r"[?&]code=([^&]+)", page.url)[1]
    answer = await house.redeem(code, client.verifier, "rp", redirect_uri=house.callback)
    return unverified(answer.json()["access_token"])


@pytest.mark.parametrize("language", ["fr", "ar"])
async def test_every_page_is_accessible(visited, chromium, language):
    if not SOURCE.exists():
        pytest.skip("axe-core is not installed: `make web` brings it")
    context = await chromium.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page, _ = await begin(visited, context, ui_locales=language)
    assert await axe(page) == []
    await page.fill("#identifiant", "nouvelle")
    await page.fill("#mot_de_passe", "wrong")
    await page.press("#mot_de_passe", "Enter")
    assert await axe(page) == []
    await page.fill("#mot_de_passe", PASSWORD)
    await page.press("#mot_de_passe", "Enter")
    assert await axe(page) == []
    await page.fill("#code", visited.mailbox.code("nouvelle@atlas.example"))
    await page.press("#code", "Enter")
    await page.wait_for_selector(".qr")
    assert await axe(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(overflow) == 0
    await page.goto(f"{visited.portal}/id/authorize?client_id=nobody&lang={language}")
    assert await axe(page) == []
    await context.close()


async def with_authenticator(context, page: Page) -> None:
    """Give a page a device that holds passkeys and always says yes."""
    devtools = await context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    await devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


async def reset_link(house, page: Page, language: str, username: str) -> str:
    """Ask for a link from the sign-in page and return it as it was mailed."""
    await page.click("a[href*='mot-de-passe/oubli']")
    await page.fill("#identifiant", username)
    await page.click("button.main")
    await page.wait_for_url("**/mot-de-passe/envoye")
    async with asyncio.timeout(10):
        while not house.mailbox.messages:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    link = re.search(r"http://\S+", house.mailbox.messages[-1][1])
    assert link
    assert f"lang={language}" in link[0]
    return link[0]


@pytest.mark.parametrize("language", ["fr", "ar"])
async def test_every_page_of_a_forgotten_password_is_accessible(visited, chromium, language):
    if not SOURCE.exists():
        pytest.skip("axe-core is not installed: `make web` brings it")
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    context = await chromium.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    page, _ = await begin(visited, context, ui_locales=language)

    async def is_usable() -> None:
        assert await axe(page) == []
        assert await page.evaluate(overflow) == 0
        assert await page.get_attribute("html", "lang") == language

    await page.click("a[href*='mot-de-passe/oubli']")
    await is_usable()
    await page.go_back()
    link = await reset_link(visited, page, language, "importateur")
    await is_usable()
    await page.goto(link)
    assert page.url == f"{visited.portal}/id/mot-de-passe/nouveau"
    await is_usable()
    await page.fill("#code", totp_now())
    await page.press("#code", "Enter")
    await page.wait_for_selector("#nouveau")
    await is_usable()
    await page.fill("#nouveau", "Password1!")
    await page.fill("#confirmation", "other")
    await page.click("button.main")
    await page.wait_for_selector("#notice")
    await is_usable()
    await page.fill("#nouveau", NEW)
    await page.fill("#confirmation", NEW)
    await page.click("button.main")
    await page.wait_for_url("**/mot-de-passe/change")
    await is_usable()
    await page.goto(link)
    await is_usable()
    await context.close()


async def test_a_forgotten_password_needs_no_script_and_breaks_no_policy(visited, chromium):
    context = await chromium.new_context(java_script_enabled=False)
    page, _ = await begin(visited, context, ui_locales="fr")
    await page.goto(await reset_link(visited, page, "fr", "importateur"))
    await page.fill("#code", totp_now())
    await page.press("#code", "Enter")
    assert not await page.is_visible("[data-reveal]")
    await page.fill("#nouveau", NEW)
    await page.fill("#confirmation", NEW)
    await page.press("#confirmation", "Enter")

    await page.wait_for_url("**/mot-de-passe/change")

    assert [said for said in page.complaints if "Content Security Policy" in said] == []
    await context.close()


async def test_rules_tick_while_a_new_password_is_typed(visited, chromium):
    context = await chromium.new_context()
    page, _ = await begin(visited, context, ui_locales="fr")
    await page.goto(await reset_link(visited, page, "fr", "importateur"))
    await page.fill("#code", totp_now())
    await page.press("#code", "Enter")
    await page.wait_for_selector("#nouveau")

    async def ticked() -> list[str]:
        items = await page.query_selector_all("li.done")
        return [await item.get_attribute("data-rule") for item in items]

    assert await ticked() == []
    await page.fill("#nouveau", "Vagues")
    assert await ticked() == ["upper", "lower"]
    await page.fill("#nouveau", "جملة طويلة جدا هنا")
    assert await ticked() == ["too-short", "upper", "lower", "digit", "special"]
    await page.fill("#confirmation", "جملة طويلة جدا هنا")
    assert "confirmation" in await ticked()
    await page.check("[data-reveal] input")
    assert await page.get_attribute("#nouveau", "type") == "text"
    await page.click("button.main")
    await page.wait_for_url("**/mot-de-passe/change")
    assert [said for said in page.complaints if "Policy" in said or "Error" in said] == []
    await context.close()


async def test_a_passkey_proves_who_forgot_the_password(visited, chromium):
    context = await chromium.new_context()
    page, client = await begin(visited, context, ui_locales="fr")
    await with_authenticator(context, page)
    await page.fill("#identifiant", "nouvelle")
    await page.fill("#mot_de_passe", PASSWORD)
    await page.press("#mot_de_passe", "Enter")
    await page.fill("#code", visited.mailbox.code("nouvelle@atlas.example"))
    await page.press("#code", "Enter")
    await page.click("form[data-passkey] button")
    await page.click("form[action$=codes-gardes] button")
    await claims_of(visited, page, client)
    await context.clear_cookies()
    visited.mailbox.messages.clear()
    await page.goto(f"{visited.portal}/id/mot-de-passe/oubli")

    await page.fill("#identifiant", "nouvelle")
    await page.click("button.main")
    async with asyncio.timeout(10):
        while not visited.mailbox.messages:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await page.goto(re.search(r"http://\S+", visited.mailbox.messages[-1][1])[0])
    await page.click("form[data-passkey] button")
    await page.fill("#nouveau", NEW)
    await page.fill("#confirmation", NEW)
    await page.click("button.main")

    await page.wait_for_url("**/mot-de-passe/change")
    assert [said for said in page.complaints if "Policy" in said or "Error" in said] == []
    await context.close()


async def test_signing_in_needs_no_script_and_breaks_no_policy(visited, chromium):
    context = await chromium.new_context(java_script_enabled=False)
    page, client = await begin(visited, context)
    await page.fill("#identifiant", "importateur")
    await page.fill("#mot_de_passe", PASSWORD)
    await page.press("#mot_de_passe", "Enter")
    await page.fill("#code", totp_now())
    await page.press("#code", "Enter")

    claims = await claims_of(visited, page, client)

    assert claims["username"] == "importateur"
    assert [said for said in page.complaints if "Content Security Policy" in said] == []
    await context.close()


async def test_nothing_private_is_shown_by_the_back_button_after_signing_out(visited, chromium):
    context = await chromium.new_context()
    page, client = await begin(visited, context, ui_locales="fr")
    await page.fill("#identifiant", "importateur")
    await page.fill("#mot_de_passe", PASSWORD)
    await page.press("#mot_de_passe", "Enter")
    await page.wait_for_selector("#code")
    await page.fill("#code", totp_now())
    await page.press("#code", "Enter")
    await claims_of(visited, page, client)
    await page.goto(f"{visited.portal}/id/end-session")
    await page.click("button.main")
    await page.wait_for_selector("text=Vous êtes déconnecté")

    for _ in range(3):
        await page.go_back()
        assert "importateur" not in await page.content()
    await context.close()


async def test_a_double_click_on_sign_in_signs_in_once_and_well(visited, chromium):
    context = await chromium.new_context()
    page, client = await begin(visited, context)
    await page.fill("#identifiant", "importateur")
    await page.fill("#mot_de_passe", PASSWORD)
    await page.dblclick("button.main")
    await page.wait_for_selector("#code")
    await page.fill("#code", totp_now())
    await page.dblclick("button.main")

    claims = await claims_of(visited, page, client)

    assert claims["username"] == "importateur"
    assert await visited.conn.fetchval("SELECT count(*) FROM sso_session") == 1
    await context.close()


async def test_a_passkey_is_enrolled_and_then_signs_in_alone(visited, chromium):
    context = await chromium.new_context()
    page, client = await begin(visited, context)
    await with_authenticator(context, page)
    await page.fill("#identifiant", "nouvelle")
    await page.fill("#mot_de_passe", PASSWORD)
    await page.press("#mot_de_passe", "Enter")
    await page.fill("#code", visited.mailbox.code("nouvelle@atlas.example"))
    await page.press("#code", "Enter")
    await page.click("form[data-passkey] button")
    await page.click("form[action$=codes-gardes] button")
    first = await claims_of(visited, page, client)
    assert first["acr"] == "urn:portnet:acr:mfa-phr"
    assert [said for said in page.complaints if "Policy" in said or "Error" in said] == []

    await context.clear_cookies()
    await page.goto(visited.asking(client))
    # The virtual device may already have answered the browser's own offer in the name field.
    if await page.title() != "client":
        with contextlib.suppress(Error):
            await page.click("form[data-passkey] button", timeout=2_000)
    again = await claims_of(visited, page, client)

    assert again["sub"] == first["sub"]
    assert again["amr"] == ["pop", "user", "mfa"]
    await context.close()
