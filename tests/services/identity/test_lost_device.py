"""Help for a lost device: asked with the password, decided by another, late, never in secret."""

import asyncio
import re
from datetime import timedelta

import pytest

from shared import clock
from tests.services.identity.acting import ICE, OTHER_ICE, PASSWORD, Browser, code_of, totp_now
from tests.services.identity.test_applications import API, ATLAS, bearer, letters
from tests.support.clock import at
from tests.support.waiting import until

DEUX = "deux@atlas.example"
CHEF = "chef@rif.example"
NOBODY = "018f0000-0000-7000-8000-000000000001"


@pytest.fixture
async def house(open_house):
    """Portnet ID, with an administrator of another company and one more of the first."""
    house = await open_house()
    person = {"password": PASSWORD, "totp_secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
    await house.seed(
        users=[
            person
            | {
                "username": "chef.rif",
                "email": CHEF,
                "prenom": "Rachid",
                "nom": "Rifi",
                "ice": OTHER_ICE,
                "profil": "TRA",
                "roles": ["administrateur"],
            },
            person
            | {
                "username": "saisie",
                "email": "saisie@atlas.example",
                "prenom": "Hind",
                "nom": "Alaoui",
                "ice": ICE,
                "profil": "IMP",
                "roles": ["saisie"],
            },
        ]
    )
    return house


async def ask(house, username="saisie"):
    browser = Browser(house)
    await browser.open()
    await browser.fill("mot-de-passe", identifiant=username, mot_de_passe=PASSWORD)
    return await browser.fill("aide")


async def listed(house, tokens):
    answer = await house.client.get(f"{API}/demandes-aide", headers=bearer(tokens))
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def decide(house, tokens, demande_id, what="approbation", motif="Reconnue au guichet"):
    return await house.client.post(
        f"{API}/demandes-aide/{demande_id}/{what}", json={"motif": motif}, headers=bearer(tokens)
    )


async def asked_and_seen(house, by="importateur", username="saisie"):
    await ask(house, username)
    tokens = await house.sign_in(username=by)
    (demande,) = await listed(house, tokens)
    return demande, tokens


def link_in(text):
    return re.search(r"/id(/aide/\S+)", text)[0]


async def test_an_administrator_sees_who_asks_and_whence(house):
    demande, _ = await asked_and_seen(house)

    assert (demande["username"], demande["etat"]) == ("saisie", "OUVERTE")
    assert demande["entreprises"] == ["Atlas Import SARL"]
    assert demande["adresse"] == "127.0.0.1"
    (told,) = await letters(house, "saisie@atlas.example", 1)
    assert "/id/aide/" in told
    (admin,) = await letters(house, ATLAS, 1)
    assert "Hind Alaoui" in admin
    assert "/id/aide/" not in admin, "only the person may cancel"


async def test_the_answer_is_the_same_whatever_the_state(house):
    def shown(page):
        return page.status_code, re.sub(r"/id/connexion/[0-9a-f-]+", "", page.text)

    first = await ask(house)
    again = await ask(house)
    demande = await house.conn.fetchval("SELECT demande_id FROM appareil_perdu")
    await decide(house, await house.sign_in(username="operateur"), demande)
    approved = await ask(house)
    without_factor = Browser(house)
    await without_factor.open()
    await without_factor.fill("mot-de-passe", identifiant="nouvelle", mot_de_passe=PASSWORD)
    path, hidden = without_factor.form("courriel")
    nothing = await without_factor.post(path.replace("courriel", "aide"), hidden)

    assert {shown(each) for each in (again, approved, nothing)} == {shown(first)}
    assert await house.conn.fetchval("SELECT count(*) FROM appareil_perdu") == 1


async def test_three_requests_a_day_are_enough(house):
    tokens = await house.sign_in(username="operateur")
    for _ in range(4):
        await ask(house)
        for demande in await listed(house, tokens):
            await decide(house, tokens, demande["demande_id"], "refus")

    assert await house.conn.fetchval("SELECT count(*) FROM appareil_perdu") == 3


async def test_help_is_asked_with_the_password_only(house):
    browser = Browser(house)
    await browser.open()
    path, hidden = browser.form("mot-de-passe")

    answer = await browser.post(path.replace("mot-de-passe", "aide"), hidden)

    assert answer.status_code == 400
    assert await house.conn.fetchval("SELECT count(*) FROM appareil_perdu") == 0


async def test_an_approved_request_takes_effect_after_a_day_and_not_before(house):
    demande, tokens = await asked_and_seen(house)
    saisie = await house.sign_in(username="saisie")

    assert (await decide(house, tokens, demande["demande_id"])).status_code == 204

    (waiting,) = await listed(house, tokens)
    assert waiting["etat"] == "APPROUVEE"
    start = clock.now()
    with at(start + timedelta(hours=23, minutes=58)):
        await house.conn.execute("SELECT pg_notify('appareil_perdu', '')")
        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant="saisie", mot_de_passe=PASSWORD)
        assert code_of(await browser.fill("code", code=totp_now()))
    with at(start + timedelta(hours=24, minutes=1)):
        await house.conn.execute("SELECT pg_notify('appareil_perdu', '')")

        async def done():
            return await house.conn.fetchval(
                "SELECT closed_at FROM appareil_perdu WHERE etat = 'EFFECTIVE'"
            )

        await until(done)
        assert (await house.refresh(saisie.refresh)).status_code == 400
        browser = Browser(house)
        await browser.open()
        await browser.fill("mot-de-passe", identifiant="saisie", mot_de_passe=PASSWORD)
        page = await browser.fill("code", code=house.mailbox.code("saisie@atlas.example"))
        assert "Protégez votre compte" in page.text
        assert any(
            "sont retirés" in text or "a pris effet" in text
            for text in await letters(house, ATLAS, 3)
        )


