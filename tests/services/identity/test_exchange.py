"""Token exchange: a procuration and a person's token for one that acts for the mandant."""

from datetime import timedelta

import pytest

from shared import clock
from shared.tokens import TokenVerifier
from tests.services.identity.acting import ICE, OTHER_ICE, unverified
from tests.services.identity.mandants import (
    ACCESS_TOKEN,
    PEOPLE,
    bearer,
    exchange,
    in_force,
    step,
    write,
)
from tests.support.clock import at
from tests.support.tokens import AUDIENCE, ISSUER


@pytest.fixture
async def house(house):
    await house.seed(**PEOPLE)
    return house


@pytest.fixture
async def mandant(house):
    return await house.sign_in()


@pytest.fixture
async def agent(house):
    return await house.sign_in(username="transitaire")


async def refused(answer):
    assert answer.status_code in {400, 401}, answer.text
    return answer.json()["error"]


async def test_the_token_names_the_mandant_the_human_and_the_limits(house, mandant, agent):
    procuration_id = await in_force(
        house, mandant, agent, bureaux=["306"], chapitres=["84", "85"], montant_max="5000"
    )
    commis = await house.sign_in(username="commis")

    answer = await exchange(house, commis, procuration_id)

    body = answer.json()
    assert answer.status_code == 200
    assert body["issued_token_type"] == ACCESS_TOKEN
    assert body.keys() == {
        "access_token", "token_type", "expires_in", "scope", "issued_token_type",
    }  # fmt: skip
    claims = unverified(body["access_token"])
    assert claims["sub"] == f"org:{ICE}"
    assert (claims["ice"], claims["profil"], claims["username"]) == (ICE, "IMP", "commis")
    assert claims["act"] == {"sub": commis.claims["sub"], "org": OTHER_ICE}
    assert claims["mandate"] == {
        "id": str(procuration_id),
        "type": "PORTNET",
        "mandant": "Atlas Import SARL",
        "services": ["TB", "TI-EI"],
        "bureaux": ["306"],
        "chapitres": ["84", "85"],
        "montant_max": "5000.00",
    }
    assert claims["sid"] == commis.claims["sid"]
    assert claims["acr"] == commis.claims["acr"]
    assert claims["exp"] - claims["iat"] == body["expires_in"] <= 60
    verifier = TokenVerifier(issuer=ISSUER, audience=AUDIENCE, jwks_url=f"{house.url}/id/jwks")
    principal = await verifier.verify(body["access_token"].encode())
    assert principal.mandate is not None
    assert principal.person == commis.claims["sub"]


