"""Invitations: by mail, good once, for seven days; the invited come in with both factors."""

import asyncio

import pytest

from tests.services.identity.acting import (
    ICE,
    OTHER_ICE,
    PASSWORD,
    Browser,
    totp_now,
)
from tests.services.identity.invited import (
    NAMES,
    NEW,
    age,
    enrol,
    invite,
    join,
    link,
    open_page,
)
from tests.services.identity.members import (
    OWN,
    call,
    for_company,
    id_of,
)

# --- someone new


async def test_an_invited_person_comes_in_with_the_companys_rights(company):
    admin = await company.sign_in()
    answer = await invite(company, admin, langue="ar")
    body = answer.json()

    assert answer.status_code == 201
    assert (body["etat"], body["invite_par"]) == ("ENVOYEE", "Salma El Idrissi")
    assert "digest" not in body
    token = link(company)
    _, page = await open_page(company, token)
    assert page.headers["content-language"] == "ar"
    assert "Atlas Import SARL" in page.text
    assert 'value="hajar.berrada"' in page.text

    joined = await join(company, token)

    assert joined.status_code == 303
    assert joined.headers["location"].endswith("/auth/login?lang=ar")
    tokens = await enrol(company, "hajar.berrada", NAMES["nouveau"])
    assert (tokens.claims["ice"], tokens.claims["profil"]) == (ICE, "IMP")
    assert sorted(tokens.claims["roles"]) == ["saisie", "validation"]
    assert tokens.claims["acr"] == "urn:portnet:acr:mfa"
    listed = (await call(company, admin, "GET", f"{OWN}/invitations")).json()["items"]
    assert [each["etat"] for each in listed] == ["ACCEPTEE"]


async def test_a_link_serves_once(company):
    await invite(company, await company.sign_in())
    token = link(company)

    first = await join(company, token)
    _, again = await open_page(company, token)

    assert first.status_code == 303
    assert again.status_code == 400
    assert "déjà été acceptée" in again.text


async def test_the_same_form_sent_twice_at_once_makes_one_account(company):
    await invite(company, await company.sign_in())
    token = link(company)
    browser, _ = await open_page(company, token)
    path, form = browser.form(r"compte\?lang=..")

    answers = await asyncio.gather(*(browser.post(path, form | NAMES) for _ in range(2)))

    assert min(answer.status_code for answer in answers) == 303
    assert all(answer.status_code < 500 for answer in answers)
    count = "SELECT count(*) FROM utilisateur WHERE email = $1"
    assert await company.conn.fetchval(count, NEW) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"prenom": "  "}, "Saisissez votre prénom"),
        ({"nom": "x" * 101}, "Saisissez votre prénom"),
        ({"identifiant": "a@b"}, "ne convient pas"),
        ({"identifiant": "importateur"}, "déjà pris"),
        ({"identifiant": "IMPORTATEUR"}, "déjà pris"),
        ({"confirmation": "Autre-Chose-7!"}, "La même saisie"),
        ({"nouveau": "court", "confirmation": "court"}, "Au moins 8 caractères"),
        ({"nouveau": "Berrada-12!", "confirmation": "Berrada-12!"}, "ne tient pas à votre nom"),
        (
            {"nouveau": "Atlas-Import-1!", "confirmation": "Atlas-Import-1!"},
            "ne tient pas à votre nom",
        ),
    ],
)
async def test_what_cannot_be_taken_is_said_beside_the_field(company, changes, says):
    await invite(company, await company.sign_in())
    token = link(company)

    refused = await join(company, token, **changes)

    assert refused.status_code == 422
    assert says in refused.text
    assert "Mer-et-Ciel" not in refused.text
    assert (await join(company, token)).status_code == 303


