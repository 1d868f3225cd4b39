"""Companies, packages and submissions to test with."""

from datetime import date
from typing import Any
from uuid import UUID

from services.billing.actions import publish_offres, register_company, seed_forfait
from services.billing.consumers import CONSUMERS
from services.billing.models import Forfait, Label, SeedForfait
from services.billing.seed import read_offres
from shared import clock
from shared.database import Connection
from shared.events import CloudEvent
from tests.support.heard import decoded, message
from tests.support.tokens import ICE, OTHER_ICE

LABEL = Label(fr="Pack", ar="باقة", en="Pack")


def a_forfait(number: int = 1, **changes: Any) -> Forfait:
    """Return a running package of five operations for the year 2026."""
    values: dict[str, Any] = {
        "forfait_id": UUID(int=number),
        "ice": ICE,
        "offre_code": "PACK-5",
        "label": LABEL,
        "etat": "ACTIF",
        "total": 5,
        "solde": 5,
        "consommees": 0,
        "date_debut": date(2026, 1, 1),
        "date_fin": date(2026, 12, 31),
        "cree_le": clock.now(),
        "active_le": clock.now(),
        "clos_le": None,
        "motif": None,
    }
    return Forfait(**(values | changes))


async def open_house(conn: Connection) -> None:
    """Put the price list on sale and register two companies."""
    await publish_offres(conn, read_offres())
    for ice in (ICE, OTHER_ICE):
        await register_company(conn, ice, f"Société {ice}", ["IMP"], clock.now())


async def give(
    conn: Connection, offre_code: str, *, ice: str = ICE, start: date | None = None
) -> Forfait:
    """Activate an offer for a company."""
    activated = await seed_forfait(
        conn, SeedForfait(ice=ice, offre_code=offre_code, date_debut=start)
    )
    assert activated is not None
    return activated.forfait


def submission(number: str = "20261000000123", **envelope: Any) -> CloudEvent[Any]:
    """Return the submission of an import title."""
    at = envelope.pop("time", None) or clock.now()
    data = {
        "titre_no": number,
        "type_titre": "EI",
        "banque": "007",
        "guichet": "007780",
        "montant_devise": "25000.00",
        "devise": "EUR",
        "cours": "10.812300",
        "montant_mad": "270307.50",
        "nomenclature": "8708990000",
        "bureau": "306",
        "soumis_le": at,
    }
    values: dict[str, Any] = {"source": "catalog", "ice": ICE, "time": at}
    return decoded(CONSUMERS, *message("titre.souscrit", data, **(values | envelope)))
