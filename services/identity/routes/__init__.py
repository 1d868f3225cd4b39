"""What can be asked of Portnet ID through the API?"""

from . import account, comptes, entreprises, factors

ROUTES = [*account.ROUTES, *comptes.ROUTES, *entreprises.ROUTES, *factors.ROUTES]