@pytest.mark.parametrize("token", [None, "", "x", "A" * 43, "é" * 43])
async def test_a_link_that_was_never_sent_leads_nowhere(still_house, token):
    browser = Browser(still_house)

    page = await browser.get("/id/invitation", **({} if token is None else {"jeton": token}))

    assert page.status_code == 400
    assert "pas valable" in page.text


async def test_a_form_that_comes_from_elsewhere_is_refused(company):
    await invite(company, await company.sign_in())
    browser, _ = await open_page(company, link(company))
    path, form = browser.form(r"compte\?lang=..")

    foreign = await browser.post(path, form | NAMES, Origin="https://evil.example")
    without = await browser.post(path, {"jeton": form["jeton"]} | NAMES)

    assert (foreign.status_code, without.status_code) == (403, 403)


# --- someone with an account


async def test_a_person_with_an_account_signs_in_and_has_one_company_more(company):
    admin = await company.sign_in()
    await invite(company, admin, email="Admin@Rif.example", roles=["lecture"])
    browser, page = await open_page(company, link(company, "Admin@Rif.example"))
    assert "compte Portnet ID existe" in page.text
    assert "admin@rif.example" not in page.text.lower()

    path, form = browser.form(r"accord\?lang=..")
    agreed = await browser.post(path, form)

    assert agreed.headers["location"].endswith("/auth/login?lang=fr")
    who = await id_of(company, "rif.admin")
    mine = "SELECT ice FROM affectation WHERE user_id = $1 ORDER BY ice"
    assert [row["ice"] for row in await company.conn.fetch(mine, who)] == [OTHER_ICE]
    await Browser(company).open()
    signing = Browser(company)
    await signing.open()
    await signing.fill("mot-de-passe", identifiant="rif.admin", mot_de_passe=PASSWORD)
    choice = await signing.fill("code", code=totp_now())
    assert "Atlas Import SARL" in choice.text
    assert [row["ice"] for row in await company.conn.fetch(mine, who)] == [ICE, OTHER_ICE]


async def test_whoever_is_signed_in_with_the_address_accepts_at_once(company):
    await invite(company, await company.sign_in(), email="admin@rif.example")
    browser = Browser(company)
    await browser.sign_in(username="rif.admin")
    await open_page(company, link(company, "admin@rif.example"), browser)

    path, form = browser.form(r"accord\?lang=..")
    agreed = await browser.post(path, form)

    assert agreed.headers["location"].endswith("lang=fr&prompt=select_account")
    choice = await browser.open(prompt="select_account")
    assert "Atlas Import SARL" in choice.text


async def test_a_session_that_is_over_accepts_nothing(company):
    await invite(company, await company.sign_in(), email="admin@rif.example")
    browser = Browser(company)
    await browser.sign_in(username="rif.admin")
    await company.conn.execute("UPDATE sso_session SET expires_at = now()")
    await open_page(company, link(company, "admin@rif.example"), browser)

    path, form = browser.form(r"accord\?lang=..")
    agreed = await browser.post(path, form)

    assert agreed.headers["location"].endswith("/auth/login?lang=fr")
    count = "SELECT count(*) FROM affectation WHERE user_id = $1"
    assert await company.conn.fetchval(count, await id_of(company, "rif.admin")) == 1


async def test_somebody_elses_session_ends_before_the_invited_person_signs_in(company):
    await invite(company, await company.sign_in(), email="admin@rif.example")
    browser = Browser(company)
    code = await browser.sign_in(username="saisie")
    theirs = (await company.redeem(code, browser.verifier)).json()
    await open_page(company, link(company, "admin@rif.example"), browser)

    path, form = browser.form(r"accord\?lang=..")
    await browser.post(path, form)

    assert (await company.refresh(theirs["refresh_token"])).status_code == 400
    count = "SELECT count(*) FROM affectation WHERE user_id = $1"
    assert await company.conn.fetchval(count, await id_of(company, "saisie")) == 1


