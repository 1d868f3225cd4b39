"""What can be asked of Portnet ID through the API?"""

from . import account, comptes, entreprises, factors, passwords

ROUTES = [
    *account.ROUTES,
    *comptes.ROUTES,
    *entreprises.ROUTES,
    *factors.ROUTES,
    *passwords.ROUTES,
]