async def test_a_refusal_leaves_the_factors_and_tells_why(house):
    demande, tokens = await asked_and_seen(house)

    refused = await decide(house, tokens, demande["demande_id"], "refus", "Voix inconnue")

    assert refused.status_code == 204
    assert await listed(house, tokens) == []
    texts = await letters(house, "saisie@atlas.example", 2)
    assert "Voix inconnue" in texts[-1]
    assert (await decide(house, tokens, demande["demande_id"])).status_code == 404


@pytest.mark.parametrize("approved", [False, True])
async def test_the_person_cancels_by_the_link_of_the_mail(house, approved):
    demande, tokens = await asked_and_seen(house)
    if approved:
        await decide(house, tokens, demande["demande_id"])
    text = (await letters(house, "saisie@atlas.example", 1 + approved))[-1]
    browser = Browser(house)

    page = await browser.get(link_in(text))
    assert "Annuler la demande" in page.text
    assert await house.conn.fetchval("SELECT closed_at FROM appareil_perdu") is None
    done = await browser.post(link_in(text), {})

    assert "La demande est annulée" in done.text
    assert await house.conn.fetchval("SELECT etat FROM appareil_perdu") == "ANNULEE"
    assert (await browser.get(link_in(text))).status_code == 404
    assert (await browser.post(link_in(text), {})).status_code == 404
    assert len(await letters(house, ATLAS, 2 + approved)) == 2 + approved
    assert (await decide(house, tokens, demande["demande_id"])).status_code == 404


@pytest.mark.parametrize("key", ["0" * 64, "x", "é"])
async def test_a_link_that_was_not_mailed_cancels_nothing(house, key):
    demande, _ = await asked_and_seen(house)
    browser = Browser(house)

    for answer in (
        await browser.get(f"/id/aide/{demande['demande_id']}/{key}"),
        await browser.post(f"/id/aide/{demande['demande_id']}/{key}", {}),
    ):
        assert answer.status_code == 404

    assert await house.conn.fetchval("SELECT etat FROM appareil_perdu") == "OUVERTE"


