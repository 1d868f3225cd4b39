"""How far has a sign-in come, and what is still asked?"""

from datetime import timedelta

from services.identity.models.signin import LoginTransaction, Step

TRANSACTION_LIFE = timedelta(minutes=30)
"""How long someone may take to sign in (domain decision)."""
CODES_PER_TRANSACTION = 5
"""Wrong codes before the sign-in is over. Source: NIST SP 800-63B-4, section 3.1.3.1."""
EMAIL_CODE_LIFE = timedelta(minutes=10)
"""Source: NIST SP 800-63B-4, section 3.1.3.1."""
EMAIL_CODE_PAUSE = timedelta(minutes=1)
EMAIL_CODES_PER_HOUR = 5
"""Domain decision: enough for a slow mailbox, too few to flood one."""
REPEAT_WITHIN = timedelta(minutes=1)
"""How long the same form, sent again, is answered like the first time."""


def current(transaction: LoginTransaction) -> Step:
    """Return what is asked next."""
    if transaction.session_id is not None:
        if transaction.recovery_shown is not None:
            return "recovery"
        return "profil" if transaction.choose_profil else "done"
    if transaction.user_id is None:
        return "password"
    if transaction.proved_acr is not None:
        return "renew"
    return "enrol" if transaction.is_enrolling else "code"


def masked(email: str) -> str:
    """Return an address that its owner recognises and nobody else learns: `k•••@e•••.ma`."""
    local, _, domain = email.partition("@")
    name, dot, rest = domain.rpartition(".")
    # Isolated, so that it reads left to right inside an Arabic sentence too.
    return f"\u2068{local[:1]}•••@{name[:1]}•••{dot}{rest}\u2069"
