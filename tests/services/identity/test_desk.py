"""The operator's desk: companies and accounts are found, changed, suspended and put back."""

import asyncio
from uuid import uuid4

import pytest

from shared import fold
from tests.services.identity.acting import ICE, OTHER_ICE, TOTP
from tests.services.identity.desk import API, REASON, SECOND, Desk, bearer, log, said

NEW_ICE = "001561191000066"


INVITE = """
    INSERT INTO invitation (invitation_id, ice, email, profil, roles, langue, digest, invite_par,
                            invite_le, envoye_le, envois, expire_le)
    VALUES (gen_random_uuid(), '999001000000165', 'x@y.example', 'EXP', '{lecture}', 'fr', '\\x00',
            $1::uuid, now(), now(), 1, now())
"""
COMPTE = "/comptes/018f0000-0000-7000-8000-0000000000c1"
READS = [("GET", "/entreprises"), ("GET", f"/entreprises/{ICE}"), ("GET", "/comptes")]
READS += [("GET", COMPTE)]
WRITES = [
    ("POST", "/entreprises"),
    ("PUT", f"/entreprises/{ICE}"),
    ("POST", f"/entreprises/{ICE}/suspension"),
    ("POST", f"/entreprises/{ICE}/retablissement"),
    ("POST", f"{COMPTE}/suspension"),
    ("POST", f"{COMPTE}/retablissement"),
    ("POST", f"{COMPTE}/deconnexion"),
    ("POST", f"{COMPTE}/lien-mot-de-passe"),
]


@pytest.mark.parametrize(("method", "path"), READS + WRITES)
async def test_the_desk_is_closed_to_strangers(still_house, method, path):
    answer = await still_house.client.request(method, f"{API}{path}")

    assert answer.status_code == 401


async def test_the_desk_is_closed_to_a_company_s_administrator(house):
    headers = bearer(await house.sign_in())

    for method, path in READS + WRITES:
        answer = await house.client.request(method, f"{API}{path}", headers=headers, json=REASON)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)


async def test_acts_want_a_sign_in_of_this_moment_and_reading_does_not(house, desk):
    await house.conn.execute("UPDATE oauth_grant SET auth_time = auth_time - interval '6 minutes'")
    aged = await house.refresh(desk.tokens.refresh)
    headers = {"Authorization": f"Bearer {aged.json()['access_token']}"}

    for method, path in WRITES:
        answer = await house.client.request(method, f"{API}{path}", headers=headers, json=REASON)
        assert (answer.status_code, answer.json()["max_age"]) == (401, 300), (method, path)
    for _, path in READS[:3]:
        assert (await house.client.get(f"{API}{path}", headers=headers)).status_code == 200


# -- companies: reading


@pytest.mark.parametrize(
    "asked", ["élevage", "ELEVAGE", "elevage sarl", "0015 6119 1000 066", "156119"]
)
async def test_a_company_is_found_by_name_without_accents_or_by_ice(house, desk, asked):
    await house.seed(
        entreprises=[
            {"ice": NEW_ICE, "raison_sociale": "Élevage du Gharb SARL", "profils": ["IMP"]}
        ]
    )

    page = (await desk.get("/entreprises", q=asked)).json()

    assert [row["raison_sociale"] for row in page["items"]] == ["Élevage du Gharb SARL"]


async def test_companies_are_found_by_profile_and_state_and_paged(desk):
    await desk.post(f"/entreprises/{OTHER_ICE}/suspension", REASON)

    async def names(**params):
        page = (await desk.get("/entreprises", **params)).json()
        return [row["raison_sociale"] for row in page["items"]], page["next"]

    assert await names(profil="TRA") == (["Rif Transit SA"], None)
    assert await names(etat="ACTIVE") == (["Atlas Import SARL"], None)
    assert await names(etat="SUSPENDUE") == (["Rif Transit SA"], None)
    assert await names(q="nobody") == ([], None)
    first, cursor = await names(limit=1)
    assert (first, await names(limit=1, cursor=cursor)) == (
        ["Atlas Import SARL"],
        (["Rif Transit SA"], None),
    )


