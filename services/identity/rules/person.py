"""Which person does a token speak for?"""

from uuid import UUID

from services.identity.problems import CompteInconnu
from shared.auth import Principal


def user_id(who: Principal) -> UUID:
    """Return the id of the person behind a token.

    Raises: CompteInconnu — it speaks for a program.
    """
    try:
        return UUID(who.sub)
    except ValueError as error:
        raise CompteInconnu from error
