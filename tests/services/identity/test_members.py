"""A company's administrators and its people: who may do what to whom, and what ends with it."""

import asyncio
import itertools
import re
from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.rules import members as rules
from shared import clock
from shared.contracts.identity import IdentityCompteBloque, IdentityDeconnexion
from shared.fold import fold
from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    PASSWORD,
    TOTP,
    Browser,
    Tokens,
    answer_of,
    code_of,
    totp_now,
)
from tests.support.said import said

API = "/api/identity/v1"
OWN = f"{API}/entreprise"
NOBODY = "019a1f00-0000-7000-8000-00000000dead"

PEOPLE = [
    {
        "username": "adjointe",
        "email": "adjointe@atlas.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "Éloïse",
        "nom": "Çelik",
        "ice": ICE,
        "profil": "EXP",
        "roles": ["administrateur"],
    },
    {
        "username": "saisie",
        "email": "saisie@atlas.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "أحمد",
        "nom": "بنعلي",
        "ice": ICE,
        "profil": "IMP",
        "roles": ["saisie", "comptabilite"],
    },
    {
        "username": "rif.admin",
        "email": "admin@rif.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": "Rachid",
        "nom": "Rifi",
        "ice": OTHER_ICE,
        "profil": "TRA",
        "roles": ["administrateur"],
    },
]


@pytest.fixture
async def company(house):
    """Portnet ID with a company of two administrators, and another company."""
    await house.seed(users=PEOPLE)
    return house


async def id_of(house, username):
    """Return a person's number."""
    return str(
        await house.conn.fetchval("SELECT user_id FROM utilisateur WHERE username = $1", username)
    )


def bearer(tokens):
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def call(house, tokens, method, path, **json):
    """Ask the API."""
    headers = bearer(tokens) if tokens else {}
    return await house.client.request(
        method, path, headers=headers, **({"json": json} if json else {})
    )


def every_act(user_id, invitation_id=NOBODY):
    """Return every endpoint of the administration, with a body that is right."""
    droits = [{"profil": "IMP", "roles": ["lecture"]}]
    return [
        ("GET", "/utilisateurs", {}),
        ("GET", f"/utilisateurs/{user_id}", {}),
        ("PUT", f"/utilisateurs/{user_id}/affectations", {"affectations": droits}),
        ("POST", f"/utilisateurs/{user_id}/suspension", {"motif": "Départ"}),
        ("DELETE", f"/utilisateurs/{user_id}/suspension", {}),
        ("DELETE", f"/utilisateurs/{user_id}", {}),
        ("POST", f"/utilisateurs/{user_id}/mot-de-passe", {}),
        ("POST", f"/utilisateurs/{user_id}/retrait-facteurs", {"motif": "Téléphone perdu"}),
        ("GET", "/invitations", {}),
        (
            "POST",
            "/invitations",
            {"email": "x@y.example", "profil": "IMP", "roles": ["lecture"]},
        ),
        ("POST", f"/invitations/{invitation_id}/envoi", {}),
        ("DELETE", f"/invitations/{invitation_id}", {}),
    ]


# --- who may


async def test_nobody_administers_without_signing_in(still_house):
    for prefix in (OWN, f"{API}/entreprises/{ICE}"):
        for method, path, body in every_act(NOBODY):
            answer = await call(still_house, None, method, prefix + path, **body)
            assert answer.status_code == 401, (method, path)


async def test_who_does_not_administer_is_refused(company):
    tokens = await company.sign_in(username="saisie")
    victim = await id_of(company, "adjointe")
    before = await snapshot(company)

    for prefix in (OWN, f"{API}/entreprises/{ICE}"):
        for method, path, body in every_act(victim):
            answer = await call(company, tokens, method, prefix + path, **body)
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
    own = await call(company, tokens, "GET", f"{API}/entreprise")
    assert own.status_code == 403
    assert await snapshot(company) == before


async def test_an_administrator_is_no_operator(company):
    tokens = await company.sign_in(username="rif.admin")
    victim = await id_of(company, "saisie")

    for ice in (ICE, OTHER_ICE):
        for method, path, body in every_act(victim):
            answer = await call(company, tokens, method, f"{API}/entreprises/{ice}{path}", **body)
            assert answer.status_code == 403, (method, path)