@pytest.mark.parametrize(
    "params",
    [{"profil": "ZZZ"}, {"etat": "ENDORMIE"}, {"limit": "0"}, {"limit": "101"}, {"cursor": "x"}],
)
async def test_a_wrong_filter_is_refused(desk, params):
    answer = await desk.get("/entreprises", **params)

    assert answer.status_code == 422


async def test_a_company_s_sheet_counts_its_people(desk):
    fiche = await desk.fiche()

    assert (fiche["raison_sociale"], fiche["profils"]) == ("Atlas Import SARL", ["EXP", "IMP"])
    assert (fiche["statut"], fiche["personnes"], fiche["historique"]) == ("ACTIVE", 3, [])


@pytest.mark.parametrize("ice", ["999001000000166", "nonsense", "1" * 15, "٩" * 15])
async def test_no_company_bears_a_wrong_ice(desk, ice):
    for answer in (
        await desk.get(f"/entreprises/{ice}"),
        await desk.post(f"/entreprises/{ice}/suspension", REASON),
        await desk.post(f"/entreprises/{ice}/retablissement", REASON),
        await desk.put(f"/entreprises/{ice}", await desk.change()),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.entreprise-inconnue")


def test_names_fold_in_the_database_as_everywhere(conn_fold):
    for text, folded in conn_fold:
        assert folded == fold.fold(text)


@pytest.fixture
async def conn_fold(still_house):
    texts = [
        "Élevage  du GHARB",
        "Œuvres & Cie",
        "مُؤَسَّسَة الأطلس",
        "شركة الفُلْفُل ٢٠٢٦",
        "Straße",
        "ÇA",
    ]
    return [(text, await still_house.conn.fetchval("SELECT fold($1)", text)) for text in texts]


# -- companies: acting


async def test_an_operator_registers_a_company_by_hand_once(house, desk):
    order = {
        "ice": "001 561 191 000 066",
        "raison_sociale": "  Élevage   du Gharb ",
        "profils": ["EXP", "IMP", "IMP"],
        "adresse": " ",
    } | REASON

    first, again = [await desk.post("/entreprises", order) for _ in range(2)]

    assert first.status_code == 201, first.text
    made = first.json()
    assert (made["ice"], made["raison_sociale"]) == (NEW_ICE, "Élevage du Gharb")
    assert (made["profils"], made["adresse"]) == (["EXP", "IMP"], None)
    assert [(each["acte"], each["par"], each["motif"]) for each in made["historique"]] == [
        ("entreprise.registered", "operateur", "Demande du greffe")
    ]
    assert (again.status_code, again.json()["code"]) == (409, "identity.entreprise-existe")
    assert len(await said(house, "entreprise.enregistree")) == 1


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"ice": "001561191000065"}, "#/ice"),
        ({"ice": "0015611910000660"}, "#/ice"),
        ({"raison_sociale": "   "}, "#/raison_sociale"),
        ({"raison_sociale": "x\0y"}, None),
        ({"profils": []}, "#/profils"),
        ({"profils": ["ZZZ"]}, None),
        ({"profils": ["OPE"]}, "#/profils"),
        ({"motif": " "}, "#/motif"),
        ({"extra": 1}, None),
    ],
)
async def test_a_wrong_registration_says_where(house, desk, wrong, pointer):
    order = {"ice": NEW_ICE, "raison_sociale": "Gharb", "profils": ["IMP"]} | REASON | wrong

    answer = await desk.post("/entreprises", order)

    assert answer.status_code == 422, answer.text
    if pointer:
        assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert await said(house, "entreprise.enregistree") == []


async def test_an_old_ice_with_wrong_check_digits_is_taken_with_a_reason(desk):
    order = {
        "ice": "001561191000065",
        "raison_sociale": "Ancienne",
        "profils": ["IMP"],
        "derogation_ice": "Attestation du greffe de 2012",
    } | REASON

    answer = await desk.post("/entreprises", order)

    assert answer.status_code == 201, answer.text
    assert answer.json()["derogation_ice"] == "Attestation du greffe de 2012"


