"""The security log is read by whom it concerns, page by page or whole, and says things in words."""

import ast
import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest

from services.identity.models.procurations import Acte
from services.identity.rules import journal as rules
from shared import clock
from tests.services.identity.acting import ICE, OTHER_ICE, PASSWORD, TOTP
from tests.support.clock import at

API = "/api/identity/v1"
SERVICE = Path("services/identity")
OTHER = {
    "username": "transitaire",
    "email": "transitaire@rif.example",
    "password": PASSWORD,
    "totp_secret": TOTP,
    "prenom": "Hiba",
    "nom": "Alaoui",
    "ice": OTHER_ICE,
    "profil": "TRA",
    "roles": ["administrateur"],
}


def bearer(tokens, language="fr"):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": language}


async def get(house, tokens, path, language="fr", **params):
    return await house.client.get(API + path, headers=bearer(tokens, language), params=params)


async def again(house, minutes=1, **changes):
    with at(clock.now() + timedelta(minutes=minutes)):
        return await house.sign_in(**changes)


async def person(house, username):
    return await house.conn.fetchval(
        "SELECT user_id FROM utilisateur WHERE username = $1", username
    )


async def write(house, kind, username=None, ice=None, when=None, **details):
    user_id = await person(house, username) if username else None
    await house.conn.execute(
        "INSERT INTO security_log (at, kind, user_id, ice, details) VALUES ($1, $2, $3, $4, $5)",
        when or clock.now(),
        kind,
        user_id,
        ice,
        details,
    )


def rows(answer):
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert answer.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(answer.text[1:])))


async def test_an_administrator_reads_what_happened_to_the_companys_accounts(house):
    tokens = await house.sign_in()
    await write(house, "password.changed", "nouvelle", by=tokens.claims["sub"])

    items = (await get(house, tokens, "/entreprise/journal")).json()["items"]

    assert [(each["nature"], each["utilisateur"]) for each in items] == [
        ("password.changed", "nouvelle"),
        ("grant.opened", "importateur"),
        ("session.opened", "importateur"),
        ("password.accepted", "importateur"),
    ]
    assert items[0]["par"] == "importateur"
    assert [each["ice"] for each in items] == [None, ICE, ICE, None]
    assert (items[1]["client"], items[2]["details"]["acr"]) == ("Portail PMPCE", "mfa")


async def test_an_administrator_reads_nothing_of_other_companies(house):
    await house.seed(users=[OTHER])
    tokens = await house.sign_in()
    await write(house, "session.opened", "deux.profils", OTHER_ICE)
    await write(house, "session.opened", "deux.profils", ICE)
    await write(house, "password.refused", "deux.profils")
    await write(house, "session.opened", "operateur")
    await write(house, "keys.rotated")

    ours = (await get(house, tokens, "/entreprise/journal")).json()["items"]
    theirs = await get(house, await again(house, username="transitaire"), "/entreprise/journal")

    def of(items):
        return [
            (each["nature"], each["ice"]) for each in items if each["ice"] or "refused" in str(each)
        ]

    assert [each["utilisateur"] for each in ours][:2] == ["deux.profils", "deux.profils"]
    assert of(ours)[:2] == [("password.refused", None), ("session.opened", ICE)]
    assert {each["utilisateur"] for each in ours} == {"importateur", "deux.profils"}
    assert [each for each in of(theirs.json()["items"]) if each[1] == ICE] == []
    assert ("password.refused", None) in of(theirs.json()["items"])


async def test_somebody_who_left_stays_in_the_log_for_what_they_did_for_the_company(house):
    tokens = await house.sign_in()
    await write(house, "session.opened", "nouvelle", ICE)
    await write(house, "password.refused", "nouvelle")
    await house.conn.execute(
        "DELETE FROM affectation WHERE user_id = $1", await person(house, "nouvelle")
    )

    items = (await get(house, tokens, "/entreprise/journal")).json()["items"]

    assert [e["nature"] for e in items if e["utilisateur"] == "nouvelle"] == ["session.opened"]


async def test_an_operator_reads_everything(house):
    await house.sign_in()
    await write(house, "keys.rotated")
    tokens = await again(house, username="operateur")

    items = (await get(house, tokens, "/journal")).json()["items"]

    assert "keys.rotated" in [each["nature"] for each in items]
    assert {"importateur", "operateur"} <= {each["utilisateur"] for each in items}