async def test_an_administrator_of_another_company_finds_nobody(company):
    theirs = await company.sign_in()
    invited = await call(
        company,
        theirs,
        "POST",
        f"{OWN}/invitations",
        email="a@b.example",
        profil="IMP",
        roles=["saisie"],
    )
    invitation_id = invited.json()["invitation_id"]
    tokens = await company.sign_in(username="rif.admin")
    victim = await id_of(company, "saisie")
    before = await snapshot(company)

    for method, path, body in every_act(victim, invitation_id):
        if path in {"/utilisateurs", "/invitations"}:
            continue
        mine = [{"profil": "TRA", "roles": ["lecture"]}]
        changed = {"affectations": mine} if "affectations" in body else body
        answer = await call(company, tokens, method, OWN + path, **changed)
        assert answer.status_code == 404, (method, path, answer.text)
        wanted = "invitation-inconnue" if "invitations" in path else "membre-inconnu"
        assert answer.json()["code"] == f"identity.{wanted}"
    listed = (await call(company, tokens, "GET", f"{OWN}/utilisateurs")).json()["items"]
    assert {each["username"] for each in listed} == {"rif.admin", "deux.profils"}
    assert (await call(company, tokens, "GET", f"{OWN}/invitations")).json()["items"] == []
    assert await snapshot(company) == before


async def test_acts_ask_for_a_strong_and_recent_sign_in(company):
    victim = await id_of(company, "saisie")
    with_code = await company.sign_in()
    await company.conn.execute("UPDATE sso_session SET auth_time = now() - interval '6 minutes'")
    await company.conn.execute("UPDATE oauth_grant SET auth_time = now() - interval '6 minutes'")
    old = await company.refresh(with_code.refresh)
    headers = {"Authorization": f"Bearer {old.json()['access_token']}"}

    reads, acts = [], []
    for method, path, body in every_act(victim):
        answer = await company.client.request(
            method, OWN + path, headers=headers, **({"json": body} if body else {})
        )
        (reads if method == "GET" else acts).append(answer)

    assert {answer.status_code for answer in reads} == {200}
    assert {answer.json()["code"] for answer in acts} == {"step-up-required"}
    assert acts[0].json()["max_age"] == 300
    assert acts[0].json()["acr_values"] == "urn:portnet:acr:mfa"


async def test_rights_that_were_taken_away_do_not_live_on_in_a_token(company):
    tokens = await company.sign_in(username="adjointe")
    await company.conn.execute(
        "UPDATE affectation SET roles = '{lecture}' WHERE user_id = $1",
        await id_of(company, "adjointe"),
    )

    answer = await call(
        company,
        tokens,
        "POST",
        f"{OWN}/utilisateurs/{await id_of(company, 'saisie')}/suspension",
        motif="Vengeance",
    )

    assert answer.status_code == 403


async def test_a_suspended_operator_s_token_does_nothing_more(company):
    operator = await company.sign_in(username="operateur")
    victim = await id_of(company, "saisie")
    before = await snapshot(company)
    await company.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'operateur'"
    )

    for method, path, body in every_act(victim):
        if method == "GET":
            continue
        there = f"{API}/entreprises/{ICE}{path}"
        answer = await call(company, operator, method, there, **body)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
    assert await snapshot(company) == before


# --- reading