async def test_a_change_is_kept_said_and_written_down(house, desk):
    order = await desk.change(
        raison_sociale="Atlas Négoce SA", rc="Fès 12", profils=["IMP", "EXP", "TRA"]
    )

    answer = await desk.put(f"/entreprises/{ICE}", order)

    changed = answer.json()
    assert answer.status_code == 200, answer.text
    assert (changed["raison_sociale"], changed["rc"]) == ("Atlas Négoce SA", "Fès 12")
    assert changed["profils"] == ["EXP", "IMP", "TRA"]
    assert changed["modifie_le"] > order["modifie_le"]
    [event] = await said(house, "entreprise.modifiee")
    assert "Atlas Négoce SA" in event
    [line] = await log(house, "entreprise.changed")
    assert line["details"]["reason"] == "Demande du greffe"
    assert line["details"]["changes"]["rc"] == [None, "Fès 12"]
    assert line["details"]["by"] == await desk.user_id("operateur")


async def test_the_second_of_two_editors_is_told(house, desk):
    mine = await desk.change(raison_sociale="La mienne")
    theirs = await desk.change(raison_sociale="La leur")
    await desk.put(f"/entreprises/{ICE}", theirs)

    answer = await desk.put(f"/entreprises/{ICE}", mine)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.deja-modifie")
    assert (await desk.fiche())["raison_sociale"] == "La leur"


async def test_two_editors_at_the_very_same_time_are_one_change(house, desk):
    orders = [await desk.change(raison_sociale=name) for name in ("Une", "Autre")]

    answers = await asyncio.gather(*(desk.put(f"/entreprises/{ICE}", each) for each in orders))

    assert sorted(each.status_code for each in answers) == [200, 409]
    assert len(await said(house, "entreprise.modifiee")) == 1


async def test_the_same_change_sent_twice_is_one(house, desk):
    order = await desk.change(adresse="1, rue Neuve")

    answers = [await desk.put(f"/entreprises/{ICE}", order) for _ in range(2)]

    assert [each.status_code for each in answers] == [200, 200]
    assert len(await said(house, "entreprise.modifiee")) == 1


async def test_a_profile_that_people_carry_stays(desk):
    answer = await desk.put(f"/entreprises/{ICE}", await desk.change(profils=["EXP"]))

    body = answer.json()
    assert (answer.status_code, body["code"], body["personnes"]) == (
        409,
        "identity.profil-porte",
        2,
    )


async def test_a_profile_that_nobody_carries_goes(house, desk):
    await house.conn.execute("DELETE FROM affectation WHERE profil = 'EXP'")
    await house.conn.execute(INVITE, await desk.user_id("importateur"))

    answer = await desk.put(f"/entreprises/{ICE}", await desk.change(profils=["IMP"]))

    assert answer.json()["profils"] == ["IMP"]


async def test_the_operators_profile_is_not_handed_out(desk):
    answer = await desk.put(f"/entreprises/{ICE}", await desk.change(profils=["IMP", "EXP", "OPE"]))

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/profils")


async def test_a_suspended_company_s_sessions_and_tokens_end_and_nobody_comes_in(house, desk):
    worker = await house.sign_in()

    answer = await desk.post(f"/entreprises/{ICE}/suspension", REASON)

    assert (answer.status_code, answer.json()["statut"]) == (200, "SUSPENDUE")
    assert len(await said(house, "identity.deconnexion")) == 1
    refreshed = await house.refresh(worker.refresh)
    assert refreshed.json()["error"] == "invalid_grant"
    seen = await house.post("/id/introspect", {"token": worker.access}, "resource")
    assert seen.json() == {"active": False}
    await house.conn.execute("UPDATE totp_device SET last_step = 0")
    with pytest.raises(AssertionError, match="rattaché à aucune entreprise"):
        await house.sign_in()


async def test_people_of_several_companies_keep_the_others(house, desk):
    await desk.post(f"/entreprises/{ICE}/suspension", REASON)

    tokens = await house.sign_in(username="deux.profils")

    assert (tokens.claims["ice"], tokens.claims["profil"]) == (OTHER_ICE, "TRA")


