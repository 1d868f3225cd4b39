"""Which request to join does a key open?"""

from services.identity.means import Means
from services.identity.models.souscriptions import Souscription
from services.identity.problems.souscriptions import SouscriptionInconnue
from services.identity.queries import souscriptions as queries
from services.identity.rules import acces
from services.identity.rules import souscriptions as rules
from shared import clock
from shared.database import Connection


async def opened(conn: Connection, means: Means, reference: str, key: str) -> Souscription:
    """Return the request that `key` opens.

    Raises: SouscriptionInconnue — there is none, the key is another's, or its time is over.
    """
    found = await queries.find_by_reference(conn, reference)
    if found is None:
        raise SouscriptionInconnue
    right = acces.access_key(means.vault, str(found.souscription_id), found.email)
    if not acces.is_same(key, right) or not rules.is_readable(
        found.etat, found.deposee_le, found.decidee_le, clock.now()
    ):
        raise SouscriptionInconnue
    return found


async def deposited(conn: Connection, means: Means, reference: str, key: str) -> Souscription:
    """Return the request that `key` may add documents to: its link's, or the one given when it was
    opened, as long as the address is not confirmed.

    Raises: SouscriptionInconnue.
    """
    found = await queries.find_by_reference(conn, reference)
    if found is not None and found.etat == "A_CONFIRMER":
        right = acces.deposit_key(means.vault, str(found.souscription_id))
        if acces.is_same(key, right):
            return found
    return await opened(conn, means, reference, key)