async def test_an_administrator_sees_the_company_and_nobody_else(company):
    tokens = await company.sign_in()

    own = (await call(company, tokens, "GET", f"{API}/entreprise")).json()
    page = (await call(company, tokens, "GET", f"{OWN}/utilisateurs")).json()

    assert (own["ice"], own["profils"]) == (ICE, ["EXP", "IMP"])
    assert [each["username"] for each in page["items"]] == [
        "nouvelle",  # Amrani
        "deux.profils",  # Benali
        "adjointe",  # Çelik, as if it were C
        "importateur",  # El Idrissi
        "saisie",  # بنعلي
    ]
    assert page["next"] is None
    two = page["items"][1]
    assert two["affectations"] == [{"profil": "IMP", "roles": ["saisie"]}]
    assert page["items"][0]["derniere_connexion"] is None
    assert page["items"][3]["derniere_connexion"] is not None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=celik", ["adjointe"]),
        ("q=ELOISE ÇEL", ["adjointe"]),
        ("q=احمد", ["saisie"]),
        ("q=atlas.example benali", ["deux.profils"]),
        ("q=%25", ["nouvelle", "deux.profils", "adjointe", "importateur", "saisie"]),
        ("q=rifi", []),
        ("role=administrateur", ["adjointe", "importateur"]),
        ("role=comptabilite", ["saisie"]),
        ("etat=SUSPENDU", []),
        ("etat=ACTIF&role=lecture", ["nouvelle"]),
    ],
)
async def test_people_are_found_by_words_state_and_role(company, asked, found):
    tokens = await company.sign_in()

    answer = await call(company, tokens, "GET", f"{OWN}/utilisateurs?{asked}")

    assert [each["username"] for each in answer.json()["items"]] == found


async def test_pages_hand_out_everyone_once(company):
    tokens = await company.sign_in()
    seen, cursor = [], ""

    for _ in range(6):
        path = f"{OWN}/utilisateurs?limit=2&cursor={cursor}"
        page = (await call(company, tokens, "GET", path)).json()
        seen += [each["username"] for each in page["items"]]
        if not (cursor := page["next"]):
            break

    assert len(seen) == len(set(seen)) == 5
    wrong = await call(company, tokens, "GET", f"{OWN}/utilisateurs?cursor=nonsense")
    assert wrong.status_code == 422


async def test_a_sheet_tells_kinds_of_factors_and_no_secret(company):
    tokens = await company.sign_in()

    new = await id_of(company, "nouvelle")
    sheet = (await call(company, tokens, "GET", f"{OWN}/utilisateurs/{new}")).json()
    other = await id_of(company, "saisie")
    enrolled = (await call(company, tokens, "GET", f"{OWN}/utilisateurs/{other}")).json()

    assert (sheet["facteurs"], enrolled["facteurs"]) == ([], ["APPLICATION"])
    assert TOTP not in str(enrolled)
    assert set(sheet) == {
        "user_id", "username", "email", "prenom", "nom", "etat", "affectations",
        "derniere_connexion", "facteurs", "membre_depuis", "suspendu_le", "motif",
        "facteurs_retires_le",
    }  # fmt: skip


async def test_the_database_folds_names_as_searches_do(still_house):
    for point in itertools.chain(range(0xA1, 0x17F), range(0x620, 0x653), range(0x660, 0x66A)):
        letter = chr(point)
        if not letter.isalnum():
            continue
        kept = await still_house.conn.fetchval("SELECT fold($1)", f"a{letter}b")
        assert kept == fold(f"a{letter}b"), hex(point)


# --- rights