async def test_the_list_of_sessions_says_for_whom_one_acts_now(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    path = "/api/identity/v1/sessions"

    async def mandants():
        items = (await house.client.get(path, headers=bearer(agent))).json()["items"]
        return [each["mandants"] for each in items]

    assert await mandants() == [[]]
    await exchange(house, agent, procuration_id)
    assert await mandants() == [["Atlas Import SARL"]]
    await house.conn.execute(
        "UPDATE oauth_grant SET expires_at = now() WHERE procuration_id IS NOT NULL"
    )
    assert await mandants() == [[]]


async def test_the_right_to_administer_is_never_lent(house, mandant, agent):
    answer = await exchange(house, agent, await in_force(house, mandant, agent))

    assert unverified(answer.json()["access_token"])["roles"] == ["saisie"]


async def test_services_may_be_narrowed_and_never_widened(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)

    narrow = await exchange(house, agent, procuration_id, scope="TB")
    wide = await exchange(house, agent, procuration_id, scope="TB DFD-GES")

    assert unverified(narrow.json()["access_token"])["mandate"]["services"] == ["TB"]
    assert await refused(wide) == "invalid_scope"


async def test_a_procuration_that_is_not_in_force_gives_nothing(house, mandant, agent):
    draft, waiting = await write(house, mandant), await write(house, mandant)
    await step(house, mandant, waiting, "soumettre")
    tomorrow = (clock.day(clock.now()) + timedelta(days=1)).isoformat()
    future = await in_force(house, mandant, agent, date_debut=tomorrow)
    suspended, revoked = [await in_force(house, mandant, agent) for _ in range(2)]
    await step(house, mandant, suspended, "suspendre", motif="Audit")
    await step(house, agent, revoked, "renoncer", motif="Fin")

    for procuration_id in (draft, waiting, future, suspended, revoked, clock.new_id(), "nonsense"):
        assert await refused(await exchange(house, agent, procuration_id)) == "invalid_target"
    await step(house, mandant, suspended, "reprendre")
    assert (await exchange(house, agent, suspended)).status_code == 200


async def test_only_people_of_the_mandataire_act(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    third = await house.sign_in(username="tiers")

    assert await refused(await exchange(house, third, procuration_id)) == "invalid_target"
    assert await refused(await exchange(house, mandant, procuration_id)) == "invalid_target"


async def test_a_person_who_left_the_mandataire_acts_no_more(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    commis = await house.sign_in(username="commis")
    await house.conn.execute("UPDATE utilisateur SET statut = 'SUSPENDU' WHERE username = 'commis'")

    assert await refused(await exchange(house, commis, procuration_id)) == "invalid_target"


async def test_nobody_acts_for_a_company_that_operators_have_suspended(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    await house.conn.execute("UPDATE entreprise SET statut = 'SUSPENDUE' WHERE ice = $1", ICE)

    assert await refused(await exchange(house, agent, procuration_id)) == "invalid_target"


async def test_a_delegated_token_is_no_actor(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    delegated = (await exchange(house, agent, procuration_id)).json()["access_token"]

    chained = await exchange(house, agent, procuration_id, actor_token=delegated)

    assert await refused(chained) == "invalid_grant"


async def test_the_actor_token_must_be_a_live_access_token_of_this_client(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    elsewhere = await house.sign_in(username="commis", client_id="rp")
    form = {"grant_type": "client_credentials"}
    program = (await house.post("/id/token", form, "partner")).json()["access_token"]

    for token in (agent.refresh, "nonsense", program, elsewhere.access):
        answer = await exchange(house, agent, procuration_id, actor_token=token)
        assert await refused(answer) == "invalid_grant"
    with at(clock.now() + timedelta(minutes=6)):
        assert await refused(await exchange(house, agent, procuration_id)) == "invalid_grant"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"subject_token_type": ACCESS_TOKEN}, "invalid_request"),
        ({"subject_token_type": None}, "invalid_request"),
        ({"actor_token_type": None}, "invalid_request"),
        ({"actor_token": None}, "invalid_grant"),
        ({"subject_token": None}, "invalid_target"),
        (
            {"requested_token_type": "urn:ietf:params:oauth:token-type:refresh_token"},
            "invalid_request",
        ),
    ],
)
async def test_a_request_that_lacks_something_is_refused(house, mandant, agent, changes, error):
    procuration_id = await in_force(house, mandant, agent)

    assert await refused(await exchange(house, agent, procuration_id, **changes)) == error


async def test_a_client_that_is_not_registered_for_it_exchanges_nothing(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    tokens = await house.sign_in(username="commis", client_id="rp")

    answer = await exchange(house, tokens, procuration_id, client_id="rp")

    assert await refused(answer) in {"invalid_request", "unauthorized_client"}


async def test_no_token_outlives_the_actors_own_or_the_last_day(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    soon = clock.now() + timedelta(minutes=4, seconds=40)
    with at(soon):
        answer = await exchange(house, agent, procuration_id)
    assert answer.json()["expires_in"] <= 20

    await house.conn.execute("UPDATE procuration SET date_fin = date_debut")
    midnight = (
        clock.now()
        .astimezone(clock.CASABLANCA)
        .replace(hour=23, minute=59, second=50, microsecond=0)
    )
    await house.conn.execute(
        "UPDATE oauth_token SET expires_at = $1 WHERE kind = 'access'",
        midnight + timedelta(hours=1),
    )
    await house.conn.execute(
        "UPDATE oauth_grant SET expires_at = $1", midnight + timedelta(hours=9)
    )
    with at(midnight):
        answer = await exchange(house, agent, procuration_id)
    assert answer.json()["expires_in"] <= 10


async def test_revocation_ends_the_tokens_that_were_given(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    token = (await exchange(house, agent, procuration_id)).json()["access_token"]

    async def seen():
        return (await house.post("/id/introspect", {"token": token}, "resource")).json()

    before = await seen()
    await step(house, mandant, procuration_id, "revoquer", motif="Fin")

    assert (before["active"], before["sub"]) == (True, f"org:{ICE}")
    assert before["act"]["org"] == OTHER_ICE
    assert before["mandate"]["services"] == ["TB", "TI-EI"]
    assert await seen() == {"active": False}


async def test_the_end_of_the_actors_session_ends_what_it_acts_with(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    token = (await exchange(house, agent, procuration_id)).json()["access_token"]
    await house.conn.execute(
        "UPDATE sso_session SET ended_at = now() WHERE session_id = $1", agent.claims["sid"]
    )

    seen = (await house.post("/id/introspect", {"token": token}, "resource")).json()

    assert seen == {"active": False}


async def test_taking_a_mandate_stands_in_the_journal_once_a_session(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    for _ in range(3):
        await exchange(house, agent, procuration_id)

    answer = await house.client.get("/api/identity/v1/procurations/actes", headers=bearer(mandant))

    [act] = answer.json()["items"]
    assert (act["action"], act["nom"]) == ("PRISE", "Transitaire Exemple")


async def test_portnet_ids_own_api_takes_no_delegated_token(house, mandant, agent):
    procuration_id = await in_force(house, mandant, agent)
    token = (await exchange(house, agent, procuration_id)).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}

    for path in ("/moi", "/facteurs", "/procurations"):
        answer = await house.client.get(f"/api/identity/v1{path}", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "mandate-insufficient")
