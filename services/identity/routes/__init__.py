"""What can be asked of Portnet ID through the API?"""

from . import (
    account,
    clients,
    comptes,
    entreprises,
    factors,
    journal,
    members,
    modifications,
    passwords,
    sessions,
    souscriptions,
    souscrire,
)

ROUTES = [
    *account.ROUTES,
    *clients.ROUTES,
    *comptes.ROUTES,
    *entreprises.ROUTES,
    *factors.ROUTES,
    *journal.ROUTES,
    *modifications.ROUTES,
    *members.ROUTES,
    *passwords.ROUTES,
    *sessions.ROUTES,
    *souscriptions.ROUTES,
    *souscrire.ROUTES,
]