async def test_an_administrator_gives_and_takes_rights(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")
    wanted = [
        {"profil": "EXP", "roles": ["validation"]},
        {"profil": "IMP", "roles": ["saisie", "comptabilite"]},
    ]

    more = await call(
        company, tokens, "PUT", f"{OWN}/utilisateurs/{who}/affectations", affectations=wanted
    )
    still_there = await company.refresh(working.refresh)
    fewer = await call(
        company, tokens, "PUT", f"{OWN}/utilisateurs/{who}/affectations", affectations=wanted[:1]
    )
    gone = await company.refresh(still_there.json()["refresh_token"])

    assert more.json()["affectations"] == wanted
    assert still_there.status_code == 200
    assert fewer.json()["affectations"] == wanted[:1]
    assert gone.json()["error"] == "invalid_grant"
    logged = await company.conn.fetchval(
        "SELECT details FROM security_log WHERE kind = 'member.rights_changed' ORDER BY seq DESC"
    )
    assert logged["rights"] == {"EXP": ["validation"]}
    assert logged["by"] == await id_of(company, "importateur")


async def test_whoever_works_for_a_bank_still_does_with_other_roles(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    await company.conn.execute(
        "UPDATE affectation SET organisme = 'bank-007' WHERE user_id = $1", who
    )

    answer = await call(
        company,
        tokens,
        "PUT",
        f"{OWN}/utilisateurs/{who}/affectations",
        affectations=[{"profil": "IMP", "roles": ["validation"]}],
    )

    assert answer.json()["affectations"] == [{"profil": "IMP", "roles": ["validation"]}]
    organisme = "SELECT organisme FROM affectation WHERE user_id = $1"
    assert await company.conn.fetchval(organisme, who) == "bank-007"


@pytest.mark.parametrize(
    ("affectations", "code"),
    [
        ([{"profil": "TRA", "roles": ["saisie"]}], "identity.profil-etranger"),
        ([{"profil": "OPE", "roles": ["saisie"]}], "identity.profil-etranger"),
        ([{"profil": "IMP", "roles": []}], "invalid-input"),
        ([], "invalid-input"),
        ([{"profil": "IMP", "roles": ["roi"]}], "invalid-input"),
        (
            [{"profil": "IMP", "roles": ["saisie"]}, {"profil": "IMP", "roles": ["lecture"]}],
            "invalid-input",
        ),
    ],
)
async def test_rights_that_the_company_does_not_have_are_not_given(company, affectations, code):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")

    answer = await call(
        company, tokens, "PUT", f"{OWN}/utilisateurs/{who}/affectations", affectations=affectations
    )

    assert answer.json()["code"] == code


# --- suspension and removal


async def test_suspending_ends_what_the_person_does_for_the_company(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")
    await company.conn.execute("DELETE FROM outbox")

    answer = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif=" Départ "
    )

    sheet = answer.json()
    assert (sheet["etat"], sheet["motif"]) == ("SUSPENDU", "Départ")
    assert (await company.refresh(working.refresh)).json()["error"] == "invalid_grant"
    silent = await working.browser.open(prompt="none")
    assert answer_of(silent)["error"] == "login_required"
    told = await said(company.conn)
    [blocked] = [event for event in told if isinstance(event.data, IdentityCompteBloque)]
    assert (str(blocked.data.user_id), blocked.data.motif, blocked.ice) == (who, "Départ", ICE)
    [ended] = [event.data for event in told if isinstance(event.data, IdentityDeconnexion)]
    assert ended.sid == working.claims["sid"]
    again = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ"
    )
    assert again.json()["code"] == "identity.deja-suspendu"
    logged = await company.conn.fetch("SELECT * FROM security_log WHERE kind = 'member.suspended'")
    assert [(str(row["user_id"]), row["details"]["reason"]) for row in logged] == [(who, "Départ")]
    assert [row["kind"] for row in await company.conn.fetch("SELECT kind FROM notice")] in (
        [],  # sent already
        ["suspended"],
    )


async def test_a_suspended_person_signs_in_for_their_other_company_only(company):
    tokens = await company.sign_in()
    who = await id_of(company, "deux.profils")
    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    working = await company.sign_in(username="deux.profils")

    assert (working.claims["ice"], working.claims["profil"]) == (OTHER_ICE, "TRA")


async def test_work_for_another_company_goes_on(company):
    tokens = await company.sign_in()
    who = await id_of(company, "deux.profils")
    browser_tokens = await for_company(company, "deux.profils", OTHER_ICE)

    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")
    refreshed = await company.refresh(browser_tokens.refresh)
    await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}")
    later = await company.refresh(refreshed.json()["refresh_token"])

    assert (refreshed.status_code, later.status_code) == (200, 200)


