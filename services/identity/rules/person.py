"""Which person, and which company, does a token speak for?"""

from uuid import UUID

from services.identity.problems import CompteInconnu
from shared.auth import Principal
from shared.problems import Forbidden


def user_id(who: Principal) -> UUID:
    """Return the id of the person behind a token.

    Raises: CompteInconnu — it speaks for a program.
    """
    try:
        return UUID(who.sub)
    except ValueError as error:
        raise CompteInconnu from error


def company(who: Principal) -> str:
    """Return the ICE of the company in whose name a token acts.

    Raises: Forbidden — there is none: an operator or an administration.
    """
    if who.ice is None:
        raise Forbidden
    return who.ice