async def test_an_agreement_waits_half_an_hour_for_the_sign_in(company):
    await invite(company, await company.sign_in(), email="admin@rif.example")
    browser, _ = await open_page(company, link(company, "admin@rif.example"))
    path, form = browser.form(r"accord\?lang=..")
    await browser.post(path, form)
    await age(company, minutes=31)

    await company.sign_in(username="rif.admin")

    count = "SELECT count(*) FROM affectation WHERE user_id = $1"
    assert await company.conn.fetchval(count, await id_of(company, "rif.admin")) == 1


async def test_who_agreed_to_what_was_cancelled_since_gets_nothing(company):
    admin = await company.sign_in()
    body = (await invite(company, admin, email="admin@rif.example")).json()
    browser, _ = await open_page(company, link(company, "admin@rif.example"))
    path, form = browser.form(r"accord\?lang=..")
    await browser.post(path, form)
    await call(company, admin, "DELETE", f"{OWN}/invitations/{body['invitation_id']}")

    tokens = await company.sign_in(username="rif.admin")

    assert tokens.claims["ice"] == OTHER_ICE


@pytest.mark.parametrize("profil", ["IMP", "EXP"])
async def test_an_invitation_changes_no_rights_of_who_came_otherwise_meanwhile(company, profil):
    admin = await company.sign_in()
    who = await id_of(company, "rif.admin")
    order = {"email": "admin@rif.example", "profil": profil, "roles": ["lecture"]}
    await invite(company, admin, **order)
    await company.conn.execute("UPDATE affectation SET roles = '{saisie}' WHERE ice = $1", ICE)
    await company.conn.execute(
        """
        INSERT INTO affectation (affectation_id, user_id, ice, profil, roles, cree_le)
        VALUES (gen_random_uuid(), $1, $2, 'IMP', '{administrateur}', now())
        """,
        who,
        ICE,
    )
    browser, _ = await open_page(company, link(company, "admin@rif.example"))
    path, form = browser.form(r"accord\?lang=..")
    await browser.post(path, form)

    await for_company(company, "rif.admin", ICE)

    rights = "SELECT profil, roles FROM affectation WHERE user_id = $1 AND ice = $2"
    rows = [tuple(row) for row in await company.conn.fetch(rights, who, ICE)]
    assert rows == [("IMP", ["administrateur"])]
    taken = "SELECT accepte_le FROM invitation WHERE email = $1"
    assert await company.conn.fetchval(taken, "admin@rif.example") is not None


async def test_a_removed_person_can_be_invited_back(company):
    admin = await company.sign_in()
    who = await id_of(company, "saisie")
    await call(company, admin, "DELETE", f"{OWN}/utilisateurs/{who}")
    await invite(company, admin, email="saisie@atlas.example", roles=["lecture"])
    browser, _ = await open_page(company, link(company, "saisie@atlas.example"))

    path, form = browser.form(r"accord\?lang=..")
    await browser.post(path, form)
    tokens = await company.sign_in(username="saisie")

    assert (tokens.claims["sub"], tokens.claims["roles"]) == (who, ["lecture"])


# --- the company's side


async def test_the_answer_does_not_tell_who_has_an_account(company):
    admin = await company.sign_in()

    known = (await invite(company, admin, email="admin@rif.example")).json()
    unknown = (await invite(company, admin)).json()

    for each in (known, unknown):
        for name in ("invitation_id", "email", "invite_le", "envoye_le", "expire_le"):
            each.pop(name)
    assert known == unknown


async def test_inviting_again_renews_and_never_doubles(company):
    admin = await company.sign_in()
    first = (await invite(company, admin)).json()
    old = link(company)
    await age(company, minutes=2)

    second = (await invite(company, admin, email=NEW.upper(), roles=["lecture"])).json()

    assert second["invitation_id"] == first["invitation_id"]
    assert second["roles"] == ["lecture"]
    assert (await open_page(company, old))[1].status_code == 400
    assert (await open_page(company, link(company, NEW.upper())))[1].status_code == 200
    page = (await call(company, admin, "GET", f"{OWN}/invitations")).json()
    assert len(page["items"]) == 1


