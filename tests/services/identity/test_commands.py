"""Commands: companies from a file, the seed, signing keys."""

import json
import os
import sys
from asyncio import create_subprocess_exec, subprocess
from datetime import timedelta

import pytest

from services.identity.actions import keys
from shared import clock
from shared.database import connect
from tests.services.identity.acting import ICE, SEED, Browser, unverified
from tests.services.identity.conftest import variables
from tests.support.clock import at
from tests.support.said import said_data

VALID = "001561191000066"
ALSO_VALID = "002136093000040"
THIRD = "002394801000088"
WRONG = "001561191000065"


async def command(house, issuer, *arguments):
    """Run `python -m services.identity …` and return status, output and errors."""
    environment = os.environ | variables(house.database_url, 1, 1, issuer)
    process = await create_subprocess_exec(
        sys.executable,
        "-m",
        "services.identity",
        *map(str, arguments),
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_companies_come_in_from_a_file_and_a_second_time_changes_nothing(
    house, issuer, tmp_path
):
    file = tmp_path / "entreprises.csv"
    file.write_text(f"ice,raison_sociale,profils\n{VALID},Atlas SARL,IMP;EXP\n{THIRD},Rif,TRA\n")

    first = await command(house, issuer, "import-entreprises", file)
    events = await said_data(house.conn)
    second = await command(house, issuer, "import-entreprises", file)

    assert first[0] == 0, first
    assert "2 created" in first[1]
    assert "2 unchanged" in second[1]
    assert [(each.ice, each.raison_sociale, each.profils) for each in events] == [
        (VALID, "Atlas SARL", ("IMP", "EXP")),
        (THIRD, "Rif", ("TRA",)),
    ]
    assert len(await said_data(house.conn)) == 2


async def test_a_wrong_line_is_named_and_the_good_ones_are_kept(house, issuer, tmp_path):
    file = tmp_path / "entreprises.csv"
    lines = [
        "\ufeffICE;Raison_sociale;Profils",
        f"{VALID};Atlas;IMP",
        f"{WRONG};Faux;IMP",
        f"{ALSO_VALID};;IMP",
        f"{THIRD};Rif;XXX",
        "",
        f"{ALSO_VALID};Souss Export;EXP",
    ]
    file.write_bytes("\r\n".join(lines).encode())

    status, out, err = await command(house, issuer, "import-entreprises", file)

    assert status == 1
    assert "2 created" in out
    assert "3 refused" in out
    assert f"line 3: ICE {WRONG}: wrong check digits" in err
    assert "line 4: raison_sociale is empty" in err
    assert "line 5: unknown profil XXX" in err
    known = await house.conn.fetch(
        "SELECT ice FROM entreprise WHERE ice IN ($1, $2)", VALID, ALSO_VALID
    )
    assert len(known) == 2


async def test_a_line_that_contradicts_an_earlier_one_is_refused_and_a_repetition_is_not(
    house, issuer, tmp_path
):
    file = tmp_path / "entreprises.csv"
    file.write_text(
        f"ice,raison_sociale,profils\n{VALID},Atlas,IMP\n{VALID},Atlas,IMP\n{VALID},Rif,EXP\n"
    )

    status, out, err = await command(house, issuer, "import-entreprises", file)

    assert status == 1
    assert f"line 4: ICE {VALID}: line 2 says otherwise" in err
    assert "1 created, 0 changed, 1 unchanged, 1 refused" in out
    assert [each.raison_sociale for each in await said_data(house.conn)] == ["Atlas"]


async def test_a_changed_company_is_changed_and_said(house, issuer, tmp_path):
    file = tmp_path / "entreprises.csv"
    file.write_text(f"ice,raison_sociale,profils\n{ICE},Atlas Import & Fils,TRA\n")

    status, out, _ = await command(house, issuer, "import-entreprises", file)

    assert (status, "1 changed" in out) == (0, True)
    (said,) = await said_data(house.conn)
    assert type(said).__name__ == "EntrepriseModifiee"
    assert said.profils == ("IMP", "EXP", "TRA")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import-entreprises",), "usage"),
        (("import-entreprises", "/nowhere.csv"), "No such file"),
        (("seed", "/nowhere.json"), "No such file"),
        (("rotate-keys", "--soon"), "usage"),
        (("dance",), "usage"),
    ],
)
async def test_a_wrong_command_says_one_clear_sentence(still_house, issuer, arguments, told):
    status, _, err = await command(still_house, issuer, *arguments)

    assert status == 1
    assert told in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"users": [{"username": "x"}]}, "missing required field"),
        ({"surprise": []}, "unknown field"),
        (
            {"entreprises": [{"ice": WRONG, "raison_sociale": "x", "profils": ["IMP"]}]},
            "check digits",
        ),
        ({"users": [SEED["users"][0] | {"ice": THIRD}]}, "affectation_profil_entreprise"),
        ({"users": [SEED["users"][0] | {"username": "autre"}]}, "utilisateur_email"),
        ({"users": [SEED["users"][0] | {"totp_secret": "ABC"}]}, "totp_secret"),
        ({"users": [SEED["users"][4] | {"profil": "IMP"}]}, "affectation_ice_requis"),
        ({"clients": [SEED["clients"][0] | {"client_secret": "short"}]}, "length >= 32"),
        ({"clients": [SEED["clients"][0] | {"redirect_uris": ["http://evil.example/"]}]}, "https"),
        ({"clients": [SEED["clients"][0] | {"client_secret": None}]}, "a secret, or keys"),
    ],
)
async def test_a_wrong_seed_changes_nothing_and_says_why(
    still_house, issuer, tmp_path, changes, told
):
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(changes))
    before = await still_house.conn.fetchval("SELECT count(*) FROM utilisateur")

    status, _, err = await command(still_house, issuer, "seed", file)

    assert status == 1
    assert told in err
    assert "Traceback" not in err
    assert await still_house.conn.fetchval("SELECT count(*) FROM utilisateur") == before