async def test_reinstating_lets_the_person_in_again(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")
    again = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")

    assert answer.json()["etat"] == "ACTIF"
    assert again.json()["code"] == "identity.pas-suspendu"
    assert (await company.sign_in(username="saisie")).claims["ice"] == ICE


async def test_a_company_does_not_open_what_portnet_has_blocked(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    await company.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU' WHERE user_id = $1", who)

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}/suspension")
    sheet = await call(company, tokens, "GET", f"{OWN}/utilisateurs/{who}")
    listed = await call(company, tokens, "GET", f"{OWN}/utilisateurs?etat=BLOQUE")

    assert answer.json()["code"] == "identity.membre-bloque"
    assert sheet.json()["etat"] == "BLOQUE"
    assert [each["username"] for each in listed.json()["items"]] == ["saisie"]


async def test_removing_ends_the_persons_work_and_keeps_the_account(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")

    answer = await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{who}")

    assert answer.status_code == 204
    assert (await company.refresh(working.refresh)).json()["error"] == "invalid_grant"
    gone = await call(company, tokens, "GET", f"{OWN}/utilisateurs/{who}")
    assert gone.json()["code"] == "identity.membre-inconnu"
    assert await id_of(company, "saisie") == who


async def test_an_administrator_alone_removes_factors_after_a_day(company):
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    path = f"{OWN}/utilisateurs/{who}"
    working = await company.sign_in(username="saisie")

    decided = await call(
        company, tokens, "POST", f"{path}/retrait-facteurs", motif="Téléphone perdu"
    )
    again = await call(company, tokens, "POST", f"{path}/retrait-facteurs", motif="Encore")
    sheet = (await call(company, tokens, "GET", path)).json()

    assert decided.status_code == 202
    at = datetime.fromisoformat(decided.json()["effectif_le"])
    assert timedelta(hours=23, minutes=59) < at - clock.now() <= timedelta(hours=24)
    assert again.json()["code"] == "identity.retrait-deja-demande"
    assert datetime.fromisoformat(sheet["facteurs_retires_le"]) == at
    assert sheet["facteurs"] == ["APPLICATION"]
    assert (await company.refresh(working.refresh)).status_code == 200
    told = await company.conn.fetch(
        "SELECT kind FROM security_log WHERE user_id = $1 AND kind = ANY($2::text[])",
        who,
        ["aide.approuvee", "member.factors_reset"],
    )
    assert len(told) == 2


async def test_an_operator_removes_factors_at_once(company):
    operator = await company.sign_in(username="operateur")
    who = await id_of(company, "saisie")
    path = f"{API}/entreprises/{ICE}/utilisateurs/{who}"

    await call(company, operator, "POST", f"{path}/retrait-facteurs", motif="Téléphone perdu")

    sheet = (await call(company, operator, "GET", path)).json()
    assert (sheet["facteurs"], sheet["facteurs_retires_le"]) == ([], None)


@pytest.mark.parametrize(
    ("username", "code"),
    [
        ("importateur", "identity.soi-meme"),
        ("deux.profils", "identity.compte-partage"),
        ("nouvelle", "identity.membre-bloque"),
    ],
)
async def test_factors_of_oneself_of_shared_and_of_blocked_accounts_stay(company, username, code):
    tokens = await company.sign_in()
    await company.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'nouvelle'"
    )
    who = await id_of(company, username)

    answer = await call(
        company, tokens, "POST", f"{OWN}/utilisateurs/{who}/retrait-facteurs", motif="Perdu"
    )

    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert await company.conn.fetchval("SELECT count(*) FROM appareil_perdu") == 0


async def test_a_password_is_chosen_by_its_owner_behind_a_link(company):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    company.mailbox.messages.clear()

    answer = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert (answer.status_code, answer.text) in {(202, ""), (202, "null")}
    [text] = [text for to, text in company.mailbox.messages if to == "nouvelle@atlas.example"]
    link = re.search(r"/id/mot-de-passe/lien\?\S+", text)[0]
    browser = Browser(company)
    await browser.follow(await browser.get(link))
    changed = await browser.fill("nouveau", nouveau="Mer-et-Ciel-7!", confirmation="Mer-et-Ciel-7!")
    assert changed.status_code == 200
    assert (
        await company.conn.fetchval(
            "SELECT count(*) FROM security_log WHERE kind = 'member.password_link_sent'"
        )
        == 1
    )


async def test_links_for_others_are_limited_and_not_for_oneself(company):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    me = await id_of(company, "importateur")

    for_others = [
        await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")
        for _ in range(4)
    ]
    for_me = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{me}/mot-de-passe")
    await company.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU' WHERE user_id = $1", who)
    blocked = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert [each.status_code for each in for_others] == [202, 202, 202, 429]
    assert for_me.json()["code"] == "identity.soi-meme"
    assert blocked.json()["code"] == "identity.membre-bloque"


async def test_a_link_that_cannot_leave_is_told(company):
    tokens = await company.sign_in()
    who = await id_of(company, "nouvelle")
    company.mailbox.down = True

    answer = await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/mot-de-passe")

    assert (answer.status_code, answer.json()["code"]) == (503, "identity.envoi-impossible")


async def test_clients_are_told_when_someone_is_suspended(company):
    await company.conn.execute(
        "UPDATE oauth_client SET backchannel_logout_uri = 'http://127.0.0.1:9/bye'"
        " WHERE client_id = 'gateway'"
    )
    tokens = await company.sign_in()
    who = await id_of(company, "saisie")
    working = await company.sign_in(username="saisie")

    await call(company, tokens, "POST", f"{OWN}/utilisateurs/{who}/suspension", motif="Départ")

    told = await company.conn.fetch("SELECT session_id FROM backchannel_logout")
    assert [str(row["session_id"]) for row in told] == [working.claims["sid"]]


# --- the last administrator, and oneself


async def test_nobody_locks_themselves_out(company):
    tokens = await company.sign_in()
    me = await id_of(company, "importateur")
    before = await snapshot(company)

    answers = [
        await call(company, tokens, "POST", f"{OWN}/utilisateurs/{me}/suspension", motif="Moi"),
        await call(company, tokens, "DELETE", f"{OWN}/utilisateurs/{me}"),
        await call(
            company,
            tokens,
            "PUT",
            f"{OWN}/utilisateurs/{me}/affectations",
            affectations=[{"profil": "IMP", "roles": ["saisie"]}],
        ),
    ]

    assert {answer.json()["code"] for answer in answers} == {"identity.soi-meme"}
    assert await snapshot(company) == before


async def test_an_administrator_may_add_to_their_own_rights(company):
    tokens = await company.sign_in()
    me = await id_of(company, "importateur")

    answer = await call(
        company,
        tokens,
        "PUT",
        f"{OWN}/utilisateurs/{me}/affectations",
        affectations=[{"profil": "IMP", "roles": ["administrateur", "saisie", "comptabilite"]}],
    )

    assert answer.status_code == 200


async def test_an_operator_does_not_take_the_last_administrator_away(company):
    operator = await company.sign_in(username="operateur")
    there = f"{API}/entreprises/{OTHER_ICE}/utilisateurs"
    last = await id_of(company, "rif.admin")

    answers = [
        await call(company, operator, "POST", f"{there}/{last}/suspension", motif="Contrôle"),
        await call(company, operator, "DELETE", f"{there}/{last}"),
        await call(
            company,
            operator,
            "PUT",
            f"{there}/{last}/affectations",
            affectations=[{"profil": "TRA", "roles": ["lecture"]}],
        ),
    ]

    assert {answer.json()["code"] for answer in answers} == {"identity.dernier-administrateur"}


async def test_a_blocked_administrator_does_not_count(company):
    operator = await company.sign_in(username="operateur")
    await company.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'adjointe'"
    )
    there = f"{API}/entreprises/{ICE}/utilisateurs"
    last = await id_of(company, "importateur")

    answer = await call(company, operator, "DELETE", f"{there}/{last}")

    assert answer.json()["code"] == "identity.dernier-administrateur"


