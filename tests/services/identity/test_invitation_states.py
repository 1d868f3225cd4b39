"""In which state is an invitation, and when may its letter go out again?"""

import random
from datetime import timedelta

import pytest

from services.identity.models.members import HeldInvitation
from services.identity.rules import members as rules
from shared import clock
from tests.services.identity.acting import (
    ICE,
)
from tests.services.identity.invited import NEW, age, invite, join, link, open_page
from tests.services.identity.members import OWN, call


def held(now, **changes):
    """Return an invitation sent now."""
    plain = {
        "invitation_id": clock.new_id(),
        "ice": ICE,
        "raison_sociale": "Atlas Import SARL",
        "email": NEW,
        "profil": "IMP",
        "roles": ["saisie"],
        "langue": "fr",
        "invite_le": now,
        "envoye_le": now,
        "envois": 1,
        "expire_le": now + rules.INVITATION_LIFE,
        "accord_le": None,
        "accepte_le": None,
        "annule_le": None,
    }
    return HeldInvitation(**(plain | changes))


def test_waiting_is_a_minute_and_after_five_letters_a_day():
    now = clock.now()
    assert rules.seconds_to_wait(held(now), now) == 60
    assert rules.seconds_to_wait(held(now), now + timedelta(seconds=59.5)) == 1
    assert rules.seconds_to_wait(held(now), now + timedelta(minutes=1)) == 0
    assert rules.seconds_to_wait(held(now, envois=5), now + timedelta(hours=1)) == 23 * 3600
    assert rules.seconds_to_wait(held(now, envois=5), now + timedelta(days=1)) == 0


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_happens_in_whatever_order_the_state_is_the_models(company, seed):
    """Random acts on one invitation agree with a model of four lines a state."""
    chance = random.Random(seed)
    admin = await company.sign_in()
    state, invitation_id, token = None, None, None
    for _ in range(14):
        act = chance.choice(["invite", "again", "cancel", "expire", "join"])
        await company.conn.execute("UPDATE invitation SET envois = 1")
        if act == "expire":
            await age(company, days=7)
            state = "EXPIREE" if state == "ENVOYEE" else state
        await age(company, minutes=2)
        if act == "invite":
            answer = await invite(company, admin)
            if state == "ACCEPTEE":
                assert answer.json()["code"] == "identity.deja-membre"
            else:
                assert answer.status_code == 201
                state, token = "ENVOYEE", link(company)
                invitation_id = answer.json()["invitation_id"]
        path = f"{OWN}/invitations/{invitation_id}"
        if act == "again" and invitation_id:
            answer = await call(company, admin, "POST", f"{path}/envoi")
            assert (answer.status_code == 200) == (state in {"ENVOYEE", "EXPIREE"})
            if answer.status_code == 200:
                old, state, token = token, "ENVOYEE", link(company)
                assert (await open_page(company, old))[1].status_code == 400
        if act == "cancel" and invitation_id:
            answer = await call(company, admin, "DELETE", path)
            assert (answer.status_code == 204) == (state in {"ENVOYEE", "EXPIREE"})
            state = "ANNULEE" if answer.status_code == 204 else state
        if act == "join" and token:
            page = (await open_page(company, token))[1]
            assert (page.status_code == 200) == (state == "ENVOYEE")
            if page.status_code == 200:
                assert (await join(company, token)).status_code == 303
                state = "ACCEPTEE"
        shown = (await call(company, admin, "GET", f"{OWN}/invitations")).json()["items"]
        assert [each["etat"] for each in shown] == ([state] if state else [])
    who = await company.conn.fetchval("SELECT count(*) FROM utilisateur WHERE email = $1", NEW)
    assert who == (state == "ACCEPTEE")


def test_a_day_of_rest_forgets_the_letters():
    now = clock.now()
    assert rules.sends_of_the_day(5, now - timedelta(hours=23), now) == 5
    assert rules.sends_of_the_day(5, now - timedelta(hours=24), now) == 0