async def test_seeding_twice_changes_nothing(house, issuer, tmp_path):
    file = tmp_path / "seed.json"
    file.write_text(json.dumps(SEED))
    state = """
        SELECT (SELECT jsonb_agg(c ORDER BY c.user_id) FROM credential c),
               (SELECT jsonb_agg(d ORDER BY d.device_id) FROM totp_device d),
               (SELECT jsonb_agg(a ORDER BY a.affectation_id) FROM affectation a),
               (SELECT jsonb_agg(o ORDER BY o.client_id) FROM oauth_client o),
               (SELECT jsonb_agg(k ORDER BY k.kid) FROM signing_key k)
    """
    before = await house.conn.fetchrow(state)

    status, out, err = await command(house, issuer, "seed", file)

    assert status == 0, err
    assert "0 created, 0 changed, 2 unchanged" in out
    assert await house.conn.fetchrow(state) == before
    assert await said_data(house.conn) == []


async def test_passwords_and_secrets_are_nowhere_in_the_database(house):
    rows = await house.conn.fetch(
        """
        SELECT c::text AS row FROM credential c
        UNION ALL SELECT d::text FROM totp_device d
        UNION ALL SELECT o::text FROM oauth_client o
        """
    )
    whole = " ".join(row["row"] for row in rows)

    for secret in (SEED["users"][0]["password"], SEED["users"][0]["totp_secret"], "s" * 43):
        assert secret not in whole
        assert secret.encode().hex() not in whole


# --- keys


