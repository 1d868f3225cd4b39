"""What can be asked of Portnet ID through the API?"""

from uuid import UUID

import msgspec
from litestar import get

from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Connection

from .models.people import Entreprise, MonEspace
from .problems import CompteInconnu, EntrepriseInconnue
from .queries import people


@get("/moi", guards=[SIGNED_IN])
async def read_mon_espace(conn: Connection, who: Principal) -> MonEspace:
    """Return the caller's own data, read-only. Source: user guide, III.A."""
    try:
        user_id = UUID(who.sub)
    except ValueError as error:
        raise CompteInconnu from error
    found = await people.find_mon_espace(conn, user_id, who.ice, who.profil or "")
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
