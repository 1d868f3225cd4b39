"""What can be asked of Portnet ID through the API?"""

from . import account, factors

ROUTES = [*account.ROUTES, *factors.ROUTES]