async def test_letters_are_limited_by_address_and_by_company(company):
    admin = await company.sign_in()
    body = (await invite(company, admin)).json()
    again = f"{OWN}/invitations/{body['invitation_id']}/envoi"

    at_once = await call(company, admin, "POST", again)
    await call(company, admin, "DELETE", f"{OWN}/invitations/{body['invitation_id']}")
    cancelled_first = await invite(company, admin)
    statuses = []
    for _ in range(5):
        await age(company, minutes=2)
        statuses.append((await invite(company, admin)).status_code)
    await company.conn.execute("UPDATE invitation SET envois = 100")
    elsewhere = await invite(company, admin, email="other@atlas.example")

    assert (at_once.status_code, at_once.json()["code"]) == (429, "identity.trop-d-envois")
    assert 1 <= int(at_once.headers["retry-after"]) <= 60
    assert cancelled_first.status_code == 429
    assert statuses == [201, 201, 201, 201, 429]
    assert elsewhere.status_code == 429


async def test_a_cancelled_or_old_invitation_is_not_good(company):
    admin = await company.sign_in()
    body = (await invite(company, admin)).json()
    token = link(company)
    path = f"{OWN}/invitations/{body['invitation_id']}"

    await age(company, days=7)
    old = (await open_page(company, token))[1]
    listed = (await call(company, admin, "GET", f"{OWN}/invitations?etat=EXPIREE")).json()
    renewed = await call(company, admin, "POST", f"{path}/envoi")
    cancelled = await call(company, admin, "DELETE", path)
    void = (await open_page(company, link(company)))[1]
    again = [await call(company, admin, "DELETE", path)]
    again.append(await call(company, admin, "POST", f"{path}/envoi"))

    assert "a expiré" in old.text
    assert len(listed["items"]) == 1
    assert renewed.json()["etat"] == "ENVOYEE"
    assert cancelled.status_code == 204
    assert "pas valable" in void.text
    assert {answer.json()["code"] for answer in again} == {"identity.invitation-terminee"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "saisie@atlas.example"}, "identity.deja-membre"),
        ({"profil": "TRA"}, "identity.profil-etranger"),
        ({"email": "no address"}, "invalid-input"),
        ({"email": "a@b\r\nBcc: c@d"}, "invalid-input"),
        ({"roles": []}, "invalid-input"),
        ({"langue": "de"}, "invalid-input"),
    ],
)
async def test_an_invitation_that_cannot_be_is_refused(company, changes, code):
    answer = await invite(company, await company.sign_in(), **changes)

    assert answer.json()["code"] == code
    assert company.mailbox.messages == []


async def test_a_letter_that_cannot_leave_is_told_and_can_be_sent_again(company):
    admin = await company.sign_in()
    company.mailbox.down = True
    refused = await invite(company, admin)
    company.mailbox.down = False
    page = (await call(company, admin, "GET", f"{OWN}/invitations")).json()
    await age(company, minutes=1)

    again = await call(
        company, admin, "POST", f"{OWN}/invitations/{page['items'][0]['invitation_id']}/envoi"
    )

    assert (refused.status_code, refused.json()["code"]) == (503, "identity.envoi-impossible")
    assert again.status_code == 200
    assert link(company)


async def test_invitations_come_page_by_page(company):
    admin = await company.sign_in()
    for number in range(5):
        await invite(company, admin, email=f"p{number}@atlas.example")

    seen, cursor = [], ""
    while cursor is not None:
        path = f"{OWN}/invitations?limit=2&cursor={cursor}"
        page = (await call(company, admin, "GET", path)).json()
        seen += [each["email"] for each in page["items"]]
        cursor = page["next"]

    assert seen == [f"p{number}@atlas.example" for number in reversed(range(5))]