@pytest.mark.parametrize(
    ("path", "username"), [("/entreprise/journal", "importateur"), ("/journal", "operateur")]
)
async def test_pages_follow_one_another_without_gap_or_double(house, path, username):
    tokens = await house.sign_in(username=username)
    for number in range(7):
        await write(house, "password.refused", username, when=clock.now(), number=number)

    found, cursor = [], {}
    while True:
        page = (await get(house, tokens, path, limit=3, **cursor)).json()
        assert len(page["items"]) <= 3
        found += [each["seq"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}

    assert found == sorted(set(found), reverse=True)
    assert len(found) >= 10


@pytest.mark.parametrize("path", ["/entreprise/journal", "/journal"])
async def test_the_log_is_filtered_by_person_kind_and_period(house, path):
    tokens = await house.sign_in(username="importateur" if "ent" in path else "operateur")
    noon = datetime(2026, 3, 10, 11, tzinfo=UTC)
    await write(house, "password.refused", "nouvelle", when=noon)
    await write(house, "code.refused", "nouvelle", when=noon + timedelta(days=1))
    await write(house, "password.refused", "deux.profils", when=noon + timedelta(days=2))

    async def found(**params):
        return [
            (each["utilisateur"], each["nature"])
            for each in (await get(house, tokens, path, **params)).json()["items"]
        ]

    spring = {"du": "2026-03-01", "au": "2026-03-31"}
    assert len(await found(**spring)) == 3
    assert await found(personne="NOUVELLE@atlas.example", nature="code.refused") == [
        ("nouvelle", "code.refused")
    ]
    assert await found(personne="deux.profils", **spring) == [("deux.profils", "password.refused")]
    assert await found(du="2026-03-11", au="2026-03-11") == [("nouvelle", "code.refused")]
    assert await found(du="2026-03-13", au="2026-03-31") == []


def test_a_period_is_of_civil_days_of_morocco():
    since, until = rules.period(date(2026, 1, 1), date(2026, 1, 1))

    assert (since.astimezone(UTC), until - since) == (
        datetime(2025, 12, 31, 23, tzinfo=UTC),
        timedelta(days=1),
    )
    assert rules.period(None, None) == (None, None)


@pytest.mark.parametrize(
    "params",
    [
        {"du": "9999-12-31"},
        {"au": "0001-01-01"},
        {"du": "yesterday"},
        {"nature": "x\0"},
        {"nature": "'; --"},
        {"personne": "\0"},
        {"personne": ""},
        {"limit": 0},
        {"limit": 101},
        {"cursor": "nonsense"},
    ],
)
async def test_a_filter_that_cannot_be_read_is_refused(house, params):
    tokens = await house.sign_in(username="operateur")

    answer = await get(house, tokens, "/journal", **params)

    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"]


async def test_who_is_not_of_the_company_cannot_be_asked_for(house):
    await house.seed(users=[OTHER])
    tokens = await house.sign_in()

    for name in ("transitaire", "operateur@portnet.example", "nobody"):
        answer = await get(house, tokens, "/entreprise/journal", personne=name)
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.personne-inconnue")


@pytest.mark.parametrize(
    ("username", "path", "status"),
    [
        ("nouvelle", "/entreprise/journal", 403),
        ("nouvelle", "/entreprise/journal/export", 403),
        ("operateur", "/entreprise/journal", 403),
        ("importateur", "/journal", 403),
        ("importateur", "/journal/export", 403),
    ],
)
async def test_nobody_else_reads_the_log(house, username, path, status):
    await house.seed(
        users=[OTHER | {"username": "nouvelle2", "email": "n2@rif.example", "roles": ["lecture"]}]
    )
    tokens = await house.sign_in(username="nouvelle2" if username == "nouvelle" else username)

    assert (await get(house, tokens, path)).status_code == status


async def test_an_administrator_without_a_company_reads_none(house):
    await house.seed(
        users=[
            OTHER
            | {
                "username": "chef",
                "email": "chef@portnet.example",
                "ice": None,
                "profil": "OPE",
                "roles": ["administrateur"],
            }
        ]
    )
    tokens = await house.sign_in(username="chef")

    assert (await get(house, tokens, "/entreprise/journal")).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/journal",
        "/journal/export",
        "/journal/natures",
        "/entreprise/journal",
        "/entreprise/journal/export",
    ],
)
async def test_without_a_token_there_is_nothing(still_house, path):
    assert (await still_house.client.get(API + path)).status_code == 401


