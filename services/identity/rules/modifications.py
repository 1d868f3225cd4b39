"""What may be asked to change, and who decides on it?"""

import re
from datetime import timedelta

from services.identity.models.modifications import Champ, Demande
from services.identity.rules.desk import tidy
from services.identity.rules.members import ADMINISTRATOR
from shared.auth import Principal
from shared.problems import FieldError, InvalidInput

PERSONAL: tuple[Champ, ...] = ("prenom", "nom", "email")
OF_COMPANY: tuple[Champ, ...] = ("raison_sociale", "rc", "if_fiscal", "adresse")
LONGEST: dict[Champ, int] = {
    "prenom": 100,
    "nom": 100,
    "email": 254,
    "raison_sociale": 200,
    "rc": 40,
    "if_fiscal": 40,
    "adresse": 500,
}
LINK_LIFE = timedelta(days=2)
"""How long a new address may be confirmed. Source: domain decision."""
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def fields(ice: str | None) -> tuple[Champ, ...]:
    """Return what a person may ask to change: their own data, and their company's if they have
    one. Source: user guide, III.A.
    """
    return PERSONAL if ice is None else PERSONAL + OF_COMPANY


def wanted(champ: Champ, text: str, today: str | None, ice: str | None) -> str:
    """Return the value asked for.

    Raises: InvalidInput — not a field of theirs, too long, no address, or what it is already.
    """
    if champ not in fields(ice):
        raise InvalidInput(errors=[FieldError("#/champ", "belongs to a company")])
    value = tidy(text)
    if value is None or len(value) > LONGEST[champ] or "\0" in value:
        why = f"one to {LONGEST[champ]} characters"
        raise InvalidInput(errors=[FieldError("#/valeur", why)])
    if champ == "email" and not _ADDRESS.fullmatch(value):
        raise InvalidInput(errors=[FieldError("#/valeur", "not an e-mail address")])
    if value == today:
        raise InvalidInput(errors=[FieldError("#/valeur", "what it is already")])
    return value


def may_see_queue(who: Principal) -> bool:
    """Say whether the caller decides on changes: an operator, or a company's administrator."""
    return who.is_operator or (who.ice is not None and ADMINISTRATOR in who.roles)


def may_decide(who: Principal, asked: Demande) -> bool:
    """Say whether a change is the caller's to decide on, whoever asked it.

    Operators decide on everything; an administrator on the personal data of those who asked
    under their company, as long as they work for it. Source: domain decision.
    """
    if who.is_operator:
        return True
    is_of_colleague = asked.ice == who.ice and asked.y_travaille
    return may_see_queue(who) and is_of_colleague and not asked.de_entreprise
