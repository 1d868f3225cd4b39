"""What may a company do with its people, and when is an invitation good?"""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from services.identity.models.members import Droits, EtatInvitation, HeldInvitation

ADMINISTRATOR = "administrateur"
INVITATION_LIFE = timedelta(days=7)
"""Domain decision: a working week and both weekends around it."""
SEND_PAUSE = timedelta(minutes=1)
SENDS_A_DAY = 5
"""To one address, from one company (domain decision: a slow mailbox is served, none is flooded)."""
COMPANY_SENDS_A_DAY = 100
"""From one company to all addresses (domain decision)."""
DAY = timedelta(days=1)
AGREEMENT_LIFE = timedelta(minutes=30)
"""How long after the link the sign-in may take that makes the invitation good: a sign-in's life."""
_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,63}\Z")
"""As in the table: no @, so that it can never be mistaken for an address."""
LONGEST_NAME = 100


def distinct(wanted: Iterable[Droits]) -> bool:
    """Say whether every profile stands there once."""
    profils = [each.profil for each in wanted]
    return len(profils) == len(set(profils))


def is_administrator(droits: Iterable[Droits]) -> bool:
    """Say whether these rights administer the company."""
    return any(ADMINISTRATOR in each.roles for each in droits)


def keeps_an_administrator(administrators: Collection[UUID], leaving: UUID) -> bool:
    """Say whether someone still administers the company without `leaving`.

    `administrators` are those who can act now: neither suspended nor blocked. Whoever is none of
    them takes nothing away by leaving.
    """
    return leaving not in administrators or len(set(administrators)) > 1


def takes_away(before: Iterable[Droits], after: Iterable[Droits]) -> bool:
    """Say whether some profile or role of `before` is missing in `after`."""
    kept = {(each.profil, role) for each in after for role in each.roles}
    return any((each.profil, role) not in kept for each in before for role in each.roles)


def etat(invitation: HeldInvitation, now: datetime) -> EtatInvitation:
    """Return the state of an invitation."""
    if invitation.accepte_le is not None:
        return "ACCEPTEE"
    if invitation.annule_le is not None:
        return "ANNULEE"
    return "ENVOYEE" if now < invitation.expire_le else "EXPIREE"


def sends_of_the_day(envois: int, envoye_le: datetime, now: datetime) -> int:
    """Return how many letters of an invitation count today: none after a day of rest."""
    return envois if now - envoye_le < DAY else 0


def seconds_to_wait(invitation: HeldInvitation, now: datetime) -> int:
    """Return how long the next letter to this address must wait; 0: not at all."""
    since = now - invitation.envoye_le
    if sends_of_the_day(invitation.envois, invitation.envoye_le, now) >= SENDS_A_DAY:
        left = DAY - since
    else:
        left = SEND_PAUSE - since
    return max(0, -(-int(left.total_seconds() * 1000) // 1000))


def suggested_username(email: str) -> str:
    """Return a username made of an address, `""` when none can be."""
    local = re.sub(r"[^A-Za-z0-9._-]", "", email.partition("@")[0]).lstrip("._-")[:64]
    return local if _USERNAME.match(local) else ""


def is_username(text: str) -> bool:
    """Say whether `text` can be a username."""
    return _USERNAME.match(text) is not None


def is_name(text: str) -> bool:
    """Say whether `text` can be a first or a family name."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()
