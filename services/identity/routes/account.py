"""What can a person ask about their own account?"""

import msgspec
from litestar import get

from services.identity.models.people import MonEspace
from services.identity.problems import CompteInconnu
from services.identity.queries import people
from services.identity.rules.person import user_id
from shared.auth import SIGNED_IN, Principal
from shared.database import Connection


@get("/moi", guards=[SIGNED_IN])
async def read_mon_espace(conn: Connection, who: Principal) -> MonEspace:
    """Return the caller's own data, read-only. Source: user guide, III.A."""
    found = await people.find_mon_espace(conn, user_id(who), who.ice, who.profil or "")
    if found is None:
        raise CompteInconnu
    return msgspec.structs.replace(found, acr=who.acr or "")


ROUTES = [read_mon_espace]
