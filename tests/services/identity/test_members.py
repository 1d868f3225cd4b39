"""A company's administrators and its people: who may do what to whom, and what ends with it."""

import itertools

import pytest

from shared.fold import fold
from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    TOTP,
)
from tests.services.identity.members import (
    API,
    NOBODY,
    OWN,
    call,
    for_company,
    id_of,
    snapshot,
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