async def test_an_administrator_of_another_company_finds_nothing(house):
    demande, _ = await asked_and_seen(house)
    other = await house.sign_in(username="chef.rif")

    assert await listed(house, other) == []
    for what in ("approbation", "refus"):
        answer = await decide(house, other, demande["demande_id"], what)
        assert (answer.status_code, answer.json()["code"]) == (404, "identity.demande-inconnue")
    assert await house.conn.fetchval("SELECT etat FROM appareil_perdu") == "OUVERTE"
    assert not [to for to, _ in house.mailbox.messages if to == CHEF]


async def test_nobody_decides_for_themselves(house):
    await ask(house, "importateur")
    tokens = await house.sign_in()
    (demande,) = await listed(house, tokens)

    answer = await decide(house, tokens, demande["demande_id"])

    assert (answer.status_code, answer.json()["code"]) == (403, "identity.decision-pour-soi")
    operator = await house.sign_in(username="operateur")
    assert (await decide(house, operator, demande["demande_id"])).status_code == 204


async def test_whoever_administers_nothing_is_refused(house):
    demande, _ = await asked_and_seen(house)
    clerk = await house.sign_in(username="saisie")

    seen = await house.client.get(f"{API}/demandes-aide", headers=bearer(clerk))
    answer = await decide(house, clerk, demande["demande_id"])

    assert (seen.status_code, answer.status_code) == (403, 403)


@pytest.mark.parametrize(
    ("by", "loss"),
    [
        ("importateur", "UPDATE affectation SET roles = '{saisie}' WHERE profil = 'IMP'"),
        ("operateur", "UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'operateur'"),
    ],
)
async def test_a_right_that_the_token_outlived_decides_nothing(house, by, loss):
    demande, tokens = await asked_and_seen(house, by)
    await house.conn.execute(loss)

    for what in ("approbation", "refus"):
        answer = await decide(house, tokens, demande["demande_id"], what)
        assert answer.status_code == 403
    assert await house.conn.fetchval("SELECT etat FROM appareil_perdu") == "OUVERTE"


async def test_only_an_operator_helps_a_person_who_works_for_others_too(house):
    await ask(house, "deux.profils")
    administrator = await house.sign_in()
    (demande,) = await listed(house, administrator)
    operator = await house.sign_in(username="operateur")

    refused = await decide(house, administrator, demande["demande_id"])
    helped = await decide(house, operator, demande["demande_id"])

    assert (refused.status_code, refused.json()["code"]) == (409, "identity.compte-partage")
    assert helped.status_code == 204


async def test_two_decisions_at_once_are_one(house):
    demande, tokens = await asked_and_seen(house)
    operator = await house.sign_in(username="operateur")

    answers = await asyncio.gather(
        decide(house, tokens, demande["demande_id"]),
        decide(house, operator, demande["demande_id"], "refus"),
    )

    assert sorted(each.status_code for each in answers) == [204, 404]


async def test_a_decision_wants_a_sign_in_of_this_moment(house):
    demande, tokens = await asked_and_seen(house)
    with at(clock.now() + timedelta(minutes=6)):
        tokens.answer["access_token"] = (await house.refresh(tokens.refresh)).json()["access_token"]
        answer = await decide(house, tokens, demande["demande_id"])

    assert (answer.status_code, answer.json()["code"]) == (401, "step-up-required")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "demandes-aide"),
        ("POST", f"demandes-aide/{NOBODY}/approbation"),
        ("POST", f"demandes-aide/{NOBODY}/refus"),
    ],
)
async def test_without_a_token_there_are_no_requests(still_house, method, path):
    answer = await still_house.client.request(method, f"{API}/{path}", json={"motif": "x"})
    assert answer.status_code == 401


@pytest.mark.parametrize("motif", ["", "  ", "x" * 501])
async def test_a_decision_has_a_reason(house, motif):
    demande, tokens = await asked_and_seen(house)
    answer = await decide(house, tokens, demande["demande_id"], motif=motif)
    assert answer.status_code == 422
