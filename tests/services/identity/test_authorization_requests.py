"""Authorization requests, sent or pushed: which are refused, to whom, and in which words."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from shared import clock
from tests.services.identity.acting import (
    CALLBACK,
    PASSWORD,
    RP_CALLBACK,
    Browser,
    a_code,
    answer_of,
    code_of,
    totp_now,
)
from tests.support.clock import at
from tests.support.tokens import ISSUER

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


# --- hints, consent, and where the answer goes


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
