"""What can be asked of Portnet ID through the API?"""

from . import (
    account,
    clients,
    comptes,
    entreprises,
    factors,
    journal,
    lost_device,
    members,
    modifications,
    passwords,
    procurations,
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
    *lost_device.ROUTES,
    *passwords.ROUTES,
    *procurations.ROUTES,
    *sessions.ROUTES,
    *souscriptions.ROUTES,
    *souscrire.ROUTES,
]