@pytest.mark.parametrize("act", ["suspend", "remove", "demote"])
async def test_two_administrators_at_once_leave_one(company, act):
    pair = [("importateur", "adjointe"), ("adjointe", "importateur")]
    ways = []
    for by, whom in pair:
        tokens = await company.sign_in(username=by)
        path = f"{OWN}/utilisateurs/{await id_of(company, whom)}"
        droits = [{"profil": "IMP", "roles": ["lecture"]}]
        ways.append(
            {
                "suspend": partial(call, method="POST", path=f"{path}/suspension", motif="D'abord"),
                "remove": partial(call, method="DELETE", path=path),
                "demote": partial(
                    call, method="PUT", path=f"{path}/affectations", affectations=droits
                ),
            }[act](company, tokens)
        )
    answers = await asyncio.gather(*ways)

    assert sorted(answer.status_code // 100 for answer in answers) == [2, 4]
    left = await company.conn.fetchval(
        """
        SELECT count(DISTINCT a.user_id) FROM affectation a
         WHERE a.ice = $1 AND 'administrateur' = ANY(a.roles)
           AND NOT EXISTS (SELECT FROM suspension s WHERE s.user_id = a.user_id AND s.ice = a.ice)
        """,
        ICE,
    )
    assert left == 1


@given(st.sets(st.uuids(), max_size=4), st.uuids())
def test_someone_always_administers_who_did_before(administrators, stranger):
    for leaving in (*administrators, stranger):
        allowed = rules.keeps_an_administrator(administrators, leaving)
        assert allowed == (
            not administrators or bool(administrators - {leaving}) or leaving not in administrators
        )


# --- operators


async def test_an_operator_does_the_same_for_any_company(company):
    operator = await company.sign_in(username="operateur")
    there = f"{API}/entreprises/{ICE}"
    who = await id_of(company, "saisie")

    listed = await call(company, operator, "GET", f"{there}/utilisateurs?q=importateur")
    suspended = await call(
        company, operator, "POST", f"{there}/utilisateurs/{who}/suspension", motif="Contrôle"
    )
    invited = await call(
        company,
        operator,
        "POST",
        f"{there}/invitations",
        email="chef@atlas.example",
        profil="IMP",
        roles=["administrateur"],
    )

    assert [each["username"] for each in listed.json()["items"]] == ["importateur"]
    assert suspended.json()["etat"] == "SUSPENDU"
    assert invited.json()["invite_par"] == "Omar Tazi"


@pytest.mark.parametrize("ice", ["999001000000166", "nonsense", "٩" * 15])
async def test_an_operator_is_told_when_no_company_has_the_ice(company, ice):
    operator = await company.sign_in(username="operateur")

    for method, path, body in every_act(await id_of(company, "saisie")):
        answer = await call(company, operator, method, f"{API}/entreprises/{ice}{path}", **body)
        assert answer.status_code == 404, (method, path, answer.text)


async def test_an_operator_works_for_no_company_of_their_own(company):
    operator = await company.sign_in(username="operateur")

    answer = await call(company, operator, "GET", f"{OWN}/utilisateurs")

    assert answer.status_code == 403


# --- one's own companies


async def test_a_person_sees_for_whom_they_may_work(company):
    await company.sign_in()
    tokens = await for_company(company, "deux.profils", ICE)

    answer = await call(company, tokens, "GET", f"{API}/affectations")

    assert [(each["ice"], each["profil"]) for each in answer.json()] == [
        (ICE, "IMP"),
        (OTHER_ICE, "TRA"),
    ]


async def for_company(house, username, ice):
    """Sign in and choose a company."""
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    await browser.fill("code", code=totp_now())
    chosen = await house.conn.fetchval(
        """
        SELECT a.affectation_id FROM affectation a JOIN utilisateur u USING (user_id)
         WHERE u.username = $1 AND a.ice = $2
        """,
        username,
        ice,
    )
    answer = await browser.fill("profil", affectation=str(chosen))
    redeemed = await house.redeem(code_of(answer), browser.verifier)
    return Tokens(browser, redeemed.json())


async def snapshot(house):
    """Return everything that administration changes."""
    return [
        [tuple(row) for row in await house.conn.fetch(statement)]
        for statement in (
            "SELECT user_id, ice, profil, roles FROM affectation ORDER BY affectation_id",
            "SELECT user_id, ice FROM suspension ORDER BY user_id, ice",
            "SELECT invitation_id, annule_le, envois FROM invitation ORDER BY invitation_id",
        )
    ]


def test_a_day_of_rest_forgets_the_letters():
    now = clock.now()
    assert rules.sends_of_the_day(5, now - timedelta(hours=23), now) == 5
    assert rules.sends_of_the_day(5, now - timedelta(hours=24), now) == 0
