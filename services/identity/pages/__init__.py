"""What does a browser or a client see under `/id`? The provider's endpoints and its pages."""

from litestar import Router

from services.identity.pages.address import ADDRESS_PAGES
from services.identity.pages.authorize import authorize
from services.identity.pages.invitation import INVITATION
from services.identity.pages.leave import end_session, end_session_form
from services.identity.pages.lost_device import LOST_DEVICE_PAGES
from services.identity.pages.password import PASSWORD_PAGES
from services.identity.pages.protocol import ENDPOINTS
from services.identity.pages.render import EXCEPTION_HANDLERS
from services.identity.pages.signin import SIGN_IN
from services.identity.pages.static import read_asset

MAX_FORM_BYTES = 65_536
"""Far above any right form or token request."""

PAGES = [
    Router(
        "/id",
        route_handlers=[
            *ENDPOINTS,
            authorize,
            end_session,
            end_session_form,
            *SIGN_IN,
            *PASSWORD_PAGES,
            *ADDRESS_PAGES,
            *INVITATION,
            *LOST_DEVICE_PAGES,
            read_asset,
        ],
        exception_handlers=EXCEPTION_HANDLERS,
        request_max_body_size=MAX_FORM_BYTES,
        include_in_schema=False,
    )
]
