"""What does the gateway say: are the partners' systems up?"""

from datetime import datetime

from shared.contracts import fields as f
from shared.contracts.speakers import GATEWAY, PARTNER_PATTERNS
from shared.events import Event, Rejected


class PartenaireEtat(Event, frozen=True, kw_only=True):
    """A partner's system changed state, by its own word or by the gateway's probe."""

    type = "partenaire.etat"
    speakers = (GATEWAY, *PARTNER_PATTERNS)

    emetteur_code: f.EmetteurCode
    statut: f.EtatPartenaire
    depuis: f.Depuis | None = None

    def check(self, source: str, time: datetime) -> None:
        """Refuse a partner that speaks for another one."""
        if source not in (GATEWAY, self.emetteur_code):
            raise Rejected("AUTORITE", f"{source} tells the state of {self.emetteur_code}")


EVENTS = (PartenaireEtat,)
