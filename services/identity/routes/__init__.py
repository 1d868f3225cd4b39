"""What can be asked of Portnet ID through the API?"""

from . import (
    account,
    clients,
    comptes,
    entreprises,
    factors,
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
    *passwords.ROUTES,
    *souscrire.ROUTES,
    *souscriptions.ROUTES,
]