async def test_a_reinstated_company_works_again_and_its_suspended_people_do_not(house, desk):
    await house.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'nouvelle'"
    )
    for act in ("suspension", "suspension", "retablissement", "retablissement"):
        assert (await desk.post(f"/entreprises/{ICE}/{act}", REASON)).status_code == 200

    fiche = await desk.fiche()

    assert fiche["statut"] == "ACTIVE"
    assert [each["acte"] for each in fiche["historique"]] == [
        "entreprise.reinstated",
        "entreprise.suspended",
    ]
    assert (await house.sign_in()).claims["ice"] == ICE
    statut = await house.conn.fetchval("SELECT statut FROM utilisateur WHERE username = 'nouvelle'")
    assert statut == "SUSPENDU"


async def test_the_operators_own_company_is_not_suspended(house, desk):
    await house.seed(
        entreprises=[{"ice": NEW_ICE, "raison_sociale": "PORTNET SA", "profils": ["OPE"]}]
    )

    answer = await desk.post(f"/entreprises/{NEW_ICE}/suspension", REASON)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.entreprise-portnet")


# -- accounts


@pytest.mark.parametrize("asked", ["sàlma", "IDRISSI", "importateur@atlas", "el salma"])
async def test_an_account_is_found_by_names_or_address(desk, asked):
    page = (await desk.get("/comptes", q=asked)).json()

    assert [row["username"] for row in page["items"]] == ["importateur"]
    assert page["items"][0]["entreprises"] == ["Atlas Import SARL"]


async def test_accounts_are_paged_and_found_by_state(house, desk):
    await house.conn.execute(
        "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'nouvelle'"
    )
    first = (await desk.get("/comptes", limit=3)).json()
    second = (await desk.get("/comptes", limit=3, cursor=first["next"])).json()
    suspended = (await desk.get("/comptes", etat="SUSPENDU")).json()

    names = [row["username"] for row in first["items"] + second["items"]]
    assert (names, second["next"]) == (
        ["deux.profils", "importateur", "nouvelle", "operateur"],
        None,
    )
    assert [row["username"] for row in suspended["items"]] == ["nouvelle"]
    theirs = (await desk.get("/comptes", ice=OTHER_ICE)).json()
    assert [row["username"] for row in theirs["items"]] == ["deux.profils"]
    assert (await desk.get("/comptes", ice="x")).status_code == 422
    assert (await desk.get("/comptes", cursor="x")).status_code == 422


async def test_an_account_s_sheet_names_factors_in_kind_and_no_secret(house, desk):
    await house.sign_in()

    answer = await desk.get(f"/comptes/{await desk.user_id('importateur')}")

    fiche = answer.json()
    assert (fiche["username"], fiche["statut"]) == ("importateur", "ACTIF")
    assert (fiche["applications"], fiche["cles"], fiche["sessions"]) == (1, 0, 1)
    [affectation] = fiche["affectations"]
    assert (affectation["ice"], affectation["profil"], affectation["en_vigueur"]) == (
        ICE,
        "IMP",
        True,
    )
    assert TOTP not in answer.text
    assert "argon2" not in answer.text


async def test_who_is_suspended_in_a_company_is_seen_so(house, desk):
    compte = await desk.user_id("deux.profils")
    await house.conn.execute(
        "INSERT INTO suspension (user_id, ice, motif, suspendu_par, suspendu_le)"
        " VALUES ($1::uuid, $2, 'x', $1::uuid, now())",
        compte,
        OTHER_ICE,
    )

    rows = (await desk.get(f"/comptes/{compte}")).json()["affectations"]

    assert {row["ice"]: row["en_vigueur"] for row in rows} == {ICE: True, OTHER_ICE: False}


