"""What can be asked of Portnet ID through the API?"""

from . import (
    account,
    clients,
    comptes,
    entreprises,
    factors,
    modifications,
    passwords,
    souscriptions,
    souscrire,
)

ROUTES = [
    *account.ROUTES,
    *clients.ROUTES,
    *comptes.ROUTES,
    *entreprises.ROUTES,
    *factors.ROUTES,
    *modifications.ROUTES,
    *passwords.ROUTES,
    *souscriptions.ROUTES,
    *souscrire.ROUTES,
]
