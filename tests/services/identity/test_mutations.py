"""Ten thousand malformed requests: none may be answered by a crash, none may open anything."""

import random
import re
import string
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

from services import identity
from services.identity.pages import PAGES
from tests.services.identity.acting import Browser, House

SEED = 20_261_124
NASTY = [
    "",
    " ",
    "\0",
    "é",
    "\U0001f512",
    "\ud7ff",
    '"',
    "\\",
    "%",
    "%00",
    "%ff",
    "' OR 1=1 --",
    "<script>",
    "../../etc/passwd",
    "urn:ietf:params:oauth:request_uri:",
    "urn:ietf:params:oauth:request_uri:" + "A" * 43,
    "https://evil.example/\r\nSet-Cookie: x=1",
    "A" * 43,
    "A" * 9_000,
    "-1",
    "99999999999999999999",
    "none login",
    "openid " * 300,
    "eyJhbGciOiJub25lIn0.e30.",
    "{}",
    "[]",
    "null",
]
HEADERS = [
    {},
    {"Authorization": "Basic"},
    {"Authorization": "Basic " + "A" * 5_000},
    {"Authorization": "Basic gA=="},
    {"Authorization": "Bearer " + "." * 100},
    {"Authorization": "DPoP x"},
    {"Cookie": "__Secure-id=" + "x" * 43 + "; __Secure-id-tx=" + "é".encode().decode("latin-1")},
    {"Cookie": "__Secure-id-mdp=" + "é".encode().decode("latin-1")},
    {"Cookie": "__Secure-id-mdp=" + "x" * 43},
    {"Cookie": "__Secure-id-device=a.b; __Secure-id-langue=zz; =; ;;"},
    {"X-Forwarded-For": "not an address, ::ffff:1.2.3.4"},
    {"X-Forwarded-For": "1.2.3.4, nonsense"},
    {"X-Forwarded-For": "2001:db8::1"},
    {"Accept-Language": "x;q=,;;,ar;q=2"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Content-Type": "application/x-www-form-urlencoded; charset=utf-16"},
    {"Content-Type": "text/plain"},
    {"DPoP": "x.y.z"},
]
TRANSACTION = "018f0000-0000-7000-8000-000000000001"
FILLED = {"{transaction_id}": [TRANSACTION, "nonsense"], "{name}": ["identity.css", "../app.py"]}


def paths() -> list[tuple[str, str]]:
    """Return method and path of all that stands under `/id`, whoever added it, and of some that
    do not; the protocol's own are asked three times as often.
    """
    found = [("DELETE", "/id/token"), ("GET", "/id/nothing")]
    for route in PAGES[0].routes:
        filled = [route.path_format]
        for hole, values in FILLED.items():
            filled = [path.replace(hole, value) for path in filled for value in values]
        for method in sorted(route.methods - {"OPTIONS"}):
            often = 3 if route.path.count("/") == 2 else 1
            found += [(method, path) for path in dict.fromkeys(filled)] * often
    return found


def names() -> list[str]:
    """Return the names of the protocol's parameters and of every form's fields."""
    templates = (Path(identity.__file__).parent / "templates").glob("*.html")
    text = "".join(path.read_text() for path in templates)
    fields = set(re.findall(r'(?:name="|field\(")(\w+)"', text))
    return sorted({*PROTOCOL, *fields})


PROTOCOL = [
    *("client_id", "client_secret", "redirect_uri", "response_type", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "prompt", "max_age", "acr_values", "login_hint"),
    *("ui_locales", "id_token_hint", "request", "request_uri", "response_mode", "grant_type"),
    *("code", "code_verifier", "refresh_token", "token", "token_type_hint", "client_assertion"),
    *("client_assertion_type", "post_logout_redirect_uri", "resource", "claims", "dpop_jkt"),
    *("subject_token", "subject_token_type", "actor_token", "actor_token_type", "audience"),
    *("requested_token_type", "lang", "logout_hint"),
]
GRANTS = [
    *("authorization_code", "refresh_token", "client_credentials", "password", "implicit"),
    *("urn:ietf:params:oauth:grant-type:token-exchange",),
    *("urn:ietf:params:oauth:grant-type:jwt-bearer",),
]
PATHS = paths()
NAMES = names()


def mutated(chance: random.Random, right: dict[str, str]) -> list[tuple[str, str]]:
    """Return a request with a few parameters dropped, added, repeated or made nasty."""
    pairs = list(right.items())
    for _ in range(chance.randint(1, 4)):
        what = chance.choice(["drop", "add", "nasty", "repeat", "noise"])
        if what == "drop" and pairs:
            pairs.pop(chance.randrange(len(pairs)))
        elif what == "repeat" and pairs:
            pairs.append(chance.choice(pairs))
        elif what == "nasty" and pairs:
            at = chance.randrange(len(pairs))
            pairs[at] = (pairs[at][0], chance.choice(NASTY))
        elif what == "noise":
            noise = "".join(chance.choices(string.printable, k=chance.randint(1, 80)))
            pairs.append((chance.choice(NAMES), noise))
        else:
            pairs.append((chance.choice(NAMES), chance.choice(NASTY)))
    return pairs


def right_for(chance: random.Random, path: str, browser: Browser, client_id: str) -> dict[str, str]:
    """Return what a right request to `path` would hold."""
    if path in {"/id/authorize", "/id/par"}:
        return browser.request(client_id)
    if path == "/id/token":
        return {
            "grant_type": chance.choice(GRANTS),
            "code": "A" * 43,
            "refresh_token": "A" * 43,
            "subject_token": TRANSACTION,
            "subject_token_type": "urn:portnet:params:oauth:token-type:procuration",
            "actor_token": "eyJhbGciOiJFUzI1NiJ9.e30.AA",
            "actor_token_type": "urn:ietf:params:oauth:token-type:access_token",
            "redirect_uri": "http://127.0.0.1:4190/cb",
            "code_verifier": "A" * 43,
        }
    return {"token": "x", "csrf": "x"}


async def send(house: House, chance: random.Random, number: int) -> None:
    """Send one malformed request and check its answer."""
    method, path = chance.choice(PATHS)
    browser = Browser(house)
    client_id = chance.choice(["rp", "gateway", "resource"])
    pairs = mutated(chance, right_for(chance, path, browser, client_id))
    headers = dict(chance.choice(HEADERS))  # bytes below: a header need not be ASCII
    if "Authorization" not in headers and chance.random() < 0.5:
        headers |= house.basic(client_id)
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    body = urlencode(pairs, errors="surrogatepass").encode()
    if chance.random() < 0.1:
        body = bytes(chance.randbytes(chance.randint(0, 200)))
    if method == "GET":
        url = f"{path}?{quote(body, safe='%&=+')}"
        answer = await house.client.request(method, url, headers=raw)
    else:
        kind = {"Content-Type": b"application/x-www-form-urlencoded"}
        answer = await house.client.request(method, path, content=body, headers=kind | raw)
    assert answer.status_code < 500, (number, method, path, pairs, headers, answer.text)
    is_own = path == "/id/token" and client_id == "resource"  # it may have tokens of its own
    assert is_own or "access_token" not in answer.text
    location = answer.headers.get("location", "")
    assert not location.startswith("https://evil"), (number, location)
    assert "code=" not in location


@pytest.mark.parametrize("part", range(4))
async def test_malformed_requests_are_refused_and_never_crash_the_provider(still_house, part):
    chance = random.Random(SEED + part)

    for number in range(2_500):
        await send(still_house, chance, number)

    answer = await still_house.client.get("/id/.well-known/openid-configuration")
    assert answer.status_code == 200


FORMS = {
    "mot-de-passe": {"identifiant": "importateur", "mot_de_passe": "Wrong-Horse7!"},
    "mot-de-passe/oubli": {"identifiant": "importateur"},
    "end-session": {"confirme": "1"},
}


@pytest.mark.parametrize("part", FORMS)
async def test_malformed_forms_with_the_right_token_never_crash_a_page(house, part):
    chance = random.Random(f"{SEED} {part}")
    browser = Browser(house)
    if part == "mot-de-passe":
        await browser.open("rp")
    elif part == "end-session":
        await browser.sign_in(client_id="rp")
        await browser.get("/id/end-session")
    else:
        await browser.get(f"/id/{part}")
    path, hidden = browser.form(part)

    for number in range(200):
        browser.headers["X-Forwarded-For"] = f"10.0.{number}.1"
        pairs = mutated(chance, hidden | FORMS[part])
        answer = await browser.post_pairs(path, pairs)
        assert answer.status_code < 500, (number, path, pairs, answer.text)
        assert "code=" not in answer.headers.get("location", "")


async def test_a_body_beyond_any_form_is_refused(still_house):
    form = {"grant_type": "x" * 100_000}

    answer = await still_house.post("/id/token", form)

    assert answer.status_code in {400, 413}


@pytest.mark.parametrize("size", [8_000, 60_000])
async def test_oversized_headers_are_refused_and_not_crashed_on(still_house, size):
    try:
        answer = await still_house.client.get("/id/userinfo", headers={"Cookie": "a=" + "b" * size})
    except httpx.TransportError:
        # The server may close the connection instead of answering.
        return

    assert answer.status_code in {400, 401, 431}
