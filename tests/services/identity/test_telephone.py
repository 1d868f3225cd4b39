"""Codes by SMS: to a confirmed number, within the limits of mailed ones, through what is set up."""

import asyncio
import json
import socket
from datetime import timedelta

import pytest

from services.identity.rules.telephone import international, masked
from shared import clock
from shared.settings import SettingsError
from tests.conftest import free_port
from tests.services.identity.acting import PASSWORD, Browser, code_of, totp_now
from tests.services.identity.test_applications import API, ATLAS, bearer, facteurs, letters
from tests.support.clock import at

PHONE = "+212612345678@sms.portnet.example"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0612345678", "+212612345678"),
        ("06 12-34.56 78", "+212612345678"),
        ("00212 612 345 678", "+212612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("٠٦١٢٣٤٥٦٧٨", "+212612345678"),
        ("612345678", None),
        ("0112345678", None),
        ("+0612345678", None),
        ("+2126123456789012", None),
        ("06123456780", None),
        ("numéro", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, read):
    assert international(typed) == read


def test_a_masked_number_tells_neither_the_number_nor_its_order():
    assert masked("+212612345678") == "\u2068+212 •••• 78\u2069"


async def give(house, tokens, numero="06 12 34 56 78"):
    return await house.client.post(
        f"{API}/telephone", json={"numero": numero}, headers=bearer(tokens)
    )


async def confirm(house, tokens, code):
    return await house.client.post(
        f"{API}/telephone/confirmation", json={"code": code}, headers=bearer(tokens)
    )


async def with_phone(house):
    tokens = await house.sign_in()
    assert (await give(house, tokens)).status_code == 202
    assert (await confirm(house, tokens, house.mailbox.code(PHONE))).status_code == 200
    return tokens


async def at_factor(house, **changes):
    browser = Browser(house)
    await browser.open(**changes)
    await browser.fill("mot-de-passe", identifiant="importateur", mot_de_passe=PASSWORD)
    return browser


# --- the number


async def test_a_number_counts_once_it_has_given_back_its_code(house):
    tokens = await house.sign_in()
    sent = await give(house, tokens)
    assert sent.json()["numero"] == masked("+212612345678")
    assert (await facteurs(house, tokens))["telephone"] is None

    confirmed = await confirm(house, tokens, house.mailbox.code(PHONE))

    assert confirmed.status_code == 200
    told = await facteurs(house, tokens)
    assert told["telephone"]["numero"] == masked("+212612345678")
    assert "612345678" not in json.dumps(told)
    assert "•••• 78" in (await letters(house, ATLAS, 1))[0]


async def test_five_wrong_tries_end_a_code(house):
    tokens = await house.sign_in()
    await give(house, tokens)
    right = house.mailbox.code(PHONE)
    wrong = f"{(int(right) + 1) % 10**6:06}"

    for _ in range(5):
        refused = await confirm(house, tokens, wrong)
        assert (refused.status_code, refused.json()["code"]) == (422, "identity.code-incorrect")

    over = await confirm(house, tokens, right)
    assert (over.status_code, over.json()["code"]) == (409, "identity.code-expire")


async def test_tries_at_once_are_counted_like_tries_in_a_row(house):
    tokens = await house.sign_in()
    await give(house, tokens)
    wrong = f"{(int(house.mailbox.code(PHONE)) + 1) % 10**6:06}"

    answers = await asyncio.gather(*(confirm(house, tokens, wrong) for _ in range(8)))

    assert sorted(each.status_code for each in answers) == [409] * 3 + [422] * 5


async def test_a_code_lasts_ten_minutes(house):
    tokens = await house.sign_in()
    await give(house, tokens)
    await house.conn.execute(
        "UPDATE email_code SET expires_at = expires_at - interval '10 minutes'"
    )

    late = await confirm(house, tokens, house.mailbox.code(PHONE))

    assert late.json()["code"] == "identity.code-expire"


async def test_codes_go_once_a_minute_and_five_times_an_hour_even_if_the_number_is_removed(house):
    tokens = await house.sign_in()
    statuses = []
    start = clock.now()
    for minute in range(4):
        with at(start + timedelta(seconds=61 * minute)):
            statuses.append((await give(house, tokens)).status_code)
            soon = await give(house, tokens)
            assert (soon.status_code, soon.json()["code"]) == (429, "identity.trop-de-codes")
            assert int(soon.headers["retry-after"]) <= 60
    with at(start + timedelta(seconds=61 * 4)):
        statuses.append((await give(house, tokens)).status_code)
        await confirm(house, tokens, house.mailbox.code(PHONE))
        gone = await house.client.delete(f"{API}/telephone", headers=bearer(tokens))
        assert gone.status_code == 204
    with at(start + timedelta(seconds=290)):
        sixth = await house.conn.fetchval("SELECT count(*) FROM email_code")
        assert sixth == 5
    assert statuses == [202] * 5


async def test_a_sixth_code_within_the_hour_is_refused(house):
    tokens = await house.sign_in()
    await give(house, tokens)
    await house.conn.execute("UPDATE email_code SET sent_at = sent_at - interval '10 minutes'")
    await house.conn.execute(
        """
        INSERT INTO email_code (code_id, telephone_id, canal, user_id, digest, sent_at, expires_at)
        SELECT gen_random_uuid(), telephone_id, canal, user_id, digest,
               sent_at - n * interval '5 minutes', expires_at
          FROM email_code, generate_series(1, 4) n
        """
    )

    refused = await give(house, tokens)

    assert refused.status_code == 429
    assert 60 < int(refused.headers["retry-after"]) <= 3600


@pytest.mark.parametrize("numero", ["12", "abc", "+0"])
async def test_what_is_no_number_is_refused(house, numero):
    refused = await give(house, await house.sign_in(), numero)

    assert (refused.status_code, refused.json()["code"]) == (422, "identity.numero-invalide")
    assert refused.json()["errors"][0]["pointer"].endswith("/numero")


async def test_removing_a_number_is_told_and_one_that_is_not_there_is_refused(house):
    tokens = await with_phone(house)

    first = await house.client.delete(f"{API}/telephone", headers=bearer(tokens))
    second = await house.client.delete(f"{API}/telephone", headers=bearer(tokens))

    assert (first.status_code, second.status_code) == (204, 404)
    assert second.json()["code"] == "identity.telephone-inconnu"
    assert (await confirm(house, tokens, "1")).json()["code"] == "identity.telephone-inconnu"
    assert len(await letters(house, ATLAS, 2)) == 2


# --- signing in


async def test_a_code_by_sms_signs_in_at_the_lowest_level_and_is_called_so(house):
    tokens = await with_phone(house)
    browser = await at_factor(house)
    assert masked("+212612345678") in browser.page.text
    await house.conn.execute("UPDATE email_code SET sent_at = sent_at - interval '2 minutes'")

    page = await browser.fill("sms")
    assert "envoyé à \u2068+212 •••• 78\u2069" in page.text
    assert code_of(await browser.fill("code", code=house.mailbox.code(PHONE)))

    row = await house.conn.fetchrow("SELECT * FROM sso_session ORDER BY created_at DESC LIMIT 1")
    assert row["acr"] == "mfa-oob"
    shown = await house.client.get(f"{API}/connexions", headers=bearer(tokens))
    assert [each["methode"] for each in shown.json()["items"]] == ["sms", "totp"]
    assert await house.conn.fetchval("SELECT last_used_at FROM telephone") is not None


@pytest.mark.parametrize("change", ["removed", "replaced"])
async def test_a_code_is_worth_nothing_once_its_number_is_gone(house, change):
    tokens = await with_phone(house)
    browser = await at_factor(house)
    await house.conn.execute("UPDATE email_code SET sent_at = sent_at - interval '2 minutes'")
    await browser.fill("sms")
    code = house.mailbox.code(PHONE)

    if change == "removed":
        await house.client.delete(f"{API}/telephone", headers=bearer(tokens))
    else:
        await house.conn.execute("UPDATE email_code SET sent_at = sent_at - interval '2 minutes'")
        await give(house, tokens, "06 99 99 99 99")
        other = house.mailbox.code("+212699999999@sms.portnet.example")
        assert (await confirm(house, tokens, other)).status_code == 200
    answer = await browser.fill("code", code=code)

    assert "location" not in answer.headers
    opened = "SELECT count(*) FROM sso_session WHERE acr = 'mfa-oob'"
    assert await house.conn.fetchval(opened) == 0


async def test_sms_is_not_offered_where_more_is_wanted_nor_without_a_number(house):
    plain = await at_factor(house)
    assert "/sms" not in plain.page.text
    await with_phone(house)
    browser = await at_factor(house, acr_values="urn:portnet:acr:mfa")
    assert "/sms" not in browser.page.text
    path, hidden = browser.form("/code")

    forced = await browser.post(path.replace("/code", "/sms"), hidden)

    assert forced.status_code == 422
    assert "demande le code de votre application" in forced.text


async def test_without_a_carrier_there_is_no_sms(open_house):
    house = await open_house(IDENTITY_SMS_MAIL_DOMAIN="")
    tokens = await house.sign_in()

    refused = await give(house, tokens)

    assert (refused.status_code, refused.json()["code"]) == (409, "identity.sms-impossible")
    assert (await facteurs(house, tokens))["sms_possible"] is False
    await house.conn.execute(
        """
        INSERT INTO telephone (telephone_id, user_id, numero, created_at, confirmed_at)
        SELECT gen_random_uuid(), user_id, '+212612345678', now(), now() FROM utilisateur
        """
    )
    assert "/sms" not in (await at_factor(house)).page.text


# --- the provider


class Provider:
    """An SMS provider: keeps what it is handed, answers what it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.status = 202

    async def __call__(self, reader, writer):
        """Answer one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(
            next(
                line.split(":")[1]
                for line in head.splitlines()
                if line.lower().startswith("content-length")
            )
        )
        body = json.loads(await reader.readexactly(length))
        self.asked.append((head, body))
        answer = f"HTTP/1.1 {self.status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        writer.write(answer.encode())
        await writer.drain()
        writer.close()


async def test_a_provider_is_handed_the_message_with_our_token(open_house):
    provider, port = Provider(), free_port()
    server = await asyncio.start_server(provider, "127.0.0.1", port, family=socket.AF_INET)
    async with server:
        house = await open_house(
            IDENTITY_SMS_URL=f"http://127.0.0.1:{port}/send",
            IDENTITY_SMS_TOKEN="the-token-of-the-provider",
        )
        tokens = await house.sign_in()
        assert (await give(house, tokens)).status_code == 202

        ((head, body),) = provider.asked
        assert "authorization: bearer the-token-of-the-provider" in head.lower()
        assert (body["to"], body["from"]) == ("+212612345678", "PORTNET")
        code = body["text"].split()[0]
        assert (await confirm(house, tokens, code)).status_code == 200


async def test_a_provider_that_refuses_costs_no_attempt(open_house):
    provider, port = Provider(), free_port()
    provider.status = 500
    server = await asyncio.start_server(provider, "127.0.0.1", port, family=socket.AF_INET)
    async with server:
        house = await open_house(
            IDENTITY_SMS_URL=f"http://127.0.0.1:{port}/send", IDENTITY_SMS_TOKEN="t" * 32
        )
        tokens = await house.sign_in()
        failed = await give(house, tokens)
        assert (failed.status_code, failed.json()["code"]) == (503, "identity.sms-echoue")
        provider.status = 200

        assert (await give(house, tokens)).status_code == 202


@pytest.mark.parametrize(
    "changes",
    [
        {"IDENTITY_SMS_URL": "http://sms.example/send", "IDENTITY_SMS_TOKEN": "t" * 32},
        {"IDENTITY_SMS_URL": "https://sms.example/send"},
    ],
)
async def test_a_provider_without_token_or_in_clear_is_no_provider(open_house, changes):
    with pytest.raises(SettingsError, match="IDENTITY_SMS_"):
        await open_house(**changes)


async def test_the_app_still_signs_in_beside_a_code_that_was_sent(house):
    await with_phone(house)
    await house.conn.execute("UPDATE email_code SET sent_at = sent_at - interval '2 minutes'")
    with at(clock.now() + timedelta(minutes=1)):
        browser = await at_factor(house)
        await browser.fill("sms")
        assert code_of(await browser.fill("code", code=totp_now()))
