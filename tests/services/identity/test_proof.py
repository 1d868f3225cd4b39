"""What does somebody who proved only a mailbox get? What is their own, and no other's data."""

import re
from uuid import UUID

import pytest
from litestar.routes import HTTPRoute

from shared.auth import ACR_LEVELS, PUBLIC
from tests.services.identity.acting import ICE, Browser, House, code_of

API = "/api/identity/v1"
OWN = {
    "DELETE /procurations/{procuration_id}",
    "GET /affectations",
    "GET /connexions",
    "GET /entreprise",
    "GET /facteurs",
    "GET /journal/natures",
    "GET /moi",
    "GET /moi/modifications",
    "GET /mot-de-passe/regles",
    "GET /procurations",
    "GET /procurations/actes",
    "GET /procurations/mandataires/{ice}",
    "GET /procurations/{procuration_id}",
    "GET /procurations/{procuration_id}/document",
    "GET /sessions",
    "POST /moi/modifications",
    "POST /moi/modifications/{modification_id}/annulation",
    "PUT /procurations/{procuration_id}",
    "PUT /procurations/{procuration_id}/document",
}
"""What tells a person of themselves and of the company that they are signed in for, whose drafts
bind nobody, and the name of the company that bears an ICE.
"""


async def by_mail(house: House, username: str, address: str) -> dict[str, str]:
    """Sign in with a mailed code and return the header of an API call."""
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe="Correct-Horse7!")
    await browser.fill("courriel")
    code = code_of(await browser.fill("code", code=house.mailbox.code(address)))
    tokens = (await house.redeem(code, browser.verifier)).json()
    return {"Authorization": f"Bearer {tokens['access_token']}"}


def routes(house: House) -> list[tuple[str, str]]:
    """Return method and path of everything that is asked with a token."""
    return sorted(
        (method, re.sub(r":\w+}", "}", route.path.removeprefix(API)))
        for route in house.app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith(API)
        for handler in route.route_handlers
        if PUBLIC not in handler.resolve_guards()
        for method in handler.http_methods - {"OPTIONS"}
    )


@pytest.mark.parametrize(
    ("username", "address"),
    [
        ("operateur", "operateur@portnet.example"),
        ("importateur", "importateur@atlas.example"),
    ],
)
async def test_others_data_want_more_than_a_code_by_mail_whatever_the_route(
    house, username, address
):
    headers = await by_mail(house, username, address)
    open_to_them, more = set(), set()

    for method, path in routes(house):
        url = API + re.sub("{ice}", ICE, re.sub(r"{\w+_id}", str(UUID(int=7)), path))
        url = re.sub(r"{\w+}", "7", url)
        answer = await house.client.request(method, url, headers=headers)
        name = f"{method} {path}"
        if answer.status_code == 401:
            assert answer.json()["code"] == "step-up-required", (name, answer.text)
            assert answer.json()["acr_values"] == ACR_LEVELS[1], name
            more.add(name)
        elif answer.status_code != 403:
            open_to_them.add(name)

    assert open_to_them <= OWN
    assert "GET /modifications" in more
    assert len(more) > 40
