"""What can a person ask about their own account, and an operator about a company?"""

import msgspec
from litestar import get

from services.identity.models.people import Entreprise, MonEspace
from services.identity.problems import CompteInconnu, EntrepriseInconnue
from services.identity.queries import people
from services.identity.rules.person import user_id
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection


@get("/moi", guards=[SIGNED_IN])
async def read_mon_espace(conn: Connection, who: Principal) -> MonEspace:
    """Return the caller's own data, read-only. Source: user guide, III.A."""
    found = await people.find_mon_espace(conn, user_id(who), who.ice, who.profil or "")
    if found is None:
        raise CompteInconnu
    return msgspec.structs.replace(found, acr=who.acr or "")


@get("/entreprises/{ice:str}", guards=[requires(profils={"OPE"})])
async def read_entreprise(conn: Connection, ice: str) -> Entreprise:
    """Return a company, for PORTNET's operators."""
    found = await people.find_entreprise(conn, ice) if len(ice) == 15 and ice.isdigit() else None
    if found is None:
        raise EntrepriseInconnue
    return found


ROUTES = [read_mon_espace, read_entreprise]
