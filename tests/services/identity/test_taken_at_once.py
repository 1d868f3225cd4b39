"""Two who want one name or address at the very same moment: one has it, nobody meets an error."""

import asyncio
from contextlib import asynccontextmanager

from shared.database import connect_once
from tests.services.identity.souscrire import desk as at_work
from tests.services.identity.souscrire import opened
from tests.services.identity.test_modifications import accept, asked, clerk, confirm, mails
from tests.support.waiting import until

__all__ = ["clerk"]

SOMEBODY = """
    INSERT INTO utilisateur (user_id, username, email, prenom, nom, statut, cree_le)
    VALUES (gen_random_uuid(), $1, $2, 'Une', 'Autre', 'ACTIF', now())
"""
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@asynccontextmanager
async def meanwhile(house, statement, *values):
    """Do it on another connection, and commit once somebody waits for what becomes of it."""
    other = await connect_once(house.database_url)
    try:
        done = other.transaction()
        await done.start()
        await other.execute(statement, *values)

        async def waited():
            return await house.conn.fetchval(WAITS)

        async def commit():
            await until(waited)
            await done.commit()

        committing = asyncio.create_task(commit())
        yield
        await committing
    finally:
        await other.close()


async def test_an_address_that_another_takes_while_it_is_confirmed(house, clerk, desk):
    await accept(desk, await asked(clerk, "email", "nouvelle@ailleurs.example"))
    link = next(text for to, text in await mails(house, 1) if to == "nouvelle@ailleurs.example")

    async with meanwhile(house, SOMEBODY, "autre", "Nouvelle@Ailleurs.example"):
        answer = await confirm(house, link)

    assert answer.status_code == 400
    assert "Un autre compte" in answer.text
    assert (await clerk.get("/moi")).json()["email"] == "deux@atlas.example"


async def test_a_username_that_another_takes_while_a_request_is_approved(house):
    request = await (await opened(house)).confirm()
    operator = await at_work(house)

    async with meanwhile(house, SOMEBODY, "imane.berrada", "autre@x.example"):
        answer = await operator.decide(request, "approbation")

    assert (answer.status_code, answer.json().get("etat")) == (200, "APPROUVEE")
    name = "SELECT username FROM utilisateur WHERE email = 'imane@neuve.example'"
    assert await house.conn.fetchval(name) == "imane"


async def test_an_account_that_its_owner_opens_while_a_request_is_approved(house):
    request = await (await opened(house)).confirm()
    operator = await at_work(house)

    async with meanwhile(house, SOMEBODY, "a.moi", "Imane@neuve.example"):
        answer = await operator.decide(request, "approbation")

    assert answer.json().get("etat") == "APPROUVEE"
    rows = await house.conn.fetch(
        "SELECT username FROM utilisateur WHERE lower(email) = 'imane@neuve.example'"
    )
    assert [row["username"] for row in rows] == ["a.moi"]
