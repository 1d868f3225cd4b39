"""What shape has a request for help from someone who has lost their second factor?"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

EtatDemande = Literal["OUVERTE", "APPROUVEE", "REFUSEE", "ANNULEE", "EFFECTIVE"]


class DemandeAide(Struct, frozen=True, kw_only=True):
    """A request for help as those see it who may decide."""

    demande_id: UUID
    username: str
    prenom: str
    nom: str
    email: str
    entreprises: list[str]
    """The names of the companies that the person works for."""
    etat: EtatDemande
    ouverte_le: datetime
    adresse: str | None
    """The network from which help was asked for."""
    appareil: str | None
    effective_le: datetime | None


class DemandesAide(Struct, frozen=True, kw_only=True):
    """Requests that wait for a decision, or for their delay to pass."""

    items: list[DemandeAide]


class DecideDemande(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Say why a request is approved or refused; the person reads it when it is refused."""

    motif: Annotated[str, Meta(min_length=1, max_length=500, pattern=r"\S")]


class Demande(Struct, frozen=True, kw_only=True):
    """A request for help."""

    demande_id: UUID
    user_id: UUID
    etat: EtatDemande
    decided_by: UUID | None
    effective_at: datetime | None
