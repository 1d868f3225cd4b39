"""What can be asked of Portnet ID through the API?"""

from . import account, clients, comptes, entreprises, factors, passwords

ROUTES = [
    *account.ROUTES,
    *clients.ROUTES,
    *comptes.ROUTES,
    *entreprises.ROUTES,
    *factors.ROUTES,
    *passwords.ROUTES,
]