async def test_rotating_publishes_the_next_keys_and_breaks_no_live_token(house, issuer):
    before = (await house.client.get("/id/jwks")).json()["keys"]
    tokens = await house.sign_in()

    status, out, _ = await command(house, issuer, "rotate-keys")
    again = await command(house, issuer, "rotate-keys")

    assert status == 0
    assert out.count("published") == 2
    assert again[1].count("waits already") == 2
    house.app.state.means.keyring.forget()
    published = (await house.client.get("/id/jwks")).json()["keys"]
    assert {key["kid"] for key in before} < {key["kid"] for key in published}
    assert len(published) == 4
    assert unverified_header(tokens.access)["kid"] in {key["kid"] for key in before}
    assert (await house.refresh(tokens.refresh)).status_code == 200


async def test_the_next_key_signs_after_a_day_and_the_old_one_goes_a_day_later(house):
    pool = await connect(house.database_url, 2)
    await keys.rotate(pool, house.app.state.means)
    await pool.close()
    old = unverified_header((await house.sign_in()).access)["kid"]

    with at(clock.now() + timedelta(hours=25)):
        new = unverified_header((await house.sign_in()).access)["kid"]
        kids = {key["kid"] for key in (await house.client.get("/id/jwks")).json()["keys"]}
        assert new != old
        assert {old, new} <= kids
    with at(clock.now() + timedelta(hours=49)):
        kids = {key["kid"] for key in (await house.client.get("/id/jwks")).json()["keys"]}
        assert old not in kids
        assert new in kids


async def test_keys_rotate_by_themselves_after_ninety_days(house):
    before = {key["kid"] for key in (await house.client.get("/id/jwks")).json()["keys"]}

    with at(clock.now() + timedelta(days=89, hours=1)):
        published = {key["kid"] for key in (await house.client.get("/id/jwks")).json()["keys"]}

    assert before < published


async def test_a_stolen_key_is_void_at_once(house):
    tokens = await house.sign_in()
    pool = await connect(house.database_url, 2)

    await keys.rotate(pool, house.app.state.means, at_once=True)

    await pool.close()
    kids = {key["kid"] for key in (await house.client.get("/id/jwks")).json()["keys"]}
    assert unverified_header(tokens.access)["kid"] not in kids
    new = (await house.refresh(tokens.refresh)).json()
    assert unverified_header(new["access_token"])["kid"] in kids
    assert unverified(new["access_token"])["sub"] == tokens.claims["sub"]


def unverified_header(token):
    from base64 import urlsafe_b64decode  # noqa: PLC0415

    part = token.split(".")[0]
    return json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))


# --- what may never change


@pytest.mark.parametrize(
    "statement",
    ["UPDATE security_log SET kind = 'x'", "DELETE FROM security_log", "TRUNCATE security_log"],
)
async def test_the_security_log_is_append_only(house, statement):
    await Browser(house).sign_in()

    with pytest.raises(Exception, match="append-only"):
        await house.conn.execute(statement)


@pytest.mark.parametrize("ice", [WRONG, "1561191000066", "00156119100006x"])
async def test_the_database_itself_refuses_a_wrong_ice(still_house, ice):
    with pytest.raises(Exception, match=r"entreprise_ice_valide|too long"):
        await still_house.conn.execute(
            """
            INSERT INTO entreprise (ice, raison_sociale, cree_le, modifie_le)
            VALUES ($1, 'x', now(), now())
            """,
            ice,
        )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"OIDC_ISSUER": "http://portal.example/id"}, "https"),
        ({"OIDC_ISSUER": "https://portal.example/other"}, "/id"),
        ({"OIDC_ISSUER": "https://portal.example/id?x=1"}, "/id"),
        ({"IDENTITY_KEY_SECRET": "c2hvcnQ="}, "KEY_SECRET"),
        ({"IDENTITY_KEY_SECRET": ""}, "IDENTITY_KEY_SECRET: missing"),
        ({"IDENTITY_SMTP_PORT": "many"}, "SMTP_PORT"),
    ],
)
async def test_the_service_refuses_to_start_with_wrong_settings(open_house, changes, told):
    with pytest.raises(SystemExit, match=told):
        await open_house(**changes)
