"""Two companies, each with an administrator who has signed in."""

import pytest

from tests.services.identity.acting import House, Tokens
from tests.services.identity.mandants import PEOPLE


@pytest.fixture
async def house(house: House) -> House:
    """A running Portnet ID with the people of both companies, and of a third."""
    await house.seed(**PEOPLE)
    return house


@pytest.fixture
async def mandant(house: House) -> Tokens:
    """Who gives procurations."""
    return await house.sign_in()


@pytest.fixture
async def agent(house: House) -> Tokens:
    """Who is given them."""
    return await house.sign_in(username="transitaire")