# --- export ---------------------------------------------------------------------------------


async def test_an_export_holds_the_lines_in_words_and_says_its_name(house):
    tokens = await house.sign_in()

    answer = await get(house, tokens, "/entreprise/journal/export", "ar")

    assert answer.headers["content-disposition"] == f'attachment; filename="journal-{ICE}.csv"'
    assert answer.headers["cache-control"] == "no-store"
    first = rows(answer)[-1]
    assert (first["nature"], first["libelle"]) == ("password.accepted", "كلمة المرور صحيحة")
    assert datetime.fromisoformat(first["le"]).tzinfo is not None


async def test_an_export_speaks_the_language_that_is_asked_for(house):
    tokens = await house.sign_in()

    answer = await get(house, tokens, "/entreprise/journal/export", "ar", langue="en")

    assert rows(answer)[-1]["libelle"] == "Password accepted"


async def test_an_export_holds_everything_in_several_batches(house, monkeypatch):
    monkeypatch.setattr("services.identity.routes.journal.BATCH", 4)
    tokens = await house.sign_in(username="operateur")
    for _ in range(9):
        await write(house, "keys.rotated")

    found = [int(row["seq"]) for row in rows(await get(house, tokens, "/journal/export"))]

    assert found == sorted(set(found), reverse=True)
    assert len(found) == await house.conn.fetchval("SELECT count(*) FROM security_log")


async def test_an_export_is_filtered_like_the_pages(house):
    tokens = await house.sign_in()
    await write(house, "code.refused", "nouvelle")

    answer = await get(house, tokens, "/entreprise/journal/export", nature="code.refused")

    assert [row["utilisateur"] for row in rows(answer)] == ["nouvelle"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
async def test_no_cell_of_an_export_is_a_formula(house, start):
    tokens = await house.sign_in()
    await house.conn.execute(
        "INSERT INTO security_log (at, kind, user_id, appareil) VALUES (now(), 'x', $1, $2)",
        UUID(tokens.claims["sub"]),
        f"{start}HYPERLINK(1)",
    )

    answer = await get(house, tokens, "/entreprise/journal/export", nature="x")

    assert rows(answer)[0]["appareil"] == f"'{start}HYPERLINK(1)"


# --- words ----------------------------------------------------------------------------------


async def test_every_kind_has_words_in_three_languages(house):
    tokens = await house.sign_in()

    natures = (await get(house, tokens, "/journal/natures")).json()["items"]

    assert {
        "code": "session.opened",
        "label": {"fr": "Connexion", "ar": "تسجيل الدخول", "en": "Sign-in"},
    } in natures
    assert all(all(each["label"].values()) for each in natures)
    recorded = set(kinds_recorded())
    assert {"session.opened", "keys.rotated"} <= recorded
    assert recorded - {each["code"] for each in natures} == set()


def kinds_recorded():
    """Give the kinds that the code writes down."""
    for path in SERVICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                for value in node.args:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value


MADE = {
    "grant": ("code-replayed", "refresh-reused", "revoked-by-client"),
    "procuration": get_args(Acte),
}
"""Kinds whose second half the code puts in where it runs."""


@pytest.mark.parametrize("kind", [f"{first}.{each}" for first in MADE for each in MADE[first]])
async def test_kinds_made_at_run_time_have_words_too(still_house, kind):
    assert f"journal.{kind}" in still_house.app.state.screens.texts["fr"]


async def test_every_change_of_factors_that_is_mailed_has_words_in_the_log(still_house):
    texts = still_house.app.state.screens.texts["fr"]
    mailed = [key.split(".")[1].partition("-")[2] for key in texts if key.startswith("mail.mfa-")]

    assert "application-ajoutee" in mailed
    assert [each for each in mailed if f"journal.mfa.{each}" not in texts] == []


async def test_a_line_that_no_browser_caused_is_read_too(house):
    tokens = await house.sign_in(username="operateur")
    await write(house, "keys.rotated", at_once=True)

    newest = (await get(house, tokens, "/journal", limit=1)).json()["items"][0]

    assert (newest["utilisateur"], newest["adresse"]) == (None, None)
    assert newest["details"] == {"at_once": True}