async def test_nobody_has_an_unknown_account(desk):
    for answer in (
        await desk.get(COMPTE),
        await desk.post(f"{COMPTE}/suspension", REASON),
        await desk.post(f"{COMPTE}/retablissement", REASON),
        await desk.post(f"{COMPTE}/deconnexion", REASON),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.compte-inconnu")


async def test_a_suspended_account_is_signed_out_everywhere_and_all_hear_once(house, desk):
    worker = await house.sign_in()
    compte = await desk.user_id("importateur")

    answers = [await desk.post(f"/comptes/{compte}/suspension", REASON) for _ in range(2)]

    assert [each.json()["statut"] for each in answers] == ["SUSPENDU", "SUSPENDU"]
    assert answers[1].json()["sessions"] == 0
    [event] = await said(house, "identity.compte.bloque")
    assert "Demande du greffe" in event
    assert (await house.refresh(worker.refresh)).json()["error"] == "invalid_grant"
    [line] = await log(house, "account.suspended")
    assert str(line["user_id"]) == compte
    assert line["details"]["by"] == await desk.user_id("operateur")
    assert line["details"]["reason"] == "Demande du greffe"


async def test_a_reinstated_account_signs_in_again(house, desk):
    compte = await desk.user_id("importateur")
    await desk.post(f"/comptes/{compte}/suspension", REASON)

    answers = [await desk.post(f"/comptes/{compte}/retablissement", REASON) for _ in range(2)]

    assert [each.json()["statut"] for each in answers] == ["ACTIF", "ACTIF"]
    assert [each["acte"] for each in answers[1].json()["historique"]] == [
        "account.reinstated",
        "account.suspended",
    ]
    assert (await house.sign_in()).claims["username"] == "importateur"


async def test_an_operator_ends_the_sessions_of_an_account(house, desk):
    worker = await house.sign_in()
    compte = await desk.user_id("importateur")

    answers = [await desk.post(f"/comptes/{compte}/deconnexion", REASON) for _ in range(2)]

    assert [each.json() for each in answers] == [{"fermees": 1}, {"fermees": 0}]
    assert (await house.refresh(worker.refresh)).json()["error"] == "invalid_grant"
    assert len(await log(house, "account.sessions_ended")) == 1


async def test_an_operator_does_not_suspend_themselves(desk):
    me = await desk.user_id("operateur")

    answer = await desk.post(f"/comptes/{me}/suspension", REASON)

    assert (answer.status_code, answer.json()["code"]) == (409, "identity.pas-soi-meme")


async def test_two_operators_cannot_suspend_each_other(house, desk):
    await house.seed(users=[SECOND])
    other = Desk(house, await house.sign_in(username="operatrice"))
    one, two = await desk.user_id("operateur"), await desk.user_id("operatrice")

    answers = await asyncio.gather(
        desk.post(f"/comptes/{two}/suspension", REASON),
        other.post(f"/comptes/{one}/suspension", REASON),
    )

    assert sorted(each.status_code for each in answers) == [200, 403]


async def test_a_suspended_operator_s_token_orders_nothing_more(house, desk):
    await house.seed(users=[SECOND])
    other = Desk(house, await house.sign_in(username="operatrice"))
    await desk.post(f"/comptes/{await desk.user_id('operatrice')}/suspension", REASON)

    for path in (f"/entreprises/{ICE}/suspension", f"/comptes/{uuid4()}/suspension"):
        answer = await other.post(path, REASON)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), path


async def test_an_operator_suspended_in_their_own_company_orders_nothing_more(house, desk):
    await house.seed(
        entreprises=[{"ice": NEW_ICE, "raison_sociale": "PORTNET SA", "profils": ["OPE"]}],
        users=[SECOND | {"ice": NEW_ICE}],
    )
    other = Desk(house, await house.sign_in(username="operatrice"))
    await house.conn.execute(
        "INSERT INTO suspension (user_id, ice, motif, suspendu_par, suspendu_le)"
        " VALUES ($1::uuid, $2, 'x', $1::uuid, now())",
        await desk.user_id("operatrice"),
        NEW_ICE,
    )

    for path in (f"/entreprises/{ICE}/suspension", f"/comptes/{uuid4()}/suspension"):
        answer = await other.post(path, REASON)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), path
